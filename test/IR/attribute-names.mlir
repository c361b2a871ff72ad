// RUN: roofline-opt %s --split-input-file --verify-diagnostics

// What the dialect's attributes may be on, and what they may be.

// expected-error@+1 {{attribute 'roofline.target' expects #roofline.target, found "h100"}}
module attributes {roofline.target = "h100"} {}

// -----

// expected-error@+1 {{attribute 'roofline.target' belongs on a builtin.module}}
func.func @f() attributes {roofline.target = "h100"} {
  return
}

// -----

// expected-error@+1 {{attribute 'roofline.cost' expects #roofline.cost, found 12 : i64}}
func.func private @f() attributes {roofline.cost = 12}

// -----

// expected-error@+1 {{attribute 'roofline.bound' expects #roofline.bound, found #roofline.cost<>}}
func.func private @f() attributes {roofline.bound = #roofline.cost<>}

// -----

// expected-error@+1 {{attribute 'roofline.trip_count' expects an integer >= 0, found -1 : i64}}
func.func private @f() attributes {roofline.trip_count = -1}

// -----

// expected-error@+1 {{attribute 'roofline.trip_count' expects an integer >= 0, found "ten"}}
func.func private @f() attributes {roofline.trip_count = "ten"}

// -----

// expected-error@+1 {{attribute 'roofline.param' belongs on a function argument}}
func.func private @f() attributes {roofline.param}

// -----

// expected-error@+1 {{unknown attribute 'roofline.costs' of the roofline dialect}}
func.func private @f() attributes {roofline.costs = #roofline.cost<>}

// -----

// expected-error@+1 {{attribute 'roofline.param' on result 1 does not belong on a result}}
func.func private @f(f32) -> (f32, f32 {roofline.param})

// -----

// expected-error@+1 {{attribute 'roofline.param' on argument 1 expects a unit attribute, found true}}
func.func private @f(f32, f32 {roofline.param = true})

// -----

// expected-error@+1 {{attribute 'roofline.cost' on argument 0 does not belong on an argument}}
func.func private @f(f32 {roofline.cost = #roofline.cost<>})

// -----

// All as they should be.
module attributes {roofline.cost = #roofline.cost<flops = 1>} {
  func.func @f(%a: f32 {roofline.param}, %b: f32) attributes {roofline.trip_count = 0, roofline.bound = #roofline.bound<none>} {
    return
  }
}
