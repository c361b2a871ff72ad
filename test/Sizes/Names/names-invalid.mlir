// RUN: split-file %s %t
// RUN: not mlir-roofline report %t/two.mlir --name=batch 2>&1 | FileCheck %s --check-prefix=FORM
// RUN: not mlir-roofline report %t/two.mlir --name=arg0.d0= 2>&1 | FileCheck %s --check-prefix=EMPTY
// RUN: not mlir-roofline report %t/two.mlir --name='arg0.d0=a b' 2>&1 | FileCheck %s --check-prefix=SPACE
// RUN: not mlir-roofline report %t/two.mlir --name=arg0.d0=max 2>&1 | FileCheck %s --check-prefix=WORD
// RUN: not mlir-roofline report %t/two.mlir --name=arg0.d0=arg1 2>&1 | FileCheck %s --check-prefix=TAKEN
// RUN: not mlir-roofline report %t/two.mlir --name=arg0.d0=a,arg0.d0=b 2>&1 | FileCheck %s --check-prefix=TWICE
// RUN: not mlir-roofline report %t/two.mlir --name=arg9.d0=a 2>&1 | FileCheck %s --check-prefix=NONE
// RUN: not mlir-roofline report %t/two.mlir --name=arg0.d0=a,arg1.d0=b 2>&1 | FileCheck %s --check-prefix=SAME
// RUN: not mlir-roofline report %t/two.mlir --name=arg0.d1=a 2>&1 | FileCheck %s --check-prefix=SETTLED
// RUN: not mlir-roofline report %t/called.mlir --name=inner.arg0.d0=a 2>&1 | FileCheck %s --check-prefix=PASSED
// RUN: not mlir-roofline report %t/attribute.mlir --name=arg0.d0=b 2>&1 | FileCheck %s --check-prefix=BOTH
// RUN: not mlir-roofline report %t/attribute.mlir --name=a=b 2>&1 | FileCheck %s --check-prefix=NAMED
// RUN: not mlir-roofline report %t/number.mlir 2>&1 | FileCheck %s --check-prefix=NUMBER
// RUN: not mlir-roofline report %t/many.mlir 2>&1 | FileCheck %s --check-prefix=MANY
// RUN: not mlir-roofline report %t/few.mlir 2>&1 | FileCheck %s --check-prefix=FEW
// RUN: not mlir-roofline report %t/hostile.mlir 2>&1 | FileCheck %s --check-prefix=HOSTILE
// RUN: not mlir-roofline report %t/float.mlir 2>&1 | FileCheck %s --check-prefix=FLOAT
// RUN: not mlir-roofline report %t/op.mlir 2>&1 | FileCheck %s --check-prefix=OP

// FORM: error: in --name 'batch': expected SIZE=NAME, as in arg0.d0=batch
// EMPTY: error: in --name 'arg0.d0=': expected a name of at most 64 letters, digits and '_', and no digit first, found ''
// SPACE: expected a name of at most 64 letters, digits and '_', and no digit first, found 'a b'
// WORD: expected a name that is no word of formulas and no size of machines, found 'max'
// TAKEN: expected a name that no size has by itself (arg0, s1), found 'arg1'
// TWICE: error: in --name 'arg0.d0=b': expected one name for 'arg0.d0', found 'a' and 'b'
// NONE: error: in --name: no size is called 'arg9.d0'; the open sizes are: arg0.d0
// SAME: error: in --name: 'arg1.d0' and 'arg0.d0' are one size (required by linalg.mul at line [[#]]): expected one name, found 'b' and 'a'
// SETTLED: error: in --name: expected a size that is open, found 'arg0.d1', which is 8 (required by linalg.mul at line [[#]])
//--- two.mlir
func.func @main(%x: tensor<?x?xf32>, %y: tensor<?x8xf32>) -> tensor<?x?xf32> {
  %c = tensor.cast %y : tensor<?x8xf32> to tensor<?x?xf32>
  %0 = linalg.mul ins(%x, %c : tensor<?x?xf32>, tensor<?x?xf32>) outs(%x : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}

// PASSED: error: in --name: expected a size that is open, found 'inner.arg0.d0', which calls pass; the open sizes are: arg0.d0
//--- called.mlir
func.func @main(%x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = call @inner(%x) : (tensor<?xf32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}
func.func private @inner(%x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = arith.addf %x, %x : tensor<?xf32>
  return %0 : tensor<?xf32>
}

// NAMED: error: in --name: expected a size without a name, found 'a', which is the name of 'arg0.d0'
// BOTH: expected one name for 'arg0.d0', found 'b' and 'a'
//--- attribute.mlir
func.func @main(%x: tensor<?xf32> {roofline.size = "a"}) -> tensor<?xf32> {
  %0 = arith.addf %x, %x : tensor<?xf32>
  return %0 : tensor<?xf32>
}

// NUMBER: error: {{.*}}attribute 'roofline.size' on argument 0 expects a string or a list of strings, found 4
//--- number.mlir
func.func @main(%x: tensor<?xf32> {roofline.size = 4}) {
  return
}

// MANY: error: {{.*}}expects a list of 2 strings, since 2 sizes of 'tensor<?x?xf32>' are open, found "n"
//--- many.mlir
func.func @main(%x: tensor<?x?xf32> {roofline.size = "n"}) {
  return
}

// FEW: error: {{.*}}expects as many strings as 'tensor<?x?xf32>' has dimensions, found 1
//--- few.mlir
func.func @main(%x: tensor<?x?xf32> {roofline.size = ["n"]}) {
  return
}

// HOSTILE: error: {{.*}}and no digit first, found 'a\0A\1B[31m'
//--- hostile.mlir
func.func @main(%x: tensor<?xf32> {roofline.size = "a\0A\1B[31m"}) {
  return
}

// FLOAT: error: {{.*}}expects an integer or a shape, found 'f32'
//--- float.mlir
func.func @main(%x: f32 {roofline.size = "a"}) {
  return
}

// OP: error: {{.*}}attribute 'roofline.size' belongs on a function argument
//--- op.mlir
func.func @main() attributes {roofline.size = "a"} {
  return
}
