// RUN: mlir-roofline report %s --function=one --training=sgd --format=json | FileCheck %s --check-prefix=ONE
// RUN: mlir-roofline report %s --function=two --training=sgd --format=json | FileCheck %s --check-prefix=TWO

// 1024x64 f32 are 262144 B, and each tanh saves its result. One side saves two, the
// other nothing: at most 524288. An input that one side hands on is no cache.
// ONE:      "training": {
// ONE:        "status": "upper",
// ONE-NEXT:   "saved_bytes": 524288,
// TWO:      "training": {
// TWO:        "status": "upper",
// TWO-NEXT:   "saved_bytes": 786432,
func.func @one(%c: i1, %x: tensor<1024x64xf32>) -> tensor<1024x64xf32> {
  %0 = scf.if %c -> tensor<1024x64xf32> {
    %a = math.tanh %x : tensor<1024x64xf32>
    %b = math.tanh %a : tensor<1024x64xf32>
    scf.yield %b : tensor<1024x64xf32>
  } else {
    scf.yield %x : tensor<1024x64xf32>
  }
  return %0 : tensor<1024x64xf32>
}

// The larger of two sides, 2 tanh against 1 exp, and the tanh behind them: 3 * 262144.
func.func @two(%c: i1, %x: tensor<1024x64xf32>) -> tensor<1024x64xf32> {
  %0 = scf.if %c -> tensor<1024x64xf32> {
    %a = math.tanh %x : tensor<1024x64xf32>
    %b = math.tanh %a : tensor<1024x64xf32>
    scf.yield %b : tensor<1024x64xf32>
  } else {
    %e = math.exp %x : tensor<1024x64xf32>
    scf.yield %e : tensor<1024x64xf32>
  }
  %1 = math.tanh %0 : tensor<1024x64xf32>
  return %1 : tensor<1024x64xf32>
}
