// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// A sum that is loaded from and stored back to an element that data choose accumulates
// where two of the positions are the same: all 16 products at most, none at least.
// CHECK-LABEL: func @scatter_add
// CHECK: arith.mulf {{.*}}<upper, macs = 1, flops = 1>
// CHECK: arith.addf {{.*}}<flops = 1>
func.func @scatter_add(%rows: memref<16xindex>, %a: memref<16xf32>, %b: memref<16xf32>, %c: memref<100xf32>) {
  affine.for %i = 0 to 16 {
    %p = memref.load %rows[%i] : memref<16xindex>
    %x = memref.load %a[%i] : memref<16xf32>
    %y = memref.load %b[%i] : memref<16xf32>
    %z = memref.load %c[%p] : memref<100xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%p] : memref<100xf32>
  }
  return
}

// -----

// Sixteen products in eight elements: some meet, whatever the data.
// CHECK-LABEL: func @more_than_elements
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
func.func @more_than_elements(%rows: memref<16xindex>, %a: memref<16xf32>, %b: memref<16xf32>, %c: memref<8xf32>) {
  affine.for %i = 0 to 16 {
    %p = memref.load %rows[%i] : memref<16xindex>
    %x = memref.load %a[%i] : memref<16xf32>
    %y = memref.load %b[%i] : memref<16xf32>
    %z = memref.load %c[%p] : memref<8xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%p] : memref<8xf32>
  }
  return
}

// -----

// Rows of a gradient: the inner loop goes through the elements of a row, the outer one may
// come back to it. The position is loaded twice, is an integer, and is part of a sum.
// CHECK-LABEL: func @rows
// CHECK: arith.mulf {{.*}}<upper, macs = 1, flops = 1>
// CHECK: arith.mulf {{.*}}<upper, macs = 1, flops = 1>
func.func @rows(%rows: memref<16xi32>, %a: memref<16xf32>, %b: memref<4xf32>, %c: memref<100x4xf32>, %d: memref<400xf32>) {
  %c4 = arith.constant 4 : index
  affine.for %i = 0 to 16 {
    affine.for %j = 0 to 4 {
      %r = memref.load %rows[%i] : memref<16xi32>
      %p = arith.index_cast %r : i32 to index
      %x = memref.load %a[%i] : memref<16xf32>
      %y = memref.load %b[%j] : memref<4xf32>
      %z = memref.load %c[%p, %j] : memref<100x4xf32>
      %m = arith.mulf %x, %y : f32
      %s = arith.addf %z, %m : f32
      %again = memref.load %rows[%i] : memref<16xi32>
      %q = arith.index_cast %again : i32 to index
      memref.store %s, %c[%q, %j] : memref<100x4xf32>
      %start = arith.muli %p, %c4 : index
      %t = arith.addi %start, %j : index
      %w = memref.load %d[%t] : memref<400xf32>
      %n = arith.mulf %x, %y : f32
      %u = arith.addf %w, %n : f32
      memref.store %u, %d[%t] : memref<400xf32>
    }
  }
  return
}

// -----

// A row of its own for each iteration: no two come to one element, whatever column is chosen.
// CHECK-LABEL: func @own_row
// CHECK: arith.mulf {{.*}}<flops = 1>
func.func @own_row(%columns: memref<16xindex>, %a: memref<16xf32>, %b: memref<16xf32>, %c: memref<16x100xf32>) {
  affine.for %i = 0 to 16 {
    %p = memref.load %columns[%i] : memref<16xindex>
    %x = memref.load %a[%i] : memref<16xf32>
    %y = memref.load %b[%i] : memref<16xf32>
    %z = memref.load %c[%i, %p] : memref<16x100xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%i, %p] : memref<16x100xf32>
  }
  return
}

// -----

// Several columns of one row may be the same.
// CHECK-LABEL: func @columns_of_row
// CHECK: arith.mulf {{.*}}<upper, macs = 1, flops = 1>
func.func @columns_of_row(%columns: memref<16x8xindex>, %a: memref<16x8xf32>, %b: memref<8xf32>, %c: memref<16x100xf32>) {
  affine.for %i = 0 to 16 {
    affine.for %j = 0 to 8 {
      %p = memref.load %columns[%i, %j] : memref<16x8xindex>
      %x = memref.load %a[%i, %j] : memref<16x8xf32>
      %y = memref.load %b[%j] : memref<8xf32>
      %z = memref.load %c[%i, %p] : memref<16x100xf32>
      %m = arith.mulf %x, %y : f32
      %s = arith.addf %z, %m : f32
      memref.store %s, %c[%i, %p] : memref<16x100xf32>
    }
  }
  return
}

// -----

// One position for the whole loop is a dot product, wherever that is.
// CHECK-LABEL: func @chosen_before
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
func.func @chosen_before(%rows: memref<16xindex>, %i: index, %a: memref<16xf32>, %b: memref<16xf32>, %c: memref<100xf32>) {
  %p = memref.load %rows[%i] : memref<16xindex>
  affine.for %k = 0 to 16 {
    %x = memref.load %a[%k] : memref<16xf32>
    %y = memref.load %b[%k] : memref<16xf32>
    %z = memref.load %c[%p] : memref<100xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%p] : memref<100xf32>
  }
  return
}

// -----

// In a tensor that the loop carries.
// CHECK-LABEL: func @in_tensor
// CHECK: arith.mulf {{.*}}<upper, macs = 1, flops = 1>
func.func @in_tensor(%rows: tensor<16xindex>, %a: tensor<16xf32>, %b: tensor<16xf32>, %c: tensor<100xf32>) -> tensor<100xf32> {
  %sums = affine.for %i = 0 to 16 iter_args(%t = %c) -> tensor<100xf32> {
    %p = tensor.extract %rows[%i] : tensor<16xindex>
    %x = tensor.extract %a[%i] : tensor<16xf32>
    %y = tensor.extract %b[%i] : tensor<16xf32>
    %z = tensor.extract %t[%p] : tensor<100xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    %next = tensor.insert %s into %t[%p] : tensor<100xf32>
    affine.yield %next : tensor<100xf32>
  }
  return %sums : tensor<100xf32>
}

// -----

// In blocks.
// CHECK-LABEL: func @in_blocks
// CHECK: arith.mulf {{.*}}<upper, macs = 1, flops = 1>
func.func @in_blocks(%rows: memref<16xindex>, %a: memref<16xf32>, %b: memref<16xf32>, %c: memref<100xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c16 = arith.constant 16 : index
  cf.br ^test(%c0 : index)
^test(%i: index):
  %more = arith.cmpi slt, %i, %c16 : index
  cf.cond_br %more, ^body, ^end
^body:
  %p = memref.load %rows[%i] : memref<16xindex>
  %x = memref.load %a[%i] : memref<16xf32>
  %y = memref.load %b[%i] : memref<16xf32>
  %z = memref.load %c[%p] : memref<100xf32>
  %m = arith.mulf %x, %y : f32
  %s = arith.addf %z, %m : f32
  memref.store %s, %c[%p] : memref<100xf32>
  %next = arith.addi %i, %c1 : index
  cf.br ^test(%next : index)
^end:
  return
}

// -----

// Unrolled: two positions that may be the same. Of 0 and 1 it is known that they are not.
// CHECK-LABEL: func @unrolled
// CHECK-COUNT-2: arith.mulf {{.*}}<upper, macs = 1, flops = 1>
// CHECK-COUNT-2: arith.mulf {{.*}}<flops = 1>
func.func @unrolled(%rows: memref<2xindex>, %a: memref<2xf32>, %b: memref<2xf32>, %c: memref<100xf32>, %d: memref<100xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %p0 = memref.load %rows[%c0] : memref<2xindex>
  %x0 = memref.load %a[%c0] : memref<2xf32>
  %y0 = memref.load %b[%c0] : memref<2xf32>
  %z0 = memref.load %c[%p0] : memref<100xf32>
  %m0 = arith.mulf %x0, %y0 : f32
  %s0 = arith.addf %z0, %m0 : f32
  memref.store %s0, %c[%p0] : memref<100xf32>
  %p1 = memref.load %rows[%c1] : memref<2xindex>
  %x1 = memref.load %a[%c1] : memref<2xf32>
  %y1 = memref.load %b[%c1] : memref<2xf32>
  %z1 = memref.load %c[%p1] : memref<100xf32>
  %m1 = arith.mulf %x1, %y1 : f32
  %s1 = arith.addf %z1, %m1 : f32
  memref.store %s1, %c[%p1] : memref<100xf32>
  %w0 = memref.load %d[%c0] : memref<100xf32>
  %n0 = arith.mulf %x0, %y0 : f32
  %t0 = arith.addf %w0, %n0 : f32
  memref.store %t0, %d[%c0] : memref<100xf32>
  %w1 = memref.load %d[%c1] : memref<100xf32>
  %n1 = arith.mulf %x1, %y1 : f32
  %t1 = arith.addf %w1, %n1 : f32
  memref.store %t1, %d[%c1] : memref<100xf32>
  return
}

// -----

// What is stored is no sum of what was there: a scatter.
// CHECK-LABEL: func @scatter
// CHECK: arith.mulf {{.*}}<flops = 1>
func.func @scatter(%rows: memref<16xindex>, %a: memref<16xf32>, %b: memref<16xf32>, %c: memref<100xf32>) {
  affine.for %i = 0 to 16 {
    %p = memref.load %rows[%i] : memref<16xindex>
    %x = memref.load %a[%i] : memref<16xf32>
    %y = memref.load %b[%i] : memref<16xf32>
    %z = memref.load %b[%p] : memref<16xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%p] : memref<100xf32>
  }
  return
}
