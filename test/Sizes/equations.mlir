// RUN: split-file %s %t
// RUN: mlir-roofline report %t/joined.mlir --format=json | FileCheck %s --check-prefix=JOINED
// RUN: mlir-roofline report %t/joined.mlir --bind=arg1.d0=4 --format=json | FileCheck %s --check-prefix=BOUND
// RUN: mlir-roofline report %t/joined.mlir --bind=main.arg0.d0=4,main.arg1.d0=4 --format=json | FileCheck %s --check-prefix=BOUND
// RUN: not mlir-roofline report %t/joined.mlir --bind=arg0.d0=4,arg1.d0=9 2>&1 | FileCheck %s --check-prefix=DIFFERENT
// RUN: mlir-roofline report %t/one.mlir --format=json | FileCheck %s --check-prefix=ONE
// RUN: not mlir-roofline report %t/one.mlir --bind=arg0.d1=64 2>&1 | FileCheck %s --check-prefix=REFUSED
// RUN: not mlir-roofline report %t/contradiction.mlir 2>&1 | FileCheck %s --check-prefix=CONTRADICTION
// RUN: mlir-roofline report %t/called.mlir --format=json | FileCheck %s --check-prefix=CALLED
// RUN: mlir-roofline report %t/branch.mlir --format=json | FileCheck %s --check-prefix=BRANCH
// RUN: mlir-roofline report %t/asserted.mlir --format=json | FileCheck %s --check-prefix=ASSERTED

// What operands of one operation require of one another.

//--- joined.mlir
// The rows of both are one size, n: 8 products in each.
// JOINED: "name": "arg0.d0"
// JOINED-NOT: "name": "arg1.d0"
// JOINED: "flops": "8*arg0.d0"
// BOUND: "flops": 32
// DIFFERENT: error: in --bind: arg1.d0 = arg0.d0, required by linalg.mul at line [[#]], but arg1.d0 is bound to 9 and the other side to 4
func.func @main(%x: tensor<?x8xf32>, %y: tensor<?x8xf32>, %e: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %0 = linalg.mul ins(%x, %y : tensor<?x8xf32>, tensor<?x8xf32>) outs(%e : tensor<?x8xf32>) -> tensor<?x8xf32>
  return %0 : tensor<?x8xf32>
}

//--- one.mlir
// The second operand has one column, so the first has, too: n adds.
// ONE: "name": "arg0.d1",
// ONE-NEXT: "meaning": "extent 1 of argument 0, required by linalg.generic at line [[#]]",
// ONE-NEXT: "value": 1
// ONE-NOT: arg0.d1
// ONE: "flops": "arg0.d0"
// REFUSED: error: in --bind: arg0.d1 = 1, required by linalg.generic at line [[#]], but arg0.d1 is bound to 64
#id = affine_map<(i, j) -> (i, j)>
func.func @main(%x: tensor<?x?xf32>, %y: tensor<?x1xf32>, %e: tensor<?x1xf32>) -> tensor<?x1xf32> {
  %0 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %y : tensor<?x?xf32>, tensor<?x1xf32>) outs(%e : tensor<?x1xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %s = arith.addf %a, %b : f32
    linalg.yield %s : f32
  } -> tensor<?x1xf32>
  return %0 : tensor<?x1xf32>
}

//--- contradiction.mlir
// CONTRADICTION: error: arg0.d0 = 4, required by tensor.cast at line [[#]], but linalg.mul at line [[#]] requires 5
func.func @main(%x: tensor<?xf32>, %y: tensor<5xf32>) -> (tensor<4xf32>, tensor<5xf32>) {
  %0 = tensor.cast %x : tensor<?xf32> to tensor<4xf32>
  %1 = linalg.mul ins(%x, %y : tensor<?xf32>, tensor<5xf32>) outs(%y : tensor<5xf32>) -> tensor<5xf32>
  return %0, %1 : tensor<4xf32>, tensor<5xf32>
}

//--- called.mlir
// The callee adds its two arguments, so what the call passes is one size: n adds,
// and as many exponentials of either; also where a function between hands them on,
// the other way round.
// CALLED-NOT: arg1.d0
// CALLED: "flops": "arg0.d0"
// CALLED: "op": "math.exp"
// CALLED-NOT: arg1.d0
// CALLED: "transcendentals": "arg0.d0"
// CALLED: "op": "math.sin"
// CALLED: "transcendentals": "arg2.d0"
func.func @main(%x: tensor<?xf32>, %y: tensor<?xf32>, %z: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>, tensor<?xf32>) {
  %0 = call @between(%x, %y) : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
  %1 = math.exp %y : tensor<?xf32>
  %2 = math.sin %z : tensor<?xf32>
  return %0, %1, %2 : tensor<?xf32>, tensor<?xf32>, tensor<?xf32>
}
func.func private @between(%x: tensor<?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> {
  %0 = call @add(%y, %x) : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}
func.func private @add(%x: tensor<?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> {
  %0 = arith.addf %x, %y : tensor<?xf32>
  return %0 : tensor<?xf32>
}

//--- branch.mlir
// What a branch requires need not hold: only it adds arguments of one size.
// BRANCH: "name": "arg0.d0"
// BRANCH: "name": "arg1.d0"
// BRANCH: "flops": "arg0.d0 + arg1.d0"
func.func @main(%x: tensor<?xf32>, %y: tensor<?xf32>, %c: i1) -> tensor<?xf32> {
  %0 = arith.addf %x, %x : tensor<?xf32>
  %1 = arith.addf %y, %y : tensor<?xf32>
  scf.if %c {
    %3 = linalg.copy ins(%x : tensor<?xf32>) outs(%y : tensor<?xf32>) -> tensor<?xf32>
  }
  return %0 : tensor<?xf32>
}

//--- asserted.mlir
// 2*n for two tensors of n, which the program checks by itself.
// ASSERTED: "flops": "2*arg0.d0"
func.func @main(%x: tensor<?xf32>, %y: tensor<?xf32>) {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?xf32>
  %m = tensor.dim %y, %c0 : tensor<?xf32>
  %n64 = arith.index_cast %n : index to i64
  %m64 = arith.index_cast %m : index to i64
  %same = arith.cmpi eq, %n64, %m64 : i64
  cf.assert %same, "mismatched size for broadcast"
  %0 = arith.addf %x, %x : tensor<?xf32>
  %1 = arith.addf %y, %y : tensor<?xf32>
  return
}
