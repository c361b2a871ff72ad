// RUN: mlir-roofline targets | FileCheck %s --check-prefix=LIST
// RUN: mlir-roofline targets nvidia-h100-sxm | FileCheck %s --check-prefix=ONE
// RUN: mlir-roofline targets nvidia-h100-sxm > %t.mlir
// RUN: mlir-roofline targets %t.mlir | FileCheck %s --check-prefix=FILE
// RUN: mlir-roofline report %s --target=%t.mlir | FileCheck %s --check-prefix=REPORT
// RUN: mlir-roofline report %s | FileCheck %s --check-prefix=OWN

// LIST: name vendor
// LIST: nvidia-a100-sxm-80gb NVIDIA
// LIST: nvidia-h100-sxm NVIDIA {{.+}}/s {{.+}}/s HBM3 79.1 GiB 3.35 TB/s
// LIST: mlir-roofline targets NAME

// The file as it is, sources included.
// ONE: #roofline.target<"nvidia-h100-sxm"
// ONE: source

// FILE:   #roofline.target<"nvidia-h100-sxm"
// REPORT: {{.*}}targets.mlir on nvidia-h100-sxm

// Without --target the module's own counts.
// OWN: {{.*}}targets.mlir on mine
// OWN: arith.addf {{.*}} DRAM 192 ns
module attributes {roofline.target = #roofline.target<"mine",
    units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 2>], source = "made up">],
    memory = [<"DRAM", bandwidth_bytes_per_s = 1e9, source = "made up">]>} {
  func.func @main(%a: tensor<16xf32>, %b: tensor<16xf32>) -> tensor<16xf32> {
    %0 = arith.addf %a, %b : tensor<16xf32>
    return %0 : tensor<16xf32>
  }
}
