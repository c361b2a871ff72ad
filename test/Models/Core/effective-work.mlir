// RUN: mlir-roofline report %s --format=json > %t.json
// RUN: %python %S/../Inputs/list-effective.py < %t.json | FileCheck %s --match-full-lines
// RUN: roofline-opt %s --roofline-annotate | FileCheck %s --check-prefix=ATTR

// What is left without iterations that have no effect: those that read what a pad, an
// insertion into a splat or an incomplete tile has put there, if the body hands its
// accumulator on where it meets that value.

#id = affine_map<(o, k) -> (o + k)>
#tap = affine_map<(o, k) -> (k)>
#out = affine_map<(o, k) -> (o)>

// 5 elements in 7, by `tensor.pad` and by `tensor.insert_slice`: 5 outputs of 3 taps on
// 7, of which the first and the last have one outside: 13 of 15 macs, 26 of 30 flops.
// CHECK:      pad: macs=13/15 flops=26/30
// CHECK-NEXT: insert: macs=13/15 flops=26/30
// ATTR-LABEL: @pad
// ATTR: linalg.conv_1d {roofline.cost = #roofline.cost<macs = 15, effective_macs = 13, flops = 30, effective_flops = 26,
func.func @pad(%x: tensor<5xf32>, %w: tensor<3xf32>, %y: tensor<5xf32>) -> tensor<5xf32> {
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low[1] high[1] {
  ^bb0(%a: index):
    tensor.yield %zero : f32
  } : tensor<5xf32> to tensor<7xf32>
  %0 = linalg.conv_1d ins(%p, %w : tensor<7xf32>, tensor<3xf32>) outs(%y : tensor<5xf32>) -> tensor<5xf32>
  return %0 : tensor<5xf32>
}
func.func @insert(%x: tensor<5xf32>, %w: tensor<3xf32>, %y: tensor<5xf32>) -> tensor<5xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<7xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<7xf32>) -> tensor<7xf32>
  %p = tensor.insert_slice %x into %f[1] [5] [1] : tensor<5xf32> into tensor<7xf32>
  %0 = linalg.conv_1d ins(%p, %w : tensor<7xf32>, tensor<3xf32>) outs(%y : tensor<5xf32>) -> tensor<5xf32>
  return %0 : tensor<5xf32>
}

// Integers have a figure of their own.
// CHECK-NEXT: integers: macs=13/15 int_ops=26/30
func.func @integers(%x: tensor<5xi32>, %w: tensor<3xi32>, %y: tensor<5xi32>) -> tensor<5xi32> {
  %zero = arith.constant 0 : i32
  %p = tensor.pad %x low[1] high[1] {
  ^bb0(%a: index):
    tensor.yield %zero : i32
  } : tensor<5xi32> to tensor<7xi32>
  %0 = linalg.conv_1d ins(%p, %w : tensor<7xi32>, tensor<3xi32>) outs(%y : tensor<5xi32>) -> tensor<5xi32>
  return %0 : tensor<5xi32>
}

// A transposed convolution by inserted zeros: 4 elements at 1, 3, 5, 7 of 9, a kernel of
// 3 at stride 1 over them, outputs 0 to 6. Position p is met by outputs p, p - 1, p - 2:
// 1 by two (1, 0), 3 by three, 5 by three, 7 by two (6, 5): 10 of 21 macs.
// CHECK-NEXT: transposed: macs=10/21 flops=20/42
func.func @transposed(%x: tensor<4xf32>, %w: tensor<3xf32>, %y: tensor<7xf32>) -> tensor<7xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<9xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<9xf32>) -> tensor<9xf32>
  %p = tensor.insert_slice %x into %f[1] [4] [2] : tensor<4xf32> into tensor<9xf32>
  %0 = linalg.conv_1d ins(%p, %w : tensor<9xf32>, tensor<3xf32>) outs(%y : tensor<7xf32>) -> tensor<7xf32>
  return %0 : tensor<7xf32>
}

// The same in two steps, zeros between and then around, and read with a stride of 2:
// outputs at 0, 2, 4, 6 meet 1; 3; 5; 7 once each, with k = 1, and nothing else.
// CHECK-NEXT: strided: macs=4/12 flops=8/24
func.func @strided(%x: tensor<4xf32>, %w: tensor<3xf32>, %y: tensor<4xf32>) -> tensor<4xf32> {
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : tensor<7xf32>
  %i = tensor.insert_slice %x into %zeros[0] [4] [2] : tensor<4xf32> into tensor<7xf32>
  %p = tensor.pad %i low[1] high[1] {
  ^bb0(%a: index):
    tensor.yield %zero : f32
  } : tensor<7xf32> to tensor<9xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(o, k) -> (2 * o + k)>, #tap, #out], iterator_types = ["parallel", "reduction"]}
      ins(%p, %w : tensor<9xf32>, tensor<3xf32>) outs(%y : tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %1 = arith.mulf %a, %b : f32
    %2 = arith.addf %c, %1 : f32
    linalg.yield %2 : f32
  } -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// A transposed convolution of 4x4 with a kernel of 4, a stride of 2 and an edge of 1 cut
// off, as front ends lower it and as TOSA says it: per dimension 4*4 taps less 2 that fall
// out, 14 of the 8*4 = 32 that the lowered form loops over. Times 2 channels in, 3 out:
// 14*14*6 = 1176 of 32*32*6 = 6144, and of 16*16*6 = 1536 with 8*8*3 = 192 biases.
// CHECK-NEXT: lowered: macs=1176/6144 flops=2352/12288
// CHECK-NEXT: specified: macs=1176/1536 flops=2544/3264
func.func @lowered(%x: tensor<1x2x4x4xf32>, %w: tensor<3x2x4x4xf32>) -> tensor<1x3x8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1x2x11x11xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x11x11xf32>) -> tensor<1x2x11x11xf32>
  %p = tensor.insert_slice %x into %f[0, 0, 2, 2] [1, 2, 4, 4] [1, 1, 2, 2] : tensor<1x2x4x4xf32> into tensor<1x2x11x11xf32>
  %e2 = tensor.empty() : tensor<1x3x8x8xf32>
  %f2 = linalg.fill ins(%zero : f32) outs(%e2 : tensor<1x3x8x8xf32>) -> tensor<1x3x8x8xf32>
  %0 = linalg.conv_2d_nchw_fchw ins(%p, %w : tensor<1x2x11x11xf32>, tensor<3x2x4x4xf32>) outs(%f2 : tensor<1x3x8x8xf32>) -> tensor<1x3x8x8xf32>
  return %0 : tensor<1x3x8x8xf32>
}
func.func @specified(%x: tensor<1x4x4x2xf32>, %w: tensor<3x4x4x2xf32>, %b: tensor<3xf32>) -> tensor<1x8x8x3xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.transpose_conv2d %x, %w, %b, %z, %z {acc_type = f32, out_pad = array<i64: -1, -1, -1, -1>, stride = array<i64: 2, 2>} : (tensor<1x4x4x2xf32>, tensor<3x4x4x2xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x3xf32>
  return %0 : tensor<1x8x8x3xf32>
}

// Incomplete tiles: 5x6 times 6x7 in tiles of 4x4, 4x4: 8*8*8 = 512 macs, 5*6*7 = 210
// of them on elements. Both factors leave out the same of the reduction.
// CHECK-NEXT: packed: macs=210/512 flops=420/1024
func.func @packed(%a: tensor<5x6xf32>, %b: tensor<7x6xf32>, %c: tensor<2x2x4x4xf32>) -> tensor<2x2x4x4xf32> {
  %zero = arith.constant 0.0 : f32
  %ea = tensor.empty() : tensor<2x2x4x4xf32>
  %pa = linalg.pack %a padding_value(%zero : f32) inner_dims_pos = [0, 1] inner_tiles = [4, 4] into %ea : tensor<5x6xf32> -> tensor<2x2x4x4xf32>
  %eb = tensor.empty() : tensor<2x2x4x4xf32>
  %pb = linalg.pack %b padding_value(%zero : f32) inner_dims_pos = [0, 1] inner_tiles = [4, 4] into %eb : tensor<7x6xf32> -> tensor<2x2x4x4xf32>
  %0 = linalg.mmt4d ins(%pa, %pb : tensor<2x2x4x4xf32>, tensor<2x2x4x4xf32>) outs(%c : tensor<2x2x4x4xf32>) -> tensor<2x2x4x4xf32>
  return %0 : tensor<2x2x4x4xf32>
}

// A padding of 1 is part of a sum; so is a zero point that is not subtracted, and 0
// under an exponential. None has such a figure.
// CHECK-NEXT: ones: flops=21
// CHECK-NEXT: exponentials: flops=21
// CHECK-NEXT: unknown_padding: flops=21
func.func @ones(%x: tensor<7xf32>, %y: tensor<7xf32>) -> tensor<7xf32> {
  %one = arith.constant 1.0 : f32
  %p = tensor.pad %x low[1] high[1] {
  ^bb0(%a: index):
    tensor.yield %one : f32
  } : tensor<7xf32> to tensor<9xf32>
  %w = tensor.empty() : tensor<3xf32>
  %0 = linalg.generic {indexing_maps = [#id, #tap, #out], iterator_types = ["parallel", "reduction"]}
      ins(%p, %w : tensor<9xf32>, tensor<3xf32>) outs(%y : tensor<7xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %1 = arith.addf %c, %a : f32
    linalg.yield %1 : f32
  } -> tensor<7xf32>
  return %0 : tensor<7xf32>
}
func.func @exponentials(%x: tensor<7xf32>, %y: tensor<7xf32>) -> tensor<7xf32> {
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low[1] high[1] {
  ^bb0(%a: index):
    tensor.yield %zero : f32
  } : tensor<7xf32> to tensor<9xf32>
  %w = tensor.empty() : tensor<3xf32>
  %0 = linalg.generic {indexing_maps = [#id, #tap, #out], iterator_types = ["parallel", "reduction"]}
      ins(%p, %w : tensor<9xf32>, tensor<3xf32>) outs(%y : tensor<7xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %e = math.exp %a : f32
    %1 = arith.addf %c, %e : f32
    linalg.yield %1 : f32
  } -> tensor<7xf32>
  return %0 : tensor<7xf32>
}
func.func @unknown_padding(%x: tensor<7xf32>, %v: f32, %y: tensor<7xf32>) -> tensor<7xf32> {
  %p = tensor.pad %x low[1] high[1] {
  ^bb0(%a: index):
    tensor.yield %v : f32
  } : tensor<7xf32> to tensor<9xf32>
  %w = tensor.empty() : tensor<3xf32>
  %0 = linalg.generic {indexing_maps = [#id, #tap, #out], iterator_types = ["parallel", "reduction"]}
      ins(%p, %w : tensor<9xf32>, tensor<3xf32>) outs(%y : tensor<7xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %1 = arith.addf %c, %a : f32
    linalg.yield %1 : f32
  } -> tensor<7xf32>
  return %0 : tensor<7xf32>
}

// The zero point is subtracted, so a padding with it is neutral: 13 of 15 taps, 2
// subtractions, a product and a sum each. Padded with 0 it is not.
// CHECK-NEXT: zero_point: macs=13/15 int_ops=52/60
// CHECK-NEXT: not_the_zero_point: macs=15 int_ops=60
func.func @zero_point(%x: tensor<1x5x1x1xi8>, %w: tensor<3x1x1x1xi8>, %y: tensor<1x5x1x1xi32>) -> tensor<1x5x1x1xi32> {
  %padding = arith.constant -128 : i8
  %xzp = arith.constant -128 : i32
  %wzp = arith.constant 3 : i32
  %p = tensor.pad %x low[0, 1, 0, 0] high[0, 1, 0, 0] {
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %padding : i8
  } : tensor<1x5x1x1xi8> to tensor<1x7x1x1xi8>
  %0 = linalg.conv_2d_nhwc_hwcf_q ins(%p, %w, %xzp, %wzp : tensor<1x7x1x1xi8>, tensor<3x1x1x1xi8>, i32, i32) outs(%y : tensor<1x5x1x1xi32>) -> tensor<1x5x1x1xi32>
  return %0 : tensor<1x5x1x1xi32>
}
func.func @not_the_zero_point(%x: tensor<1x5x1x1xi8>, %w: tensor<3x1x1x1xi8>, %y: tensor<1x5x1x1xi32>) -> tensor<1x5x1x1xi32> {
  %padding = arith.constant 0 : i8
  %xzp = arith.constant -128 : i32
  %wzp = arith.constant 3 : i32
  %p = tensor.pad %x low[0, 1, 0, 0] high[0, 1, 0, 0] {
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %padding : i8
  } : tensor<1x5x1x1xi8> to tensor<1x7x1x1xi8>
  %0 = linalg.conv_2d_nhwc_hwcf_q ins(%p, %w, %xzp, %wzp : tensor<1x7x1x1xi8>, tensor<3x1x1x1xi8>, i32, i32) outs(%y : tensor<1x5x1x1xi32>) -> tensor<1x5x1x1xi32>
  return %0 : tensor<1x5x1x1xi32>
}

// Under a maximum -inf is neutral, and so is the lowest float: of a product that is
// compared, 13 of 15 are left. 0 is not.
// CHECK-NEXT: lowest: flops=13/15
// CHECK-NEXT: zero_under_maximum: flops=15
func.func @lowest(%x: tensor<5xf32>, %y: tensor<5xf32>) -> tensor<5xf32> {
  %low = arith.constant 0xFF800000 : f32
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low[1] high[1] {
  ^bb0(%a: index):
    tensor.yield %low : f32
  } : tensor<5xf32> to tensor<7xf32>
  %w = tensor.empty() : tensor<3xf32>
  %0 = linalg.generic {indexing_maps = [#id, #tap, #out], iterator_types = ["parallel", "reduction"]}
      ins(%p, %w : tensor<7xf32>, tensor<3xf32>) outs(%y : tensor<5xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %s = arith.subf %a, %zero : f32
    %1 = arith.maximumf %c, %s : f32
    linalg.yield %1 : f32
  } -> tensor<5xf32>
  return %0 : tensor<5xf32>
}
func.func @zero_under_maximum(%x: tensor<5xf32>, %y: tensor<5xf32>) -> tensor<5xf32> {
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low[1] high[1] {
  ^bb0(%a: index):
    tensor.yield %zero : f32
  } : tensor<5xf32> to tensor<7xf32>
  %w = tensor.empty() : tensor<3xf32>
  %0 = linalg.generic {indexing_maps = [#id, #tap, #out], iterator_types = ["parallel", "reduction"]}
      ins(%p, %w : tensor<7xf32>, tensor<3xf32>) outs(%y : tensor<5xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %s = arith.subf %a, %zero : f32
    %1 = arith.maximumf %c, %s : f32
    linalg.yield %1 : f32
  } -> tensor<5xf32>
  return %0 : tensor<5xf32>
}

// TOSA: padding is of the zero point, here -1: 13 of 15 macs with 2 zero points, and 5
// biases: 15 * 4 + 5 = 65 and 13 * 4 + 5 = 57. A `tosa.pad` with 0 is none of it.
// CHECK-NEXT: tosa_conv: macs=13/15 int_ops=57/65
// CHECK-NEXT: tosa_pad: macs=15 int_ops=65
func.func @tosa_conv(%x: tensor<1x5x1x1xi8>, %w: tensor<1x3x1x1xi8>, %b: tensor<1xi32>) -> tensor<1x5x1x1xi32> {
  %xzp = "tosa.const"() <{values = dense<-1> : tensor<1xi8>}> : () -> tensor<1xi8>
  %wzp = "tosa.const"() <{values = dense<2> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.conv2d %x, %w, %b, %xzp, %wzp {acc_type = i32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x5x1x1xi8>, tensor<1x3x1x1xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x5x1x1xi32>
  return %0 : tensor<1x5x1x1xi32>
}
func.func @tosa_pad(%x: tensor<1x5x1x1xi8>, %w: tensor<1x3x1x1xi8>, %b: tensor<1xi32>) -> tensor<1x5x1x1xi32> {
  %xzp = "tosa.const"() <{values = dense<-1> : tensor<1xi8>}> : () -> tensor<1xi8>
  %wzp = "tosa.const"() <{values = dense<2> : tensor<1xi8>}> : () -> tensor<1xi8>
  %zero = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %amounts = tosa.const_shape {values = dense<[0, 0, 1, 1, 0, 0, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  %p = tosa.pad %x, %amounts, %zero : (tensor<1x5x1x1xi8>, !tosa.shape<8>, tensor<1xi8>) -> tensor<1x7x1x1xi8>
  %0 = tosa.conv2d %p, %w, %b, %xzp, %wzp {acc_type = i32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x7x1x1xi8>, tensor<1x3x1x1xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x5x1x1xi32>
  return %0 : tensor<1x5x1x1xi32>
}

// Offsets and strides that would wrap: nothing is said.
// CHECK-NEXT: huge: macs=6 flops=12
func.func @huge(%x: tensor<4xf32>, %w: tensor<3xf32>, %y: tensor<2xf32>, %z: tensor<9223372036854775807xf32>) -> tensor<2xf32> {
  %zero = arith.constant 0.0 : f32
  %f = linalg.fill ins(%zero : f32) outs(%z : tensor<9223372036854775807xf32>) -> tensor<9223372036854775807xf32>
  %p = tensor.insert_slice %x into %f[4611686018427387904] [4] [1152921504606846976] : tensor<4xf32> into tensor<9223372036854775807xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(o, k) -> (o * 4611686018427387904 + k)>, affine_map<(o, k) -> (k)>, affine_map<(o, k) -> (o)>], iterator_types = ["parallel", "reduction"]}
      ins(%p, %w : tensor<9223372036854775807xf32>, tensor<3xf32>) outs(%y : tensor<2xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %1 = arith.mulf %a, %b : f32
    %2 = arith.addf %c, %1 : f32
    linalg.yield %2 : f32
  } -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

// A sum over a sparse vector adds what is stored.
// CHECK-NEXT: sparse: macs=sparse.arg0.nnz/8 flops=2*sparse.arg0.nnz/16
#sv = #sparse_tensor.encoding<{map = (i) -> (i : compressed)}>
func.func @sparse(%x: tensor<8xf32, #sv>, %w: tensor<8xf32>, %y: tensor<f32>) -> tensor<f32> {
  %0 = linalg.dot ins(%x, %w : tensor<8xf32, #sv>, tensor<8xf32>) outs(%y : tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}
