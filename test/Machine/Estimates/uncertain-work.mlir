// RUN: split-file %s %t
// RUN: mlir-roofline report %t/sparse.mlir --bind=arg0.nnz=4 --format=json | FileCheck %s --check-prefix=SPARSE
// RUN: mlir-roofline report %t/estimate.mlir --format=json | FileCheck %s --check-prefix=ESTIMATE
// RUN: mlir-roofline report %t/repeated.mlir --format=json | FileCheck %s --check-prefix=REPEATED

// What may be too much is no part of a floor, and a guess none of any bound. 1e6 floats
// and 1e9 bytes per second.

//--- sparse.mlir
// What the 4 stored elements need, 4 products and sums, takes 8 us at most. For certain are moved the 4 values and
// coordinates of 12 B and 9 positions of 8 B, 120 B, and 32 B read and written: 184 ns.
// SPARSE: "latency_bound_s": 8e-06
// SPARSE: "latency_floor_s": 1.84e-07
// SPARSE: "status": "upper"
#csr = #sparse_tensor.encoding<{map = (i, j) -> (i : dense, j : compressed)}>
module attributes {roofline.target = #roofline.target<"t",
    units = [<vector, count = 1, clock_hz = 1e6, rates = [<f32 = 1>]>],
    memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>]>} {
  func.func @matvec(%a: tensor<8x16xf32, #csr>, %x: tensor<16xf32>, %y: tensor<8xf32>) -> tensor<8xf32> {
    %0 = linalg.matvec ins(%a, %x : tensor<8x16xf32, #csr>, tensor<16xf32>) outs(%y : tensor<8xf32>) -> tensor<8xf32>
    return %0 : tensor<8xf32>
  }
}

//--- estimate.mlir
// The work of a Fourier transform is a guess, its 288 B are not.
// ESTIMATE: "latency_bound_s": 2.88e-07
// ESTIMATE: "latency_floor_s": 2.88e-07
// ESTIMATE: "status": "lower"
module attributes {roofline.target = #roofline.target<"t",
    units = [<vector, count = 1, clock_hz = 1e6, rates = [<f32 = 1>]>],
    memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>]>} {
  func.func @f(%x: tensor<1x4x8xf32>) -> (tensor<1x4x5xf32>, tensor<1x4x5xf32>) {
    %r, %i = tosa.rfft2d %x {local_bound = false} : (tensor<1x4x8xf32>) -> (tensor<1x4x5xf32>, tensor<1x4x5xf32>)
    return %r, %i : tensor<1x4x5xf32>, tensor<1x4x5xf32>
  }
}

//--- repeated.mlir
// A loop that runs as often as data says, 3 times, in a loop: nobody knows how often, so
// that it may be never. Beside it an addition of 48 B, 4 us, and 3 loads of 8 B.
// REPEATED: "latency_bound_s": 4.024e-06
// REPEATED-NEXT: "latency_critical_path_s": 4e-06
// REPEATED-NEXT: "latency_floor_s": 4e-06
// REPEATED: "status": "lower"
module attributes {roofline.target = #roofline.target<"t",
    units = [<vector, count = 1, clock_hz = 1e6, rates = [<f32 = 1>]>],
    memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>]>} {
  func.func @f(%n: memref<3xindex>, %x: tensor<4xf32>, %y: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>) {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %c3 = arith.constant 3 : index
    %0 = arith.addf %x, %y : tensor<4xf32>
    %1 = scf.for %i = %c0 to %c3 step %c1 iter_args(%a = %x) -> tensor<4xf32> {
      %m = memref.load %n[%i] : memref<3xindex>
      %2 = scf.for %j = %c0 to %m step %c1 iter_args(%b = %a) -> tensor<4xf32> {
        %3 = arith.addf %b, %y : tensor<4xf32>
        scf.yield %3 : tensor<4xf32>
      }
      scf.yield %2 : tensor<4xf32>
    }
    return %0, %1 : tensor<4xf32>, tensor<4xf32>
  }
}
