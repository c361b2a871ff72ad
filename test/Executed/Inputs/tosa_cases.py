"""Every TOSA operation that upstream lowers, at small awkward shapes.

Where the lowering computes something else than the specification, the case
says what and why; docs/CostModel-Tosa.md has the same in words.
"""

from dataclasses import dataclass

from cases import Buffer, Case, Difference, product


@dataclass
class Const:
    """A constant operand: no argument of the function, and no traffic."""

    element: str
    shape: tuple
    values: str


@dataclass
class Shape:
    values: tuple


def tosa_case(name, what, operands, results, attributes="", **more):
    """A case of tosa.`name`; `operands` are buffers and constants."""
    lines, names, types, arguments, numbers = [], [], [], [], []
    for number, operand in enumerate(operands):
        if isinstance(operand, Buffer):
            names.append("%%a%d" % len(arguments))
            types.append(operand.type("tensor"))
            numbers.append(len(arguments))
            arguments.append(operand)
            continue
        names.append("%%c%d" % number)
        numbers.append(None)
        if isinstance(operand, Shape):
            count = len(operand.values)
            types.append("!tosa.shape<%d>" % count)
            value = "tosa.const_shape {values = dense<%s> : tensor<%dxindex>}" % (
                list(operand.values),
                count,
            )
        else:
            kind = Buffer(operand.element, operand.shape).type("tensor")
            types.append(kind)
            value = '"tosa.const"() <{values = dense<%s> : %s}>' % (operand.values, kind)
        signature = " : () -> " + types[-1]
        lines.append("  %s = %s%s" % (names[-1], value, signature))
    outs = [r.type("tensor") for r in results]
    out = outs[0] if len(outs) == 1 else "(%s)" % ", ".join(outs)
    bound = "%r" if len(outs) == 1 else "%%r:%d" % len(outs)
    lines.append(
        "  %s = tosa.%s %s%s : (%s) -> %s"
        % (
            bound,
            name,
            ", ".join(names),
            " {%s}" % attributes if attributes else "",
            ", ".join(types),
            out,
        )
    )
    returned = ["%r"] if len(outs) == 1 else ["%%r#%d" % i for i in range(len(outs))]
    lines.append("  return %s : %s" % (", ".join(returned), ", ".join(outs)))
    return Case(
        "tosa." + name,
        what,
        arguments,
        "\n".join(lines),
        list(results),
        kind="tensor",
        operands=numbers,
        **more,
    )


def zero(element):
    return Const(element, (1,), "0.0" if element.startswith(("f", "bf")) else "0")


#===-----------------------------------------------------------------------===#
# Elementwise
#===-----------------------------------------------------------------------===#

UNARY = {
    "f32": "abs ceil cos erf exp floor log reciprocal rsqrt sin tanh",
    "f16": "abs exp floor tanh",
    "i32": "abs clz bitwise_not",
    "i8": "bitwise_not",
    "i1": "logical_not",
}
BINARY = {
    "f32": "add sub pow maximum minimum",
    "f16": "add maximum",
    "i32": "add sub intdiv bitwise_and bitwise_or bitwise_xor logical_left_shift "
    "logical_right_shift maximum minimum",
    "i1": "logical_and logical_or logical_xor",
}
BROADCASTS = [((3, 1, 5), (3, 1, 5)), ((3, 1, 5), (1, 2, 5)), ((7,), (1,)), ((1, 1), (3, 4)), ((), ())]


def broadcast(a, b):
    return tuple(max(x, y) for x, y in zip(a, b))


def elementwise_cases():
    for element, names in UNARY.items():
        for name in names.split():
            for shape in [(3, 1, 5), (), (7,)]:
                buffer = Buffer(element, shape)
                yield tosa_case(name, "%s %s" % (element, shape), [buffer], [buffer])
    for element, names in BINARY.items():
        for name in names.split():
            for a, b in BROADCASTS:
                yield tosa_case(
                    name,
                    "%s %s by %s" % (element, a, b),
                    [Buffer(element, a), Buffer(element, b)],
                    [Buffer(element, broadcast(a, b))],
                )
    for name in ("equal", "greater", "greater_equal"):
        for element in ("f32", "i32"):
            for a, b in BROADCASTS:
                yield tosa_case(
                    name,
                    "%s %s by %s" % (element, a, b),
                    [Buffer(element, a), Buffer(element, b)],
                    [Buffer("i1", broadcast(a, b))],
                )
    yield from special_elementwise_cases()


def one_widening(elements):
    return Difference(
        "the shift is widened to 64 bits at once, as nothing needs it in 32",
        {"convert i32": -elements},
    )


def special_elementwise_cases():
    f, i = Buffer("f32", (3, 5)), Buffer("i32", (3, 5))
    for element in ("f32", "f16"):
        for shape in [(3, 5), (1, 7, 1)]:
            buffer = Buffer(element, shape)
            yield tosa_case("sigmoid", "%s %s" % (element, shape), [buffer], [buffer])
            yield tosa_case(
                "negate", element, [buffer, zero(element), zero(element)], [buffer]
            )
    for element in ("i8", "i16", "i32"):
        buffer = Buffer(element, (3, 5))
        yield tosa_case("negate", element, [buffer, zero(element), zero(element)], [buffer])
    for element, a, b in [("f32", (3, 5), (1, 5)), ("f16", (7,), (7,)), ("i32", (2, 3), (2, 1)), ("f32", (), ())]:
        yield tosa_case(
            "mul",
            element,
            [Buffer(element, a), Buffer(element, b), zero("i8")],
            [Buffer(element, broadcast(a, b))],
        )
    for narrow in ("i8", "i16"):
        buffer = Buffer(narrow, (3, 5))
        yield tosa_case("mul", narrow + " to i32", [buffer, buffer, zero("i8")], [i])
    yield tosa_case("mul", "i32 shifted", [i, i, Const("i8", (1,), "3")], [i], differences=[one_widening(15)])
    for rounding in ("SINGLE_ROUND", "DOUBLE_ROUND"):
        once = rounding == "SINGLE_ROUND"
        yield Case(
            "tosa.apply_scale",
            rounding,
            [Buffer("i32"), Buffer("i32"), Buffer("i8")],
            "  %%r = tosa.apply_scale %%a0, %%a1, %%a2 {rounding_mode = %s} : (i32, i32, i8) -> i32\n"
            "  return %%r : i32" % rounding,
            [Buffer("i32")],
            kind="tensor",
            differences=[one_widening(1)] if once else [],
        )
    for element in ("f32", "i32", "i8", "i1"):
        values = [Buffer(element, (3, 5)), Buffer(element, (1, 5))]
        yield tosa_case("select", element, [Buffer("i1", (3, 1))] + values, [Buffer(element, (3, 5))])
    for element, low, high in [("f32", "0.0", "6.0"), ("f16", "-1.0", "1.0"), ("i8", "-3", "7"), ("i32", "0", "9")]:
        buffer = Buffer(element, (3, 5))
        attributes = "min_val = %s : %s, max_val = %s : %s" % (low, element, high, element)
        yield tosa_case("clamp", element, [buffer], [buffer], attributes)
        if element.startswith("f"):
            yield tosa_case(
                "clamp", element + ", NaNs lose", [buffer], [buffer], attributes + ", nan_mode = IGNORE"
            )
    for name in ("maximum", "minimum"):
        yield tosa_case(name, "NaNs lose", [f, f], [f], "nan_mode = IGNORE")
    for rounds in ("true", "false"):
        for element in ("i32", "i8"):
            buffer = Buffer(element, (3, 5))
            yield tosa_case(
                "arithmetic_right_shift", element + " round " + rounds, [buffer, buffer], [buffer], "round = " + rounds
            )
    for source, target in [
        ("f32", "f16"), ("f16", "f32"), ("f32", "i32"), ("f32", "i8"), ("f16", "i16"), ("i32", "f32"),
        ("i8", "f16"), ("i8", "i32"), ("i32", "i8"), ("f32", "i1"), ("i8", "i1"), ("i1", "f32"), ("i1", "i32"), ("f32", "bf16"),
    ]:
        yield tosa_case(
            "cast", "%s to %s" % (source, target), [Buffer(source, (3, 5))], [Buffer(target, (3, 5))]
        )
    yield tosa_case("table", "i8", [Buffer("i8", (7,)), Buffer("i8", (256,))], [Buffer("i8", (7,))], bounded_traffic=True)
    yield tosa_case("table", "i16", [Buffer("i16", (7,)), Buffer("i16", (513,))], [Buffer("i32", (7,))], bounded_traffic=True)
    yield tosa_case("identity", "f32", [f], [f])


def rescale_cases():
    for source, target, rounding, scale32 in [
        ("i32", "i8", "SINGLE_ROUND", True), ("i32", "i8", "DOUBLE_ROUND", True), ("i8", "i8", "SINGLE_ROUND", True),
        ("i8", "i32", "SINGLE_ROUND", True), ("i16", "i16", "DOUBLE_ROUND", True), ("i32", "i16", "SINGLE_ROUND", False),
    ]:
        for channels in (1, 3):
            per_channel = channels > 1
            attributes = "scale32 = %s, rounding_mode = %s, per_channel = %s, input_unsigned = false, output_unsigned = false" % (
                str(scale32).lower(), rounding, str(per_channel).lower())
            multipliers = "19" if not per_channel else "[19, 21, 23]"
            shifts = "15" if not per_channel else "[15, 16, 17]"
            yield tosa_case(
                "rescale",
                "%s to %s, %s, %d channels" % (source, target, rounding, channels),
                [
                    Buffer(source, (2, 3)),
                    Const("i32" if scale32 else "i16", (channels,), multipliers),
                    Const("i8", (channels,), shifts),
                    Const(source, (1,), "0" if source == "i32" or source == "i16" else "5"),
                    Const(target, (1,), "0" if target == "i32" or target == "i16" else "-3"),
                ],
                [Buffer(target, (2, 3))],
                attributes,
                differences=[one_widening(6)],
            )


#===-----------------------------------------------------------------------===#
# Reductions and data movement
#===-----------------------------------------------------------------------===#


def reduction_cases():
    shape = (3, 5, 2)
    for element, names in {
        "f32": "sum product max min",
        "f16": "sum max",
        "bf16": "sum",
        "i32": "sum max min",
        "i8": "max",
        "i1": "all any",
    }.items():
        for name in names.split():
            for axis in range(3):
                out = tuple(1 if i == axis else n for i, n in enumerate(shape))
                attributes = "axis = %d : i32" % axis
                modes = [attributes]
                if name in ("max", "min") and element.startswith("f"):
                    modes.append(attributes + ", nan_mode = IGNORE")
                for mode in modes:
                    yield tosa_case(
                        "reduce_" + name, "%s, %s" % (element, mode), [Buffer(element, shape)], [Buffer(element, out)], mode
                    )
    for element in ("f32", "i8", "f16"):
        for axis in range(3):
            out = tuple(n for i, n in enumerate(shape) if i != axis)
            modes = ["axis = %d : i32" % axis]
            if element.startswith("f"):
                modes.append(modes[0] + ", nan_mode = IGNORE")
            for mode in modes:
                yield tosa_case("argmax", "%s, %s" % (element, mode), [Buffer(element, shape)], [Buffer("i32", out)], mode)


def movement_cases():
    f = lambda *sizes: Buffer("f32", sizes)
    yield tosa_case("transpose", "rank 3", [f(2, 3, 5)], [f(5, 2, 3)], "perms = array<i32: 2, 0, 1>")
    yield tosa_case("reverse", "axis 1", [f(2, 3, 5)], [f(2, 3, 5)], "axis = 1 : i32")
    yield tosa_case("concat", "axis 0", [f(2, 3), f(5, 3)], [f(7, 3)], "axis = 0 : i32")
    yield tosa_case("concat", "axis 1", [f(2, 3), f(2, 1), f(2, 5)], [f(2, 9)], "axis = 1 : i32")
    yield tosa_case("tile", "2 by 3", [f(3, 5), Shape((2, 3))], [f(6, 15)])
    yield tosa_case("slice", "inside", [f(5, 7), Shape((1, 2)), Shape((3, 4))], [f(3, 4)])
    yield tosa_case("pad", "uneven", [f(3, 5), Shape((1, 2, 0, 3)), zero("f32")], [f(6, 8)])
    yield tosa_case("reshape", "flat", [f(3, 5), Shape((15,))], [f(15)])
    for rows, picks in [(11, 4), (3, 7)]:
        yield tosa_case(
            "gather",
            "%d of %d" % (picks, rows),
            [f(2, rows, 3), Buffer("i32", (2, picks), fill=rows)],
            [f(2, picks, 3)],
            bounded_traffic=True,
        )


#===-----------------------------------------------------------------------===#
# Contractions
#===-----------------------------------------------------------------------===#


def acc_of(element):
    return "f32" if element.startswith("f") else "i32"


def bias_start(outputs, element, cast=False):
    work = {"add " + element: -product(outputs)}
    return Difference("the bias is the accumulator's initial value", work)


def padded_input(image, touched):
    """A padded image is copied as a whole, gaps that the taps leave included."""
    return Difference("padding copies the whole image", reads={0: product(image) - touched})


def touched_positions(extent, out, kernel, stride, dilation, before):
    return len(
        {
            o * stride + k * dilation - before
            for o in range(out)
            for k in range(kernel)
            if 0 <= o * stride + k * dilation - before < extent
        }
    )


# (image, kernel, pad, stride, dilation), per spatial dimension.
SPATIAL = [
    ((5, 7), (3, 2), ((0, 0), (0, 0)), (1, 1), (1, 1)),
    ((5, 7), (3, 2), ((1, 1), (0, 1)), (1, 1), (1, 1)),
    ((7, 7), (1, 2), ((0, 0), (0, 0)), (3, 5), (1, 1)),
    ((9, 8), (2, 3), ((1, 0), (2, 2)), (1, 1), (3, 2)),
    ((9, 9), (2, 2), ((1, 0), (0, 1)), (3, 2), (2, 1)),
]


def out_extent(extent, kernel, pad, stride, dilation):
    return (extent - 1 + sum(pad) - (kernel - 1) * dilation) // stride + 1


def window(spatial):
    image, kernel, pad, stride, dilation = spatial
    out = tuple(map(out_extent, image, kernel, pad, stride, dilation))
    touched = product(
        touched_positions(e, o, k, s, d, p[0])
        for e, o, k, s, d, p in zip(image, out, kernel, stride, dilation, pad)
    )
    flat = [n for pair in pad for n in pair]
    return image, kernel, flat, stride, dilation, out, touched


def exact_spatial(spatial):
    """The specification wants the last window to end at the image's edge."""
    image, kernel, pad, stride, dilation = spatial
    grown = []
    for e, k, p, s, d in zip(image, kernel, pad, stride, dilation):
        rest = (e - 1 + sum(p) - (k - 1) * d) % s
        grown.append(e + (s - rest) % s)
    return (tuple(grown), kernel, pad, stride, dilation)


def convolution_cases():
    for number, spatial in enumerate(map(exact_spatial, SPATIAL)):
        image, kernel, pad, stride, dilation, out, touched = window(spatial)
        for element in ("f32", "i8") if number < 2 else ("f32",):
            acc = acc_of(element)
            attributes = "acc_type = %s, dilation = array<i64: %s>, pad = array<i64: %s>, stride = array<i64: %s>" % (
                acc, *(", ".join(map(str, v)) for v in (dilation, pad, stride)))
            result = acc if element == "i8" else element
            what = "window %d, %s" % (number, element)
            padding = [padded_input((2, *image, 3), 6 * touched)] if any(pad) else []
            yield tosa_case(
                "conv2d",
                what,
                [Buffer(element, (2, *image, 3)), Buffer(element, (5, *kernel, 3)), Buffer(result, (5,)), zero(element), zero(element)],
                [Buffer(result, (2, *out, 5))],
                attributes,
                differences=padding + [bias_start((2, *out, 5), acc)],
            )
            yield tosa_case(
                "depthwise_conv2d",
                what,
                [Buffer(element, (2, *image, 3)), Buffer(element, (*kernel, 3, 2)), Buffer(result, (6,)), zero(element), zero(element)],
                [Buffer(result, (2, *out, 6))],
                attributes,
                differences=padding,
            )
            if element == "i8":
                continue
            yield from conv3d_case(what, spatial)


def conv3d_case(what, spatial):
    image, kernel, pad, stride, dilation = spatial
    image, kernel, pad, stride, dilation, out, touched = window(
        ((4, *image), (2, *kernel), ((0, 0), *pad), (1, *stride), (2, *dilation))
    )
    attributes = "acc_type = f32, dilation = array<i64: %s>, pad = array<i64: %s>, stride = array<i64: %s>" % tuple(
        ", ".join(map(str, v)) for v in (dilation, pad, stride))
    yield tosa_case(
        "conv3d",
        what,
        [Buffer("f32", (1, *image, 3)), Buffer("f32", (2, *kernel, 3)), Buffer("f32", (2,)), zero("f32"), zero("f32")],
        [Buffer("f32", (1, *out, 2))],
        attributes,
        differences=([padded_input((*image, 3), 3 * touched)] if any(pad) else []) + [bias_start((*out, 2), "f32")],
    )


def matmul_cases():
    for narrow, wide in [("f32", "f32"), ("f16", "f32"), ("i8", "i32"), ("i16", "i64")]:
        for n, h, c, w in [(2, 3, 5, 7), (1, 1, 1, 1), (3, 1, 4, 2)]:
            if narrow == "i16":
                continue
            yield tosa_case(
                "matmul",
                "%s, %s" % (narrow, (n, h, c, w)),
                [Buffer(narrow, (n, h, c)), Buffer(narrow, (n, c, w)), zero(narrow), zero(narrow)],
                [Buffer(wide, (n, h, w))],
            )
    yield tosa_case(
        "matmul",
        "i8, zero points",
        [Buffer("i8", (2, 3, 5)), Buffer("i8", (2, 5, 7)), Const("i8", (1,), "3"), Const("i8", (1,), "-2")],
        [Buffer("i32", (2, 3, 7))],
    )


def reciprocal(outputs):
    per_output = {
        "add i32": 2,
        "add i8": 1,
        "bit i32": 1,
        "bit i64": 1,
        "convert i64": 2,
        "convert i8": 1,
        "div i64": 1,
    }
    return Difference(
        "the reciprocal of the number of taps is computed at each position",
        {key: count * outputs for key, count in per_output.items()},
    )


def pooling_cases():
    for number, spatial in enumerate(SPATIAL[:3] + SPATIAL[4:]):
        spatial = exact_spatial(spatial[:4] + ((1, 1),))
        image, kernel, pad, stride, _, out, touched = window(spatial)
        attributes = "kernel = array<i64: %s>, pad = array<i64: %s>, stride = array<i64: %s>" % tuple(
            ", ".join(map(str, v)) for v in (kernel, pad, stride))
        padding = [padded_input((2, *image, 3), 6 * touched)] if any(pad) else []
        for element in ("f32", "i8"):
            buffers = [Buffer(element, (2, *image, 3))], [Buffer(element, (2, *out, 3))]
            what = "window %d, %s" % (number, element)
            yield tosa_case("max_pool2d", what, *buffers, attributes, differences=padding)
        divisor = Difference("the divisor is cast at each position", {"convert f32": product((2, *out, 3))})
        yield tosa_case(
            "avg_pool2d",
            "window %d, i8" % number,
            [Buffer("i8", (2, *image, 3)), zero("i8"), zero("i8")],
            [Buffer("i8", (2, *out, 3))],
            attributes + ", acc_type = i32",
            differences=padding + [reciprocal(product((2, *out, 3)))],
        )
        yield tosa_case(
            "avg_pool2d",
            "window %d" % number,
            [Buffer("f32", (2, *image, 3)), zero("f32"), zero("f32")],
            [Buffer("f32", (2, *out, 3))],
            attributes + ", acc_type = f32",
            differences=padding + [divisor],
        )


# Per element of the result: two positions, and what is left of them.
POSITIONS = {
    ("NEAREST_NEIGHBOR", "f32"): {
        "add i32": 4, "mul i32": 2, "div i32": 4, "compare i32": 6,
        "convert f32": 4, "div f32": 2, "compare f32": 2,
    },
    ("NEAREST_NEIGHBOR", "i8"): {"add i32": 6, "mul i32": 4, "div i32": 2, "compare i32": 8, "bit i32": 2},
    ("BILINEAR", "f32"): {
        "add i32": 4, "mul i32": 2, "div i32": 4, "compare i32": 8, "convert f32": 4, "div f32": 2,
    },
    ("BILINEAR", "i8"): {"add i32": 6, "mul i32": 4, "div i32": 2, "compare i32": 8},
}


def resize_cases():
    for image, scale, out in [((3, 4), (4, 2, 4, 2), (5, 7)), ((2, 3), (3, 1, 3, 1), (4, 7)), ((5, 5), (2, 4, 2, 4), (3, 3))]:
        for (mode, element), per_element in POSITIONS.items():
            result = "i32" if (mode, element) == ("BILINEAR", "i8") else element
            difference = Difference(
                "positions and weights are computed for each element",
                {key: 2 * product(out) * count for key, count in per_element.items()},
            )
            yield tosa_case(
                "resize",
                "%s %s by %s, %s" % (mode, image, scale, element),
                [Buffer(element, (1, *image, 2)), Shape(scale), Shape((0, 0)), Shape((0, 0))],
                [Buffer(result, (1, *out, 2))],
                "mode = " + mode,
                bounded_traffic=True,
                differences=[difference],
            )


def naive_transform(terms, products):
    """Of each term: an angle, its sine and cosine, and the products with them."""
    return Difference(
        "a naive transform, which adds all points for each frequency",
        instead={
            "mul f32": products * terms,
            "add f32": products * terms,
            "convert f32": 2 * terms,
            "div f32": 2 * terms,
            "special f32": 2 * terms,
        },
    )


def transform_cases():
    for n, h, w in [(1, 2, 4), (2, 4, 2), (3, 2, 8)]:
        part = Buffer("f32", (n, h, w))
        half = Buffer("f32", (n, h, w // 2 + 1))
        shape = str((n, h, w))
        full = naive_transform(n * (h * w) ** 2, 5)
        yield tosa_case("fft2d", shape, [part, part], [part, part], "inverse = false", differences=[full])
        real = naive_transform(product(half.sizes) * h * w, 3)
        yield tosa_case("rfft2d", shape, [part], [half, half], differences=[real])


def dynamic_cases():
    d = lambda element, *sizes: Buffer(element, sizes, dynamic=True)
    yield tosa_case("exp", "dynamic", [d("f32", 3, 5)], [d("f32", 3, 5)])
    yield tosa_case("add", "dynamic", [d("f32", 3, 5), d("f32", 3, 5)], [d("f32", 3, 5)],
        untraced="open sizes may broadcast: a branch picks the buffer")
    yield tosa_case(
        "matmul", "dynamic", [d("f32", 2, 3, 5), d("f32", 2, 5, 7), zero("f32"), zero("f32")], [d("f32", 2, 3, 7)]
    )
    yield tosa_case("transpose", "dynamic", [d("f32", 3, 5)], [d("f32", 5, 3)], "perms = array<i32: 1, 0>")


def make_decomposed_cases():
    """transpose_conv2d has no lowering of its own: it becomes a convolution."""
    for image, kernel, stride in [((3, 5), (3, 2), (1, 1)), ((3, 5), (3, 2), (2, 2)), ((2, 3), (2, 3), (3, 1))]:
        out = tuple((i - 1) * s + k for i, k, s in zip(image, kernel, stride))
        yield tosa_case(
            "transpose_conv2d",
            "%s by %s, stride %s" % (image, kernel, stride),
            [Buffer("f32", (2, *image, 3)), Buffer("f32", (5, *kernel, 3)), Buffer("f32", (5,)), zero("f32"), zero("f32")],
            [Buffer("f32", (2, *out, 5))],
            "acc_type = f32, out_pad = array<i64: 0, 0, 0, 0>, stride = array<i64: %d, %d>" % stride,
            differences=[transposed(image, kernel, stride, out)],
        )


def transposed(image, kernel, stride, out):
    analysed = 2 * product(image) * product(kernel) * 3 * 5
    # The kernel is cut into one part per stride, each on the image padded by
    # that part; a stride of one has one part.
    parts = tuple(-(-k // s) for k, s in zip(kernel, stride))
    positions = product(i + p - 1 for i, p in zip(image, parts))
    macs = 2 * positions * product(parts) * product(stride) * 3 * 5
    bias = 2 * product(out) * 5 if stride == (1, 1) else 0
    return Difference(
        "a dense convolution over the padded and rearranged image",
        {"mul f32": macs - analysed, "add f32": macs - analysed - bias},
    )


def make_cases():
    yield from resize_cases()
    yield from transform_cases()
    yield from dynamic_cases()
    yield from elementwise_cases()
    yield from rescale_cases()
    yield from reduction_cases()
    yield from movement_cases()
    yield from convolution_cases()
    yield from matmul_cases()
    yield from pooling_cases()
