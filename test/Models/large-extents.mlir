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
