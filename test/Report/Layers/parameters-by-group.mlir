// RUN: mlir-roofline report %s --group-by=function --format=csv > %t.csv
// RUN: %python %S/../Inputs/list-parameters.py < %t.csv | FileCheck %s --match-full-lines
// RUN: mlir-roofline report %s --group-by=kind --format=csv \
// RUN:   | %python %S/../Inputs/list-parameters.py | FileCheck %s --check-prefix=KIND --match-full-lines
// RUN: mlir-roofline report %s --function=quantised --group-by=kind --format=json | FileCheck %s --check-prefix=JSON
// RUN: mlir-roofline report %s --function=quantised --group-by=kind --legend | FileCheck %s --check-prefix=TABLE

// The formulas of docs/CostModel.md, a layer each.

#row = affine_map<(i, j) -> (j)>
#all = affine_map<(i, j) -> (i, j)>

// in*out + out = 32*64 + 64.
// CHECK-DAG: linear 2112 8448 f32=2112
func.func @linear(%x: tensor<8x32xf32>, %w: tensor<32x64xf32> {roofline.param}, %b: tensor<64xf32> {roofline.param}) -> tensor<8x64xf32> {
  %e = tensor.empty() : tensor<8x64xf32>
  %c = linalg.broadcast ins(%b : tensor<64xf32>) outs(%e : tensor<8x64xf32>) dimensions = [0]
  %0 = linalg.matmul ins(%x, %w : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
  return %0 : tensor<8x64xf32>
}

// The weight is transposed first, as front ends do: the product uses it, and the
// transposition hands it on.
// CHECK-DAG: transposed 2048 8192 f32=2048
func.func @transposed(%x: tensor<8x32xf32>, %w: tensor<64x32xf32> {roofline.param}, %y: tensor<8x64xf32>) -> tensor<8x64xf32> {
  %e = tensor.empty() : tensor<32x64xf32>
  %t = linalg.transpose ins(%w : tensor<64x32xf32>) outs(%e : tensor<32x64xf32>) permutation = [1, 0]
  %0 = linalg.matmul ins(%x, %t : tensor<8x32xf32>, tensor<32x64xf32>) outs(%y : tensor<8x64xf32>) -> tensor<8x64xf32>
  return %0 : tensor<8x64xf32>
}

// kh*kw*in*out + out = 3*3*4*8 + 8.
// CHECK-DAG: convolution 296 1184 f32=296
func.func @convolution(%x: tensor<1x4x6x6xf32>, %w: tensor<8x4x3x3xf32> {roofline.param}, %b: tensor<8xf32> {roofline.param}) -> tensor<1x8x4x4xf32> {
  %e = tensor.empty() : tensor<1x8x4x4xf32>
  %c = linalg.broadcast ins(%b : tensor<8xf32>) outs(%e : tensor<1x8x4x4xf32>) dimensions = [0, 2, 3]
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x4x6x6xf32>, tensor<8x4x3x3xf32>) outs(%c : tensor<1x8x4x4xf32>) -> tensor<1x8x4x4xf32>
  return %0 : tensor<1x8x4x4xf32>
}

// kh*kw*(in/g)*out + out with 2 groups = 3*3*2*8 + 8.
// CHECK-DAG: grouped 152 608 f32=152
func.func @grouped(%x: tensor<1x2x2x6x6xf32>, %w: tensor<2x4x2x3x3xf32> {roofline.param}, %b: tensor<2x4xf32> {roofline.param}) -> tensor<1x2x4x4x4xf32> {
  %e = tensor.empty() : tensor<1x2x4x4x4xf32>
  %c = linalg.broadcast ins(%b : tensor<2x4xf32>) outs(%e : tensor<1x2x4x4x4xf32>) dimensions = [0, 3, 4]
  %0 = linalg.conv_2d_ngchw_gfchw ins(%x, %w : tensor<1x2x2x6x6xf32>, tensor<2x4x2x3x3xf32>) outs(%c : tensor<1x2x4x4x4xf32>) -> tensor<1x2x4x4x4xf32>
  return %0 : tensor<1x2x4x4x4xf32>
}

// As many groups as channels: kh*kw*out + out = 3*3*4 + 4.
// CHECK-DAG: depthwise 40 160 f32=40
func.func @depthwise(%x: tensor<1x6x6x4xf32>, %w: tensor<3x3x4xf32> {roofline.param}, %b: tensor<4xf32> {roofline.param}) -> tensor<1x4x4x4xf32> {
  %e = tensor.empty() : tensor<1x4x4x4xf32>
  %c = linalg.broadcast ins(%b : tensor<4xf32>) outs(%e : tensor<1x4x4x4xf32>) dimensions = [0, 1, 2]
  %0 = linalg.depthwise_conv_2d_nhwc_hwc ins(%x, %w : tensor<1x6x6x4xf32>, tensor<3x3x4xf32>) outs(%c : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
  return %0 : tensor<1x4x4x4xf32>
}

// 4*(d*d + d) with d = 16. The projections are one function, called four times: what is
// in it uses all of them.
// CHECK-DAG: projection 1088 4352 f32=1088
func.func private @projection(%x: tensor<6x16xf32>, %w: tensor<16x16xf32>, %b: tensor<16xf32>) -> tensor<6x16xf32> {
  %e = tensor.empty() : tensor<6x16xf32>
  %c = linalg.broadcast ins(%b : tensor<16xf32>) outs(%e : tensor<6x16xf32>) dimensions = [0]
  %0 = linalg.matmul ins(%x, %w : tensor<6x16xf32>, tensor<16x16xf32>) outs(%c : tensor<6x16xf32>) -> tensor<6x16xf32>
  return %0 : tensor<6x16xf32>
}
// CHECK-DAG: attention 0 0{{ ?}}
func.func @attention(%x: tensor<6x16xf32>, %wq: tensor<16x16xf32> {roofline.param}, %bq: tensor<16xf32> {roofline.param}, %wk: tensor<16x16xf32> {roofline.param}, %bk: tensor<16xf32> {roofline.param}, %wv: tensor<16x16xf32> {roofline.param}, %bv: tensor<16xf32> {roofline.param}, %wo: tensor<16x16xf32> {roofline.param}, %bo: tensor<16xf32> {roofline.param}, %s: tensor<6x6xf32>, %o: tensor<6x16xf32>) -> tensor<6x16xf32> {
  %q = call @projection(%x, %wq, %bq) : (tensor<6x16xf32>, tensor<16x16xf32>, tensor<16xf32>) -> tensor<6x16xf32>
  %k = call @projection(%x, %wk, %bk) : (tensor<6x16xf32>, tensor<16x16xf32>, tensor<16xf32>) -> tensor<6x16xf32>
  %v = call @projection(%x, %wv, %bv) : (tensor<6x16xf32>, tensor<16x16xf32>, tensor<16xf32>) -> tensor<6x16xf32>
  %qk = linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i, k)>, affine_map<(i, j, k) -> (j, k)>, affine_map<(i, j, k) -> (i, j)>], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%q, %k : tensor<6x16xf32>, tensor<6x16xf32>) outs(%s : tensor<6x6xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %1 = arith.mulf %a, %b : f32
    %2 = arith.addf %c, %1 : f32
    linalg.yield %2 : f32
  } -> tensor<6x6xf32>
  %pv = linalg.matmul ins(%qk, %v : tensor<6x6xf32>, tensor<6x16xf32>) outs(%o : tensor<6x16xf32>) -> tensor<6x16xf32>
  %0 = call @projection(%pv, %wo, %bo) : (tensor<6x16xf32>, tensor<16x16xf32>, tensor<16xf32>) -> tensor<6x16xf32>
  return %0 : tensor<6x16xf32>
}

// 4 heads of 4, 2 key-value heads: d*n*h + 2*d*m*h + n*h*d = 256 + 2*128 + 256, and
// n*h + 2*m*h + d = 16 + 16 + 16 of biases. Here the weights lie in one tensor.
// CHECK-DAG: grouped_query 816 3264 f32=816
func.func @grouped_query(%x: tensor<6x16xf32>, %wqkv: tensor<16x32xf32> {roofline.param}, %bqkv: tensor<32xf32> {roofline.param}, %wo: tensor<16x16xf32> {roofline.param}, %bo: tensor<16xf32> {roofline.param}) -> (tensor<6x32xf32>, tensor<6x16xf32>) {
  %e = tensor.empty() : tensor<6x32xf32>
  %c = linalg.broadcast ins(%bqkv : tensor<32xf32>) outs(%e : tensor<6x32xf32>) dimensions = [0]
  %0 = linalg.matmul ins(%x, %wqkv : tensor<6x16xf32>, tensor<16x32xf32>) outs(%c : tensor<6x32xf32>) -> tensor<6x32xf32>
  %q = tensor.extract_slice %0[0, 0] [6, 16] [1, 1] : tensor<6x32xf32> to tensor<6x16xf32>
  %f = tensor.empty() : tensor<6x16xf32>
  %d = linalg.broadcast ins(%bo : tensor<16xf32>) outs(%f : tensor<6x16xf32>) dimensions = [0]
  %1 = linalg.matmul ins(%q, %wo : tensor<6x16xf32>, tensor<16x16xf32>) outs(%d : tensor<6x16xf32>) -> tensor<6x16xf32>
  return %0, %1 : tensor<6x32xf32>, tensor<6x16xf32>
}

// 2*d.
// CHECK-DAG: normalisation 32 128 f32=32
func.func @normalisation(%x: tensor<6x16xf32>, %scale: tensor<16xf32> {roofline.param}, %shift: tensor<16xf32> {roofline.param}) -> tensor<6x16xf32> {
  %e = tensor.empty() : tensor<6x16xf32>
  %0 = linalg.generic {indexing_maps = [#all, #row, #row, #all], iterator_types = ["parallel", "parallel"]}
      ins(%x, %scale, %shift : tensor<6x16xf32>, tensor<16xf32>, tensor<16xf32>) outs(%e : tensor<6x16xf32>) {
  ^bb0(%a: f32, %s: f32, %t: f32, %o: f32):
    %1 = arith.mulf %a, %s : f32
    %2 = arith.addf %1, %t : f32
    linalg.yield %2 : f32
  } -> tensor<6x16xf32>
  return %0 : tensor<6x16xf32>
}

// v*d = 10*16, once, though it is looked up and multiplied with.
// CHECK-DAG: tied 160 640 f32=160
func.func @tied(%i: tensor<6xi64>, %w: tensor<10x16xf32> {roofline.param}, %y: tensor<6x10xf32>) -> tensor<6x10xf32> {
  %e = tensor.empty() : tensor<6x16xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i)>, #all], iterator_types = ["parallel", "parallel"]}
      ins(%i : tensor<6xi64>) outs(%e : tensor<6x16xf32>) {
  ^bb0(%n: i64, %o: f32):
    %r = arith.index_cast %n : i64 to index
    %c = linalg.index 1 : index
    %v = tensor.extract %w[%r, %c] : tensor<10x16xf32>
    linalg.yield %v : f32
  } -> tensor<6x16xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i, k)>, affine_map<(i, j, k) -> (j, k)>, affine_map<(i, j, k) -> (i, j)>], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%0, %w : tensor<6x16xf32>, tensor<10x16xf32>) outs(%y : tensor<6x10xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %2 = arith.mulf %a, %b : f32
    %3 = arith.addf %c, %2 : f32
    linalg.yield %3 : f32
  } -> tensor<6x10xf32>
  return %1 : tensor<6x10xf32>
}

// Weights in 8 bits and a scale per column: 32*4 and 4, dequantised ahead of the
// product, which uses both.
// CHECK-DAG: quantised 132 144 i8=128 f32=4
// JSON:      "group_by": "kind"
// JSON:      "name": "linalg.matmul"
// JSON:      "parameters": {
// JSON-NEXT:   "count": 132,
// JSON-NEXT:   "bytes": 144,
// JSON-NEXT:   "types": {
// JSON-NEXT:     "i8": {
// JSON-NEXT:       "count": 128,
// JSON-NEXT:       "bytes": 128
// JSON-NEXT:     },
// JSON-NEXT:     "f32": {
// JSON-NEXT:       "count": 4,
// JSON-NEXT:       "bytes": 16
// JSON:      "name": "linalg.generic"
// JSON:      "parameters": {
// JSON-NEXT:   "count": 0,
// TABLE:     kind ops params MACs
// TABLE:     linalg.matmul 1 132 1.02 k
// TABLE:     linalg.generic 1 0 0
// TABLE:     total 2
// TABLE:     i8 128, 128 B
// TABLE:     f32 4, 16 B
// TABLE:     params parameters that the row uses
func.func @quantised(%x: tensor<8x32xf32>, %y: tensor<8x4xf32>, %w: tensor<32x4xi8> {roofline.param}, %s: tensor<4xf32> {roofline.param}) -> tensor<8x4xf32> {
  %e = tensor.empty() : tensor<32x4xf32>
  %d = linalg.generic {indexing_maps = [#all, #row, #all], iterator_types = ["parallel", "parallel"]}
      ins(%w, %s : tensor<32x4xi8>, tensor<4xf32>) outs(%e : tensor<32x4xf32>) {
  ^bb0(%a: i8, %b: f32, %o: f32):
    %1 = arith.sitofp %a : i8 to f32
    %2 = arith.mulf %1, %b : f32
    linalg.yield %2 : f32
  } -> tensor<32x4xf32>
  %0 = linalg.matmul ins(%x, %d : tensor<8x32xf32>, tensor<32x4xf32>) outs(%y : tensor<8x4xf32>) -> tensor<8x4xf32>
  return %0 : tensor<8x4xf32>
}

// By kind, products: 2112 + 2048 + 1088 + 816 + 132 = 6196. The tied table belongs to
// both generics, which are one kind, with the normalisation: 160 + 32.
// KIND-DAG: linalg.matmul 6196 {{.*}}
// KIND-DAG: linalg.generic 192 768 f32=192
// KIND-DAG: linalg.transpose 0 0{{ ?}}
// KIND-DAG: linalg.broadcast 0 0{{ ?}}
