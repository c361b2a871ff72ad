// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// A sum may be a tensor, or a tile of one, that a loop hands back to an operation which adds to
// each element: the loop sums, as it does where the elements are numbers.

// 8 products in each of 6 iterations.
// CHECK-LABEL: func @whole
// CHECK: linalg.generic {{.*}}<macs = 8, flops = 16
#id = affine_map<(i) -> (i)>
func.func @whole(%a: tensor<6x8xf32>, %b: tensor<6x8xf32>, %c: tensor<8xf32>) -> tensor<8xf32> {
  %all = affine.for %t = 0 to 6 iter_args(%acc = %c) -> tensor<8xf32> {
    %x = tensor.extract_slice %a[%t, 0] [1, 8] [1, 1] : tensor<6x8xf32> to tensor<8xf32>
    %y = tensor.extract_slice %b[%t, 0] [1, 8] [1, 1] : tensor<6x8xf32> to tensor<8xf32>
    %n = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]}
        ins(%x, %y : tensor<8xf32>, tensor<8xf32>) outs(%acc : tensor<8xf32>) {
    ^bb0(%p: f32, %q: f32, %s: f32):
      %0 = arith.mulf %p, %q : f32
      %1 = arith.addf %s, %0 : f32
      linalg.yield %1 : f32
    } -> tensor<8xf32>
    affine.yield %n : tensor<8xf32>
  }
  return %all : tensor<8xf32>
}

// -----

// Multiplied and added by operations of their own, in linalg, TOSA and arith.
// CHECK-LABEL: func @parted
// CHECK: linalg.mul {roofline.cost = #roofline.cost<macs = 8, flops = 8
func.func @parted(%a: tensor<8xf32>, %b: tensor<8xf32>, %c: tensor<8xf32>) -> tensor<8xf32> {
  %e = tensor.empty() : tensor<8xf32>
  %all = affine.for %t = 0 to 6 iter_args(%acc = %c) -> tensor<8xf32> {
    %m = linalg.mul ins(%a, %b : tensor<8xf32>, tensor<8xf32>) outs(%e : tensor<8xf32>) -> tensor<8xf32>
    %n = linalg.add ins(%m, %acc : tensor<8xf32>, tensor<8xf32>) outs(%e : tensor<8xf32>) -> tensor<8xf32>
    affine.yield %n : tensor<8xf32>
  }
  return %all : tensor<8xf32>
}
// CHECK-LABEL: func @tosa
// CHECK: tosa.mul {{.*}}<macs = 8, flops = 8
func.func @tosa(%a: tensor<8xf32>, %b: tensor<8xf32>, %c: tensor<8xf32>) -> tensor<8xf32> {
  %shift = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %all = affine.for %t = 0 to 6 iter_args(%acc = %c) -> tensor<8xf32> {
    %m = tosa.mul %a, %b, %shift : (tensor<8xf32>, tensor<8xf32>, tensor<1xi8>) -> tensor<8xf32>
    %n = tosa.sub %acc, %m : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
    affine.yield %n : tensor<8xf32>
  }
  return %all : tensor<8xf32>
}
// CHECK-LABEL: func @arith
// CHECK: arith.mulf {{.*}}<macs = 8, flops = 8
func.func @arith(%a: tensor<8xf32>, %b: tensor<8xf32>, %c: tensor<8xf32>) -> tensor<8xf32> {
  %all = affine.for %t = 0 to 6 iter_args(%acc = %c) -> tensor<8xf32> {
    %m = arith.mulf %a, %b : tensor<8xf32>
    %n = arith.addf %acc, %m : tensor<8xf32>
    affine.yield %n : tensor<8xf32>
  }
  return %all : tensor<8xf32>
}

// -----

// A decayed state: one of its two products is added, 8 in each iteration.
// CHECK-LABEL: func @decayed
// CHECK: linalg.generic {{.*}}<macs = 8, flops = 24
#id = affine_map<(i) -> (i)>
func.func @decayed(%f: tensor<8xf32>, %i: tensor<8xf32>, %g: tensor<8xf32>, %c: tensor<8xf32>) -> tensor<8xf32> {
  %e = tensor.empty() : tensor<8xf32>
  %all = affine.for %t = 0 to 6 iter_args(%state = %c) -> tensor<8xf32> {
    %n = linalg.generic {indexing_maps = [#id, #id, #id, #id, #id], iterator_types = ["parallel"]}
        ins(%f, %i, %g, %state : tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>) outs(%e : tensor<8xf32>) {
    ^bb0(%p: f32, %q: f32, %r: f32, %s: f32, %out: f32):
      %0 = arith.mulf %p, %s : f32
      %1 = arith.mulf %q, %r : f32
      %2 = arith.addf %0, %1 : f32
      linalg.yield %2 : f32
    } -> tensor<8xf32>
    affine.yield %n : tensor<8xf32>
  }
  return %all : tensor<8xf32>
}

// The same by three operations: the state is scaled, and the other product added to it. Where
// both are made of the state, none is.
// CHECK-LABEL: func @decayed_apart
// CHECK: linalg.mul {roofline.cost = #roofline.cost<flops = 8
// CHECK: linalg.mul {roofline.cost = #roofline.cost<macs = 8, flops = 8
func.func @decayed_apart(%f: tensor<8xf32>, %i: tensor<8xf32>, %g: tensor<8xf32>, %c: tensor<8xf32>) -> tensor<8xf32> {
  %e = tensor.empty() : tensor<8xf32>
  %all = affine.for %t = 0 to 6 iter_args(%state = %c) -> tensor<8xf32> {
    %n = linalg.mul ins(%f, %state : tensor<8xf32>, tensor<8xf32>) outs(%e : tensor<8xf32>) -> tensor<8xf32>
    %m = linalg.mul ins(%i, %g : tensor<8xf32>, tensor<8xf32>) outs(%e : tensor<8xf32>) -> tensor<8xf32>
    %s = linalg.add ins(%n, %m : tensor<8xf32>, tensor<8xf32>) outs(%e : tensor<8xf32>) -> tensor<8xf32>
    affine.yield %s : tensor<8xf32>
  }
  return %all : tensor<8xf32>
}
// CHECK-LABEL: func @both
// CHECK: arith.mulf {{.*}}<flops = 8
// CHECK: arith.mulf {{.*}}<flops = 8
func.func @both(%f: tensor<8xf32>, %g: tensor<8xf32>, %c: tensor<8xf32>) -> tensor<8xf32> {
  %all = affine.for %t = 0 to 6 iter_args(%state = %c) -> tensor<8xf32> {
    %n = arith.mulf %f, %state : tensor<8xf32>
    %m = arith.mulf %state, %g : tensor<8xf32>
    %s = arith.addf %n, %m : tensor<8xf32>
    affine.yield %s : tensor<8xf32>
  }
  return %all : tensor<8xf32>
}

// -----

// Tiles: the loop over k comes back to its tile, 2*5 products in each of its iterations. The loop
// over tiles alone does not, nor does one that puts the tile elsewhere.
#row = affine_map<(i, j) -> (i)>
#column = affine_map<(i, j) -> (j)>
#tile = affine_map<(i, j) -> (i, j)>
// CHECK-LABEL: func @tiles
// CHECK: linalg.generic {{.*}}<macs = 10, flops = 20
func.func @tiles(%a: tensor<2xf32>, %b: tensor<5xf32>, %c: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %all = affine.for %i = 0 to 4 step 2 iter_args(%t = %c) -> tensor<4x5xf32> {
    %part = affine.for %k = 0 to 7 iter_args(%u = %t) -> tensor<4x5xf32> {
      %old = tensor.extract_slice %u[%i, 0] [2, 5] [1, 1] : tensor<4x5xf32> to tensor<2x5xf32>
      %new = linalg.generic {indexing_maps = [#row, #column, #tile], iterator_types = ["parallel", "parallel"]}
          ins(%a, %b : tensor<2xf32>, tensor<5xf32>) outs(%old : tensor<2x5xf32>) {
      ^bb0(%p: f32, %q: f32, %s: f32):
        %0 = math.fma %p, %q, %s : f32
        linalg.yield %0 : f32
      } -> tensor<2x5xf32>
      %n = tensor.insert_slice %new into %u[%i, 0] [2, 5] [1, 1] : tensor<2x5xf32> into tensor<4x5xf32>
      affine.yield %n : tensor<4x5xf32>
    }
    affine.yield %part : tensor<4x5xf32>
  }
  return %all : tensor<4x5xf32>
}
// CHECK-LABEL: func @each_tile
// CHECK: linalg.generic {{.*}}<flops = 20
func.func @each_tile(%a: tensor<2xf32>, %b: tensor<5xf32>, %c: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %all = affine.for %i = 0 to 4 step 2 iter_args(%u = %c) -> tensor<4x5xf32> {
    %old = tensor.extract_slice %u[%i, 0] [2, 5] [1, 1] : tensor<4x5xf32> to tensor<2x5xf32>
    %new = linalg.generic {indexing_maps = [#row, #column, #tile], iterator_types = ["parallel", "parallel"]}
        ins(%a, %b : tensor<2xf32>, tensor<5xf32>) outs(%old : tensor<2x5xf32>) {
    ^bb0(%p: f32, %q: f32, %s: f32):
      %0 = math.fma %p, %q, %s : f32
      linalg.yield %0 : f32
    } -> tensor<2x5xf32>
    %n = tensor.insert_slice %new into %u[%i, 0] [2, 5] [1, 1] : tensor<2x5xf32> into tensor<4x5xf32>
    affine.yield %n : tensor<4x5xf32>
  }
  return %all : tensor<4x5xf32>
}
// CHECK-LABEL: func @elsewhere
// CHECK: linalg.generic {{.*}}<flops = 20
func.func @elsewhere(%a: tensor<2xf32>, %b: tensor<5xf32>, %c: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %all = affine.for %k = 0 to 7 iter_args(%u = %c) -> tensor<4x5xf32> {
    %old = tensor.extract_slice %u[0, 0] [2, 5] [1, 1] : tensor<4x5xf32> to tensor<2x5xf32>
    %new = linalg.generic {indexing_maps = [#row, #column, #tile], iterator_types = ["parallel", "parallel"]}
        ins(%a, %b : tensor<2xf32>, tensor<5xf32>) outs(%old : tensor<2x5xf32>) {
    ^bb0(%p: f32, %q: f32, %s: f32):
      %0 = math.fma %p, %q, %s : f32
      linalg.yield %0 : f32
    } -> tensor<2x5xf32>
    %n = tensor.insert_slice %new into %u[2, 0] [2, 5] [1, 1] : tensor<2x5xf32> into tensor<4x5xf32>
    affine.yield %n : tensor<4x5xf32>
  }
  return %all : tensor<4x5xf32>
}

// -----

// On buffers: in place, and by a copy of what was computed somewhere else. Of rows that are
// others each time, none.
#id = affine_map<(i) -> (i)>
// CHECK-LABEL: func @buffers
// CHECK: linalg.generic {{.*}}<macs = 8, flops = 16
// CHECK: linalg.generic {{.*}}<macs = 8, flops = 16
// CHECK: linalg.generic {{.*}}<flops = 16
func.func @buffers(%a: memref<8xf32>, %b: memref<8xf32>, %c: memref<8xf32>, %d: memref<8xf32>, %e: memref<6x8xf32>) {
  affine.for %t = 0 to 6 {
    linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]}
        ins(%a, %b : memref<8xf32>, memref<8xf32>) outs(%c : memref<8xf32>) {
    ^bb0(%p: f32, %q: f32, %s: f32):
      %0 = math.fma %p, %q, %s : f32
      linalg.yield %0 : f32
    }
    %tmp = memref.alloc() : memref<8xf32>
    linalg.generic {indexing_maps = [#id, #id, #id, #id], iterator_types = ["parallel"]}
        ins(%a, %b, %d : memref<8xf32>, memref<8xf32>, memref<8xf32>) outs(%tmp : memref<8xf32>) {
    ^bb0(%p: f32, %q: f32, %s: f32, %out: f32):
      %0 = math.fma %p, %q, %s : f32
      linalg.yield %0 : f32
    }
    memref.copy %tmp, %d : memref<8xf32> to memref<8xf32>
    memref.dealloc %tmp : memref<8xf32>
    %row = memref.subview %e[%t, 0] [1, 8] [1, 1] : memref<6x8xf32> to memref<8xf32, strided<[1], offset: ?>>
    linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]}
        ins(%a, %b : memref<8xf32>, memref<8xf32>) outs(%row : memref<8xf32, strided<[1], offset: ?>>) {
    ^bb0(%p: f32, %q: f32, %s: f32):
      %0 = math.fma %p, %q, %s : f32
      linalg.yield %0 : f32
    }
  }
  return
}

// A decayed state: scaled into a buffer of the iteration's own, added to there, and copied back.
// CHECK-LABEL: func @decayed_buffers
// CHECK: linalg.mul {{.*}}<flops = 8
// CHECK: linalg.mul {{.*}}<macs = 8, flops = 8
func.func @decayed_buffers(%f: memref<8xf32>, %i: memref<8xf32>, %g: memref<8xf32>, %state: memref<8xf32>) {
  affine.for %t = 0 to 6 {
    %n = memref.alloc() : memref<8xf32>
    linalg.mul ins(%f, %state : memref<8xf32>, memref<8xf32>) outs(%n : memref<8xf32>)
    %m = memref.alloc() : memref<8xf32>
    linalg.mul ins(%i, %g : memref<8xf32>, memref<8xf32>) outs(%m : memref<8xf32>)
    %s = memref.alloc() : memref<8xf32>
    linalg.add ins(%n, %m : memref<8xf32>, memref<8xf32>) outs(%s : memref<8xf32>)
    memref.copy %s, %state : memref<8xf32> to memref<8xf32>
    memref.dealloc %n : memref<8xf32>
    memref.dealloc %m : memref<8xf32>
    memref.dealloc %s : memref<8xf32>
  }
  return
}

// -----

// Element by element: added in a buffer of the iteration's own, of which the elements are
// copied back; and added to a copy.
// CHECK-LABEL: func @copied_back
// CHECK: math.fma {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 2>}
// CHECK: math.fma {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 2>}
// CHECK: math.fma {{.*}} {roofline.cost = #roofline.cost<flops = 2>}
func.func @copied_back(%a: memref<8xf32>, %b: memref<8xf32>, %c: memref<8xf32>, %d: memref<8xf32>, %e: memref<8xf32>, %n: index) {
  affine.for %t = 0 to %n {
    %sum = memref.alloc() : memref<8xf32>
    affine.for %i = 0 to 8 {
      %x = affine.load %a[%i] : memref<8xf32>
      %y = affine.load %b[%i] : memref<8xf32>
      %z = affine.load %c[%i] : memref<8xf32>
      %0 = math.fma %x, %y, %z : f32
      affine.store %0, %sum[%i] : memref<8xf32>
    }
    memref.copy %sum, %c : memref<8xf32> to memref<8xf32>
    memref.dealloc %sum : memref<8xf32>
    %copy = memref.alloc() : memref<8xf32>
    memref.copy %d, %copy : memref<8xf32> to memref<8xf32>
    affine.for %i = 0 to 8 {
      %x = affine.load %a[%i] : memref<8xf32>
      %y = affine.load %b[%i] : memref<8xf32>
      %z = affine.load %copy[%i] : memref<8xf32>
      %0 = math.fma %x, %y, %z : f32
      affine.store %0, %copy[%i] : memref<8xf32>
    }
    memref.copy %copy, %d : memref<8xf32> to memref<8xf32>
    memref.dealloc %copy : memref<8xf32>
    %apart = memref.alloc() : memref<8xf32>
    memref.copy %e, %apart : memref<8xf32> to memref<8xf32>
    affine.for %i = 0 to 8 {
      %x = affine.load %a[%i] : memref<8xf32>
      %y = affine.load %b[%i] : memref<8xf32>
      %z = affine.load %apart[%i] : memref<8xf32>
      %0 = math.fma %x, %y, %z : f32
      affine.store %0, %apart[%i] : memref<8xf32>
    }
    memref.dealloc %apart : memref<8xf32>
  }
  return
}

// -----

// A sum split in two parts, with the dimension of one element folded: products added to zeros,
// which the next operation adds up.
#all = affine_map<(i, j) -> (i, j)>
#part = affine_map<(i, j) -> (j)>
// CHECK-LABEL: func @split
// CHECK: linalg.generic {{.*}}<macs = 8, flops = 16
func.func @split(%a: tensor<2x4xf32>, %b: tensor<2x4xf32>, %c: tensor<4xf32>) -> tensor<4xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x4xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<2x4xf32>) -> tensor<2x4xf32>
  %p = linalg.generic {indexing_maps = [#all, #all, #all, #all], iterator_types = ["parallel", "parallel"]}
      ins(%a, %b, %f : tensor<2x4xf32>, tensor<2x4xf32>, tensor<2x4xf32>) outs(%e : tensor<2x4xf32>) {
  ^bb0(%x: f32, %y: f32, %z: f32, %out: f32):
    %0 = arith.mulf %x, %y : f32
    %1 = arith.addf %z, %0 : f32
    linalg.yield %1 : f32
  } -> tensor<2x4xf32>
  %s = linalg.generic {indexing_maps = [#all, #part], iterator_types = ["reduction", "parallel"]}
      ins(%p : tensor<2x4xf32>) outs(%c : tensor<4xf32>) {
  ^bb0(%x: f32, %sum: f32):
    %0 = arith.addf %sum, %x : f32
    linalg.yield %0 : f32
  } -> tensor<4xf32>
  return %s : tensor<4xf32>
}

// -----

// Blocks hand it on: 4 products in each of 7 iterations.
// CHECK-LABEL: func @in_blocks
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<macs = 4, flops = 8
func.func @in_blocks(%a: tensor<7x4xf32>, %b: tensor<7x4xf32>, %c: tensor<4xf32>) -> tensor<4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c7 = arith.constant 7 : index
  cf.br ^test(%c0, %c : index, tensor<4xf32>)
^test(%k: index, %t: tensor<4xf32>):
  %more = arith.cmpi slt, %k, %c7 : index
  cf.cond_br %more, ^body, ^end
^body:
  %x = tensor.extract_slice %a[%k, 0] [1, 4] [1, 1] : tensor<7x4xf32> to tensor<4xf32>
  %y = tensor.extract_slice %b[%k, 0] [1, 4] [1, 1] : tensor<7x4xf32> to tensor<4xf32>
  %e = tensor.empty() : tensor<4xf32>
  %n = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>, affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%x, %y, %t : tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) outs(%e : tensor<4xf32>) {
  ^bb0(%p: f32, %q: f32, %s: f32, %o: f32):
    %m = arith.mulf %p, %q : f32
    %r = arith.addf %s, %m : f32
    linalg.yield %r : f32
  } -> tensor<4xf32>
  %next = arith.addi %k, %c1 : index
  cf.br ^test(%next, %n : index, tensor<4xf32>)
^end:
  return %t : tensor<4xf32>
}

// -----

// A decayed state that each step updates in tiles: what these loops count through does not
// depend on the state that they carry. 2 in each iteration.
// CHECK-LABEL: func @tiled_state
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<macs = 2, flops = 6
func.func @tiled_state(%a: tensor<6xf32>, %b: tensor<6xf32>, %d: tensor<6xf32>, %c: tensor<6xf32>) -> tensor<6xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c6 = arith.constant 6 : index
  %c8 = arith.constant 8 : index
  %0 = scf.for %t = %c0 to %c8 step %c1 iter_args(%s = %c) -> tensor<6xf32> {
    %1 = scf.for %i = %c0 to %c6 step %c2 iter_args(%u = %s) -> tensor<6xf32> {
      %at = tensor.extract_slice %a[%i] [2] [1] : tensor<6xf32> to tensor<2xf32>
      %bt = tensor.extract_slice %b[%i] [2] [1] : tensor<6xf32> to tensor<2xf32>
      %dt = tensor.extract_slice %d[%i] [2] [1] : tensor<6xf32> to tensor<2xf32>
      %ut = tensor.extract_slice %u[%i] [2] [1] : tensor<6xf32> to tensor<2xf32>
      %n = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>, affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
          ins(%at, %bt, %dt : tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) outs(%ut : tensor<2xf32>) {
      ^bb0(%x: f32, %y: f32, %z: f32, %o: f32):
        %p = arith.mulf %x, %y : f32
        %q = arith.mulf %o, %z : f32
        %r = arith.addf %q, %p : f32
        linalg.yield %r : f32
      } -> tensor<2xf32>
      %w = tensor.insert_slice %n into %u[%i] [2] [1] : tensor<2xf32> into tensor<6xf32>
      scf.yield %w : tensor<6xf32>
    }
    scf.yield %1 : tensor<6xf32>
  }
  return %0 : tensor<6xf32>
}
