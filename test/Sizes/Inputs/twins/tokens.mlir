// NAMES: arg0.d0=B,arg0.d1=S
// VALUES: B=1,9 S=3,512
func.func @main(%x: tensor<{B}x{S}x128xbf16>, %w: tensor<128x128xbf16> {roofline.param}, %y: tensor<{B*S}x128xbf16>, %z: tensor<{B*S}x128xbf16>) -> tensor<{B*S}x128xbf16> {
  %zero = arith.constant 0.0 : bf16
  %t = tensor.collapse_shape %x [[0, 1], [2]] : tensor<{B}x{S}x128xbf16> into tensor<{B*S}x128xbf16>
  %t2 = linalg.add ins(%t, %t : tensor<{B*S}x128xbf16>, tensor<{B*S}x128xbf16>) outs(%z : tensor<{B*S}x128xbf16>) -> tensor<{B*S}x128xbf16>
  %y0 = linalg.fill ins(%zero : bf16) outs(%y : tensor<{B*S}x128xbf16>) -> tensor<{B*S}x128xbf16>
  %y1 = linalg.matmul ins(%t2, %w : tensor<{B*S}x128xbf16>, tensor<128x128xbf16>) outs(%y0 : tensor<{B*S}x128xbf16>) -> tensor<{B*S}x128xbf16>
  return %y1 : tensor<{B*S}x128xbf16>
}
