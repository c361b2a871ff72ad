// RUN: split-file %s %t
// RUN: mlir-roofline report %t/describing.mlir --format=json | FileCheck %s --check-prefix=DESCRIBING
// RUN: mlir-roofline report %t/runner.mlir --format=json | FileCheck %s --check-prefix=RUNNER
// RUN: mlir-roofline report %t/private.mlir --format=json | FileCheck %s --check-prefix=PRIVATE
// RUN: mlir-roofline report %t/private.mlir | FileCheck %s --check-prefix=PRIVATE-TABLE
// RUN: mlir-roofline report %t/dead.mlir | FileCheck %s --check-prefix=DEAD

// What describes a schedule, patterns or a dialect does not run; 2 operations do.
// DESCRIBING: "ops": 1,
// DESCRIBING-NEXT: "unknown_ops": 0,
// DESCRIBING-NEXT: "status": "exact"
// DESCRIBING: "flops": 4,
// DESCRIBING: "coverage": {
// DESCRIBING-NEXT: "ops": 1,
// DESCRIBING: "name": "main"
// DESCRIBING-NOT: "name": "__transform_main"

// Of MLIR's runner libraries, what prints, times or fills does none of the work, and
// what it is given moves nothing; a function that copies is not among it. The sum of
// 2 and the load and the store are known; 8 operations of 9.
// RUNNER: "unknown_ops": 1,
// RUNNER: "unknown": [
// RUNNER-NEXT: {
// RUNNER-NEXT: "op": "func.call",
// RUNNER-NEXT: "count": 1,
// RUNNER-NEXT: "reason": "callee has no body here"
// RUNNER: "op": "arith.addf"
// RUNNER: "op": "func.call"
// RUNNER-NOT: "op": "func.call"

// Two private functions call each other, and one is referred to by these alone; one
// is called, one is the value of a constant.
// PRIVATE: "flops": 3,
// PRIVATE: "unreferenced_functions": 3,
// PRIVATE-TABLE: never run{{ +}}3 private functions that nothing refers to, not counted

// An addition of which only a dead multiplication depends, and a loop of nothing
// else: three operations that cost something.
// DEAD: total, 4 ops
// DEAD: no effect{{ +}}3 ops have no effect on a result, counted

//--- describing.mlir
module attributes {transform.with_named_sequence} {
  func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {
    %0 = arith.addf %x, %x : tensor<4xf32>
    return %0 : tensor<4xf32>
  }
  transform.named_sequence @__transform_main(%m: !transform.any_op {transform.readonly}) {
    %0 = transform.structured.match ops{["arith.addf"]} in %m : (!transform.any_op) -> !transform.any_op
    transform.yield
  }
  pdl.pattern : benefit(1) {
    %root = pdl.operation "foo.op"
    pdl.rewrite %root {
      pdl.erase %root
    }
  }
  irdl.dialect @other {
    irdl.type @t {
    }
  }
  module @schedules attributes {transform.with_named_sequence} {
    transform.named_sequence @other(%m: !transform.any_op {transform.readonly}) {
      transform.yield
    }
  }
}
//--- runner.mlir
func.func private @printMemrefF32(memref<*xf32>) attributes {llvm.emit_c_interface}
func.func private @_mlir_ciface_printMemrefI64(memref<*xf32>)
func.func private @rtclock() -> f64
func.func private @printNewline()
func.func private @fillResource1DFloat(memref<?xf32>, f32)
func.func private @memrefCopy(memref<?xf32>)
func.func @main(%a: memref<?xf32>, %x: f32) -> f64 {
  %t = call @rtclock() : () -> f64
  %0 = arith.addf %x, %x : f32
  call @fillResource1DFloat(%a, %0) : (memref<?xf32>, f32) -> ()
  call @memrefCopy(%a) : (memref<?xf32>) -> ()
  %u = memref.cast %a : memref<?xf32> to memref<*xf32>
  call @printMemrefF32(%u) : (memref<*xf32>) -> ()
  call @_mlir_ciface_printMemrefI64(%u) : (memref<*xf32>) -> ()
  call @printNewline() : () -> ()
  return %t : f64
}
//--- private.mlir
func.func @main(%x: f32) -> f32 {
  %f = func.constant @value : (f32) -> f32
  %0 = call @called(%x) : (f32) -> f32
  %1 = arith.addf %0, %0 : f32
  return %1 : f32
}
func.func private @called(%x: f32) -> f32 {
  %0 = arith.addf %x, %x : f32
  return %0 : f32
}
func.func private @value(%x: f32) -> f32 {
  %0 = arith.addf %x, %x : f32
  return %0 : f32
}
func.func private @a(%x: f32) -> f32 {
  %0 = call @b(%x) : (f32) -> f32
  %1 = call @only(%x) : (f32) -> f32
  return %0 : f32
}
func.func private @b(%x: f32) -> f32 {
  %0 = call @a(%x) : (f32) -> f32
  return %0 : f32
}
func.func private @only(%x: f32) -> f32 {
  %0 = arith.addf %x, %x : f32
  return %0 : f32
}
//--- dead.mlir
func.func @main(%x: f32) -> f32 {
  %0 = arith.addf %x, %x : f32
  %1 = arith.mulf %0, %x : f32
  affine.for %i = 0 to 4 {
    %2 = arith.mulf %x, %x : f32
  }
  %3 = arith.subf %x, %x : f32
  return %3 : f32
}
