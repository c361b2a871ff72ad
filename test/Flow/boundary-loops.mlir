// RUN: %print_flow %s -split-input-file -pass-pipeline='builtin.module(print-boundary)' -verify-diagnostics

// What all iterations load and store of a buffer counts once: 4 * 8, 8 * 6 and
// 4 * 6 elements of 4 B, the last ones in and out. In each place the sum is read
// before it is written.
// expected-remark @below {{reads 128 B of arg0}}
// expected-remark @below {{reads 192 B of arg1}}
// expected-remark @below {{reads 96 B of arg2}}
// expected-remark @below {{writes 96 B of arg2}}
func.func @product(%a: memref<4x8xf32>, %b: memref<8x6xf32>, %c: memref<4x6xf32>) {
  affine.for %i = 0 to 4 {
    affine.for %j = 0 to 6 {
      affine.for %k = 0 to 8 {
        %x = affine.load %a[%i, %k] : memref<4x8xf32>
        %y = affine.load %b[%k, %j] : memref<8x6xf32>
        %s = affine.load %c[%i, %j] : memref<4x6xf32>
        %p = arith.mulf %x, %y : f32
        %t = arith.addf %s, %p : f32
        affine.store %t, %c[%i, %j] : memref<4x6xf32>
      }
    }
  }
  return
}

// -----

// Each iteration reads what the one before has written: of before the loop, one
// element is certain. Written are 15 of 4 B.
// expected-remark @below {{reads 4 B of arg0}}
// expected-remark @below {{writes 60 B of arg0}}
func.func @running(%a: memref<16xf32>) {
  affine.for %i = 1 to 16 {
    %x = affine.load %a[%i - 1] : memref<16xf32>
    %y = math.exp %x : f32
    affine.store %y, %a[%i] : memref<16xf32>
  }
  return
}

// -----

// The same with tiles of 4 elements.
// expected-remark @below {{reads 16 B of arg0}}
// expected-remark @below {{writes 48 B of arg0}}
func.func @running(%a: memref<16xf32>) {
  %c4 = arith.constant 4 : index
  %c16 = arith.constant 16 : index
  scf.for %i = %c4 to %c16 step %c4 {
    %before = arith.subi %i, %c4 : index
    %x = memref.subview %a[%before] [4] [1] : memref<16xf32> to memref<4xf32, strided<[1], offset: ?>>
    %y = memref.subview %a[%i] [4] [1] : memref<16xf32> to memref<4xf32, strided<[1], offset: ?>>
    linalg.exp ins(%x : memref<4xf32, strided<[1], offset: ?>>) outs(%y : memref<4xf32, strided<[1], offset: ?>>)
  }
  return
}

// -----

// Two neighbours at a time: 15 elements each, of the same buffer, so that one of
// the accesses counts. Every third element is written: 5 of 4 B.
// expected-remark @below {{reads 60 B of arg0}}
// expected-remark @below {{writes 20 B of arg1}}
func.func @neighbours(%a: memref<16xf32>, %b: memref<16xf32>) {
  affine.for %i = 0 to 15 {
    %x = affine.load %a[%i] : memref<16xf32>
    %y = affine.load %a[%i + 1] : memref<16xf32>
    %s = arith.addf %x, %y : f32
    affine.store %s, %b[(%i floordiv 5) * 3] : memref<16xf32>
  }
  affine.for %i = 0 to 5 {
    %x = affine.load %a[%i] : memref<16xf32>
    affine.store %x, %b[3 * %i + 1] : memref<16xf32>
  }
  return
}

// -----

// Elements in a tile: 3 tiles of 4, through a view and two loops.
// expected-remark @below {{reads 48 B of arg0}}
// expected-remark @below {{writes 48 B of arg1}}
func.func @tiles(%a: memref<12xf32>, %b: memref<12xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c12 = arith.constant 12 : index
  scf.for %i = %c0 to %c12 step %c4 {
    %x = memref.subview %a[%i] [4] [1] : memref<12xf32> to memref<4xf32, strided<[1], offset: ?>>
    %y = memref.subview %b[%i] [4] [1] : memref<12xf32> to memref<4xf32, strided<[1], offset: ?>>
    scf.parallel (%j) = (%c0) to (%c4) step (%c1) {
      %v = memref.load %x[%j] : memref<4xf32, strided<[1], offset: ?>>
      memref.store %v, %y[%j] : memref<4xf32, strided<[1], offset: ?>>
    }
  }
  return
}

// -----

// Four vectors of 4 lanes of 4 B.
// expected-remark @below {{reads 64 B of arg0}}
// expected-remark @below {{writes 64 B of arg1}}
func.func @vectors(%a: memref<16xf32>, %b: memref<16xf32>) {
  affine.for %i = 0 to 16 step 4 {
    %x = affine.vector_load %a[%i] : memref<16xf32>, vector<4xf32>
    affine.vector_store %x, %b[%i] : memref<16xf32>, vector<4xf32>
  }
  return
}

// -----

// A buffer that another name stands for may be written anywhere: one element is
// certain.
// expected-remark @below {{reads 4 B of arg0}}
func.func @renamed(%a: memref<16xf32>, %b: memref<16xf32>, %c: i1) {
  affine.for %i = 0 to 16 {
    %x = affine.load %a[%i] : memref<16xf32>
    %to = arith.select %c, %a, %b : memref<16xf32>
    affine.store %x, %to[15 - %i] : memref<16xf32>
  }
  return
}

// -----

// What is behind a condition may not happen; 8 elements in, of which 4 B count for
// the condition.
// expected-remark @below {{reads 32 B of arg1}}
func.func @conditional(%a: memref<8xf32>, %c: memref<8xi32>) {
  %zero = arith.constant 0 : i32
  affine.for %i = 0 to 8 {
    %k = affine.load %c[%i] : memref<8xi32>
    %is = arith.cmpi ne, %k, %zero : i32
    scf.if %is {
      %x = affine.load %a[%i] : memref<8xf32>
      affine.store %x, %a[%i] : memref<8xf32>
    }
  }
  return
}

// -----

// A buffer that is returned has been written: 8 of its 16 elements in one loop,
// all 16 in the other. One that is not, is the program's own matter.
// expected-remark @below {{reads 64 B of arg0}}
func.func @returned(%a: memref<16xf32>) -> memref<16xf32> {
  // expected-remark @below {{writes 64 B of memref.alloc}}
  %b = memref.alloc() : memref<16xf32>
  %t = memref.alloc() : memref<16xf32>
  affine.for %i = 0 to 8 {
    %x = affine.load %a[%i] : memref<16xf32>
    affine.store %x, %b[2 * %i] : memref<16xf32>
  }
  affine.for %i = 0 to 16 {
    %x = affine.load %a[%i] : memref<16xf32>
    affine.store %x, %t[%i] : memref<16xf32>
    affine.store %x, %b[%i] : memref<16xf32>
  }
  return %b : memref<16xf32>
}

// -----

// Written by a call, and returned through a cast.
func.func private @fill(%o: memref<16xf32>) {
  %x = arith.constant 1.0 : f32
  linalg.fill ins(%x : f32) outs(%o : memref<16xf32>)
  return
}
func.func @returned() -> memref<?xf32> {
  // expected-remark @below {{writes 64 B of memref.alloc}}
  %b = memref.alloc() : memref<16xf32>
  call @fill(%b) : (memref<16xf32>) -> ()
  %c = memref.cast %b : memref<16xf32> to memref<?xf32>
  return %c : memref<?xf32>
}

// -----

// Tiles of 3, 3 and 1 rows of 5 elements of 4 B, 140 B in all, of a buffer that
// the loop hands on.
// expected-remark @below {{reads 140 B of arg0}}
// expected-remark @below {{writes 140 B of arg1}}
func.func @carried(%a: memref<7x5xf32>, %b: memref<7x5xf32>) -> memref<7x5xf32> {
  %c0 = arith.constant 0 : index
  %c3 = arith.constant 3 : index
  %c7 = arith.constant 7 : index
  %0 = scf.for %i = %c0 to %c7 step %c3 iter_args(%o = %b) -> (memref<7x5xf32>) {
    %n = affine.min affine_map<(d0) -> (7 - d0, 3)>(%i)
    %x = memref.subview %a[%i, 0] [%n, 5] [1, 1] : memref<7x5xf32> to memref<?x5xf32, strided<[5, 1], offset: ?>>
    %y = memref.subview %o[%i, 0] [%n, 5] [1, 1] : memref<7x5xf32> to memref<?x5xf32, strided<[5, 1], offset: ?>>
    linalg.exp ins(%x : memref<?x5xf32, strided<[5, 1], offset: ?>>) outs(%y : memref<?x5xf32, strided<[5, 1], offset: ?>>)
    scf.yield %o : memref<7x5xf32>
  }
  return %0 : memref<7x5xf32>
}

// -----

// 1 to 4 elements: all 4 are read before the fill, since it may be any of them that
// is read first, nothing is certain; 16 B are written of both.
// expected-remark @below {{writes 16 B of arg0}}
// expected-remark @below {{writes 16 B of arg1}}
func.func @growing(%a: memref<4xf32>, %b: memref<4xf32>) {
  %c1 = arith.constant 1 : index
  %c5 = arith.constant 5 : index
  %zero = arith.constant 0.0 : f32
  scf.for %n = %c1 to %c5 step %c1 {
    %x = memref.subview %a[0] [%n] [1] : memref<4xf32> to memref<?xf32, strided<[1]>>
    %y = memref.subview %b[0] [%n] [1] : memref<4xf32> to memref<?xf32, strided<[1]>>
    linalg.exp ins(%x : memref<?xf32, strided<[1]>>) outs(%y : memref<?xf32, strided<[1]>>)
    linalg.fill ins(%zero : f32) outs(%a : memref<4xf32>)
  }
  return
}

// -----

// Three iterations on two elements: the third touches what is not theirs.
// expected-remark @below {{reads 2 B of arg0}}
// expected-remark @below {{writes 3 B of arg1}}
func.func @beyond_the_end(%x: memref<2xi8>, %y: memref<4xi8>) {
  affine.for %i = 0 to 3 {
    %0 = affine.load %x[%i] : memref<2xi8>
    affine.store %0, %y[%i] : memref<4xi8>
  }
  return
}
