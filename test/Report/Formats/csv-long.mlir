// One row per operation and target, everything of all executions, with the same
// columns whatever is reported.
// RUN: mlir-roofline report %s --format=csv --csv=long --target=%S/../Inputs/tiny.mlir --target=%S/../Inputs/wide.mlir -o %t.csv
// RUN: mlir-roofline report %s --format=json --group-by=kind --target=%S/../Inputs/tiny.mlir --target=%S/../Inputs/wide.mlir -o %t.json
// RUN: %python %S/../Inputs/select_columns.py %t.csv group_by,id,name,function,location,ops,executions,status,bytes_status,macs,flops,int_ops,bytes,target,bound_by,kind,time_s,share,time_status | FileCheck %s --match-full-lines --strict-whitespace
// RUN: %python %S/../Inputs/check_long_csv.py %t.csv %t.json | FileCheck %s --check-prefix=SUMS

// The add of 4x4xf32 moves 3 * 64 B in each of 2 executions, 2 * 192 ns at 1 GB/s
// and 2 * 12 ns at 16 GB/s; the exp moves 128 B, 128 ns and 8 ns, as long as 16
// operations take at 2 GFLOP/s. Shares of 384 + 128 ns and of 24 + 8 ns.

//     CHECK:group_by,id,name,function,location,ops,executions,status,bytes_status,macs,flops,int_ops,bytes,target,bound_by,kind,time_s,share,time_status
//CHECK-NEXT:op,0,linalg.exp,main,out,1,1,exact,exact,0,0,0,128,tiny,DRAM,memory,1.28e-07,0.25,exact
//CHECK-NEXT:op,0,linalg.exp,main,out,1,1,exact,exact,0,0,0,128,wide,vector.f32,compute,8e-09,0.25,exact
//CHECK-NEXT:op,1,linalg.add,twice,sum,1,2,exact,exact,0,32,0,384,tiny,DRAM,memory,3.84e-07,0.75,exact
//CHECK-NEXT:op,1,linalg.add,twice,sum,1,2,exact,exact,0,32,0,384,wide,DRAM,memory,2.4e-08,0.75,exact
// CHECK-NOT:{{.+}}

// SUMS: 4 rows, 2 targets: time, shares and counts add up

// What operations take and give, and the parameters that they use: 4 * 4.
// RUN: mlir-roofline report %s --format=csv --csv=long --params=1 -o %t.params.csv
// RUN: %python %S/../Inputs/select_columns.py %t.params.csv name,types,parameters,parameter_bytes,parameter_types | FileCheck %s --check-prefix=TYPES --match-full-lines
// TYPES: linalg.exp,4x4xf32 -> 4x4xf32,0,0,
// TYPES: linalg.add,"4x4xf32, 4x4xf32 -> 4x4xf32",16,64,f32=16

// Groups, no target, unknown operations and a model of its own have these columns.
// RUN: head -n 1 %t.csv > %t.header
// RUN: mlir-roofline report %s --format=csv --csv=long | head -n 1 | diff %t.header -
// RUN: mlir-roofline report %s --format=csv --csv=long --group-by=function --target=nvidia-h100-sxm | head -n 1 | diff %t.header -
// RUN: mlir-roofline report %src_root/docs/examples/resnet20.mlir --format=csv --csv=long --group-by=layer --target=nvidia-h100-sxm -o %t.resnet.csv
// RUN: mlir-roofline report %src_root/docs/examples/resnet20.mlir --format=json --group-by=layer --target=nvidia-h100-sxm -o %t.resnet.json
// RUN: head -n 1 %t.resnet.csv | diff %t.header -
// RUN: %python %S/../Inputs/check_long_csv.py %t.resnet.csv %t.resnet.json | FileCheck %s --check-prefix=RESNET
// RESNET: rows, 1 targets: time, shares and counts add up

// These are the ones that the documentation lists.
// RUN: %python %src_root/test/Docs/Inputs/list_columns.py %src_root/docs/Csv.md | diff %t.header -

// As an option of the pass, and elsewhere an error.
// RUN: roofline-opt %s --roofline-report="target=%S/../Inputs/tiny.mlir,%S/../Inputs/wide.mlir format=csv csv=long output=%t.pass.csv"
// RUN: diff %t.csv %t.pass.csv
// RUN: not mlir-roofline report %s --csv=long 2>&1 | FileCheck %s --check-prefix=TABLE
// RUN: not mlir-roofline report %s --csv=wide --format=json 2>&1 | FileCheck %s --check-prefix=JSON
// TABLE: error: in --csv: expected --format=csv, which has a place for it, not table
// JSON: error: in --csv: expected --format=csv, which has a place for it, not json

func.func @main(%a: tensor<4x4xf32>, %b: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %0 = func.call @twice(%a, %b) : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  %1 = func.call @twice(%0, %b) : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  %empty = tensor.empty() : tensor<4x4xf32>
  %2 = linalg.exp ins(%1 : tensor<4x4xf32>) outs(%empty : tensor<4x4xf32>) -> tensor<4x4xf32> loc("out")
  return %2 : tensor<4x4xf32>
}
func.func private @twice(%a: tensor<4x4xf32>, %b: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %empty = tensor.empty() : tensor<4x4xf32>
  %0 = linalg.add ins(%a, %b : tensor<4x4xf32>, tensor<4x4xf32>) outs(%empty : tensor<4x4xf32>) -> tensor<4x4xf32> loc("sum")
  return %0 : tensor<4x4xf32>
}
