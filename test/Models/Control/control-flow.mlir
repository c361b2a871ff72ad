// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// A splat that leaves the function must exist: 3 * 5 * 4 B = 60 B. What is
// in memory already, or has no contents, moves nothing.
// CHECK-LABEL: func @return
// CHECK: return {roofline.cost = #roofline.cost<write = 60 B>}
func.func @return(%a: tensor<3x5xf32>) -> (tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, f32) {
  %one = arith.constant 1.0 : f32
  %splat = arith.constant dense<1.0> : tensor<3x5xf32>
  %empty = tensor.empty() : tensor<3x5xf32>
  return %a, %splat, %empty, %one : tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, f32
}

// -----

// The same for what a callee gets; what it does with it is its own cost.
// CHECK-LABEL: func @caller
// CHECK: call @callee(%{{.*}}) {roofline.cost = #roofline.cost<write = 60 B>}
// CHECK: call @callee(%{{[^{]*}}) : (tensor<3x5xf32>) -> ()
func.func @caller(%a: tensor<3x5xf32>) {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<3x5xf32>
  %fill = linalg.fill ins(%zero : f32) outs(%empty : tensor<3x5xf32>) -> tensor<3x5xf32>
  call @callee(%fill) : (tensor<3x5xf32>) -> ()
  call @callee(%a) : (tensor<3x5xf32>) -> ()
  return
}
func.func private @callee(%a: tensor<3x5xf32>) {
  return
}

// -----

// Nobody knows what an indirect callee does; types say what goes in and out.
// CHECK-LABEL: func @indirect
// CHECK: call_indirect {{.*}} {roofline.cost = #roofline.cost<unknown, read = 60 B, write = 60 B, bytes estimate>}
func.func @indirect(%f: (tensor<3x5xf32>) -> tensor<3x5xf32>, %a: tensor<3x5xf32>) -> tensor<3x5xf32> {
  %0 = call_indirect %f(%a) : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %0 : tensor<3x5xf32>
}

// -----

// Loops and branches cost nothing by themselves.
// CHECK-LABEL: func @regions
func.func @regions(%n: index, %c: i1, %f: f32, %k: i32) -> f32 {
  %zero = arith.constant 0 : index
  %one = arith.constant 1 : index
  // CHECK: scf.for
  // CHECK-NEXT: arith.addf {{.*}} {roofline.cost = #roofline.cost<flops = 1>}
  // CHECK-NEXT: scf.yield %{{[0-9]+}} : f32
  // CHECK-NEXT: }{{$}}
  %0 = scf.for %i = %zero to %n step %one iter_args(%acc = %f) -> f32 {
    %s = arith.addf %acc, %f : f32
    scf.yield %s : f32
  }
  // CHECK: scf.parallel
  // CHECK: scf.reduce
  // CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<flops = 1>}
  // CHECK-NEXT: scf.reduce.return %{{[0-9]+}} : f32
  %1 = scf.parallel (%i) = (%zero) to (%n) step (%one) init (%f) -> f32 {
    scf.reduce(%f : f32) {
    ^bb0(%x: f32, %y: f32):
      %p = arith.mulf %x, %y : f32
      scf.reduce.return %p : f32
    }
  }
  cf.assert %c, "checked"
  // CHECK: cf.cond_br %{{[^{]*$}}
  cf.cond_br %c, ^bb1(%0 : f32), ^bb1(%1 : f32)
^bb1(%r: f32):
  return %r : f32
}

// -----

// A splat that a loop updates part by part must exist before it: 15 * 4 B.
// One that each iteration replaces as a whole need not.
// CHECK-LABEL: func @loop_carried
func.func @loop_carried(%row: tensor<1x5xf32>, %a: tensor<3x5xf32>) -> (tensor<3x5xf32>, tensor<3x5xf32>) {
  %zero = arith.constant 0 : index
  %one = arith.constant 1 : index
  %three = arith.constant 3 : index
  %splat = arith.constant dense<0.0> : tensor<3x5xf32>
  // CHECK: scf.for
  // CHECK: tensor.insert_slice {{.*}} {roofline.cost = #roofline.cost<read = 20 B, write = 20 B>}
  // CHECK: } {roofline.cost = #roofline.cost<write = 60 B>}
  %0 = scf.for %i = %zero to %three step %one iter_args(%acc = %splat) -> tensor<3x5xf32> {
    %1 = tensor.insert_slice %row into %acc[%i, 0] [1, 5] [1, 1] : tensor<1x5xf32> into tensor<3x5xf32>
    scf.yield %1 : tensor<3x5xf32>
  }
  // CHECK: scf.for
  // CHECK: arith.addf
  // CHECK: }{{$}}
  %2 = scf.for %i = %zero to %three step %one iter_args(%acc = %splat) -> tensor<3x5xf32> {
    %3 = arith.addf %acc, %a : tensor<3x5xf32>
    scf.yield %3 : tensor<3x5xf32>
  }
  // CHECK: scf.forall
  // CHECK: tensor.parallel_insert_slice {{.*}} {roofline.cost = #roofline.cost<read = 20 B, write = 20 B>}
  // CHECK: } {roofline.cost = #roofline.cost<write = 60 B>}
  %4 = scf.forall (%i) in (3) shared_outs(%out = %splat) -> tensor<3x5xf32> {
    scf.forall.in_parallel {
      tensor.parallel_insert_slice %row into %out[%i, 0] [1, 5] [1, 1] : tensor<1x5xf32> into tensor<3x5xf32>
    }
  }
  return %2, %4 : tensor<3x5xf32>, tensor<3x5xf32>
}

// -----

// The same through both regions of a `while`; and two loop-carried values that
// start from one splat are still two.
// CHECK-LABEL: func @while_and_twice
func.func @while_and_twice(%row: tensor<1x5xf32>, %n: index) -> tensor<3x5xf32> {
  %zero = arith.constant 0 : index
  %one = arith.constant 1 : index
  %splat = arith.constant dense<0.0> : tensor<3x5xf32>
  // CHECK: scf.while
  // CHECK: attributes {roofline.cost = #roofline.cost<write = 60 B>}
  %0:2 = scf.while (%a = %splat, %i = %zero) : (tensor<3x5xf32>, index) -> (tensor<3x5xf32>, index) {
    %c = arith.cmpi ult, %i, %n : index
    scf.condition(%c) %a, %i : tensor<3x5xf32>, index
  } do {
  ^bb0(%b: tensor<3x5xf32>, %j: index):
    %1 = tensor.insert_slice %row into %b[%j, 0] [1, 5] [1, 1] : tensor<1x5xf32> into tensor<3x5xf32>
    %2 = arith.addi %j, %one : index
    scf.yield %1, %2 : tensor<3x5xf32>, index
  }
  // CHECK: scf.for
  // CHECK: } {roofline.cost = #roofline.cost<write = 60 B>}
  %3:2 = scf.for %i = %zero to %n step %one iter_args(%a = %splat, %b = %splat) -> (tensor<3x5xf32>, tensor<3x5xf32>) {
    %4 = tensor.insert_slice %row into %b[%i, 0] [1, 5] [1, 1] : tensor<1x5xf32> into tensor<3x5xf32>
    scf.yield %a, %4 : tensor<3x5xf32>, tensor<3x5xf32>
  }
  return %3#1 : tensor<3x5xf32>
}

// -----

// Loading a global moves nothing: its users read it. A store is a copy.
// CHECK-LABEL: ml_program.func @globals
ml_program.global private mutable @state(dense<0.0> : tensor<3x5xf32>) : tensor<3x5xf32>
ml_program.func @globals(%a: tensor<3x5xf32>) -> tensor<3x5xf32> {
  // CHECK: ml_program.global_load @state : tensor<3x5xf32>
  %0 = ml_program.global_load @state : tensor<3x5xf32>
  // CHECK: ml_program.global_store @state = %{{.*}} {roofline.cost = #roofline.cost<read = 60 B, write = 60 B>}
  ml_program.global_store @state = %a : tensor<3x5xf32>
  ml_program.return %0 : tensor<3x5xf32>
}
