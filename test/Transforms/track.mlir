// RUN: roofline-opt %s --roofline-track -o /dev/null --pass-pipeline='builtin.module(canonicalize,cse,func.func(tosa-to-linalg-named),func.func(canonicalize,tosa-to-linalg))' 2>&1 | FileCheck %s
// RUN: %python %src_root/test/Tools/Inputs/run-in-terminal.py 48 roofline-opt %s --roofline-track -o /dev/null --cse --canonicalize > %t.narrow
// RUN: FileCheck %s --check-prefix=NARROW < %t.narrow
// RUN: sed 1d %t.narrow > %t.table
// RUN: %python %src_root/test/Tools/Inputs/max-width.py 48 < %t.table
// RUN: roofline-opt %s --roofline-track -o %t.mlir --pass-pipeline='builtin.module(cse)' 2>/dev/null
// RUN: roofline-opt %s -o %t.plain.mlir --pass-pipeline='builtin.module(cse)'
// RUN: cmp %t.mlir %t.plain.mlir

// Every pass has a row with what it changed, and the program's counts stand
// before and after. The matmul has 8*8*8 = 512 macs, 2*512 flops, and moves
// 3 * 64 * 4 = 768 B; each of the other three has 64 flops and moves as much,
// together 1024 + 192 = 1216 flops and 3072 B.
// CHECK: What passes change in {{.*}}track.mlir
// CHECK: pass {{ *}}MACs {{ *}}FLOPs {{ *}}bytes  changed most
// CHECK-NEXT: before {{ *}}512 {{ *}}1.22 k {{ *}}3.00 KiB  4 costed ops
// CHECK-NEXT: ---
// CHECK-NEXT: canonicalize{{$}}
// One of the equal sums goes: 64 flops and 768 B, and the difference reads one
// tensor instead of two: 256 B.
// CHECK-NEXT: cse {{ *}}0 {{ *}}-64 ! {{ *}}-1.00 KiB  tosa.add -> (gone) at track.mlir:[[#ADD:]]
// Forms change, counts do not. The two pipelines are one, as the manager makes
// them.
// CHECK-NEXT: func.func {{ *}}0 {{ *}}0 {{ *}}0{{$}}
// CHECK-NEXT: {{^}}  tosa-to-linalg-named {{ *}}0 {{ *}}0 {{ *}}0{{$}}
// CHECK-NEXT: {{^}}  canonicalize {{ *}}0 {{ *}}0 {{ *}}0{{$}}
// CHECK-NEXT: {{^}}  tosa-to-linalg {{ *}}0 {{ *}}0 {{ *}}0{{$}}
// CHECK-NEXT: ---
// CHECK-NEXT: after {{ *}}512 {{ *}}1.15 k {{ *}}2.00 KiB  3 costed ops
// CHECK-NEXT: empty: the pass changed nothing
// CHECK-NEXT: !: other work than before

// A terminal that is narrow has room for the numbers alone, and says so.
// NARROW: pass<esc>{{.*}}bytes
// NARROW-NOT: {{changed most$}}
// NARROW: cse {{.*}}-1.00 KiB
// NARROW: (no room for: changed most)

func.func @f(%x: tensor<1x8x8xf32>, %w: tensor<1x8x8xf32>) -> tensor<1x8x8xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.matmul %x, %w, %zp, %zp : (tensor<1x8x8xf32>, tensor<1x8x8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8xf32>
  %1 = tosa.add %0, %x : (tensor<1x8x8xf32>, tensor<1x8x8xf32>) -> tensor<1x8x8xf32>
  %2 = tosa.add %0, %x : (tensor<1x8x8xf32>, tensor<1x8x8xf32>) -> tensor<1x8x8xf32>
  %3 = tosa.sub %1, %2 : (tensor<1x8x8xf32>, tensor<1x8x8xf32>) -> tensor<1x8x8xf32>
  return %3 : tensor<1x8x8xf32>
}
