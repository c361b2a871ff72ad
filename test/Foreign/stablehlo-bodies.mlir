// RUN: roofline-opt %s --roofline-annotate --mlir-print-op-generic | FileCheck %s

// Bodies run once per iteration of the loops around them.

// CHECK-LABEL: sym_name = "bodies"
func.func @bodies(%x: tensor<8x16xf32>, %image: tensor<1x8x8x3xf32>, %z: tensor<8x16xcomplex<f32>>, %spd: tensor<2x6x6xf32>, %rhs: tensor<2x6x4xf32>) {
  %zero = "stablehlo.constant"() <{value = dense<0.0> : tensor<f32>}> : () -> tensor<f32>
  // 128 additions, the first to what a row starts from.
  // CHECK: "stablehlo.reduce"
  // CHECK: {roofline.cost = #roofline.cost<flops = 128, read = 512 B, write = 32 B>}
  %0 = "stablehlo.reduce"(%x, %zero) <{dimensions = array<i64: 1>}> ({
  ^bb0(%a: tensor<f32>, %b: tensor<f32>):
    %s = "stablehlo.add"(%a, %b) : (tensor<f32>, tensor<f32>) -> tensor<f32>
    "stablehlo.return"(%s) : (tensor<f32>) -> ()
  }) : (tensor<8x16xf32>, tensor<f32>) -> tensor<8xf32>
  // 8 x 8 x 3 windows of 3 x 3: 1728 additions, of which 22 x 22 x 3 = 1452 meet
  // no padding.
  // CHECK: "stablehlo.reduce_window"
  // CHECK: {roofline.cost = #roofline.cost<flops = 1728, effective_flops = 1452, read = 768 B, write = 768 B>}
  %1 = "stablehlo.reduce_window"(%image, %zero) <{padding = dense<[[0, 0], [1, 1], [1, 1], [0, 0]]> : tensor<4x2xi64>, window_dimensions = array<i64: 1, 3, 3, 1>, window_strides = array<i64: 1, 1, 1, 1>}> ({
  ^bb0(%a: tensor<f32>, %b: tensor<f32>):
    %s = "stablehlo.add"(%a, %b) : (tensor<f32>, tensor<f32>) -> tensor<f32>
    "stablehlo.return"(%s) : (tensor<f32>) -> ()
  }) : (tensor<1x8x8x3xf32>, tensor<f32>) -> tensor<1x8x8x3xf32>
  // A multiplication and an addition of 128 elements.
  // CHECK: "stablehlo.map"
  // CHECK: {roofline.cost = #roofline.cost<flops = 256, read = 512 B, write = 512 B>}
  %2 = "stablehlo.map"(%x) <{dimensions = array<i64: 0, 1>}> ({
  ^bb0(%a: tensor<f32>):
    %p = "stablehlo.multiply"(%a, %a) : (tensor<f32>, tensor<f32>) -> tensor<f32>
    %s = "stablehlo.add"(%p, %a) : (tensor<f32>, tensor<f32>) -> tensor<f32>
    "stablehlo.return"(%s) : (tensor<f32>) -> ()
  }) : (tensor<8x16xf32>) -> tensor<8x16xf32>
  // At most 16 x 4 comparisons of each of 8 rows; here each adds something, so that
  // it shows: 512.
  // CHECK: "stablehlo.sort"
  // CHECK: {roofline.cost = #roofline.cost<upper, flops = 512, read = 512 B, write = 512 B>}
  %3 = "stablehlo.sort"(%x) <{dimension = 1 : i64, is_stable = true}> ({
  ^bb0(%a: tensor<f32>, %b: tensor<f32>):
    %s = "stablehlo.add"(%a, %b) : (tensor<f32>, tensor<f32>) -> tensor<f32>
    %c = "stablehlo.compare"(%a, %s) <{comparison_direction = #stablehlo<comparison_direction LT>}> : (tensor<f32>, tensor<f32>) -> tensor<i1>
    "stablehlo.return"(%c) : (tensor<i1>) -> ()
  }) : (tensor<8x16xf32>) -> tensor<8x16xf32>
  // 8 rows x 5 N log2 N = 8 x 5 x 16 x 4 = 2560; of real numbers half of that.
  // CHECK: "stablehlo.fft"{{.*}}#roofline.cost<estimate, flops = 2560, read = 1024 B, write = 1024 B>
  %4 = "stablehlo.fft"(%z) <{fft_length = array<i64: 16>, fft_type = #stablehlo<fft_type FFT>}> : (tensor<8x16xcomplex<f32>>) -> tensor<8x16xcomplex<f32>>
  // CHECK: "stablehlo.fft"{{.*}}#roofline.cost<estimate, flops = 1280, read = 512 B, write = 576 B>
  %5 = "stablehlo.fft"(%x) <{fft_length = array<i64: 16>, fft_type = #stablehlo<fft_type RFFT>}> : (tensor<8x16xf32>) -> tensor<8x9xcomplex<f32>>
  // Two of n = 6: (216 - 6) / 6 = 35 products and sums, 15 quotients, 6 roots.
  // CHECK: "stablehlo.cholesky"{{.*}}#roofline.cost<estimate, flops = 170, special = 12, read = 288 B, write = 288 B>
  %6 = "stablehlo.cholesky"(%spd) <{lower = true}> : (tensor<2x6x6xf32>) -> tensor<2x6x6xf32>
  // 8 right-hand sides: 6 quotients, 15 products and 15 sums each.
  // CHECK: "stablehlo.triangular_solve"{{.*}}#roofline.cost<estimate, flops = 288, read = 480 B, write = 192 B>
  %7 = "stablehlo.triangular_solve"(%6, %rhs) <{left_side = true, lower = true, transpose_a = #stablehlo<transpose NO_TRANSPOSE>, unit_diagonal = false}> : (tensor<2x6x6xf32>, tensor<2x6x4xf32>) -> tensor<2x6x4xf32>
  return
}
