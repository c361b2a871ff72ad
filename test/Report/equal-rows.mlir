// Operations that agree in all that their rows show share a row, whose numbers are
// those of all of them; what differs in shape alone stands apart.

// RUN: mlir-roofline report %s --target=%S/Inputs/tiny.mlir | FileCheck %s
// RUN: mlir-roofline report %s --target=%S/Inputs/tiny.mlir --top=1 | FileCheck %s --check-prefix=TOP
// RUN: mlir-roofline report %s --target=%S/Inputs/tiny.mlir --all | FileCheck %s --check-prefix=ALL
// RUN: mlir-roofline report %s --target=%S/Inputs/tiny.mlir --target=%S/Inputs/wide.mlir > %t.txt
// RUN: FileCheck %s --check-prefix=TWO < %t.txt
// RUN: mlir-roofline report %s --target=%S/Inputs/tiny.mlir --target=%S/Inputs/wide.mlir --all > %t.all
// RUN: FileCheck %s --check-prefix=TWO < %t.all

// Each exp: 16 * 16 transcendentals, 2 * 16 * 16 * 4 B = 2 KiB in 2.048 us. Of three:
// 768, 6 KiB, 6.144 us, 3/4 of the time.
// CHECK:      id ops op location MACs FLOPs transc. bytes intensity bound by time share types{{$}}
// CHECK-NEXT: 0 ×3 linalg.exp net.layers.*/exp 0 0 768 6.00 KiB 0 DRAM 6.14 us 75.0 % 16x16xf32 -> 16x16xf32{{$}}
// CHECK-NEXT: 3 linalg.exp net.head/exp 0 0 256 2.00 KiB 0 DRAM 2.05 us 25.0 % 8x32xf32 -> 8x32xf32{{$}}
// CHECK-NEXT: ---
// CHECK-NEXT: total, 4 ops 0 0 1.02 k 8.00 KiB 0 DRAM 8.19 us 100.0 %{{$}}

// TOP:      0 ×3 linalg.exp
// TOP-NEXT: ... and 1 more row (25.0 % of the time); --all shows it

// ALL:      id op location
// ALL-NEXT: 0 linalg.exp net.layers.0/exp 0 0 256 2.00 KiB 0 DRAM 2.05 us 25.0 %
// ALL-NEXT: 1 linalg.exp net.layers.1/exp
// ALL-NEXT: 2 linalg.exp net.layers.2/exp
// ALL-NEXT: 3 linalg.exp net.head/exp
// ALL-NEXT: ---
// ALL-NEXT: total, 4 ops 0 0 1.02 k 8.00 KiB

// Which target is the fastest is counted by operation, however many rows there are.
// TWO:      target latency bound slowdown rows fastest
// TWO-NEXT: tiny {{.*}} 0 DRAM
// TWO-NEXT: wide {{.*}} 4

func.func @main(%a: tensor<16x16xf32>, %b: tensor<8x32xf32>) -> (tensor<16x16xf32>, tensor<8x32xf32>) {
  %empty = tensor.empty() : tensor<16x16xf32>
  %0 = linalg.exp ins(%a : tensor<16x16xf32>) outs(%empty : tensor<16x16xf32>) -> tensor<16x16xf32> loc("net.layers.0/exp")
  %1 = linalg.exp ins(%0 : tensor<16x16xf32>) outs(%empty : tensor<16x16xf32>) -> tensor<16x16xf32> loc("net.layers.1/exp")
  %2 = linalg.exp ins(%1 : tensor<16x16xf32>) outs(%empty : tensor<16x16xf32>) -> tensor<16x16xf32> loc("net.layers.2/exp")
  %other = tensor.empty() : tensor<8x32xf32>
  %3 = linalg.exp ins(%b : tensor<8x32xf32>) outs(%other : tensor<8x32xf32>) -> tensor<8x32xf32> loc("net.head/exp")
  return %2, %3 : tensor<16x16xf32>, tensor<8x32xf32>
}
