"""TOSA operations that slide or sum: contractions, pooling, resize, transforms."""

from cases import Buffer, Difference, product
from tosa_case import Const, Shape, tosa_case, zero

# ===-----------------------------------------------------------------------===#
# Contractions
# ===-----------------------------------------------------------------------===#


def acc_of(element):
    return "f32" if element.startswith("f") else "i32"


def bias_start(outputs, element, cast=False):
    work = {"add " + element: -product(outputs)}
    return Difference("the bias is the accumulator's initial value", work)


def padded_input(image, touched):
    """A padded image is copied as a whole, gaps that the taps leave included."""
    return Difference(
        "padding copies the whole image", reads={0: product(image) - touched}
    )


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
            attributes = (
                "acc_type = %s, dilation = array<i64: %s>, pad = array<i64: %s>, stride = array<i64: %s>"
                % (acc, *(", ".join(map(str, v)) for v in (dilation, pad, stride)))
            )
            result = acc if element == "i8" else element
            what = "window %d, %s" % (number, element)
            padding = [padded_input((2, *image, 3), 6 * touched)] if any(pad) else []
            yield tosa_case(
                "conv2d",
                what,
                [
                    Buffer(element, (2, *image, 3)),
                    Buffer(element, (5, *kernel, 3)),
                    Buffer(result, (5,)),
                    zero(element),
                    zero(element),
                ],
                [Buffer(result, (2, *out, 5))],
                attributes,
                differences=padding + [bias_start((2, *out, 5), acc)],
            )
            yield tosa_case(
                "depthwise_conv2d",
                what,
                [
                    Buffer(element, (2, *image, 3)),
                    Buffer(element, (*kernel, 3, 2)),
                    Buffer(result, (6,)),
                    zero(element),
                    zero(element),
                ],
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
    attributes = (
        "acc_type = f32, dilation = array<i64: %s>, pad = array<i64: %s>, stride = array<i64: %s>"
        % tuple(", ".join(map(str, v)) for v in (dilation, pad, stride))
    )
    yield tosa_case(
        "conv3d",
        what,
        [
            Buffer("f32", (1, *image, 3)),
            Buffer("f32", (2, *kernel, 3)),
            Buffer("f32", (2,)),
            zero("f32"),
            zero("f32"),
        ],
        [Buffer("f32", (1, *out, 2))],
        attributes,
        differences=([padded_input((*image, 3), 3 * touched)] if any(pad) else [])
        + [bias_start((*out, 2), "f32")],
    )


def matmul_cases():
    for narrow, wide in [("f32", "f32"), ("f16", "f32"), ("i8", "i32"), ("i16", "i64")]:
        for n, h, c, w in [(2, 3, 5, 7), (1, 1, 1, 1), (3, 1, 4, 2)]:
            if narrow == "i16":
                continue
            yield tosa_case(
                "matmul",
                "%s, %s" % (narrow, (n, h, c, w)),
                [
                    Buffer(narrow, (n, h, c)),
                    Buffer(narrow, (n, c, w)),
                    zero(narrow),
                    zero(narrow),
                ],
                [Buffer(wide, (n, h, w))],
            )
    yield tosa_case(
        "matmul",
        "i8, zero points",
        [
            Buffer("i8", (2, 3, 5)),
            Buffer("i8", (2, 5, 7)),
            Const("i8", (1,), "3"),
            Const("i8", (1,), "-2"),
        ],
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
        attributes = (
            "kernel = array<i64: %s>, pad = array<i64: %s>, stride = array<i64: %s>"
            % tuple(", ".join(map(str, v)) for v in (kernel, pad, stride))
        )
        padding = [padded_input((2, *image, 3), 6 * touched)] if any(pad) else []
        for element in ("f32", "i8"):
            buffers = [Buffer(element, (2, *image, 3))], [Buffer(element, (2, *out, 3))]
            what = "window %d, %s" % (number, element)
            yield tosa_case(
                "max_pool2d", what, *buffers, attributes, differences=padding
            )
        divisor = Difference(
            "the divisor is cast at each position",
            {"convert f32": product((2, *out, 3))},
        )
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
        "add i32": 4,
        "mul i32": 2,
        "div i32": 4,
        "compare i32": 6,
        "convert f32": 4,
        "div f32": 2,
        "compare f32": 2,
    },
    ("NEAREST_NEIGHBOR", "i8"): {
        "add i32": 6,
        "mul i32": 4,
        "div i32": 2,
        "compare i32": 8,
        "bit i32": 2,
    },
    ("BILINEAR", "f32"): {
        "add i32": 4,
        "mul i32": 2,
        "div i32": 4,
        "compare i32": 8,
        "convert f32": 4,
        "div f32": 2,
    },
    ("BILINEAR", "i8"): {"add i32": 6, "mul i32": 4, "div i32": 2, "compare i32": 8},
}


def resize_cases():
    for image, scale, out in [
        ((3, 4), (4, 2, 4, 2), (5, 7)),
        ((2, 3), (3, 1, 3, 1), (4, 7)),
        ((5, 5), (2, 4, 2, 4), (3, 3)),
    ]:
        for (mode, element), per_element in POSITIONS.items():
            result = "i32" if (mode, element) == ("BILINEAR", "i8") else element
            difference = Difference(
                "positions and weights are computed for each element",
                {key: 2 * product(out) * count for key, count in per_element.items()},
            )
            yield tosa_case(
                "resize",
                "%s %s by %s, %s" % (mode, image, scale, element),
                [
                    Buffer(element, (1, *image, 2)),
                    Shape(scale),
                    Shape((0, 0)),
                    Shape((0, 0)),
                ],
                [Buffer(result, (1, *out, 2))],
                "mode = " + mode,
                bounded_traffic=True,
                differences=[difference],
            )


def naive_transform(terms, products, points, divisor):
    """Of each term: an angle, its sine and cosine, and the products with them.
    Documented is a radix-2 transform of so many points in so many steps: 2 products
    and 3 sums of each in every step, divided for the half of a real one."""
    count, steps = points
    return Difference(
        "a naive transform, which adds all points for each frequency",
        instead={
            "mul f32": products * terms,
            "add f32": products * terms,
            "convert f32": 2 * terms,
            "div f32": 2 * terms,
            "special f32": 2 * terms,
        },
        due={
            "mul f32": 2 * count * steps // divisor,
            "add f32": 3 * count * steps // divisor,
        },
    )


def transform_cases():
    for n, h, w in [(1, 2, 4), (2, 4, 2), (3, 2, 8)]:
        part = Buffer("f32", (n, h, w))
        half = Buffer("f32", (n, h, w // 2 + 1))
        shape = str((n, h, w))
        points = n * h * w, (h * w).bit_length() - 1
        full = naive_transform(n * (h * w) ** 2, 5, points, 1)
        yield tosa_case(
            "fft2d",
            shape,
            [part, part],
            [part, part],
            "inverse = false",
            differences=[full],
        )
        real = naive_transform(product(half.sizes) * h * w, 3, points, 2)
        yield tosa_case("rfft2d", shape, [part], [half, half], differences=[real])


def make_decomposed_cases():
    """transpose_conv2d has no lowering of its own: it becomes a convolution."""
    for image, kernel, stride in [
        ((3, 5), (3, 2), (1, 1)),
        ((3, 5), (3, 2), (2, 2)),
        ((2, 3), (2, 3), (3, 1)),
    ]:
        out = tuple((i - 1) * s + k for i, k, s in zip(image, kernel, stride))
        yield tosa_case(
            "transpose_conv2d",
            "%s by %s, stride %s" % (image, kernel, stride),
            [
                Buffer("f32", (2, *image, 3)),
                Buffer("f32", (5, *kernel, 3)),
                Buffer("f32", (5,)),
                zero("f32"),
                zero("f32"),
            ],
            [Buffer("f32", (2, *out, 5))],
            "acc_type = f32, out_pad = array<i64: 0, 0, 0, 0>, stride = array<i64: %d, %d>"
            % stride,
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
        {
            "macs": macs - analysed,
            "mul f32": macs - analysed,
            "add f32": macs - analysed - bias,
        },
    )


def make_cases():
    yield from convolution_cases()
    yield from matmul_cases()
    yield from pooling_cases()
    yield from resize_cases()
    yield from transform_cases()
