// What occurs again and again in long formulas has a name, which is said once. Two
// convolutions of 3 x 3 with a stride of 2 and a padding of 1 halve the extents: the
// outputs have 8 * ceildiv(H, 2) * ceildiv(W, 2) and 8 * ceildiv(H, 4) * ceildiv(W, 4)
// elements for each item of the batch, of 3 * 9 = 27 and 8 * 9 = 72 MACs each: 216 and 576.
// What both have in common, 72 times the batch, stands in front.

// RUN: mlir-roofline report %s --name=arg0.d0=N,arg0.d2=H,arg0.d3=W | FileCheck %s
// CHECK: MACs {{ *}}72*N*(3*H_1*W_1 + 8*H_2*W_2){{$}}
// CHECK: FLOPs {{ *}}144*N*(3*H_1*W_1 + 8*H_2*W_2){{$}}
// CHECK: Parts of formulas
// CHECK: H_1 {{ *}}ceildiv(H, 2)
// CHECK: W_1 {{ *}}ceildiv(W, 2)
// CHECK: H_2 {{ *}}ceildiv(H, 4)
// CHECK: W_2 {{ *}}ceildiv(W, 4)

// JSON has formulas in full.
// RUN: mlir-roofline report %s --name=arg0.d0=N,arg0.d2=H,arg0.d3=W --format=json | FileCheck %s --check-prefix=JSON --implicit-check-not=H_1
// JSON: "macs": "216*N*ceildiv(H, 2)*ceildiv(W, 2) + 576*N*ceildiv(H, 4)*ceildiv(W, 4)"

// With values there is nothing to name.
// RUN: mlir-roofline report %s --bind=arg0.d0=1,arg0.d2=8,arg0.d3=8 | FileCheck %s --check-prefix=BOUND --implicit-check-not="Parts of"
// BOUND: MACs {{ *}}5,760

func.func @main(%x: tensor<?x3x?x?xf32>, %w: tensor<8x3x3x3xf32>, %v: tensor<8x8x3x3xf32>) -> tensor<?x8x?x?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %zero = arith.constant 0.0 : f32
  %b = tensor.dim %x, %c0 : tensor<?x3x?x?xf32>
  %h = tensor.dim %x, %c2 : tensor<?x3x?x?xf32>
  %wd = tensor.dim %x, %c3 : tensor<?x3x?x?xf32>
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  } : tensor<?x3x?x?xf32> to tensor<?x3x?x?xf32>
  %h1 = arith.ceildivsi %h, %c2 : index
  %w1 = arith.ceildivsi %wd, %c2 : index
  %e1 = tensor.empty(%b, %h1, %w1) : tensor<?x8x?x?xf32>
  %f1 = linalg.fill ins(%zero : f32) outs(%e1 : tensor<?x8x?x?xf32>) -> tensor<?x8x?x?xf32>
  %1 = linalg.conv_2d_nchw_fchw {strides = dense<2> : vector<2xi64>} ins(%p, %w : tensor<?x3x?x?xf32>, tensor<8x3x3x3xf32>) outs(%f1 : tensor<?x8x?x?xf32>) -> tensor<?x8x?x?xf32>
  %q = tensor.pad %1 low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  } : tensor<?x8x?x?xf32> to tensor<?x8x?x?xf32>
  %h2 = arith.ceildivsi %h1, %c2 : index
  %w2 = arith.ceildivsi %w1, %c2 : index
  %e2 = tensor.empty(%b, %h2, %w2) : tensor<?x8x?x?xf32>
  %f2 = linalg.fill ins(%zero : f32) outs(%e2 : tensor<?x8x?x?xf32>) -> tensor<?x8x?x?xf32>
  %2 = linalg.conv_2d_nchw_fchw {strides = dense<2> : vector<2xi64>} ins(%q, %v : tensor<?x8x?x?xf32>, tensor<8x8x3x3xf32>) outs(%f2 : tensor<?x8x?x?xf32>) -> tensor<?x8x?x?xf32>
  return %2 : tensor<?x8x?x?xf32>
}
