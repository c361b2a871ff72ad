// RUN: split-file %s %t
// RUN: mlir-roofline report %t/stack.mlir --target=%S/../Inputs/tiny.mlir --group-by=layer --depth=1 --legend | FileCheck %s --check-prefixes=STACK,STACK1
// RUN: mlir-roofline report %t/stack.mlir --target=%S/../Inputs/tiny.mlir --group-by=layer --depth=2 --legend | FileCheck %s --check-prefixes=STACK,STACK2
// RUN: mlir-roofline report %t/stack.mlir --target=%S/../Inputs/tiny.mlir --group-by=layer --depth=9 --legend | FileCheck %s --check-prefixes=STACK,STACK9
// RUN: mlir-roofline report %t/stack.mlir --target=%S/../Inputs/tiny.mlir --group-by=layer | FileCheck %s --check-prefix=FLAT
// RUN: mlir-roofline report %t/stack.mlir --target=%S/../Inputs/tiny.mlir --group-by=layer --depth=2 --format=csv | FileCheck %s --check-prefix=CSV
// RUN: mlir-roofline report %t/stack.mlir --target=%S/../Inputs/tiny.mlir --group-by=layer --depth=2 --format=json -o %t/two.json
// RUN: mlir-roofline report %t/stack.mlir --target=%S/../Inputs/tiny.mlir --group-by=layer --format=json -o %t/all.json
// RUN: %python %S/../Inputs/check_layers.py %t/two.json | FileCheck %s --check-prefix=SUMS2
// RUN: %python %S/../Inputs/check_layers.py %t/all.json | FileCheck %s --check-prefix=SUMS
// RUN: roofline-opt %t/stack.mlir --roofline-report="target=%S/../Inputs/tiny.mlir group-by=layer depth=2" -o /dev/null | FileCheck %s --check-prefixes=STACK2

// RUN: mlir-roofline report %t/names.mlir --group-by=layer --depth=1 | FileCheck %s --check-prefix=NAMES1 --strict-whitespace
// RUN: mlir-roofline report %t/names.mlir --group-by=layer --depth=3 | FileCheck %s --check-prefix=NAMES3 --strict-whitespace
// RUN: mlir-roofline report %t/one.mlir --group-by=layer --depth=3 | FileCheck %s --check-prefix=ONE

// RUN: mlir-roofline report %t/alike.mlir --target=%S/../Inputs/tiny.mlir --group-by=layer --depth=3 | FileCheck %s --check-prefix=ALIKE --strict-whitespace
// RUN: mlir-roofline report %t/alike.mlir --target=%S/../Inputs/tiny.mlir --group-by=layer --depth=3 --all | FileCheck %s --check-prefix=EACH --strict-whitespace
// RUN: mlir-roofline report %t/alike.mlir --target=%S/../Inputs/tiny.mlir --group-by=layer --format=json -o %t/alike.json
// RUN: %python %S/../Inputs/check_layers.py %t/alike.json | FileCheck %s --check-prefix=SUMSALIKE

// RUN: not mlir-roofline report %t/one.mlir --depth=1 2>&1 | FileCheck %s --check-prefix=ALONE
// RUN: not mlir-roofline report %t/one.mlir --depth=1 --group-by=kind 2>&1 | FileCheck %s --check-prefix=ALONE
// RUN: not mlir-roofline report %t/one.mlir --depth=0 --group-by=layer 2>&1 | FileCheck %s --check-prefix=ZERO
// RUN: not roofline-opt %t/one.mlir --roofline-report=depth=2 2>&1 | FileCheck %s --check-prefix=ALONE
// ALONE: error: in --depth: expected --group-by=layer beside it
// ZERO:  error: in --depth: expected a number >= 1, found 0

// A stack of calls, as torch-mlir writes it: the loop over blocks (line 40) gives
// both of them the same locations, and every product is in linear.py. 4*4 elements
// each: an `add` has 16 flops, 192 B and 192 ns, a product with its bias 64 macs and
// 192 ns, an `exp` 128 ns. In all 5 products, 3 sums, 3 exponentials: 1,920 ns.

// The blocks: 4 products, 2 sums, 2 exponentials are 768 + 384 + 256 ns, and the
// weights 0 to 2, of which both blocks use weight 1.
// STACK:       layer ops params MACs FLOPs transc. bytes intensity live bound by time share
// STACK1-NEXT: model.py:20 1 0 0 16 0 192 B {{.*}} DRAM 192 ns 10.0 %
// STACK1-NEXT: model.py:30 > 40 8 48 256 544 32 1.38 KiB {{.*}} DRAM 1.41 us 73.3 %
// STACK1-NEXT: model.py:70 > linear.py:134 1 16 64 128 0 192 B {{.*}} DRAM 192 ns 10.0 %
// STACK1-NEXT: (no location) 1 0 0 0 16 128 B {{.*}} DRAM 128 ns 6.7 %

// STACK2:      model.py:20 1 0 0 16 0 192 B {{.*}} DRAM 192 ns 10.0 %
// STACK2-NEXT: model.py:30 > 40 8 48 256 544 32 1.38 KiB {{.*}} DRAM 1.41 us 73.3 %
// STACK2-NEXT:   model.py:50 4 32 128 288 0 768 B {{.*}} DRAM 768 ns 40.0 %
// STACK2-NEXT:   model.py:60 > linear.py:134 2 16 128 256 0 384 B {{.*}} DRAM 384 ns 20.0 %
// STACK2-NEXT:   model.py:61 > act.py:9 2 0 0 0 32 256 B {{.*}} DRAM 256 ns 13.3 %
// STACK2-NEXT: model.py:70 > linear.py:134 1 16 64 128 0 192 B {{.*}} DRAM 192 ns 10.0 %
// STACK2-NEXT: (no location) 1 0 0 0 16 128 B {{.*}} DRAM 128 ns 6.7 %

// Line 50 also adds, itself.
// STACK9-NEXT: model.py:20 1
// STACK9-NEXT: model.py:30 > 40 8
// STACK9-NEXT:   model.py:50 4 32 128 288 0 768 B {{.*}} DRAM 768 ns 40.0 %
// STACK9-NEXT:     linear.py:134 2 32 128 256 0 384 B {{.*}} DRAM 384 ns 20.0 %
// STACK9-NEXT:   model.py:60 > linear.py:134 2
// STACK9-NEXT:   model.py:61 > act.py:9 2
// STACK9-NEXT: model.py:70 > linear.py:134 1
// STACK9-NEXT: (no location) 1
// STACK-NEXT: ---
// STACK-NEXT: total 11 64 320 688 48 1.88 KiB {{.*}} DRAM 1.92 us 100.0 %
// STACK-NEXT: (all in main.py:13)
// STACK:      row a layer with all that is in it; those that are not indented add up
// STACK-NEXT: order as the layers first run

// One row for each layer that has operations of its own. linear.py is called from
// three places, so who calls it is the model's code.
// FLAT-DAG: model.py:50 > linear.py:134 2
// FLAT-DAG: model.py:60 > linear.py:134 2
// FLAT-DAG: model.py:70 > linear.py:134 1
// FLAT-DAG: model.py:50 2
// FLAT-DAG: act.py:9 2
// FLAT-DAG: model.py:20 1
// FLAT-DAG: (no location) 1

// CSV:      layer,path,depth,ops,status,bytes_status,macs
// CSV-NEXT: model.py:20,main.py:13/model.py:20,1,1,exact,exact,0,16
// CSV-NEXT: model.py:30 > 40,main.py:13/model.py:30/model.py:40,1,8,exact,exact,256,544
// CSV-NEXT: model.py:50,main.py:13/model.py:30/model.py:40/model.py:50,2,4,exact,exact,128,288
// CSV:      (no location),,1,1,exact,exact,0,0

// Every operation is in one layer alone; a layer has its own operations and those of
// the layers in it; depth 1 is the program.
// SUMS2: 7 layers, 3 in others, 11 operations: all sums are right
// SUMS:  8 layers, 4 in others, 11 operations: all sums are right

// Modules by name, and names that are no text, no line and no path.
//      NAMES1:{{^}}layer        ops  MACs  FLOPs  bytes  intensity
// NAMES1-NEXT:{{^}}encoder        4     0     64  768 B     0.0833
// NAMES1-NEXT:{{^}}b,c"d\FE\0A    1     0     16  192 B     0.0833
// NAMES1-NEXT:{{^}}-----
// NAMES1-NEXT:{{^}}total          5     0     80  960 B     0.0833

//      NAMES3:{{^}}layer        ops  MACs  FLOPs  bytes  intensity
// NAMES3-NEXT:{{^}}encoder        4     0     64  768 B     0.0833
// NAMES3-NEXT:{{^}}  layers       3     0     48  576 B     0.0833
// NAMES3-NEXT:{{^}}    0          2     0     32  384 B     0.0833
// NAMES3-NEXT:{{^}}    1.mlp      1     0     16  192 B     0.0833
// NAMES3-NEXT:{{^}}  norm         1     0     16  192 B     0.0833

// Where all is in one layer, that is the row.
// ONE:      layer ops
// ONE-NEXT: a.b.c 1
// ONE-NEXT: ---
// ONE-NOT:  all in

// Numbered layers that do the same share a row, with their sum, unless all rows are
// asked for. blocks.3 has one exponential more. q and k are no numbers.
//      ALIKE:{{^}}blocks             9
// ALIKE-NEXT:{{^}}  0 ... 2 ×3       6     0     48       48     960 B
// ALIKE-NEXT:{{^}}    norm           3     0     48        0     576 B
// ALIKE-NEXT:{{^}}    mlp            3     0      0       48     384 B
// ALIKE-NEXT:{{^}}  3                3
// ALIKE-NEXT:{{^}}    norm           1
// ALIKE-NEXT:{{^}}    mlp            2
// ALIKE-NEXT:{{^}}attention          4
// ALIKE-NEXT:{{^}}  q                1
// ALIKE-NEXT:{{^}}  k                1
// ALIKE-NEXT:{{^}}  out1, out2 ×2    2     0     32        0     384 B
// ALIKE-NEXT:{{^}}-----

// EACH:     {{^}}blocks       9
// EACH-NEXT:{{^}}  0          2
// EACH-NEXT:{{^}}    norm     1
// EACH-NEXT:{{^}}    mlp      1
// EACH-NEXT:{{^}}  1          2
// EACH:     {{^}}  out1       1
// EACH-NEXT:{{^}}  out2       1

// SUMSALIKE: 18 layers, 16 in others, 13 operations: all sums are right

//--- stack.mlir
#main = loc("main.py":13:0)
#linear = loc("site-packages/torch/nn/modules/linear.py":134:0)
#embed = loc(callsite("model.py":20:0 at #main))
#encoder = loc(callsite("model.py":30:0 at #main))
#block = loc(callsite("model.py":40:0 at #encoder))
#attention = loc(callsite("model.py":50:0 at #block))
#attention_linear = loc(callsite(#linear at #attention))
#mlp = loc(callsite("model.py":60:0 at #block))
#mlp_linear = loc(callsite(#linear at #mlp))
#activation = loc(callsite("model.py":61:0 at #block))
#exp = loc(callsite("site-packages/acts/act.py":9:0 at #activation))
#head = loc(callsite("model.py":70:0 at #main))
#head_linear = loc(callsite(#linear at #head))
func.func @main(%x: tensor<4x4xf32>, %y: tensor<4x4xf32>, %w0: tensor<4x4xf32> {roofline.param}, %w1: tensor<4x4xf32> {roofline.param},
                %w2: tensor<4x4xf32> {roofline.param}, %w3: tensor<4x4xf32> {roofline.param}) -> (tensor<4x4xf32>, tensor<4x4xf32>) {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x4xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  %0 = linalg.add ins(%x, %y : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc(#embed)
  %1 = linalg.matmul ins(%0, %w0 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32> loc(#attention_linear)
  %2 = linalg.add ins(%1, %0 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc(#attention)
  %3 = linalg.matmul ins(%2, %w1 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32> loc(#mlp_linear)
  %4 = linalg.exp ins(%3 : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc(#exp)
  %5 = linalg.matmul ins(%4, %w2 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32> loc(#attention_linear)
  %6 = linalg.add ins(%5, %4 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc(#attention)
  %7 = linalg.matmul ins(%6, %w1 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32> loc(#mlp_linear)
  %8 = linalg.exp ins(%7 : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc(#exp)
  %9 = linalg.matmul ins(%8, %w3 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32> loc(#head_linear)
  %10 = linalg.exp ins(%9 : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc(unknown)
  return %9, %10 : tensor<4x4xf32>, tensor<4x4xf32>
}
//--- names.mlir
func.func @main(%x: tensor<4x4xf32>, %y: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %e = tensor.empty() : tensor<4x4xf32>
  %0 = linalg.add ins(%x, %y : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc("encoder.layers.0.attention/aten.add.Tensor")
  %1 = linalg.add ins(%0, %x : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc("encoder.layers.0.mlp/aten.add.Tensor")
  %2 = linalg.add ins(%1, %x : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc("encoder.layers.1.mlp/aten.add.Tensor")
  %3 = linalg.add ins(%2, %x : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc("encoder.norm/aten.add.Tensor")
  %4 = linalg.add ins(%3, %x : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc("b,c\22d\FE\0A/\FF")
  return %4 : tensor<4x4xf32>
}
//--- one.mlir
func.func @main(%x: tensor<4x4xf32>, %y: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %e = tensor.empty() : tensor<4x4xf32>
  %0 = linalg.add ins(%x, %y : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc("a.b.c/add")
  return %0 : tensor<4x4xf32>
}
//--- alike.mlir
func.func @main(%x: tensor<4x4xf32>, %y: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %e = tensor.empty() : tensor<4x4xf32>
  %0 = linalg.add ins(%x, %y : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc("blocks.0.norm/aten.add.Tensor")
  %1 = linalg.exp ins(%0 : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc("blocks.0.mlp/aten.exp.default")
  %2 = linalg.add ins(%1, %y : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc("blocks.1.norm/aten.add.Tensor")
  %3 = linalg.exp ins(%2 : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc("blocks.1.mlp/aten.exp.default")
  %4 = linalg.add ins(%3, %y : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc("blocks.2.norm/aten.add.Tensor")
  %5 = linalg.exp ins(%4 : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc("blocks.2.mlp/aten.exp.default")
  %6 = linalg.add ins(%5, %y : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc("blocks.3.norm/aten.add.Tensor")
  %7 = linalg.exp ins(%6 : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc("blocks.3.mlp/aten.exp.default")
  %8 = linalg.exp ins(%7 : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc("blocks.3.mlp/aten.exp.default")
  %9 = linalg.add ins(%8, %y : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc("attention.q/aten.add.Tensor")
  %10 = linalg.add ins(%9, %y : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc("attention.k/aten.add.Tensor")
  %11 = linalg.add ins(%10, %y : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc("attention.out1/aten.add.Tensor")
  %12 = linalg.add ins(%11, %y : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc("attention.out2/aten.add.Tensor")
  return %12 : tensor<4x4xf32>
}
