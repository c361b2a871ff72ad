// RUN: split-file %s %t
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --assume="weights:i4,group=32,scale=f16,zero=i4;activations:i8;kv:f8" | FileCheck %s --check-prefix=TABLE
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --assume="weights:i4,group=32,scale=f16,zero=i4;activations:i8;kv:f8" --format=json | FileCheck %s
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --assume=weights:f8 --format=json | FileCheck %s --check-prefix=WEIGHTS
// RUN: mlir-roofline report %t/program.mlir --assume=activations:f8 --format=json | FileCheck %s --check-prefix=ACTIVATIONS
// RUN: not mlir-roofline report %t/program.mlir "--assume=;" 2>&1 | FileCheck %s --check-prefix=EMPTY
// RUN: not mlir-roofline report %t/program.mlir --assume=weight:i4 2>&1 | FileCheck %s --check-prefix=BADCLASS
// RUN: not mlir-roofline report %t/program.mlir --assume=weights:int4 2>&1 | FileCheck %s --check-prefix=TYPE
// RUN: not mlir-roofline report %t/program.mlir --assume=weights 2>&1 | FileCheck %s --check-prefix=NOTYPE
// RUN: not mlir-roofline report %t/program.mlir --assume="kv:i4;kv:i8" 2>&1 | FileCheck %s --check-prefix=TWICE
// RUN: not mlir-roofline report %t/program.mlir --assume=weights:i4,group=0,scale=f16 2>&1 | FileCheck %s --check-prefix=GROUP
// RUN: not mlir-roofline report %t/program.mlir --assume=weights:i4,group=8 2>&1 | FileCheck %s --check-prefix=ALONE
// RUN: not mlir-roofline report %t/program.mlir --assume=weights:i4,block=8 2>&1 | FileCheck %s --check-prefix=FIELD

// A program beside itself in other types. 1e9 bytes per second, 1e12 f16 operations
// on the matrix unit, 2e12 i8.

//--- target.mlir
#roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f16 = 1000>, <i32 = 1000>]>,
           <matrix, count = 1, clock_hz = 1e9, rates = [<f16 = 1000>, <i8 = 2000>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>]>

//--- program.mlir
// As written: the transpose reads and writes 256 B of weights. The product reads 64 B
// and 256 B and writes 128 B. The cache of 1024 B grows by 128 B: reads 1152 B,
// writes 1152 B. 512 + 448 + 2304 = 3264 B. Boundary: 64 + 256 + 1024 in, 128 + 1152
// out: 2624 B.
//
// Assumed: 128 weights take 64 B, and for 4 groups 8 B of scales and 2 B of zero
// points: 74 B. Activations take half, the cache in f8, too. 2 * 74 + (32 + 74 + 64) +
// (512 + 64 + 576) = 1470 B. Boundary: 32 + 74 + 512 + 64 + 576 = 1258 B.
//
// TABLE:What if weights:i4,group=32,scale=f16,zero=i4;activations:i8;kv:f8
// TABLE-NEXT:                     as written   assumed
// TABLE-NEXT:parameters                256 B      74 B
// TABLE-NEXT:bytes                  3.19 KiB  1.44 KiB
// TABLE-NEXT:intensity                 0.314     0.697
// TABLE-NEXT:t: latency bound        3.26 us   1.47 us
// TABLE-NEXT:t: bound by                DRAM      DRAM
// TABLE-NEXT:t: latency floor        2.62 us   1.26 us

// 4 * 16 * 8 = 512 macs of i8 that accumulate in i32.
// CHECK:      "totals": {
// CHECK:        "bytes": 3264
// CHECK:      "what_if": {
// CHECK-NEXT:   "assume": "weights:i4,group=32,scale=f16,zero=i4;activations:i8;kv:f8"
// CHECK:        "macs": 512
// CHECK-NEXT:   "flops": 0
// CHECK-NEXT:   "int_ops": 1024
// CHECK:        "i32": {
// CHECK-NEXT:     "mul": 512
// CHECK-NEXT:     "add": 512
// CHECK-NEXT:     "convert": 1024
// CHECK:        "bytes": 1470
// CHECK:        "parameters": {
// CHECK-NEXT:     "count": 128
// CHECK-NEXT:     "bytes": 74
// CHECK:        "latency_bound_s": 1.47e-06
// CHECK:        "latency_floor_s": 1.258e-06

// Weights in f8 are widened to the f16 of the activations. 2 * 128 + (64 + 128 + 128)
// + 2304 = 2880.
// WEIGHTS:      "what_if": {
// WEIGHTS:        "flops": 1024
// WEIGHTS:        "bytes": 2880
// WEIGHTS:        "bytes": 128

// A cache goes with the activations: 512 + (32 + 256 + 64) + (576 + 576) = 2016.
// ACTIVATIONS:     "what_if": {
// ACTIVATIONS:       "bytes": 2016
// ACTIVATIONS:       "bytes": 256
// ACTIVATIONS-NOT: "targets"
func.func @main(%x: tensor<4x8xf16>, %w: tensor<16x8xf16> {roofline.param}, %cache: tensor<32x16xf16>)
    -> (tensor<4x16xf16>, tensor<36x16xf16>) {
  %zero = arith.constant 0.0 : f16
  %e0 = tensor.empty() : tensor<8x16xf16>
  %wt = linalg.transpose ins(%w : tensor<16x8xf16>) outs(%e0 : tensor<8x16xf16>) permutation = [1, 0]
  %e1 = tensor.empty() : tensor<4x16xf16>
  %init = linalg.fill ins(%zero : f16) outs(%e1 : tensor<4x16xf16>) -> tensor<4x16xf16>
  %y = linalg.matmul ins(%x, %wt : tensor<4x8xf16>, tensor<8x16xf16>) outs(%init : tensor<4x16xf16>) -> tensor<4x16xf16>
  %grown = tensor.concat dim(0) %cache, %y : (tensor<32x16xf16>, tensor<4x16xf16>) -> tensor<36x16xf16>
  return %y, %grown : tensor<4x16xf16>, tensor<36x16xf16>
}

// EMPTY:  error: in --assume: expected CLASS:TYPE, as in weights:i4, found nothing
// BADCLASS: error: in --assume: expected weights:, activations: or kv:, found 'weight:i4'
// TYPE:   error: in --assume: expected an integer or float type such as i4, f8 or bf16, found 'int4'
// NOTYPE: error: in --assume: expected an integer or float type such as i4, f8 or bf16, found ''
// TWICE:  error: in --assume: expected one 'kv:', found two
// GROUP:  error: in --assume: expected a number of elements > 0 for 'group', found '0'
// ALONE:  error: in --assume: expected scale= or zero= beside group=, found none
// FIELD:  error: in --assume: expected group=, scale= or zero=, found 'block=8'
