// One or the other side of a branch runs: the time is at most that of the longer one, which is a
// formula while sizes are open. The limit is not said, since it may be another one on each side.

// RUN: split-file %s %t
// RUN: mlir-roofline report %t/branch.mlir --target=%t/target.mlir --format=json | FileCheck %t/branch.mlir
// RUN: mlir-roofline report %t/branch.mlir --target=%t/target.mlir | FileCheck %t/branch.mlir --check-prefix=TEXT
// RUN: mlir-roofline report %t/branch.mlir --target=%t/target.mlir --bind=n=1000 | FileCheck %t/branch.mlir --check-prefix=BOUND
// RUN: mlir-roofline report %t/sides.mlir --target=%t/target.mlir --format=json | FileCheck %t/sides.mlir
// RUN: %python %S/../Inputs/check_formulas.py %t/sides.mlir --target=%t/target.mlir | FileCheck %s --check-prefix=POINTS
// RUN: %python %S/../Inputs/check_formulas.py %t/branch.mlir --target=%t/target.mlir | FileCheck %s --check-prefix=POINTS
// RUN: %python %S/../Inputs/check_formulas.py %t/calls.mlir --target=%t/target.mlir | FileCheck %s --check-prefix=POINTS
// POINTS: latency_bound: {{[0-9]+$}}

//--- target.mlir
#roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e15>]>

//--- branch.mlir
// n exponentials take n ns. Then two times n of them, or n additions, or nothing: 2*n ns at most.
// CHECK: "latency_bound": {
// CHECK-NEXT: "status": "upper",
// CHECK-NEXT: "seconds": "3{{.*}}e-09*n",
// CHECK-NEXT: "text": "<= 3.00 ns*n",
// TEXT: latency {{ *}}bound <= 3.00 ns*n for large sizes
// TEXT: latency bound {{ *}}<= 3.00 ns*n
// BOUND: latency bound {{ *}}<= 3.00 us,
func.func @f(%x: tensor<?xf32> {roofline.size = "n"}, %y: tensor<?xf32>, %p: i1, %q: i1) -> tensor<?xf32> {
  %1 = linalg.exp ins(%x : tensor<?xf32>) outs(%y : tensor<?xf32>) -> tensor<?xf32>
  %2 = scf.if %p -> tensor<?xf32> {
    %3 = linalg.exp ins(%1 : tensor<?xf32>) outs(%y : tensor<?xf32>) -> tensor<?xf32>
    %4 = linalg.exp ins(%3 : tensor<?xf32>) outs(%y : tensor<?xf32>) -> tensor<?xf32>
    scf.yield %4 : tensor<?xf32>
  } else {
    %3 = scf.if %q -> tensor<?xf32> {
      %4 = linalg.add ins(%1, %1 : tensor<?xf32>, tensor<?xf32>) outs(%y : tensor<?xf32>) -> tensor<?xf32>
      scf.yield %4 : tensor<?xf32>
    } else {
      scf.yield %1 : tensor<?xf32>
    }
    scf.yield %3 : tensor<?xf32>
  }
  return %2 : tensor<?xf32>
}

//--- calls.mlir
// In a loop over another size, and behind a call.
func.func private @side(%x: tensor<?xf32>, %p: i1) -> tensor<?xf32> {
  %0 = scf.if %p -> tensor<?xf32> {
    %1 = linalg.exp ins(%x : tensor<?xf32>) outs(%x : tensor<?xf32>) -> tensor<?xf32>
    scf.yield %1 : tensor<?xf32>
  } else {
    scf.yield %x : tensor<?xf32>
  }
  return %0 : tensor<?xf32>
}
func.func @f(%x: tensor<?xf32> {roofline.size = "n"}, %steps: tensor<?xf32> {roofline.size = "m"}, %p: i1) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %m = tensor.dim %steps, %c0 : tensor<?xf32>
  %0 = scf.for %i = %c0 to %m step %c1 iter_args(%t = %x) -> tensor<?xf32> {
    %1 = func.call @side(%t, %p) : (tensor<?xf32>, i1) -> tensor<?xf32>
    scf.yield %1 : tensor<?xf32>
  }
  return %0 : tensor<?xf32>
}

//--- sides.mlir
// Which side is longer depends on which size is: neither stands for large sizes.
// CHECK: "latency_bound": {
// CHECK-NEXT: "status": "upper",
// CHECK-NEXT: "seconds": "max({{1e-09\*[nm], 1e-09\*[nm]}})"
// CHECK-NEXT: }
func.func @f(%x: tensor<?xf32> {roofline.size = "n"}, %y: tensor<?xf32> {roofline.size = "m"}, %p: i1) -> tensor<?xf32> {
  %0 = scf.if %p -> tensor<?xf32> {
    %1 = linalg.exp ins(%x : tensor<?xf32>) outs(%x : tensor<?xf32>) -> tensor<?xf32>
    scf.yield %1 : tensor<?xf32>
  } else {
    %1 = linalg.exp ins(%y : tensor<?xf32>) outs(%y : tensor<?xf32>) -> tensor<?xf32>
    scf.yield %1 : tensor<?xf32>
  }
  return %0 : tensor<?xf32>
}
