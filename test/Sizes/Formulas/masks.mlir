// What a mask leaves of open sizes is a formula, so that floors have one, too: at every size
// they give what constants do, and what a report of the masked program with these sizes has.

// RUN: split-file %s %t
// RUN: mlir-roofline report %t/causal.mlir --target=%t/target.mlir --format=json | FileCheck %t/causal.mlir
// RUN: %python %S/../Inputs/check_formulas.py %t/causal.mlir --target=%t/target.mlir --high=300 | FileCheck %s --check-prefix=POINTS
// RUN: mlir-roofline report %t/past.mlir --target=%t/target.mlir --format=json | FileCheck %t/past.mlir
// RUN: %python %S/../Inputs/check_formulas.py %t/past.mlir --target=%t/target.mlir --high=300 | FileCheck %s --check-prefix=POINTS
// RUN: mlir-roofline report %t/own.mlir --target=%t/slow.mlir --format=json | FileCheck %t/own.mlir
// RUN: %python %S/../Inputs/check_formulas.py %t/own.mlir --target=%t/slow.mlir --high=300 | FileCheck %s --check-prefix=POINTS
// RUN: mlir-roofline report %t/window.mlir --target=%t/target.mlir --format=json | FileCheck %t/window.mlir
// RUN: mlir-roofline report %t/window.mlir --target=%t/target.mlir --format=json --range=S=64..4096 | FileCheck %t/window.mlir --check-prefix=RANGE
// RUN: %python %S/../Inputs/check_formulas.py %t/window.mlir --target=%t/target.mlir --range=S=64..4096 --high=4096 | FileCheck %s --check-prefix=POINTS

// POINTS: latency_floor: {{[68]$}}

// A window of 32768 begins to matter far away, but it does.
// RUN: sed 's/constant 15 :/constant 32767 :/' %t/window.mlir > %t/far.mlir
// RUN: mlir-roofline report %t/far.mlir --target=%t/target.mlir --format=json | FileCheck %t/window.mlir

// A function that is called with two sizes drops the same where they are one, but nobody looks at
// it where they are two.
// RUN: mlir-roofline report %t/two.mlir --target=%t/target.mlir --format=json | FileCheck %t/window.mlir

// Sizes that have nothing to do with a mask do not keep what it leaves from having a formula.
// RUN: mlir-roofline report %t/many.mlir --target=%t/target.mlir --format=json | FileCheck %t/many.mlir

//--- target.mlir
#roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e15, rates = [<f32 = 1e6>, <i1 = 1e6>, <i64 = 1e6>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>]>

//--- slow.mlir
#roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>, <i1 = 1e6>, <i64 = 1e6>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e15>]>

//--- causal.mlir
// Of B matrices, each S by S, what is on the diagonal or below it is read, S*(S + 1)/2 elements,
// and everything written, S*S: 2*S*(S + 1) + 4*S*S bytes of 1 ns.
// CHECK: "latency_floor": {
// CHECK-NEXT: "status": "exact",
// CHECK-NEXT: "seconds":
// CHECK-NEXT: "text": "6.00 ns*S^2*B + 2.00 ns*S*B"
#all = affine_map<(b, i, j) -> (b, i, j)>
func.func @causal(%x: tensor<?x?x?xf32> {roofline.size = ["B", "S", "S"]}) -> tensor<?x?x?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %B = tensor.dim %x, %c0 : tensor<?x?x?xf32>
  %S = tensor.dim %x, %c1 : tensor<?x?x?xf32>
  %zero = arith.constant 0.0 : f32
  %y = tensor.empty(%B, %S, %S) : tensor<?x?x?xf32>
  %r = linalg.generic {indexing_maps = [#all, #all], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%x : tensor<?x?x?xf32>) outs(%y : tensor<?x?x?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %i = linalg.index 1 : index
    %j = linalg.index 2 : index
    %behind = arith.cmpi ugt, %j, %i : index
    %m = arith.select %behind, %zero, %a : f32
    linalg.yield %m : f32
  } -> tensor<?x?x?xf32>
  return %r : tensor<?x?x?xf32>
}

//--- past.mlir
// S queries behind P that are past: query i sees P + i + 1 keys. S*P + S*(S + 1)/2 are read and
// S*(S + P) written.
// CHECK: "latency_floor": {
// CHECK-NEXT: "status": "exact",
// CHECK-NEXT: "seconds":
// CHECK-NEXT: "text": "6.00 ns*S^2 + 8.00 ns*P*S + 2.00 ns*S"
#all = affine_map<(i, j) -> (i, j)>
func.func @past(%q: tensor<?xf32> {roofline.size = ["S"]}, %k: tensor<?xf32> {roofline.size = ["P"]},
                %x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %c0 = arith.constant 0 : index
  %S = tensor.dim %q, %c0 : tensor<?xf32>
  %P = tensor.dim %k, %c0 : tensor<?xf32>
  %T = arith.addi %S, %P : index
  %zero = arith.constant 0.0 : f32
  %y = tensor.empty(%S, %T) : tensor<?x?xf32>
  %r = linalg.generic {indexing_maps = [#all, #all], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<?x?xf32>) outs(%y : tensor<?x?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %last = arith.addi %i, %P : index
    %behind = arith.cmpi ugt, %j, %last : index
    %m = arith.select %behind, %zero, %a : f32
    linalg.yield %m : f32
  } -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}

//--- own.mlir
// A product that tests its own indices does S*S*(S + 1)/2 of its S^3 steps, each with a
// multiplication and an addition of 1 ns; choosing is a third.
// CHECK: "latency_bound": {
// CHECK-NEXT: "status": "exact",
// CHECK-NEXT: "seconds":
// CHECK-NEXT: "text": "1.50 ns*S^3 + 1.50 ns*S^2"
#a = affine_map<(i, j, k) -> (i, k)>
#b = affine_map<(i, j, k) -> (k, j)>
#c = affine_map<(i, j, k) -> (i, j)>
func.func @own(%x: tensor<?x?xf32> {roofline.size = ["S", "S"]}, %y: tensor<?x?xf32> {roofline.size = ["S", "S"]},
               %o: tensor<?x?xf32> {roofline.size = ["S", "S"]}) -> tensor<?x?xf32> {
  %r = linalg.generic {indexing_maps = [#a, #b, #c], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %y : tensor<?x?xf32>, tensor<?x?xf32>) outs(%o : tensor<?x?xf32>) {
  ^bb0(%p: f32, %q: f32, %sum: f32):
    %i = linalg.index 0 : index
    %k = linalg.index 2 : index
    %behind = arith.cmpi ugt, %k, %i : index
    %product = arith.mulf %p, %q : f32
    %more = arith.addf %sum, %product : f32
    %m = arith.select %behind, %sum, %more : f32
    linalg.yield %m : f32
  } -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}

//--- two.mlir
#all = affine_map<(i, j) -> (i, j)>
func.func private @mask(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %c0 = arith.constant 0 : index
  %S = tensor.dim %x, %c0 : tensor<?x?xf32>
  %zero = arith.constant 0.0 : f32
  %y = tensor.empty(%S, %S) : tensor<?x?xf32>
  %r = linalg.generic {indexing_maps = [#all, #all], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<?x?xf32>) outs(%y : tensor<?x?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %behind = arith.cmpi ugt, %j, %i : index
    %m = arith.select %behind, %zero, %a : f32
    linalg.yield %m : f32
  } -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}
func.func @two(%x: tensor<?x?xf32> {roofline.size = ["S", "S"]}, %y: tensor<?x?xf32> {roofline.size = ["T", "T"]})
    -> (tensor<?x?xf32>, tensor<?x?xf32>) {
  %0 = func.call @mask(%x) : (tensor<?x?xf32>) -> tensor<?x?xf32>
  %1 = func.call @mask(%y) : (tensor<?x?xf32>) -> tensor<?x?xf32>
  return %0, %1 : tensor<?x?xf32>, tensor<?x?xf32>
}

//--- many.mlir
// 6*S*S + 2*S bytes, as above for B = 1, and 8 of each of the others.
// CHECK: "latency_floor": {
// CHECK-NEXT: "status": "exact",
// CHECK-NEXT: "seconds":
// CHECK-NEXT: "text": "6.00 ns*S^2 + {{.*}}8.00 ns*Z0{{.*}}2.00 ns*S{{.*}}"
#all = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i) -> (i)>
func.func @many(%x: tensor<?x?xf32> {roofline.size = ["S", "S"]},
    %0: tensor<?xf32> {roofline.size = ["Z0"]}, %1: tensor<?xf32> {roofline.size = ["Z1"]},
    %2: tensor<?xf32> {roofline.size = ["Z2"]}, %3: tensor<?xf32> {roofline.size = ["Z3"]},
    %4: tensor<?xf32> {roofline.size = ["Z4"]}, %5: tensor<?xf32> {roofline.size = ["Z5"]},
    %6: tensor<?xf32> {roofline.size = ["Z6"]}, %7: tensor<?xf32> {roofline.size = ["Z7"]},
    %8: tensor<?xf32> {roofline.size = ["Z8"]})
    -> (tensor<?x?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>) {
  %c0 = arith.constant 0 : index
  %S = tensor.dim %x, %c0 : tensor<?x?xf32>
  %zero = arith.constant 0.0 : f32
  %y = tensor.empty(%S, %S) : tensor<?x?xf32>
  %r = linalg.generic {indexing_maps = [#all, #all], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<?x?xf32>) outs(%y : tensor<?x?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %behind = arith.cmpi ugt, %j, %i : index
    %m = arith.select %behind, %zero, %a : f32
    linalg.yield %m : f32
  } -> tensor<?x?xf32>
  %e0 = math.absf %0 : tensor<?xf32>
  %e1 = math.absf %1 : tensor<?xf32>
  %e2 = math.absf %2 : tensor<?xf32>
  %e3 = math.absf %3 : tensor<?xf32>
  %e4 = math.absf %4 : tensor<?xf32>
  %e5 = math.absf %5 : tensor<?xf32>
  %e6 = math.absf %6 : tensor<?xf32>
  %e7 = math.absf %7 : tensor<?xf32>
  %e8 = math.absf %8 : tensor<?xf32>
  return %r, %e0, %e1, %e2, %e3, %e4, %e5, %e6, %e7, %e8 : tensor<?x?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>
}

//--- window.mlir
// The last 16 keys of each query: S*(S + 1)/2 as long as there are no more, 16*S - 120 from then
// on. That is no polynomial, and there is no formula; within a range where it is one, there is:
// 4*(16*S - 120) + 4*S*S bytes.
// CHECK-NOT: "latency_floor": {
// RANGE: "latency_floor": {
// RANGE-NEXT: "status": "exact",
// RANGE-NEXT: "seconds":
// RANGE-NEXT: "text": "4.00 ns*S^2 + 64.0 ns*S - 480 ns"
#all = affine_map<(i, j) -> (i, j)>
func.func @window(%x: tensor<?x?xf32> {roofline.size = ["S", "S"]}) -> tensor<?x?xf32> {
  %c0 = arith.constant 0 : index
  %c15 = arith.constant 15 : index
  %S = tensor.dim %x, %c0 : tensor<?x?xf32>
  %zero = arith.constant 0.0 : f32
  %y = tensor.empty(%S, %S) : tensor<?x?xf32>
  %r = linalg.generic {indexing_maps = [#all, #all], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<?x?xf32>) outs(%y : tensor<?x?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %distance = arith.subi %i, %j : index
    %far = arith.cmpi sgt, %distance, %c15 : index
    %behind = arith.cmpi slt, %distance, %c0 : index
    %one = arith.select %far, %zero, %a : f32
    %m = arith.select %behind, %zero, %one : f32
    linalg.yield %m : f32
  } -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}
