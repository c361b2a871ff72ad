// RUN: split-file %s %t
// RUN: mlir-roofline report %t/linear.mlir --name=arg0.d0=batch --format=json | FileCheck %s --check-prefix=NAMED
// RUN: mlir-roofline report %t/linear.mlir --name=main.arg0.d0=batch | FileCheck %s --check-prefix=TABLE
// RUN: mlir-roofline report %t/linear.mlir --name=arg0.d0=batch --bind=batch=4 --format=json | FileCheck %s --check-prefix=BOUND
// RUN: mlir-roofline report %t/linear.mlir --name=arg0.d0=batch --bind=arg0.d0=4 --format=json | FileCheck %s --check-prefix=BOUND
// RUN: mlir-roofline sweep %t/linear.mlir --name=arg0.d0=batch --over=batch=2,4 --metrics=flops --format=csv | FileCheck %s --check-prefix=SWEEP
// RUN: mlir-roofline sweep %t/linear.mlir --name=arg0.d0=batch --over=arg0.d0=2,4 --metrics=flops --format=csv | FileCheck %s --check-prefix=SWEEP
// RUN: mlir-roofline explain %t/linear.mlir --op=linalg.matmul --name=arg0.d0=batch | FileCheck %s --check-prefix=EXPLAIN
// RUN: mlir-roofline check %t/linear.mlir --name=arg0.d0=batch --bind=batch=4 --max-macs=128
// RUN: mlir-roofline report %t/attributes.mlir --format=json | FileCheck %s --check-prefix=ATTRIBUTES
// RUN: mlir-roofline report %t/attributes.mlir --bind=batch=2,sequence=3,steps=5 --format=json | FileCheck %s --check-prefix=VALUES
// RUN: mlir-roofline report %t/equal.mlir --name=arg0.d0=rows,arg1.d0=rows --format=json | FileCheck %s --check-prefix=EQUAL
// RUN: mlir-roofline report %t/made.mlir --name=s0=kept --format=json | FileCheck %s --check-prefix=MADE
// RUN: mlir-roofline report %t/made.mlir --name=s0=kept --bind=kept=7 --format=json | FileCheck %s --check-prefix=MADE-BOUND
// RUN: mlir-roofline report %t/made.mlir --name=s0=kept --bind=s0=7 --format=json | FileCheck %s --check-prefix=MADE-BOUND
// RUN: mlir-roofline report %t/called.mlir --format=json | FileCheck %s --check-prefix=CALLED
// RUN: mlir-roofline report %t/called.mlir --function=inner --name=arg0.d0=rows --format=json | FileCheck %s --check-prefix=CHOSEN

// Names of sizes stand wherever sizes do, and are understood there.

//--- linear.mlir
// 8*4 multiply-accumulates a row.
// NAMED: "name": "batch",
// NAMED-NEXT: "meaning": "extent 0 of argument 0 of @main"
// NAMED-NOT: arg0.d0
// NAMED: "macs": "32*batch"
// TABLE: total {{.*}} 32*batch MACs
// TABLE: batch             extent 0 of argument 0 of @main
// BOUND: "macs": 128
// SWEEP: batch,flops
// SWEEP-NEXT: 2,128
// SWEEP-NEXT: 4,256
// EXPLAIN: 32*batch
func.func @main(%x: tensor<?x8xf32>, %w: tensor<8x4xf32>, %y: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %0 = linalg.matmul ins(%x, %w : tensor<?x8xf32>, tensor<8x4xf32>) outs(%y : tensor<?x4xf32>) -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

//--- attributes.mlir
// What the loop does, 8 adds for each element, `steps` times.
// ATTRIBUTES-DAG: "name": "batch"
// ATTRIBUTES-DAG: "name": "sequence"
// ATTRIBUTES-DAG: "name": "steps"
// ATTRIBUTES: "flops": "8*batch*sequence*steps"
// VALUES: "flops": 240
func.func @main(%x: tensor<?x?x8xf32> {roofline.size = ["batch", "sequence", ""]},
                %n: index {roofline.size = "steps"}) -> tensor<?x?x8xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = scf.for %i = %c0 to %n step %c1 iter_args(%y = %x) -> tensor<?x?x8xf32> {
    %1 = arith.addf %y, %y : tensor<?x?x8xf32>
    scf.yield %1 : tensor<?x?x8xf32>
  }
  return %0 : tensor<?x?x8xf32>
}

//--- equal.mlir
// Two with one name are one size, which the program does not say: 4 + 4 adds a
// row.
// EQUAL: "flops": "8*rows"
func.func @main(%x: tensor<?x4xf32>, %y: tensor<?x4xf32>) -> (tensor<?x4xf32>, tensor<?x4xf32>) {
  %0 = arith.addf %x, %x : tensor<?x4xf32>
  %1 = arith.addf %y, %y : tensor<?x4xf32>
  return %0, %1 : tensor<?x4xf32>, tensor<?x4xf32>
}

//--- made.mlir
// A size that the program computes from data.
// MADE: "name": "kept"
// MADE: "flops": "4*max(0, kept)"
// MADE-BOUND: "flops": 28
func.func @main(%count: tensor<i64>, %x: tensor<9x4xf32>) -> tensor<?x4xf32> {
  %n64 = tensor.extract %count[] : tensor<i64>
  %n = arith.index_cast %n64 : i64 to index
  %part = tensor.extract_slice %x[0, 0] [%n, 4] [1, 1] : tensor<9x4xf32> to tensor<?x4xf32>
  %0 = arith.addf %part, %part : tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

//--- called.mlir
// The callee's own name for its size is no other size than what is passed: its
// 4 adds a row run for `batch` and for `2*batch` rows.
// CALLED-NOT: "name": "rows"
// CALLED: "flops": "12*batch"
// CHOSEN: "name": "rows"
// CHOSEN: "flops": "4*rows"
func.func @main(%x: tensor<?x4xf32> {roofline.size = "batch"}, %y: tensor<?x2x4xf32> {roofline.size = "batch"}) -> (tensor<?x4xf32>, tensor<?x4xf32>) {
  %both = tensor.collapse_shape %y [[0, 1], [2]] : tensor<?x2x4xf32> into tensor<?x4xf32>
  %0 = call @inner(%x) : (tensor<?x4xf32>) -> tensor<?x4xf32>
  %1 = call @inner(%both) : (tensor<?x4xf32>) -> tensor<?x4xf32>
  return %0, %1 : tensor<?x4xf32>, tensor<?x4xf32>
}
func.func private @inner(%x: tensor<?x4xf32> {roofline.size = "rows"}) -> tensor<?x4xf32> {
  %0 = arith.addf %x, %x : tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}
