// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../Inputs/list-work.py | FileCheck --match-full-lines %s

// A tile that is computed where it has been cut out is put back by nobody. 4 elements
// are 16 B, 8 are 32 B.

#i = affine_map<(i) -> (i)>

// Through a destination: 16 B in, 16 B out, and nothing more.
// CHECK: linalg.exp: f32.special=4 read=16 write=16
// CHECK-NEXT: tensor.insert_slice:
func.func @tile(%x: tensor<4xf32>, %o: tensor<8xf32>, %k: index) -> tensor<8xf32> {
  %s = tensor.extract_slice %o[%k] [4] [1] : tensor<8xf32> to tensor<4xf32>
  %0 = linalg.exp ins(%x : tensor<4xf32>) outs(%s : tensor<4xf32>) -> tensor<4xf32>
  %1 = tensor.insert_slice %0 into %o[%k] [4] [1] : tensor<4xf32> into tensor<8xf32>
  return %1 : tensor<8xf32>
}

// Through two of them, a loop that carries it, both sides of a branch, and a cast.
// CHECK-NEXT: linalg.exp: f32.special=4 read=16 write=16
// CHECK-NEXT: linalg.add: f32.add=4 read=32 write=16
// CHECK-NEXT: linalg.mul: f32.mul=4 read=32 write=16
// CHECK-NEXT: tensor.insert_slice:
func.func @chain(%x: tensor<4xf32>, %o: tensor<8xf32>, %k: index, %c: i1) -> tensor<8xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %s = tensor.extract_slice %o[%k] [4] [1] : tensor<8xf32> to tensor<4xf32>
  %0 = linalg.exp ins(%x : tensor<4xf32>) outs(%s : tensor<4xf32>) -> tensor<4xf32>
  %1 = scf.for %i = %c0 to %c3 step %c1 iter_args(%a = %0) -> tensor<4xf32> {
    %2 = linalg.add ins(%x, %a : tensor<4xf32>, tensor<4xf32>) outs(%a : tensor<4xf32>) -> tensor<4xf32>
    scf.yield %2 : tensor<4xf32>
  }
  %3 = scf.if %c -> tensor<4xf32> {
    %4 = linalg.mul ins(%x, %1 : tensor<4xf32>, tensor<4xf32>) outs(%1 : tensor<4xf32>) -> tensor<4xf32>
    scf.yield %4 : tensor<4xf32>
  } else {
    scf.yield %1 : tensor<4xf32>
  }
  %5 = tensor.cast %3 : tensor<4xf32> to tensor<?xf32>
  %6 = tensor.cast %5 : tensor<?xf32> to tensor<4xf32>
  %7 = tensor.insert_slice %6 into %o[%k] [4] [1] : tensor<4xf32> into tensor<8xf32>
  return %7 : tensor<8xf32>
}

// The tile of a tile, a row without its dimension, and one tile after another.
// CHECK-NEXT: linalg.exp: f32.special=2 read=8 write=8
// CHECK-NEXT: tensor.insert_slice:
// CHECK-NEXT: tensor.insert_slice:
// CHECK-NEXT: linalg.exp: f32.special=2 read=8 write=8
// CHECK-NEXT: tensor.insert_slice:
func.func @tiles(%x: tensor<2xf32>, %o: tensor<8x8xf32>, %k: index) -> tensor<8x8xf32> {
  %s = tensor.extract_slice %o[%k, 0] [1, 4] [1, 1] : tensor<8x8xf32> to tensor<4xf32>
  %t = tensor.extract_slice %s[2] [2] [1] : tensor<4xf32> to tensor<2xf32>
  %0 = linalg.exp ins(%x : tensor<2xf32>) outs(%t : tensor<2xf32>) -> tensor<2xf32>
  %1 = tensor.insert_slice %0 into %s[2] [2] [1] : tensor<2xf32> into tensor<4xf32>
  %2 = tensor.insert_slice %1 into %o[%k, 0] [1, 4] [1, 1] : tensor<4xf32> into tensor<8x8xf32>
  %u = tensor.extract_slice %2[0, 6] [1, 2] [1, 1] : tensor<8x8xf32> to tensor<2xf32>
  %3 = linalg.exp ins(%x : tensor<2xf32>) outs(%u : tensor<2xf32>) -> tensor<2xf32>
  %4 = tensor.insert_slice %3 into %2[0, 6] [1, 2] [1, 1] : tensor<2xf32> into tensor<8x8xf32>
  return %4 : tensor<8x8xf32>
}

// In parallel; two of one loop share their destination.
// CHECK-NEXT: affine.apply: index.index=1
// CHECK-NEXT: linalg.exp: f32.special=4 read=16 write=16
// CHECK-NEXT: linalg.exp: f32.special=4 read=16 write=16
// CHECK-NEXT: tensor.parallel_insert_slice:
// CHECK-NEXT: tensor.parallel_insert_slice:
func.func @parallel(%x: tensor<4xf32>, %o: tensor<16xf32>) -> tensor<16xf32> {
  %r = scf.forall (%k) = (0) to (8) step (4) shared_outs(%d = %o) -> tensor<16xf32> {
    %j = affine.apply affine_map<(d0) -> (d0 + 8)>(%k)
    %s = tensor.extract_slice %d[%k] [4] [1] : tensor<16xf32> to tensor<4xf32>
    %0 = linalg.exp ins(%x : tensor<4xf32>) outs(%s : tensor<4xf32>) -> tensor<4xf32>
    %t = tensor.extract_slice %d[%j] [4] [1] : tensor<16xf32> to tensor<4xf32>
    %1 = linalg.exp ins(%x : tensor<4xf32>) outs(%t : tensor<4xf32>) -> tensor<4xf32>
    scf.forall.in_parallel {
      tensor.parallel_insert_slice %0 into %d[%k] [4] [1] : tensor<4xf32> into tensor<16xf32>
      tensor.parallel_insert_slice %1 into %d[%j] [4] [1] : tensor<4xf32> into tensor<16xf32>
    }
  }
  return %r : tensor<16xf32>
}

// Not in place, 16 B in and 16 B out: to another place, from another tensor, computed
// in memory of its own, or while somebody reads what was there before.
// CHECK-NEXT: linalg.exp: f32.special=4 read=16 write=16
// CHECK-NEXT: tensor.insert_slice: read=16 write=16
// CHECK-NEXT: tensor.insert_slice: read=16 write=16
// CHECK-NEXT: math.exp: f32.special=4 read=16 write=16
// CHECK-NEXT: tensor.insert_slice: read=16 write=16
// CHECK-NEXT: tensor.insert_slice: read=16 write=16
// CHECK-NEXT: math.exp: f32.special=8 read=32 write=32
func.func @moved(%o: tensor<8xf32>, %p: tensor<8xf32>, %k: index, %j: index) -> (tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>) {
  %s = tensor.extract_slice %o[%k] [4] [1] : tensor<8xf32> to tensor<4xf32>
  %0 = linalg.exp ins(%s : tensor<4xf32>) outs(%s : tensor<4xf32>) -> tensor<4xf32>
  %1 = tensor.insert_slice %0 into %o[%j] [4] [1] : tensor<4xf32> into tensor<8xf32>
  %2 = tensor.insert_slice %0 into %p[%k] [4] [1] : tensor<4xf32> into tensor<8xf32>
  %3 = math.exp %s : tensor<4xf32>
  %4 = tensor.insert_slice %3 into %o[%k] [4] [1] : tensor<4xf32> into tensor<8xf32>
  %5 = tensor.insert_slice %0 into %o[%k] [4] [1] : tensor<4xf32> into tensor<8xf32>
  %6 = math.exp %o : tensor<8xf32>
  return %1, %2, %4, %5, %6 : tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>
}

// Copies to where the data is: by equal views, by one value, in a destination.
// CHECK-NEXT: memref.copy: read=16 write=16
// CHECK-NEXT: linalg.copy: read=16 write=16
// CHECK-NEXT: linalg.exp: f32.special=4 read=16 write=16
// CHECK-NEXT: bufferization.materialize_in_destination:
func.func @copies(%m: memref<8xf32>, %x: tensor<4xf32>, %o: tensor<4xf32>, %k: index, %j: index) -> tensor<4xf32> {
  %a = memref.subview %m[%k] [4] [1] : memref<8xf32> to memref<4xf32, strided<[1], offset: ?>>
  %b = memref.subview %m[%k] [4] [1] : memref<8xf32> to memref<4xf32, strided<[1], offset: ?>>
  %c = memref.subview %m[%j] [4] [1] : memref<8xf32> to memref<4xf32, strided<[1], offset: ?>>
  memref.copy %a, %a : memref<4xf32, strided<[1], offset: ?>> to memref<4xf32, strided<[1], offset: ?>>
  memref.copy %a, %b : memref<4xf32, strided<[1], offset: ?>> to memref<4xf32, strided<[1], offset: ?>>
  memref.copy %a, %c : memref<4xf32, strided<[1], offset: ?>> to memref<4xf32, strided<[1], offset: ?>>
  linalg.copy ins(%a : memref<4xf32, strided<[1], offset: ?>>) outs(%b : memref<4xf32, strided<[1], offset: ?>>)
  linalg.copy ins(%a : memref<4xf32, strided<[1], offset: ?>>) outs(%c : memref<4xf32, strided<[1], offset: ?>>)
  %0 = linalg.exp ins(%x : tensor<4xf32>) outs(%o : tensor<4xf32>) -> tensor<4xf32>
  %1 = linalg.copy ins(%0 : tensor<4xf32>) outs(%o : tensor<4xf32>) -> tensor<4xf32>
  %2 = bufferization.materialize_in_destination %1 in %o : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %2 : tensor<4xf32>
}

// A constant cannot be written to: the part comes from the slice, 8 B, the rest from
// the constant, 8 B, and all of it is new, 16 B.
// CHECK-NEXT: tensor.insert_slice: read=16 write=16
// CHECK-NEXT: tensor.insert: read=12 write=16
func.func @constant(%x: tensor<2xf32>, %s: f32, %k: index) -> (tensor<4xf32>, tensor<4xf32>) {
  %c = arith.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>
  %0 = tensor.insert_slice %x into %c[1] [2] [1] : tensor<2xf32> into tensor<4xf32>
  %1 = tensor.insert %s into %c[%k] : tensor<4xf32>
  return %0, %1 : tensor<4xf32>, tensor<4xf32>
}
