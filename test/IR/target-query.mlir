// RUN: roofline-opt %s --transform-interpreter --split-input-file --verify-diagnostics

// A module's target answers `dlti.query`. Peaks are operations per second:
// matrix f16: 10 units * 1.5e9 Hz * 100 = 1.5e12; i8, the faster accumulator:
// 10 * 1.5e9 * 300 = 4.5e12; f64, from the second matrix unit: 5 * 1e9 * 6 =
// 3e10.

// expected-remark@below {{name "t"}}
// expected-remark@below {{vendor "example"}}
// expected-remark@below {{f16 1.500000e+12 : f64}}
// expected-remark@below {{i8 4.500000e+12 : f64}}
// expected-remark@below {{f64 3.000000e+10 : f64}}
// expected-remark@below {{count 10 : i64}}
// expected-remark@below {{clock 1.500000e+09 : f64}}
// expected-remark@below {{unit source "a datasheet"}}
// expected-remark@below {{bandwidth 2.000000e+11 : f64}}
// expected-remark@below {{capacity 8.000000e+09 : f64}}
// expected-remark@below {{memory source "a guide"}}
// expected-remark@below {{power 3.000000e+02 : f64}}
// expected-remark@below {{energy name "board"}}
// expected-remark@below {{energy source "a meter"}}
// expected-remark@below {{static 9.000000e+01 : f64}}
// expected-remark@below {{add 1.250000e+00 : f64}}
// expected-remark@below {{byte 1.200000e+02 : f64}}
module attributes {roofline.target = #roofline.target<"t", vendor = "example",
    units = [<matrix, count = 10, clock_hz = 1.5e9,
              rates = [<f16 = 100>, <i8 = 200, accumulate = i32>,
                       <i8 = 300, accumulate = i16>],
              source = "a datasheet">,
             <matrix, count = 5, clock_hz = 1e9, rates = [<f64 = 6>]>],
    memory = [<"DRAM", capacity_bytes = 8e9, bandwidth_bytes_per_s = 200e9,
               source = "a guide">],
    energy = <"board", pj_per_op = [<vector, f32 = 5>, <add, i8 = 1.25>],
              pj_per_byte = [<"DRAM" = 120>], static_w = 90,
              source = "a meter">,
    extra = {power_w = 300.0}>} {
  func.func private @f()
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op) {
    %f = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    %m = transform.get_parent_op %f : (!transform.any_op) -> !transform.any_op
    %0 = transform.dlti.query ["name"] at %f : (!transform.any_op) -> !transform.any_param
    transform.debug.emit_param_as_remark %0, "name" at %m : !transform.any_param, !transform.any_op
    %1 = transform.dlti.query ["vendor"] at %f : (!transform.any_op) -> !transform.any_param
    transform.debug.emit_param_as_remark %1, "vendor" at %m : !transform.any_param, !transform.any_op
    %2 = transform.dlti.query ["matrix", "f16"] at %f : (!transform.any_op) -> !transform.any_param
    transform.debug.emit_param_as_remark %2, "f16" at %m : !transform.any_param, !transform.any_op
    %3 = transform.dlti.query ["matrix", i8] at %f : (!transform.any_op) -> !transform.any_param
    transform.debug.emit_param_as_remark %3, "i8" at %m : !transform.any_param, !transform.any_op
    %4 = transform.dlti.query ["matrix", "count"] at %f : (!transform.any_op) -> !transform.any_param
    transform.debug.emit_param_as_remark %4, "count" at %m : !transform.any_param, !transform.any_op
    %5 = transform.dlti.query ["matrix", "clock_hz"] at %f : (!transform.any_op) -> !transform.any_param
    transform.debug.emit_param_as_remark %5, "clock" at %m : !transform.any_param, !transform.any_op
    %6 = transform.dlti.query ["matrix", "source"] at %f : (!transform.any_op) -> !transform.any_param
    transform.debug.emit_param_as_remark %6, "unit source" at %m : !transform.any_param, !transform.any_op
    %7 = transform.dlti.query ["DRAM", "bandwidth_bytes_per_s"] at %f : (!transform.any_op) -> !transform.any_param
    transform.debug.emit_param_as_remark %7, "bandwidth" at %m : !transform.any_param, !transform.any_op
    %8 = transform.dlti.query ["DRAM", "capacity_bytes"] at %f : (!transform.any_op) -> !transform.any_param
    transform.debug.emit_param_as_remark %8, "capacity" at %m : !transform.any_param, !transform.any_op
    %9 = transform.dlti.query ["DRAM", "source"] at %f : (!transform.any_op) -> !transform.any_param
    transform.debug.emit_param_as_remark %9, "memory source" at %m : !transform.any_param, !transform.any_op
    %10 = transform.dlti.query ["power_w"] at %f : (!transform.any_op) -> !transform.any_param
    %11 = transform.dlti.query ["matrix", "f64"] at %f : (!transform.any_op) -> !transform.any_param
    transform.debug.emit_param_as_remark %11, "f64" at %m : !transform.any_param, !transform.any_op
    transform.debug.emit_param_as_remark %10, "power" at %m : !transform.any_param, !transform.any_op
    %12 = transform.dlti.query ["energy", "name"] at %f : (!transform.any_op) -> !transform.any_param
    transform.debug.emit_param_as_remark %12, "energy name" at %m : !transform.any_param, !transform.any_op
    %13 = transform.dlti.query ["energy", "source"] at %f : (!transform.any_op) -> !transform.any_param
    transform.debug.emit_param_as_remark %13, "energy source" at %m : !transform.any_param, !transform.any_op
    %14 = transform.dlti.query ["energy", "static_w"] at %f : (!transform.any_op) -> !transform.any_param
    transform.debug.emit_param_as_remark %14, "static" at %m : !transform.any_param, !transform.any_op
    %15 = transform.dlti.query ["energy", "add.i8"] at %f : (!transform.any_op) -> !transform.any_param
    transform.debug.emit_param_as_remark %15, "add" at %m : !transform.any_param, !transform.any_op
    %16 = transform.dlti.query ["energy", "DRAM"] at %f : (!transform.any_op) -> !transform.any_param
    transform.debug.emit_param_as_remark %16, "byte" at %m : !transform.any_param, !transform.any_op
    transform.yield
  }
}

// -----

// What a target does not say fails the query.

// expected-note@below {{key "vector" has no DLTI-mapping per attr: #roofline.target}}
// expected-note@below {{key "f32" has no DLTI-mapping per attr: #roofline.unit<matrix}}
// expected-note@below {{key f64 has no DLTI-mapping per attr: #roofline.unit<matrix}}
// expected-note@below {{key "capacity_bytes" has no DLTI-mapping per attr: #roofline.memory<"DRAM"}}
// expected-note@below {{key "vendor" has no DLTI-mapping per attr: #roofline.target}}
// expected-note@below {{key f16 has no DLTI-mapping per attr: #roofline.target}}
// expected-note@below {{key "vector.f32" has no DLTI-mapping per attr: #roofline.energy}}
// expected-note@below {{key "source" has no DLTI-mapping per attr: #roofline.energy}}
// expected-note@below {{key "static_w" has no DLTI-mapping per attr: #roofline.energy}}
// expected-note@below {{key f32 has no DLTI-mapping per attr: #roofline.energy}}
module attributes {roofline.target = #roofline.target<"t",
    units = [<matrix, count = 1, clock_hz = 1, rates = [<f16 = 1>]>],
    memory = [<"DRAM", bandwidth_bytes_per_s = 1>],
    energy = <"board">>} {
  // expected-error@below {{target op of failed DLTI query}}
  func.func private @f()
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op) {
    %f = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.sequence %f : !transform.any_op failures(suppress) {
    ^bb0(%arg: !transform.any_op):
      %0 = transform.dlti.query ["vector"] at %arg : (!transform.any_op) -> !transform.any_param
    }
    transform.sequence %f : !transform.any_op failures(suppress) {
    ^bb0(%arg: !transform.any_op):
      %0 = transform.dlti.query ["matrix", "f32"] at %arg : (!transform.any_op) -> !transform.any_param
    }
    transform.sequence %f : !transform.any_op failures(suppress) {
    ^bb0(%arg: !transform.any_op):
      %0 = transform.dlti.query ["matrix", f64] at %arg : (!transform.any_op) -> !transform.any_param
    }
    transform.sequence %f : !transform.any_op failures(suppress) {
    ^bb0(%arg: !transform.any_op):
      %0 = transform.dlti.query ["DRAM", "capacity_bytes"] at %arg : (!transform.any_op) -> !transform.any_param
    }
    transform.sequence %f : !transform.any_op failures(suppress) {
    ^bb0(%arg: !transform.any_op):
      %0 = transform.dlti.query ["vendor"] at %arg : (!transform.any_op) -> !transform.any_param
    }
    transform.sequence %f : !transform.any_op failures(suppress) {
    ^bb0(%arg: !transform.any_op):
      %0 = transform.dlti.query [f16] at %arg : (!transform.any_op) -> !transform.any_param
    }
    transform.sequence %f : !transform.any_op failures(suppress) {
    ^bb0(%arg: !transform.any_op):
      %0 = transform.dlti.query ["energy", "vector.f32"] at %arg : (!transform.any_op) -> !transform.any_param
    }
    transform.sequence %f : !transform.any_op failures(suppress) {
    ^bb0(%arg: !transform.any_op):
      %0 = transform.dlti.query ["energy", "source"] at %arg : (!transform.any_op) -> !transform.any_param
    }
    transform.sequence %f : !transform.any_op failures(suppress) {
    ^bb0(%arg: !transform.any_op):
      %0 = transform.dlti.query ["energy", "static_w"] at %arg : (!transform.any_op) -> !transform.any_param
    }
    transform.sequence %f : !transform.any_op failures(suppress) {
    ^bb0(%arg: !transform.any_op):
      %0 = transform.dlti.query ["energy", f32] at %arg : (!transform.any_op) -> !transform.any_param
    }
    transform.yield
  }
}

// -----

// A target in a system spec is found through it.

// expected-remark@below {{f16 1.500000e+12 : f64}}
module attributes {dlti.target_system_spec = #dlti.target_system_spec<
    "NPU" = #dlti.target_device_spec<"roofline.target" = #roofline.target<"t",
      units = [<matrix, count = 10, clock_hz = 1.5e9, rates = [<f16 = 100>]>],
      memory = [<"DRAM", bandwidth_bytes_per_s = 1>]>>>} {
  func.func private @f()
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op) {
    %f = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    %m = transform.get_parent_op %f : (!transform.any_op) -> !transform.any_op
    %0 = transform.dlti.query ["NPU", "roofline.target", "matrix", "f16"] at %f : (!transform.any_op) -> !transform.any_param
    transform.debug.emit_param_as_remark %0, "f16" at %m : !transform.any_param, !transform.any_op
    transform.yield
  }
}
