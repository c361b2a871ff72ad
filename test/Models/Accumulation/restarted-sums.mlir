// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// A loop that comes back to the memory of a sum goes on with it only where nothing else has
// been written there in between.

// Each of 8 iterations adds one product to each of 6 zeros: 48 products, none in a sum.
// CHECK-LABEL: func @filled
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<flops = 12
#id = affine_map<(i) -> (i)>
!row = memref<6xf32, strided<[1], offset: ?>>
func.func @filled(%a: memref<8x6xf32>, %b: memref<8x6xf32>, %o: memref<8x6xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %zero = arith.constant 0.0 : f32
  %t = memref.alloc() : memref<6xf32>
  scf.for %n = %c0 to %c8 step %c1 {
    %x = memref.subview %a[%n, 0] [1, 6] [1, 1] : memref<8x6xf32> to !row
    %y = memref.subview %b[%n, 0] [1, 6] [1, 1] : memref<8x6xf32> to !row
    linalg.fill ins(%zero : f32) outs(%t : memref<6xf32>)
    linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]}
        ins(%x, %y : !row, !row) outs(%t : memref<6xf32>) {
    ^bb0(%p: f32, %q: f32, %s: f32):
      %0 = arith.mulf %p, %q : f32
      %1 = arith.addf %s, %0 : f32
      linalg.yield %1 : f32
    }
    %w = memref.subview %o[%n, 0] [1, 6] [1, 1] : memref<8x6xf32> to !row
    memref.copy %t, %w : memref<6xf32> to !row
  }
  return
}

// -----

// The same by loops.
// CHECK-LABEL: func @filled_by_loops
// CHECK: arith.mulf {{.*}}roofline.cost<flops = 1>
func.func @filled_by_loops(%a: memref<8x6xf32>, %b: memref<8x6xf32>, %o: memref<8x6xf32>) {
  %zero = arith.constant 0.0 : f32
  %t = memref.alloc() : memref<6xf32>
  affine.for %n = 0 to 8 {
    affine.for %k = 0 to 6 {
      affine.store %zero, %t[%k] : memref<6xf32>
    }
    affine.for %k = 0 to 6 {
      %x = affine.load %a[%n, %k] : memref<8x6xf32>
      %y = affine.load %b[%n, %k] : memref<8x6xf32>
      %z = affine.load %t[%k] : memref<6xf32>
      %p = arith.mulf %x, %y : f32
      %s = arith.addf %z, %p : f32
      affine.store %s, %t[%k] : memref<6xf32>
    }
    affine.for %k = 0 to 6 {
      %z = affine.load %t[%k] : memref<6xf32>
      affine.store %z, %o[%n, %k] : memref<8x6xf32>
    }
  }
  return
}

// -----

// In one loop; what is stored last is made of the sum, and adds nothing to it.
// CHECK-LABEL: func @fused
// CHECK: arith.mulf {{.*}}roofline.cost<flops = 1>
func.func @fused(%a: memref<8x6xf32>, %b: memref<8x6xf32>, %t: memref<6xf32>, %o: memref<8x6xf32>) {
  %zero = arith.constant 0.0 : f32
  affine.for %n = 0 to 8 {
    affine.for %k = 0 to 6 {
      affine.store %zero, %t[%k] : memref<6xf32>
      %x = affine.load %a[%n, %k] : memref<8x6xf32>
      %y = affine.load %b[%n, %k] : memref<8x6xf32>
      %z = affine.load %t[%k] : memref<6xf32>
      %p = arith.mulf %x, %y : f32
      %s = arith.addf %z, %p : f32
      affine.store %s, %t[%k] : memref<6xf32>
      %u = affine.load %t[%k] : memref<6xf32>
      %e = math.exp %u : f32
      affine.store %e, %t[%k] : memref<6xf32>
    }
    affine.for %k = 0 to 6 {
      %z = affine.load %t[%k] : memref<6xf32>
      affine.store %z, %o[%n, %k] : memref<8x6xf32>
    }
  }
  return
}

// -----

// By blocks that branch back.
// CHECK-LABEL: func @filled_by_blocks
// CHECK: arith.mulf {{.*}}roofline.cost<flops = 1>
func.func @filled_by_blocks(%a: memref<8x6xf32>, %b: memref<8x6xf32>, %o: memref<8x6xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c6 = arith.constant 6 : index
  %c8 = arith.constant 8 : index
  %zero = arith.constant 0.0 : f32
  %t = memref.alloc() : memref<6xf32>
  cf.br ^outer(%c0 : index)
^outer(%n: index):
  %0 = arith.cmpi slt, %n, %c8 : index
  cf.cond_br %0, ^filling(%c0 : index), ^end
^filling(%i: index):
  %1 = arith.cmpi slt, %i, %c6 : index
  cf.cond_br %1, ^fill, ^adding(%c0 : index)
^fill:
  memref.store %zero, %t[%i] : memref<6xf32>
  %2 = arith.addi %i, %c1 : index
  cf.br ^filling(%2 : index)
^adding(%j: index):
  %3 = arith.cmpi slt, %j, %c6 : index
  cf.cond_br %3, ^add, ^reading(%c0 : index)
^add:
  %x = memref.load %a[%n, %j] : memref<8x6xf32>
  %y = memref.load %b[%n, %j] : memref<8x6xf32>
  %z = memref.load %t[%j] : memref<6xf32>
  %p = arith.mulf %x, %y : f32
  %s = arith.addf %z, %p : f32
  memref.store %s, %t[%j] : memref<6xf32>
  %4 = arith.addi %j, %c1 : index
  cf.br ^adding(%4 : index)
^reading(%k: index):
  %5 = arith.cmpi slt, %k, %c6 : index
  cf.cond_br %5, ^read, ^next
^read:
  %r = memref.load %t[%k] : memref<6xf32>
  memref.store %r, %o[%n, %k] : memref<8x6xf32>
  %6 = arith.addi %k, %c1 : index
  cf.br ^reading(%6 : index)
^next:
  %7 = arith.addi %n, %c1 : index
  cf.br ^outer(%7 : index)
^end:
  return
}

// -----

// A bias instead of zeros; zeros for the next iteration at its end.
// CHECK-LABEL: func @biased
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<flops = 12
#id = affine_map<(i) -> (i)>
func.func @biased(%a: memref<6xf32>, %b: memref<6xf32>, %bias: memref<6xf32>, %t: memref<6xf32>, %o: memref<6xf32>) {
  affine.for %n = 0 to 8 {
    memref.copy %bias, %t : memref<6xf32> to memref<6xf32>
    linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]}
        ins(%a, %b : memref<6xf32>, memref<6xf32>) outs(%t : memref<6xf32>) {
    ^bb0(%p: f32, %q: f32, %s: f32):
      %0 = arith.mulf %p, %q : f32
      %1 = arith.addf %s, %0 : f32
      linalg.yield %1 : f32
    }
    linalg.exp ins(%t : memref<6xf32>) outs(%o : memref<6xf32>)
  }
  return
}
// CHECK-LABEL: func @cleared_last
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<flops = 12
func.func @cleared_last(%a: memref<6xf32>, %b: memref<6xf32>, %t: memref<6xf32>, %o: memref<6xf32>) {
  %zero = arith.constant 0.0 : f32
  affine.for %n = 0 to 8 {
    linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]}
        ins(%a, %b : memref<6xf32>, memref<6xf32>) outs(%t : memref<6xf32>) {
    ^bb0(%p: f32, %q: f32, %s: f32):
      %0 = arith.mulf %p, %q : f32
      %1 = arith.addf %s, %0 : f32
      linalg.yield %1 : f32
    }
    linalg.exp ins(%t : memref<6xf32>) outs(%o : memref<6xf32>)
    linalg.fill ins(%zero : f32) outs(%t : memref<6xf32>)
  }
  return
}

// -----

// What is copied there is the sum itself, kept in another buffer: 6 products in each step.
// CHECK-LABEL: func @kept
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<macs = 6, flops = 12
#id = affine_map<(i) -> (i)>
func.func @kept(%a: memref<6xf32>, %b: memref<6xf32>, %c: memref<6xf32>) {
  %t = memref.alloc() : memref<6xf32>
  affine.for %n = 0 to 8 {
    memref.copy %c, %t : memref<6xf32> to memref<6xf32>
    linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]}
        ins(%a, %b : memref<6xf32>, memref<6xf32>) outs(%t : memref<6xf32>) {
    ^bb0(%p: f32, %q: f32, %s: f32):
      %0 = arith.mulf %p, %q : f32
      %1 = arith.addf %s, %0 : f32
      linalg.yield %1 : f32
    }
    memref.copy %t, %c : memref<6xf32> to memref<6xf32>
  }
  return
}

// -----

// A sum of 4 steps starts anew in each of 2 iterations of the loop around: all are summed up.
// CHECK-LABEL: func @inner
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<macs = 6, flops = 12
#id = affine_map<(i) -> (i)>
func.func @inner(%a: memref<6xf32>, %b: memref<6xf32>, %t: memref<6xf32>, %o: memref<6xf32>) {
  %zero = arith.constant 0.0 : f32
  affine.for %n = 0 to 2 {
    linalg.fill ins(%zero : f32) outs(%t : memref<6xf32>)
    affine.for %m = 0 to 4 {
      linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]}
          ins(%a, %b : memref<6xf32>, memref<6xf32>) outs(%t : memref<6xf32>) {
      ^bb0(%p: f32, %q: f32, %s: f32):
        %0 = arith.mulf %p, %q : f32
        %1 = arith.addf %s, %0 : f32
        linalg.yield %1 : f32
      }
    }
    linalg.exp ins(%t : memref<6xf32>) outs(%o : memref<6xf32>)
  }
  return
}

// -----

// Started anew on a condition, it is a sum of what has come since then.
// CHECK-LABEL: func @on_condition
// CHECK: arith.mulf {{.*}}roofline.cost<macs = 1, flops = 1>
func.func @on_condition(%a: memref<8xf32>, %b: memref<8xf32>, %starts: memref<8xi1>, %t: memref<f32>, %o: memref<8xf32>) {
  %zero = arith.constant 0.0 : f32
  affine.for %n = 0 to 8 {
    %0 = affine.load %starts[%n] : memref<8xi1>
    scf.if %0 {
      affine.store %zero, %t[] : memref<f32>
    }
    %x = affine.load %a[%n] : memref<8xf32>
    %y = affine.load %b[%n] : memref<8xf32>
    %z = affine.load %t[] : memref<f32>
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %z, %p : f32
    affine.store %s, %t[] : memref<f32>
    affine.store %s, %o[%n] : memref<8xf32>
  }
  return
}

// -----

// Unrolled: two products, each added to a zero of its own; then two that are added to one.
// CHECK-LABEL: func @unrolled
// CHECK-COUNT-2: arith.mulf {{.*}}roofline.cost<flops = 1>
// CHECK-COUNT-2: arith.mulf {{.*}}roofline.cost<macs = 1, flops = 1>
func.func @unrolled(%a: memref<4xf32>, %b: memref<4xf32>, %t: memref<f32>, %o: memref<3xf32>) {
  %zero = arith.constant 0.0 : f32
  affine.store %zero, %t[] : memref<f32>
  %x0 = affine.load %a[0] : memref<4xf32>
  %y0 = affine.load %b[0] : memref<4xf32>
  %z0 = affine.load %t[] : memref<f32>
  %p0 = arith.mulf %x0, %y0 : f32
  %s0 = arith.addf %z0, %p0 : f32
  affine.store %s0, %t[] : memref<f32>
  %r0 = affine.load %t[] : memref<f32>
  affine.store %r0, %o[0] : memref<3xf32>
  affine.store %zero, %t[] : memref<f32>
  %x1 = affine.load %a[1] : memref<4xf32>
  %y1 = affine.load %b[1] : memref<4xf32>
  %z1 = affine.load %t[] : memref<f32>
  %p1 = arith.mulf %x1, %y1 : f32
  %s1 = arith.addf %z1, %p1 : f32
  affine.store %s1, %t[] : memref<f32>
  %r1 = affine.load %t[] : memref<f32>
  affine.store %r1, %o[1] : memref<3xf32>
  return
}
func.func @unrolled_sum(%a: memref<4xf32>, %b: memref<4xf32>, %t: memref<f32>, %o: memref<3xf32>) {
  %zero = arith.constant 0.0 : f32
  affine.store %zero, %t[] : memref<f32>
  %x0 = affine.load %a[0] : memref<4xf32>
  %y0 = affine.load %b[0] : memref<4xf32>
  %z0 = affine.load %t[] : memref<f32>
  %p0 = arith.mulf %x0, %y0 : f32
  %s0 = arith.addf %z0, %p0 : f32
  affine.store %s0, %t[] : memref<f32>
  %x1 = affine.load %a[1] : memref<4xf32>
  %y1 = affine.load %b[1] : memref<4xf32>
  %z1 = affine.load %t[] : memref<f32>
  %p1 = arith.mulf %x1, %y1 : f32
  %s1 = arith.addf %z1, %p1 : f32
  affine.store %s1, %t[] : memref<f32>
  return
}

// -----

// It is not seen that tiles fill all of it: at most all products are summed up.
// CHECK-LABEL: func @filled_in_tiles
// CHECK: arith.mulf {{.*}}roofline.cost<upper, macs = 1, flops = 1>
func.func @filled_in_tiles(%a: memref<8x6xf32>, %b: memref<8x6xf32>, %o: memref<8x6xf32>) {
  %zero = arith.constant 0.0 : f32
  %t = memref.alloc() : memref<6xf32>
  affine.for %n = 0 to 8 {
    affine.for %k = 0 to 6 step 2 {
      affine.store %zero, %t[%k] : memref<6xf32>
      affine.store %zero, %t[%k + 1] : memref<6xf32>
    }
    affine.for %k = 0 to 6 {
      %x = affine.load %a[%n, %k] : memref<8x6xf32>
      %y = affine.load %b[%n, %k] : memref<8x6xf32>
      %z = affine.load %t[%k] : memref<6xf32>
      %p = arith.mulf %x, %y : f32
      %s = arith.addf %z, %p : f32
      affine.store %s, %t[%k] : memref<6xf32>
    }
    affine.for %k = 0 to 6 {
      %z = affine.load %t[%k] : memref<6xf32>
      affine.store %z, %o[%n, %k] : memref<8x6xf32>
    }
  }
  return
}

// -----

// Something else is kept in another element.
// CHECK-LABEL: func @apart
// CHECK: arith.mulf {{.*}}roofline.cost<macs = 1, flops = 1>
func.func @apart(%a: memref<8xf32>, %b: memref<8xf32>, %t: memref<2xf32>) {
  affine.for %n = 0 to 8 {
    %x = affine.load %a[%n] : memref<8xf32>
    %y = affine.load %b[%n] : memref<8xf32>
    affine.store %x, %t[1] : memref<2xf32>
    %z = affine.load %t[0] : memref<2xf32>
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %z, %p : f32
    affine.store %s, %t[0] : memref<2xf32>
  }
  return
}
