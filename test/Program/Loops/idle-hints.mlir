// RUN: roofline-opt %s --allow-unregistered-dialect --roofline-annotate --split-input-file --verify-diagnostics -o /dev/null

// A hint is for what the program leaves to data. Where the program counts by
// itself, it would say nothing, or something else.

func.func @constant(%x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c12 = arith.constant 12 : index
  // expected-error@+1 {{'scf.for' op attribute 'roofline.trip_count' has no effect: expected a loop whose iterations the program does not count, found one of 12}}
  scf.for %i = %c0 to %c12 step %c1 {
    %0 = arith.addf %x, %x : f32
  } {roofline.trip_count = 7 : i64}
  return
}

// -----

// What a caller passes is a size: --bind gives it a value.
func.func @argument(%x: f32, %n: index) {
  // expected-error@+1 {{'affine.for' op attribute 'roofline.trip_count' has no effect: expected a loop whose iterations the program does not count, found one of arg1}}
  affine.for %i = 0 to %n {
    %0 = arith.addf %x, %x : f32
  } {roofline.trip_count = 7 : i64}
  return
}

// -----

func.func @nest(%x: f32) {
  // 4 * 6 iterations.
  // expected-error@+1 {{found one of 24}}
  scf.forall (%i, %j) in (4, 6) {
    %0 = arith.addf %x, %x : f32
  } {roofline.trip_count = 7 : i64}
  return
}

// -----

// A counter that goes from 10 down to 0, by 2 at a time.
func.func @counter(%x: f32) {
  %c0 = arith.constant 0 : index
  %c2 = arith.constant 2 : index
  %c10 = arith.constant 10 : index
  // expected-error@+1 {{found one of 5}}
  %r = scf.while (%i = %c10) : (index) -> index {
    %goes = arith.cmpi sgt, %i, %c0 : index
    scf.condition(%goes) %i : index
  } do {
  ^bb0(%i: index):
    %0 = arith.addf %x, %x : f32
    %j = arith.subi %i, %c2 : index
    scf.yield %j : index
  } attributes {roofline.trip_count = 7 : i64}
  return
}

// -----

// The same as blocks: its test, before the body, holds 5 times.
func.func @blocks(%x: f32) {
  %c0 = arith.constant 0 : index
  %c2 = arith.constant 2 : index
  %c10 = arith.constant 10 : index
  cf.br ^head(%c10 : index)
^head(%i: index):
  %goes = arith.cmpi sgt, %i, %c0 : index
  // expected-error@+1 {{found one of 5}}
  cf.cond_br %goes, ^body, ^end {roofline.trip_count = 7 : i64}
^body:
  %0 = arith.addf %x, %x : f32
  %j = arith.subi %i, %c2 : index
  cf.br ^head(%j : index)
^end:
  return
}

// -----

func.func @no_loop(%c: i1) {
  // expected-error@+1 {{'cf.cond_br' op attribute 'roofline.trip_count' has no effect: expected a loop whose iterations the program does not count, found a branch that ends no first block of a loop}}
  cf.cond_br %c, ^a, ^b {roofline.trip_count = 7 : i64}
^a:
  cf.br ^b
^b:
  return
}

// -----

func.func @structured(%x: tensor<8xf32>) -> tensor<8xf32> {
  // expected-error@+1 {{'linalg.map' op attribute 'roofline.trip_count' has no effect: expected a loop whose iterations the program does not count, found an operation whose cost does not ask for them}}
  %0 = linalg.map {math.exp} ins(%x : tensor<8xf32>) outs(%x : tensor<8xf32>) {roofline.trip_count = 7 : i64}
  return %0 : tensor<8xf32>
}

// -----

// A bound that is read from memory, a condition that is data, an operation that
// nobody knows: no error.
func.func @data(%x: f32, %m: memref<index>, %c: i1) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = memref.load %m[] : memref<index>
  scf.for %i = %c0 to %n step %c1 {
    %0 = arith.addf %x, %x : f32
  } {roofline.trip_count = 7 : i64}
  scf.while : () -> () {
    scf.condition(%c)
  } do {
    scf.yield
  } attributes {roofline.trip_count = 7 : i64}
  "foreign.loop"() ({
    %0 = arith.addf %x, %x : f32
    "foreign.yield"() : () -> ()
  }) {roofline.trip_count = 7 : i64} : () -> ()
  cf.br ^loop
^loop:
  cf.cond_br %c, ^loop, ^end {roofline.trip_count = 7 : i64}
^end:
  return
}
