// RUN: mlir-roofline report %s --allow-unregistered-dialect --function=main --format=svg --target=%S/../Inputs/tiny.mlir -o %t.svg
// RUN: FileCheck %s < %t.svg
// RUN: %python %S/../Inputs/check_svg.py %t.svg | FileCheck %s --check-prefix=READ

// The axes are around the points and ridge points, with room: 0.01 to 10 per byte in
// 660 pixels from 72 on, and 10 M/s to 10 G/s in 400 pixels up from 496.
// The add does 16 FLOPs on 192 B at 1 GB/s: 1/12 per byte and 83.3 M/s, at
//   x = 72 + (log10(1/12) + 2) * 220 = 274.58,
//   y = 496 - (log10(83.3e6) - 7) * 400/3 = 373.22.
// The product does 2 * 64^3 = 524288 FLOPs at 2 G/s, 262 us, on 4 * 64^2 * 4 B: 8 per
// byte, at x = 72 + (log10(8) + 2) * 220 = 710.68, y = 496 - (log10(2e9) - 7) * 400/3
// = 189.2. Of the time, with 192 ns and 128 ns, it is 0.99878, so its area is that of a
// radius of 20 * sqrt(0.99878) = 19.988; a diamond reaches sqrt(pi/2) times as far, 25.05.
// Up to 8 G/s, the highest peak, memory is the limit: to 8 per byte, where y is
// 496 - (log10(8e9) - 7) * 400/3 = 108.92.

//      CHECK: <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 [[SIZE:[0-9. ]+]]"
//      CHECK: prefers-color-scheme: dark
//      CHECK: <polyline class="roof" points="72,496 710.68,108.92"/>
//      CHECK: <polyline class="idle" points="710.68,108.92 732,108.92"/>
//      CHECK: <polyline class="roof" points="578.23,189.2 732,189.2"/>
//      CHECK: <polygon class="compute" points="710.68,164.15 735.73,189.2 710.68,214.25 685.63,189.2"><title>linalg.matmul at prod: 8 per byte, 2.00 G/s, 262 us (99.9 %), bound by vector.f32</title></polygon>
//      CHECK: <circle class="memory" cx="274.58" cy="373.22" r="2.5"><title>linalg.add at sum: 0.0833 per byte, 83.3 M/s, 192 ns (0.1 %), bound by DRAM</title></circle>

// READ: 1 memory
// READ: 1 compute
// READ: text: {{.*}}svg.mlir, main on tiny
// READ: text: latency bound 262 us
// READ: text: matrix.f16  8.00 G/s
// READ: text: vector.f32  2.00 G/s
// READ: text: DRAM  1.00 GB/s
// READ: text: prod
// READ: text: Not shown: 1 of 3 rows without FLOPs and int ops, <0.1 % of the time

// Names are text, whatever they are; what is not known is not shown as 0.
// RUN: mlir-roofline report %s --function=hostile --format=svg --target=%S/../Inputs/tiny.mlir --allow-unregistered-dialect -o %t.hostile.svg
// RUN: %python %S/../Inputs/check_svg.py %t.hostile.svg | FileCheck %s --check-prefix=HOSTILE
// HOSTILE: 2 memory
// HOSTILE-DAG: linalg.add at </text></svg><script>alert(1)</script>: 0.0833 per byte
// HOSTILE-DAG: linalg.square at ]]>&amp;<!-- "'\0A\1B[31m\00: 0.125 per byte
// HOSTILE: text: {{.*}}rt(1)</script>
// HOSTILE: text: Not shown: 1 of 3 rows whose counts or times are not known

// Labels keep apart where there are many, and equal rows are one mark.
// RUN: mlir-roofline report %src_root/docs/examples/resnet20.mlir --format=svg --target=amd-mi300x -o %t.many.svg
// RUN: %python %S/../Inputs/check_svg.py %t.many.svg | FileCheck %s --check-prefix=MANY
// MANY: tosa.add at layer1.0.add and 8 more: 0.0833 per byte
// MANY: text: matrix.f8E4M3FNUZ  2.61 P/s
// MANY: text: Infinity Cache  17.2 TB/s
// MANY: text: tosa.add x 9
// RUN: mlir-roofline report %src_root/docs/examples/resnet20.mlir --format=svg --group-by=kind --target=nvidia-h100-sxm --cache=hot -o %t.kind.svg
// RUN: %python %S/../Inputs/check_svg.py %t.kind.svg | FileCheck %s --check-prefix=KIND
// KIND: text: {{.*}}; caches hot
// KIND: text: tosa.conv2d

// The picture is of one target.
// RUN: not mlir-roofline report %s --allow-unregistered-dialect --format=svg 2>&1 | FileCheck %s --check-prefix=NONE
// NONE: error: in --format=svg: expected one target, whose roofline the picture is, found none
// RUN: not mlir-roofline report %s --allow-unregistered-dialect --format=svg --target=nvidia-t4 --target=nvidia-h100-sxm 2>&1 | FileCheck %s --check-prefix=SEVERAL
// SEVERAL: error: in --format=svg: expected one target, whose roofline the picture is, found 2
// RUN: not mlir-roofline report %s --allow-unregistered-dialect --format=svg --target=nvidia-t4 --fusion 2>&1 | FileCheck %s --check-prefix=FUSION
// FUSION: error: in --fusion: expected --format={{.*}}, not svg

func.func @main(%a: tensor<4x4xf32>, %b: tensor<4x4xf32>, %c: tensor<64x64xf32>, %d: tensor<64x64xf32>, %e: tensor<64x64xf32>) -> (tensor<4x4xf32>, tensor<4x4xf32>, tensor<64x64xf32>) {
  %empty = tensor.empty() : tensor<4x4xf32>
  %0 = linalg.add ins(%a, %b : tensor<4x4xf32>, tensor<4x4xf32>) outs(%empty : tensor<4x4xf32>) -> tensor<4x4xf32> loc("sum")
  %1 = linalg.exp ins(%a : tensor<4x4xf32>) outs(%empty : tensor<4x4xf32>) -> tensor<4x4xf32>
  %2 = linalg.matmul ins(%c, %d : tensor<64x64xf32>, tensor<64x64xf32>) outs(%e : tensor<64x64xf32>) -> tensor<64x64xf32> loc("prod")
  return %0, %1, %2 : tensor<4x4xf32>, tensor<4x4xf32>, tensor<64x64xf32>
}
func.func @hostile(%a: tensor<4x4xf32>, %b: tensor<4x4xf32>, %c: tensor<2x2xf32>) -> (tensor<4x4xf32>, tensor<2x2xi32>, tensor<4x4xf32>) {
  %empty = tensor.empty() : tensor<4x4xf32>
  %0 = linalg.add ins(%a, %b : tensor<4x4xf32>, tensor<4x4xf32>) outs(%empty : tensor<4x4xf32>) -> tensor<4x4xf32> loc("</text></svg><script>alert(1)</script>")
  %i = tensor.empty() : tensor<2x2xi32>
  %x = tensor.empty() : tensor<2x2xf32>
  %1 = linalg.square ins(%c : tensor<2x2xf32>) outs(%x : tensor<2x2xf32>) -> tensor<2x2xf32> loc("]]>&amp;<!-- \22'\0A\1B[31m\00")
  %2 = "mine.op"(%1) : (tensor<2x2xf32>) -> tensor<2x2xi32>
  return %0, %2, %0 : tensor<4x4xf32>, tensor<2x2xi32>, tensor<4x4xf32>
}
