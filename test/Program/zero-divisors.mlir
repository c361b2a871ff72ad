// A size that the program divides by, or counts in steps of, is never 0: for 0
// there is no answer, and the error says which size it is.

// DEFINE: %{args} =
// DEFINE: %{prefix} =
// DEFINE: %{check} = not mlir-roofline report %s %{args} 2>&1 | FileCheck %s --match-full-lines --check-prefix=%{prefix}

// REDEFINE: %{args} = --function=step --bind step.arg2=0
// REDEFINE: %{prefix} = STEP
// RUN: %{check}
// STEP: mlir-roofline: error: in --bind: 'step.arg2' may not be 0: 'scf.for' at line 52 divides by it or counts in steps of it

// REDEFINE: %{args} = --function=telescope --bind telescope.arg2=0
// REDEFINE: %{prefix} = TELESCOPE
// RUN: %{check}
// TELESCOPE: mlir-roofline: error: in --bind: 'telescope.arg2' may not be 0: 'scf.for' at line 63 divides by it or counts in steps of it

// REDEFINE: %{args} = --function=threads --bind threads.arg2=0
// REDEFINE: %{prefix} = THREADS
// RUN: %{check}
// THREADS: mlir-roofline: error: in --bind: 'threads.arg2' may not be 0: 'scf.for' at line 79 divides by it or counts in steps of it

// REDEFINE: %{args} = --function=quotient --bind quotient.arg2=0
// REDEFINE: %{prefix} = QUOTIENT
// RUN: %{check}
// QUOTIENT: mlir-roofline: error: in --bind: 'quotient.arg2' may not be 0: 'math.exp' at line 89 divides by it or counts in steps of it

// REDEFINE: %{args} = --function=product --bind product.arg1=5,product.arg2=0
// REDEFINE: %{prefix} = PRODUCT
// RUN: %{check}
// PRODUCT: mlir-roofline: error: in --bind: 'product.arg1' and 'product.arg2' may not make product.arg1*product.arg2 0: 'math.exp' at line 99 divides by it or counts in steps of it

// REDEFINE: %{args} = --function=caller --bind caller.arg2=0
// REDEFINE: %{prefix} = CALLER
// RUN: %{check}
// CALLER: mlir-roofline: error: in --bind: 'caller.arg2' may not make 2*caller.arg2 0: 'scf.for' at line 105 divides by it or counts in steps of it

// The pass says the same.
// RUN: not roofline-opt %s --roofline-report="function=step bind=step.arg2=0" -o /dev/null 2>&1 | FileCheck %s --check-prefix=PASS
// PASS: error: in --bind: 'step.arg2' may not be 0:

// RUN: mlir-roofline report %s --format=json --function=guarded --bind guarded.arg1=7,guarded.arg2=0 | FileCheck %s --check-prefix=GUARDED-0
// GUARDED-0: "flops": 0,
// RUN: mlir-roofline report %s --format=json --function=guarded --bind guarded.arg1=7,guarded.arg2=2 | FileCheck %s --check-prefix=GUARDED-2
// GUARDED-2: "flops": 4,
// RUN: mlir-roofline report %s --format=json --function=extent --bind extent.arg0.d0=0 | FileCheck %s --check-prefix=EXTENT
// EXTENT: "transcendentals": 0,

// The counter never arrives.
func.func @step(%x: f32, %n: index, %s: index) {
  %c0 = arith.constant 0 : index
  scf.for %i = %c0 to %n step %s {
    %0 = arith.addf %x, %x : f32
  }
  return
}

// The formula for all tiles together, n, mentions their size no more.
#rest = affine_map<(d0)[s0, s1] -> (s1, s0 - d0)>
func.func @telescope(%x: f32, %n: index, %t: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %t {
    %q = affine.min #rest(%i)[%n, %t]
    scf.for %j = %c0 to %q step %c1 {
      %0 = arith.addf %x, %x : f32
    }
  }
  return
}

// Without threads nothing would run, but the share of each is computed.
#share = affine_map<(d0)[s0, s1] -> (-(d0 * (s0 ceildiv s1)) + s0, s0 ceildiv s1)>
func.func @threads(%x: f32, %n: index, %t: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.forall (%i) in (%t) {
    %q = affine.min #share(%i)[%n, %t]
    scf.for %j = %c0 to %q step %c1 {
      %0 = arith.addf %x, %x : f32
    }
  }
  return
}

func.func @quotient(%x: f32, %n: index, %d: index) -> tensor<?xf32> {
  %q = arith.divui %n, %d : index
  %e = tensor.empty(%q) : tensor<?xf32>
  %0 = math.exp %e : tensor<?xf32>
  return %0 : tensor<?xf32>
}

// 0 where either is.
func.func @product(%x: f32, %n: index, %m: index) -> tensor<?xf32> {
  %c1000 = arith.constant 1000 : index
  %d = arith.muli %n, %m : index
  %q = arith.divui %c1000, %d : index
  %e = tensor.empty(%q) : tensor<?xf32>
  %0 = math.exp %e : tensor<?xf32>
  return %0 : tensor<?xf32>
}

func.func private @callee(%x: f32, %n: index, %s: index) {
  %c0 = arith.constant 0 : index
  scf.for %i = %c0 to %n step %s {
    %0 = arith.addf %x, %x : f32
  }
  return
}
func.func @caller(%x: f32, %n: index, %s: index) {
  %s2 = arith.addi %s, %s : index
  call @callee(%x, %n, %s2) : (f32, index, index) -> ()
  return
}

// Behind a test that keeps it from being 0, it may be: 1 index operation for
// the test. Otherwise ceil(7 / 2) additions.
func.func @guarded(%x: f32, %n: index, %s: index) {
  %c0 = arith.constant 0 : index
  %goes = arith.cmpi sgt, %s, %c0 : index
  scf.if %goes {
    scf.for %i = %c0 to %n step %s {
      %0 = arith.addf %x, %x : f32
    }
  }
  return
}

// A size that nothing divides by.
func.func @extent(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %0 = math.exp %x : tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}
