// RUN: roofline-opt %s --roofline-annotate | FileCheck %s

// Nothing wraps: three extents of 2^62 make 2^186 elements, of 4 bytes each.
// 2^186 = 98079714615416886934934209737619787751599303819750539264,
// 2^188 = 392318858461667547739736838950479151006397215279002157056,
// 2^189 = 784637716923335095479473677900958302012794430558004314112.
// CHECK-LABEL: @add
// CHECK: linalg.add
// CHECK-SAME: flops = 98079714615416886934934209737619787751599303819750539264, read = 784637716923335095479473677900958302012794430558004314112 B, write = 392318858461667547739736838950479151006397215279002157056 B
!huge = tensor<4611686018427387904x4611686018427387904x4611686018427387904xf32>
func.func @add(%a: !huge, %b: !huge) -> !huge {
  %e = tensor.empty() : !huge
  %0 = linalg.add ins(%a, %b : !huge, !huge) outs(%e : !huge) -> !huge
  return %0 : !huge
}

// On buffers in a memory of their own, packed: 2^186 bits are 2^183 bytes,
// 12259964326927110866866776217202473468949912977468817408.
// CHECK-LABEL: @copy
// CHECK: memref.copy
// CHECK-SAME: read = 12259964326927110866866776217202473468949912977468817408 B, write = 12259964326927110866866776217202473468949912977468817408 B
!bits = memref<4611686018427387904x4611686018427387904x4611686018427387904xi1, 3 : i32>
func.func @copy(%a: !bits, %b: !bits) {
  memref.copy %a, %b : !bits to !bits
  return
}

// A negative size makes no elements, never a negative count.
// CHECK-LABEL: @negative
// CHECK-NOT: roofline.cost
func.func @negative() -> tensor<?xf32> {
  %size = arith.constant -3 : index
  %0 = tensor.empty(%size) : tensor<?xf32>
  %1 = linalg.exp ins(%0 : tensor<?xf32>) outs(%0 : tensor<?xf32>) -> tensor<?xf32>
  return %1 : tensor<?xf32>
}

// A contraction of three loops of 2^62: 2^186 macs, twice as many flops,
// 196159429230833773869868419475239575503198607639501078528. It reads two matrices
// of 2^124 elements of 2 B, 2^126 = 85070591730234615865843651857942052864 B, and
// writes one of 4 B, as many.
// CHECK-LABEL: @matmul
// CHECK: linalg.matmul
// CHECK-SAME: macs = 98079714615416886934934209737619787751599303819750539264, flops = 196159429230833773869868419475239575503198607639501078528, read = 85070591730234615865843651857942052864 B, write = 85070591730234615865843651857942052864 B
!wide = tensor<4611686018427387904x4611686018427387904xf16>
!sums = tensor<4611686018427387904x4611686018427387904xf32>
func.func @matmul(%a: !wide, %b: !wide) -> !sums {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : !sums
  %f = linalg.fill ins(%zero : f32) outs(%e : !sums) -> !sums
  %0 = linalg.matmul ins(%a, %b : !wide, !wide) outs(%f : !sums) -> !sums
  return %0 : !sums
}

// A window over 2^62 positions touches 2^62 + 2 of its input, 8 B each:
// (2^62 + 2)*8, 3*8 and the accumulator, together 2^66 + 40; writes 2^65.
// CHECK-LABEL: @window
// CHECK: linalg.conv_1d
// CHECK-SAME: macs = 13835058055282163712, flops = 27670116110564327424, read = 73786976294838206504 B, write = 36893488147419103232 B
func.func @window(%x: tensor<4611686018427387906xf64>, %w: tensor<3xf64>, %c: tensor<4611686018427387904xf64>) -> tensor<4611686018427387904xf64> {
  %0 = linalg.conv_1d ins(%x, %w : tensor<4611686018427387906xf64>, tensor<3xf64>) outs(%c : tensor<4611686018427387904xf64>) -> tensor<4611686018427387904xf64>
  return %0 : tensor<4611686018427387904xf64>
}
