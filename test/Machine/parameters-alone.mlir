// What depends on parameters alone may have been computed before: either they enter
// with the call, or what is made of them, whichever is less. A byte takes 1 ns.

// RUN: split-file %s %t
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --format=json \
// RUN:   | %python %S/Inputs/list-floors.py | FileCheck %t/program.mlir

//--- target.mlir
#roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1e9>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>]>

//--- program.mlir
// 8 sums of 64 parameters, 32 B: less than 256 B. With 96 B in and out, 128.
// CHECK: sums: 128
func.func @sums(%x: tensor<8xf32>, %y: tensor<8xf32>, %w: tensor<8x8xf32> {roofline.param}) -> tensor<8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8xf32>) -> tensor<8xf32>
  %s = linalg.reduce {arith.addf} ins(%w : tensor<8x8xf32>) outs(%f : tensor<8xf32>) dimensions = [1]
  %0 = arith.addf %x, %s : tensor<8xf32>
  %1 = arith.mulf %0, %y : tensor<8xf32>
  return %1 : tensor<8xf32>
}

// 8 parameters, 32 B: less than the 256 B that they are spread over. With 512 B in and
// out, 544.
// CHECK: spread: 544
func.func @spread(%x: tensor<8x8xf32>, %w: tensor<8xf32> {roofline.param}) -> tensor<8x8xf32> {
  %e = tensor.empty() : tensor<8x8xf32>
  %s = linalg.broadcast ins(%w : tensor<8xf32>) outs(%e : tensor<8x8xf32>) dimensions = [1]
  %0 = arith.addf %x, %s : tensor<8x8xf32>
  return %0 : tensor<8x8xf32>
}
