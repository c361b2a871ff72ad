// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../../Inputs/list-flops.py | FileCheck --match-full-lines %s

// A function that is called with several sets of sizes is there once for each.
// @layer doubles its rows of 8 and calls @inner with as many: 16 flops a row. It is
// called with 4 rows twice and with 6 once: 2*64 + 96 = 224. @inner runs as often,
// 8 flops a row: 32 and 48.
// CHECK:      sizes: flops=224
func.func @sizes(%a: tensor<4x8xf32>, %b: tensor<6x8xf32>) {
  %0 = tensor.cast %a : tensor<4x8xf32> to tensor<?x8xf32>
  %1 = tensor.cast %b : tensor<6x8xf32> to tensor<?x8xf32>
  call @layer(%0) : (tensor<?x8xf32>) -> ()
  call @layer(%1) : (tensor<?x8xf32>) -> ()
  call @layer(%0) : (tensor<?x8xf32>) -> ()
  return
}
// CHECK-NEXT: layer(layer.arg0.d0=4): x2 flops=64
// CHECK-NEXT: layer(layer.arg0.d0=6): flops=96
func.func private @layer(%a: tensor<?x8xf32>) {
  %0 = arith.addf %a, %a : tensor<?x8xf32>
  call @inner(%a) : (tensor<?x8xf32>) -> ()
  return
}
// CHECK-NEXT: inner(inner.arg0.d0=4): x2 flops=32
// CHECK-NEXT: inner(inner.arg0.d0=6): flops=48
func.func private @inner(%a: tensor<?x8xf32>) {
  %0 = arith.addf %a, %a : tensor<?x8xf32>
  return
}

// A size that no count depends on makes no difference.
// CHECK-NEXT: counts: flops=3
func.func @counts(%x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  call @ignores(%c0, %x) : (index, f32) -> ()
  call @ignores(%c1, %x) : (index, f32) -> ()
  call @ignores(%c2, %x) : (index, f32) -> ()
  return
}
// CHECK-NEXT: ignores: x3 flops=1
func.func private @ignores(%n: index, %x: f32) {
  %0 = arith.addf %x, %x : f32
  return
}

// The counter of a loop that runs once is 0: 2 rows are passed, and nothing that
// changes.
// CHECK-NEXT: once: flops=2
func.func @once(%x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  scf.for %i = %c0 to %c1 step %c1 {
    %n = arith.addi %i, %c2 : index
    func.call @repeat(%n, %x) : (index, f32) -> ()
  }
  return
}
// CHECK-NEXT: repeat: flops=2
func.func private @repeat(%n: index, %x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    %0 = arith.addf %x, %x : f32
  }
  return
}
// CHECK-NEXT: total: flops=229
