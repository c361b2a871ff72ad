// A matrix product on buffers, 4*7*5 = 140.
func.func @product(%a: memref<4x7xf32>, %b: memref<7x5xf32>, %c: memref<4x5xf32>) {
  linalg.matmul ins(%a, %b : memref<4x7xf32>, memref<7x5xf32>) outs(%c : memref<4x5xf32>)
  return
}

// Of open sizes, with 4, 7 and 5 for them.
func.func @open(%a: memref<?x?xf32>, %b: memref<?x?xf32>, %c: memref<?x?xf32>) {
  linalg.matmul ins(%a, %b : memref<?x?xf32>, memref<?x?xf32>) outs(%c : memref<?x?xf32>)
  return
}

// Sums of columns, row by row, 5*7 = 35.
func.func @columns(%a: memref<5x7xf32>, %b: memref<5xf32>, %c: memref<7xf32>) {
  linalg.generic {indexing_maps = [affine_map<(k, i) -> (k, i)>, affine_map<(k, i) -> (k)>, affine_map<(k, i) -> (i)>],
                  iterator_types = ["reduction", "parallel"]}
      ins(%a, %b : memref<5x7xf32>, memref<5xf32>) outs(%c : memref<7xf32>) {
  ^bb0(%x: f32, %y: f32, %z: f32):
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    linalg.yield %s : f32
  }
  return
}

// One product for each of 2*3*2*2 elements: none, however the elements are found.
func.func @apart(%a: memref<?x?xf32>, %b: memref<?x?x?x?xf32>, %c: memref<?x?x?x?xf32>) {
  linalg.generic {indexing_maps = [affine_map<(i, j, k, l) -> (i, k)>, affine_map<(i, j, k, l) -> (i, j, k, l)>,
                                   affine_map<(i, j, k, l) -> (i, j, k, l)>],
                  iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%a, %b : memref<?x?xf32>, memref<?x?x?x?xf32>) outs(%c : memref<?x?x?x?xf32>) {
  ^bb0(%x: f32, %y: f32, %z: f32):
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    linalg.yield %s : f32
  }
  return
}

// Of complex numbers, four times 4*8*5 = 160.
func.func @complex(%a: memref<4x8xcomplex<f32>>, %b: memref<8x5xcomplex<f32>>, %c: memref<4x5xcomplex<f32>>) {
  linalg.matmul ins(%a, %b : memref<4x8xcomplex<f32>>, memref<8x5xcomplex<f32>>)
                outs(%c : memref<4x5xcomplex<f32>>)
  return
}

// Products of one op, summed up by the next: 4*16 = 64.
func.func @rows(%a: tensor<4x16xf32>, %b: tensor<4x16xf32>) -> tensor<4xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x16xf32>
  %s = tensor.empty() : tensor<4xf32>
  %f = linalg.fill ins(%z : f32) outs(%s : tensor<4xf32>) -> tensor<4xf32>
  %m = linalg.mul ins(%a, %b : tensor<4x16xf32>, tensor<4x16xf32>) outs(%e : tensor<4x16xf32>) -> tensor<4x16xf32>
  %r = linalg.reduce {arith.addf} ins(%m : tensor<4x16xf32>) outs(%f : tensor<4xf32>) dimensions = [1]
  return %r : tensor<4xf32>
}

// The same in TOSA, negated and scaled on the way.
func.func @tosa(%a: tensor<4x16xf32>, %b: tensor<4x16xf32>) -> tensor<4x1xf32> {
  %shift = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %half = "tosa.const"() <{values = dense<0.5> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %m = tosa.mul %a, %b, %shift : (tensor<4x16xf32>, tensor<4x16xf32>, tensor<1xi8>) -> tensor<4x16xf32>
  %n = tosa.negate %m, %zero, %zero : (tensor<4x16xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<4x16xf32>
  %h = tosa.mul %n, %half, %shift : (tensor<4x16xf32>, tensor<1x1xf32>, tensor<1xi8>) -> tensor<4x16xf32>
  %r = tosa.reduce_sum %h {axis = 1 : i32} : (tensor<4x16xf32>) -> tensor<4x1xf32>
  return %r : tensor<4x1xf32>
}

// x * sigmoid(x), summed up, is a function of x: none. Nor is a rotation, whose two
// products have no start.
func.func @none(%x: tensor<4x16xf32>, %c: tensor<4x16xf32>, %s: tensor<4x16xf32>) -> (tensor<4x1xf32>, tensor<4x16xf32>) {
  %shift = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %g = tosa.sigmoid %x : (tensor<4x16xf32>) -> tensor<4x16xf32>
  %m = tosa.mul %x, %g, %shift : (tensor<4x16xf32>, tensor<4x16xf32>, tensor<1xi8>) -> tensor<4x16xf32>
  %r = tosa.reduce_sum %m {axis = 1 : i32} : (tensor<4x16xf32>) -> tensor<4x1xf32>
  %t = tosa.reverse %x {axis = 1 : i32} : (tensor<4x16xf32>) -> tensor<4x16xf32>
  %p = tosa.mul %x, %c, %shift : (tensor<4x16xf32>, tensor<4x16xf32>, tensor<1xi8>) -> tensor<4x16xf32>
  %q = tosa.mul %t, %s, %shift : (tensor<4x16xf32>, tensor<4x16xf32>, tensor<1xi8>) -> tensor<4x16xf32>
  %o = tosa.add %p, %q : (tensor<4x16xf32>, tensor<4x16xf32>) -> tensor<4x16xf32>
  return %r, %o : tensor<4x1xf32>, tensor<4x16xf32>
}

// The body of a loop in a function of its own, that sums in memory: 4*7*5 = 140.
func.func @outlined(%a: memref<4x7xf32>, %b: memref<7x5xf32>, %c: memref<4x5xf32>) {
  affine.for %i = 0 to 4 {
    affine.for %j = 0 to 5 {
      affine.for %k = 0 to 7 {
        func.call @outlined_body(%a, %b, %c, %i, %j, %k)
            : (memref<4x7xf32>, memref<7x5xf32>, memref<4x5xf32>, index, index, index) -> ()
      }
    }
  }
  return
}
func.func private @outlined_body(%a: memref<4x7xf32>, %b: memref<7x5xf32>, %c: memref<4x5xf32>,
                                 %i: index, %j: index, %k: index) {
  %x = memref.load %a[%i, %k] : memref<4x7xf32>
  %y = memref.load %b[%k, %j] : memref<7x5xf32>
  %z = memref.load %c[%i, %j] : memref<4x5xf32>
  %p = arith.mulf %x, %y : f32
  %s = arith.addf %z, %p : f32
  memref.store %s, %c[%i, %j] : memref<4x5xf32>
  return
}

// One that is handed the sum and returns it, called in three places, two of them in
// one loop and one behind it: 4*5 * 7 = 140.
func.func @handed(%a: memref<4x7xf32>, %b: memref<7x5xf32>, %c: memref<4x5xf32>) {
  %c1 = arith.constant 1 : index
  %c6 = arith.constant 6 : index
  affine.for %i = 0 to 4 {
    affine.for %j = 0 to 5 {
      %z = affine.load %c[%i, %j] : memref<4x5xf32>
      %r = affine.for %k = 0 to 6 step 2 iter_args(%acc = %z) -> f32 {
        %0 = func.call @handed_body(%acc, %a, %b, %i, %j, %k)
            : (f32, memref<4x7xf32>, memref<7x5xf32>, index, index, index) -> f32
        %k1 = arith.addi %k, %c1 : index
        %1 = func.call @handed_body(%0, %a, %b, %i, %j, %k1)
            : (f32, memref<4x7xf32>, memref<7x5xf32>, index, index, index) -> f32
        affine.yield %1 : f32
      }
      %t = func.call @handed_body(%r, %a, %b, %i, %j, %c6)
          : (f32, memref<4x7xf32>, memref<7x5xf32>, index, index, index) -> f32
      affine.store %t, %c[%i, %j] : memref<4x5xf32>
    }
  }
  return
}
func.func private @handed_body(%acc: f32, %a: memref<4x7xf32>, %b: memref<7x5xf32>,
                               %i: index, %j: index, %k: index) -> f32 {
  %x = memref.load %a[%i, %k] : memref<4x7xf32>
  %y = memref.load %b[%k, %j] : memref<7x5xf32>
  %p = arith.mulf %x, %y : f32
  %s = arith.addf %acc, %p : f32
  return %s : f32
}

// The product in one function and the sum in another, 140.
func.func @parted(%a: memref<4x7xf32>, %b: memref<7x5xf32>, %c: memref<4x5xf32>) {
  affine.for %i = 0 to 4 {
    affine.for %j = 0 to 5 {
      affine.for %k = 0 to 7 {
        %z = affine.load %c[%i, %j] : memref<4x5xf32>
        %x = affine.load %a[%i, %k] : memref<4x7xf32>
        %y = affine.load %b[%k, %j] : memref<7x5xf32>
        %p = func.call @parted_product(%x, %y) : (f32, f32) -> f32
        %s = func.call @parted_sum(%z, %p) : (f32, f32) -> f32
        affine.store %s, %c[%i, %j] : memref<4x5xf32>
      }
    }
  }
  return
}
func.func private @parted_product(%a: f32, %b: f32) -> f32 {
  %p = arith.mulf %a, %b : f32
  return %p : f32
}
func.func private @parted_sum(%a: f32, %b: f32) -> f32 {
  %s = arith.addf %a, %b : f32
  return %s : f32
}

// Three loops that are one, with the body outlined: 140 additions to 20 elements.
func.func @coalesced(%a: memref<4x7xf32>, %b: memref<7x5xf32>, %c: memref<4x5xf32>) {
  affine.for %id = 0 to 140 {
    %k = affine.apply affine_map<(d0) -> (d0 mod 7)>(%id)
    %i = affine.apply affine_map<(d0) -> (d0 floordiv 35)>(%id)
    %j = affine.apply affine_map<(d0) -> ((d0 floordiv 7) mod 5)>(%id)
    func.call @coalesced_body(%a, %b, %c, %i, %j, %k)
        : (memref<4x7xf32>, memref<7x5xf32>, memref<4x5xf32>, index, index, index) -> ()
  }
  return
}
func.func private @coalesced_body(%a: memref<4x7xf32>, %b: memref<7x5xf32>, %c: memref<4x5xf32>,
                                  %i: index, %j: index, %k: index) {
  %x = memref.load %a[%i, %k] : memref<4x7xf32>
  %y = memref.load %b[%k, %j] : memref<7x5xf32>
  %z = memref.load %c[%i, %j] : memref<4x5xf32>
  %p = arith.mulf %x, %y : f32
  %s = arith.addf %z, %p : f32
  memref.store %s, %c[%i, %j] : memref<4x5xf32>
  return
}

// A rotation in a function of its own, and a body that adds one product to each
// element: none.
func.func @outlined_none(%a: memref<8xf32>, %b: memref<8xf32>, %c: memref<8xf32>, %s: memref<8xf32>) {
  affine.for %i = 0 to 8 {
    %x = affine.load %a[%i] : memref<8xf32>
    %y = affine.load %b[%i] : memref<8xf32>
    %u = affine.load %c[%i] : memref<8xf32>
    %v = affine.load %s[%i] : memref<8xf32>
    %n = arith.negf %v : f32
    %r = func.call @rotated(%x, %y, %u, %v) : (f32, f32, f32, f32) -> f32
    %t = func.call @rotated(%y, %x, %u, %n) : (f32, f32, f32, f32) -> f32
    affine.store %r, %a[%i] : memref<8xf32>
    affine.store %t, %b[%i] : memref<8xf32>
  }
  affine.for %i = 0 to 8 {
    func.call @added(%a, %b, %c, %i) : (memref<8xf32>, memref<8xf32>, memref<8xf32>, index) -> ()
  }
  return
}
func.func private @rotated(%x: f32, %y: f32, %c: f32, %s: f32) -> f32 {
  %p = arith.mulf %x, %c : f32
  %q = arith.mulf %y, %s : f32
  %r = arith.addf %p, %q : f32
  return %r : f32
}
func.func private @added(%a: memref<8xf32>, %b: memref<8xf32>, %c: memref<8xf32>, %i: index) {
  %x = memref.load %a[%i] : memref<8xf32>
  %y = memref.load %b[%i] : memref<8xf32>
  %z = memref.load %c[%i] : memref<8xf32>
  %p = arith.mulf %x, %y : f32
  %s = arith.addf %z, %p : f32
  memref.store %s, %c[%i] : memref<8xf32>
  return
}

// The loop launches what one step of the sum is, 140.
func.func @launched(%a: memref<4x7xf32>, %b: memref<7x5xf32>, %c: memref<4x5xf32>) {
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c5 = arith.constant 5 : index
  affine.for %k = 0 to 7 {
    gpu.launch blocks(%i, %y, %z) in (%gx = %c4, %gy = %c1, %gz = %c1)
               threads(%j, %v, %w) in (%bx = %c5, %by = %c1, %bz = %c1) {
      %0 = memref.load %a[%i, %k] : memref<4x7xf32>
      %1 = memref.load %b[%k, %j] : memref<7x5xf32>
      %2 = memref.load %c[%i, %j] : memref<4x5xf32>
      %3 = arith.mulf %0, %1 : f32
      %4 = arith.addf %2, %3 : f32
      memref.store %4, %c[%i, %j] : memref<4x5xf32>
      gpu.terminator
    }
  }
  return
}

// Sums in elements of tensors that loops carry, 4*5*7 = 140, with the sum innermost or
// outermost.
func.func @carried(%a: tensor<4x7xf32>, %b: tensor<7x5xf32>, %c: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %0 = affine.for %i = 0 to 4 iter_args(%c0 = %c) -> tensor<4x5xf32> {
    %1 = affine.for %j = 0 to 5 iter_args(%c1 = %c0) -> tensor<4x5xf32> {
      %2 = affine.for %k = 0 to 7 iter_args(%c2 = %c1) -> tensor<4x5xf32> {
        %x = tensor.extract %a[%i, %k] : tensor<4x7xf32>
        %y = tensor.extract %b[%k, %j] : tensor<7x5xf32>
        %z = tensor.extract %c2[%i, %j] : tensor<4x5xf32>
        %p = arith.mulf %x, %y : f32
        %s = arith.addf %z, %p : f32
        %t = tensor.insert %s into %c2[%i, %j] : tensor<4x5xf32>
        affine.yield %t : tensor<4x5xf32>
      }
      affine.yield %2 : tensor<4x5xf32>
    }
    affine.yield %1 : tensor<4x5xf32>
  }
  return %0 : tensor<4x5xf32>
}
func.func @carried_outermost(%a: tensor<4x7xf32>, %b: tensor<7x5xf32>, %c: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %0 = affine.for %k = 0 to 7 iter_args(%c0 = %c) -> tensor<4x5xf32> {
    %1 = affine.for %i = 0 to 4 iter_args(%c1 = %c0) -> tensor<4x5xf32> {
      %2 = affine.for %j = 0 to 5 iter_args(%c2 = %c1) -> tensor<4x5xf32> {
        %x = tensor.extract %a[%i, %k] : tensor<4x7xf32>
        %y = tensor.extract %b[%k, %j] : tensor<7x5xf32>
        %z = tensor.extract %c2[%i, %j] : tensor<4x5xf32>
        %p = arith.mulf %x, %y : f32
        %s = arith.addf %z, %p : f32
        %t = tensor.insert %s into %c2[%i, %j] : tensor<4x5xf32>
        affine.yield %t : tensor<4x5xf32>
      }
      affine.yield %2 : tensor<4x5xf32>
    }
    affine.yield %1 : tensor<4x5xf32>
  }
  return %0 : tensor<4x5xf32>
}

// One product for each element, and one for each element of a tensor that every
// iteration makes anew: none.
func.func @carried_none(%a: tensor<7xf32>, %b: tensor<7xf32>, %c: tensor<7xf32>) -> (tensor<7xf32>, f32) {
  %zero = arith.constant 0.0 : f32
  %first = arith.constant 0 : index
  %0, %1 = affine.for %k = 0 to 7 iter_args(%c0 = %c, %last = %zero) -> (tensor<7xf32>, f32) {
    %x = tensor.extract %a[%k] : tensor<7xf32>
    %y = tensor.extract %b[%k] : tensor<7xf32>
    %z = tensor.extract %c0[%k] : tensor<7xf32>
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %z, %p : f32
    %t = tensor.insert %s into %c0[%k] : tensor<7xf32>
    %e = tensor.from_elements %x, %y : tensor<2xf32>
    %u = tensor.extract %e[%first] : tensor<2xf32>
    %q = arith.mulf %y, %z : f32
    %v = arith.addf %u, %q : f32
    %f = tensor.insert %v into %e[%first] : tensor<2xf32>
    %w = tensor.extract %f[%first] : tensor<2xf32>
    affine.yield %t, %w : tensor<7xf32>, f32
  }
  return %0, %1 : tensor<7xf32>, f32
}

// Sums in registers, clamped on the way: 4*5 * 7 = 140.
func.func @registers(%a: memref<4x7xf32>, %b: memref<7x5xf32>, %c: memref<4x5xf32>) {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c5 = arith.constant 5 : index
  %c7 = arith.constant 7 : index
  scf.for %i = %c0 to %c4 step %c1 {
    scf.for %j = %c0 to %c5 step %c1 {
      %0 = memref.load %c[%i, %j] : memref<4x5xf32>
      %1 = scf.for %k = %c0 to %c7 step %c1 iter_args(%s = %0) -> f32 {
        %x = memref.load %a[%i, %k] : memref<4x7xf32>
        %y = memref.load %b[%k, %j] : memref<7x5xf32>
        %p = arith.mulf %x, %y : f32
        %n = arith.addf %s, %p : f32
        %m = arith.maximumf %n, %zero : f32
        scf.yield %m : f32
      }
      memref.store %1, %c[%i, %j] : memref<4x5xf32>
    }
  }
  return
}

// Tiled in all three loops, with the last tiles parted from the others: 4*7*5 = 140.
func.func @peeled(%a: tensor<4x7xf32>, %b: tensor<7x5xf32>, %c: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %0 = linalg.matmul ins(%a, %b : tensor<4x7xf32>, tensor<7x5xf32>) outs(%c : tensor<4x5xf32>) -> tensor<4x5xf32>
  return %0 : tensor<4x5xf32>
}
transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
  %0 = transform.structured.match ops{["linalg.matmul"]} in %root : (!transform.any_op) -> !transform.any_op
  %t:4 = transform.structured.tile_using_for %0 tile_sizes [3, 3, 3]
      : (!transform.any_op) -> (!transform.any_op, !transform.op<"scf.for">, !transform.op<"scf.for">, !transform.op<"scf.for">)
  %m2, %r2 = transform.loop.peel %t#3 : (!transform.op<"scf.for">) -> (!transform.any_op, !transform.any_op)
  %m1, %r1 = transform.loop.peel %t#2 : (!transform.op<"scf.for">) -> (!transform.any_op, !transform.any_op)
  %m0, %r0 = transform.loop.peel %t#1 : (!transform.op<"scf.for">) -> (!transform.any_op, !transform.any_op)
  transform.yield
}

// Vectors of memory with open strides, tiled by 1 along the sum: 4*7*5 = 140.
func.func @strided(%a: memref<4x7xf32, strided<[?, ?]>>, %b: memref<7x5xf32, strided<[?, ?]>>, %c: memref<4x5xf32, strided<[?, ?]>>) {
  linalg.matmul ins(%a, %b : memref<4x7xf32, strided<[?, ?]>>, memref<7x5xf32, strided<[?, ?]>>)
                outs(%c : memref<4x5xf32, strided<[?, ?]>>)
  return
}
transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
  %0 = transform.structured.match ops{["linalg.matmul"]} in %root : (!transform.any_op) -> !transform.any_op
  %t:4 = transform.structured.tile_using_for %0 tile_sizes [2, 5, 1]
      : (!transform.any_op) -> (!transform.any_op, !transform.any_op, !transform.any_op, !transform.any_op)
  %f = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
  %v = transform.structured.vectorize_children_and_apply_patterns %f : (!transform.any_op) -> !transform.any_op
  transform.apply_patterns to %v {
    transform.apply_patterns.vector.lower_contraction lowering_strategy = "outerproduct"
    transform.apply_patterns.vector.lower_outerproduct
    transform.apply_patterns.vector.lower_transpose
    transform.apply_patterns.vector.lower_broadcast
  } : !transform.any_op
  transform.yield
}

// The counter of coalesced loops of open sizes handed to a function that takes it apart from
// the outside in: 4*5 * 7 = 140.
func.func @digits(%a: memref<?x?xf32>, %b: memref<?x?xf32>, %c: memref<?x?xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %m = memref.dim %a, %c0 : memref<?x?xf32>
  %k = memref.dim %a, %c1 : memref<?x?xf32>
  %n = memref.dim %b, %c1 : memref<?x?xf32>
  %nk = arith.muli %n, %k : index
  %mnk = arith.muli %m, %nk : index
  scf.for %at = %c0 to %mnk step %c1 {
    func.call @digits_body(%a, %b, %c, %at, %n, %k)
        : (memref<?x?xf32>, memref<?x?xf32>, memref<?x?xf32>, index, index, index) -> ()
  }
  return
}
func.func private @digits_body(%a: memref<?x?xf32>, %b: memref<?x?xf32>, %c: memref<?x?xf32>,
                               %at: index, %n: index, %k: index) {
  %nk = arith.muli %n, %k : index
  %i = arith.divui %at, %nk : index
  %r = arith.remui %at, %nk : index
  %j = arith.divui %r, %k : index
  %l = arith.remui %r, %k : index
  %x = memref.load %a[%i, %l] : memref<?x?xf32>
  %y = memref.load %b[%l, %j] : memref<?x?xf32>
  %z = memref.load %c[%i, %j] : memref<?x?xf32>
  %p = arith.mulf %x, %y : f32
  %s = arith.addf %z, %p : f32
  memref.store %s, %c[%i, %j] : memref<?x?xf32>
  return
}

// Tiled by 1 along the sum, so that tiles are rank-1 updates: 4*7*5 = 140.
func.func @folded(%a: tensor<4x7xf32>, %b: tensor<7x5xf32>, %c: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %0 = linalg.matmul ins(%a, %b : tensor<4x7xf32>, tensor<7x5xf32>) outs(%c : tensor<4x5xf32>) -> tensor<4x5xf32>
  return %0 : tensor<4x5xf32>
}
transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
  %0 = transform.structured.match ops{["linalg.matmul"]} in %root : (!transform.any_op) -> !transform.any_op
  %t:4 = transform.structured.tile_using_for %0 tile_sizes [2, 5, 1]
      : (!transform.any_op) -> (!transform.any_op, !transform.any_op, !transform.any_op, !transform.any_op)
  transform.yield
}

// The sum split into 7 sums of one product each, of which another operation makes 4*5:
// 4*7*5 = 140.
func.func @split(%a: tensor<4x7xf32>, %b: tensor<7x5xf32>, %c: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %0 = linalg.matmul ins(%a, %b : tensor<4x7xf32>, tensor<7x5xf32>) outs(%c : tensor<4x5xf32>) -> tensor<4x5xf32>
  return %0 : tensor<4x5xf32>
}
transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
  %0 = transform.structured.match ops{["linalg.matmul"]} in %root : (!transform.any_op) -> !transform.any_op
  %t:4 = transform.structured.split_reduction %0 {split_factor = 7, insert_split_dimension = 2}
      : (!transform.any_op) -> (!transform.any_op, !transform.any_op, !transform.any_op, !transform.any_op)
  transform.yield
}

// The same in place, in tiles of one row: 4*7*5 = 140.
func.func @split_tiles(%a: memref<4x7xf32>, %b: memref<7x5xf32>, %c: memref<4x5xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %zero = arith.constant 0.0 : f32
  %t = memref.alloc() : memref<4x5x7xf32>
  linalg.fill ins(%zero : f32) outs(%t : memref<4x5x7xf32>)
  scf.for %i = %c0 to %c4 step %c1 {
    %row = memref.subview %t[%i, 0, 0] [1, 5, 7] [1, 1, 1] : memref<4x5x7xf32> to memref<5x7xf32, strided<[7, 1], offset: ?>>
    %factors = memref.subview %a[%i, 0] [1, 7] [1, 1] : memref<4x7xf32> to memref<7xf32, strided<[1], offset: ?>>
    linalg.generic {indexing_maps = [affine_map<(j, k) -> (k)>, affine_map<(j, k) -> (k, j)>, affine_map<(j, k) -> (j, k)>],
                    iterator_types = ["parallel", "parallel"]}
        ins(%factors, %b : memref<7xf32, strided<[1], offset: ?>>, memref<7x5xf32>)
        outs(%row : memref<5x7xf32, strided<[7, 1], offset: ?>>) {
    ^bb0(%x: f32, %y: f32, %z: f32):
      %m = arith.mulf %x, %y : f32
      %s = arith.addf %z, %m : f32
      linalg.yield %s : f32
    }
  }
  linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i, j, k)>, affine_map<(i, j, k) -> (i, j)>],
                  iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%t : memref<4x5x7xf32>) outs(%c : memref<4x5xf32>) {
  ^bb0(%x: f32, %z: f32):
    %s = arith.addf %x, %z : f32
    linalg.yield %s : f32
  }
  return
}

// Products in tiles of rows, sums of all of them: 4*16 = 64.
func.func @rows_tiled(%a: tensor<4x16xf32>, %b: tensor<4x16xf32>, %c: tensor<4xf32>) -> tensor<4xf32> {
  %e = tensor.empty() : tensor<4x16xf32>
  %m = linalg.mul ins(%a, %b : tensor<4x16xf32>, tensor<4x16xf32>) outs(%e : tensor<4x16xf32>) -> tensor<4x16xf32>
  %r = linalg.reduce {arith.addf} ins(%m : tensor<4x16xf32>) outs(%c : tensor<4xf32>) dimensions = [1]
  return %r : tensor<4xf32>
}
transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
  %0 = transform.structured.match ops{["linalg.mul"]} in %root : (!transform.any_op) -> !transform.any_op
  %t:3 = transform.structured.tile_using_for %0 tile_sizes [2, 8]
      : (!transform.any_op) -> (!transform.any_op, !transform.any_op, !transform.any_op)
  transform.yield
}

// The same in parallel tiles.
func.func @rows_shared(%a: tensor<4x16xf32>, %b: tensor<4x16xf32>, %c: tensor<4xf32>) -> tensor<4xf32> {
  %e = tensor.empty() : tensor<4x16xf32>
  %m = linalg.mul ins(%a, %b : tensor<4x16xf32>, tensor<4x16xf32>) outs(%e : tensor<4x16xf32>) -> tensor<4x16xf32>
  %r = linalg.reduce {arith.addf} ins(%m : tensor<4x16xf32>) outs(%c : tensor<4xf32>) dimensions = [1]
  return %r : tensor<4xf32>
}
transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
  %0 = transform.structured.match ops{["linalg.mul"]} in %root : (!transform.any_op) -> !transform.any_op
  %t:2 = transform.structured.tile_using_forall %0 tile_sizes [2, 8]
      : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
  transform.yield
}
