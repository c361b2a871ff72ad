// NAMES: arg0.d0=S,arg0.d1=S,arg1.d0=S,arg1.d1=S,arg2.d0=S,arg2.d1=S,arg3.d0=P,arg4.d0=S,arg4.d1=T,arg5.d0=S,arg5.d1=T
// VALUES: S=7,40 P=1,9 T=50,61
// A triangle that a product tests itself, keys of a step behind those that are past, and blocks.
func.func @main(%x: tensor<{S}x{S}xf32>, %y: tensor<{S}x{S}xf32>, %o: tensor<{S}x{S}xf32>,
                %past: tensor<{P}xf32>, %scores: tensor<{S}x{T}xf32>, %e: tensor<{S}x{T}xf32>)
    -> (tensor<{S}x{S}xf32>, tensor<{S}x{T}xf32>, tensor<{S}x{T}xf32>) {
  %c0 = arith.constant 0 : index
  %c4 = arith.constant 4 : index
  %zero = arith.constant 0.0 : f32
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i, k)>, affine_map<(i, j, k) -> (k, j)>, affine_map<(i, j, k) -> (i, j)>], iterator_types = ["parallel", "parallel", "reduction"]} ins(%x, %y : tensor<{S}x{S}xf32>, tensor<{S}x{S}xf32>) outs(%o : tensor<{S}x{S}xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %i = linalg.index 0 : index
    %k = linalg.index 2 : index
    %behind = arith.cmpi ugt, %k, %i : index
    %p = arith.mulf %a, %b : f32
    %s = arith.addf %c, %p : f32
    %m = arith.select %behind, %c, %s : f32
    linalg.yield %m : f32
  } -> tensor<{S}x{S}xf32>
  %P = tensor.dim %past, %c0 : tensor<{P}xf32>
  %P64 = arith.index_cast %P : index to i64
  %1 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%scores : tensor<{S}x{T}xf32>) outs(%e : tensor<{S}x{T}xf32>) {
  ^bb0(%a: f32, %c: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %i64 = arith.index_cast %i : index to i64
    %j64 = arith.index_cast %j : index to i64
    %last = arith.addi %i64, %P64 : i64
    %behind = arith.cmpi sgt, %j64, %last : i64
    %m = arith.select %behind, %zero, %a : f32
    linalg.yield %m : f32
  } -> tensor<{S}x{T}xf32>
  %2 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%scores : tensor<{S}x{T}xf32>) outs(%e : tensor<{S}x{T}xf32>) {
  ^bb0(%a: f32, %c: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %row = arith.floordivsi %i, %c4 : index
    %column = arith.floordivsi %j, %c4 : index
    %same = arith.cmpi eq, %row, %column : index
    %m = arith.select %same, %a, %zero : f32
    linalg.yield %m : f32
  } -> tensor<{S}x{T}xf32>
  return %0, %1, %2 : tensor<{S}x{S}xf32>, tensor<{S}x{T}xf32>, tensor<{S}x{T}xf32>
}
