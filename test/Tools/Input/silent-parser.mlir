// Upstream's parser of this operation fails without a word at a name that is
// missing behind a comma; the report does not.

// RUN: not mlir-roofline report %s 2>&1 | FileCheck %s
// CHECK: silent-parser.mlir:1:1: error: expected a module, found what the parser rejects without saying why

func.func @f(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = tosa.clamp %x {min_val = 2.0 : f32, } : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
