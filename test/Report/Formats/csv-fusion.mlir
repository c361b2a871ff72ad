// What can run as one, in the rows of the operations: bytes and times stand where the group
// begins, so that columns add up.
// RUN: mlir-roofline report %s --format=csv --fusion --target=%S/../Inputs/tiny.mlir -o %t.wide
// RUN: %python %S/../Inputs/select_columns.py %t.wide op,fusion_group,fusion_bytes_as_written,fusion_bytes,fusion_time_as_written_s,fusion_time_s,fusion_realised_bytes | FileCheck %s --match-full-lines
// RUN: mlir-roofline report %s --format=csv --csv=long --fusion --target=%S/../Inputs/tiny.mlir -o %t.long
// RUN: %python %S/../Inputs/select_columns.py %t.long name,fusion_group,fusion_bytes_as_written,fusion_bytes,fusion_time_as_written_s,fusion_time_s,fusion_realised_bytes | FileCheck %s --check-prefix=LONG --match-full-lines
// RUN: mlir-roofline report %s --format=csv --fusion --group-by=kind -o %t.kinds
// RUN: %python %S/../Inputs/select_columns.py %t.kinds kind,fusion_group,fusion_bytes_as_written,fusion_bytes,fusion_time_as_written_s,fusion_time_s,fusion_realised_bytes | FileCheck %s --check-prefix=KINDS --match-full-lines
// RUN: mlir-roofline report %s --format=csv --fusion --group-by=layer --depth=1 -o %t.layers
// RUN: %python %S/../Inputs/select_columns.py %t.layers depth,fusion_bytes_as_written,fusion_bytes | FileCheck %s --check-prefix=LAYERS --match-full-lines
// Several targets have their own; nothing is added where nobody asks.
// RUN: mlir-roofline report %s --format=csv --fusion --target=%S/../Inputs/tiny.mlir --target=%S/../Inputs/wide.mlir | FileCheck %s --check-prefix=TWO
// RUN: mlir-roofline report %s --format=csv --target=%S/../Inputs/tiny.mlir | FileCheck %s --check-prefix=NONE
// NONE-NOT: fusion_

// 64 elements of 4 B: both operations of a call read and write 256 B each, together they
// read and write that once; 1,024 B and 512 B at 1 GB/s. Both calls do that.
//      CHECK:op,fusion_group,fusion_bytes_as_written,fusion_bytes,fusion_time_as_written_s,fusion_time_s,fusion_realised_bytes
// CHECK-NEXT:linalg.exp,0,1024,512,1.024e-06,5.12e-07,0
// CHECK-NEXT:linalg.abs,0,,,,,
// CHECK-NEXT:linalg.exp,,,,,,
//      LONG:name,fusion_group,fusion_bytes_as_written,fusion_bytes,fusion_time_as_written_s,fusion_time_s,fusion_realised_bytes
// LONG-NEXT:linalg.exp,0,2048,1024,2.048e-06,1.024e-06,0
// LONG-NEXT:linalg.abs,0,,,,,
// LONG-NEXT:linalg.exp,,,,,,
//      KINDS:linalg.exp,,2048,1024,,,0
// KINDS-NEXT:linalg.abs,,,,,,
//      LAYERS:1,2048,1024
// TWO: {{.*}}live_bytes,tiny:fusion_group,tiny:fusion_bytes_as_written,tiny:fusion_bytes,tiny:fusion_time_as_written_s,tiny:fusion_time_s,tiny:fusion_realised_bytes,wide:fusion_group,

!t = tensor<16x4xf32>
func.func private @twice(%x: !t) -> !t {
  %e = tensor.empty() : !t
  %a = linalg.exp ins(%x : !t) outs(%e : !t) -> !t
  %b = linalg.abs ins(%a : !t) outs(%e : !t) -> !t
  return %b : !t
}
func.func @main(%x: !t) -> !t {
  %e = tensor.empty() : !t
  %0 = linalg.exp ins(%x : !t) outs(%e : !t) -> !t
  %1 = func.call @twice(%0) : (!t) -> !t
  %2 = func.call @twice(%1) : (!t) -> !t
  return %2 : !t
}
