// RUN: split-file %s %t
// RUN: mlir-roofline report %t/names.mlir --format=md --allow-unregistered-dialect --target=%S/../Inputs/tiny.mlir -o %t/names.md
// RUN: FileCheck %s < %t/names.md
// RUN: %python %S/../Inputs/check_markdown.py %t/names.md | FileCheck %s --check-prefix=NAMES

// The exp reads and writes 64 B at 1 GB/s, 128 ns; a transcendental is no FLOP.
// Live are the argument and both results, 3 * 64 B. Known are the exp and the return,
// 2 of 3 operations, and 128 B of the 256 B that both others seem to move.

//      CHECK: ### Roofline of `{{.*}}names.mlir`
// CHECK-EMPTY:
// CHECK-NEXT: | transc. | read | written | bytes | peak | known ops | known bytes |
// CHECK-NEXT: |---:|---:|---:|---:|---:|---:|---:|
// CHECK-NEXT: | &#62;= 16 | &#62;= 64 B | &#62;= 64 B | &#62;= 128 B | 192 B | 66.7 % | 50.0 % |
//      CHECK: | target | bound by | latency bound | fused | floor | throughput |
// CHECK-NEXT: |:---|:---|---:|---:|---:|---:|
// CHECK-NEXT: | `tiny` | `DRAM` | &#62;= 128 ns |
//      CHECK: **2 of 2 rows**, largest time first
//      CHECK: | op | location | transc. | bytes | bound by | time | share |
// CHECK-NEXT: |:---|:---|---:|---:|:---|---:|---:|
// CHECK-NEXT: | `math.exp` | <code>a&#124;b &#96;c&#96;
// CHECK-NEXT: | `mine.op` |
//      CHECK: **Unknown** (missing from the totals, which are lower bounds)
//      CHECK: - 1 × `mine.op`: no cost model

// No name ends a cell, a row or the code that it is in.
// NAMES: math.exp ; a|b `c` <script>alert(1)</script>\0A# @all \\| ; 16 ; 128 B ; DRAM ; 128 ns ; 100.0 %
// NAMES: mine.op ; <img src=x onerror=alert(1)> & ]]> \1B[31m\E2\80\AE*b* ; - ;

// Several targets and other types side by side, and open sizes.
// RUN: mlir-roofline report %t/open.mlir --format=md --target=%S/../Inputs/tiny.mlir --target=%S/../Inputs/wide.mlir --bind arg0.d0=16 --assume=activations:f16 -o %t/bound.md
// RUN: %python %S/../Inputs/check_markdown.py %t/bound.md | FileCheck %s --check-prefix=BOUND
// BOUND: target ; bound by ; latency bound
// BOUND: tiny ; DRAM ; 128 ns
// BOUND: wide ; vector.f32 ; 8.00 ns
// BOUND: ; as written ; activations:f16
// BOUND: bytes ; 128 B ; 64 B
// BOUND: latency bound on tiny ; 128 ns ; 64.0 ns
// BOUND: op ; location ; transc. ; bytes ; bound by on tiny ; time on tiny ; share on tiny ; bound by on wide
// RUN: mlir-roofline report %t/open.mlir --format=md -o %t/open.md
// RUN: %python %S/../Inputs/check_markdown.py %t/open.md | FileCheck %s --check-prefix=OPEN
// RUN: FileCheck %s --check-prefix=SIZES < %t/open.md
// OPEN: arg0.d0 ; 4*arg0.d0 B ; 4*arg0.d0 B ; 8*arg0.d0 B
// SIZES: **Sizes** (`--bind NAME=NUMBER,...` fills them in)
// SIZES: - `arg0.d0`: extent 0 of argument 0 of &#64;main

// Of several programs each has a line, and no sum.
// RUN: mlir-roofline report %t/two.mlir --format=md --target=%S/../Inputs/tiny.mlir -o %t/two.md
// RUN: %python %S/../Inputs/check_markdown.py %t/two.md | FileCheck %s --check-prefix=TWO
// TWO: function ; transc. ; read
// TWO-NEXT: one ; 16 ;
// TWO-NEXT: other ; 32 ;
// TWO-NEXT: function ; target ; bound by ; latency bound
// TWO-NEXT: one ; tiny ; DRAM ; 128 ns
// TWO-NEXT: other ; tiny ; DRAM ; 256 ns {{.*}}
// TWO-NOT: {{.}}

// The tree of layers: as deep as asked, and all of it.
// RUN: mlir-roofline report %t/layers.mlir --format=md --group-by=layer --depth=2 --target=%S/../Inputs/tiny.mlir -o %t/layers.md
// RUN: FileCheck %s --check-prefix=TREE < %t/layers.md
// RUN: %python %S/../Inputs/check_markdown.py %t/layers.md
// TREE: {{[0-9]}} of {{[0-9]}} rows**, in the order in which they run
// TREE: | layer | ops | transc. | bytes | bound by | time | share |

//--- names.mlir
func.func @main(%a: tensor<16xf32>) -> (tensor<16xf32>, tensor<16xf32>) {
  %0 = math.exp %a : tensor<16xf32> loc("a|b `c` <script>alert(1)</script>\0A# @all \\\\|")
  %1 = "mine.op"(%a) : (tensor<16xf32>) -> tensor<16xf32> loc("<img src=x onerror=alert(1)> & ]]> \1B[31m\E2\80\AE*b*")
  return %0, %1 : tensor<16xf32>, tensor<16xf32>
}
//--- open.mlir
func.func @main(%a: tensor<?xf32>) -> tensor<?xf32> {
  %0 = math.exp %a : tensor<?xf32>
  return %0 : tensor<?xf32>
}
//--- two.mlir
func.func @one(%a: tensor<16xf32>) -> tensor<16xf32> {
  %0 = math.exp %a : tensor<16xf32>
  return %0 : tensor<16xf32>
}
func.func @other(%a: tensor<32xf32>) -> tensor<32xf32> {
  %0 = math.exp %a : tensor<32xf32>
  return %0 : tensor<32xf32>
}
//--- layers.mlir
func.func @main(%a: tensor<16xf32>) -> tensor<16xf32> {
  %0 = math.exp %a : tensor<16xf32> loc("block/a|/x")
  %1 = math.exp %0 : tensor<16xf32> loc("block/b/y")
  return %1 : tensor<16xf32>
}
