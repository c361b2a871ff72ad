// RUN: roofline-opt %s --roofline-annotate | FileCheck %s

// Dialects that are linked and whose models are files. What a subgroup does together
// is shared by its threads.

// CHECK-LABEL: gpu.func @xegpu
gpu.module @kernels {
  gpu.func @xegpu(%a: memref<8x16xf16>, %b: memref<16x16xf16>, %c: memref<8x16xf32>) kernel {
    %0 = xegpu.create_nd_tdesc %a : memref<8x16xf16> -> !xegpu.tensor_desc<8x16xf16>
    %1 = xegpu.create_nd_tdesc %b : memref<16x16xf16> -> !xegpu.tensor_desc<16x16xf16>
    %2 = xegpu.create_nd_tdesc %c : memref<8x16xf32> -> !xegpu.tensor_desc<8x16xf32>
    // 128 elements of 2 bytes.
    // CHECK: xegpu.load_nd{{.*}}read = "2*floordiv(128, subgroup_size)" B
    %3 = xegpu.load_nd %0[0, 0] : !xegpu.tensor_desc<8x16xf16> -> vector<8x16xf16>
    %4 = xegpu.load_nd %1[0, 0] : !xegpu.tensor_desc<16x16xf16> -> vector<16x16xf16>
    // 8 x 16 x 16 = 2048.
    // CHECK: xegpu.dpas{{.*}}macs = "floordiv(2048, subgroup_size)"
    %5 = xegpu.dpas %3, %4 : vector<8x16xf16>, vector<16x16xf16> -> vector<8x16xf32>
    // CHECK: xegpu.store_nd{{.*}}write = "4*floordiv(128, subgroup_size)" B
    xegpu.store_nd %5, %2[0, 0] : vector<8x16xf32>, !xegpu.tensor_desc<8x16xf32>
    gpu.return
  }

  // CHECK-LABEL: gpu.func @nvgpu
  gpu.func @nvgpu(%a: vector<4x2xf16>, %b: vector<2x2xf16>, %c: vector<2x2xf16>) kernel {
    // 16 x 8 x 16 = 2048.
    // CHECK: nvgpu.mma.sync{{.*}}macs = "floordiv(2048, subgroup_size)"
    %0 = nvgpu.mma.sync (%a, %b, %c) {mmaShape = [16, 8, 16]} : (vector<4x2xf16>, vector<2x2xf16>, vector<2x2xf16>) -> vector<2x2xf16>
    gpu.return
  }

  // CHECK-LABEL: gpu.func @amdgpu
  gpu.func @amdgpu(%a: vector<4xf16>, %b: vector<4xf16>, %c: vector<4xf32>) kernel {
    // 16 x 16 x 16 = 4096.
    // CHECK: amdgpu.mfma{{.*}}macs = "floordiv(4096, subgroup_size)"
    %0 = amdgpu.mfma 16x16x16 %a * %b + %c blgp = none : vector<4xf16>, vector<4xf16>, vector<4xf32>
    gpu.return
  }
}
