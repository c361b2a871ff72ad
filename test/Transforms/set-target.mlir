// RUN: roofline-opt %s --roofline-set-target=target=amd-mi300x | FileCheck %s
// RUN: roofline-opt %s --roofline-set-target=target=amd-mi300x --roofline-set-target=target=google-tpu-v5e | FileCheck %s --check-prefix=AGAIN
// RUN: not roofline-opt %s --roofline-set-target 2>&1 | FileCheck %s --check-prefix=NONE --implicit-check-not="see current operation"
// RUN: not roofline-opt %s --roofline-set-target=target=abacus 2>&1 | FileCheck %s --check-prefix=UNKNOWN
// RUN: not roofline-opt %s --roofline-annotate=target=abacus 2>&1 | FileCheck %s --check-prefix=UNKNOWN
// RUN: not roofline-opt %s --roofline-report=target=abacus 2>&1 | FileCheck %s --check-prefix=UNKNOWN

// CHECK: #amd_mi300x = #roofline.target<"amd-mi300x"
// CHECK: module attributes {roofline.target = #amd_mi300x}
// The last one counts.
// AGAIN-NOT: mi300x
// AGAIN: module attributes {roofline.target = #google_tpu_v5e}
// NONE: error: expected the option 'target', found none
// UNKNOWN: error: unknown target 'abacus': expected a file or one of the {{[0-9]+}} names that 'mlir-roofline targets' lists
module {}
