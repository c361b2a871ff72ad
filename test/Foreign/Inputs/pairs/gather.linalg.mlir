#map = affine_map<(d0) -> ()>
#map1 = affine_map<(d0) -> (d0)>
#map2 = affine_map<(d0, d1) -> (d0)>
#map3 = affine_map<(d0, d1) -> (d0, d1)>
module @jit__lambda {
  func.func public @main(%arg0: tensor<100x16xf32>, %arg1: tensor<5xi32>) -> (tensor<5x16xf32> {jax.result_info = "result"}) {
    %cst = arith.constant dense<100> : tensor<i32>
    %cst_0 = arith.constant dense<0> : tensor<i32>
    %0 = tensor.empty() : tensor<5xi32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel"]} ins(%cst_0 : tensor<i32>) outs(%0 : tensor<5xi32>) {
    ^bb0(%in: i32, %out: i32):
      linalg.yield %in : i32
    } -> tensor<5xi32>
    %2 = tensor.empty() : tensor<5xi1>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel"]} ins(%arg1, %1 : tensor<5xi32>, tensor<5xi32>) outs(%2 : tensor<5xi1>) {
    ^bb0(%in: i32, %in_1: i32, %out: i1):
      %14 = arith.cmpi slt, %in, %in_1 : i32
      linalg.yield %14 : i1
    } -> tensor<5xi1>
    %4 = tensor.empty() : tensor<5xi32>
    %5 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel"]} ins(%cst : tensor<i32>) outs(%4 : tensor<5xi32>) {
    ^bb0(%in: i32, %out: i32):
      linalg.yield %in : i32
    } -> tensor<5xi32>
    %6 = tensor.empty() : tensor<5xi32>
    %7 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel"]} ins(%arg1, %5 : tensor<5xi32>, tensor<5xi32>) outs(%6 : tensor<5xi32>) {
    ^bb0(%in: i32, %in_1: i32, %out: i32):
      %14 = arith.addi %in, %in_1 : i32
      linalg.yield %14 : i32
    } -> tensor<5xi32>
    %8 = tensor.empty() : tensor<5xi32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel"]} ins(%3, %7, %arg1 : tensor<5xi1>, tensor<5xi32>, tensor<5xi32>) outs(%8 : tensor<5xi32>) {
    ^bb0(%in: i1, %in_1: i32, %in_2: i32, %out: i32):
      %14 = arith.select %in, %in_1, %in_2 : i32
      linalg.yield %14 : i32
    } -> tensor<5xi32>
    %10 = tensor.empty() : tensor<5x1xi32>
    %11 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%9 : tensor<5xi32>) outs(%10 : tensor<5x1xi32>) {
    ^bb0(%in: i32, %out: i32):
      linalg.yield %in : i32
    } -> tensor<5x1xi32>
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %12 = tensor.empty() : tensor<5x16xf32>
    %13 = linalg.generic {indexing_maps = [#map3], iterator_types = ["parallel", "parallel"]} outs(%12 : tensor<5x16xf32>) {
    ^bb0(%out: f32):
      %14 = linalg.index 0 : index
      %15 = linalg.index 1 : index
      %extracted = tensor.extract %11[%14, %c0] : tensor<5x1xi32>
      %16 = arith.index_cast %extracted : i32 to index
      %c0_1 = arith.constant 0 : index
      %c100 = arith.constant 100 : index
      %c99 = arith.constant 99 : index
      %17 = arith.maxsi %c0, %16 : index
      %18 = arith.minsi %17, %c99 : index
      %c1_2 = arith.constant 1 : index
      %c16 = arith.constant 16 : index
      %extracted_3 = tensor.extract %arg0[%18, %15] : tensor<100x16xf32>
      linalg.yield %extracted_3 : f32
    } -> tensor<5x16xf32>
    return %13 : tensor<5x16xf32>
  }
}
