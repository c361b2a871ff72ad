// RUN: mlir-roofline report %s --format=json | %python %S/../Inputs/list-work.py | FileCheck %s

!plain = !quant.uniform<i8:f32, 0.5>
!shifted = !quant.uniform<i8:f32, 0.5:3>
!narrow = !quant.uniform<i8<-100:100>:f32, 0.5>
!axis = !quant.uniform<u4:f32:0, {0.5, 0.25:1, 2.0}>

func.func @quant(%f: tensor<7x3xf32>, %s: f32, %a: tensor<3x5x!axis>) {
  // 21 elements, 4 B each in and 1 B each out: divided, rounded.
  // CHECK: quant.qcast: f32.div=21 i8.convert=21 read=84 write=21{{$}}
  %0 = quant.qcast %f : tensor<7x3xf32> to tensor<7x3x!plain>
  // Shifted by a zero point.
  // CHECK-NEXT: quant.qcast: f32.add=21 f32.div=21 i8.convert=21 read=84 write=21{{$}}
  %1 = quant.qcast %f : tensor<7x3xf32> to tensor<7x3x!shifted>
  // Clamped from below and above.
  // CHECK-NEXT: quant.qcast: f32.div=21 i8.compare=42 i8.convert=21 read=84 write=21{{$}}
  %2 = quant.qcast %f : tensor<7x3xf32> to tensor<7x3x!narrow>
  // CHECK-NEXT: quant.dcast: f32.mul=21 f32.convert=21 read=21 write=84{{$}}
  %3 = quant.dcast %0 : tensor<7x3x!plain> to tensor<7x3xf32>
  // 15 elements of 4 bits are 8 B; one zero point is not 0, so all are shifted.
  // CHECK-NEXT: quant.dcast: f32.mul=15 f32.add=15 f32.convert=15 read=8 write=60{{$}}
  %4 = quant.dcast %a : tensor<3x5x!axis> to tensor<3x5xf32>
  // A scalar moves nothing.
  // CHECK-NEXT: quant.qcast: f32.div=1 i8.convert=1{{$}}
  %5 = quant.qcast %s : f32 to !plain
  // CHECK-NOT: quant.scast
  %6 = quant.scast %0 : tensor<7x3x!plain> to tensor<7x3xi8>
  return
}
