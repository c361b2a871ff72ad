// RUN: roofline-opt %s --roofline-mark-params=params=1- | FileCheck %s
// RUN: not roofline-opt %s --roofline-mark-params=params=3 2>&1 | FileCheck %s --check-prefix=RANGE
// RUN: not roofline-opt %s --roofline-mark-params 2>&1 | FileCheck %s --check-prefix=NONE

// CHECK: func.func @main(%{{.*}}: tensor<4xf32>, %{{.*}}: tensor<4xf32> {roofline.param})
// RANGE: error: parameters: expected positions below 2, the number of arguments, found '3'
// NONE: error: expected the option 'params', found none
func.func @main(%x: tensor<4xf32>, %w: tensor<4xf32>) {
  return
}
