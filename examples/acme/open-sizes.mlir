// With open sizes the counts are formulas: of n rows, acme.half leaves ceildiv(n, 2).
func.func @main(%x: tensor<?x64xf32>, %w: tensor<64x32xi8>) -> tensor<?x32xf32> {
  %half = acme.half %x : tensor<?x64xf32> -> tensor<?x64xf32>
  %y = acme.linear %half, %w : tensor<?x64xf32>, tensor<64x32xi8> -> tensor<?x32xf32>
  return %y : tensor<?x32xf32>
}
