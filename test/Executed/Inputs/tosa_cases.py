"""Every TOSA operation that upstream lowers, at small awkward shapes.

Where the lowering computes something else than the specification, the case
says what and why; docs/CostModel-Tosa.md has the same in words.
"""

from cases import Buffer, Case, Difference
from tosa_case import Const, Shape, tosa_case, zero

# ===-----------------------------------------------------------------------===#
# Elementwise
# ===-----------------------------------------------------------------------===#

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
BROADCASTS = [
    ((3, 1, 5), (3, 1, 5)),
    ((3, 1, 5), (1, 2, 5)),
    ((7,), (1,)),
    ((1, 1), (3, 4)),
    ((), ()),
]


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
        yield tosa_case(
            "negate", element, [buffer, zero(element), zero(element)], [buffer]
        )
    for element, a, b in [
        ("f32", (3, 5), (1, 5)),
        ("f16", (7,), (7,)),
        ("i32", (2, 3), (2, 1)),
        ("f32", (), ()),
    ]:
        yield tosa_case(
            "mul",
            element,
            [Buffer(element, a), Buffer(element, b), zero("i8")],
            [Buffer(element, broadcast(a, b))],
        )
    for narrow in ("i8", "i16"):
        buffer = Buffer(narrow, (3, 5))
        yield tosa_case("mul", narrow + " to i32", [buffer, buffer, zero("i8")], [i])
    yield tosa_case(
        "mul",
        "i32 shifted",
        [i, i, Const("i8", (1,), "3")],
        [i],
        differences=[one_widening(15)],
    )
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
        yield tosa_case(
            "select",
            element,
            [Buffer("i1", (3, 1))] + values,
            [Buffer(element, (3, 5))],
        )
    for element, low, high in [
        ("f32", "0.0", "6.0"),
        ("f16", "-1.0", "1.0"),
        ("i8", "-3", "7"),
        ("i32", "0", "9"),
    ]:
        buffer = Buffer(element, (3, 5))
        attributes = "min_val = %s : %s, max_val = %s : %s" % (
            low,
            element,
            high,
            element,
        )
        yield tosa_case("clamp", element, [buffer], [buffer], attributes)
        if element.startswith("f"):
            yield tosa_case(
                "clamp",
                element + ", NaNs lose",
                [buffer],
                [buffer],
                attributes + ", nan_mode = IGNORE",
            )
    for name in ("maximum", "minimum"):
        yield tosa_case(name, "NaNs lose", [f, f], [f], "nan_mode = IGNORE")
    for rounds in ("true", "false"):
        for element in ("i32", "i8"):
            buffer = Buffer(element, (3, 5))
            yield tosa_case(
                "arithmetic_right_shift",
                element + " round " + rounds,
                [buffer, buffer],
                [buffer],
                "round = " + rounds,
            )
    for source, target in [
        ("f32", "f16"),
        ("f16", "f32"),
        ("f32", "i32"),
        ("f32", "i8"),
        ("f16", "i16"),
        ("i32", "f32"),
        ("i8", "f16"),
        ("i8", "i32"),
        ("i32", "i8"),
        ("f32", "i1"),
        ("i8", "i1"),
        ("i1", "f32"),
        ("i1", "i32"),
        ("f32", "bf16"),
    ]:
        yield tosa_case(
            "cast",
            "%s to %s" % (source, target),
            [Buffer(source, (3, 5))],
            [Buffer(target, (3, 5))],
        )
    yield tosa_case(
        "table",
        "i8",
        [Buffer("i8", (7,)), Buffer("i8", (256,))],
        [Buffer("i8", (7,))],
        bounded_traffic=True,
    )
    yield tosa_case(
        "table",
        "i16",
        [Buffer("i16", (7,)), Buffer("i16", (513,))],
        [Buffer("i32", (7,))],
        bounded_traffic=True,
    )
    yield tosa_case("identity", "f32", [f], [f])


def rescale_cases():
    for source, target, rounding, scale32 in [
        ("i32", "i8", "SINGLE_ROUND", True),
        ("i32", "i8", "DOUBLE_ROUND", True),
        ("i8", "i8", "SINGLE_ROUND", True),
        ("i8", "i32", "SINGLE_ROUND", True),
        ("i16", "i16", "DOUBLE_ROUND", True),
        ("i32", "i16", "SINGLE_ROUND", False),
    ]:
        for channels in (1, 3):
            per_channel = channels > 1
            attributes = (
                "scale32 = %s, rounding_mode = %s, per_channel = %s, input_unsigned = false, output_unsigned = false"
                % (str(scale32).lower(), rounding, str(per_channel).lower())
            )
            multipliers = "19" if not per_channel else "[19, 21, 23]"
            shifts = "15" if not per_channel else "[15, 16, 17]"
            yield tosa_case(
                "rescale",
                "%s to %s, %s, %d channels" % (source, target, rounding, channels),
                [
                    Buffer(source, (2, 3)),
                    Const("i32" if scale32 else "i16", (channels,), multipliers),
                    Const("i8", (channels,), shifts),
                    Const(
                        source, (1,), "0" if source == "i32" or source == "i16" else "5"
                    ),
                    Const(
                        target,
                        (1,),
                        "0" if target == "i32" or target == "i16" else "-3",
                    ),
                ],
                [Buffer(target, (2, 3))],
                attributes,
                differences=[one_widening(6)],
            )


# ===-----------------------------------------------------------------------===#
# Reductions and data movement
# ===-----------------------------------------------------------------------===#


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
                        "reduce_" + name,
                        "%s, %s" % (element, mode),
                        [Buffer(element, shape)],
                        [Buffer(element, out)],
                        mode,
                    )
    for element in ("f32", "i8", "f16"):
        for axis in range(3):
            out = tuple(n for i, n in enumerate(shape) if i != axis)
            modes = ["axis = %d : i32" % axis]
            if element.startswith("f"):
                modes.append(modes[0] + ", nan_mode = IGNORE")
            for mode in modes:
                yield tosa_case(
                    "argmax",
                    "%s, %s" % (element, mode),
                    [Buffer(element, shape)],
                    [Buffer("i32", out)],
                    mode,
                )


def movement_cases():
    f = lambda *sizes: Buffer("f32", sizes)
    yield tosa_case(
        "transpose", "rank 3", [f(2, 3, 5)], [f(5, 2, 3)], "perms = array<i32: 2, 0, 1>"
    )
    yield tosa_case("reverse", "axis 1", [f(2, 3, 5)], [f(2, 3, 5)], "axis = 1 : i32")
    yield tosa_case("concat", "axis 0", [f(2, 3), f(5, 3)], [f(7, 3)], "axis = 0 : i32")
    yield tosa_case(
        "concat", "axis 1", [f(2, 3), f(2, 1), f(2, 5)], [f(2, 9)], "axis = 1 : i32"
    )
    yield tosa_case("tile", "2 by 3", [f(3, 5), Shape((2, 3))], [f(6, 15)])
    yield tosa_case(
        "slice", "inside", [f(5, 7), Shape((1, 2)), Shape((3, 4))], [f(3, 4)]
    )
    yield tosa_case(
        "pad", "uneven", [f(3, 5), Shape((1, 2, 0, 3)), zero("f32")], [f(6, 8)]
    )
    yield tosa_case("reshape", "flat", [f(3, 5), Shape((15,))], [f(15)])
    for rows, picks in [(11, 4), (3, 7)]:
        yield tosa_case(
            "gather",
            "%d of %d" % (picks, rows),
            [f(2, rows, 3), Buffer("i32", (2, picks), fill=rows)],
            [f(2, picks, 3)],
            bounded_traffic=True,
        )


def dynamic_cases():
    d = lambda element, *sizes: Buffer(element, sizes, dynamic=True)
    yield tosa_case("exp", "dynamic", [d("f32", 3, 5)], [d("f32", 3, 5)])
    yield tosa_case(
        "add",
        "dynamic",
        [d("f32", 3, 5), d("f32", 3, 5)],
        [d("f32", 3, 5)],
        untraced="open sizes may broadcast: a branch picks the buffer",
    )
    yield tosa_case(
        "matmul",
        "dynamic",
        [d("f32", 2, 3, 5), d("f32", 2, 5, 7), zero("f32"), zero("f32")],
        [d("f32", 2, 3, 7)],
    )
    yield tosa_case(
        "transpose",
        "dynamic",
        [d("f32", 3, 5)],
        [d("f32", 5, 3)],
        "perms = array<i32: 1, 0>",
    )


def make_cases():
    yield from elementwise_cases()
    yield from rescale_cases()
    yield from reduction_cases()
    yield from movement_cases()
    yield from dynamic_cases()
