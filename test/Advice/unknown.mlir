// RUN: split-file %s %t
// RUN: mlir-roofline advise %t/unknown.mlir --target=%S/../Report/Inputs/tiny.mlir --allow-unregistered-dialect | FileCheck %t/unknown.mlir
// RUN: mlir-roofline advise %t/names.mlir --target=%S/../Report/Inputs/tiny.mlir | FileCheck %t/names.mlir --implicit-check-not=escape
// RUN: mlir-roofline advise %t/called.mlir --target=%S/../Report/Inputs/tiny.mlir --kind=precompute --function=main | FileCheck %t/called.mlir
// RUN: echo 'module {}' | mlir-roofline advise - --target=%S/../Report/Inputs/tiny.mlir | FileCheck %s --check-prefix=EMPTY
// EMPTY: whose latency bound is 0 s
// EMPTY: nothing found

//--- unknown.mlir
// What an operation does that nobody knows is not nothing: what it reads stays.
// CHECK: 1 common-subexpressions 1 8.19 us
// CHECK: where linalg.exp {{.*}}:[[#]]:8 (8.19 us){{$}}
func.func @main(%x: tensor<1024xf32>, %out: tensor<1024xf32>) -> tensor<1024xf32> {
  %a = linalg.exp ins(%x : tensor<1024xf32>) outs(%out : tensor<1024xf32>) -> tensor<1024xf32>
  %b = linalg.exp ins(%x : tensor<1024xf32>) outs(%out : tensor<1024xf32>) -> tensor<1024xf32>
  %c = "mine.op"(%a) : (tensor<1024xf32>) -> tensor<1024xf32>
  %d = "mine.op"(%b) : (tensor<1024xf32>) -> tensor<1024xf32>
  %e = "mine.join"(%c, %d) : (tensor<1024xf32>, tensor<1024xf32>) -> tensor<1024xf32>
  return %e : tensor<1024xf32>
}

//--- names.mlir
// CHECK: where linalg.exp \1B[31m{{.*}}\0Aforged
func.func @main(%x: tensor<1024xf32>, %out: tensor<1024xf32>) -> tensor<1024xf32> {
  %a = linalg.exp ins(%x : tensor<1024xf32>) outs(%out : tensor<1024xf32>) -> tensor<1024xf32> loc("\1B[31mred\0Aforged")
  %b = linalg.abs ins(%x : tensor<1024xf32>) outs(%out : tensor<1024xf32>) -> tensor<1024xf32>
  return %b : tensor<1024xf32>
}

//--- called.mlir
// Others call the function: it can take no further argument without them.
// CHECK: 1 precompute {{.*}} failed
// CHECK: failed the function that would take them is called by others
func.func @main(%x: tensor<64x32xf32>, %w: tensor<32x64xf32> {roofline.param}) -> tensor<64x32xf32> {
  %e = tensor.empty() : tensor<64x32xf32>
  %t = linalg.transpose ins(%w : tensor<32x64xf32>) outs(%e : tensor<64x32xf32>) permutation = [1, 0]
  %y = linalg.add ins(%t, %x : tensor<64x32xf32>, tensor<64x32xf32>) outs(%e : tensor<64x32xf32>) -> tensor<64x32xf32>
  return %y : tensor<64x32xf32>
}
func.func @other(%x: tensor<64x32xf32>, %w: tensor<32x64xf32>) -> tensor<64x32xf32> {
  %y = call @main(%x, %w) : (tensor<64x32xf32>, tensor<32x64xf32>) -> tensor<64x32xf32>
  return %y : tensor<64x32xf32>
}
