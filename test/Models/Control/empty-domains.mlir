// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null --allow-unregistered-dialect > %t.json
// RUN: %python %S/../Inputs/list-work.py < %t.json | FileCheck --match-full-lines %s
// RUN: FileCheck %s --check-prefix=TOTAL < %t.json

// An extent of 0: nothing is computed and nothing is touched, exactly.

// In all, only the second copy, @some.
// TOTAL:      "unknown_ops": 0,
// TOTAL-NEXT: "status": "exact",
// TOTAL-NEXT: "bytes_status": "exact",
// TOTAL-NEXT: "macs": 0,
// TOTAL-NEXT: "flops": 0,
// TOTAL:      "bytes_read": 32,
// TOTAL-NEXT: "bytes_written": 32,

// No terms, and no rows: neither product nor accumulator is touched. No free ops,
// which have no line, either: the first line is @some's.
func.func @contractions(%a: tensor<3x0xf32>, %b: tensor<0x5xf32>, %c: tensor<3x5xf32>, %d: tensor<0x4xf32>, %e: tensor<4x5xf32>, %f: tensor<0x5xf32>) -> (tensor<3x5xf32>, tensor<0x5xf32>) {
  %0 = linalg.matmul ins(%a, %b : tensor<3x0xf32>, tensor<0x5xf32>) outs(%c : tensor<3x5xf32>) -> tensor<3x5xf32>
  %1 = linalg.matmul ins(%d, %e : tensor<0x4xf32>, tensor<4x5xf32>) outs(%f : tensor<0x5xf32>) -> tensor<0x5xf32>
  return %0, %1 : tensor<3x5xf32>, tensor<0x5xf32>
}

func.func @others(%x: tensor<2x0xf32>, %m: memref<0x7xi4>, %n: memref<0x7xi4>, %w: tensor<3x3x0x5xf32>, %i: tensor<1x6x6x0xf32>, %o: tensor<1x4x4x5xf32>) -> tensor<1x4x4x5xf32> {
  %0 = linalg.exp ins(%x : tensor<2x0xf32>) outs(%x : tensor<2x0xf32>) -> tensor<2x0xf32>
  memref.copy %m, %n : memref<0x7xi4> to memref<0x7xi4>
  %1 = arith.addf %0, %0 : tensor<2x0xf32>
  %2 = linalg.conv_2d_nhwc_hwcf ins(%i, %w : tensor<1x6x6x0xf32>, tensor<3x3x0x5xf32>) outs(%o : tensor<1x4x4x5xf32>) -> tensor<1x4x4x5xf32>
  return %2 : tensor<1x4x4x5xf32>
}

// An operation nobody knows in a loop without iterations leaves nothing unknown.
func.func @never(%x: tensor<4xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c1 to %c0 step %c1 {
    %0 = "other.op"(%x) : (tensor<4xf32>) -> tensor<4xf32>
  }
  return
}

// CHECK: memref.copy: read=32 write=32
func.func @some(%m: memref<8xf32>, %n: memref<8xf32>) {
  memref.copy %m, %n : memref<8xf32> to memref<8xf32>
  return
}
