// Every option has something to say of it: a size is open, f32 is multiplied, a
// function may be left out, equal operations share a row, one operation has no
// model, a product is followed by what can be fused with it.
func.func @main(%x: tensor<?x64xf32>, %w: tensor<64x64xf32>, %y: tensor<8x64xf32>) -> (tensor<?x64xf32>, tensor<8x64xf32>) {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %d = tensor.dim %x, %c0 : tensor<?x64xf32>
  %e = tensor.empty(%d) : tensor<?x64xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<?x64xf32>, tensor<64x64xf32>) outs(%f : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/block/net/fc1")
  %1 = linalg.exp ins(%0 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/block/net/act1")
  %2 = linalg.matmul ins(%1, %w : tensor<?x64xf32>, tensor<64x64xf32>) outs(%f : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/block/net/fc2")
  %3 = linalg.log ins(%2 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/block/net/act2")
  %4 = linalg.exp ins(%3 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/block/net/act2")
  %5 = "acme.stencil"(%y) : (tensor<8x64xf32>) -> tensor<8x64xf32> loc("own")
  return %4, %5 : tensor<?x64xf32>, tensor<8x64xf32>
}
func.func @other(%x: tensor<8x64xf32>) -> tensor<8x64xf32> {
  %0 = arith.mulf %x, %x : tensor<8x64xf32> loc("other")
  return %0 : tensor<8x64xf32>
}
