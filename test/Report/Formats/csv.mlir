// RUN: mlir-roofline report %s --format=csv | FileCheck %s --match-full-lines --strict-whitespace --check-prefix=COUNTS
// RUN: mlir-roofline report %s --format=csv --target=%S/../Inputs/tiny.mlir | FileCheck %s --match-full-lines --strict-whitespace
// RUN: mlir-roofline report %s --format=csv --target=%S/../Inputs/tiny.mlir --target=%S/../Inputs/wide.mlir | FileCheck %s --check-prefix=TWO
// RUN: mlir-roofline report %s --format=csv --target=%S/../Inputs/tiny.mlir --group-by=function | FileCheck %s --match-full-lines --strict-whitespace --check-prefix=GROUP

// The add reads 2 * 64 B and writes 64 B: 192 ns, 16 flops / 192 B = 1/12. The
// exp reads and writes 64 B: 128 ns, 16 transcendentals.
// Shares: 192 / 320 and 128 / 320. Live are two inputs, which the caller keeps, and
// the sum, 3 * 64 B, and then the exponential, too.

//     COUNTS:id,op,function,location,multiplicity,status,bytes_status,macs,flops,int_ops,transcendentals,bytes_read,bytes_written,bytes,intensity,effective_macs,effective_flops,effective_int_ops,live_bytes
//COUNTS-NEXT:0,linalg.add,main,"a, ""b""",1,exact,exact,0,16,0,0,128,64,192,0.08333333333333333,,,,192
//COUNTS-NEXT:1,linalg.exp,main,csv.mlir:31:8,1,exact,exact,0,0,0,16,64,64,128,0,,,,256
// COUNTS-NOT:{{.+}}

//     CHECK:id,op,function,location,multiplicity,status,bytes_status,macs,flops,int_ops,transcendentals,bytes_read,bytes_written,bytes,intensity,effective_macs,effective_flops,effective_int_ops,bound_by,time_s,time_total_s,share,live_bytes
//CHECK-NEXT:0,linalg.add,main,"a, ""b""",1,exact,exact,0,16,0,0,128,64,192,0.08333333333333333,,,,DRAM,1.92e-07,1.92e-07,0.6,192
//CHECK-NEXT:1,linalg.exp,main,csv.mlir:31:8,1,exact,exact,0,0,0,16,64,64,128,0,,,,DRAM,1.28e-07,1.28e-07,0.4,256
// CHECK-NOT:{{.+}}

// TWO: effective_int_ops,tiny:bound_by,tiny:time_s,tiny:time_total_s,tiny:share,wide:bound_by,wide:time_s,wide:time_total_s,wide:share,fastest,live_bytes{{$}}

//     GROUP:function,ops,status,bytes_status,macs,flops,int_ops,transcendentals,bytes_read,bytes_written,bytes,intensity,effective_macs,effective_flops,effective_int_ops,parameters,parameter_bytes,parameter_types,bound_by,time_s,share,live_bytes
//GROUP-NEXT:main,2,exact,exact,0,16,0,16,192,128,320,0.05,,,,0,0,,DRAM,3.2e-07,1,256
// GROUP-NOT:{{.+}}

func.func @main(%a: tensor<4x4xf32>, %b: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %empty = tensor.empty() : tensor<4x4xf32>
  %0 = linalg.add ins(%a, %b : tensor<4x4xf32>, tensor<4x4xf32>) outs(%empty : tensor<4x4xf32>) -> tensor<4x4xf32> loc("a, \22b\22")

  %1 = linalg.exp ins(%0 : tensor<4x4xf32>) outs(%empty : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %1 : tensor<4x4xf32>
}
