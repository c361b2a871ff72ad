// RUN: split-file %s %t
// RUN: mlir-roofline report %t/once.mlir --format=json -o %t/once.json
// RUN: mlir-roofline diff %t/once.json %t/twice.mlir | FileCheck %s
// RUN: mlir-roofline diff %t/once.json %t/once.mlir --max-regress=0% | FileCheck %s --check-prefix=SAME
// RUN: not mlir-roofline diff %t/once.json %t/twice.mlir --max-regress=99% --metric=flops 2>&1 >/dev/null | FileCheck %s --check-prefix=WORSE
// RUN: mlir-roofline diff %t/once.json %t/twice.mlir --max-regress=100% --metric=flops > /dev/null
// RUN: not mlir-roofline diff %t/once.mlir %t/other.mlir --max-regress=10% --metric=flops,intensity 2>&1 >/dev/null | FileCheck %s --check-prefix=OPEN
// RUN: mlir-roofline report %t/huge.mlir --bind arg0.d0=1000000000000,arg0.d1=1000000000000 --format=json -o %t/huge.json
// RUN: mlir-roofline diff %t/huge.json %t/huge.json --format=json | FileCheck %s --check-prefix=HUGE

// One exponential per element is counted apart; the addition is arg0.d0 *
// arg0.d1 FLOPs, then two of them.
// CHECK: FLOPs arg0.d0*arg0.d1 2*arg0.d0*arg0.d1 arg0.d0*arg0.d1{{$}}
// CHECK: 1 operations before, 2 after: 1 the same, 0 changed, 1 added, 0 removed
// CHECK: added linalg.add {{.*}} 0 +arg0.d0*arg0.d1

// SAME: FLOPs arg0.d0*arg0.d1 arg0.d0*arg0.d1 =
// SAME: 1 the same, 0 changed

// Twice as many whatever the sizes are is 100 % more.
// WORSE: error: flops: expected at most +99.0 %, found arg0.d0*arg0.d1 -> 2*arg0.d0*arg0.d1

// More rows than before only if arg1.d0 is larger. No intensity is known.
// OPEN:      error: flops: expected at most +10.0 %, found what depends on open sizes (arg0.d0*arg0.d1 -> arg1.d0*arg1.d1); --bind gives them values
// OPEN-NEXT: error: intensity: expected a value to compare, neither report knows one
// OPEN-NOT:  error

// 10^24 FLOPs are no 64-bit number.
// HUGE: "metric": "flops",
// HUGE-NEXT: "old": 1000000000000000000000000,
// HUGE-NEXT: "new": 1000000000000000000000000,
// HUGE-NEXT: "change": 0,
// HUGE-NEXT: "ratio": 1,
// HUGE-NEXT: "same": true

//--- once.mlir
func.func @main(%x: tensor<?x?xf32>, %y: tensor<?x?xf32>, %o: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = linalg.add ins(%x, %x : tensor<?x?xf32>, tensor<?x?xf32>) outs(%o : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}
//--- twice.mlir
func.func @main(%x: tensor<?x?xf32>, %y: tensor<?x?xf32>, %o: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = linalg.add ins(%x, %x : tensor<?x?xf32>, tensor<?x?xf32>) outs(%o : tensor<?x?xf32>) -> tensor<?x?xf32>
  %1 = linalg.add ins(%0, %0 : tensor<?x?xf32>, tensor<?x?xf32>) outs(%o : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %1 : tensor<?x?xf32>
}
//--- other.mlir
func.func @main(%x: tensor<?x?xf32>, %y: tensor<?x?xf32>, %o: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = linalg.add ins(%y, %y : tensor<?x?xf32>, tensor<?x?xf32>) outs(%o : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}
//--- huge.mlir
func.func @main(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = linalg.add ins(%x, %x : tensor<?x?xf32>, tensor<?x?xf32>) outs(%x : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}
