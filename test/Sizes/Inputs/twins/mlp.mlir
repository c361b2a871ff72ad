// NAMES: arg0.d0=B
// VALUES: B=1,7,2048
func.func @main(%x: tensor<{B}x256xbf16>, %w: tensor<256x512xbf16> {roofline.param},
                %v: tensor<512x64xbf16> {roofline.param}, %h: tensor<{B}x512xbf16>, %y: tensor<{B}x64xbf16>) -> tensor<{B}x64xbf16> {
  %zero = arith.constant 0.0 : bf16
  %h0 = linalg.fill ins(%zero : bf16) outs(%h : tensor<{B}x512xbf16>) -> tensor<{B}x512xbf16>
  %h1 = linalg.matmul ins(%x, %w : tensor<{B}x256xbf16>, tensor<256x512xbf16>) outs(%h0 : tensor<{B}x512xbf16>) -> tensor<{B}x512xbf16>
  %h2 = linalg.max ins(%h1, %h0 : tensor<{B}x512xbf16>, tensor<{B}x512xbf16>) outs(%h : tensor<{B}x512xbf16>) -> tensor<{B}x512xbf16>
  %y0 = linalg.fill ins(%zero : bf16) outs(%y : tensor<{B}x64xbf16>) -> tensor<{B}x64xbf16>
  %y1 = linalg.matmul ins(%h2, %v : tensor<{B}x512xbf16>, tensor<512x64xbf16>) outs(%y0 : tensor<{B}x64xbf16>) -> tensor<{B}x64xbf16>
  return %y1 : tensor<{B}x64xbf16>
}
