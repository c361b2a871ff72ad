// RUN: mlir-roofline report %s --allow-unregistered-dialect | FileCheck %s

// Where it is said how often the region of an operation that nobody knows runs, its
// additions count, 4 times. What ends it hands values over, so that of three
// operations, the return being one, only the loop is unknown.
// CHECK: FLOPs {{ *}}>= 4
// CHECK: ops {{ *}}66.7 % of 3 (1 unknown)
func.func @known(%x: f32) {
  "foreign.loop"() ({
    %0 = arith.addf %x, %x : f32
    "foreign.yield"() : () -> ()
  }) {roofline.trip_count = 4} : () -> ()
  return
}
