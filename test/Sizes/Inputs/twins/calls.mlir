// NAMES: arg0.d0=B,arg1.d0=S
// VALUES: B=1,32 S=2,500
func.func @main(%x: tensor<{B}x64xf32>, %y: tensor<{S}x64xf32>) -> (tensor<?x64xf32>, tensor<?x64xf32>) {
  %a = tensor.cast %x : tensor<{B}x64xf32> to tensor<?x64xf32>
  %b = tensor.cast %y : tensor<{S}x64xf32> to tensor<?x64xf32>
  %0 = call @double(%a) : (tensor<?x64xf32>) -> tensor<?x64xf32>
  %1 = call @double(%b) : (tensor<?x64xf32>) -> tensor<?x64xf32>
  return %0, %1 : tensor<?x64xf32>, tensor<?x64xf32>
}
func.func private @double(%x: tensor<?x64xf32>) -> tensor<?x64xf32> {
  %0 = arith.addf %x, %x : tensor<?x64xf32>
  return %0 : tensor<?x64xf32>
}
