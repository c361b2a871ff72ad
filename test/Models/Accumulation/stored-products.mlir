// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// A product that is stored before it is added up is a mac if nobody else reads it: in
// buffers seen through views, in tensors, in other functions.

// Stored through one view, loaded through another.
// CHECK-LABEL: func @views
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
func.func @views(%a: memref<4x16xf32>, %b: memref<4x16xf32>, %c: memref<4xf32>) {
  %flat = memref.alloc() : memref<64xf32>
  %rows = memref.reinterpret_cast %flat to offset: [0], sizes: [4, 16], strides: [16, 1] : memref<64xf32> to memref<4x16xf32>
  affine.for %i = 0 to 4 {
    affine.for %j = 0 to 16 {
      %0 = memref.load %a[%i, %j] : memref<4x16xf32>
      %1 = memref.load %b[%i, %j] : memref<4x16xf32>
      %2 = arith.mulf %0, %1 : f32
      memref.store %2, %rows[%i, %j] : memref<4x16xf32>
    }
  }
  affine.for %i = 0 to 4 {
    affine.for %j = 0 to 16 {
      %0 = affine.load %flat[%i * 16 + %j] : memref<64xf32>
      %1 = memref.load %c[%i] : memref<4xf32>
      %2 = arith.addf %1, %0 : f32
      memref.store %2, %c[%i] : memref<4xf32>
    }
  }
  memref.dealloc %flat : memref<64xf32>
  return
}

// -----

// Handed to a function that sums it up.
// CHECK-LABEL: func private @sum
func.func private @sum(%p: memref<16xf32>) -> f32 {
  %zero = arith.constant 0.0 : f32
  %sum = affine.for %j = 0 to 16 iter_args(%s = %zero) -> f32 {
    %0 = memref.load %p[%j] : memref<16xf32>
    %1 = arith.addf %s, %0 : f32
    affine.yield %1 : f32
  }
  return %sum : f32
}
// CHECK-LABEL: func @handed
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
func.func @handed(%a: memref<16xf32>, %b: memref<16xf32>) -> f32 {
  %p = memref.alloc() : memref<16xf32>
  affine.for %j = 0 to 16 {
    %0 = memref.load %a[%j] : memref<16xf32>
    %1 = memref.load %b[%j] : memref<16xf32>
    %2 = arith.mulf %0, %1 : f32
    memref.store %2, %p[%j] : memref<16xf32>
  }
  %sum = func.call @sum(%p) : (memref<16xf32>) -> f32
  return %sum : f32
}

// -----

// In a tensor, 16 lanes at once.
// CHECK-LABEL: func @lanes
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 16, flops = 16>}
func.func @lanes(%a: tensor<16xf32>, %b: tensor<16xf32>) -> f32 {
  %zero = arith.constant 0 : index
  %pad = arith.constant 0.0 : f32
  %none = tensor.empty() : tensor<16xf32>
  %0 = vector.transfer_read %a[%zero], %pad {in_bounds = [true]} : tensor<16xf32>, vector<16xf32>
  %1 = vector.transfer_read %b[%zero], %pad {in_bounds = [true]} : tensor<16xf32>, vector<16xf32>
  %2 = arith.mulf %0, %1 : vector<16xf32>
  %p = vector.transfer_write %2, %none[%zero] {in_bounds = [true]} : vector<16xf32>, tensor<16xf32>
  %sum = affine.for %j = 0 to 16 step 4 iter_args(%s = %pad) -> f32 {
    %3 = vector.transfer_read %p[%j], %pad {in_bounds = [true]} : tensor<16xf32>, vector<4xf32>
    %4 = vector.reduction <add>, %3, %s : vector<4xf32> into f32
    affine.yield %4 : f32
  }
  return %sum : f32
}

// -----

// A structured operation's, summed up a part at a time, and the rest behind the loop:
// 4*16 products.
// CHECK-LABEL: func @parts
// CHECK: linalg.mul {roofline.cost = #roofline.cost<macs = 64, flops = 64
func.func @parts(%a: tensor<4x16xf32>, %b: tensor<4x16xf32>, %c: tensor<4xf32>) -> tensor<4xf32> {
  %none = tensor.empty() : tensor<4x16xf32>
  %p = linalg.mul ins(%a, %b : tensor<4x16xf32>, tensor<4x16xf32>) outs(%none : tensor<4x16xf32>) -> tensor<4x16xf32>
  %most = affine.for %i = 0 to 3 iter_args(%s = %c) -> tensor<4xf32> {
    %0 = tensor.extract_slice %p[%i, 0] [1, 16] [1, 1] : tensor<4x16xf32> to tensor<1x16xf32>
    %1 = tensor.extract_slice %s[%i] [1] [1] : tensor<4xf32> to tensor<1xf32>
    %2 = linalg.reduce { arith.addf } ins(%0 : tensor<1x16xf32>) outs(%1 : tensor<1xf32>) dimensions = [1]
    %3 = tensor.insert_slice %2 into %s[%i] [1] [1] : tensor<1xf32> into tensor<4xf32>
    affine.yield %3 : tensor<4xf32>
  }
  %4 = tensor.extract_slice %p[3, 0] [1, 16] [1, 1] : tensor<4x16xf32> to tensor<1x16xf32>
  %5 = tensor.extract_slice %most[3] [1] [1] : tensor<4xf32> to tensor<1xf32>
  %6 = linalg.reduce { arith.addf } ins(%4 : tensor<1x16xf32>) outs(%5 : tensor<1xf32>) dimensions = [1]
  %7 = tensor.insert_slice %6 into %most[3] [1] [1] : tensor<1xf32> into tensor<4xf32>
  return %7 : tensor<4xf32>
}

// -----

// Somebody looks at the products themselves, through a view: they are no macs.
// CHECK-LABEL: func @seen
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<flops = 1>}
func.func @seen(%a: memref<16xf32>, %b: memref<16xf32>, %out: memref<4xf32>) -> f32 {
  %zero = arith.constant 0.0 : f32
  %p = memref.alloc() : memref<16xf32>
  affine.for %j = 0 to 16 {
    %0 = memref.load %a[%j] : memref<16xf32>
    %1 = memref.load %b[%j] : memref<16xf32>
    %2 = arith.mulf %0, %1 : f32
    memref.store %2, %p[%j] : memref<16xf32>
  }
  %some = memref.subview %p[0] [4] [1] : memref<16xf32> to memref<4xf32, strided<[1]>>
  memref.copy %some, %out : memref<4xf32, strided<[1]>> to memref<4xf32>
  %sum = affine.for %j = 0 to 16 iter_args(%s = %zero) -> f32 {
    %0 = memref.load %p[%j] : memref<16xf32>
    %1 = arith.addf %s, %0 : f32
    affine.yield %1 : f32
  }
  return %sum : f32
}

// -----

// The same of a tensor that is also returned.
// CHECK-LABEL: func @returned
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<flops = 16>}
func.func @returned(%a: vector<16xf32>, %b: vector<16xf32>) -> (f32, tensor<16xf32>) {
  %zero = arith.constant 0 : index
  %pad = arith.constant 0.0 : f32
  %none = tensor.empty() : tensor<16xf32>
  %0 = arith.mulf %a, %b : vector<16xf32>
  %p = vector.transfer_write %0, %none[%zero] {in_bounds = [true]} : vector<16xf32>, tensor<16xf32>
  %1 = vector.transfer_read %p[%zero], %pad {in_bounds = [true]} : tensor<16xf32>, vector<16xf32>
  %2 = vector.reduction <add>, %1 : vector<16xf32> into f32
  return %2, %p : f32, tensor<16xf32>
}

// -----

// A tile of products is copied to its place in a buffer of all, which is summed up later:
// 2*8 in each iteration.
// CHECK-LABEL: func @copied_tiles
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<macs = 16, flops = 16
#e = affine_map<(m, k) -> (m, k)>
func.func @copied_tiles(%a: memref<6x8xf32>, %b: memref<6x8xf32>, %r: memref<6xf32>) {
  %all = memref.alloc() : memref<6x8xf32>
  affine.for %i = 0 to 6 step 2 {
    %at = memref.subview %a[%i, 0] [2, 8] [1, 1] : memref<6x8xf32> to memref<2x8xf32, strided<[8, 1], offset: ?>>
    %bt = memref.subview %b[%i, 0] [2, 8] [1, 1] : memref<6x8xf32> to memref<2x8xf32, strided<[8, 1], offset: ?>>
    %t = memref.alloc() : memref<2x8xf32>
    linalg.generic {indexing_maps = [#e, #e, #e], iterator_types = ["parallel", "parallel"]}
        ins(%at, %bt : memref<2x8xf32, strided<[8, 1], offset: ?>>, memref<2x8xf32, strided<[8, 1], offset: ?>>) outs(%t : memref<2x8xf32>) {
    ^bb0(%x: f32, %y: f32, %o: f32):
      %p = arith.mulf %x, %y : f32
      linalg.yield %p : f32
    }
    %place = memref.subview %all[%i, 0] [2, 8] [1, 1] : memref<6x8xf32> to memref<2x8xf32, strided<[8, 1], offset: ?>>
    memref.copy %t, %place : memref<2x8xf32> to memref<2x8xf32, strided<[8, 1], offset: ?>>
  }
  linalg.reduce {arith.addf} ins(%all : memref<6x8xf32>) outs(%r : memref<6xf32>) dimensions = [1]
  return
}

// -----

// The same by loops over elements.
// CHECK-LABEL: func @copied_elements
// CHECK: arith.mulf {{.*}}cost<macs = 1, flops = 1>
func.func @copied_elements(%a: memref<6x8xf32>, %b: memref<6x8xf32>, %r: memref<6xf32>) {
  %all = memref.alloc() : memref<6x8xf32>
  affine.for %i = 0 to 6 {
    %t = memref.alloc() : memref<1x8xf32>
    affine.for %k = 0 to 8 {
      %x = affine.load %a[%i, %k] : memref<6x8xf32>
      %y = affine.load %b[%i, %k] : memref<6x8xf32>
      %p = arith.mulf %x, %y : f32
      affine.store %p, %t[0, %k] : memref<1x8xf32>
    }
    %place = memref.subview %all[%i, 0] [1, 8] [1, 1] : memref<6x8xf32> to memref<1x8xf32, strided<[8, 1], offset: ?>>
    memref.copy %t, %place : memref<1x8xf32> to memref<1x8xf32, strided<[8, 1], offset: ?>>
  }
  affine.for %i = 0 to 6 {
    affine.for %k = 0 to 8 {
      %p = affine.load %all[%i, %k] : memref<6x8xf32>
      %s = affine.load %r[%i] : memref<6xf32>
      %u = arith.addf %s, %p : f32
      affine.store %u, %r[%i] : memref<6xf32>
    }
  }
  return
}

// -----

// Who else reads the copy makes them another value.
// CHECK-LABEL: func @copied_and_read
// CHECK: linalg.generic
// CHECK-SAME: roofline.cost<flops = 48
#e = affine_map<(m, k) -> (m, k)>
func.func @copied_and_read(%a: memref<6x8xf32>, %b: memref<6x8xf32>, %r: memref<6xf32>, %o: memref<6x8xf32>) {
  %all = memref.alloc() : memref<6x8xf32>
  %t = memref.alloc() : memref<6x8xf32>
  linalg.generic {indexing_maps = [#e, #e, #e], iterator_types = ["parallel", "parallel"]}
      ins(%a, %b : memref<6x8xf32>, memref<6x8xf32>) outs(%t : memref<6x8xf32>) {
  ^bb0(%x: f32, %y: f32, %z: f32):
    %p = arith.mulf %x, %y : f32
    linalg.yield %p : f32
  }
  memref.copy %t, %all : memref<6x8xf32> to memref<6x8xf32>
  linalg.exp ins(%all : memref<6x8xf32>) outs(%o : memref<6x8xf32>)
  linalg.reduce {arith.addf} ins(%all : memref<6x8xf32>) outs(%r : memref<6xf32>) dimensions = [1]
  return
}
