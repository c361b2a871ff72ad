// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// A vector that is summed up may be loaded element by element in one loop and stored in
// another one, as where strides are open. The loop around both comes back to it.

// 8 lanes in each of n iterations, through registers.
// CHECK-LABEL: func @registers
// CHECK: vector.fma {{.*}} {roofline.cost = #roofline.cost<macs = 8, flops = 16>}
func.func @registers(%a: memref<?xf32>, %y: vector<8xf32>, %c: memref<8xf32, strided<[?]>>, %n: index) {
  %zero = arith.constant dense<0.0> : vector<8xf32>
  affine.for %k = 0 to %n {
    %x = affine.load %a[%k] : memref<?xf32>
    %v = vector.broadcast %x : f32 to vector<8xf32>
    %old = affine.for %i = 0 to 8 iter_args(%t = %zero) -> vector<8xf32> {
      %e = memref.load %c[%i] : memref<8xf32, strided<[?]>>
      %t1 = vector.insert %e, %t [%i] : f32 into vector<8xf32>
      affine.yield %t1 : vector<8xf32>
    }
    %new = vector.fma %v, %y, %old : vector<8xf32>
    affine.for %i = 0 to 8 {
      %e = vector.extract %new[%i] : f32 from vector<8xf32>
      memref.store %e, %c[%i] : memref<8xf32, strided<[?]>>
    }
  }
  return
}

// -----

// Through buffers of their own, a row at a time: two rows of 8 lanes, one added by fma and
// one by mul and add.
// CHECK-LABEL: func @buffers
// CHECK: vector.fma {{.*}} {roofline.cost = #roofline.cost<macs = 8, flops = 16>}
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 8, flops = 8>}
func.func @buffers(%a: memref<?xf32>, %y: vector<8xf32>, %c: memref<2x8xf32, strided<[?, ?]>>, %n: index) {
  affine.for %k = 0 to %n {
    %in = memref.alloca() : memref<vector<2x8xf32>>
    %out = memref.alloca() : memref<vector<2x8xf32>>
    %x = affine.load %a[%k] : memref<?xf32>
    %v = vector.broadcast %x : f32 to vector<8xf32>
    %zero = arith.constant dense<0.0> : vector<8xf32>
    %inRows = vector.type_cast %in : memref<vector<2x8xf32>> to memref<2xvector<8xf32>>
    affine.for %j = 0 to 2 {
      %row = affine.for %i = 0 to 8 iter_args(%t = %zero) -> vector<8xf32> {
        %e = memref.load %c[%j, %i] : memref<2x8xf32, strided<[?, ?]>>
        %t1 = vector.insert %e, %t [%i] : f32 into vector<8xf32>
        affine.yield %t1 : vector<8xf32>
      }
      memref.store %row, %inRows[%j] : memref<2xvector<8xf32>>
    }
    %old = memref.load %in[] : memref<vector<2x8xf32>>
    %old0 = vector.extract %old[0] : vector<8xf32> from vector<2x8xf32>
    %new0 = vector.fma %v, %y, %old0 : vector<8xf32>
    %old1 = vector.extract %old[1] : vector<8xf32> from vector<2x8xf32>
    %p = arith.mulf %v, %y : vector<8xf32>
    %new1 = arith.addf %old1, %p : vector<8xf32>
    %new = vector.insert %new0, %old [0] : vector<8xf32> into vector<2x8xf32>
    %all = vector.insert %new1, %new [1] : vector<8xf32> into vector<2x8xf32>
    memref.store %all, %out[] : memref<vector<2x8xf32>>
    %outRows = vector.type_cast %out : memref<vector<2x8xf32>> to memref<2xvector<8xf32>>
    affine.for %j = 0 to 2 {
      %row = memref.load %outRows[%j] : memref<2xvector<8xf32>>
      affine.for %i = 0 to 8 {
        %e = vector.extract %row[%i] : f32 from vector<8xf32>
        memref.store %e, %c[%j, %i] : memref<2x8xf32, strided<[?, ?]>>
      }
    }
  }
  return
}

// -----

// Each iteration of the outer loop has elements of its own: one product each.
// CHECK-LABEL: func @own_rows
// CHECK: vector.fma {{.*}} {roofline.cost = #roofline.cost<flops = 16>}
func.func @own_rows(%a: memref<?xf32>, %y: vector<8xf32>, %c: memref<?x8xf32, strided<[?, ?]>>, %n: index) {
  %zero = arith.constant dense<0.0> : vector<8xf32>
  affine.for %k = 0 to %n {
    %x = affine.load %a[%k] : memref<?xf32>
    %v = vector.broadcast %x : f32 to vector<8xf32>
    %old = affine.for %i = 0 to 8 iter_args(%t = %zero) -> vector<8xf32> {
      %e = memref.load %c[%k, %i] : memref<?x8xf32, strided<[?, ?]>>
      %t1 = vector.insert %e, %t [%i] : f32 into vector<8xf32>
      affine.yield %t1 : vector<8xf32>
    }
    %new = vector.fma %v, %y, %old : vector<8xf32>
    affine.for %i = 0 to 8 {
      %e = vector.extract %new[%i] : f32 from vector<8xf32>
      memref.store %e, %c[%k, %i] : memref<?x8xf32, strided<[?, ?]>>
    }
  }
  return
}

// -----

// The loops go through other elements. They may meet others, so that 0 is the least.
// CHECK-LABEL: func @other_elements
// CHECK: vector.fma {{.*}} {roofline.cost = #roofline.cost<lower, flops = 16>}
func.func @other_elements(%a: memref<?xf32>, %y: vector<8xf32>, %c: memref<32xf32, strided<[?]>>, %n: index) {
  %zero = arith.constant dense<0.0> : vector<8xf32>
  affine.for %k = 0 to %n {
    %x = affine.load %a[%k] : memref<?xf32>
    %v = vector.broadcast %x : f32 to vector<8xf32>
    %old = affine.for %i = 0 to 8 iter_args(%t = %zero) -> vector<8xf32> {
      %e = memref.load %c[%i] : memref<32xf32, strided<[?]>>
      %t1 = vector.insert %e, %t [%i] : f32 into vector<8xf32>
      affine.yield %t1 : vector<8xf32>
    }
    %new = vector.fma %v, %y, %old : vector<8xf32>
    affine.for %i = 0 to 8 {
      %e = vector.extract %new[%i] : f32 from vector<8xf32>
      %j = affine.apply affine_map<(d0) -> (d0 * 3)>(%i)
      memref.store %e, %c[%j] : memref<32xf32, strided<[?]>>
    }
  }
  return
}

// -----

// x = A*x + b again and again: the sums are those over j, 5*5 products in each of n
// iterations. What is stored is no part of a longer sum, since x is a factor.
// CHECK-LABEL: func @iterated
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
func.func @iterated(%a: memref<5x5xf32>, %x: memref<5xf32>, %y: memref<5xf32>, %b: memref<5xf32>, %n: index) {
  affine.for %t = 0 to %n {
    affine.for %i = 0 to 5 {
      %start = affine.load %b[%i] : memref<5xf32>
      %sum = affine.for %j = 0 to 5 iter_args(%s = %start) -> f32 {
        %0 = affine.load %a[%i, %j] : memref<5x5xf32>
        %1 = affine.load %x[%j] : memref<5xf32>
        %2 = arith.mulf %0, %1 : f32
        %3 = arith.addf %s, %2 : f32
        affine.yield %3 : f32
      }
      affine.store %sum, %y[%i] : memref<5xf32>
    }
    affine.for %i = 0 to 5 {
      %0 = affine.load %y[%i] : memref<5xf32>
      affine.store %0, %x[%i] : memref<5xf32>
    }
  }
  return
}
