"""Prints rows of x*f(x) that are summed up, where f is NUMBER functions, one of another.

usage: long-function.py NUMBER
"""

import sys

number = int(sys.argv[1])
print("""func.func @rows(%x: tensor<4x16xf32>, %sums: tensor<4xf32>) -> tensor<4xf32> {
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>],
                       iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<4x16xf32>) outs(%sums : tensor<4xf32>) {
  ^bb0(%f0: f32, %sum: f32):""")
for i in range(number):
    print(f"    %f{i + 1} = math.sin %f{i} : f32")
print(f"""    %p = arith.mulf %f0, %f{number} : f32
    %s = arith.addf %p, %sum : f32
    linalg.yield %s : f32
  }} -> tensor<4xf32>
  return %r : tensor<4xf32>
}}""")
