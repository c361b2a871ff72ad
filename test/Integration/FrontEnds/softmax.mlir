// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../../Models/Inputs/list-work.py | FileCheck --match-full-lines %s

// A softmax over 3 rows of 5 as torch-mlir decomposes it, made safe against rows
// that are masked out.

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>

// The maximum comes with its position: per element a maximum and a comparison in
// f32, a selection in i64, a cast of the position; both accumulators are splats.
// 60 B read, 3*4 + 3*8 B written. Subtract: 60 + 12 B. Exponential. Sum. Divide.
// CHECK: linalg.generic: index.index=15 f32.compare=30 i64.compare=15 read=60 write=36
// CHECK-NEXT: linalg.generic: f32.add=15 read=72 write=60
// CHECK-NEXT: linalg.generic: f32.special=15 read=60 write=60
// CHECK-NEXT: linalg.generic: f32.add=15 read=60 write=12
// CHECK-NEXT: linalg.generic: f32.div=15 read=72 write=60
// What is masked: 15 comparisons, 15 bits are 2 B. All of a row: 15 `and`, 3 bits
// are 1 B. Zero where all is masked: a selection that reads 1 + 60 B.
// CHECK-NEXT: linalg.generic: f32.compare=15 read=60 write=2
// CHECK-NEXT: linalg.generic: i1.bit=15 read=2 write=1
// CHECK-NEXT: linalg.generic: f32.compare=15 read=61 write=60
func.func @softmax(%x: tensor<3x5xf32>) -> tensor<3x5xf32> {
  %zero = arith.constant 0.0 : f32
  %lowest = arith.constant 0xFF800000 : f32
  %zero_i64 = arith.constant 0 : i64
  %true = arith.constant true
  %e = tensor.empty() : tensor<3x5xf32>
  %r = tensor.empty() : tensor<3xf32>
  %p = tensor.empty() : tensor<3xi64>
  %init = linalg.fill ins(%lowest : f32) outs(%r : tensor<3xf32>) -> tensor<3xf32>
  %start = linalg.fill ins(%zero_i64 : i64) outs(%p : tensor<3xi64>) -> tensor<3xi64>
  %max:2 = linalg.generic {indexing_maps = [#id, #row, #row], iterator_types = ["parallel", "reduction"]} ins(%x : tensor<3x5xf32>) outs(%init, %start : tensor<3xf32>, tensor<3xi64>) {
  ^bb0(%v: f32, %best: f32, %at: i64):
    %j = linalg.index 1 : index
    %here = arith.index_cast %j : index to i64
    %b = arith.maximumf %v, %best : f32
    %c = arith.cmpf ogt, %v, %best : f32
    %s = arith.select %c, %here, %at : i64
    linalg.yield %b, %s : f32, i64
  } -> (tensor<3xf32>, tensor<3xi64>)
  %shifted = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]} ins(%x, %max#0 : tensor<3x5xf32>, tensor<3xf32>) outs(%e : tensor<3x5xf32>) {
  ^bb0(%v: f32, %m: f32, %o: f32):
    %s = arith.subf %v, %m : f32
    linalg.yield %s : f32
  } -> tensor<3x5xf32>
  %exp = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%shifted : tensor<3x5xf32>) outs(%e : tensor<3x5xf32>) {
  ^bb0(%v: f32, %o: f32):
    %s = math.exp %v : f32
    linalg.yield %s : f32
  } -> tensor<3x5xf32>
  %sums = linalg.fill ins(%zero : f32) outs(%r : tensor<3xf32>) -> tensor<3xf32>
  %sum = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]} ins(%exp : tensor<3x5xf32>) outs(%sums : tensor<3xf32>) {
  ^bb0(%v: f32, %o: f32):
    %s = arith.addf %v, %o : f32
    linalg.yield %s : f32
  } -> tensor<3xf32>
  %parts = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]} ins(%exp, %sum : tensor<3x5xf32>, tensor<3xf32>) outs(%e : tensor<3x5xf32>) {
  ^bb0(%v: f32, %m: f32, %o: f32):
    %s = arith.divf %v, %m : f32
    linalg.yield %s : f32
  } -> tensor<3x5xf32>
  %bits = tensor.empty() : tensor<3x5xi1>
  %masked = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<3x5xf32>) outs(%bits : tensor<3x5xi1>) {
  ^bb0(%v: f32, %o: i1):
    %s = arith.cmpf oeq, %v, %lowest : f32
    linalg.yield %s : i1
  } -> tensor<3x5xi1>
  %rows = tensor.empty() : tensor<3xi1>
  %all_init = linalg.fill ins(%true : i1) outs(%rows : tensor<3xi1>) -> tensor<3xi1>
  %all = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]} ins(%masked : tensor<3x5xi1>) outs(%all_init : tensor<3xi1>) {
  ^bb0(%v: i1, %o: i1):
    %s = arith.andi %v, %o : i1
    linalg.yield %s : i1
  } -> tensor<3xi1>
  %0 = linalg.generic {indexing_maps = [#row, #id, #id], iterator_types = ["parallel", "parallel"]} ins(%all, %parts : tensor<3xi1>, tensor<3x5xf32>) outs(%e : tensor<3x5xf32>) {
  ^bb0(%m: i1, %v: f32, %o: f32):
    %s = arith.select %m, %zero, %v : f32
    linalg.yield %s : f32
  } -> tensor<3x5xf32>
  return %0 : tensor<3x5xf32>
}
