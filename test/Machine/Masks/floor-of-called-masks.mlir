// Masks that functions make, or are given, and what is copied on the way. A score is 16
// multiply-accumulates, 32 operations of 1 ns each; of 8 x 8 scores 36 have j <= i.

// RUN: split-file %s %t
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --format=json \
// RUN:   | %python %S/../Inputs/list-floors.py | FileCheck %t/program.mlir

//--- target.mlir
#roofline.target<"t",
  units = [<matrix, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>,
           <vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1e9>, <i1 = 1e9>, <i8 = 1e9>, <i32 = 1e9>, <i64 = 1e9>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e18>]>

//--- program.mlir
func.func private @make_mask() -> tensor<8x8xi1> {
  %mask = arith.constant dense<[[1, 0, 0, 0, 0, 0, 0, 0], [1, 1, 0, 0, 0, 0, 0, 0], [1, 1, 1, 0, 0, 0, 0, 0], [1, 1, 1, 1, 0, 0, 0, 0], [1, 1, 1, 1, 1, 0, 0, 0], [1, 1, 1, 1, 1, 1, 0, 0], [1, 1, 1, 1, 1, 1, 1, 0], [1, 1, 1, 1, 1, 1, 1, 1]]> : tensor<8x8xi1>
  return %mask : tensor<8x8xi1>
}
// A function returns the mask.
// CHECK: {{^}}called: 1152{{$}}
func.func @called(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %mask = func.call @make_mask() : () -> tensor<8x8xi1>
  %lowt = arith.constant dense<-1.0e9> : tensor<8x8xf32>
  %m = linalg.select ins(%mask, %s, %lowt : tensor<8x8xi1>, tensor<8x8xf32>, tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

func.func private @make_mask2() -> tensor<8x8xi1> {
  %be = tensor.empty() : tensor<8x8xi1>
  %mask = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} outs(%be : tensor<8x8xi1>) {
  ^bb0(%o: i1):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %c = arith.cmpi ule, %j, %i : index
    linalg.yield %c : i1
  } -> tensor<8x8xi1>
  return %mask : tensor<8x8xi1>
}
// A function makes it of indices.
// CHECK: {{^}}called_idx: 1152{{$}}
func.func @called_idx(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %be = tensor.empty() : tensor<8x8xi1>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %mask = func.call @make_mask2() : () -> tensor<8x8xi1>
  %lowt = arith.constant dense<-1.0e9> : tensor<8x8xf32>
  %m = linalg.select ins(%mask, %s, %lowt : tensor<8x8xi1>, tensor<8x8xf32>, tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

func.func private @apply(%s: tensor<8x8xf32>, %mask: tensor<8x8xi1>) -> tensor<8x8xf32> {
  %e = tensor.empty() : tensor<8x8xf32>
  %lowt = arith.constant dense<-1.0e9> : tensor<8x8xf32>
  %m = linalg.select ins(%mask, %s, %lowt : tensor<8x8xi1>, tensor<8x8xf32>, tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}
// A function is given scores and mask, and needs of the scores what the mask keeps.
// CHECK: {{^}}callee_arg: 1152{{$}}
func.func @callee_arg(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %mask = arith.constant dense<[[1, 0, 0, 0, 0, 0, 0, 0], [1, 1, 0, 0, 0, 0, 0, 0], [1, 1, 1, 0, 0, 0, 0, 0], [1, 1, 1, 1, 0, 0, 0, 0], [1, 1, 1, 1, 1, 0, 0, 0], [1, 1, 1, 1, 1, 1, 0, 0], [1, 1, 1, 1, 1, 1, 1, 0], [1, 1, 1, 1, 1, 1, 1, 1]]> : tensor<8x8xi1>
  %m = func.call @apply(%s, %mask) : (tensor<8x8xf32>, tensor<8x8xi1>) -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// A function that is called twice knows what both calls pass: the same mask. Both products
// are halved, 2 * 36 * 32.
// CHECK: {{^}}twice: 2304{{$}}
func.func @twice(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> (tensor<8x8xf32>, tensor<8x8xf32>) {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %mask = arith.constant dense<[[1, 0, 0, 0, 0, 0, 0, 0], [1, 1, 0, 0, 0, 0, 0, 0], [1, 1, 1, 0, 0, 0, 0, 0], [1, 1, 1, 1, 0, 0, 0, 0], [1, 1, 1, 1, 1, 0, 0, 0], [1, 1, 1, 1, 1, 1, 0, 0], [1, 1, 1, 1, 1, 1, 1, 0], [1, 1, 1, 1, 1, 1, 1, 1]]> : tensor<8x8xi1>
  %s2 = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = func.call @keep(%s, %mask) : (tensor<8x8xf32>, tensor<8x8xi1>) -> tensor<8x8xf32>
  %n = func.call @keep(%s2, %mask) : (tensor<8x8xf32>, tensor<8x8xi1>) -> tensor<8x8xf32>
  return %m, %n : tensor<8x8xf32>, tensor<8x8xf32>
}
func.func private @keep(%s: tensor<8x8xf32>, %mask: tensor<8x8xi1>) -> tensor<8x8xf32> {
  %e = tensor.empty() : tensor<8x8xf32>
  %lowt = arith.constant dense<-1.0e9> : tensor<8x8xf32>
  %m = linalg.select ins(%mask, %s, %lowt : tensor<8x8xi1>, tensor<8x8xf32>, tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// Of one mask and its opposite nothing is common: 2 * 64 * 32.
// CHECK: {{^}}both: 4096{{$}}
func.func @both(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>, %q2: tensor<8x16xf32>) -> (tensor<8x8xf32>, tensor<8x8xf32>) {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s2 = linalg.matmul ins(%q2, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %mask = arith.constant dense<[[1, 0, 0, 0, 0, 0, 0, 0], [1, 1, 0, 0, 0, 0, 0, 0], [1, 1, 1, 0, 0, 0, 0, 0], [1, 1, 1, 1, 0, 0, 0, 0], [1, 1, 1, 1, 1, 0, 0, 0], [1, 1, 1, 1, 1, 1, 0, 0], [1, 1, 1, 1, 1, 1, 1, 0], [1, 1, 1, 1, 1, 1, 1, 1]]> : tensor<8x8xi1>
  %other = arith.constant dense<[[0, 1, 1, 1, 1, 1, 1, 1], [0, 0, 1, 1, 1, 1, 1, 1], [0, 0, 0, 1, 1, 1, 1, 1], [0, 0, 0, 0, 1, 1, 1, 1], [0, 0, 0, 0, 0, 1, 1, 1], [0, 0, 0, 0, 0, 0, 1, 1], [0, 0, 0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<8x8xi1>
  %m = func.call @keep_some(%s, %mask) : (tensor<8x8xf32>, tensor<8x8xi1>) -> tensor<8x8xf32>
  %n = func.call @keep_some(%s2, %other) : (tensor<8x8xf32>, tensor<8x8xi1>) -> tensor<8x8xf32>
  return %m, %n : tensor<8x8xf32>, tensor<8x8xf32>
}
func.func private @keep_some(%s: tensor<8x8xf32>, %mask: tensor<8x8xi1>) -> tensor<8x8xf32> {
  %e = tensor.empty() : tensor<8x8xf32>
  %lowt = arith.constant dense<-1.0e9> : tensor<8x8xf32>
  %m = linalg.select ins(%mask, %s, %lowt : tensor<8x8xi1>, tensor<8x8xf32>, tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// A function that calls itself: what it passes itself is not known when it is looked at.
// CHECK: {{^}}recursive: 2048{{$}}
func.func @recursive(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %mask = arith.constant dense<[[1, 0, 0, 0, 0, 0, 0, 0], [1, 1, 0, 0, 0, 0, 0, 0], [1, 1, 1, 0, 0, 0, 0, 0], [1, 1, 1, 1, 0, 0, 0, 0], [1, 1, 1, 1, 1, 0, 0, 0], [1, 1, 1, 1, 1, 1, 0, 0], [1, 1, 1, 1, 1, 1, 1, 0], [1, 1, 1, 1, 1, 1, 1, 1]]> : tensor<8x8xi1>
  %m = func.call @again(%s, %mask) : (tensor<8x8xf32>, tensor<8x8xi1>) -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}
func.func private @again(%s: tensor<8x8xf32>, %mask: tensor<8x8xi1>) -> tensor<8x8xf32> {
  %e = tensor.empty() : tensor<8x8xf32>
  %be = tensor.empty() : tensor<8x8xi1>
  %t = linalg.transpose ins(%mask : tensor<8x8xi1>) outs(%be : tensor<8x8xi1>) permutation = [1, 0]
  %lowt = arith.constant dense<-1.0e9> : tensor<8x8xf32>
  %m = linalg.select ins(%mask, %s, %lowt : tensor<8x8xi1>, tensor<8x8xf32>, tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %c = arith.constant false
  %r = scf.if %c -> tensor<8x8xf32> {
    %a = func.call @again(%s, %t) : (tensor<8x8xf32>, tensor<8x8xi1>) -> tensor<8x8xf32>
    scf.yield %a : tensor<8x8xf32>
  } else {
    scf.yield %m : tensor<8x8xf32>
  }
  return %r : tensor<8x8xf32>
}

// Exponentials that are multiplied by a mask and copied are 0 where it is: both products
// are halved.
// CHECK: {{^}}copied: 2304{{$}}
func.func @copied(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>, %v: tensor<8x16xf32>) -> tensor<8x16xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %mask = arith.constant dense<[[1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0], [1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0], [1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0], [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0], [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0], [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]]> : tensor<8x8xf32>
  %x = linalg.exp ins(%s : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.mul ins(%x, %mask : tensor<8x8xf32>, tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %p = linalg.copy ins(%m : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %oe = tensor.empty() : tensor<8x16xf32>
  %of = linalg.fill ins(%zero : f32) outs(%oe : tensor<8x16xf32>) -> tensor<8x16xf32>
  %r = linalg.matmul ins(%p, %v : tensor<8x8xf32>, tensor<8x16xf32>) outs(%of : tensor<8x16xf32>) -> tensor<8x16xf32>
  return %r : tensor<8x16xf32>
}
