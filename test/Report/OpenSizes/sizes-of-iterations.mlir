// What only an iteration knows, and what only a call passes, is no size of the program: no sum and
// no peak mentions it, and an explanation has no names of its own for it.

// RUN: split-file %s %t
// What the caller gives lies in memory as a whole, of which one element is read.
// RUN: mlir-roofline report %t/loops.mlir | FileCheck %s --check-prefix=LOOPS
// LOOPS: peak {{ *}}>= 4*arg1.d0 B
// LOOPS: Sizes
// LOOPS-NEXT: arg0 {{ *}}value of argument 0 of @main
// LOOPS-NEXT: arg1.d0 {{ *}}extent 0 of argument 1 of @main
// RUN: mlir-roofline report %t/loops.mlir --bind=arg0=4,arg1.d0=5 | FileCheck %s --check-prefix=BOUND
// BOUND: peak {{ *}}>= 20 B
// RUN: mlir-roofline explain %t/loops.mlir --op=linalg.fill | FileCheck %s --check-prefix=EXPLAIN --implicit-check-not=open.
// EXPLAIN: Loops: unknown; the operation does not say as which loops it runs, or they differ from run to run
// EXPLAIN: iter0^2 + iter0*iter1 elements, 4*iter0*(iter0 + iter1) B written
// RUN: mlir-roofline advise %t/loops.mlir --target=nvidia-h100-sxm --kind=narrow-types | FileCheck %s --check-prefix=ADVICE
// ADVICE: narrow-types: floats are wider
// ADVICE-NOT: {{iter[0-9]}}

// @g is called with the counter of a loop, 0 elements in the first iteration, and with s0.
// RUN: mlir-roofline report %t/calls.mlir --format=json | FileCheck %s --check-prefix=CALLS
// CALLS: "activations": {
// CALLS-NOT: {{iter[0-9]}}
// CALLS-NOT: g.arg
// CALLS: "coverage": {

//--- loops.mlir
func.func @main(%n: index, %m: memref<?xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %z = arith.constant 0.0 : f32
  %v = memref.load %m[%c0] : memref<?xf32>
  scf.for %i = %c0 to %n step %c1 {
    scf.for %j = %i to %n step %c1 {
      %k = arith.muli %i, %j : index
      %a = memref.alloc(%k) : memref<?xf32>
      linalg.fill ins(%z : f32) outs(%a : memref<?xf32>)
      %b = memref.alloc(%j) : memref<?xf32>
      linalg.exp ins(%b : memref<?xf32>) outs(%b : memref<?xf32>)
      memref.dealloc %a : memref<?xf32>
      memref.dealloc %b : memref<?xf32>
    }
  }
  return
}

//--- calls.mlir
func.func private @g(%x: tensor<?xf32>, %k: index) -> tensor<?xf32> {
  %e = tensor.empty(%k) : tensor<?xf32>
  %y = linalg.exp ins(%e : tensor<?xf32>) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  return %y : tensor<?xf32>
}
func.func @main(%x: tensor<?xf32>, %p: memref<?xindex>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %q = memref.load %p[%c0] : memref<?xindex>
  %r = scf.for %i = %c0 to %q step %c1 iter_args(%acc = %x) -> tensor<?xf32> {
    %y = func.call @g(%acc, %i) : (tensor<?xf32>, index) -> tensor<?xf32>
    scf.yield %y : tensor<?xf32>
  }
  %t = func.call @g(%r, %q) : (tensor<?xf32>, index) -> tensor<?xf32>
  return %t : tensor<?xf32>
}
