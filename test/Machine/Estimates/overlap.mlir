// RUN: split-file %s %t
// RUN: mlir-roofline report %t/diamond.mlir --target=%t/target.mlir --format=json | FileCheck %s --check-prefix=DIAMOND
// RUN: mlir-roofline report %t/loops.mlir --target=%t/target.mlir --format=json | FileCheck %s --check-prefix=LOOPS
// RUN: mlir-roofline report %t/buffers.mlir --target=%t/target.mlir --format=json | FileCheck %s --check-prefix=BUFFERS
// RUN: mlir-roofline report %t/control.mlir --target=%t/target.mlir --format=json | FileCheck %s --check-prefix=CONTROL
// RUN: mlir-roofline report %t/boundary.mlir --target=%t/target.mlir --format=json | FileCheck %s --check-prefix=BOUNDARY
// RUN: mlir-roofline report %t/branch.mlir --target=%t/target.mlir --format=json | FileCheck %s --check-prefix=BRANCH

// The latency bound, what remains of it with unlimited overlap, and what no fusion
// beats. 1e9 f32 operations and 1e9 bytes per second: an elementwise operation on
// 16 values takes 64 ns per tensor that it reads or writes.

//--- target.mlir
#roofline.target<"t", units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
                      memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>]>

//--- diamond.mlir
// Two negations of 128 ns next to each other, then an addition of 192 ns; the view
// passes on what it is a view of. Boundary: %x read and the result written.
// DIAMOND: "latency_bound_s": 4.48e-07
// DIAMOND: "latency_critical_path_s": 3.2e-07
// DIAMOND: "latency_floor_s": 1.28e-07
// DIAMOND: "floor_bound_by": "DRAM"
func.func @main(%x: tensor<16xf32>) -> tensor<16xf32> {
  %0 = arith.negf %x : tensor<16xf32>
  %1 = tensor.expand_shape %x [[0, 1]] output_shape [4, 4] : tensor<16xf32> into tensor<4x4xf32>
  %2 = arith.negf %1 : tensor<4x4xf32>
  %3 = tensor.collapse_shape %2 [[0, 1]] : tensor<4x4xf32> into tensor<16xf32>
  %4 = arith.addf %0, %3 : tensor<16xf32>
  return %4 : tensor<16xf32>
}

//--- loops.mlir
// 10 times (64 negation of what is the same each time; addition to what is carried).
// In sequence 10 * (128 + 192) = 3200 ns. Overlapped: the first negation, then the
// chain of 10 additions: 128 + 10 * 192 = 2048 ns.
// Work 10 * 32 = 320 ns. Boundary: 64 + 64 B read; what a loop returns is not
// followed.
// LOOPS: "latency_bound_s": 3.2e-06
// LOOPS: "latency_critical_path_s": 2.048e-06
// LOOPS: "latency_floor_s": 3.2e-07
// LOOPS: "floor_bound_by": "vector.f32"
func.func @main(%x: tensor<16xf32>, %y: tensor<16xf32>) -> tensor<16xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c10 = arith.constant 10 : index
  %0 = scf.for %i = %c0 to %c10 step %c1 iter_args(%sum = %x) -> tensor<16xf32> {
    %1 = arith.negf %y : tensor<16xf32>
    %2 = arith.addf %sum, %1 : tensor<16xf32>
    scf.yield %2 : tensor<16xf32>
  }
  return %0 : tensor<16xf32>
}

//--- buffers.mlir
// %b is written from %a and then read; %c does not wait for that. 128 + 192 ns
// overlapped of 128 + 128 + 192. The loop writes %d again and again without reading
// it: its iterations do not wait for each other; nor do those of the parallel loop.
// BUFFERS: "latency_bound_s": 3.008e-06
// BUFFERS: "latency_critical_path_s": 3.2e-07
func.func @main(%a: memref<16xf32>, %b: memref<16xf32>, %c: memref<16xf32>, %d: memref<16xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c10 = arith.constant 10 : index
  linalg.negf ins(%a : memref<16xf32>) outs(%b : memref<16xf32>)
  linalg.negf ins(%a : memref<16xf32>) outs(%c : memref<16xf32>)
  linalg.add ins(%b, %a : memref<16xf32>, memref<16xf32>) outs(%d : memref<16xf32>)
  scf.for %i = %c0 to %c10 step %c1 {
    linalg.exp ins(%a : memref<16xf32>) outs(%d : memref<16xf32>)
  }
  scf.parallel (%i) = (%c0) to (%c10) step (%c1) {
    linalg.exp ins(%a : memref<16xf32>) outs(%c : memref<16xf32>)
  }
  return
}

//--- control.mlir
// @twice takes 256 ns in sequence either way. The loop reads the buffer that it
// writes: 10 * 192. Of the branch the longer side, 128 + 192 in sequence. All of it
// overlapped: 1920.
// CONTROL: "latency_bound_s": 2.496e-06
// CONTROL: "latency_critical_path_s": 1.92e-06
func.func private @twice(%x: tensor<16xf32>) -> tensor<16xf32> {
  %0 = arith.negf %x : tensor<16xf32>
  %1 = arith.negf %0 : tensor<16xf32>
  return %1 : tensor<16xf32>
}
func.func @main(%c: i1, %x: tensor<16xf32>, %a: memref<16xf32>, %b: memref<16xf32>) -> (tensor<16xf32>, tensor<16xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c10 = arith.constant 10 : index
  %0 = call @twice(%x) : (tensor<16xf32>) -> tensor<16xf32>
  scf.for %i = %c0 to %c10 step %c1 {
    linalg.add ins(%a, %b : memref<16xf32>, memref<16xf32>) outs(%b : memref<16xf32>)
  }
  %1 = scf.if %c -> tensor<16xf32> {
    %2 = arith.addf %x, %x : tensor<16xf32>
    %3 = arith.addf %x, %2 : tensor<16xf32>
    scf.yield %2 : tensor<16xf32>
  } else {
    scf.yield %x : tensor<16xf32>
  }
  return %0, %1 : tensor<16xf32>, tensor<16xf32>
}

//--- boundary.mlir
// In: of %table the 4 rows of the slice (16 B each) and %x (64 B), which is used
// twice and read once; %unused is not. Out: the row that replaces one of %cache
// (16 B), not all of it, and the sum (64 B). 64 + 64 + 16 + 64 = 208 B, but the row
// is read, too: 16 B more.
// BOUNDARY: "latency_floor_s": 2.24e-07
func.func @main(%table: tensor<100x4xf32>, %x: tensor<4x4xf32>, %row: tensor<1x4xf32>, %cache: tensor<64x4xf32>,
                %unused: tensor<1000xf32>) -> (tensor<4x4xf32>, tensor<64x4xf32>, tensor<1000xf32>) {
  %0 = tensor.extract_slice %table[8, 0] [4, 4] [1, 1] : tensor<100x4xf32> to tensor<4x4xf32>
  %1 = arith.addf %0, %x : tensor<4x4xf32>
  %2 = arith.addf %1, %x : tensor<4x4xf32>
  %3 = tensor.insert_slice %row into %cache[5, 0] [1, 4] [1, 1] : tensor<1x4xf32> into tensor<64x4xf32>
  return %2, %3, %unused : tensor<4x4xf32>, tensor<64x4xf32>, tensor<1000xf32>
}

//--- branch.mlir
// What is certain of a branch is its shorter side, nothing; %x may not be read and
// what comes out may be %x. The result is not followed through a region, %y is
// copied: 128 ns.
// BRANCH: "latency_bound_s": 2.56e-07
// BRANCH: "latency_floor_s": 1.28e-07
func.func @main(%c: i1, %x: tensor<16xf32>, %y: tensor<16xf32>) -> (tensor<16xf32>, tensor<16xf32>) {
  %0 = arith.negf %y : tensor<16xf32>
  %1 = scf.if %c -> tensor<16xf32> {
    %2 = arith.addf %x, %x : tensor<16xf32>
    scf.yield %2 : tensor<16xf32>
  } else {
    scf.yield %x : tensor<16xf32>
  }
  return %0, %1 : tensor<16xf32>, tensor<16xf32>
}
