// RUN: mlir-roofline report %s --format=json | %python %S/../../Inputs/list-flops.py | FileCheck --match-full-lines %s

// Three functions of one name, each with sizes of its own; a call finds the
// nearest. The outer one adds d0 elements, the inner one multiplies 2*d0, the one
// without a module's name divides 3*d0. The only call of the inner one passes 7, which
// is in the total; alone, it has its own size. In a symbol, $ is written as $24.

// CHECK:      f: flops=f.arg0.d0
// CHECK-NEXT: inner.f: flops=2*inner.f.arg0.d0
// CHECK-NEXT: inner.call: flops=14
// CHECK-NEXT: $0.f: flops=3*$240.f.arg0.d0
// CHECK-NEXT: total: flops=3*$240.f.arg0.d0 + f.arg0.d0 + 14
func.func @f(%x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = arith.addf %x, %x : tensor<?xf32>
  return %0 : tensor<?xf32>
}
module @inner {
  func.func @f(%x: tensor<?x2xf32>) -> tensor<?x2xf32> {
    %0 = arith.mulf %x, %x : tensor<?x2xf32>
    return %0 : tensor<?x2xf32>
  }
  func.func @call(%x: tensor<7x2xf32>) -> tensor<?x2xf32> {
    %0 = tensor.cast %x : tensor<7x2xf32> to tensor<?x2xf32>
    %1 = func.call @f(%0) : (tensor<?x2xf32>) -> tensor<?x2xf32>
    return %1 : tensor<?x2xf32>
  }
}
module {
  func.func @f(%x: tensor<?x3xf32>) -> tensor<?x3xf32> {
    %0 = arith.divf %x, %x : tensor<?x3xf32>
    return %0 : tensor<?x3xf32>
  }
}
