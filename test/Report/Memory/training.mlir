// RUN: mlir-roofline report %s --function=mlp --training=adam --format=json | FileCheck %s --check-prefix=MLP
// RUN: mlir-roofline report %s --function=mlp --training=sgd | FileCheck %s --check-prefix=TABLE
// RUN: roofline-opt %s --roofline-report="function=mlp training=sgd" | FileCheck %s --check-prefix=TABLE
// RUN: mlir-roofline report %s --function=mlp | FileCheck %s --check-prefix=NONE
// RUN: mlir-roofline report %s --function=rules --training=sgd --format=json | FileCheck %s --check-prefix=RULES
// RUN: mlir-roofline report %s --function=pooled --training=sgd --format=json | FileCheck %s --check-prefix=POOLED
// RUN: mlir-roofline report %s --function=open --training=sgd --format=json | FileCheck %s --check-prefix=OPEN
// RUN: mlir-roofline report %s --function=resized --training=sgd --format=json | FileCheck %s --check-prefix=UNKNOWN
// RUN: mlir-roofline report %s --function=unsized --training=sgd --format=json | FileCheck %s --check-prefix=UNSIZED

// The first product saves its input, 8*64*4 = 2048 B, for the gradient of its weight;
// the maximum its result, 8*256*4 = 8192 B, which is also what the second product
// saves: once. 2*64*256 parameters: 131072 B of gradients, 8 B of moments each.
// MLP:      "training_bytes": 10240
// MLP:      "training": {
// MLP-NEXT:   "optimizer": "adam",
// MLP-NEXT:   "status": "exact",
// MLP-NEXT:   "saved_bytes": 10240,
// MLP-NEXT:   "mask_bytes": 0,
// MLP-NEXT:   "position_bytes": 0,
// MLP-NEXT:   "statistics_bytes": 0,
// MLP-NEXT:   "selective_bytes": 10240,
// MLP-NEXT:   "full_bytes": 2048,
// MLP-NEXT:   "gradient_bytes": 131072,
// MLP-NEXT:   "state_bytes": 262144
// MLP:      "saved_bytes": 2048,
// MLP:      "saved_bytes": 8192,
// MLP:      "saved_bytes": 0,
// TABLE:      saved 10,240 B (10.0 KiB) for the backward pass, of these 0 B masks
// TABLE-NEXT: checkpointing 10,240 B (10.0 KiB) selective, 2,048 B (2.00 KiB) full
// TABLE-NEXT: gradients 131,072 B (128 KiB)
// TABLE-NEXT: sgd 0 B of states
// NONE-NOT: backward
func.func @mlp(%x: tensor<8x64xf32>, %w1: tensor<64x256xf32> {roofline.param}, %w2: tensor<256x64xf32> {roofline.param}) -> tensor<8x64xf32> {
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : tensor<8x256xf32>
  %e1 = tensor.empty() : tensor<8x256xf32>
  %f1 = linalg.fill ins(%zero : f32) outs(%e1 : tensor<8x256xf32>) -> tensor<8x256xf32>
  %h = linalg.matmul ins(%x, %w1 : tensor<8x64xf32>, tensor<64x256xf32>) outs(%f1 : tensor<8x256xf32>) -> tensor<8x256xf32>
  %r = arith.maximumf %h, %zeros : tensor<8x256xf32>
  %e2 = tensor.empty() : tensor<8x64xf32>
  %f2 = linalg.fill ins(%zero : f32) outs(%e2 : tensor<8x64xf32>) -> tensor<8x64xf32>
  %y = linalg.matmul ins(%r, %w2 : tensor<8x256xf32>, tensor<256x64xf32>) outs(%f2 : tensor<8x64xf32>) -> tensor<8x64xf32>
  return %y : tensor<8x64xf32>
}

// 16 f32 are 64 B. The sum saves nothing, the exponential its result, 64; the
// logarithm what it is given, the sum, 64; the product both factors, of which the
// exponential is there already, and the logarithm, 64; the select its condition, 16
// of a bit: 2 B. What is made of constants alone has no gradient.
// RULES:      "saved_bytes": 194,
// RULES-NEXT: "mask_bytes": 2,
func.func @rules(%x: tensor<16xf32>, %y: tensor<16xf32>, %c: tensor<16xi1>) -> (tensor<16xf32>, tensor<16xf32>) {
  %two = arith.constant dense<2.0> : tensor<16xf32>
  %0 = arith.addf %x, %y : tensor<16xf32>
  %1 = math.exp %x : tensor<16xf32>
  %2 = math.log %0 : tensor<16xf32>
  %3 = arith.mulf %1, %2 : tensor<16xf32>
  %4 = arith.select %c, %3, %0 : tensor<16xi1>, tensor<16xf32>
  %5 = math.exp %two : tensor<16xf32>
  return %4, %5 : tensor<16xf32>, tensor<16xf32>
}

// A pool of 2x2 over 8x8: 16 results, each of which was somewhere: 8 B each.
// POOLED:     "saved_bytes": 128,
// POOLED:     "position_bytes": 128,
func.func @pooled(%x: tensor<1x8x8x1xf32>) -> tensor<1x4x4x1xf32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x8x8x1xf32>) -> tensor<1x4x4x1xf32>
  return %0 : tensor<1x4x4x1xf32>
}

// Open sizes give formulas.
// OPEN:       "saved_bytes": "4*open.arg0.d0",
func.func @open(%x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = math.exp %x : tensor<?xf32>
  return %0 : tensor<?xf32>
}

// An operation that does not say what it needs.
// UNKNOWN:    "status": "lower",
func.func @resized(%x: tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32> {
  %scale = tosa.const_shape {values = dense<1> : tensor<4xindex>} : () -> !tosa.shape<4>
  %offset = tosa.const_shape {values = dense<0> : tensor<2xindex>} : () -> !tosa.shape<2>
  %border = tosa.const_shape {values = dense<0> : tensor<2xindex>} : () -> !tosa.shape<2>
  %0 = tosa.log %x : (tensor<1x4x4x1xf32>) -> tensor<1x4x4x1xf32>
  %1 = tosa.resize %0, %scale, %offset, %border {mode = BILINEAR} : (tensor<1x4x4x1xf32>, !tosa.shape<4>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<1x4x4x1xf32>
  return %1 : tensor<1x4x4x1xf32>
}

// An exponential saves its result, of which only data says how long it is: it is left
// out, and all that is saved is at least the rest, which is nothing.
// UNSIZED:      "training": {
// UNSIZED:        "status": "lower",
// UNSIZED-NEXT:   "saved_bytes": 0,
func.func @unsized(%a: tensor<2xf32>, %n: tensor<1xindex>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %size = tensor.extract %n[%c0] : tensor<1xindex>
  %x = tensor.pad %a low[0] high[%size] {
  ^bb0(%i: index):
    tensor.yield %zero : f32
  } : tensor<2xf32> to tensor<?xf32>
  %y = math.exp %x : tensor<?xf32>
  return %y : tensor<?xf32>
}
