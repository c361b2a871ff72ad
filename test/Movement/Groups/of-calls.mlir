// Sizes that calls agree on are those of the called function: what it fuses is
// decided with them.

// RUN: mlir-roofline report %s --fusion --format=json | %python %S/../Inputs/list-groups.py \
// RUN:   | FileCheck %s

#id = affine_map<(d0, d1) -> (d0, d1)>

// Three operands and the result, 64 * 64 elements of 4 B each, are left: 65,536 B.
// As written the product is written and read, too: 2 * 16,384 B more.
// CHECK: of_one_call: linalg.matmul, linalg.generic: 98304 -> 65536
func.func private @of_one_call(%a: tensor<?x?xf32>, %b: tensor<?x?xf32>, %c: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %m = linalg.matmul ins(%a, %b : tensor<?x?xf32>, tensor<?x?xf32>)
      outs(%c : tensor<?x?xf32>) -> tensor<?x?xf32>
  %r = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%m : tensor<?x?xf32>) outs(%c : tensor<?x?xf32>) {
  ^bb0(%p: f32, %o: f32):
    %e = math.exp %p : f32
    linalg.yield %e : f32
  } -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}

func.func @calls(%a: tensor<64x64xf32>, %b: tensor<64x64xf32>) -> tensor<?x?xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<64x64xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<64x64xf32>) -> tensor<64x64xf32>
  %x = tensor.cast %a : tensor<64x64xf32> to tensor<?x?xf32>
  %y = tensor.cast %b : tensor<64x64xf32> to tensor<?x?xf32>
  %z = tensor.cast %f : tensor<64x64xf32> to tensor<?x?xf32>
  %r = func.call @of_one_call(%x, %y, %z) : (tensor<?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}
