// RUN: mlir-roofline report %s --group-by=layer | FileCheck %s --check-prefix=LAYER
// RUN: mlir-roofline report %s --group-by=op --all | FileCheck %s --check-prefix=OP
// RUN: mlir-roofline report %s --filter=llama.py:57 | FileCheck %s --check-prefix=FILTER
// RUN: mlir-roofline report %s --format=json | FileCheck %s --check-prefix=JSON
// RUN: mlir-roofline diff %s %src_root/docs/examples/strided-conv.mlir | FileCheck %s --check-prefix=DIFF
// RUN: mlir-roofline report %s --format=json -o %t.json
// RUN: mlir-roofline diff %t.json %src_root/docs/examples/strided-conv.mlir | FileCheck %s --check-prefix=DIFF
// RUN: mlir-roofline diff %t.json %src_root/docs/examples/strided-conv.mlir --format=json | FileCheck %s --check-prefix=DIFFJSON
// RUN: mlir-roofline report %s --format=md | FileCheck %s --check-prefix=MD

// Locations of torch-mlir: only the Python stack, innermost frame first, the same
// for every layer of a list; or, in the named form, the module path and the aten
// operation around that stack. 4*4 elements each: an `add` 16 flops and 192 B, a
// matmul 64 macs, 128 flops, 192 B, an `exp` 16 and 128 B.

// Both iterations of the loop over layers are one row, and what canonicalisation
// made has none.
// LAYER:      layer ops MACs FLOPs transc. bytes intensity
// LAYER-NEXT: modeling_llama.py:57 > linear.py:134 2 128 256 0 384 B 0.667
// LAYER-NEXT: layers.0.self_attn.q_proj 2 64 144 0 384 B 0.375
// LAYER-NEXT: layers.1.self_attn.q_proj 1 64 128 0 192 B 0.667
// LAYER-NEXT: lm_head 1 0 16 0 192 B 0.0833
// LAYER-NEXT: (no location) 1 0 0 16 128 B 0

// Most work first. What a library does is told by the line of the model that calls it.
// OP:      id op location MACs FLOPs
// OP-NEXT: 0 linalg.matmul modeling_llama.py:57 > linear.py:134 64 128
// OP-NEXT: 1 linalg.matmul modeling_llama.py:57 > linear.py:134 64 128
// OP-NEXT: 2 linalg.matmul layers.0.self_attn.q_proj/aten.mm.default 64 128
// OP-NEXT: 4 linalg.matmul layers.1.self_attn.q_proj/aten.mm.default 64 128
// OP-NEXT: 3 linalg.add layers.0.self_attn.q_proj/aten.add.Tensor 0 16
// OP-NEXT: 5 linalg.add lm_head 0 16
// OP-NEXT: 6 linalg.exp (no location) 0 0

// For programs, the location is what it is, beside what people read. %x, %w and %acc are held
// throughout; a matmul reads one more tensor and writes another: 5*64 B, first in the second.
// JSON:      "peak_bytes": 320,
// JSON-NEXT: "peak_at": "linear.py:134:0",
// JSON-NEXT: "peak_place": "modeling_llama.py:57 > linear.py:134",
// JSON:      "name": "linalg.matmul",
// JSON-NEXT: "location": "linear.py:134:0",
// JSON-NEXT: "place": "modeling_llama.py:57 > linear.py:134",
// JSON-LABEL: "ops": [
// JSON:      "location": "linear.py:134:0",
// JSON-NEXT: "layer": "modeling_llama.py:57 > linear.py:134",
// JSON-NEXT: "place": "modeling_llama.py:57 > linear.py:134",
// JSON:      "location": "layers.0.self_attn.q_proj/aten.mm.default",
// JSON-NEXT: "layer": "layers.0.self_attn.q_proj",
// JSON-NEXT: "types":

// OP: peak 320 B in linalg.matmul at modeling_llama.py:57 > linear.py:134 (

// DIFF: removed linalg.matmul modeling_llama.py:57 > linear.py:134
// DIFFJSON:      "location": "linear.py:134:0",
// DIFFJSON-NEXT: "place": "modeling_llama.py:57 > linear.py:134",

// FILTER:     linalg.matmul modeling_llama.py:57 > linear.py:134
// FILTER-NOT: self_attn

// MD: | `linalg.matmul` | <code>modeling&#95;llama.py&#58;57 &#62; linear.py&#58;134</code> |
// MD: | `layers.0.self_attn.q_proj/aten.mm.default` |

#frame = loc("torch/nn/modules/linear.py":134:0)
#caller = loc("transformers/models/llama/modeling_llama.py":57:0)
#model = loc("transformers/models/llama/modeling_llama.py":281:0)
#inner = loc(callsite(#caller at #model))
#stack = loc(callsite(#frame at #inner))
#mm0 = loc("layers.0.self_attn.q_proj/aten.mm.default"(#stack))
#add0 = loc("layers.0.self_attn.q_proj/aten.add.Tensor"(#stack))
#mm1 = loc("layers.1.self_attn.q_proj/aten.mm.default"(#stack))
#head = loc("lm_head"(#stack))
func.func @main(%x: tensor<4x4xf32> loc(unknown), %w: tensor<4x4xf32> loc(unknown), %acc: tensor<4x4xf32> loc("acc"(#model))) -> tensor<4x4xf32> {
  %zero = arith.constant 0.0 : f32 loc(unknown)
  %e = tensor.empty() : tensor<4x4xf32> loc(unknown)
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc(unknown)
  %0 = linalg.matmul ins(%x, %w : tensor<4x4xf32>, tensor<4x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32> loc(#stack)
  %1 = linalg.matmul ins(%0, %w : tensor<4x4xf32>, tensor<4x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32> loc(#stack)
  %2 = linalg.matmul ins(%1, %w : tensor<4x4xf32>, tensor<4x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32> loc(#mm0)
  %3 = linalg.add ins(%2, %acc : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc(#add0)
  %4 = linalg.matmul ins(%3, %w : tensor<4x4xf32>, tensor<4x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32> loc(#mm1)
  %5 = linalg.add ins(%4, %acc : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc(#head)
  %6 = linalg.exp ins(%5 : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32> loc(unknown)
  return %6 : tensor<4x4xf32> loc(#model)
} loc(#model)
