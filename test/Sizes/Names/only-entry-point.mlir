// RUN: mlir-roofline report %s --format=json | FileCheck %s
// RUN: mlir-roofline report %s --format=json --bind=main.arg0.d0=7 | FileCheck %s --check-prefix=BOUND

// A schedule is no function of the program: @main is the only entry point, and its
// sizes go without its name, though both spellings are understood.
// CHECK: "transcendentals": "arg0.d0"
// BOUND: "transcendentals": 7
module attributes {transform.with_named_sequence} {
  func.func @main(%a: tensor<?xf32>) -> tensor<?xf32> {
    %0 = math.exp %a : tensor<?xf32>
    return %0 : tensor<?xf32>
  }
  transform.named_sequence @__transform_main(%m: !transform.any_op {transform.readonly}) {
    transform.yield
  }
}
