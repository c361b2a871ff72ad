// RUN: mlir-roofline report %s --levels --target=nvidia-h100-sxm --format=json \
// RUN:   | %python %S/Inputs/list-loops.py | FileCheck --match-full-lines %s

// A row is of one execution of a loop. Where a loop around it changes how many
// iterations there are in it, executions differ: then it is of the largest, `upper`.

// Tiles of 4, 4 and 2: together 10 * (4 + 4) B. One by itself has at most 4 * 8 B.
// CHECK: tiles: affine.for asked 80, compulsory 80; affine.for asked 32, compulsory 32 upper
func.func @tiles(%a: memref<10xf32>, %b: memref<10xf32>) {
  affine.for %t = 0 to 10 step 4 {
    affine.for %i = affine_map<(d0) -> (d0)>(%t) to min affine_map<(d0) -> (d0 + 4, 10)>(%t) {
      %x = affine.load %a[%i] : memref<10xf32>
      affine.store %x, %b[%i] : memref<10xf32>
    }
  }
  return
}

// With a loop between them: 3 times 80 B, of 10 elements in and 30 out, (10 + 30) * 4 B.
// The one between asks for 3 * 4 * 8 = 96 B, of 4 + 12 elements; the last time for half.
// CHECK-NEXT: between: affine.for asked 240, compulsory 160; affine.for asked 96, compulsory 64 upper; affine.for asked 32, compulsory 32 upper
func.func @between(%a: memref<10xf32>, %b: memref<3x10xf32>) {
  affine.for %t = 0 to 10 step 4 {
    affine.for %k = 0 to 3 {
      affine.for %i = affine_map<(d0) -> (d0)>(%t) to min affine_map<(d0) -> (d0 + 4, 10)>(%t) {
        %x = affine.load %a[%i] : memref<10xf32>
        affine.store %x, %b[%k, %i] : memref<3x10xf32>
      }
    }
  }
  return
}

// Tiles of two dimensions, both with smaller ones at the end: 10 * 7 * (4 + 4) B. In
// one of 4 x 3 elements 96 B, in a row of that 24 B.
// CHECK-NEXT: two: scf.forall asked 560, compulsory 560; scf.for asked 96, compulsory 96 upper; scf.for asked 24, compulsory 24 upper
func.func @two(%a: memref<10x7xf32>, %b: memref<10x7xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.forall (%t, %u) = (0, 0) to (10, 7) step (4, 3) {
    %h = affine.min affine_map<(d0) -> (4, 10 - d0)>(%t)
    %w = affine.min affine_map<(d0) -> (3, 7 - d0)>(%u)
    scf.for %i = %c0 to %h step %c1 {
      scf.for %j = %c0 to %w step %c1 {
        %y = affine.apply affine_map<(d0, d1) -> (d0 + d1)>(%t, %i)
        %x = affine.apply affine_map<(d0, d1) -> (d0 + d1)>(%u, %j)
        %v = memref.load %a[%y, %x] : memref<10x7xf32>
        memref.store %v, %b[%y, %x] : memref<10x7xf32>
      }
    }
  }
  return
}

// Tiles of tiles, 8 and 2 in tiles of 4: which elements that is together, no more
// than 10 * 8 B, is not followed.
// CHECK-NEXT: three: affine.for asked 80, compulsory 80 upper; affine.for asked 64, compulsory 64 upper; affine.for asked 32, compulsory 32 upper
func.func @three(%a: memref<10xf32>, %b: memref<10xf32>) {
  affine.for %t = 0 to 10 step 8 {
    affine.for %u = affine_map<(d0) -> (d0)>(%t) to min affine_map<(d0) -> (d0 + 8, 10)>(%t) step 4 {
      affine.for %i = affine_map<(d0) -> (d0)>(%u) to min affine_map<(d0) -> (d0 + 4, 10)>(%u) {
        %x = affine.load %a[%i] : memref<10xf32>
        affine.store %x, %b[%i] : memref<10xf32>
      }
    }
  }
  return
}

// Operations on tiles, 10 rows of 8 elements in and out: 10 * 8 * 8 B, at most 4 of them
// at a time.
// CHECK-NEXT: views: scf.for asked 640, compulsory 640; linalg.exp asked 256, compulsory 256 upper
func.func @views(%a: memref<10x8xf32>, %b: memref<10x8xf32>) {
  %c0 = arith.constant 0 : index
  %c4 = arith.constant 4 : index
  %c10 = arith.constant 10 : index
  scf.for %t = %c0 to %c10 step %c4 {
    %h = affine.min affine_map<(d0) -> (4, 10 - d0)>(%t)
    %x = memref.subview %a[%t, 0] [%h, 8] [1, 1]
        : memref<10x8xf32> to memref<?x8xf32, strided<[8, 1], offset: ?>>
    %y = memref.subview %b[%t, 0] [%h, 8] [1, 1]
        : memref<10x8xf32> to memref<?x8xf32, strided<[8, 1], offset: ?>>
    linalg.exp ins(%x : memref<?x8xf32, strided<[8, 1], offset: ?>>)
        outs(%y : memref<?x8xf32, strided<[8, 1], offset: ?>>)
  }
  return
}

// 0 to 9 iterations, 45 together: 3 * 45 * 8 B of 9 elements in and 27 out, 36 * 4 B;
// the longest 9 * 8 B, three times.
// CHECK-NEXT: triangle: affine.for asked 1080, compulsory 144; affine.for asked 216, compulsory 144 upper; affine.for asked 72, compulsory 72 upper
func.func @triangle(%a: memref<10xf32>, %b: memref<3x10xf32>) {
  affine.for %t = 0 to 10 {
    affine.for %k = 0 to 3 {
      affine.for %i = 0 to affine_map<(d0) -> (d0)>(%t) {
        %x = affine.load %a[%i] : memref<10xf32>
        affine.store %x, %b[%k, %i] : memref<3x10xf32>
      }
    }
  }
  return
}

// A triangle in rows of 4: 1 + 2 + 3 + 4 elements, which are no tiles of 16.
// CHECK-NEXT: rows: affine.for asked 40, compulsory 64 upper; affine.for asked 16, compulsory 16 upper
func.func @rows(%a: memref<16xf32>) {
  affine.for %i = 0 to 4 {
    affine.for %j = 0 to affine_map<(d0) -> (d0 + 1)>(%i) {
      %x = affine.load %a[4 * %i + %j] : memref<16xf32>
    }
  }
  return
}

// The first of 10 elements is read 0 times: 45 loads, of 9 elements.
// CHECK-NEXT: first: affine.for asked 180, compulsory 40 upper; affine.for asked 36, compulsory 4 upper
func.func @first(%a: memref<10xf32>) {
  affine.for %i = 0 to 10 {
    affine.for %j = 0 to affine_map<(d0) -> (d0)>(%i) {
      %x = affine.load %a[%i] : memref<10xf32>
    }
  }
  return
}

// min(i, 10 - i) iterations, the most of them in the middle: 25 together, up to 5.
// CHECK-NEXT: middle: affine.for asked 100, compulsory 20; affine.for asked 20, compulsory 20 upper
func.func @middle(%a: memref<10xf32>) {
  affine.for %i = 0 to 10 {
    affine.for %j = 0 to min affine_map<(d0) -> (d0, 10 - d0)>(%i) {
      %x = affine.load %a[%j] : memref<10xf32>
    }
  }
  return
}

// 10 + i - j iterations, up to 19 with the last i and the first j: 100 times 10 on
// average, 4000 B; at most 19 + 18 + ... + 10 = 145 for one i, 580 B; of 19 elements.
// CHECK-NEXT: corner: affine.for asked 4000, compulsory 76; affine.for asked 580, compulsory 76 upper; affine.for asked 76, compulsory 76 upper
func.func @corner(%a: memref<30xf32>) {
  affine.for %i = 0 to 10 {
    affine.for %j = 0 to 10 {
      affine.for %k = 0 to affine_map<(d0, d1) -> (10 + d0 - d1)>(%i, %j) {
        %x = affine.load %a[%k] : memref<30xf32>
      }
    }
  }
  return
}

// Two tiles along one dimension: 4 * 4 + 4 * 4 + 2 * 2 = 36 loads. The boxes 4*t + j + k
// of 7, 7 and 3 elements overlap: they have 11, in what is counted as 10 + 4 - 1.
// CHECK-NEXT: twice: affine.for asked 144, compulsory 52 upper; affine.for asked 64, compulsory 28 upper; affine.for asked 16, compulsory 16 upper
func.func @twice(%a: memref<20xf32>) {
  affine.for %t = 0 to 3 {
    affine.for %j = 0 to min affine_map<(d0) -> (4, 10 - 4 * d0)>(%t) {
      affine.for %k = 0 to min affine_map<(d0) -> (4, 10 - 4 * d0)>(%t) {
        %x = affine.load %a[4 * %t + %j + %k] : memref<20xf32>
      }
    }
  }
  return
}

// A loop without iterations touches nothing: one element, 10 times.
// CHECK-NEXT: never: affine.for asked 40, compulsory 4
func.func @never(%a: memref<10xf32>) {
  affine.for %i = 0 to 10 {
    %x = affine.load %a[0] : memref<10xf32>
    affine.for %j = 0 to 0 {
      %y = affine.load %a[%i] : memref<10xf32>
    }
  }
  return
}
