// What has to fit may depend on several sizes, and another group may fit larger ones.

// RUN: mlir-roofline report %s --function=softmax --fusion | FileCheck %s
// RUN: %python -B %S/../Inputs/both_sides.py %s n 65535 softmax | FileCheck %s --check-prefix=SIDES
// SIDES: 20 points, 0 differ

// A softmax in four operations. Beside a row of 4 n B there is one number of it, its largest or
// its sum: that fits 196,608 B up to 49,151. Of each of 8 rows, the largest takes 4 n + 4 B, the
// exponentials 8 n + 4, the sum 4 n + 4 and the quotient 8 n + 4, as written; by groups, in and
// out. At any size the exponentials are summed up as they are made, which needs 8 sums alone:
// they are not read once more, 32 n B less.
// CHECK:      Fusion: 192*n + 128 B as written, 160*n + 128 B by groups
// CHECK:      1-2 {{.*}} 96*n + 64 B  64*n + 64 B  32*n B
// CHECK:      if n <= 49151, ops 0-3 can run as one ({{.*}}): 64*n B instead of 192*n + 128 B
// CHECK-NOT:  if n
func.func @softmax(%x: tensor<8x?xf32> {roofline.size = "n"}) -> tensor<8x?xf32> {
  %c1 = arith.constant 1 : index
  %n = tensor.dim %x, %c1 : tensor<8x?xf32>
  %least = arith.constant 0xFF800000 : f32
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty(%n) : tensor<8x?xf32>
  %r = tensor.empty() : tensor<8xf32>
  %f = linalg.fill ins(%least : f32) outs(%r : tensor<8xf32>) -> tensor<8xf32>
  %g = linalg.fill ins(%zero : f32) outs(%r : tensor<8xf32>) -> tensor<8xf32>
  %m = linalg.reduce { arith.maximumf } ins(%x : tensor<8x?xf32>) outs(%f : tensor<8xf32>)
      dimensions = [1]
  %p = linalg.generic {indexing_maps = [affine_map<(i, k) -> (i, k)>, affine_map<(i, k) -> (i)>,
                                        affine_map<(i, k) -> (i, k)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%x, %m : tensor<8x?xf32>, tensor<8xf32>) outs(%e : tensor<8x?xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %d = arith.subf %a, %b : f32
    %q = math.exp %d : f32
    linalg.yield %q : f32
  } -> tensor<8x?xf32>
  %s = linalg.reduce { arith.addf } ins(%p : tensor<8x?xf32>) outs(%g : tensor<8xf32>)
      dimensions = [1]
  %y = linalg.generic {indexing_maps = [affine_map<(i, k) -> (i, k)>, affine_map<(i, k) -> (i)>,
                                        affine_map<(i, k) -> (i, k)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%p, %s : tensor<8x?xf32>, tensor<8xf32>) outs(%e : tensor<8x?xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %q = arith.divf %a, %b : f32
    linalg.yield %q : f32
  } -> tensor<8x?xf32>
  return %y : tensor<8x?xf32>
}

// All of a matrix and its sum: 4 m n + 4 B have to fit, whatever m and n.
// RUN: mlir-roofline report %s --function=share --fusion | FileCheck %s --check-prefix=TWO
// TWO: if 4*m*n + 4 <= 196608, ops 0-1 can run as one ({{.*}}): 8*m*n + 4 B instead of 12*m*n + 12 B
// RUN: mlir-roofline report %s --function=share --fusion --format=json \
// RUN:   | FileCheck %s --check-prefix=TWOJSON
// TWOJSON: "condition": "4*m*n + 4 <= 196608",
// TWOJSON-NEXT: "tile_bytes": "4*m*n + 4"
// TWOJSON-NEXT: }
func.func @share(%x: tensor<?x?xf32> {roofline.size = ["m", "n"]}, %zero: tensor<f32>)
    -> tensor<?x?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %m = tensor.dim %x, %c0 : tensor<?x?xf32>
  %n = tensor.dim %x, %c1 : tensor<?x?xf32>
  %e = tensor.empty(%m, %n) : tensor<?x?xf32>
  %s = linalg.reduce { arith.addf } ins(%x : tensor<?x?xf32>) outs(%zero : tensor<f32>)
      dimensions = [0, 1]
  %y = linalg.generic {indexing_maps = [affine_map<(i, k) -> (i, k)>, affine_map<(i, k) -> ()>,
                                        affine_map<(i, k) -> (i, k)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%x, %s : tensor<?x?xf32>, tensor<f32>) outs(%e : tensor<?x?xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %q = arith.divf %a, %b : f32
    linalg.yield %q : f32
  } -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}
