// RUN: mlir-roofline report %s --levels --format=json -o %t.json
// RUN: %python -c "import json; [print(o['location'], t['hierarchy_bound_by'], '%%.3g' %% t['hierarchy_lower_s'], '%%.3g' %% t.get('hierarchy_attainable_s', -1), *[(l['compulsory_bytes'], l['lower_bytes']) for l in t['levels']][0]) for o in json.load(open('%t.json'))['ops'] for t in o['targets']]" | FileCheck %s

// Lines of 64 bytes, 64 KiB inside. At the least, 512^3 multiply-accumulates in
// f32 need 9,437,184 bytes at 1e9 per second, with a schedule 10,485,760; the
// unit takes 2 * 512^3 / 26.8e9 = 10.02 ms, which is between both: whether it
// or memory is the limit depends on the schedule.

// CHECK: matmul undecided 0.01 0.0105 3145728 9437184

module attributes {roofline.target = #roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 26.8>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9, line_bytes = 64>,
            <"LLC", capacity_bytes = 65536>]>} {
func.func @main(%a: tensor<512x512xf32>, %b: tensor<512x512xf32>,
                %m: memref<64x4096xf32>, %r: memref<64xf32>, %s: memref<256xf32>)
    -> tensor<512x512xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<512x512xf32>
  %c = linalg.fill ins(%zero : f32) outs(%e : tensor<512x512xf32>) -> tensor<512x512xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<512x512xf32>, tensor<512x512xf32>)
    outs(%c : tensor<512x512xf32>) -> tensor<512x512xf32> loc("matmul")

  // A column: 64 elements in lines of their own, 4,096 bytes, and 256 bytes that
  // are written.
  // CHECK-NEXT: column DRAM {{.*}} 4352 4352
  linalg.generic {indexing_maps = [affine_map<(i) -> (i, 3)>, affine_map<(i) -> (i)>],
                  iterator_types = ["parallel"]}
    ins(%m : memref<64x4096xf32>) outs(%r : memref<64xf32>) {
  ^bb0(%x: f32, %y: f32):
    linalg.yield %x : f32
  } loc("column")

  // Every fourth element of 256, 16 bytes apart: 1,024 bytes, and 256.
  // CHECK-NEXT: strided DRAM {{.*}} 1280 1280
  linalg.generic {indexing_maps = [affine_map<(i) -> (4 * i)>, affine_map<(i) -> (i)>],
                  iterator_types = ["parallel"]}
    ins(%s : memref<256xf32>) outs(%r : memref<64xf32>) {
  ^bb0(%x: f32, %y: f32):
    linalg.yield %x : f32
  } loc("strided")
  return %0 : tensor<512x512xf32>
}
}
