// RUN: mlir-roofline report %s --levels --format=json -o %t.json
// RUN: %python -c "import json; [print(o['location'], l['name'], *[l.get(k, '-') for k in ('compulsory_bytes', 'status', 'lower_bytes', 'attainable_bytes')], o['targets'][0]['hierarchy_bound_by']) for o in json.load(open('%t.json'))['ops'] for l in o['targets'][0].get('levels', [])]" | FileCheck %s
// RUN: mlir-roofline report %s --levels --bind=arg4.d0=16 | FileCheck %s --check-prefix=TABLE
// RUN: mlir-roofline report %s --format=json | FileCheck %s --check-prefix=PLAIN
// RUN: roofline-opt %s --roofline-report='levels=true bind=arg4.d0=16' -o /dev/null | FileCheck %s --check-prefix=TABLE

// What passes between a level and the next inside of it: each element once, what
// every schedule moves, what one moves. The cache holds 64 KiB. The unit is fast
// enough that memory is the limit everywhere.

// PLAIN-NOT: "levels"

module attributes {roofline.target = #roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1e6>, <i32 = 1e6>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>,
            <"LLC", capacity_bytes = 65536, bandwidth_bytes_per_s = 1e10>]>} {

// 512^3 in f32, S = 16,384 elements: 2 * 512^3 / 128 + 512^2 = 2,359,296 elements
// are 9,437,184 bytes. Tiles of 128 * 103 or so: 4 + 5 times 512^2 of the
// factors, and 512^2. What the cache hands over is for registers that no
// target lists. At the least and as attained, DRAM is the limit.
//
// CHECK: matmul DRAM 3145728 exact 9437184 10485760 DRAM
// CHECK-NEXT: matmul LLC 3145728 exact 3145728 - DRAM
// The sums, with 4,096 bytes each for what is read and written of the last op:
// 3,145,728 + 32,768 + 2,097,152 + 8,192, and the same with the matmul's other
// figures.
// TABLE: from DRAM
// TABLE-SAME: 5.28 MB compulsory, every schedule >= 11.6 MB, tiled 12.6 MB
func.func @main(%a: tensor<512x512xf32>, %b: tensor<512x512xf32>,
                %i: tensor<64x64xf32>, %x: tensor<64x4096xf32>, %d: tensor<?x64xf32>)
    -> (tensor<512x512xf32>, tensor<64x64xf32>, tensor<64x4096xf32>, tensor<?x64xf32>) {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<512x512xf32>
  %c = linalg.fill ins(%zero : f32) outs(%e : tensor<512x512xf32>) -> tensor<512x512xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<512x512xf32>, tensor<512x512xf32>)
    outs(%c : tensor<512x512xf32>) -> tensor<512x512xf32> loc("matmul")

  // Everything fits: one matrix, of which both factors are, and a result of
  // 16,384 bytes each.
  // CHECK-NEXT: square DRAM 32768 exact 32768 32768 DRAM
  // CHECK-NEXT: square LLC 32768 exact 32768 - DRAM
  %es = tensor.empty() : tensor<64x64xf32>
  %cs = linalg.fill ins(%zero : f32) outs(%es : tensor<64x64xf32>) -> tensor<64x64xf32>
  %1 = linalg.matmul ins(%i, %i : tensor<64x64xf32>, tensor<64x64xf32>)
    outs(%cs : tensor<64x64xf32>) -> tensor<64x64xf32> loc("square")

  // Rows of 4,096 elements: two of them, 32,768 bytes, fit. A megabyte comes
  // and goes.
  // CHECK-NEXT: softmax DRAM 2097152 exact 2097152 2097152 DRAM
  // CHECK-NEXT: softmax LLC 2097152 exact 2097152 - DRAM
  %er = tensor.empty() : tensor<64x4096xf32>
  %2 = linalg.softmax dimension(1) ins(%x : tensor<64x4096xf32>)
    outs(%er : tensor<64x4096xf32>) -> tensor<64x4096xf32> loc("softmax")

  // Nothing is said of open sizes.
  // CHECK-NOT: {{.}}
  %c0 = arith.constant 0 : index
  %n = tensor.dim %d, %c0 : tensor<?x64xf32>
  %eo = tensor.empty(%n) : tensor<?x64xf32>
  %3 = linalg.exp ins(%d : tensor<?x64xf32>) outs(%eo : tensor<?x64xf32>) -> tensor<?x64xf32> loc("open")

  return %0, %1, %2, %3 : tensor<512x512xf32>, tensor<64x64xf32>, tensor<64x4096xf32>, tensor<?x64xf32>
}
}
