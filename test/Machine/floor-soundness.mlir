// RUN: split-file %s %t
// RUN: mlir-roofline report %t/replaced.mlir --target=%t/target.mlir --format=json | FileCheck %s --check-prefix=REPLACED
// RUN: mlir-roofline report %t/views.mlir --target=%t/target.mlir --format=json | FileCheck %s --check-prefix=VIEWS
// RUN: mlir-roofline report %t/skipped.mlir --target=%t/target.mlir --format=json | FileCheck %s --check-prefix=SKIPPED
// RUN: mlir-roofline report %t/cache.mlir --target=%t/target.mlir --format=json | FileCheck %s --check-prefix=CACHE
// RUN: mlir-roofline report %t/counted.mlir --target=%t/target.mlir --format=json | FileCheck %s --check-prefix=COUNTED
// RUN: mlir-roofline report %t/wide.mlir --target=%t/target.mlir --format=json | FileCheck %s --check-prefix=WIDE
// RUN: mlir-roofline report %t/elements.mlir --target=%t/target.mlir --format=json | FileCheck %s --check-prefix=ELEMENTS

// A floor holds only what is certain; 1e9 bytes per second.

//--- target.mlir
#roofline.target<"t", units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1000>]>],
                      memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>]>

//--- replaced.mlir
// Rows of 64 B replace rows of what a loop returns: one is read, and the loop writes
// rows 0 and 1; nobody knows whether the row that is replaced behind it is another.
// REPLACED: "latency_floor_s": 1.92{{(0+[0-9])?}}e-07
func.func @main(%new: tensor<1x16xf32>, %cache: tensor<64x16xf32>) -> tensor<64x16xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %0 = scf.for %i = %c0 to %c2 step %c1 iter_args(%x = %cache) -> tensor<64x16xf32> {
    %2 = tensor.insert_slice %new into %x[%i, 0] [1, 16] [1, 1] : tensor<1x16xf32> into tensor<64x16xf32>
    scf.yield %2 : tensor<64x16xf32>
  }
  %1 = tensor.insert_slice %new into %0[5, 0] [1, 16] [1, 1] : tensor<1x16xf32> into tensor<64x16xf32>
  return %1 : tensor<64x16xf32>
}

//--- views.mlir
// One tensor, returned three times: 64 B in, 64 B out.
// VIEWS: "latency_floor_s": 1.28e-07
func.func @main(%x: tensor<16xf32>) -> (tensor<16xf32>, tensor<?xf32>, tensor<4x4xf32>) {
  %0 = arith.negf %x : tensor<16xf32>
  %1 = tensor.cast %0 : tensor<16xf32> to tensor<?xf32>
  %2 = tensor.expand_shape %0 [[0, 1]] output_shape [4, 4] : tensor<16xf32> into tensor<4x4xf32>
  return %0, %1, %2 : tensor<16xf32>, tensor<?xf32>, tensor<4x4xf32>
}

//--- skipped.mlir
// @f certainly gets %z, 64 B; whether it gets %x decides %c. Either way it returns
// 64 B that it has written.
// SKIPPED: "latency_floor_s": 1.28e-07
func.func private @f(%x: tensor<16xf32>) -> tensor<16xf32> {
  %0 = arith.negf %x : tensor<16xf32>
  return %0 : tensor<16xf32>
}
func.func @main(%c: i1, %x: tensor<16xf32>, %z: tensor<16xf32>) -> tensor<16xf32> {
  %0 = call @f(%z) : (tensor<16xf32>) -> tensor<16xf32>
  %1 = scf.if %c -> tensor<16xf32> {
    %2 = func.call @f(%x) : (tensor<16xf32>) -> tensor<16xf32>
    scf.yield %2 : tensor<16xf32>
  } else {
    scf.yield %0 : tensor<16xf32>
  }
  return %1 : tensor<16xf32>
}

//--- cache.mlir
// A row of 64 B replaces one of the cache of 4096 B, which is then read: 64 for the
// row, 4096 - 64 of the cache; out the row and 4096 B.
// CACHE: "latency_floor_s": 8.256e-06
func.func @main(%new: tensor<1x16xf32>, %cache: tensor<64x16xf32>) -> (tensor<64x16xf32>, tensor<64x16xf32>) {
  %0 = tensor.insert_slice %new into %cache[5, 0] [1, 16] [1, 1] : tensor<1x16xf32> into tensor<64x16xf32>
  %1 = arith.negf %0 : tensor<64x16xf32>
  return %0, %1 : tensor<64x16xf32>, tensor<64x16xf32>
}

//--- counted.mlir
// What counts the iterations comes from no iteration: 10 exponentials of 2 * 4 B next
// to each other, then a chain of 10 additions of 3 * 4 B, by scalar loads and in
// either loop the buffer %b. 80 ns in a row, one alone 8 ns.
// COUNTED: "latency_bound_s": 1.6e-07
// COUNTED: "latency_critical_path_s": 8{{(\.0+[0-9]*)?}}e-09
func.func @main(%a: memref<10x1xf32>, %b: memref<10x1xf32>) {
  affine.parallel (%i) = (0) to (10) {
    %0 = memref.subview %a[%i, 0] [1, 1] [1, 1] : memref<10x1xf32> to memref<1x1xf32, strided<[1, 1], offset: ?>>
    %1 = memref.subview %b[%i, 0] [1, 1] [1, 1] : memref<10x1xf32> to memref<1x1xf32, strided<[1, 1], offset: ?>>
    linalg.exp ins(%0 : memref<1x1xf32, strided<[1, 1], offset: ?>>) outs(%1 : memref<1x1xf32, strided<[1, 1], offset: ?>>)
  }
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c10 = arith.constant 10 : index
  scf.for %i = %c0 to %c10 step %c1 {
    %0 = memref.subview %a[%i, 0] [1, 1] [1, 1] : memref<10x1xf32> to memref<1x1xf32, strided<[1, 1], offset: ?>>
    %1 = memref.subview %b[%i, 0] [1, 1] [1, 1] : memref<10x1xf32> to memref<1x1xf32, strided<[1, 1], offset: ?>>
    linalg.exp ins(%0 : memref<1x1xf32, strided<[1, 1], offset: ?>>) outs(%1 : memref<1x1xf32, strided<[1, 1], offset: ?>>)
  }
  return
}

//--- wide.mlir
// 2^32 * 2^32 f32 are 2^66 B, which no 64 bits count: read and written, at 1e9 per second
// they take 2^67 / 1e9 = 1.47573952589...e11 s.
// WIDE: "latency_floor_s": 147573952589.67{{[0-9]*}}
func.func @main(%x: tensor<4294967296x4294967296xf32>) -> tensor<4294967296x4294967296xf32> {
  %0 = math.exp %x : tensor<4294967296x4294967296xf32>
  return %0 : tensor<4294967296x4294967296xf32>
}

//--- elements.mlir
// An element that is a vector of 16 f32 is one element: 2 x 2 of them are read and written, 512 B.
// ELEMENTS: "latency_floor_s": 5.12{{(0+[0-9])?}}e-07
func.func @main(%m: memref<64x64xvector<4x4xf32>>, %o: memref<64x64xvector<4x4xf32>>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  scf.for %i = %c0 to %c2 step %c1 {
    scf.for %j = %c0 to %c2 step %c1 {
      %v = memref.load %m[%i, %j] : memref<64x64xvector<4x4xf32>>
      memref.store %v, %o[%i, %j] : memref<64x64xvector<4x4xf32>>
    }
  }
  return
}
