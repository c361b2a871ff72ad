// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// Coalesced loops that were unrolled: each step adds to elements of its own, and none of
// them comes back. All steps together do, if there are more of them than elements.

// Of 4*2*7 products, 2 for each of 4*7 elements: 28 iterations of two steps, which add 56
// times to 28 elements.
// CHECK-LABEL: func @two_steps
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
func.func @two_steps(%a: memref<56xf32>, %b: memref<56xf32>, %c: memref<4x7xf32>) {
  affine.for %i = 0 to 56 step 2 {
    %x0 = affine.load %a[%i] : memref<56xf32>
    %y0 = affine.load %b[%i] : memref<56xf32>
    %z0 = affine.load %c[%i floordiv 14, %i mod 7] : memref<4x7xf32>
    %m0 = arith.mulf %x0, %y0 : f32
    %s0 = arith.addf %z0, %m0 : f32
    affine.store %s0, %c[%i floordiv 14, %i mod 7] : memref<4x7xf32>
    %x1 = affine.load %a[%i + 1] : memref<56xf32>
    %y1 = affine.load %b[%i + 1] : memref<56xf32>
    %z1 = affine.load %c[(%i + 1) floordiv 14, (%i + 1) mod 7] : memref<4x7xf32>
    %m1 = arith.mulf %x1, %y1 : f32
    %s1 = arith.addf %z1, %m1 : f32
    affine.store %s1, %c[(%i + 1) floordiv 14, (%i + 1) mod 7] : memref<4x7xf32>
  }
  return
}

// -----

// The same of a sum for each element: 28 iterations of two steps, of 56 elements.
// CHECK-LABEL: func @apart
// CHECK: arith.mulf {{.*}}<flops = 1>
// CHECK: arith.mulf {{.*}}<flops = 1>
func.func @apart(%a: memref<56xf32>, %b: memref<56xf32>, %c: memref<8x7xf32>) {
  affine.for %i = 0 to 56 step 2 {
    %x0 = affine.load %a[%i] : memref<56xf32>
    %y0 = affine.load %b[%i] : memref<56xf32>
    %z0 = affine.load %c[%i floordiv 7, %i mod 7] : memref<8x7xf32>
    %m0 = arith.mulf %x0, %y0 : f32
    %s0 = arith.addf %z0, %m0 : f32
    affine.store %s0, %c[%i floordiv 7, %i mod 7] : memref<8x7xf32>
    %x1 = affine.load %a[%i + 1] : memref<56xf32>
    %y1 = affine.load %b[%i + 1] : memref<56xf32>
    %z1 = affine.load %c[(%i + 1) floordiv 7, (%i + 1) mod 7] : memref<8x7xf32>
    %m1 = arith.mulf %x1, %y1 : f32
    %s1 = arith.addf %z1, %m1 : f32
    affine.store %s1, %c[(%i + 1) floordiv 7, (%i + 1) mod 7] : memref<8x7xf32>
  }
  return
}

// -----

// A store that adds nothing does not count: 8 elements are set to x and then added to, 16
// stores, 8 additions.
// CHECK-LABEL: func @set_first
// CHECK: arith.mulf {{.*}}<flops = 1>
func.func @set_first(%a: memref<8xf32>, %b: memref<8xf32>, %c: memref<8xf32>) {
  affine.for %i = 0 to 8 {
    %x = affine.load %a[%i] : memref<8xf32>
    %y = affine.load %b[%i] : memref<8xf32>
    affine.store %x, %c[%i] : memref<8xf32>
    %z = affine.load %c[%i] : memref<8xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    affine.store %s, %c[%i] : memref<8xf32>
  }
  return
}

// -----

// Rows of three, unrolled by three: one element in each iteration, though each step
// computes where it is from another number. Of any size.
// CHECK-LABEL: func @one_element
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
func.func @one_element(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %n: index) {
  affine.for %i = 0 to %n step 3 {
    %x0 = affine.load %a[%i] : memref<?xf32>
    %y0 = affine.load %b[%i] : memref<?xf32>
    %z0 = affine.load %c[%i floordiv 3] : memref<?xf32>
    %m0 = arith.mulf %x0, %y0 : f32
    %s0 = arith.addf %z0, %m0 : f32
    affine.store %s0, %c[%i floordiv 3] : memref<?xf32>
    %x2 = affine.load %a[%i + 2] : memref<?xf32>
    %y2 = affine.load %b[%i + 2] : memref<?xf32>
    %z2 = affine.load %c[(%i + 2) floordiv 3] : memref<?xf32>
    %m2 = arith.mulf %x2, %y2 : f32
    %s2 = arith.addf %z2, %m2 : f32
    affine.store %s2, %c[(%i + 2) floordiv 3] : memref<?xf32>
  }
  return
}

// -----

// (%i + 3) floordiv 3 is the next element: each gets one product of either kind.
// CHECK-LABEL: func @next_element
// CHECK: arith.mulf {{.*}}<flops = 1>
// CHECK: arith.mulf {{.*}}<flops = 1>
func.func @next_element(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %n: index) {
  affine.for %i = 0 to %n step 6 {
    %x0 = affine.load %a[%i] : memref<?xf32>
    %y0 = affine.load %b[%i] : memref<?xf32>
    %z0 = affine.load %c[%i floordiv 3] : memref<?xf32>
    %m0 = arith.mulf %x0, %y0 : f32
    %s0 = arith.addf %z0, %m0 : f32
    affine.store %s0, %c[%i floordiv 3] : memref<?xf32>
    %x2 = affine.load %a[%i + 3] : memref<?xf32>
    %y2 = affine.load %b[%i + 3] : memref<?xf32>
    %z2 = affine.load %c[(%i + 3) floordiv 3] : memref<?xf32>
    %m2 = arith.mulf %x2, %y2 : f32
    %s2 = arith.addf %z2, %m2 : f32
    affine.store %s2, %c[(%i + 3) floordiv 3] : memref<?xf32>
  }
  return
}

// -----

// 25 products, 5 for each of 5 elements, of which unrolling left one behind the loop. What
// another loop adds from other buffers, or to elements that it finds in another way, is no
// part of that sum.
// CHECK-LABEL: func @remainders
// CHECK-COUNT-2: arith.mulf {{.*}}<macs = 1, flops = 1>
// CHECK-COUNT-2: arith.mulf {{.*}}<flops = 1>
func.func @remainders(%a: memref<25xf32>, %b: memref<25xf32>, %c: memref<5xf32>, %d: memref<5xf32>, %e: memref<5xf32>) {
  %c24 = arith.constant 24 : index
  affine.for %i = 0 to 24 {
    %x = affine.load %a[%i] : memref<25xf32>
    %y = affine.load %b[%i] : memref<25xf32>
    %z = affine.load %c[%i mod 5] : memref<5xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    affine.store %s, %c[%i mod 5] : memref<5xf32>
  }
  %p = affine.apply affine_map<(d0) -> (d0 mod 5)>(%c24)
  %x24 = affine.load %a[%c24] : memref<25xf32>
  %y24 = affine.load %b[%c24] : memref<25xf32>
  %z24 = affine.load %c[%p] : memref<5xf32>
  %m24 = arith.mulf %x24, %y24 : f32
  %s24 = arith.addf %z24, %m24 : f32
  affine.store %s24, %c[%p] : memref<5xf32>
  affine.for %i = 0 to 5 {
    %x = affine.load %d[%i] : memref<5xf32>
    %y = affine.load %e[%i] : memref<5xf32>
    %z = affine.load %c[%i] : memref<5xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    affine.store %s, %c[%i] : memref<5xf32>
  }
  affine.for %i = 0 to 5 {
    %x = affine.load %a[%i] : memref<25xf32>
    %y = affine.load %b[%i] : memref<25xf32>
    %z = affine.load %c[4 - %i] : memref<5xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    affine.store %s, %c[4 - %i] : memref<5xf32>
  }
  return
}

// -----

// The last row is left by unrolling the rows and jamming what is in them.
// CHECK-LABEL: func @remaining_loop
// CHECK-COUNT-2: arith.mulf {{.*}}<macs = 1, flops = 1>
func.func @remaining_loop(%a: memref<5x5xf32>, %b: memref<5xf32>, %c: memref<5xf32>) {
  affine.for %k = 0 to 4 {
    affine.for %i = 0 to 5 {
      %x = affine.load %a[%k, %i] : memref<5x5xf32>
      %y = affine.load %b[%k] : memref<5xf32>
      %z = affine.load %c[%i] : memref<5xf32>
      %m = arith.mulf %x, %y : f32
      %s = arith.addf %z, %m : f32
      affine.store %s, %c[%i] : memref<5xf32>
    }
  }
  affine.for %i = 0 to 5 {
    %x = affine.load %a[4, %i] : memref<5x5xf32>
    %y = affine.load %b[4] : memref<5xf32>
    %z = affine.load %c[%i] : memref<5xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    affine.store %s, %c[%i] : memref<5xf32>
  }
  return
}

// -----

// Tiles of two rows, the last of which peeling has left: its tile of %c is taken anew.
// CHECK-LABEL: func @remaining_tile
// CHECK-COUNT-2: arith.mulf {{.*}}<macs = 1, flops = 1>
func.func @remaining_tile(%a: memref<5x5xf32>, %b: memref<5xf32>, %c: memref<8xf32>) {
  affine.for %k = 0 to 4 step 2 {
    %tile = memref.subview %c[1] [5] [1] : memref<8xf32> to memref<5xf32, strided<[1], offset: 1>>
    affine.for %r = 0 to 2 {
      affine.for %i = 0 to 5 {
        %x = affine.load %a[%k + %r, %i] : memref<5x5xf32>
        %y = affine.load %b[%k + %r] : memref<5xf32>
        %z = affine.load %tile[%i] : memref<5xf32, strided<[1], offset: 1>>
        %m = arith.mulf %x, %y : f32
        %s = arith.addf %z, %m : f32
        affine.store %s, %tile[%i] : memref<5xf32, strided<[1], offset: 1>>
      }
    }
  }
  %tile = memref.subview %c[1] [5] [1] : memref<8xf32> to memref<5xf32, strided<[1], offset: 1>>
  affine.for %i = 0 to 5 {
    %x = affine.load %a[4, %i] : memref<5x5xf32>
    %y = affine.load %b[4] : memref<5xf32>
    %z = affine.load %tile[%i] : memref<5xf32, strided<[1], offset: 1>>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    affine.store %s, %tile[%i] : memref<5xf32, strided<[1], offset: 1>>
  }
  return
}
