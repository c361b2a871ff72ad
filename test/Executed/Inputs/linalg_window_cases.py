"""Convolutions and poolings of linalg, made from the layouts that their names spell."""

import re

from cases import Buffer, destination_case

# Extents of what the letters of a layout name. Spatial letters are per case.
EXTENTS = {"n": 2, "g": 2, "c": 3, "f": 5, "m": 2}
SPATIAL = {1: "w", 2: "hw", 3: "dhw"}

# (output extents, kernel, strides, dilations), each per spatial dimension and
# cut to the rank: plain; stride beyond the kernel; dilation; dilation beyond
# the stride with gaps that stay; one tap, one output.
WINDOWS = [
    ((3, 2, 5), (2, 3, 2), (1, 1, 1), (1, 1, 1)),
    ((3, 2, 2), (2, 1, 2), (3, 2, 4), (1, 1, 1)),
    ((2, 3, 3), (3, 2, 2), (1, 2, 1), (2, 3, 2)),
    ((3, 3, 2), (2, 3, 3), (2, 2, 2), (4, 3, 2)),
    ((1, 5, 1), (1, 1, 1), (5, 1, 2), (3, 1, 1)),
]


def window_attributes(rank, strides, dilations):
    def dense(values):
        return "dense<[%s]> : tensor<%dxi64>" % (", ".join(map(str, values)), rank)

    return " {strides = %s, dilations = %s}" % (dense(strides), dense(dilations))


def window_shapes(rank, window, input_layout, filter_layout, output_layout, slack):
    out, kernel, strides, dilations = (values[:rank] for values in window)
    letters = SPATIAL[rank]
    image = dict(EXTENTS)
    taps = dict(EXTENTS)
    result = dict(EXTENTS)
    for i, letter in enumerate(letters):
        taps[letter] = kernel[i]
        result[letter] = out[i]
        image[letter] = (
            (out[i] - 1) * strides[i] + (kernel[i] - 1) * dilations[i] + 1 + slack
        )
    return (
        tuple(image[c] for c in input_layout),
        tuple(taps[c] for c in filter_layout),
        tuple(result[c] for c in output_layout),
        window_attributes(rank, strides, dilations),
    )


def convolution_types(quantized):
    if quantized:
        return [("i8", "i32")]
    return [("f32", "f32"), ("i8", "i32"), ("f16", "f32"), ("f64", "f64")]


def named_window_cases(name, rank, layouts, types, scalars=()):
    """Every window with the first types, every other types with the first."""
    op = "linalg." + name
    plans = [(window, types[0], 0, False) for window in WINDOWS]
    plans += [(WINDOWS[2], pair, 1, False) for pair in types[1:]]
    plans += [(WINDOWS[3], types[0], 1, True)]
    for number, (window, (narrow, wide), slack, dynamic) in enumerate(plans):
        image, taps, out, attributes = window_shapes(rank, window, *layouts, slack)
        inputs = [Buffer(narrow, image, dynamic), Buffer(narrow, taps, dynamic)]
        inputs += [Buffer(s) for s in scalars]
        outputs = [Buffer(wide, out, dynamic)]
        what = "window %d, %s, %s" % (
            number,
            narrow,
            "dynamic" if dynamic else "static",
        )
        yield destination_case(op, what, inputs, outputs, attributes)


def convolution_cases(name):
    plain = re.fullmatch(r"conv_(\d)d", name)
    if plain:
        rank = int(plain[1])
        for out, kernel in [(3, 2), (1, 3), (5, 1)]:
            for narrow, wide in convolution_types(False):
                yield destination_case(
                    "linalg." + name,
                    "%d outputs, %d taps, %s" % (out, kernel, narrow),
                    [
                        Buffer(narrow, (out + kernel - 1,) * rank),
                        Buffer(narrow, (kernel,) * rank),
                    ],
                    [Buffer(wide, (out,) * rank)],
                )
        return
    match = re.fullmatch(r"(depthwise_)?conv_(\d)d_([a-z]+)_([a-z]+?)(_q)?", name)
    if not match:
        return
    depthwise, rank, image, taps, quantized = match.groups()
    if not depthwise:
        out = image.replace("c", "f")
    else:
        out = image + ("m" if "m" in taps else "")
    scalars = ("i32", "i32") if quantized else ()
    yield from named_window_cases(
        name,
        int(rank),
        (image, taps, out),
        convolution_types(bool(quantized)),
        scalars,
    )


def pooling_cases(name):
    match = re.fullmatch(r"pooling_([a-z]+)_(sum|max|min)(_unsigned)?", name)
    if not match:
        return
    image, reduction, unsigned = match.groups()
    taps = "".join(c for c in image if c in "dhw")
    types = (
        [("i32", "i32")]
        if unsigned
        else [("f32", "f32"), ("i8", "i32"), ("f16", "f32")]
    )
    yield from named_window_cases(name, len(taps), (image, taps, image), types)
