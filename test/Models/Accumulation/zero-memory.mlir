// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// Sums are split into sums of one product each, which start at zero and are added up later.
// What a buffer has been filled with is followed as what a tensor is made of: each product
// is one of a sum, 4*32 = 128, as long as it is added to zeros. Written in place or not.

// Of two buffers.
// CHECK-LABEL: func @filled
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<macs = 128, flops = 256
#e = affine_map<(m, k) -> (m, k)>
#m = affine_map<(m, k) -> (m)>
func.func @filled(%a: memref<4x32xf32>, %b: memref<4x32xf32>, %r: memref<4xf32>) {
  %zero = arith.constant 0.0 : f32
  %t = memref.alloc() : memref<4x32xf32>
  %u = memref.alloc() : memref<4x32xf32>
  linalg.fill ins(%zero : f32) outs(%t : memref<4x32xf32>)
  linalg.generic {indexing_maps = [#e, #e, #e, #e], iterator_types = ["parallel", "parallel"]}
      ins(%a, %b, %t : memref<4x32xf32>, memref<4x32xf32>, memref<4x32xf32>) outs(%u : memref<4x32xf32>) {
  ^bb0(%x: f32, %y: f32, %z: f32, %o: f32):
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %z, %p : f32
    linalg.yield %s : f32
  }
  linalg.reduce {arith.addf} ins(%u : memref<4x32xf32>) outs(%r : memref<4xf32>) dimensions = [1]
  return
}

// -----

// In place.
// CHECK-LABEL: func @in_place
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<macs = 128, flops = 256
#e = affine_map<(m, k) -> (m, k)>
#m = affine_map<(m, k) -> (m)>
func.func @in_place(%a: memref<4x32xf32>, %b: memref<4x32xf32>, %r: memref<4xf32>) {
  %zero = arith.constant 0.0 : f32
  %t = memref.alloc() : memref<4x32xf32>
  linalg.fill ins(%zero : f32) outs(%t : memref<4x32xf32>)
  linalg.generic {indexing_maps = [#e, #e, #e], iterator_types = ["parallel", "parallel"]}
      ins(%a, %b : memref<4x32xf32>, memref<4x32xf32>) outs(%t : memref<4x32xf32>) {
  ^bb0(%x: f32, %y: f32, %o: f32):
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %o, %p : f32
    linalg.yield %s : f32
  }
  linalg.reduce {arith.addf} ins(%t : memref<4x32xf32>) outs(%r : memref<4xf32>) dimensions = [1]
  return
}

// -----

// Ones are no zeros: what is summed up is no product.
// CHECK-LABEL: func @ones
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<flops = 256
#e = affine_map<(m, k) -> (m, k)>
#m = affine_map<(m, k) -> (m)>
func.func @ones(%a: memref<4x32xf32>, %b: memref<4x32xf32>, %r: memref<4xf32>) {
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %t = memref.alloc() : memref<4x32xf32>
  linalg.fill ins(%one : f32) outs(%t : memref<4x32xf32>)
  linalg.generic {indexing_maps = [#e, #e, #e], iterator_types = ["parallel", "parallel"]}
      ins(%a, %b : memref<4x32xf32>, memref<4x32xf32>) outs(%t : memref<4x32xf32>) {
  ^bb0(%x: f32, %y: f32, %o: f32):
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %o, %p : f32
    linalg.yield %s : f32
  }
  linalg.reduce {arith.addf} ins(%t : memref<4x32xf32>) outs(%r : memref<4xf32>) dimensions = [1]
  return
}

// -----

// A part of a buffer.
// CHECK-LABEL: func @part
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<macs = 128, flops = 256
#e = affine_map<(m, k) -> (m, k)>
#m = affine_map<(m, k) -> (m)>
func.func @part(%a: memref<4x32xf32>, %b: memref<4x32xf32>, %r: memref<4xf32>) {
  %zero = arith.constant 0.0 : f32
  %whole = memref.alloc() : memref<4x40xf32>
  %t = memref.subview %whole[0, 0] [4, 32] [1, 1] : memref<4x40xf32> to memref<4x32xf32, strided<[40, 1]>>
  linalg.fill ins(%zero : f32) outs(%t : memref<4x32xf32, strided<[40, 1]>>)
  linalg.generic {indexing_maps = [#e, #e, #e], iterator_types = ["parallel", "parallel"]}
      ins(%a, %b : memref<4x32xf32>, memref<4x32xf32>) outs(%t : memref<4x32xf32, strided<[40, 1]>>) {
  ^bb0(%x: f32, %y: f32, %o: f32):
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %o, %p : f32
    linalg.yield %s : f32
  }
  linalg.reduce {arith.addf} ins(%t : memref<4x32xf32, strided<[40, 1]>>) outs(%r : memref<4xf32>) dimensions = [1]
  return
}

// -----

// Copies of zeros.
// CHECK-LABEL: func @copied
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<macs = 128, flops = 256
#e = affine_map<(m, k) -> (m, k)>
#m = affine_map<(m, k) -> (m)>
func.func @copied(%a: memref<4x32xf32>, %b: memref<4x32xf32>, %r: memref<4xf32>) {
  %zero = arith.constant 0.0 : f32
  %z = memref.alloc() : memref<4x32xf32>
  %t = memref.alloc() : memref<4x32xf32>
  linalg.fill ins(%zero : f32) outs(%z : memref<4x32xf32>)
  memref.copy %z, %t : memref<4x32xf32> to memref<4x32xf32>
  linalg.generic {indexing_maps = [#e, #e, #e], iterator_types = ["parallel", "parallel"]}
      ins(%a, %b : memref<4x32xf32>, memref<4x32xf32>) outs(%t : memref<4x32xf32>) {
  ^bb0(%x: f32, %y: f32, %o: f32):
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %o, %p : f32
    linalg.yield %s : f32
  }
  linalg.reduce {arith.addf} ins(%t : memref<4x32xf32>) outs(%r : memref<4xf32>) dimensions = [1]
  return
}

// -----

// Zeros that a loop stores.
// CHECK-LABEL: func @stored
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<macs = 128, flops = 256
#e = affine_map<(m, k) -> (m, k)>
#m = affine_map<(m, k) -> (m)>
func.func @stored(%a: memref<4x32xf32>, %b: memref<4x32xf32>, %r: memref<4xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c32 = arith.constant 32 : index
  %zero = arith.constant 0.0 : f32
  %t = memref.alloc() : memref<4x32xf32>
  scf.for %i = %c0 to %c4 step %c1 {
    scf.for %k = %c0 to %c32 step %c1 {
      memref.store %zero, %t[%i, %k] : memref<4x32xf32>
    }
  }
  linalg.generic {indexing_maps = [#e, #e, #e], iterator_types = ["parallel", "parallel"]}
      ins(%a, %b : memref<4x32xf32>, memref<4x32xf32>) outs(%t : memref<4x32xf32>) {
  ^bb0(%x: f32, %y: f32, %o: f32):
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %o, %p : f32
    linalg.yield %s : f32
  }
  linalg.reduce {arith.addf} ins(%t : memref<4x32xf32>) outs(%r : memref<4xf32>) dimensions = [1]
  return
}

// -----

// Each iteration has a row of its own of what is filled in front of the loop: 32 in each.
// CHECK-LABEL: func @before_loop
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<macs = 32, flops = 64
#e = affine_map<(m, k) -> (m, k)>
#m = affine_map<(m, k) -> (m)>
func.func @before_loop(%a: memref<4x32xf32>, %b: memref<4x32xf32>, %r: memref<4xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c32 = arith.constant 32 : index
  %zero = arith.constant 0.0 : f32
  %t = memref.alloc() : memref<4x32xf32>
  linalg.fill ins(%zero : f32) outs(%t : memref<4x32xf32>)
  scf.for %i = %c0 to %c4 step %c1 {
    %a1 = memref.subview %a[%i, 0] [1, 32] [1, 1] : memref<4x32xf32> to memref<1x32xf32, strided<[32, 1], offset: ?>>
    %b1 = memref.subview %b[%i, 0] [1, 32] [1, 1] : memref<4x32xf32> to memref<1x32xf32, strided<[32, 1], offset: ?>>
    %t1 = memref.subview %t[%i, 0] [1, 32] [1, 1] : memref<4x32xf32> to memref<1x32xf32, strided<[32, 1], offset: ?>>
    linalg.generic {indexing_maps = [#e, #e, #e], iterator_types = ["parallel", "parallel"]}
        ins(%a1, %b1 : memref<1x32xf32, strided<[32, 1], offset: ?>>, memref<1x32xf32, strided<[32, 1], offset: ?>>) outs(%t1 : memref<1x32xf32, strided<[32, 1], offset: ?>>) {
    ^bb0(%x: f32, %y: f32, %o: f32):
      %p = arith.mulf %x, %y : f32
      %s = arith.addf %o, %p : f32
      linalg.yield %s : f32
    }
  }
  linalg.reduce {arith.addf} ins(%t : memref<4x32xf32>) outs(%r : memref<4xf32>) dimensions = [1]
  return
}

// -----

// Filled in each iteration, behind what the one before has left there.
// CHECK-LABEL: func @in_loop
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<macs = 128, flops = 256
#e = affine_map<(m, k) -> (m, k)>
#m = affine_map<(m, k) -> (m)>
func.func @in_loop(%a: memref<4x32xf32>, %b: memref<4x32xf32>, %r: memref<4xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c32 = arith.constant 32 : index
  %zero = arith.constant 0.0 : f32
  %t = memref.alloc() : memref<4x32xf32>
  %u = memref.alloc() : memref<4x32xf32>
  scf.for %i = %c0 to %c4 step %c1 {
    linalg.fill ins(%zero : f32) outs(%t : memref<4x32xf32>)
    linalg.generic {indexing_maps = [#e, #e, #e, #e], iterator_types = ["parallel", "parallel"]}
        ins(%a, %b, %t : memref<4x32xf32>, memref<4x32xf32>, memref<4x32xf32>) outs(%u : memref<4x32xf32>) {
    ^bb0(%x: f32, %y: f32, %z: f32, %o: f32):
      %p = arith.mulf %x, %y : f32
      %s = arith.addf %z, %p : f32
      linalg.yield %s : f32
    }
    linalg.reduce {arith.addf} ins(%u : memref<4x32xf32>) outs(%r : memref<4xf32>) dimensions = [1]
    linalg.exp ins(%a : memref<4x32xf32>) outs(%t : memref<4x32xf32>)
  }
  return
}

// -----

// The same by a loop that stores.
// CHECK-LABEL: func @stored_in_loop
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<macs = 128, flops = 256
#e = affine_map<(m, k) -> (m, k)>
#m = affine_map<(m, k) -> (m)>
func.func @stored_in_loop(%a: memref<4x32xf32>, %b: memref<4x32xf32>, %r: memref<4xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c32 = arith.constant 32 : index
  %zero = arith.constant 0.0 : f32
  %t = memref.alloc() : memref<4x32xf32>
  %u = memref.alloc() : memref<4x32xf32>
  scf.for %n = %c0 to %c4 step %c1 {
    scf.for %i = %c0 to %c4 step %c1 {
      scf.for %k = %c0 to %c32 step %c1 {
        memref.store %zero, %t[%i, %k] : memref<4x32xf32>
      }
    }
    linalg.generic {indexing_maps = [#e, #e, #e, #e], iterator_types = ["parallel", "parallel"]}
        ins(%a, %b, %t : memref<4x32xf32>, memref<4x32xf32>, memref<4x32xf32>) outs(%u : memref<4x32xf32>) {
    ^bb0(%x: f32, %y: f32, %z: f32, %o: f32):
      %p = arith.mulf %x, %y : f32
      %s = arith.addf %z, %p : f32
      linalg.yield %s : f32
    }
    linalg.reduce {arith.addf} ins(%u : memref<4x32xf32>) outs(%r : memref<4xf32>) dimensions = [1]
    linalg.exp ins(%a : memref<4x32xf32>) outs(%t : memref<4x32xf32>)
  }
  return
}

// -----

// Filled once, and overwritten in the first iteration.
// CHECK-LABEL: func @once_in_front
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<flops = 256
#e = affine_map<(m, k) -> (m, k)>
#m = affine_map<(m, k) -> (m)>
func.func @once_in_front(%a: memref<4x32xf32>, %b: memref<4x32xf32>, %r: memref<4xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c32 = arith.constant 32 : index
  %zero = arith.constant 0.0 : f32
  %t = memref.alloc() : memref<4x32xf32>
  %u = memref.alloc() : memref<4x32xf32>
  linalg.fill ins(%zero : f32) outs(%t : memref<4x32xf32>)
  scf.for %i = %c0 to %c4 step %c1 {
    linalg.generic {indexing_maps = [#e, #e, #e, #e], iterator_types = ["parallel", "parallel"]}
        ins(%a, %b, %t : memref<4x32xf32>, memref<4x32xf32>, memref<4x32xf32>) outs(%u : memref<4x32xf32>) {
    ^bb0(%x: f32, %y: f32, %z: f32, %o: f32):
      %p = arith.mulf %x, %y : f32
      %s = arith.addf %z, %p : f32
      linalg.yield %s : f32
    }
    linalg.reduce {arith.addf} ins(%u : memref<4x32xf32>) outs(%r : memref<4xf32>) dimensions = [1]
    linalg.exp ins(%a : memref<4x32xf32>) outs(%t : memref<4x32xf32>)
  }
  return
}

// -----

// Overwritten before it is read.
// CHECK-LABEL: func @overwritten
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<flops = 256
#e = affine_map<(m, k) -> (m, k)>
#m = affine_map<(m, k) -> (m)>
func.func @overwritten(%a: memref<4x32xf32>, %b: memref<4x32xf32>, %r: memref<4xf32>) {
  %zero = arith.constant 0.0 : f32
  %t = memref.alloc() : memref<4x32xf32>
  %u = memref.alloc() : memref<4x32xf32>
  linalg.fill ins(%zero : f32) outs(%t : memref<4x32xf32>)
  linalg.exp ins(%a : memref<4x32xf32>) outs(%t : memref<4x32xf32>)
  linalg.generic {indexing_maps = [#e, #e, #e, #e], iterator_types = ["parallel", "parallel"]}
      ins(%a, %b, %t : memref<4x32xf32>, memref<4x32xf32>, memref<4x32xf32>) outs(%u : memref<4x32xf32>) {
  ^bb0(%x: f32, %y: f32, %z: f32, %o: f32):
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %z, %p : f32
    linalg.yield %s : f32
  }
  linalg.reduce {arith.addf} ins(%u : memref<4x32xf32>) outs(%r : memref<4xf32>) dimensions = [1]
  return
}

// -----

// A row is.
// CHECK-LABEL: func @overwritten_in_part
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<flops = 256
#e = affine_map<(m, k) -> (m, k)>
#m = affine_map<(m, k) -> (m)>
func.func @overwritten_in_part(%a: memref<4x32xf32>, %b: memref<4x32xf32>, %r: memref<4xf32>) {
  %zero = arith.constant 0.0 : f32
  %t = memref.alloc() : memref<4x32xf32>
  %u = memref.alloc() : memref<4x32xf32>
  linalg.fill ins(%zero : f32) outs(%t : memref<4x32xf32>)
  %a1 = memref.subview %a[1, 0] [1, 32] [1, 1] : memref<4x32xf32> to memref<1x32xf32, strided<[32, 1], offset: 32>>
  %t1 = memref.subview %t[1, 0] [1, 32] [1, 1] : memref<4x32xf32> to memref<1x32xf32, strided<[32, 1], offset: 32>>
  linalg.exp ins(%a1 : memref<1x32xf32, strided<[32, 1], offset: 32>>) outs(%t1 : memref<1x32xf32, strided<[32, 1], offset: 32>>)
  linalg.generic {indexing_maps = [#e, #e, #e, #e], iterator_types = ["parallel", "parallel"]}
      ins(%a, %b, %t : memref<4x32xf32>, memref<4x32xf32>, memref<4x32xf32>) outs(%u : memref<4x32xf32>) {
  ^bb0(%x: f32, %y: f32, %z: f32, %o: f32):
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %z, %p : f32
    linalg.yield %s : f32
  }
  linalg.reduce {arith.addf} ins(%u : memref<4x32xf32>) outs(%r : memref<4xf32>) dimensions = [1]
  return
}

// -----

// Afterwards.
// CHECK-LABEL: func @overwritten_later
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<macs = 128, flops = 256
#e = affine_map<(m, k) -> (m, k)>
#m = affine_map<(m, k) -> (m)>
func.func @overwritten_later(%a: memref<4x32xf32>, %b: memref<4x32xf32>, %r: memref<4xf32>) {
  %zero = arith.constant 0.0 : f32
  %t = memref.alloc() : memref<4x32xf32>
  %u = memref.alloc() : memref<4x32xf32>
  linalg.fill ins(%zero : f32) outs(%t : memref<4x32xf32>)
  linalg.generic {indexing_maps = [#e, #e, #e, #e], iterator_types = ["parallel", "parallel"]}
      ins(%a, %b, %t : memref<4x32xf32>, memref<4x32xf32>, memref<4x32xf32>) outs(%u : memref<4x32xf32>) {
  ^bb0(%x: f32, %y: f32, %z: f32, %o: f32):
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %z, %p : f32
    linalg.yield %s : f32
  }
  linalg.reduce {arith.addf} ins(%u : memref<4x32xf32>) outs(%r : memref<4xf32>) dimensions = [1]
  linalg.exp ins(%a : memref<4x32xf32>) outs(%t : memref<4x32xf32>)
  return
}

// -----

// Who is handed it may write to it.
// CHECK-LABEL: func @handed_on
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<flops = 256
#e = affine_map<(m, k) -> (m, k)>
#m = affine_map<(m, k) -> (m)>
func.func @handed_on(%a: memref<4x32xf32>, %b: memref<4x32xf32>, %r: memref<4xf32>) {
  %zero = arith.constant 0.0 : f32
  %t = memref.alloc() : memref<4x32xf32>
  %u = memref.alloc() : memref<4x32xf32>
  linalg.fill ins(%zero : f32) outs(%t : memref<4x32xf32>)
  func.call @unknown(%t) : (memref<4x32xf32>) -> ()
  linalg.generic {indexing_maps = [#e, #e, #e, #e], iterator_types = ["parallel", "parallel"]}
      ins(%a, %b, %t : memref<4x32xf32>, memref<4x32xf32>, memref<4x32xf32>) outs(%u : memref<4x32xf32>) {
  ^bb0(%x: f32, %y: f32, %z: f32, %o: f32):
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %z, %p : f32
    linalg.yield %s : f32
  }
  linalg.reduce {arith.addf} ins(%u : memref<4x32xf32>) outs(%r : memref<4xf32>) dimensions = [1]
  return
}
func.func private @unknown(memref<4x32xf32>)

// -----

// Tensors: each iteration takes a row of zeros that the loop carries, 32 products in each.
// CHECK-LABEL: func @tiles
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<macs = 32, flops = 64
#e = affine_map<(m, k) -> (m, k)>
func.func @tiles(%a: tensor<4x32xf32>, %b: tensor<4x32xf32>, %r: tensor<4xf32>) -> tensor<4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x32xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x32xf32>) -> tensor<4x32xf32>
  %u = scf.for %i = %c0 to %c4 step %c1 iter_args(%t = %f) -> tensor<4x32xf32> {
    %a1 = tensor.extract_slice %a[%i, 0] [1, 32] [1, 1] : tensor<4x32xf32> to tensor<1x32xf32>
    %b1 = tensor.extract_slice %b[%i, 0] [1, 32] [1, 1] : tensor<4x32xf32> to tensor<1x32xf32>
    %t1 = tensor.extract_slice %t[%i, 0] [1, 32] [1, 1] : tensor<4x32xf32> to tensor<1x32xf32>
    %p1 = linalg.generic {indexing_maps = [#e, #e, #e], iterator_types = ["parallel", "parallel"]}
        ins(%a1, %b1 : tensor<1x32xf32>, tensor<1x32xf32>) outs(%t1 : tensor<1x32xf32>) {
    ^bb0(%x: f32, %y: f32, %o: f32):
      %p = arith.mulf %x, %y : f32
      %s = arith.addf %o, %p : f32
      linalg.yield %s : f32
    } -> tensor<1x32xf32>
    %next = tensor.insert_slice %p1 into %t[%i, 0] [1, 32] [1, 1] : tensor<1x32xf32> into tensor<4x32xf32>
    scf.yield %next : tensor<4x32xf32>
  }
  %0 = linalg.reduce {arith.addf} ins(%u : tensor<4x32xf32>) outs(%r : tensor<4xf32>) dimensions = [1]
  return %0 : tensor<4xf32>
}

// -----

// Used for something else before, which others read: what they read are not the products.
// CHECK-LABEL: func @read_before
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<macs = 128, flops = 256
#e = affine_map<(m, k) -> (m, k)>
func.func @read_before(%a: memref<4x32xf32>, %b: memref<4x32xf32>, %r: memref<4xf32>, %o: memref<4x32xf32>) {
  %zero = arith.constant 0.0 : f32
  %t = memref.alloc() : memref<4x32xf32>
  linalg.exp ins(%a : memref<4x32xf32>) outs(%t : memref<4x32xf32>)
  linalg.add ins(%b, %t : memref<4x32xf32>, memref<4x32xf32>) outs(%o : memref<4x32xf32>)
  linalg.fill ins(%zero : f32) outs(%t : memref<4x32xf32>)
  linalg.generic {indexing_maps = [#e, #e, #e], iterator_types = ["parallel", "parallel"]}
      ins(%a, %b : memref<4x32xf32>, memref<4x32xf32>) outs(%t : memref<4x32xf32>) {
  ^bb0(%x: f32, %y: f32, %z: f32):
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %z, %p : f32
    linalg.yield %s : f32
  }
  linalg.reduce {arith.addf} ins(%t : memref<4x32xf32>) outs(%r : memref<4xf32>) dimensions = [1]
  return
}

// -----

// Read behind them, too: they are part of another value.
// CHECK-LABEL: func @read_behind
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<flops = 256
#e = affine_map<(m, k) -> (m, k)>
func.func @read_behind(%a: memref<4x32xf32>, %b: memref<4x32xf32>, %r: memref<4xf32>, %o: memref<4x32xf32>) {
  %zero = arith.constant 0.0 : f32
  %t = memref.alloc() : memref<4x32xf32>
  linalg.exp ins(%a : memref<4x32xf32>) outs(%t : memref<4x32xf32>)
  linalg.fill ins(%zero : f32) outs(%t : memref<4x32xf32>)
  linalg.generic {indexing_maps = [#e, #e, #e], iterator_types = ["parallel", "parallel"]}
      ins(%a, %b : memref<4x32xf32>, memref<4x32xf32>) outs(%t : memref<4x32xf32>) {
  ^bb0(%x: f32, %y: f32, %z: f32):
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %z, %p : f32
    linalg.yield %s : f32
  }
  linalg.add ins(%b, %t : memref<4x32xf32>, memref<4x32xf32>) outs(%o : memref<4x32xf32>)
  linalg.reduce {arith.addf} ins(%t : memref<4x32xf32>) outs(%r : memref<4xf32>) dimensions = [1]
  return
}

// -----

// By loops that load and store elements it is not seen which are zeros: at least none.
// CHECK-LABEL: func @element_by_element
// CHECK: arith.mulf {{.*}}roofline.cost<lower, flops = 1
func.func @element_by_element(%a: memref<32xf32>, %b: memref<32xf32>, %r: memref<f32>, %o: memref<32xf32>) {
  %zero = arith.constant 0.0 : f32
  %t = memref.alloc() : memref<32xf32>
  affine.for %k = 0 to 32 {
    %x = affine.load %a[%k] : memref<32xf32>
    %e = math.exp %x : f32
    affine.store %e, %t[%k] : memref<32xf32>
  }
  affine.for %k = 0 to 32 {
    %e = affine.load %t[%k] : memref<32xf32>
    affine.store %e, %o[%k] : memref<32xf32>
  }
  affine.for %k = 0 to 32 {
    affine.store %zero, %t[%k] : memref<32xf32>
  }
  affine.for %k = 0 to 32 {
    %x = affine.load %a[%k] : memref<32xf32>
    %y = affine.load %b[%k] : memref<32xf32>
    %z = affine.load %t[%k] : memref<32xf32>
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %z, %p : f32
    affine.store %s, %t[%k] : memref<32xf32>
  }
  affine.for %k = 0 to 32 {
    %z = affine.load %t[%k] : memref<32xf32>
    %u = affine.load %r[] : memref<f32>
    %v = arith.addf %u, %z : f32
    affine.store %v, %r[] : memref<f32>
  }
  return
}
