// RUN: mlir-roofline report %s --bind host.arg1=3,subgroup_size=32 --format=json \
// RUN:   | %python %S/../Inputs/list-work.py | FileCheck %s
// RUN: mlir-roofline report %s --format=json | FileCheck %s --check-prefix=TOTALS

// A launch runs its region once for each thread of each block, and a launched
// kernel is called as often. A subgroup shares what it does together among its
// `subgroup_size` threads.

// b blocks of 64 threads each add 10 and then 1 element: 704*b. 8*128
// multiplications of @launch. 32 threads share 16*16*16 = 4096 macs.
// TOTALS: "name": "subgroup_size"
// TOTALS-NEXT: "meaning": "threads of a subgroup"
// TOTALS: "macs": "32*floordiv(4096, subgroup_size)"
// TOTALS-NEXT: "flops": "704*host.arg1 + 64*floordiv(4096, subgroup_size) + 1024"

module attributes {gpu.container_module} {
  func.func @launch(%x: memref<1024xf32>, %y: memref<1024xf32>) {
    %c1 = arith.constant 1 : index
    %c8 = arith.constant 8 : index
    %c128 = arith.constant 128 : index
    gpu.launch blocks(%bx, %by, %bz) in (%gx = %c8, %gy = %c1, %gz = %c1)
               threads(%tx, %ty, %tz) in (%sx = %c128, %sy = %c1, %sz = %c1) {
      // CHECK: arith.muli: index.index=1{{$}}
      %base = arith.muli %bx, %sx : index
      // CHECK-NEXT: arith.addi: index.index=1{{$}}
      %i = arith.addi %base, %tx : index
      %a = memref.load %x[%i] : memref<1024xf32>
      // CHECK: arith.mulf: f32.mul=1{{$}}
      %b = arith.mulf %a, %a : f32
      memref.store %b, %y[%i] : memref<1024xf32>
      gpu.terminator
    }
    return
  }
  gpu.module @kernels {
    gpu.func @k(%x: memref<?xf32>, %n: index) kernel {
      %c0 = arith.constant 0 : index
      %c1 = arith.constant 1 : index
      %v = arith.constant 1.0 : f32
      %s = scf.for %i = %c0 to %n step %c1 iter_args(%acc = %v) -> f32 {
        %l = memref.load %x[%i] : memref<?xf32>
        // CHECK: arith.addf: f32.add=1{{$}}
        %t = arith.addf %acc, %l : f32
        scf.yield %t : f32
      }
      // Each thread adds its value to the result.
      // CHECK: gpu.all_reduce: f32.add=1{{$}}
      %r = gpu.all_reduce add %s {} : (f32) -> (f32)
      gpu.barrier
      memref.store %r, %x[%c0] : memref<?xf32>
      gpu.return
    }
    gpu.func @mma(%a: memref<16x16xf16>, %c: memref<16x16xf32>) kernel {
      %c0 = arith.constant 0 : index
      %0 = gpu.subgroup_mma_load_matrix %a[%c0, %c0] {leadDimension = 16 : index}
        : memref<16x16xf16> -> !gpu.mma_matrix<16x16xf16, "AOp">
      %1 = gpu.subgroup_mma_load_matrix %a[%c0, %c0] {leadDimension = 16 : index}
        : memref<16x16xf16> -> !gpu.mma_matrix<16x16xf16, "BOp">
      %z = arith.constant 0.0 : f32
      %2 = gpu.subgroup_mma_constant_matrix %z : !gpu.mma_matrix<16x16xf32, "COp">
      // 4096 / 32 = 128 for each thread.
      // CHECK: gpu.subgroup_mma_compute: f32.mul=128 f32.add=128 macs=128{{$}}
      %3 = gpu.subgroup_mma_compute %0, %1, %2
        : !gpu.mma_matrix<16x16xf16, "AOp">, !gpu.mma_matrix<16x16xf16, "BOp"> -> !gpu.mma_matrix<16x16xf32, "COp">
      gpu.subgroup_mma_store_matrix %3, %c[%c0, %c0] {leadDimension = 16 : index}
        : !gpu.mma_matrix<16x16xf32, "COp">, memref<16x16xf32>
      gpu.return
    }
  }
  func.func @host(%x: memref<64xf32>, %b: index, %a: memref<16x16xf16>, %c: memref<16x16xf32>) {
    %c1 = arith.constant 1 : index
    %c2 = arith.constant 2 : index
    %c10 = arith.constant 10 : index
    %c32 = arith.constant 32 : index
    %d = memref.cast %x : memref<64xf32> to memref<?xf32>
    gpu.launch_func @kernels::@k blocks in (%b, %c1, %c1) threads in (%c32, %c2, %c1)
      args(%d : memref<?xf32>, %c10 : index)
    gpu.launch_func @kernels::@mma blocks in (%c1, %c1, %c1) threads in (%c32, %c1, %c1)
      args(%a : memref<16x16xf16>, %c : memref<16x16xf32>)
    // A kernel that is somewhere else is unknown.
    // CHECK: gpu.launch_func: work:unknown bytes:unknown
    gpu.launch_func @binary::@k blocks in (%c1, %c1, %c1) threads in (%c1, %c1, %c1)
    return
  }
  gpu.binary @binary [#gpu.object<#nvvm.target, "">]
}
