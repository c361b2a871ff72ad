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
  %2 = linalg.matmul ins(%1, %w : tensor<?x64xf32>, tensor<64x64xf32>) outs(%f : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/tail/fc2")
  %3 = linalg.exp ins(%2 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/tail/act2")
  %4 = linalg.exp ins(%3 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/tail/act2")
  %r0 = linalg.exp ins(%4 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/exp0")
  %r1 = linalg.log ins(%r0 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/log1")
  %r2 = linalg.abs ins(%r1 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/abs2")
  %r3 = linalg.negf ins(%r2 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/negf3")
  %r4 = linalg.exp ins(%r3 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/exp4")
  %r5 = linalg.log ins(%r4 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/log5")
  %r6 = linalg.abs ins(%r5 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/abs6")
  %r7 = linalg.negf ins(%r6 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/negf7")
  %r8 = linalg.exp ins(%r7 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/exp8")
  %r9 = linalg.log ins(%r8 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/log9")
  %r10 = linalg.abs ins(%r9 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/abs10")
  %r11 = linalg.negf ins(%r10 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/negf11")
  %r12 = linalg.exp ins(%r11 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/exp12")
  %r13 = linalg.log ins(%r12 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/log13")
  %r14 = linalg.abs ins(%r13 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/abs14")
  %r15 = linalg.negf ins(%r14 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/negf15")
  %r16 = linalg.exp ins(%r15 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/exp16")
  %r17 = linalg.log ins(%r16 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/log17")
  %r18 = linalg.abs ins(%r17 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/abs18")
  %r19 = linalg.negf ins(%r18 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/negf19")
  %r20 = linalg.exp ins(%r19 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/exp20")
  %r21 = linalg.log ins(%r20 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/log21")
  %r22 = linalg.abs ins(%r21 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/abs22")
  %r23 = linalg.negf ins(%r22 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/negf23")
  %r24 = linalg.exp ins(%r23 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/exp24")
  %r25 = linalg.log ins(%r24 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/log25")
  %r26 = linalg.abs ins(%r25 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/abs26")
  %r27 = linalg.negf ins(%r26 : tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/negf27")
  %5 = "acme.stencil"(%y) : (tensor<8x64xf32>) -> tensor<8x64xf32> loc("own")
  return %r27, %5 : tensor<?x64xf32>, tensor<8x64xf32>
}
func.func @other(%x: tensor<8x64xf32>) -> tensor<8x64xf32> {
  %0 = arith.addf %x, %x : tensor<8x64xf32> loc("other")
  return %0 : tensor<8x64xf32>
}
