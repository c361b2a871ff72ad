// NAMES: arg0.d0=B,arg0.d1=S,arg1.d0=B,arg1.d1=S,arg2.d0=B,arg3.d0=B,arg3.d1=S
// VALUES: B=5,40 S=8,33
// Above the diagonal nothing of %x is read, and of the rows of %y two are needed.
func.func @main(%x: tensor<{B}x{S}xf32>, %e: tensor<{B}x{S}xf32>, %r: tensor<{B}xf32>, %y: tensor<{B}x{S}xf32>) -> (tensor<{B}x{S}xf32>, tensor<2xf32>) {
  %zero = arith.constant 0.0 : f32
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<{B}x{S}xf32>) outs(%e : tensor<{B}x{S}xf32>) {
  ^bb0(%a: f32, %b: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %test = arith.cmpi sge, %i, %j : index
    %c = arith.select %test, %a, %zero : f32
    linalg.yield %c : f32
  } -> tensor<{B}x{S}xf32>
  %f = linalg.fill ins(%zero : f32) outs(%r : tensor<{B}xf32>) -> tensor<{B}xf32>
  %sum = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>], iterator_types = ["parallel", "reduction"]} ins(%y : tensor<{B}x{S}xf32>) outs(%f : tensor<{B}xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.addf %a, %b : f32
    linalg.yield %c : f32
  } -> tensor<{B}xf32>
  %two = tensor.extract_slice %sum[0] [2] [1] : tensor<{B}xf32> to tensor<2xf32>
  return %0, %two : tensor<{B}x{S}xf32>, tensor<2xf32>
}
