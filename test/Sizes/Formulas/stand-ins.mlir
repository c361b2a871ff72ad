// What a unit does for which it is not made counts in a floor as far as it is certain, also while
// sizes are open; and how far to trust a time is said of formulas as of numbers.

// RUN: split-file %s %t
// RUN: mlir-roofline report %t/stand-in.mlir --target=%t/f32.mlir --format=json | FileCheck %t/stand-in.mlir
// RUN: mlir-roofline report %t/stand-in.mlir --target=%t/f32.mlir | FileCheck %t/stand-in.mlir --check-prefix=TEXT
// RUN: mlir-roofline report %t/stand-in.mlir --target=%t/f32.mlir --bind=n=1000 | FileCheck %t/stand-in.mlir --check-prefix=BOUND
// RUN: %python %S/../Inputs/check_formulas.py %t/stand-in.mlir --target=%t/f32.mlir | FileCheck %s --check-prefix=POINTS
// RUN: mlir-roofline report %t/unknown.mlir --target=%t/f32.mlir | FileCheck %t/unknown.mlir
// RUN: mlir-roofline report %t/unknown.mlir --target=%t/f32.mlir --format=md | FileCheck %t/unknown.mlir --check-prefix=MARKDOWN
// RUN: mlir-roofline report %t/unknown.mlir --target=%t/f32.mlir --bind=n=1000 | FileCheck %t/unknown.mlir --check-prefix=BOUND

// POINTS: latency_floor: {{[0-9]+$}}

//--- f32.mlir
#roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e15>]>

//--- stand-in.mlir
// n exponentials of f16, for which f32 stands in: a unit made for it may work beside this one, and
// does no more than 1 a nanosecond. 2*n additions of f32 take 2*n ns, the floor, and all that is
// written 3*n ns, at most. Traffic takes 0.02 ps*n.
// CHECK: "latency_bound": {
// CHECK-NEXT: "status": "upper",
// CHECK-NEXT: "seconds": "3{{.*}}e-09*n"
// CHECK: "latency_floor": {
// CHECK-NEXT: "status": "exact",
// CHECK-NEXT: "seconds": "2e-09*n"
// CHECK: "latency_fused": {
// CHECK-NEXT: "status": "upper",
// TEXT-DAG: linalg.exp {{.*}} <= 1.00 ns*n
// TEXT-DAG: linalg.add {{.*}} 2.00 ns*n
// TEXT: latency bound {{ *}}<= 3.00 ns*n
// TEXT: floor {{ *}}2.00 ns*n by vector.f32
// TEXT: fused {{ *}}<= 3.00 ns*n by vector.f32
// BOUND: latency bound {{ *}}<= 3.00 us,
// BOUND: floor {{ *}}2.00 us by vector.f32
// BOUND: fused {{ *}}<= 3.00 us
func.func @f(%x: tensor<?xf16> {roofline.size = "n"}, %y: tensor<?xf32> {roofline.size = "n"}, %a: tensor<?xf16> {roofline.size = "n"}, %b: tensor<?xf32> {roofline.size = "n"}) -> (tensor<?xf16>, tensor<?xf32>) {
  %0 = linalg.exp ins(%x : tensor<?xf16>) outs(%a : tensor<?xf16>) -> tensor<?xf16>
  %1 = linalg.add ins(%y, %y : tensor<?xf32>, tensor<?xf32>) outs(%b : tensor<?xf32>) -> tensor<?xf32>
  %2 = linalg.add ins(%1, %1 : tensor<?xf32>, tensor<?xf32>) outs(%b : tensor<?xf32>) -> tensor<?xf32>
  return %0, %2 : tensor<?xf16>, tensor<?xf32>
}

//--- unknown.mlir
// The time of what nobody knows is missing: n ns at least.
// CHECK: bound >= 1.00 ns*n (vector.f32)
// CHECK: linalg.exp {{.*}} 1.00 ns*n
// CHECK: latency bound {{ *}}>= 1.00 ns*n
// CHECK: fused {{ *}}>= 1.00 ns*n by vector.f32
// MARKDOWN: | `t` | vector.f32 | &#62;= 1.00 ns&#42;n | &#62;= 1.00 ns&#42;n | 1.00 ns&#42;n |
// BOUND: latency bound {{ *}}>= 1.00 us,
// BOUND: fused {{ *}}>= 1.00 us
func.func private @unknown(tensor<8xf32>) -> tensor<8xf32>
func.func @f(%x: tensor<?xf32> {roofline.size = "n"}, %a: tensor<?xf32>, %c: tensor<8xf32>) -> (tensor<?xf32>, tensor<8xf32>) {
  %0 = linalg.exp ins(%x : tensor<?xf32>) outs(%a : tensor<?xf32>) -> tensor<?xf32>
  %1 = call @unknown(%c) : (tensor<8xf32>) -> tensor<8xf32>
  return %0, %1 : tensor<?xf32>, tensor<8xf32>
}
