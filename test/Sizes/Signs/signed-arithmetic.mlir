// RUN: roofline-opt %s --roofline-annotate | FileCheck %s

// Quotients round to 0 and remainders have the sign of what is divided, whatever sign
// the divisor has; 20 = -2 * -7 + 6, -20 = 2 * -7 - 6.
// CHECK-LABEL: func @divided
func.func @divided(%t: tensor<20xf32>) {
  %c0 = arith.constant 0 : index
  %m7 = arith.constant -7 : index
  %20 = tensor.dim %t, %c0 : tensor<20xf32>
  %m20 = arith.subi %c0, %20 : index
  %6 = arith.remsi %20, %m7 : index
  %e6 = tensor.empty(%6) : tensor<?xf32>
  // CHECK: math.exp {{.*}}<special = 6, write = 24 B>
  %r6 = math.exp %e6 : tensor<?xf32>
  %m6 = arith.remsi %m20, %m7 : index
  %also6 = arith.subi %c0, %m6 : index
  %ea = tensor.empty(%also6) : tensor<?xf32>
  // CHECK: math.exp {{.*}}<special = 6, write = 24 B>
  %ra = math.exp %ea : tensor<?xf32>
  %2 = arith.divsi %m20, %m7 : index
  %e2 = tensor.empty(%2) : tensor<?xf32>
  // CHECK: math.exp {{.*}}<special = 2, write = 8 B>
  %r2 = math.exp %e2 : tensor<?xf32>
  return
}

// Low bits that are set: n rounded down to a multiple of 4, and 3; either way round.
// CHECK-LABEL: func @low_bits
func.func @low_bits(%t: tensor<?xf32>) {
  %c0 = arith.constant 0 : index
  %c3 = arith.constant 3 : index
  %n = tensor.dim %t, %c0 : tensor<?xf32>
  %a = arith.ori %n, %c3 : index
  %ea = tensor.empty(%a) : tensor<?xf32>
  // CHECK: math.exp {{.*}}<special = "low_bits.arg0.d0 - mod(low_bits.arg0.d0, 4) + 3"
  %ra = math.exp %ea : tensor<?xf32>
  %b = arith.ori %c3, %n : index
  %eb = tensor.empty(%b) : tensor<?xf32>
  // CHECK: math.exp {{.*}}<special = "low_bits.arg0.d0 - mod(low_bits.arg0.d0, 4) + 3"
  %rb = math.exp %eb : tensor<?xf32>
  return
}
