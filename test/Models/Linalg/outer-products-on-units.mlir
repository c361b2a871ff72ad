// RUN: roofline-opt %s --roofline-annotate=target=nvidia-h100-sxm | FileCheck %s

// A matrix unit takes a product of vectors and the sum that it is added to, since both
// are one operation; not what is combined otherwise.
// CHECK: vector.outerproduct {{.*}}<compute, "matrix.f16">, roofline.cost = #roofline.cost<macs = 256, flops = 512>
// CHECK: vector.outerproduct {{.*}}<compute, "matrix.f16">, roofline.cost = #roofline.cost<macs = 256, flops = 512>
// CHECK: vector.outerproduct {{.*}}<compute, "vector.f16">, roofline.cost = #roofline.cost<flops = 256>
func.func @products(%a: vector<16xf16>, %b: vector<16xf16>, %c: vector<16xf16>, %sum: vector<16x16xf16>) -> vector<16x16xf16> {
  %0 = vector.outerproduct %a, %b, %sum : vector<16xf16>, vector<16xf16>
  %1 = vector.outerproduct %c, %b, %0 : vector<16xf16>, vector<16xf16>
  %2 = vector.outerproduct %a, %c : vector<16xf16>, vector<16xf16>
  %3 = vector.outerproduct %a, %c, %2 {kind = #vector.kind<maxnumf>} : vector<16xf16>, vector<16xf16>
  return %1 : vector<16x16xf16>
}
