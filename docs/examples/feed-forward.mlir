// The feed-forward part of a language model's layer in bf16. How many sequences
// there are, and how long they are, is open.
func.func @main(
    %x: tensor<?x?x4096xbf16> {roofline.size = ["batch", "sequence", ""],
                               roofline.range = ["1..512", "1..8192", ""]},
    %up: tensor<4096x14336xbf16> {roofline.param},
    %down: tensor<14336x4096xbf16> {roofline.param}) -> tensor<?x?x4096xbf16> {
  %zero = arith.constant 0.0 : bf16
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %batch = tensor.dim %x, %c0 : tensor<?x?x4096xbf16>
  %sequence = tensor.dim %x, %c1 : tensor<?x?x4096xbf16>
  %tokens = tensor.collapse_shape %x [[0, 1], [2]] : tensor<?x?x4096xbf16> into tensor<?x4096xbf16>
  %n = tensor.dim %tokens, %c0 : tensor<?x4096xbf16>
  %empty = tensor.empty(%n) : tensor<?x14336xbf16>
  %init = linalg.fill ins(%zero : bf16) outs(%empty : tensor<?x14336xbf16>) -> tensor<?x14336xbf16>
  %wide = linalg.matmul ins(%tokens, %up : tensor<?x4096xbf16>, tensor<4096x14336xbf16>) outs(%init : tensor<?x14336xbf16>) -> tensor<?x14336xbf16>
  %relu = linalg.max ins(%wide, %init : tensor<?x14336xbf16>, tensor<?x14336xbf16>) outs(%empty : tensor<?x14336xbf16>) -> tensor<?x14336xbf16>
  %narrow = tensor.empty(%n) : tensor<?x4096xbf16>
  %init2 = linalg.fill ins(%zero : bf16) outs(%narrow : tensor<?x4096xbf16>) -> tensor<?x4096xbf16>
  %out = linalg.matmul ins(%relu, %down : tensor<?x14336xbf16>, tensor<14336x4096xbf16>) outs(%init2 : tensor<?x4096xbf16>) -> tensor<?x4096xbf16>
  %result = tensor.expand_shape %out [[0, 1], [2]] output_shape [%batch, %sequence, 4096] : tensor<?x4096xbf16> into tensor<?x?x4096xbf16>
  return %result : tensor<?x?x4096xbf16>
}
