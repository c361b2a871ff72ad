// NAMES: arg0.d0=B,arg0.d1=S,arg1.d0=B,arg1.d1=S,arg2.d0=B
// VALUES: B=3,40 S=8,33
// What is returned of a result, and what is written into an argument, are parts of open size.
func.func @main(%x: tensor<{B}x{S}xf32>, %e: tensor<{B}x{S}xf32>, %e4: tensor<{B}x4xf32>) -> (tensor<{B}x4xf32>, tensor<{B}x{S}xf32>) {
  %c0 = arith.constant 0 : index
  %B = tensor.dim %x, %c0 : tensor<{B}x{S}xf32>
  %0 = linalg.exp ins(%x : tensor<{B}x{S}xf32>) outs(%e : tensor<{B}x{S}xf32>) -> tensor<{B}x{S}xf32>
  %two = tensor.extract_slice %0[0, 0] [{B|%B}, 4] [1, 1] : tensor<{B}x{S}xf32> to tensor<{B}x4xf32>
  %1 = linalg.exp ins(%two : tensor<{B}x4xf32>) outs(%e4 : tensor<{B}x4xf32>) -> tensor<{B}x4xf32>
  %ins = tensor.insert_slice %1 into %x[0, 2] [{B|%B}, 4] [1, 1] : tensor<{B}x4xf32> into tensor<{B}x{S}xf32>
  return %two, %ins : tensor<{B}x4xf32>, tensor<{B}x{S}xf32>
}
