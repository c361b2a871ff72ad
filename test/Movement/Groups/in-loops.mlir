// In a loop over tiles, what lies between fits as it is: nothing is left to save, and the
// loop is a part of the group.
// What is not tiled is a group like any other.

// RUN: mlir-roofline report %s --fusion --format=json | %python %S/../Inputs/list-groups.py \
// RUN:   | FileCheck %s

#id = affine_map<(d0, d1) -> (d0, d1)>

// A tile of 32 * 64 elements takes 8,192 B; two operations read and write 32 of them.
// CHECK: tiled: linalg.exp, linalg.abs, tensor.insert_slice: 1048576 -> 524288 realised
func.func @tiled(%x: tensor<1024x64xf32>) -> tensor<1024x64xf32> {
  %c0 = arith.constant 0 : index
  %c32 = arith.constant 32 : index
  %c1024 = arith.constant 1024 : index
  %e = tensor.empty() : tensor<1024x64xf32>
  %r = scf.for %i = %c0 to %c1024 step %c32 iter_args(%o = %e) -> tensor<1024x64xf32> {
    %t = tensor.extract_slice %x[%i, 0] [32, 64] [1, 1] : tensor<1024x64xf32> to tensor<32x64xf32>
    %d = tensor.extract_slice %o[%i, 0] [32, 64] [1, 1] : tensor<1024x64xf32> to tensor<32x64xf32>
    %et = tensor.empty() : tensor<32x64xf32>
    %a = linalg.exp ins(%t : tensor<32x64xf32>) outs(%et : tensor<32x64xf32>) -> tensor<32x64xf32>
    %b = linalg.abs ins(%a : tensor<32x64xf32>) outs(%d : tensor<32x64xf32>) -> tensor<32x64xf32>
    %n = tensor.insert_slice %b into %o[%i, 0] [32, 64] [1, 1] : tensor<32x64xf32> into tensor<1024x64xf32>
    scf.yield %n : tensor<1024x64xf32>
  }
  return %r : tensor<1024x64xf32>
}

// Repeated, but not tiled: 1024 * 64 elements of 4 B, 262,144 B, do not fit 192 KiB.
// CHECK: repeated: linalg.exp, linalg.abs: 1048576 -> 524288{{$}}
func.func @repeated(%x: tensor<1024x64xf32>) -> tensor<1024x64xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %e = tensor.empty() : tensor<1024x64xf32>
  %r = scf.for %i = %c0 to %c8 step %c1 iter_args(%o = %x) -> tensor<1024x64xf32> {
    %a = linalg.exp ins(%o : tensor<1024x64xf32>) outs(%e : tensor<1024x64xf32>) -> tensor<1024x64xf32>
    %b = linalg.abs ins(%a : tensor<1024x64xf32>) outs(%e : tensor<1024x64xf32>) -> tensor<1024x64xf32>
    scf.yield %b : tensor<1024x64xf32>
  }
  return %r : tensor<1024x64xf32>
}

// With open sizes, elementwise operations still run as one: a tile is an element.
// Rows of an open length are not known to fit.
// CHECK: open: linalg.exp, linalg.abs: 16*open.arg0.d0*open.arg0.d1 -> 8*open.arg0.d0*open.arg0.d1
// CHECK: open: linalg.reduce
// CHECK: open: linalg.generic
func.func @open(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %zero = arith.constant 0.0 : f32
  %m = tensor.dim %x, %c0 : tensor<?x?xf32>
  %n = tensor.dim %x, %c1 : tensor<?x?xf32>
  %e = tensor.empty(%m, %n) : tensor<?x?xf32>
  %a = linalg.exp ins(%x : tensor<?x?xf32>) outs(%e : tensor<?x?xf32>) -> tensor<?x?xf32>
  %b = linalg.abs ins(%a : tensor<?x?xf32>) outs(%e : tensor<?x?xf32>) -> tensor<?x?xf32>
  %er = tensor.empty(%m) : tensor<?xf32>
  %f = linalg.fill ins(%zero : f32) outs(%er : tensor<?xf32>) -> tensor<?xf32>
  %s = linalg.reduce ins(%b : tensor<?x?xf32>) outs(%f : tensor<?xf32>) dimensions = [1]
    (%p: f32, %q: f32) {
      %c = arith.addf %p, %q : f32
      linalg.yield %c : f32
    }
  %r = linalg.generic {indexing_maps = [#id, affine_map<(d0, d1) -> (d0)>, #id], iterator_types = ["parallel", "parallel"]}
      ins(%b, %s : tensor<?x?xf32>, tensor<?xf32>) outs(%e : tensor<?x?xf32>) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %c = arith.divf %p, %q : f32
    linalg.yield %c : f32
  } -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}
