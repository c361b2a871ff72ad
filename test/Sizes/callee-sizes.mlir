// RUN: split-file %s %t
// RUN: mlir-roofline report %t/agreed.mlir --format=json | FileCheck %s --check-prefix=AGREED
// RUN: mlir-roofline report %t/agreed.mlir --bind main.arg0.d0=16 --format=json | FileCheck %s --check-prefix=BOUND
// RUN: mlir-roofline report %t/different.mlir --format=json | FileCheck %s --check-prefix=DIFFERENT
// RUN: not mlir-roofline report %t/different.mlir --bind each.arg0.d0=4 2>&1 | FileCheck %s --check-prefix=PASSED
// RUN: mlir-roofline report %t/different.mlir --bind main.arg0.d0=5,main.arg1.d0=5 --format=json | FileCheck %s --check-prefix=EQUAL
// RUN: mlir-roofline report %t/returned.mlir --format=json | FileCheck %s --check-prefix=RETURNED

// A function has the sizes that all its calls pass, and a call the sizes that its
// function returns.

//--- agreed.mlir
// @inner is called twice with the rows of %x, through @outer: 2 * 8*n. @fixed gets 4
// rows: 32.
// AGREED-NOT: inner.arg0
// AGREED:     "flops": "16*arg0.d0 + 32"
// AGREED:     "op": "arith.addf"
// AGREED:     "multiplicity": 2
// AGREED:     "flops": "8*arg0.d0"
// AGREED:     "op": "arith.mulf"
// AGREED:     "flops": 32
// 2 * 128 + 32 operations; 2 * 2 * 512 and 2 * 128 bytes at 1e9 per second.
// BOUND:      "flops": 288
// BOUND:      "flops": 128
// BOUND:      "latency_bound_s": 2.304{{(0+[0-9])?}}e-06
module attributes {roofline.target = #roofline.target<"t",
    units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
    memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>]>} {
  func.func @main(%x: tensor<?x8xf32>, %y: tensor<4x8xf32>) -> (tensor<?x8xf32>, tensor<?x8xf32>) {
    %0 = call @outer(%x) : (tensor<?x8xf32>) -> tensor<?x8xf32>
    %c = tensor.cast %y : tensor<4x8xf32> to tensor<?x8xf32>
    %1 = call @fixed(%c) : (tensor<?x8xf32>) -> tensor<?x8xf32>
    return %0, %1 : tensor<?x8xf32>, tensor<?x8xf32>
  }
  func.func private @outer(%x: tensor<?x8xf32>) -> tensor<?x8xf32> {
    %0 = call @inner(%x) : (tensor<?x8xf32>) -> tensor<?x8xf32>
    %1 = call @inner(%0) : (tensor<?x8xf32>) -> tensor<?x8xf32>
    return %1 : tensor<?x8xf32>
  }
  func.func private @inner(%x: tensor<?x8xf32>) -> tensor<?x8xf32> {
    %0 = arith.addf %x, %x : tensor<?x8xf32>
    return %0 : tensor<?x8xf32>
  }
  func.func private @fixed(%x: tensor<?x8xf32>) -> tensor<?x8xf32> {
    %0 = arith.mulf %x, %x : tensor<?x8xf32>
    return %0 : tensor<?x8xf32>
  }
}

//--- different.mlir
// Once n, once m, and in the loop i: the function keeps a size of its own, the total
// has all three, 0 + 1 + 2 = 3.
// DIFFERENT: "flops": "arg0.d0 + arg1.d0 + 3"
// DIFFERENT: "op": "arith.addf"
// DIFFERENT: "flops": "each.arg0.d0"
// EQUAL:     "flops": 13
// PASSED: no size is called 'each.arg0.d0'; the open sizes are: arg0.d0, arg1.d0
func.func @main(%x: tensor<?xf32>, %y: tensor<?xf32>) {
  call @each(%x) : (tensor<?xf32>) -> ()
  call @each(%y) : (tensor<?xf32>) -> ()
  affine.for %i = 0 to 3 {
    %s = tensor.extract_slice %x[0] [%i] [1] : tensor<?xf32> to tensor<?xf32>
    func.call @each(%s) : (tensor<?xf32>) -> ()
  }
  return
}
func.func private @each(%x: tensor<?xf32>) {
  %0 = arith.addf %x, %x : tensor<?xf32>
  return
}

//--- returned.mlir
// @padded returns two more rows than it gets, and their number. Data decides how many
// @some returns, and @again calls itself: sizes of their own.
// RETURNED: "name": "main"
// RETURNED: "op": "arith.addf"
// RETURNED: "flops": "arg0.d0 + 2"
// RETURNED: "op": "arith.subf"
// RETURNED: "flops": "3*arg0.d0 + 6"
// RETURNED: "op": "arith.mulf"
// RETURNED: "flops": "s{{[0-9]+}}"
// RETURNED: "op": "arith.divf"
// RETURNED: "flops": "s{{[0-9]+}}"
func.func @main(%x: tensor<?xf32>, %t: tensor<1xindex>) {
  %0:2 = call @padded(%x) : (tensor<?xf32>) -> (tensor<?xf32>, index)
  %1 = arith.addf %0#0, %0#0 : tensor<?xf32>
  %e = tensor.empty(%0#1) : tensor<3x?xf32>
  %2 = arith.subf %e, %e : tensor<3x?xf32>
  %3 = call @some(%t) : (tensor<1xindex>) -> tensor<?xf32>
  %4 = arith.mulf %3, %3 : tensor<?xf32>
  %5 = call @again(%x) : (tensor<?xf32>) -> tensor<?xf32>
  %6 = arith.divf %5, %5 : tensor<?xf32>
  return
}
func.func private @padded(%x: tensor<?xf32>) -> (tensor<?xf32>, index) {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %0 = tensor.pad %x low[1] high[1] {
  ^bb0(%i: index):
    tensor.yield %zero : f32
  } : tensor<?xf32> to tensor<?xf32>
  %n = tensor.dim %0, %c0 : tensor<?xf32>
  return %0, %n : tensor<?xf32>, index
}
func.func private @some(%t: tensor<1xindex>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %n = tensor.extract %t[%c0] : tensor<1xindex>
  %0 = tensor.empty(%n) : tensor<?xf32>
  return %0 : tensor<?xf32>
}
func.func private @again(%x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = call @again(%x) : (tensor<?xf32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}
