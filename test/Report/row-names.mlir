// What operations that share a row are called: what all of their names start with and end
// with, as far as whole words and numbers go.

// RUN: split-file %s %t
// RUN: mlir-roofline report %t/numbers.mlir | FileCheck %s --check-prefix=NUMBERS
// RUN: mlir-roofline report %t/longer.mlir | FileCheck %s --check-prefix=LONGER
// RUN: mlir-roofline report %t/words.mlir | FileCheck %s --check-prefix=WORDS
// RUN: mlir-roofline report %t/ends.mlir | FileCheck %s --check-prefix=ENDS
// RUN: mlir-roofline report %t/letters.mlir | FileCheck %s --check-prefix=LETTERS
// RUN: mlir-roofline report %t/stars.mlir | FileCheck %s --check-prefix=STARS --implicit-check-not=declared

// NUMBERS: {{^}} 0 ×2 math.exp layer* {{[0-9]}}
// One name starts with the other.
// LONGER: {{^}} 0 ×2 math.exp layer1* {{[0-9]}}
// `lm_head` and `layers` have a letter in common, and no word: the first one stands for
// both.
// WORDS: {{^}} 0 ×2 math.exp layers.0, ... {{[0-9]}}
// `q_proj` and `up_proj` end in one word, `proj` and `unproj` do not.
// ENDS: {{^}} 0 ×2 math.exp block.*_proj {{[0-9]}}
// LETTERS: {{^}} 0 ×2 math.exp block.* {{[0-9]}}

// A star behind a digit of a name is no mark.
// STARS: {{^}} 0 ×2 math.exp add_1* {{[0-9]}}

//--- stars.mlir
func.func @main(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = math.exp %a : tensor<4xf32> loc("add_1")
  %1 = math.exp %0 : tensor<4xf32> loc("add_12")
  return %1 : tensor<4xf32>
}
//--- numbers.mlir
func.func @main(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = math.exp %a : tensor<4xf32> loc("layer1")
  %1 = math.exp %0 : tensor<4xf32> loc("layer2")
  return %1 : tensor<4xf32>
}
//--- longer.mlir
func.func @main(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = math.exp %a : tensor<4xf32> loc("layer1")
  %1 = math.exp %0 : tensor<4xf32> loc("layer12")
  return %1 : tensor<4xf32>
}
//--- words.mlir
func.func @main(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = math.exp %a : tensor<4xf32> loc("layers.0")
  %1 = math.exp %0 : tensor<4xf32> loc("lm_head")
  return %1 : tensor<4xf32>
}
//--- ends.mlir
func.func @main(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = math.exp %a : tensor<4xf32> loc("block.q_proj")
  %1 = math.exp %0 : tensor<4xf32> loc("block.up_proj")
  return %1 : tensor<4xf32>
}
//--- letters.mlir
func.func @main(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = math.exp %a : tensor<4xf32> loc("block.proj")
  %1 = math.exp %0 : tensor<4xf32> loc("block.unproj")
  return %1 : tensor<4xf32>
}
