// A layer of 4096 to 4096 in bf16 whose results @decode keeps in a cache, of
// which it makes a sum. On H100: 132 * 4096 * 1.83e9 FLOPs a second on the
// matrix unit, 3352e9 bytes of memory.
//
// @prefill at batch B and sequence S: 2 * 4096^2 * B * S = 33554432 * B * S FLOPs
// and 2 * (4096^2 + 2 * 4096 * B * S) = 33554432 + 16384 * B * S bytes.
// @decode at batch B and cache C: 33554432 * B FLOPs and 33554432 + 16384 * B
// bytes of the product, 16384 * B bytes of the row that goes to its place, and
// 8192 * B * (C + 1) bytes of the sum.
//
// With 8 tokens in and 5 out, @decode runs 4 times, with 9, 10, 11 and 12 tokens:
// 10.5 in the mean. At batch 2, in seconds,
//   prefill (33554432 + 16384 * 16) / 3352e9 = 1.00884e-05
//   decode (33554432 + 32768 * 2 + 8192 * 2 * 11.5) / 3352e9 = 1.00860e-05
//   2 * 5 tokens in 1.00884e-05 + 4 * 1.00860e-05 = 5.04324e-05: 198284 a second.

// RUN: mlir-roofline sweep %s --serve=input=8,output=5,batch=2,344..346,devices=3 --target=nvidia-h100-sxm --metrics=time_s --format=csv | FileCheck %s --check-prefix=CSV
// CSV: batch,target,metric,status,prefill_status,decode_status,prefill,decode,tokens_per_s,tokens_per_s_all_devices,joules_per_token,prefill_bound_by,decode_bound_by,cache_bytes,needed_bytes
// CSV-NEXT: 2,nvidia-h100-sxm,time_s,exact,exact,exact,1.00884{{[0-9]+}}e-05,1.00860{{[0-9]+}}e-05,198284.{{[0-9]+}},594853.{{[0-9]+}},,HBM3,HBM3,196608,
// The caches at the end: 8192 * 2 * 12 = 196608 bytes.

// A product turns compute-bound from a batch of 345 on. With 10 tokens in the
// middle, its 33.9 ns * B are more than the 8192 * (2 + 11) * B / 3352e9 =
// 31.8 ns * B of the others from there on. Of prefill, where 8 tokens of each
// request are one product, from 344.89 / 8 = 43.1 on: 44.
// Beside the weight, 84942979072 - 33554432 = 84909424640 bytes are left.
// @prefill holds its input and output, 16384 * 8 * B: 647807.5. @decode holds
// 8192 * 12 * B of caches, its input, and the row or the sum: 8192 * 14 * B, so
// that 740351.8 fit.
// RUN: mlir-roofline sweep %s --serve=input=8,output=5,batch=1,2 --target=nvidia-h100-sxm | FileCheck %s --check-prefix=TABLE
// TABLE: serving.mlir: 8 tokens in, 5 tokens out for each request
// TABLE: first token   @prefill with 8 tokens
// TABLE: next token    @decode, the mean of 4 runs with 9 to 12 tokens
// TABLE: parameters    16,777,216, 32.0 MiB
// TABLE: caches        8.00 KiB for each token of a request
// TABLE: nvidia-h100-sxm
// TABLE: first token {{.*}}next token {{.*}}tokens/s
// TABLE: batch {{.*}}floor {{.*}}fused {{.*}}time {{.*}}estimate {{.*}}floor
// TABLE: {{^ *}}2 {{.*}}10.1 us
// TABLE: Largest batch in 79.1 GiB of HBM3
// TABLE-NEXT: first token   647,807
// TABLE-NEXT: next token    740,351
// TABLE: Compute-bound for the largest part of the time
// TABLE-NEXT: first token   with a batch from 44 on; operations that turn do so at 44
// TABLE-NEXT: next token    with a batch from 345 on; operations that turn do so at 345

// With one token out there is nothing to decode.
// RUN: mlir-roofline sweep %s --serve=input=8,output=1,batch=1 --target=nvidia-h100-sxm | FileCheck %s --check-prefix=ONE --implicit-check-not="next token"
// ONE: 8 tokens in, 1 token out for each request
// ONE: first token   @prefill with 8 tokens
// ONE: batch {{.*}}bound by

// Every figure is the mean of what reports say of each run.
// RUN: %python %S/Inputs/compare_serving.py %s --target=nvidia-h100-sxm --serve=input=8,output=5,batch=1,3,345 | FileCheck %s --check-prefix=SAME
// SAME: 3 batches, {{[0-9]+}} figures, all the same

func.func @prefill(%x: tensor<?x?x4096xbf16> {roofline.size = ["batch", "sequence", ""]},
                   %w: tensor<4096x4096xbf16> {roofline.param}) -> tensor<?x?x4096xbf16> {
  %zero = arith.constant 0.0 : bf16
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %batch = tensor.dim %x, %c0 : tensor<?x?x4096xbf16>
  %sequence = tensor.dim %x, %c1 : tensor<?x?x4096xbf16>
  %empty = tensor.empty(%batch, %sequence) : tensor<?x?x4096xbf16>
  %init = linalg.fill ins(%zero : bf16) outs(%empty : tensor<?x?x4096xbf16>) -> tensor<?x?x4096xbf16>
  %0 = linalg.contract indexing_maps = [affine_map<(b, s, n, k) -> (b, s, k)>, affine_map<(b, s, n, k) -> (k, n)>, affine_map<(b, s, n, k) -> (b, s, n)>] ins(%x, %w : tensor<?x?x4096xbf16>, tensor<4096x4096xbf16>) outs(%init : tensor<?x?x4096xbf16>) -> tensor<?x?x4096xbf16>
  return %0 : tensor<?x?x4096xbf16>
}

func.func @decode(%x: tensor<?x4096xbf16> {roofline.size = ["batch", ""]},
                  %cache: tensor<?x?x4096xbf16> {roofline.size = ["batch", "cache", ""]},
                  %w: tensor<4096x4096xbf16> {roofline.param}) -> (tensor<?x4096xbf16>, tensor<?x?x4096xbf16>) {
  %zero = arith.constant 0.0 : bf16
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %batch = tensor.dim %x, %c0 : tensor<?x4096xbf16>
  %tokens = tensor.dim %cache, %c1 : tensor<?x?x4096xbf16>
  %last = arith.subi %tokens, %c1 : index
  %empty = tensor.empty(%batch) : tensor<?x4096xbf16>
  %init = linalg.fill ins(%zero : bf16) outs(%empty : tensor<?x4096xbf16>) -> tensor<?x4096xbf16>
  %row = linalg.matmul ins(%x, %w : tensor<?x4096xbf16>, tensor<4096x4096xbf16>) outs(%init : tensor<?x4096xbf16>) -> tensor<?x4096xbf16>
  %kept = tensor.insert_slice %row into %cache[0, %last, 0] [%batch, 1, 4096] [1, 1, 1] : tensor<?x4096xbf16> into tensor<?x?x4096xbf16>
  %sum = linalg.generic {indexing_maps = [affine_map<(b, n, t) -> (b, t, n)>, affine_map<(b, n, t) -> (b, n)>], iterator_types = ["parallel", "parallel", "reduction"]} ins(%kept : tensor<?x?x4096xbf16>) outs(%init : tensor<?x4096xbf16>) {
  ^bb0(%a: bf16, %b: bf16):
    %s = arith.addf %a, %b : bf16
    linalg.yield %s : bf16
  } -> tensor<?x4096xbf16>
  return %sum, %kept : tensor<?x4096xbf16>, tensor<?x?x4096xbf16>
}
