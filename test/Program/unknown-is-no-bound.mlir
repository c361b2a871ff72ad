// RUN: split-file %s %t
// RUN: mlir-roofline report %t/kinds.mlir --format=json --allow-unregistered-dialect > %t.json
// RUN: %python %S/Inputs/list-ranges.py < %t.json | FileCheck %s --match-full-lines
// RUN: FileCheck %s --check-prefix=OPERANDS < %t.json
// RUN: mlir-roofline report %t/region.mlir --format=json --allow-unregistered-dialect > %t.json
// RUN: %python %S/Inputs/list-ranges.py < %t.json | FileCheck %s --check-prefix=REGION --match-full-lines
// RUN: FileCheck %s --check-prefix=CAPTURED < %t.json
// RUN: mlir-roofline report %t/time.mlir --format=json --allow-unregistered-dialect | FileCheck %s --check-prefix=TIME
// RUN: mlir-roofline report %t/estimate.mlir --format=json | %python %S/Inputs/list-ranges.py | FileCheck %s --check-prefix=ESTIMATE --match-full-lines

// What nobody knows may be a view: its bytes are a guess, and the least is 0.

//--- kinds.mlir
// An unregistered op, a call of a function without a body, one of a value, and a custom
// operator: 16 B in and 32 B out each. Beside one of them, an addition of 4 floats, 4
// flops, 48 B that are certain.
// CHECK:      custom: tosa.custom work:unknown bytes:estimate read=16[0, ?] written=32[0, ?]
// CHECK-NEXT: external: func.call work:unknown bytes:estimate read=16[0, ?] written=32[0, ?]
// CHECK-NEXT: indirect: func.call_indirect work:unknown bytes:estimate read=16[0, ?] written=32[0, ?]
// CHECK-NEXT: unregistered: my.view work:unknown bytes:estimate read=16[0, ?] written=32[0, ?]
// CHECK-NEXT: beside: arith.addf flops=4 read=32 written=16
// CHECK-NEXT: beside: my.view work:unknown bytes:estimate read=16[0, ?] written=32[0, ?]
// CHECK-NEXT: scalars: my.scalar work:unknown bytes:unknown
// The totals: of work what is known, of bytes what is certain and up.
// CHECK-NEXT: total custom: 1 unknown work:lower bytes:estimate flops=0[0, ?] read=16[0, ?] written=32[0, ?]
// CHECK-NEXT: total external: 1 unknown work:lower bytes:estimate flops=0[0, ?] read=16[0, ?] written=32[0, ?]
// CHECK-NEXT: total indirect: 1 unknown work:lower bytes:estimate flops=0[0, ?] read=16[0, ?] written=32[0, ?]
// CHECK-NEXT: total unregistered: 1 unknown work:lower bytes:estimate flops=0[0, ?] read=16[0, ?] written=32[0, ?]
// CHECK-NEXT: total beside: 1 unknown work:lower bytes:estimate flops=4[4, ?] read=48[32, ?] written=48[16, ?]
// CHECK-NEXT: total scalars: 1 unknown work:lower bytes:lower flops=0[0, ?] read=0[0, ?] written=0[0, ?]

// Each operand says so, too.
// OPERANDS: "op": "tosa.custom"
// OPERANDS: "operands": [
// OPERANDS: "bytes_read": 16,
// OPERANDS-NEXT: "bytes_written": 0,
// OPERANDS-NEXT: "status": "estimate"
// OPERANDS: "bytes_read": 0,
// OPERANDS-NEXT: "bytes_written": 32,
// OPERANDS-NEXT: "status": "estimate"
func.func @custom(%a: tensor<4xf32>) -> tensor<8xf32> {
  %r = tosa.custom %a {domain_name = "d", operator_name = "o", implementation_attrs = ""} : (tensor<4xf32>) -> tensor<8xf32>
  return %r : tensor<8xf32>
}
func.func private @elsewhere(tensor<4xf32>) -> tensor<8xf32>
func.func @external(%a: tensor<4xf32>) -> tensor<8xf32> {
  %r = call @elsewhere(%a) : (tensor<4xf32>) -> tensor<8xf32>
  return %r : tensor<8xf32>
}
func.func @indirect(%f: (tensor<4xf32>) -> tensor<8xf32>, %a: tensor<4xf32>) -> tensor<8xf32> {
  %r = call_indirect %f(%a) : (tensor<4xf32>) -> tensor<8xf32>
  return %r : tensor<8xf32>
}
func.func @unregistered(%a: tensor<4xf32>) -> tensor<8xf32> {
  %r = "my.view"(%a) : (tensor<4xf32>) -> tensor<8xf32>
  return %r : tensor<8xf32>
}
func.func @beside(%a: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<8xf32> {
  %0 = arith.addf %a, %b : tensor<4xf32>
  %r = "my.view"(%0) : (tensor<4xf32>) -> tensor<8xf32>
  return %r : tensor<8xf32>
}
func.func @scalars(%a: f32) -> f32 {
  %r = "my.scalar"(%a) : (f32) -> f32
  return %r : f32
}

//--- region.mlir
// What stands in the region of an unknown operation does not run as far as anybody
// knows: one unknown operation, no loop, no size. In a loop of 3 it is unknown 3 times.
// REGION:      sort: my.sort work:unknown bytes:estimate read=48[0, ?] written=16[0, ?]
// REGION-NEXT: repeated: my.sort work:unknown bytes:estimate read=16[0, ?] written=16[0, ?]
// REGION-NEXT: total sort: 1 unknown work:lower bytes:estimate flops=0[0, ?] read=48[0, ?] written=16[0, ?]
// REGION-NEXT: total repeated: 1 unknown work:lower bytes:estimate flops=0[0, ?] read=48[0, ?] written=48[0, ?]
// REGION-NOT: trips

// What the region uses goes into the operation: %b, once.
// CAPTURED: "symbols": []
// CAPTURED: "role": "captured"
// CAPTURED-NEXT: "footprint": 8
// CAPTURED-NOT: "role": "captured"
func.func @sort(%a: tensor<4xf32>, %b: tensor<8xf32>) -> tensor<4xf32> {
  %r = "my.sort"(%a) ({
  ^bb0(%x: f32, %y: f32):
    %c = "my.other"(%b, %a, %x) : (tensor<8xf32>, tensor<4xf32>, f32) -> f32
    %d = "my.other"(%b, %a, %y) : (tensor<8xf32>, tensor<4xf32>, f32) -> f32
    %s = arith.addf %c, %d : f32
    "my.yield"(%s) : (f32) -> ()
  }) : (tensor<4xf32>) -> tensor<4xf32>
  return %r : tensor<4xf32>
}
func.func @repeated(%a: tensor<4xf32>) -> tensor<4xf32> {
  %r = affine.for %i = 0 to 3 iter_args(%t = %a) -> tensor<4xf32> {
    %0 = "my.sort"(%t) ({
    ^bb0(%x: f32, %y: f32):
      %s = arith.addf %x, %y : f32
      "my.yield"(%s) : (f32) -> ()
    }) : (tensor<4xf32>) -> tensor<4xf32>
    affine.yield %0 : tensor<4xf32>
  }
  return %r : tensor<4xf32>
}

//--- time.mlir
// A matrix product of 512 macs, 1024 flops at 1e9 per second, 768 B at 1e12: 1.024 us. A
// descriptor of 32 MiB in a loop of 1000, a sort with a region, and a guess of an open
// size add nothing, and take nothing away.
// TIME: "latency_bound_s": 1.024e-06
// TIME-NEXT: "latency_critical_path_s": 1.024e-06
// TIME-NEXT: "latency_floor_s": 1.024e-06
// TIME: "status": "lower"
module attributes {roofline.target = #roofline.target<"t",
    units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
    memory = [<"DRAM", bandwidth_bytes_per_s = 1e12>]>} {
  func.func @main(%a: tensor<8x8xf32>, %b: tensor<8x8xf32>, %c: tensor<8x8xf32>, %m: memref<4096x4096xf16>, %n: memref<?xf32>) -> tensor<8x8xf32> {
    affine.for %i = 0 to 1000 {
      %d = "my.descriptor"(%m) : (memref<4096x4096xf16>) -> i64
    }
    %0 = linalg.matmul ins(%a, %b : tensor<8x8xf32>, tensor<8x8xf32>) outs(%c : tensor<8x8xf32>) -> tensor<8x8xf32>
    "my.open"(%n) : (memref<?xf32>) -> ()
    %1 = "my.sort"(%0) ({
    ^bb0(%x: f32):
      "my.yield"(%x) : (f32) -> ()
    }) : (tensor<8x8xf32>) -> tensor<8x8xf32>
    return %1 : tensor<8x8xf32>
  }
}

//--- estimate.mlir
// A Fourier transform's work is an estimate: at least 0, at most nobody knows what. The
// bytes are exact: 2*4*5 floats are written. Its 400 flops, 2.5 * 32 * log2(32), and an
// addition of 4, which is certain.
// ESTIMATE:      f: tosa.rfft2d work:estimate flops=400[0, ?] read=128 written=160
// ESTIMATE-NEXT: f: arith.addf flops=4 read=32 written=16
// ESTIMATE-NEXT: total f: work:estimate flops=404[4, ?] read=160 written=176
func.func @f(%x: tensor<1x4x8xf32>, %a: tensor<4xf32>, %b: tensor<4xf32>) -> (tensor<1x4x5xf32>, tensor<1x4x5xf32>, tensor<4xf32>) {
  %r, %i = tosa.rfft2d %x {local_bound = false} : (tensor<1x4x8xf32>) -> (tensor<1x4x5xf32>, tensor<1x4x5xf32>)
  %0 = arith.addf %a, %b : tensor<4xf32>
  return %r, %i, %0 : tensor<1x4x5xf32>, tensor<1x4x5xf32>, tensor<4xf32>
}
