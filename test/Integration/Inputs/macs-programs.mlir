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
