// RUN: roofline-opt %s > %t.before
// RUN: roofline-opt %s --roofline-annotate="target=google-tpu-v5e params=0-1" --roofline-set-target=target=google-tpu-v5e > %t.annotated
// RUN: not diff %t.before %t.annotated > %t.diff
// RUN: roofline-opt %t.annotated --roofline-strip > %t.after
// RUN: diff %t.before %t.after

// What annotation wrote is gone, what the author wrote stays.
func.func @f(%a: memref<4xf32>, %b: memref<4xf32> {other.kept}, %c: i1) {
  linalg.exp {other.kept} ins(%a : memref<4xf32>) outs(%b : memref<4xf32>)
  scf.while : () -> () {
    scf.condition(%c)
  } do {
    linalg.exp ins(%a : memref<4xf32>) outs(%b : memref<4xf32>)
    scf.yield
  } attributes {roofline.trip_count = 7 : i64}
  return
}
