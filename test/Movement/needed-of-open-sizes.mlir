// What a slice drops need not be computed, whether its place is a number or
// computed from sizes that have values. Of 4 x 1000 rows times 1024 x 1024 all
// but the last of each 1000 are dropped:
// 2 * 1024^2 * 4 FLOPs are left of 8.39e9, which would take an H100
// 8.39e9 / 66.9e12 = 125 us without tf32. What it has to read and write, of
// 16 MB at most, takes no more than 6.2 us.

// RUN: mlir-roofline report %s --function=static --target=nvidia-h100-sxm | FileCheck %s
// RUN: mlir-roofline report %s --function=open --bind=batch=4,sequence=1000 --target=nvidia-h100-sxm | FileCheck %s
// CHECK: latency bound {{ *}}125 us {{.*}}
// CHECK: floor {{ *}}{{[0-6]}}.{{[0-9]+}} us by HBM3

// The same of a mask of scores, whose upper half nobody has to compute: 4097 / 8192
// of the 2 * 4096^2 * 512 * 8 = 1.37e11 FLOPs, or 1.03 of 2.05 ms.
// RUN: mlir-roofline report %s --function=masked_static --target=nvidia-h100-sxm --format=json -o %t.static.json
// RUN: mlir-roofline report %s --function=masked_open --bind=tokens=4096 --target=nvidia-h100-sxm --format=json -o %t.open.json
// RUN: %python -c "import json; a, b = [json.load(open(f))['targets'][0]['latency_floor_s'] for f in (r'%t.static.json', r'%t.open.json')]; print('same' if a == b else (a, b), 1.02e-3 < a < 1.04e-3)" | FileCheck %s --check-prefix=MASKED
// MASKED: same True

// While sizes are open it is a formula of them: of a batch, whatever the sequence is.
// 2 * 1024^2 FLOPs of an H100 take 31.3 ns.
// RUN: mlir-roofline report %s --function=open --target=nvidia-h100-sxm | FileCheck %s --check-prefix=OPEN
// OPEN: floor 31.3 ns*batch for large sizes

func.func @static(%x: tensor<4x1000x1024xf32>, %w: tensor<1024x1024xf32>) -> tensor<4x1x1024xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<4x1000x1024xf32>
  %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<4x1000x1024xf32>) -> tensor<4x1000x1024xf32>
  %0 = linalg.contract indexing_maps = [affine_map<(b, s, n, k) -> (b, s, k)>, affine_map<(b, s, n, k) -> (k, n)>, affine_map<(b, s, n, k) -> (b, s, n)>] ins(%x, %w : tensor<4x1000x1024xf32>, tensor<1024x1024xf32>) outs(%init : tensor<4x1000x1024xf32>) -> tensor<4x1000x1024xf32>
  %1 = tensor.extract_slice %0[0, 999, 0] [4, 1, 1024] [1, 1, 1] : tensor<4x1000x1024xf32> to tensor<4x1x1024xf32>
  return %1 : tensor<4x1x1024xf32>
}

func.func @open(%x: tensor<?x?x1024xf32> {roofline.size = ["batch", "sequence", ""]}, %w: tensor<1024x1024xf32>) -> tensor<?x1x1024xf32> {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %batch = tensor.dim %x, %c0 : tensor<?x?x1024xf32>
  %sequence = tensor.dim %x, %c1 : tensor<?x?x1024xf32>
  %last = arith.subi %sequence, %c1 : index
  %empty = tensor.empty(%batch, %sequence) : tensor<?x?x1024xf32>
  %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<?x?x1024xf32>) -> tensor<?x?x1024xf32>
  %0 = linalg.contract indexing_maps = [affine_map<(b, s, n, k) -> (b, s, k)>, affine_map<(b, s, n, k) -> (k, n)>, affine_map<(b, s, n, k) -> (b, s, n)>] ins(%x, %w : tensor<?x?x1024xf32>, tensor<1024x1024xf32>) outs(%init : tensor<?x?x1024xf32>) -> tensor<?x?x1024xf32>
  %1 = tensor.extract_slice %0[0, %last, 0] [%batch, 1, 1024] [1, 1, 1] : tensor<?x?x1024xf32> to tensor<?x1x1024xf32>
  return %1 : tensor<?x1x1024xf32>
}

func.func @masked_static(%q: tensor<8x4096x512xf32>, %k: tensor<8x4096x512xf32>) -> tensor<8x4096x4096xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<8x4096x4096xf32>
  %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<8x4096x4096xf32>) -> tensor<8x4096x4096xf32>
  %0 = linalg.contract indexing_maps = [affine_map<(h, s, t, d) -> (h, s, d)>, affine_map<(h, s, t, d) -> (h, t, d)>, affine_map<(h, s, t, d) -> (h, s, t)>] ins(%q, %k : tensor<8x4096x512xf32>, tensor<8x4096x512xf32>) outs(%init : tensor<8x4096x4096xf32>) -> tensor<8x4096x4096xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(h, s, t) -> (h, s, t)>, affine_map<(h, s, t) -> (h, s, t)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%0 : tensor<8x4096x4096xf32>) outs(%empty : tensor<8x4096x4096xf32>) {
  ^bb0(%a: f32, %out: f32):
    %i = linalg.index 1 : index
    %j = linalg.index 2 : index
    %later = arith.cmpi ugt, %j, %i : index
    %m = arith.select %later, %zero, %a : f32
    linalg.yield %m : f32
  } -> tensor<8x4096x4096xf32>
  return %1 : tensor<8x4096x4096xf32>
}

func.func @masked_open(%q: tensor<8x?x512xf32> {roofline.size = ["", "tokens", ""]}, %k: tensor<8x?x512xf32> {roofline.size = ["", "tokens", ""]}) -> tensor<8x?x?xf32> {
  %zero = arith.constant 0.0 : f32
  %c1 = arith.constant 1 : index
  %n = tensor.dim %q, %c1 : tensor<8x?x512xf32>
  %empty = tensor.empty(%n, %n) : tensor<8x?x?xf32>
  %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<8x?x?xf32>) -> tensor<8x?x?xf32>
  %0 = linalg.contract indexing_maps = [affine_map<(h, s, t, d) -> (h, s, d)>, affine_map<(h, s, t, d) -> (h, t, d)>, affine_map<(h, s, t, d) -> (h, s, t)>] ins(%q, %k : tensor<8x?x512xf32>, tensor<8x?x512xf32>) outs(%init : tensor<8x?x?xf32>) -> tensor<8x?x?xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(h, s, t) -> (h, s, t)>, affine_map<(h, s, t) -> (h, s, t)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%0 : tensor<8x?x?xf32>) outs(%empty : tensor<8x?x?xf32>) {
  ^bb0(%a: f32, %out: f32):
    %i = linalg.index 1 : index
    %j = linalg.index 2 : index
    %later = arith.cmpi ugt, %j, %i : index
    %m = arith.select %later, %zero, %a : f32
    linalg.yield %m : f32
  } -> tensor<8x?x?xf32>
  return %1 : tensor<8x?x?xf32>
}
