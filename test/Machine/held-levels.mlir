// RUN: split-file %s %t
// RUN: mlir-roofline report %t/program.mlir --target=%t/beside.mlir --format=json --levels > %t/beside.json
// RUN: FileCheck %s < %t/beside.json
// RUN: FileCheck %s --check-prefix=LEVELS < %t/beside.json
// RUN: mlir-roofline report %t/program.mlir --target=%t/beside.mlir | FileCheck %s --check-prefix=FITS
// RUN: mlir-roofline report %t/program.mlir --target=%t/shared.mlir --format=json | FileCheck %s --check-prefix=SHARED
// RUN: roofline-opt %t/program.mlir --roofline-annotate=target=%t/beside.mlir | FileCheck %s --check-prefix=ANNOTATED
// RUN: mlir-roofline report %t/program.mlir --target=%t/free.mlir --format=json | FileCheck %s --check-prefix=FREE
// RUN: mlir-roofline sweep %t/batch.mlir --over=arg1.d0=1..2 --target=%t/beside.mlir --target=%t/shared.mlir | FileCheck %s --check-prefix=BATCH
// RUN: mlir-roofline report %t/loops.mlir --target=%t/beside.mlir --levels --format=json | FileCheck %s --check-prefix=LOOPS
// RUN: mlir-roofline report %t/loops.mlir --target=%t/inside.mlir --levels --format=json | FileCheck %s --check-prefix=INSIDE
// RUN: mlir-roofline targets %t/beside.mlir --format=table | FileCheck %s --check-prefix=TABLE
// RUN: mlir-roofline targets %t/beside.mlir --format=json | FileCheck %s --check-prefix=JSON

// Weights in flash, everything else in RAM beside it. The product reads 8x8 weights, 256
// B of flash at 1e9 B/s: 256 ns. It reads and writes 1x8 and adds into 1x8: 3 x 32 B of
// RAM at 4e9 B/s, 24 ns. The addition of two activations passes RAM only: 3 x 32 B, 24 ns.
// The transpose reads 256 B of flash, and writes them to RAM, although what it makes
// depends on parameters alone: 64 ns.
//--- beside.mlir
#roofline.target<"beside",
  units = [<vector, count = 1, clock_hz = 1e12, rates = [<f32 = 2>]>],
  memory = [<"flash", capacity_bytes = 300, bandwidth_bytes_per_s = 1e9, holds = [parameters]>,
            <"RAM", capacity_bytes = 64, bandwidth_bytes_per_s = 4e9, holds = [caches, activations]>],
  energy = <"e", pj_per_op = [<vector, f32 = 1>], pj_per_byte = [<"flash" = 10>, <"RAM" = 1>], static_w = 0, source = "made up">>
//--- inside.mlir
#roofline.target<"inside",
  units = [<vector, count = 1, clock_hz = 1e12, rates = [<f32 = 2>]>],
  memory = [<"flash", capacity_bytes = 300, bandwidth_bytes_per_s = 1e9, holds = [parameters]>,
            <"RAM", capacity_bytes = 512, bandwidth_bytes_per_s = 4e9, holds = [caches, activations]>,
            <"L1", capacity_bytes = 256>]>
//--- free.mlir
#roofline.target<"free",
  units = [<vector, count = 1, clock_hz = 1e12, rates = [<f32 = 2>]>],
  memory = [<"flash", bandwidth_bytes_per_s = 1e9, holds = [parameters]>,
            <"RAM", bandwidth_bytes_per_s = 4e9, holds = [caches, activations]>],
  energy = <"e", pj_per_op = [<vector, f32 = 1>], pj_per_byte = [<"flash" = 10>], static_w = 0, source = "made up">>
//--- shared.mlir
#roofline.target<"shared",
  units = [<vector, count = 1, clock_hz = 1e12, rates = [<f32 = 2>]>],
  memory = [<"flash", bandwidth_bytes_per_s = 1e9>,
            <"RAM", bandwidth_bytes_per_s = 4e9, holds = [caches, activations]>]>

// CHECK:      "op": "linalg.matmul"
// CHECK:      "bound_by": "flash"
// CHECK:      "time_s": 2.56{{(0+[0-9])?}}e-07
// 10 pJ for each of 256 B, 1 for each of 96 B, and 128 pJ of work.
// CHECK:      "energy_j": 2.78{{(3|4)[0-9]*}}e-09
// CHECK:      "next_bound_by": "RAM"
// CHECK:      "time_if_lifted_s": 2.4{{(0+[0-9])?}}e-08
// CHECK:      "op": "linalg.add"
// CHECK:      "bound_by": "RAM"
// CHECK:      "time_s": 2.4{{(0+[0-9])?}}e-08
// CHECK:      "op": "linalg.transpose"
// CHECK:      "bound_by": "flash"
// CHECK:      "time_s": 2.56{{(0+[0-9])?}}e-07
// CHECK:      "next_bound_by": "RAM"
// CHECK-NEXT: "time_if_lifted_s": 6.4{{(0+[0-9])?}}e-08
// The floor is the flash: 256 B. Of RAM, %x, %y and %acc are read and the results written,
// 3 * 32 + 32 + 256 B, 96 ns.
// CHECK:      "latency_floor_s": 2.56{{(0+[0-9])?}}e-07

// LEVELS:      "op": "linalg.matmul"
// LEVELS:      "name": "flash"
// LEVELS:      "compulsory_bytes": 256
// LEVELS:      "name": "RAM"
// LEVELS:      "compulsory_bytes": 96
// Nothing is inside of what stands beside each other.
// LEVELS:      "hierarchy_bound_by": "flash"
// LEVELS:      "op": "linalg.add"
// LEVELS:      "name": "flash"
// LEVELS:      "compulsory_bytes": 0
// LEVELS:      "name": "RAM"
// LEVELS:      "compulsory_bytes": 96

// FITS: fits flash {{ *}}256 B of 300 B{{$}}
// The arguments, the sum and the transpose: 3 * 32 + 32 + 256 B.
// FITS: fits RAM {{ *}}384 B of 64 B, 320 B missing

// Where the outer level holds everything, the activations pass both: 256 + 96 B.
// SHARED:      "op": "linalg.matmul"
// SHARED:      "bound_by": "flash"
// SHARED:      "time_s": 3.52{{(0+[0-9])?}}e-07

// ANNOTATED: linalg.matmul {{.*}}roofline.bound<memory, "flash"
// ANNOTATED: linalg.add {{.*}}roofline.bound<memory, "RAM"

// Both levels are the only ones that hold something: the energy of either must be known.
// FREE: "energy_status": "lower"

// A row of %x is 32 B, and so is one of the result: the first fills the RAM of 64 B.
// BATCH: Largest arg1.d0 that fits
// BATCH-NEXT: 1 in 64 B of RAM on beside

// The RAM is no cache of the flash, so that nothing is known of what loops as they are
// written fetch from there.
// LOOPS:      "op": "affine.for"
// LOOPS:      "name": "flash"
// LOOPS-NEXT: }

// One round fills the cache of 256 B twice, since what comes from the other memory takes
// room, too. So each of 4 rounds loads all 256 B of the weights from flash, and nothing
// else, and stores as many to RAM.
// INSIDE:      "op": "affine.for"
// INSIDE:      "name": "flash"
// INSIDE-NEXT: "bytes_as_written": 1024
// INSIDE:      "name": "RAM"
// INSIDE-NEXT: "bytes_as_written": 1024

// TABLE: memory  capacity  parts  bandwidth  holds
// TABLE: flash {{.*}}  parameters{{$}}
// TABLE: RAM {{.*}}  caches, activations{{$}}
// JSON:      "holds": [
// JSON-NEXT:   "parameters"

//--- program.mlir
func.func @main(%w: tensor<8x8xf32> {roofline.param}, %x: tensor<1x8xf32>,
                %y: tensor<1x8xf32>, %acc: tensor<1x8xf32>)
    -> (tensor<1x8xf32>, tensor<8x8xf32>) {
  %p = linalg.matmul ins(%x, %w : tensor<1x8xf32>, tensor<8x8xf32>)
                     outs(%acc : tensor<1x8xf32>) -> tensor<1x8xf32>
  %e = tensor.empty() : tensor<1x8xf32>
  %s = linalg.add ins(%p, %y : tensor<1x8xf32>, tensor<1x8xf32>)
                  outs(%e : tensor<1x8xf32>) -> tensor<1x8xf32>
  %to = tensor.empty() : tensor<8x8xf32>
  %t = linalg.transpose ins(%w : tensor<8x8xf32>) outs(%to : tensor<8x8xf32>)
                        permutation = [1, 0]
  return %s, %t : tensor<1x8xf32>, tensor<8x8xf32>
}
//--- batch.mlir
func.func @main(%w: tensor<8x8xf32> {roofline.param}, %x: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %n = tensor.dim %x, %c0 : tensor<?x8xf32>
  %e = tensor.empty(%n) : tensor<?x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<?x8xf32>) -> tensor<?x8xf32>
  %p = linalg.matmul ins(%x, %w : tensor<?x8xf32>, tensor<8x8xf32>)
                     outs(%f : tensor<?x8xf32>) -> tensor<?x8xf32>
  return %p : tensor<?x8xf32>
}
//--- loops.mlir
func.func @main(%w: memref<64xf32> {roofline.param}, %y: memref<64xf32>) {
  affine.for %j = 0 to 4 {
    affine.for %i = 0 to 64 {
      %a = affine.load %w[%i] : memref<64xf32>
      affine.store %a, %y[%i] : memref<64xf32>
    }
  }
  return
}
