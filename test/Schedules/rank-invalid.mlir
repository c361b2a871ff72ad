// RUN: roofline-opt %s --roofline-rank-schedules='metric=bytes limit=3' --verify-diagnostics --split-input-file -o /dev/null
// RUN: split-file %S/Inputs/rank-requests.txt %t
// RUN: not roofline-opt %t/program.mlir --roofline-rank-schedules='metric=mac' 2>&1 | FileCheck %s --check-prefix=METRIC
// METRIC: error: expected a metric, found 'mac', did you mean macs?
// RUN: not roofline-opt %t/program.mlir --roofline-rank-schedules 2>&1 | FileCheck %s --check-prefix=TARGET
// TARGET: error: expected a target for the metric 'time_s', found none
// RUN: not roofline-opt %t/program.mlir --roofline-rank-schedules='level=DRAM' 2>&1 | FileCheck %s --check-prefix=NOTARGET
// NOTARGET: error: expected a target with the level 'DRAM', found none
// RUN: not roofline-opt %t/program.mlir --roofline-rank-schedules='level=L9 target=nvidia-t4' 2>&1 | FileCheck %s --check-prefix=LEVEL
// LEVEL: error: expected a level of nvidia-t4, GDDR6 or L2, found 'L9'
// RUN: not roofline-opt %t/program.mlir --roofline-rank-schedules='level=L2 kind=most target=nvidia-t4' 2>&1 | FileCheck %s --check-prefix=KIND
// KIND: error: expected the kind written, lower or attainable, found 'most'
// RUN: not roofline-opt %t/program.mlir --roofline-rank-schedules='metric=bytes kind=lower' 2>&1 | FileCheck %s --check-prefix=NOLEVEL
// NOLEVEL: error: in kind: expected level beside it, found none
// RUN: not roofline-opt %t/program.mlir --roofline-rank-schedules='metric=bytes level=L2 target=nvidia-t4' 2>&1 | FileCheck %s --check-prefix=BOTH
// BOTH: error: expected a metric or a level, found both
// RUN: not roofline-opt %t/program.mlir --roofline-rank-schedules='metric=bytes top=0' 2>&1 | FileCheck %s --check-prefix=TOP
// TOP: error: expected top and limit to be at least 1
// RUN: not roofline-opt %t/program.mlir --roofline-rank-schedules='metric=bytes schedules=%t/none.mlir' 2>&1 | FileCheck %s --check-prefix=FILE
// FILE: error: {{.*}}none.mlir
// RUN: not roofline-opt %t/program.mlir --roofline-rank-schedules='metric=bytes keep=%t/program.mlir/best' 2>&1 | FileCheck %s --check-prefix=KEEP
// KEEP: error: cannot make the folder '{{.*}}program.mlir/best': {{.*}}
// RUN: not roofline-opt %t/program.mlir --roofline-rank-schedules='metric=bytes output=%t/none/out.txt' 2>&1 | FileCheck %s --check-prefix=OUTPUT
// OUTPUT: error: cannot write '{{.*}}none/out.txt'
// RUN: not roofline-opt %t/open.mlir --roofline-rank-schedules='metric=bytes' 2>&1 | FileCheck %s --check-prefix=OPEN
// OPEN: error: expected a schedule that can be applied and costed, found none; @nothing: what it costs is a formula of open sizes
// RUN: not roofline-opt %t/unknown.mlir --roofline-rank-schedules='metric=bytes' --allow-unregistered-dialect 2>&1 | FileCheck %s --check-prefix=UNKNOWN
// UNKNOWN: error: expected a schedule that can be applied and costed, found none; @nothing: of what it costs a lower bound is known

// expected-error@below {{expected public named sequences with one argument and no result, found none}}
module attributes {transform.with_named_sequence} {
  transform.named_sequence private @helper(%root: !transform.any_op {transform.readonly}) {
    transform.yield
  }
}

// -----

module attributes {transform.with_named_sequence} {
  // expected-error@below {{expected at most 3 alternatives, found more}}
  transform.named_sequence @many(%root: !transform.any_op {transform.readonly}) {
    %a = transform.tune.knob <"a"> options = [1, 2] -> !transform.param<i64>
    %b = transform.tune.knob <"b"> options = [1, 2] -> !transform.param<i64>
    transform.yield
  }
}

// -----

module attributes {transform.with_named_sequence} {
  transform.named_sequence @differ(%root: !transform.any_op {transform.readonly}) {
    %a = transform.tune.knob <"a"> options = [1, 2] -> !transform.param<i64>
    // expected-error@below {{expected "a" to have the options that it has elsewhere}}
    %b = transform.tune.knob <"a"> options = [1, 2, 3] -> !transform.param<i64>
    transform.yield
  }
}

// -----

module attributes {transform.with_named_sequence} {
  transform.named_sequence @range(%root: !transform.any_op {transform.readonly}) {
    // expected-error@below {{expected a list of options, found "1..8"}}
    %a = transform.tune.knob <"a"> options = "1..8" -> !transform.any_param
    transform.yield
  }
}
