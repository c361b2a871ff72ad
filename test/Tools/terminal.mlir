// On a terminal the table fits its width and has colours; elsewhere neither.

// RUN: %python %S/Inputs/run-in-terminal.py --stdout-only 200 mlir-roofline report %s --target=nvidia-h100-sxm | FileCheck %s --check-prefix=COLOR
// RUN: %python %S/Inputs/run-in-terminal.py --stdout-only 80 mlir-roofline report %s --target=nvidia-h100-sxm --legend > %t.narrow
// RUN: FileCheck %s --check-prefix=NARROW < %t.narrow
// RUN: %python %S/Inputs/max-width.py 80 < %t.narrow
// RUN: mlir-roofline report %s --target=nvidia-h100-sxm | FileCheck %s --check-prefix=PIPE
// RUN: env COLUMNS=40 mlir-roofline report %s --target=nvidia-h100-sxm | FileCheck %s --check-prefix=PIPE

// COLOR: <esc>[1mid<esc>[0m
// COLOR: linalg.add {{.*}}a_long_name_of_a_module{{.*}}<esc>[36mHBM3<esc>[0m

// NARROW: linalg.add
// NARROW: (no room for: {{.*}}
// NARROW: MACs multiply-accumulates {{.*}} each{{$}}
// NARROW-NEXT: is 2 of the FLOPs

// PIPE-NOT: <esc>
// PIPE:     id op location MACs
// PIPE:     linalg.add a_long_name_of_a_module.another_long_name_of_a_module.and_yet_another_one/add
// PIPE-NOT: no room

func.func @main(%a: tensor<64x64xf32>) -> tensor<64x64xf32> {
  %empty = tensor.empty() : tensor<64x64xf32>
  %0 = linalg.add ins(%a, %a : tensor<64x64xf32>, tensor<64x64xf32>) outs(%empty : tensor<64x64xf32>) -> tensor<64x64xf32>
    loc("a_long_name_of_a_module.another_long_name_of_a_module.and_yet_another_one/add")
  return %0 : tensor<64x64xf32>
}
