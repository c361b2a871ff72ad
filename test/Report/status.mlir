// RUN: mlir-roofline report %s --allow-unregistered-dialect --target=%S/Inputs/tiny.mlir --legend | FileCheck %s
// RUN: mlir-roofline report %s --allow-unregistered-dialect --format=json | FileCheck %s --check-prefix=JSON
// RUN: mlir-roofline report %s --allow-unregistered-dialect --format=csv | FileCheck %s --check-prefix=CSV

// A sum with an unknown part is a lower bound and says so; what is unknown is
// never 0. mine.op: 1024 * 4 B read and written as its types say, which is a guess and
// takes no time. addi: 1024 int ops, 12 KiB.

// CHECK:      id op location MACs FLOPs int ops bytes intensity bound by time share
// CHECK-DAG:  {{[01]}} arith.addi {{.*}} 0 0 1.02 k 12.0 KiB 0.0833 DRAM 12.3 us
// CHECK-DAG:  {{[01]}} mine.op {{.*}} - - - ~ 8.00 KiB - - - -
// CHECK:      total, 2 ops >= 0 >= 0 >= 1.02 k >= 12.0 KiB {{.*}} DRAM >= 12.3 us
// CHECK:      MACs >= 0
// CHECK:      int ops >= 1,024
// CHECK:      latency bound >= 12.3 us
// CHECK-NEXT: critical path >= 12.3 us
// CHECK:      throughput <= 81.4 k/s
// CHECK:      (1 unknown)
// CHECK:      Unknown (missing from the totals, which are lower bounds)
// CHECK-NEXT: 1 x mine.op: {{.+}}
// CHECK:      >= n at least n: something is unknown

// JSON:      "unknown_ops": 1
// JSON-NEXT: "status": "lower"
// JSON:      "int_ops": 1024
// JSON:      "range": {
// JSON:        "int_ops": [
// JSON-NEXT:     1024,
// JSON-NEXT:     null
// JSON:      "unknown": [
// JSON-NEXT:   {
// JSON-NEXT:     "op": "mine.op"
// JSON-NEXT:     "count": 1
// JSON-NEXT:     "reason": "{{.+}}"
// JSON:      "op": "mine.op"
// JSON:      "status": "unknown"
// JSON-NOT:  "macs"
// JSON-NOT:  "intensity"
// JSON:      "reason": "{{.+}}"
// JSON:      "op": "arith.addi"

// CSV: 0,mine.op,main,status.mlir:{{[0-9]+}}:8,1,unknown,{{[a-z]+}},,,,,{{.*}}{{$}}

func.func @main(%a: tensor<1024xi32>) -> tensor<1024xi32> {
  %0 = "mine.op"(%a) : (tensor<1024xi32>) -> tensor<1024xi32>
  %1 = arith.addi %0, %a : tensor<1024xi32>
  return %1 : tensor<1024xi32>
}
