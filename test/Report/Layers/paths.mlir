// RUN: mlir-roofline report %s --format=json | FileCheck %s --implicit-check-not='"layer":'
// RUN: mlir-roofline report %s --format=json --group-by=layer | FileCheck %s --check-prefix=PATH

// The layer that an operation is in, from what front ends write into locations.

// Torch: the module's path, and the operation.
// CHECK: "layer": "encoder.layers.0.mlp",{{$}}
// ONNX.
// CHECK: "layer": "layers.1/mlp",{{$}}
// TFLite: the operation, and what else it was made of.
// CHECK: "layer": "model/conv_1",{{$}}
// JAX: separators in parentheses are none.
// CHECK: "layer": "jit(f)/jit(main)/transpose(jvp(a/b))",{{$}}
// TensorFlow: the type of the operation, and its name in a function.
// CHECK: "layer": "model/conv_2",{{$}}
// Fused: the first that has a name.
// CHECK: "layer": "block.0",{{$}}
// Inlined: the layer of the callee in that of the caller.
// CHECK: "layer": "layers.2/mlp",{{$}}
// Unless its name is a whole one.
// CHECK: "layer": "layers.2.norm",{{$}}
// A library that a named layer calls.
// CHECK: "layer": "layers.3",{{$}}
// A named layer in an unnamed program.
// CHECK: "layer": "layers.3.norm",{{$}}
// No operation: all of it is the layer.
// CHECK: "layer": "lm_head",{{$}}
// An operation of the model itself.
// CHECK: "layer": "(outside any layer)",{{$}}
// Names of functions tell where their lines are.
// CHECK: "layer": "forward (m.py:12)",{{$}}
// But outside of calls, a name is one of a layer.
// CHECK: "layer": "forward",{{$}}
// Fused call stacks: the first.
// CHECK: "layer": "k.py:3",{{$}}
// Files that end alike are told apart.
// CHECK: "layer": "one/model.py:7",{{$}}
// CHECK: "layer": "two/model.py:7",{{$}}
// A parenthesis that nothing closes means nothing.
// CHECK: "layer": "a(/b",{{$}}
// Nothing stands between two separators.
// CHECK: "layer": "a.b",{{$}}
// A name that says nothing.
// CHECK: "layer": "m.py:50",{{$}}
// CHECK: "layer": "(no location)",{{$}}
// What begins with a separator is no name and something behind it.
// CHECK: "layer": "@SUM(A1).-2",{{$}}
// CHECK: "layer": ";a",{{$}}

// Each step of the way by itself, whatever stands between them.
// PATH:      "name": "jit(f)/jit(main)/transpose(jvp(a/b))"
// PATH:      "layers": [
// PATH:      "name": "encoder.layers.0.mlp"
// PATH-NEXT: "path": [
// PATH-NEXT:   "encoder"
// PATH-NEXT:   "layers"
// PATH-NEXT:   "0"
// PATH-NEXT:   "mlp"
// PATH-NEXT: ]
// PATH-NEXT: "depth": 1
// PATH-NEXT: "ops": [
// PATH-NEXT:   0
// PATH-NEXT: ]

func.func @main(%x: tensor<4xf32>, %e: tensor<4xf32>) {
  %0 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc("encoder.layers.0.mlp/aten.mm.default")
  %1 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc("/layers.1/mlp/MatMul")
  %2 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc("model/conv_1/BiasAdd;model/conv_1/Conv2D;model/bn/FusedBatchNormV3")
  %3 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc("jit(f)/jit(main)/transpose(jvp(a/b))/dot_general")
  %4 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc(fused["Conv2D:", "model/conv_2/Conv2D@__inference_call_7"])
  %5 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc(fused["x.py":1:1, "block.0/first"("m.py":3:1), "block.1/second"])
  %6 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc(callsite("mlp/mm" at "layers.2/call"))
  %7 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc(callsite("layers.2.norm/add" at "layers.2/call"))
  %8 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc(callsite("lib.py":9:0 at "layers.3/call"))
  %9 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc(callsite("layers.3.norm/add" at "m.py":9:0))
  %10 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc("lm_head")
  %11 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc("aten.cat.default"("m.py":7:0))
  %12 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc(callsite("forward"("m.py":12:0) at "main"("m.py":40:0)))
  %13 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc("forward"("m.py":12:0))
  %14 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc(fused[callsite("k.py":3:0 at "m.py":41:0), "x.py":1:1])
  %15 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc("one/model.py":7:1)
  %16 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc("two/model.py":7:5)
  %17 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc("a(/b/op")
  %18 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc("a..b//op")
  %19 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc("/;"("m.py":50:0))
  %20 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc(unknown)
  %21 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc("@SUM(A1).-2")
  %22 = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc(";a")
  return
}
