// Which operation was which.
// RUN: rm -rf %t && split-file %s %t

// Lines move when something is put before them: the additions of the same shape
// are the same ones, although the line of the second was that of the first.
// RUN: mlir-roofline diff %t/old/m.mlir %t/shifted/m.mlir | FileCheck %s --check-prefix=SHIFTED
// SHIFTED: 2 operations before, 3 after: 2 the same, 0 changed, 1 added, 0 removed
// SHIFTED: added linalg.exp

// As many of a kind on both sides belong together in their order, whatever
// their shapes and places are: 128 and 256 FLOPs become 512 and 256.
// RUN: mlir-roofline diff %t/old/m.mlir %t/larger.mlir | FileCheck %s --check-prefix=LARGER
// LARGER: 2 operations before, 2 after: 1 the same, 1 changed, 0 added, 0 removed
// LARGER: changed linalg.add larger.mlir:{{[0-9:]+}} = +384

// What has a name is what it was with another shape, also beside others of its
// old shape; and what has another name and another shape is not.
// RUN: mlir-roofline diff %t/names.mlir %t/renamed.mlir | FileCheck %s --check-prefix=NAMED
// NAMED:      3 operations before, 3 after: 1 the same, 1 changed, 1 added, 1 removed
// NAMED-DAG:  changed linalg.add first = +128
// NAMED-DAG:  removed linalg.add third
// NAMED-DAG:  added linalg.mul fourth

// Twenty thousand operations take about linear time.
// RUN: %python %S/../../Report/Inputs/adds.py 20000 > %t/many.mlir
// RUN: mlir-roofline diff %t/many.mlir %t/many.mlir | FileCheck %s --check-prefix=MANY
// MANY: the same, 0 changed, 0 added, 0 removed

//--- old/m.mlir
func.func @main(%x: tensor<16x8xf32>, %y: tensor<16x16xf32>, %e: tensor<16x8xf32>, %f: tensor<16x16xf32>) -> (tensor<16x8xf32>, tensor<16x16xf32>) {
  %a = linalg.add ins(%x, %x : tensor<16x8xf32>, tensor<16x8xf32>) outs(%e : tensor<16x8xf32>) -> tensor<16x8xf32>
  %b = linalg.add ins(%y, %y : tensor<16x16xf32>, tensor<16x16xf32>) outs(%f : tensor<16x16xf32>) -> tensor<16x16xf32>
  return %a, %b : tensor<16x8xf32>, tensor<16x16xf32>
}
//--- shifted/m.mlir
func.func @main(%x: tensor<16x8xf32>, %y: tensor<16x16xf32>, %e: tensor<16x8xf32>, %f: tensor<16x16xf32>) -> (tensor<16x8xf32>, tensor<16x16xf32>) {
  %z = linalg.exp ins(%x : tensor<16x8xf32>) outs(%e : tensor<16x8xf32>) -> tensor<16x8xf32>
  %a = linalg.add ins(%z, %z : tensor<16x8xf32>, tensor<16x8xf32>) outs(%e : tensor<16x8xf32>) -> tensor<16x8xf32>
  %b = linalg.add ins(%y, %y : tensor<16x16xf32>, tensor<16x16xf32>) outs(%f : tensor<16x16xf32>) -> tensor<16x16xf32>
  return %a, %b : tensor<16x8xf32>, tensor<16x16xf32>
}
//--- larger.mlir
func.func @main(%x: tensor<32x16xf32>, %y: tensor<16x16xf32>, %e: tensor<32x16xf32>, %f: tensor<16x16xf32>) -> (tensor<32x16xf32>, tensor<16x16xf32>) {
  %a = linalg.add ins(%x, %x : tensor<32x16xf32>, tensor<32x16xf32>) outs(%e : tensor<32x16xf32>) -> tensor<32x16xf32>
  %b = linalg.add ins(%y, %y : tensor<16x16xf32>, tensor<16x16xf32>) outs(%f : tensor<16x16xf32>) -> tensor<16x16xf32>
  return %a, %b : tensor<32x16xf32>, tensor<16x16xf32>
}
//--- names.mlir
func.func @main(%x: tensor<16x8xf32>, %y: tensor<16x8xf32>, %e: tensor<16x8xf32>) -> (tensor<16x8xf32>, tensor<16x8xf32>, tensor<16x8xf32>) {
  %a = linalg.add ins(%x, %x : tensor<16x8xf32>, tensor<16x8xf32>) outs(%e : tensor<16x8xf32>) -> tensor<16x8xf32> loc("first")
  %b = linalg.add ins(%x, %y : tensor<16x8xf32>, tensor<16x8xf32>) outs(%e : tensor<16x8xf32>) -> tensor<16x8xf32> loc("second")
  %c = linalg.add ins(%y, %y : tensor<16x8xf32>, tensor<16x8xf32>) outs(%e : tensor<16x8xf32>) -> tensor<16x8xf32> loc("third")
  return %a, %b, %c : tensor<16x8xf32>, tensor<16x8xf32>, tensor<16x8xf32>
}
//--- renamed.mlir
func.func @main(%x: tensor<16x16xf32>, %y: tensor<16x8xf32>, %z: tensor<16x8xf32>, %e: tensor<16x16xf32>, %f: tensor<16x8xf32>) -> (tensor<16x16xf32>, tensor<16x8xf32>, tensor<16x16xf32>) {
  %a = linalg.add ins(%x, %x : tensor<16x16xf32>, tensor<16x16xf32>) outs(%e : tensor<16x16xf32>) -> tensor<16x16xf32> loc("first")
  %b = linalg.add ins(%z, %y : tensor<16x8xf32>, tensor<16x8xf32>) outs(%f : tensor<16x8xf32>) -> tensor<16x8xf32> loc("second")
  %c = linalg.mul ins(%x, %x : tensor<16x16xf32>, tensor<16x16xf32>) outs(%e : tensor<16x16xf32>) -> tensor<16x16xf32> loc("fourth")
  return %a, %b, %c : tensor<16x16xf32>, tensor<16x8xf32>, tensor<16x16xf32>
}
