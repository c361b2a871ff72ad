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
  %1 = linalg.add ins(%0, %0 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/block/net/act1")
  %2 = linalg.matmul ins(%1, %w : tensor<?x64xf32>, tensor<64x64xf32>) outs(%f : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/tail/fc2")
  %3 = linalg.add ins(%2, %2 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/tail/act2")
  %4 = linalg.add ins(%3, %3 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/tail/act2")
  %r0 = linalg.add ins(%4, %4 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/exp0")
  %r1 = linalg.add ins(%r0, %r0 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/log1")
  %r2 = linalg.add ins(%r1, %r1 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/abs2")
  %r3 = linalg.add ins(%r2, %r2 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/negf3")
  %r4 = linalg.add ins(%r3, %r3 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/exp4")
  %r5 = linalg.add ins(%r4, %r4 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/log5")
  %r6 = linalg.add ins(%r5, %r5 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/abs6")
  %r7 = linalg.add ins(%r6, %r6 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/negf7")
  %r8 = linalg.add ins(%r7, %r7 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/exp8")
  %r9 = linalg.add ins(%r8, %r8 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/log9")
  %r10 = linalg.add ins(%r9, %r9 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/abs10")
  %r11 = linalg.add ins(%r10, %r10 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/negf11")
  %r12 = linalg.add ins(%r11, %r11 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/exp12")
  %r13 = linalg.add ins(%r12, %r12 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/log13")
  %r14 = linalg.add ins(%r13, %r13 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/abs14")
  %r15 = linalg.add ins(%r14, %r14 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/negf15")
  %r16 = linalg.add ins(%r15, %r15 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/exp16")
  %r17 = linalg.add ins(%r16, %r16 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/log17")
  %r18 = linalg.add ins(%r17, %r17 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/abs18")
  %r19 = linalg.add ins(%r18, %r18 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/negf19")
  %r20 = linalg.add ins(%r19, %r19 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/exp20")
  %r21 = linalg.add ins(%r20, %r20 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/log21")
  %r22 = linalg.add ins(%r21, %r21 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/abs22")
  %r23 = linalg.add ins(%r22, %r22 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/negf23")
  %r24 = linalg.add ins(%r23, %r23 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/exp24")
  %r25 = linalg.add ins(%r24, %r24 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/log25")
  %r26 = linalg.add ins(%r25, %r25 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/abs26")
  %r27 = linalg.add ins(%r26, %r26 : tensor<?x64xf32>, tensor<?x64xf32>) outs(%e : tensor<?x64xf32>) -> tensor<?x64xf32> loc("model/rows/negf27")
  %5 = "acme.stencil"(%y) : (tensor<8x64xf32>) -> tensor<8x64xf32> loc("own")
  return %r27, %5 : tensor<?x64xf32>, tensor<8x64xf32>
}
func.func @other(%x: tensor<8x64xf32>) -> tensor<8x64xf32> {
  %0 = arith.mulf %x, %x : tensor<8x64xf32> loc("other")
  return %0 : tensor<8x64xf32>
}
