// RUN: roofline-opt %s --allow-unregistered-dialect --transform-interpreter='entry-point=main' -o /dev/null --verify-diagnostics --split-input-file

module attributes {transform.with_named_sequence} {
transform.named_sequence @main(%root: !transform.any_op {transform.readonly}) {
  // expected-error@below {{'transform.roofline.cost' op expected a metric, found 'flop', did you mean flops?}}
  %0 = transform.roofline.cost %root metric = "flop" : (!transform.any_op) -> !transform.param<i64>
  transform.yield
}
}

// -----

module attributes {transform.with_named_sequence} {
transform.named_sequence @main(%root: !transform.any_op {transform.readonly}) {
  // expected-error@below {{expected a result of type '!transform.any_param' for the metric 'intensity', which is no whole number, found '!transform.param<i64>'}}
  %0 = transform.roofline.cost %root metric = "intensity" : (!transform.any_op) -> !transform.param<i64>
  transform.yield
}
}

// -----

module attributes {transform.with_named_sequence} {
transform.named_sequence @main(%root: !transform.any_op {transform.readonly}) {
  // expected-error@below {{expected a result of type '!transform.any_param' or '!transform.param<...>', found '!transform.type'}}
  %0 = transform.roofline.cost %root metric = "flops" : (!transform.any_op) -> !transform.type
  transform.yield
}
}

// -----

module attributes {transform.with_named_sequence} {
transform.named_sequence @main(%root: !transform.any_op {transform.readonly}) {
  // expected-error@below {{expected the kind written, lower or attainable, found 'best'}}
  %0 = transform.roofline.traffic %root level = "DRAM" kind = "best" : (!transform.any_op) -> !transform.param<i64>
  transform.yield
}
}

// -----

module attributes {transform.with_named_sequence} {
  transform.named_sequence @main(%root: !transform.any_op {transform.readonly}) {
    // expected-error@below {{expected a target, found none}}
    %0 = transform.roofline.traffic %root level = "DRAM" kind = "lower" : (!transform.any_op) -> !transform.param<i64>
    transform.yield
  }
}

// -----

module attributes {transform.with_named_sequence} {
  transform.named_sequence @main(%root: !transform.any_op {transform.readonly}) {
    // expected-error@below {{expected a level of nvidia-t4, GDDR6 or L2, found 'L9'}}
    %0 = transform.roofline.traffic %root level = "L9" kind = "lower" target = "nvidia-t4" : (!transform.any_op) -> !transform.param<i64>
    transform.yield
  }
}

// -----

// expected-error@below {{unknown target 'nobodys'}}
module attributes {transform.with_named_sequence} {
  transform.named_sequence @main(%root: !transform.any_op {transform.readonly}) {
    %0 = transform.roofline.bound %root target = "nobodys" : (!transform.any_op) -> !transform.any_param
    transform.yield
  }
}

// -----

module attributes {transform.with_named_sequence} {
  // expected-note@below {{payload op}}
  func.func @unknown(%x: tensor<4xf32>) -> tensor<4xf32> {
    %0 = "nobodys.op"(%x) : (tensor<4xf32>) -> tensor<4xf32>
    %1 = arith.addf %x, %0 : tensor<4xf32>
    return %1 : tensor<4xf32>
  }
  transform.named_sequence @main(%root: !transform.any_op {transform.readonly}) {
    %op = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    // One addition for each of four elements, and whatever the other does.
    %0 = transform.roofline.cost %op metric = "flops" uncertain : (!transform.any_op) -> !transform.param<i64>
    // expected-error@below {{expected flops of 'func.func', found no more than a lower bound, which `uncertain` accepts}}
    %1 = transform.roofline.cost %op metric = "flops" : (!transform.any_op) -> !transform.param<i64>
    transform.yield
  }
}

// -----

// Without a target there is no time.
// expected-note@below {{payload op}}
module attributes {transform.with_named_sequence} {
  transform.named_sequence @main(%root: !transform.any_op {transform.readonly}) {
    // expected-error@below {{expected time_s of 'builtin.module', found that it is not known}}
    %2 = transform.roofline.cost %root metric = "time_s" uncertain : (!transform.any_op) -> !transform.param<i64>
    transform.yield
  }
}

// -----

module attributes {transform.with_named_sequence} {
  func.func @open(%x: tensor<?xf32>) -> tensor<?xf32> {
    // expected-note@below {{payload op}}
    %0 = arith.addf %x, %x : tensor<?xf32>
    return %0 : tensor<?xf32>
  }
  transform.named_sequence @main(%root: !transform.any_op {transform.readonly}) {
    %op = transform.structured.match ops{["arith.addf"]} in %root : (!transform.any_op) -> !transform.any_op
    // expected-error@below {{expected flops of 'arith.addf', found a formula of open sizes}}
    %0 = transform.roofline.cost %op metric = "flops" : (!transform.any_op) -> !transform.param<i64>
    transform.yield
  }
}

// -----

module attributes {transform.with_named_sequence} {
  func.func @many(%x: tensor<256xf32>) -> tensor<256xf32> {
    // expected-note@below {{payload op}}
    %0 = arith.addf %x, %x : tensor<256xf32>
    return %0 : tensor<256xf32>
  }
  transform.named_sequence @main(%root: !transform.any_op {transform.readonly}) {
    %op = transform.structured.match ops{["arith.addf"]} in %root : (!transform.any_op) -> !transform.any_op
    // expected-error@below {{expected flops of 'arith.addf', found a number that the parameter's type does not hold}}
    %0 = transform.roofline.cost %op metric = "flops" : (!transform.any_op) -> !transform.param<i8>
    transform.yield
  }
}

// -----

// What a call costs is the cost of the function, which is not in the operation.
module attributes {transform.with_named_sequence} {
  func.func private @callee(%x: tensor<4xf32>) -> tensor<4xf32> {
    %0 = arith.addf %x, %x : tensor<4xf32>
    return %0 : tensor<4xf32>
  }
  func.func @caller(%x: tensor<4xf32>) -> tensor<4xf32> {
    // expected-note@below {{payload op}}
    %0 = func.call @callee(%x) : (tensor<4xf32>) -> tensor<4xf32>
    return %0 : tensor<4xf32>
  }
  transform.named_sequence @main(%root: !transform.any_op {transform.readonly}) {
    %op = transform.structured.match ops{["func.call"]} in %root : (!transform.any_op) -> !transform.any_op
    // expected-error@below {{expected flops of 'func.call', found that it is not known}}
    %0 = transform.roofline.cost %op metric = "flops" : (!transform.any_op) -> !transform.param<i64>
    transform.yield
  }
}

// -----

module attributes {transform.with_named_sequence} {
  func.func @nothing(%x: tensor<4xf32>) -> tensor<4xf32> {
    // expected-note@below {{payload op}}
    return %x : tensor<4xf32>
  }
  transform.named_sequence @main(%root: !transform.any_op {transform.readonly}) {
    %op = transform.structured.match ops{["func.return"]} in %root : (!transform.any_op) -> !transform.any_op
    %0 = transform.roofline.cost %op metric = "flops" : (!transform.any_op) -> !transform.param<i64>
    // expected-error@below {{expected what limits 'func.return', found nothing that is known to take time}}
    %1 = transform.roofline.bound %op target = "nvidia-t4" : (!transform.any_op) -> !transform.any_param
    transform.yield
  }
}
