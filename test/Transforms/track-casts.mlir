// RUN: roofline-opt %s --roofline-track -o %t.mlir --pass-pipeline='builtin.module(convert-index-to-llvm,convert-arith-to-llvm,func.func(cse))' 2>&1 | FileCheck %s
// RUN: FileCheck %s --check-prefix=CAST < %t.mlir

// A conversion that is not whole leaves casts between the types, which compute
// nothing. What the program still does outside of the dialect that nobody knows
// is counted on: 8 bytes are read and written, twice.
// CAST: builtin.unrealized_conversion_cast
// CHECK: before {{ *}}0 {{ *}}0 {{ *}}32 B  6 costed ops
// CHECK: convert-index-to-llvm {{ *}}- {{ *}}- {{ *}}-
// CHECK: after {{.*}}of them unknown
func.func @f(%m: memref<8xi64>, %i: index, %j: index) {
  %0 = index.add %i, %j
  %1 = memref.load %m[%0] : memref<8xi64>
  memref.store %1, %m[%i] : memref<8xi64>
  %2 = index.add %i, %j
  %3 = memref.load %m[%2] : memref<8xi64>
  memref.store %3, %m[%j] : memref<8xi64>
  return
}
