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

// expected-error@+1 {{attribute 'roofline.bound' expects #roofline.bound, or one for each of several targets, found #roofline.cost<>}}
func.func private @f() attributes {roofline.bound = #roofline.cost<>}

// -----

// expected-error@+1 {{attribute 'roofline.group' expects #roofline.group, found 0 : i64}}
func.func private @f() attributes {roofline.group = 0}

// -----

// expected-error@+1 {{attribute 'roofline.live' expects #roofline.live, found #roofline.peak<8 B, exact>}}
func.func private @f() attributes {roofline.live = #roofline.peak<8 B, exact>}

// -----

// expected-error@+1 {{attribute 'roofline.peak' expects #roofline.peak, found #roofline.live<8 B>}}
func.func private @f() attributes {roofline.peak = #roofline.live<8 B>}

// -----

// expected-error@+1 {{attribute 'roofline.peak' belongs on a function}}
module attributes {roofline.peak = #roofline.peak<8 B, exact>} {}

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

// A trip count that nothing could use.

func.func @f(%a: f32) {
  // expected-error@+1 {{attribute 'roofline.trip_count' belongs on a loop, or on the branch that ends the first block of one}}
  %0 = arith.addf %a, %a {roofline.trip_count = 7 : i64} : f32
  return
}

// -----

// expected-error@+1 {{attribute 'roofline.trip_count' belongs on a loop, or on the branch that ends the first block of one}}
func.func @f() attributes {roofline.trip_count = 7 : i64} {
  return
}

// -----

func.func @f(%c: i1) {
  // expected-error@+1 {{attribute 'roofline.trip_count' belongs on a loop, or on the branch that ends the first block of one}}
  scf.if %c {
  } {roofline.trip_count = 7 : i64}
  return
}

// -----

// All as they should be.
module attributes {roofline.cost = #roofline.cost<flops = 1>} {
  func.func @f(%a: f32 {roofline.param}, %b: f32, %c: i1) attributes {roofline.bound = #roofline.bound<none>} {
    cf.br ^loop
  ^loop:
    cf.cond_br %c, ^loop, ^end {roofline.trip_count = 0}
  ^end:
    scf.while : () -> () {
      scf.condition(%c)
    } do {
      scf.yield
    } attributes {roofline.trip_count = 0}
    return
  }
}
