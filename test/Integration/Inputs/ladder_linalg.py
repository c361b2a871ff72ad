"""Prints a function for every named op of linalg.

The layouts are in the names: conv_2d_nhwc_hwcf has an input [n, h, w, c] and a
filter [h, w, c, f]. Extents are small, different and mostly prime.
"""

OUTPUT = {"n": 2, "g": 3, "d": 3, "h": 5, "w": 4, "c": 3, "f": 5, "m": 2}
KERNEL = {"d": 2, "h": 3, "w": 2}
STRIDE = {"d": 1, "h": 2, "w": 1}
DILATION = {"d": 2, "h": 1, "w": 3}
SPATIAL = "dhw"
INPUT = dict(
    OUTPUT,
    **{s: (OUTPUT[s] - 1) * STRIDE[s] + (KERNEL[s] - 1) * DILATION[s] + 1 for s in SPATIAL},
)

CONVOLUTIONS = """
conv_1d_ncw_fcw conv_1d_nwc_wcf conv_2d_nchw_fchw conv_2d_nchw_fchw_q
conv_2d_ngchw_fgchw conv_2d_ngchw_gfchw conv_2d_ngchw_gfchw_q conv_2d_nhwc_fhwc
conv_2d_nhwc_fhwc_q conv_2d_nhwc_hwcf conv_2d_nhwc_hwcf_q conv_2d_nhwgc_gfhwc
conv_2d_nhwgc_gfhwc_q conv_3d_ncdhw_fcdhw conv_3d_ndhwc_dhwcf
conv_3d_ndhwc_dhwcf_q depthwise_conv_1d_ncw_cw depthwise_conv_1d_nwc_wc
depthwise_conv_1d_nwc_wcm depthwise_conv_2d_nchw_chw depthwise_conv_2d_nhwc_hwc
depthwise_conv_2d_nhwc_hwc_q depthwise_conv_2d_nhwc_hwcm
depthwise_conv_2d_nhwc_hwcm_q depthwise_conv_3d_ncdhw_cdhw
depthwise_conv_3d_ndhwc_dhwc depthwise_conv_3d_ndhwc_dhwcm
""".split()

POOLS = """
pooling_nchw_max pooling_nchw_sum pooling_ncw_max pooling_ncw_sum
pooling_ndhwc_max pooling_ndhwc_min pooling_ndhwc_sum pooling_nhwc_max
pooling_nhwc_max_unsigned pooling_nhwc_min pooling_nhwc_min_unsigned
pooling_nhwc_sum pooling_nwc_max pooling_nwc_max_unsigned pooling_nwc_min
pooling_nwc_min_unsigned pooling_nwc_sum
""".split()

# op: operand shapes, the last is the result's.
CONTRACTIONS = {
    "matmul": ("3x5", "5x7", "3x7"),
    "batch_matmul": ("2x3x5", "2x5x7", "2x3x7"),
    "batch_reduce_matmul": ("2x3x5", "2x5x7", "3x7"),
    "matvec": ("3x5", "5", "3"),
    "vecmat": ("5", "5x7", "7"),
    "batch_matvec": ("2x3x5", "2x5", "2x3"),
    "batch_vecmat": ("2x5", "2x5x7", "2x7"),
    "dot": ("5", "5", ""),
    "mmt4d": ("3x5x2x7", "4x5x3x7", "3x4x2x3"),
    "batch_mmt4d": ("2x3x5x2x7", "2x4x5x3x7", "2x3x4x2x3"),
    "conv_1d": ("7", "3", "5"),
    "conv_2d": ("7x6", "3x2", "5x5"),
    "conv_3d": ("4x7x6", "2x3x2", "3x5x5"),
}

UNARY = """abs ceil erf exp floor log negf reciprocal round rsqrt sqrt square tanh
copy""".split()
BINARY = "add sub mul div max min powf".split()


def tensor(shape, element):
    return "tensor<%s%s>" % (shape + "x" if shape else "", element)


def shape(letters, extents):
    return "x".join(str(extents[letter]) for letter in letters)


def function(name, op, inputs, output, attributes="", after=""):
    types = ", ".join(inputs)
    arguments = ["%%a%d: %s" % pair for pair in enumerate(inputs)]
    names = ", ".join("%%a%d" % number for number in range(len(inputs)))
    return """
func.func @%s(%s, %%out: %s) -> %s {
  %%0 = linalg.%s %s ins(%s : %s) outs(%%out : %s)%s -> %s
  return %%0 : %s
}""" % (name, ", ".join(arguments), output, output, op, attributes, names, types,
        output, after, output, output)


def attributes(spatial):
    def vector(values):
        numbers = ", ".join(str(values[s]) for s in spatial)
        return "dense<[%s]> : tensor<%dxi64>" % (numbers, len(spatial))

    return "{dilations = %s, strides = %s}" % (vector(DILATION), vector(STRIDE))


def convolution(op):
    words = op.split("_")
    quantized = words[-1] == "q"
    words = words[:-1] if quantized else words
    image, kernel = words[-2:]
    spatial = [letter for letter in image if letter in SPATIAL]
    result = image + "m" if "m" in kernel else image
    if not op.startswith("depthwise"):
        result = result.replace("c", "f")
    elements = ("i8", "i8", "i32") if quantized else ("f32",) * 3
    inputs = [tensor(shape(image, INPUT), elements[0]),
              tensor(shape(kernel, dict(OUTPUT, **KERNEL)), elements[1])]
    return function(op, op, inputs + ["i32"] * 2 * quantized,
                    tensor(shape(result, OUTPUT), elements[2]), attributes(spatial))


def pool(op):
    image = op.split("_")[1]
    element = "i8" if op.endswith("unsigned") else "f32"
    spatial = [letter for letter in image if letter in SPATIAL]
    inputs = [tensor(shape(image, INPUT), element), tensor(shape(spatial, KERNEL), element)]
    return function(op, op, inputs, tensor(shape(image, OUTPUT), element), attributes(spatial))


OTHERS = """
func.func @select(%c: tensor<3x5xi1>, %x: tensor<3x5xf32>, %y: tensor<3x5xf32>) -> tensor<3x5xf32> {
  %0 = linalg.select ins(%c, %x, %y : tensor<3x5xi1>, tensor<3x5xf32>, tensor<3x5xf32>) outs(%x : tensor<3x5xf32>) -> tensor<3x5xf32>
  return %0 : tensor<3x5xf32>
}
func.func @fill(%v: f32, %x: tensor<3x5xf32>) -> tensor<3x5xf32> {
  %0 = linalg.fill ins(%v : f32) outs(%x : tensor<3x5xf32>) -> tensor<3x5xf32>
  return %0 : tensor<3x5xf32>
}
func.func @fill_rng_2d(%min: f64, %max: f64, %seed: i32, %x: tensor<3x5xf32>) -> tensor<3x5xf32> {
  %0 = linalg.fill_rng_2d ins(%min, %max, %seed : f64, f64, i32) outs(%x : tensor<3x5xf32>) -> tensor<3x5xf32>
  return %0 : tensor<3x5xf32>
}
func.func @quantized_matmul(%a: tensor<3x5xi8>, %b: tensor<5x7xi8>, %za: i32, %zb: i32, %c: tensor<3x7xi32>) -> tensor<3x7xi32> {
  %0 = linalg.quantized_matmul ins(%a, %b, %za, %zb : tensor<3x5xi8>, tensor<5x7xi8>, i32, i32) outs(%c : tensor<3x7xi32>) -> tensor<3x7xi32>
  return %0 : tensor<3x7xi32>
}
func.func @quantized_batch_matmul(%a: tensor<2x3x5xi8>, %b: tensor<2x5x7xi8>, %za: i32, %zb: i32, %c: tensor<2x3x7xi32>) -> tensor<2x3x7xi32> {
  %0 = linalg.quantized_batch_matmul ins(%a, %b, %za, %zb : tensor<2x3x5xi8>, tensor<2x5x7xi8>, i32, i32) outs(%c : tensor<2x3x7xi32>) -> tensor<2x3x7xi32>
  return %0 : tensor<2x3x7xi32>
}
func.func @mixed_matmul(%a: tensor<3x5xf16>, %b: tensor<5x7xf16>, %c: tensor<3x7xf32>) -> tensor<3x7xf32> {
  %0 = linalg.matmul ins(%a, %b : tensor<3x5xf16>, tensor<5x7xf16>) outs(%c : tensor<3x7xf32>) -> tensor<3x7xf32>
  return %0 : tensor<3x7xf32>
}
func.func @dynamic_matmul(%a: tensor<?x?xf32>, %b: tensor<?x?xf32>, %c: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = linalg.matmul ins(%a, %b : tensor<?x?xf32>, tensor<?x?xf32>) outs(%c : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}
func.func @sum_of_squares(%a: tensor<5xf32>, %c: tensor<f32>) -> tensor<f32> {
  %0 = linalg.dot ins(%a, %a : tensor<5xf32>, tensor<5xf32>) outs(%c : tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}
func.func @div_unsigned(%a: tensor<3x5xi16>, %b: tensor<3x5xi16>, %c: tensor<3x5xi16>) -> tensor<3x5xi16> {
  %0 = linalg.div_unsigned ins(%a, %b : tensor<3x5xi16>, tensor<3x5xi16>) outs(%c : tensor<3x5xi16>) -> tensor<3x5xi16>
  return %0 : tensor<3x5xi16>
}
func.func @contract(%a: tensor<3x5xf32>, %b: tensor<7x5xf32>, %c: tensor<7x3xf32>) -> tensor<7x3xf32> {
  %0 = linalg.contract indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (n, k)>, affine_map<(m, n, k) -> (n, m)>] ins(%a, %b : tensor<3x5xf32>, tensor<7x5xf32>) outs(%c : tensor<7x3xf32>) -> tensor<7x3xf32>
  return %0 : tensor<7x3xf32>
}
func.func @elementwise(%a: tensor<3x5xf32>, %b: tensor<3x5xf32>) -> tensor<3x5xf32> {
  %0 = linalg.elementwise kind=#linalg.elementwise_kind<add> ins(%a, %b : tensor<3x5xf32>, tensor<3x5xf32>) outs(%b : tensor<3x5xf32>) -> tensor<3x5xf32>
  return %0 : tensor<3x5xf32>
}
func.func @map(%a: tensor<3x5xf32>, %b: tensor<3x5xf32>, %c: tensor<3x5xf32>) -> tensor<3x5xf32> {
  %0 = linalg.map { arith.mulf } ins(%a, %b : tensor<3x5xf32>, tensor<3x5xf32>) outs(%c : tensor<3x5xf32>)
  return %0 : tensor<3x5xf32>
}
func.func @reduce(%a: tensor<3x5x7xf32>, %c: tensor<3x7xf32>) -> tensor<3x7xf32> {
  %0 = linalg.reduce { arith.maximumf } ins(%a : tensor<3x5x7xf32>) outs(%c : tensor<3x7xf32>) dimensions = [1]
  return %0 : tensor<3x7xf32>
}
func.func @transpose(%a: tensor<3x5x7xf32>, %c: tensor<7x3x5xf32>) -> tensor<7x3x5xf32> {
  %0 = linalg.transpose ins(%a : tensor<3x5x7xf32>) outs(%c : tensor<7x3x5xf32>) permutation = [2, 0, 1]
  return %0 : tensor<7x3x5xf32>
}
func.func @broadcast(%a: tensor<3x7xf32>, %c: tensor<3x5x7xf32>) -> tensor<3x5x7xf32> {
  %0 = linalg.broadcast ins(%a : tensor<3x7xf32>) outs(%c : tensor<3x5x7xf32>) dimensions = [1]
  return %0 : tensor<3x5x7xf32>
}
func.func @index(%a: tensor<3x5xi32>) -> tensor<3x5xi32> {
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} outs(%a : tensor<3x5xi32>) {
  ^bb0(%x: i32):
    %i = linalg.index 1 : index
    %c = arith.index_cast %i : index to i32
    %s = arith.addi %x, %c : i32
    linalg.yield %s : i32
  } -> tensor<3x5xi32>
  return %0 : tensor<3x5xi32>
}
func.func @softmax(%a: tensor<3x5x7xf32>, %c: tensor<3x5x7xf32>) -> tensor<3x5x7xf32> {
  %0 = linalg.softmax dimension(2) ins(%a : tensor<3x5x7xf32>) outs(%c : tensor<3x5x7xf32>) -> tensor<3x5x7xf32>
  return %0 : tensor<3x5x7xf32>
}
func.func @pack(%a: tensor<7x6xf32>, %c: tensor<3x3x3x2xf32>, %v: f32) -> tensor<3x3x3x2xf32> {
  %0 = linalg.pack %a padding_value(%v : f32) inner_dims_pos = [0, 1] inner_tiles = [3, 2] into %c : tensor<7x6xf32> -> tensor<3x3x3x2xf32>
  return %0 : tensor<3x3x3x2xf32>
}
func.func @winograd_filter(%a: tensor<5x3x3x2xf32>, %c: tensor<6x6x2x5xf32>) -> tensor<6x6x2x5xf32> {
  %0 = linalg.winograd_filter_transform fmr(F_4_3) ins(%a : tensor<5x3x3x2xf32>) outs(%c : tensor<6x6x2x5xf32>) -> tensor<6x6x2x5xf32>
  return %0 : tensor<6x6x2x5xf32>
}
func.func @winograd_input(%a: tensor<2x10x10x5xf32>, %c: tensor<6x6x2x2x2x5xf32>) -> tensor<6x6x2x2x2x5xf32> {
  %0 = linalg.winograd_input_transform fmr(F_4_3) ins(%a : tensor<2x10x10x5xf32>) outs(%c : tensor<6x6x2x2x2x5xf32>) -> tensor<6x6x2x2x2x5xf32>
  return %0 : tensor<6x6x2x2x2x5xf32>
}
func.func @winograd_output(%a: tensor<6x6x2x2x2x5xf32>, %c: tensor<2x8x8x5xf32>) -> tensor<2x8x8x5xf32> {
  %0 = linalg.winograd_output_transform fmr(F_4_3) ins(%a : tensor<6x6x2x2x2x5xf32>) outs(%c : tensor<2x8x8x5xf32>) -> tensor<2x8x8x5xf32>
  return %0 : tensor<2x8x8x5xf32>
}"""


def main():
    for op in CONVOLUTIONS:
        print(convolution(op))
    for op in POOLS:
        print(pool(op))
    for op, shapes in CONTRACTIONS.items():
        types = [tensor(shape, "f32") for shape in shapes]
        print(function(op, op, types[:-1], types[-1]))
    whole = tensor("3x5", "f32")
    for op in UNARY:
        print(function(op, op, [whole], whole))
    for op in BINARY:
        print(function(op, op, [whole] * 2, whole))
    print(OTHERS)


main()
