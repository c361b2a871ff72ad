// RUN: mlir-roofline report %s --levels --target=nvidia-h100-sxm --format=json \
// RUN:   | %python %S/Inputs/list-loops.py | FileCheck --match-full-lines %s

// What the accesses of a loop ask for, and how many different bytes that is. It is
// exact where it is known which elements those are.

// 8 times 4 B in and out.
// CHECK: copy: affine.for asked 64, compulsory 64
func.func @copy(%a: memref<8xf32>, %b: memref<8xf32>) {
  affine.for %i = 0 to 8 {
    %x = affine.load %a[%i] : memref<8xf32>
    affine.store %x, %b[%i] : memref<8xf32>
  }
  return
}

// The inner loop asks for 8 * 4 B, all of them different; the outer one 4 times.
// CHECK-NEXT: again: affine.for asked 128, compulsory 32; affine.for asked 32, compulsory 32
func.func @again(%a: memref<8xf32>) {
  affine.for %i = 0 to 4 {
    affine.for %j = 0 to 8 {
      %x = affine.load %a[%j] : memref<8xf32>
    }
  }
  return
}

// Windows of 3 over 10 elements overlap, in 8 places: 12 B each, 40 B together.
// CHECK-NEXT: window: affine.for asked 96, compulsory 40; affine.for asked 12, compulsory 12
func.func @window(%a: memref<10xf32>) {
  affine.for %i = 0 to 8 {
    affine.for %j = 0 to 3 {
      %x = affine.load %a[%i + %j] : memref<10xf32>
    }
  }
  return
}

// Steps of 3 and of 2 meet here and there: 3*i + 2*j with 3 and 4 iterations is one
// of 0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, so that 11 elements of 4 B are read. Nobody
// counts them: it is no more than the 12 accesses.
// CHECK-NEXT: meeting: affine.for asked 48, compulsory 48 upper; affine.for asked 16, compulsory 16
func.func @meeting(%a: memref<16xf32>) {
  affine.for %i = 0 to 3 {
    affine.for %j = 0 to 4 {
      %x = affine.load %a[3 * %i + 2 * %j] : memref<16xf32>
    }
  }
  return
}

// Of a diagonal, 4 of 16 elements: the other ones of its square are none of it.
// CHECK-NEXT: diagonal: affine.for asked 16, compulsory 64 upper
func.func @diagonal(%a: memref<4x4xf32>) {
  affine.for %i = 0 to 4 {
    %x = affine.load %a[%i, %i] : memref<4x4xf32>
  }
  return
}

// Whether two accesses meet may change with a loop around: 2 elements and another one,
// which is the first of them when i is 0. The loop around reads 2 and 3 elements, of
// which nobody sees that one is the same.
// CHECK-NEXT: apart: affine.for asked 48, compulsory 20 upper; affine.for asked 16, compulsory 12 upper
func.func @apart(%a: memref<8xf32>) {
  affine.for %i = 0 to 3 {
    affine.for %j = 0 to 2 {
      %x = affine.load %a[%j] : memref<8xf32>
      %y = affine.load %a[2 * %i] : memref<8xf32>
    }
  }
  return
}

// Of one buffer, 4 elements are read, and 4 are written that begin two further on: 32 B,
// although 6 of them are touched.
// CHECK-NEXT: parts: affine.for asked 32, compulsory 32
func.func @parts(%a: memref<8xf32>) {
  affine.for %i = 0 to 4 {
    %x = affine.load %a[%i] : memref<8xf32>
    affine.store %x, %a[%i + 2] : memref<8xf32>
  }
  return
}

// min(i, 5) is 0, 1, 2, ... and then 5: no linear function, so that what is read of the
// other buffer is not known.
// CHECK-NEXT: clamped: affine.for asked 40, compulsory 40 lower
func.func @clamped(%a: memref<10xf32>, %b: memref<10xf32>) {
  affine.for %i = 0 to 10 {
    %x = affine.load %a[%i] : memref<10xf32>
    %p = affine.min affine_map<(d0) -> (d0, 5)>(%i)
    %y = memref.load %b[%p] : memref<10xf32>
  }
  return
}

// Whether a branch runs is not known, so that what it stores may be less: 32 B in
// and out, in the sum of what is no more and what nobody knows. The loop beside it
// is not concerned.
// CHECK-NEXT: branch: scf.for asked 64, compulsory 64 estimate; affine.for asked 32, compulsory 32
func.func @branch(%a: memref<8xf32>, %b: memref<8xf32>, %p: i1) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  scf.for %i = %c0 to %c8 step %c1 {
    %x = memref.load %a[%i] : memref<8xf32>
    scf.if %p {
      memref.store %x, %b[%i] : memref<8xf32>
    }
  }
  affine.for %i = 0 to 8 {
    %x = affine.load %a[%i] : memref<8xf32>
  }
  return
}

// What a call moves comes on top, also for the loops around.
// CHECK-NEXT: call: affine.for asked 64, compulsory 32 lower; affine.for asked 32, compulsory 32 lower; affine.for asked 32, compulsory 32
func.func private @anything()
func.func @call(%a: memref<8xf32>) {
  affine.for %k = 0 to 2 {
    affine.for %i = 0 to 8 {
      %x = affine.load %a[%i] : memref<8xf32>
      func.call @anything() : () -> ()
    }
  }
  affine.for %i = 0 to 8 {
    %x = affine.load %a[%i] : memref<8xf32>
  }
  return
}
