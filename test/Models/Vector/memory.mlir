// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// CHECK-LABEL: func @transfer_read
func.func @transfer_read(%m: memref<10x7xf32>, %d: memref<?x7xf32>, %i: index, %f: f32,
                         %t: tensor<10x7xf32>, %mask: vector<8xi1>) {
  %zero = arith.constant 0 : index
  %three = arith.constant 3 : index
  // 8 * 4 B.
  // CHECK: vector.transfer_read {{.*}}roofline.cost = #roofline.cost<read = 32 B>
  %0 = vector.transfer_read %d[%i, %i], %f {in_bounds = [true], permutation_map = affine_map<(r, c) -> (r)>} : memref<?x7xf32>, vector<8xf32>
  // From column 3 on there are 4 columns of 7.
  // CHECK: vector.transfer_read {{.*}}roofline.cost = #roofline.cost<read = 16 B>
  %1 = vector.transfer_read %m[%i, %three], %f : memref<10x7xf32>, vector<8xf32>
  // Somewhere in a row of 7: at most 28 B.
  // CHECK: vector.transfer_read {{.*}}roofline.cost = #roofline.cost<read = 28 B, bytes upper>
  %2 = vector.transfer_read %t[%zero, %i], %f : tensor<10x7xf32>, vector<8xf32>
  // A broadcast reads once what it repeats: 3 elements, not 4 * 3.
  // CHECK: vector.transfer_read {{.*}}roofline.cost = #roofline.cost<read = 12 B>
  %3 = vector.transfer_read %m[%i, %i], %f {in_bounds = [true, true], permutation_map = affine_map<(r, c) -> (0, c)>} : memref<10x7xf32>, vector<4x3xf32>
  // CHECK: vector.transfer_read {{.*}}roofline.cost = #roofline.cost<read = "16*vscale" B>
  %4 = vector.transfer_read %m[%i, %i], %f {in_bounds = [true]} : memref<10x7xf32>, vector<[4]xf32>
  // CHECK: vector.transfer_read {{.*}}roofline.cost = #roofline.cost<read = 32 B, bytes upper>
  %5 = vector.transfer_read %m[%i, %i], %f, %mask {in_bounds = [true]} : memref<10x7xf32>, vector<8xf32>
  // A splat is not in memory.
  %splat = arith.constant dense<1.0> : tensor<10x7xf32>
  // CHECK: vector.transfer_read
  // CHECK-NOT: roofline.cost
  // CHECK: return
  %6 = vector.transfer_read %splat[%i, %i], %f {in_bounds = [true]} : tensor<10x7xf32>, vector<3xf32>
  return
}

// -----

// CHECK-LABEL: func @transfer_write
func.func @transfer_write(%m: memref<10x7xi4>, %t: tensor<10x7xf32>, %v: vector<3xf32>,
                          %w: vector<5xi4>, %i: index, %mask: vector<3xi1>) {
  // 5 * 4 bits are 3 B.
  // CHECK: vector.transfer_write {{.*}}roofline.cost = #roofline.cost<write = 3 B>
  vector.transfer_write %w, %m[%i, %i] {in_bounds = [true]} : vector<5xi4>, memref<10x7xi4>
  // The rest of the tensor stays: 3 * 4 B.
  // CHECK: vector.transfer_write {{.*}}roofline.cost = #roofline.cost<write = 12 B>
  %0 = vector.transfer_write %v, %t[%i, %i] {in_bounds = [true]} : vector<3xf32>, tensor<10x7xf32>
  // A splat has to be written around it: 70 * 4 B.
  %splat = arith.constant dense<1.0> : tensor<10x7xf32>
  // CHECK: vector.transfer_write {{.*}}roofline.cost = #roofline.cost<write = 280 B>
  %1 = vector.transfer_write %v, %splat[%i, %i] {in_bounds = [true]} : vector<3xf32>, tensor<10x7xf32>
  // CHECK: vector.transfer_write {{.*}}roofline.cost = #roofline.cost<write = 12 B, bytes upper>
  %2 = vector.mask %mask { vector.transfer_write %v, %t[%i, %i] {in_bounds = [true]} : vector<3xf32>, tensor<10x7xf32> } : vector<3xi1> -> tensor<10x7xf32>
  return
}

// -----

// CHECK-LABEL: func @loads_and_stores
func.func @loads_and_stores(%m: memref<100xf32>, %v: memref<5xvector<8xf32>>, %i: index,
                            %x: vector<8xf32>, %mask: vector<8xi1>, %at: vector<8xi32>,
                            %small: memref<5xf32>, %t: tensor<100xf32>) {
  // 8 * 4 B.
  // CHECK: vector.load {{.*}} {roofline.cost = #roofline.cost<read = 32 B>}
  %0 = vector.load %m[%i] : memref<100xf32>, vector<8xf32>
  // One element of the memref.
  // CHECK: vector.load {{.*}} {roofline.cost = #roofline.cost<read = 32 B>}
  %1 = vector.load %v[%i] : memref<5xvector<8xf32>>, vector<8xf32>
  // CHECK: vector.store {{.*}} {roofline.cost = #roofline.cost<write = 32 B>}
  vector.store %x, %m[%i] : memref<100xf32>, vector<8xf32>
  // At most one element per lane.
  // CHECK: vector.maskedload {{.*}} {roofline.cost = #roofline.cost<read = 32 B, bytes upper>}
  %2 = vector.maskedload %m[%i], %mask, %x : memref<100xf32>, vector<8xi1>, vector<8xf32> into vector<8xf32>
  // CHECK: vector.maskedstore {{.*}} {roofline.cost = #roofline.cost<write = 32 B, bytes upper>}
  vector.maskedstore %m[%i], %mask, %x : memref<100xf32>, vector<8xi1>, vector<8xf32>
  // CHECK: vector.expandload {{.*}} {roofline.cost = #roofline.cost<read = 32 B, bytes upper>}
  %3 = vector.expandload %m[%i], %mask, %x : memref<100xf32>, vector<8xi1>, vector<8xf32> into vector<8xf32>
  // CHECK: vector.compressstore {{.*}} {roofline.cost = #roofline.cost<write = 32 B, bytes upper>}
  vector.compressstore %m[%i], %mask, %x : memref<100xf32>, vector<8xi1>, vector<8xf32>
  // CHECK: vector.gather {{.*}} {roofline.cost = #roofline.cost<read = 32 B, bytes upper>}
  %4 = vector.gather %t[%i] [%at], %mask, %x : tensor<100xf32>, vector<8xi32>, vector<8xi1>, vector<8xf32> into vector<8xf32>
  // There are only 5 elements to be gathered.
  // CHECK: vector.gather {{.*}} {roofline.cost = #roofline.cost<read = 20 B, bytes upper>}
  %5 = vector.gather %small[%i] [%at], %mask, %x : memref<5xf32>, vector<8xi32>, vector<8xi1>, vector<8xf32> into vector<8xf32>
  // CHECK: vector.scatter {{.*}} {roofline.cost = #roofline.cost<write = 32 B, bytes upper>}
  vector.scatter %m[%i] [%at], %mask, %x : memref<100xf32>, vector<8xi32>, vector<8xi1>, vector<8xf32>
  return
}
