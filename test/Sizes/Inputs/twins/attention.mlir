// NAMES: arg0.d0=B,arg0.d1=S,arg1.d2=C
// VALUES: B=1,12 S=1,96 C=5,1024
func.func @main(%q: tensor<{B}x{S}x64xf16>, %k: tensor<{B}x64x{C}xf16>, %v: tensor<{B}x{C}x64xf16>,
                %s: tensor<{B}x{S}x{C}xf16>, %y: tensor<{B}x{S}x64xf16>) -> tensor<{B}x{S}x64xf16> {
  %zero = arith.constant 0.0 : f16
  %s0 = linalg.fill ins(%zero : f16) outs(%s : tensor<{B}x{S}x{C}xf16>) -> tensor<{B}x{S}x{C}xf16>
  %s1 = linalg.batch_matmul ins(%q, %k : tensor<{B}x{S}x64xf16>, tensor<{B}x64x{C}xf16>) outs(%s0 : tensor<{B}x{S}x{C}xf16>) -> tensor<{B}x{S}x{C}xf16>
  %s2 = linalg.exp ins(%s1 : tensor<{B}x{S}x{C}xf16>) outs(%s : tensor<{B}x{S}x{C}xf16>) -> tensor<{B}x{S}x{C}xf16>
  %y0 = linalg.fill ins(%zero : f16) outs(%y : tensor<{B}x{S}x64xf16>) -> tensor<{B}x{S}x64xf16>
  %y1 = linalg.batch_matmul ins(%s2, %v : tensor<{B}x{S}x{C}xf16>, tensor<{B}x{C}x64xf16>) outs(%y0 : tensor<{B}x{S}x64xf16>) -> tensor<{B}x{S}x64xf16>
  return %y1 : tensor<{B}x{S}x64xf16>
}
