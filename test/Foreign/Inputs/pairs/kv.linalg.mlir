#map = affine_map<() -> ()>
module @jit__lambda {
  func.func public @main(%arg0: tensor<100x16xf32>, %arg1: tensor<1x16xf32>, %arg2: tensor<i32>) -> (tensor<100x16xf32> {jax.result_info = "result"}) {
    %cst = arith.constant dense<100> : tensor<i32>
    %cst_0 = arith.constant dense<0> : tensor<i32>
    %0 = tensor.empty() : tensor<i1>
    %c0_i32 = arith.constant 0 : i32
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = []} ins(%arg2 : tensor<i32>) outs(%0 : tensor<i1>) {
    ^bb0(%in: i32, %out: i1):
      %12 = arith.cmpi slt, %in, %c0_i32 : i32
      linalg.yield %12 : i1
    } -> tensor<i1>
    %2 = tensor.empty() : tensor<i32>
    %c100_i32 = arith.constant 100 : i32
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = []} ins(%arg2 : tensor<i32>) outs(%2 : tensor<i32>) {
    ^bb0(%in: i32, %out: i32):
      %12 = arith.addi %in, %c100_i32 : i32
      linalg.yield %12 : i32
    } -> tensor<i32>
    %4 = tensor.empty() : tensor<i32>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = []} ins(%1, %3, %arg2 : tensor<i1>, tensor<i32>, tensor<i32>) outs(%4 : tensor<i32>) {
    ^bb0(%in: i1, %in_3: i32, %in_4: i32, %out: i32):
      %12 = arith.select %in, %in_3, %in_4 : i32
      linalg.yield %12 : i32
    } -> tensor<i32>
    %c0 = arith.constant 0 : index
    %extracted = tensor.extract %5[] : tensor<i32>
    %6 = arith.index_cast %extracted : i32 to index
    %c99 = arith.constant 99 : index
    %7 = arith.maxsi %6, %c0 : index
    %8 = arith.minsi %7, %c99 : index
    %extracted_1 = tensor.extract %cst_0[] : tensor<i32>
    %9 = arith.index_cast %extracted_1 : i32 to index
    %c0_2 = arith.constant 0 : index
    %10 = arith.maxsi %9, %c0 : index
    %11 = arith.minsi %10, %c0_2 : index
    %inserted_slice = tensor.insert_slice %arg1 into %arg0[%8, %11] [1, 16] [1, 1] : tensor<1x16xf32> into tensor<100x16xf32>
    return %inserted_slice : tensor<100x16xf32>
  }
}
