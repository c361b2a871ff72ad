// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../Inputs/list-work.py | FileCheck --match-full-lines %s

// What 11 elements of each type take in memory, as a copy reads and writes them;
// types narrower than a byte are packed and rounded up once. 11 bits are 2 B, 44
// are 6 B, 66 are 9 B.

// CHECK: memref.copy: read=2 write=2
// CHECK-NEXT: memref.copy: read=6 write=6
// CHECK-NEXT: memref.copy: read=6 write=6
// CHECK-NEXT: memref.copy: read=9 write=9
func.func @packed(%a: memref<11xi1>, %a2: memref<11xi1>, %b: memref<11xi4>, %b2: memref<11xi4>, %c: memref<11xf4E2M1FN>, %c2: memref<11xf4E2M1FN>, %d: memref<11xf6E3M2FN>, %d2: memref<11xf6E3M2FN>) {
  memref.copy %a, %a2 : memref<11xi1> to memref<11xi1>
  memref.copy %b, %b2 : memref<11xi4> to memref<11xi4>
  memref.copy %c, %c2 : memref<11xf4E2M1FN> to memref<11xf4E2M1FN>
  memref.copy %d, %d2 : memref<11xf6E3M2FN> to memref<11xf6E3M2FN>
  return
}

// 11 of 1, 6 (TOSA's accumulators), 8 (complex; index) and 24 B (vectors of 6).
// CHECK-NEXT: memref.copy: read=11 write=11
// CHECK-NEXT: memref.copy: read=66 write=66
// CHECK-NEXT: memref.copy: read=88 write=88
// CHECK-NEXT: memref.copy: read=88 write=88
// CHECK-NEXT: memref.copy: read=264 write=264
func.func @whole(%a: memref<11xf8E5M2>, %a2: memref<11xf8E5M2>, %b: memref<11xi48>, %b2: memref<11xi48>, %c: memref<11xcomplex<f32>>, %c2: memref<11xcomplex<f32>>, %d: memref<11xindex>, %d2: memref<11xindex>, %e: memref<11xvector<2x3xf32>>, %e2: memref<11xvector<2x3xf32>>) {
  memref.copy %a, %a2 : memref<11xf8E5M2> to memref<11xf8E5M2>
  memref.copy %b, %b2 : memref<11xi48> to memref<11xi48>
  memref.copy %c, %c2 : memref<11xcomplex<f32>> to memref<11xcomplex<f32>>
  memref.copy %d, %d2 : memref<11xindex> to memref<11xindex>
  memref.copy %e, %e2 : memref<11xvector<2x3xf32>> to memref<11xvector<2x3xf32>>
  return
}

// A memory space and a layout with gaps change nothing: 11 elements of 2 B.
// CHECK-NEXT: memref.copy: read=22 write=22
// CHECK-NEXT: memref.copy: read=22 write=22
// CHECK-NEXT: memref.copy: read=22 write=22
func.func @places(%a: memref<11xbf16>, %b: memref<11xbf16, 3>, %c: memref<11xbf16, #gpu.address_space<workgroup>>, %d: memref<11xbf16, strided<[4], offset: 7>, "on chip">) {
  memref.copy %a, %b : memref<11xbf16> to memref<11xbf16, 3>
  memref.copy %b, %c : memref<11xbf16, 3> to memref<11xbf16, #gpu.address_space<workgroup>>
  memref.copy %c, %d : memref<11xbf16, #gpu.address_space<workgroup>> to memref<11xbf16, strided<[4], offset: 7>, "on chip">
  return
}

// A quantised type takes what it is stored as: 1 B; 4 bits, so 6 B in, once, and
// 11 B out.
// CHECK-NEXT: tensor.concat: read=11 write=22
// CHECK-NEXT: tensor.concat: read=6 write=11
func.func @quantised(%a: tensor<11x!quant.uniform<i8:f32, 0.5:3>>, %b: tensor<11x!quant.uniform<u4:f32, 0.5>>) -> (tensor<22x!quant.uniform<i8:f32, 0.5:3>>, tensor<22x!quant.uniform<u4:f32, 0.5>>) {
  %0 = tensor.concat dim(0) %a, %a : (tensor<11x!quant.uniform<i8:f32, 0.5:3>>, tensor<11x!quant.uniform<i8:f32, 0.5:3>>) -> tensor<22x!quant.uniform<i8:f32, 0.5:3>>
  %1 = tensor.concat dim(0) %b, %b : (tensor<11x!quant.uniform<u4:f32, 0.5>>, tensor<11x!quant.uniform<u4:f32, 0.5>>) -> tensor<22x!quant.uniform<u4:f32, 0.5>>
  return %0, %1 : tensor<22x!quant.uniform<i8:f32, 0.5:3>>, tensor<22x!quant.uniform<u4:f32, 0.5>>
}

// 16384 * 8192 * 32 bits are 2^32: a type so wide has no size.
// CHECK-NEXT: memref.copy: bytes:unknown
func.func @wide(%a: memref<2xvector<16384x8192xf32>>, %b: memref<2xvector<16384x8192xf32>>) {
  memref.copy %a, %b : memref<2xvector<16384x8192xf32>> to memref<2xvector<16384x8192xf32>>
  return
}
