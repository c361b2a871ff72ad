// RUN: roofline-opt %s --roofline-annotate | FileCheck %s

// The digits of 59 to the base (2, 3, 8): 59 = (2 * 3 + 1) * 8 + 3. The first one takes
// what is left, whatever its extent.
// CHECK-LABEL: func @known
func.func @known() {
  %i = arith.constant 59 : index
  %d:3 = affine.delinearize_index %i into (2, 3, 8) : index, index, index
  %e0 = tensor.empty(%d#0) : tensor<?xf32>
  // CHECK: math.exp {{.*}}<special = 2, write = 8 B>
  %r0 = math.exp %e0 : tensor<?xf32>
  %e1 = tensor.empty(%d#1) : tensor<?xf32>
  // CHECK: math.exp {{.*}}<special = 1, write = 4 B>
  %r1 = math.exp %e1 : tensor<?xf32>
  %e2 = tensor.empty(%d#2) : tensor<?xf32>
  // CHECK: math.exp {{.*}}<special = 3, write = 12 B>
  %r2 = math.exp %e2 : tensor<?xf32>
  // 59 = 7 * 8 + 3.
  %l:2 = affine.delinearize_index %i into (8) : index, index
  %e3 = tensor.empty(%l#0) : tensor<?xf32>
  // CHECK: math.exp {{.*}}<special = 7, write = 28 B>
  %r3 = math.exp %e3 : tensor<?xf32>
  // (2 * 3 + 1) * 8 + 3, with and without a first extent.
  %a = affine.linearize_index [%d#0, %d#1, %d#2] by (2, 3, 8) : index
  %ea = tensor.empty(%a) : tensor<?xf32>
  // CHECK: math.exp {{.*}}<special = 59, write = 236 B>
  %ra = math.exp %ea : tensor<?xf32>
  %b = affine.linearize_index [%d#0, %d#1, %d#2] by (3, 8) : index
  %eb = tensor.empty(%b) : tensor<?xf32>
  // CHECK: math.exp {{.*}}<special = 59, write = 236 B>
  %rb = math.exp %eb : tensor<?xf32>
  return
}

// CHECK-LABEL: func @open
func.func @open(%t: tensor<?x?xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = tensor.dim %t, %c0 : tensor<?x?xf32>
  %k = tensor.dim %t, %c1 : tensor<?x?xf32>
  %d:2 = affine.delinearize_index %n into (%k, 8) : index, index
  %e0 = tensor.empty(%d#0) : tensor<?xf32>
  // CHECK: math.exp {{.*}}<special = "floordiv(open.arg0.d0, 8)"
  %r0 = math.exp %e0 : tensor<?xf32>
  %e1 = tensor.empty(%d#1) : tensor<?xf32>
  // CHECK: math.exp {{.*}}<special = "mod(open.arg0.d0, 8)"
  %r1 = math.exp %e1 : tensor<?xf32>
  %a = affine.linearize_index [%n, %c1] by (8, %k) : index
  %ea = tensor.empty(%a) : tensor<?xf32>
  // CHECK: math.exp {{.*}}<special = "open.arg0.d0*open.arg0.d1 + 1"
  %ra = math.exp %ea : tensor<?xf32>
  return
}
