// RUN: %print_flow %s -split-input-file -pass-pipeline='builtin.module(print-peaks{keep=true})' -verify-diagnostics

// What goes around a cycle of blocks is there beside what comes next: %a, %x, %y.
// expected-remark @below {{peak = 192 at linalg.matmul [arg0 64, block arg0 64, linalg.matmul 64],}}
func.func @around(%a: tensor<4x4xf32>, %c: i1) -> tensor<4x4xf32> {
  cf.br ^loop(%a : tensor<4x4xf32>)
^loop(%x: tensor<4x4xf32>):
  %e = tensor.empty() : tensor<4x4xf32>
  %y = linalg.matmul ins(%x, %x : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  cf.cond_br %c, ^loop(%y : tensor<4x4xf32>), ^exit(%y : tensor<4x4xf32>)
^exit(%z: tensor<4x4xf32>):
  return %z : tensor<4x4xf32>
}

// -----

// What a cycle only hands on, through another block as well, is where it was: %a,
// %0, which becomes %x and %w, and %y: 192, and no 64 for %x and %w each.
// expected-remark @below {{peak = 192 at tosa.sin [arg0 64, tosa.exp 64, tosa.sin 64],}}
func.func @handed_on(%a: tensor<4x4xf32>, %c: i1) -> tensor<4x4xf32> {
  %0 = tosa.exp %a : (tensor<4x4xf32>) -> tensor<4x4xf32>
  cf.br ^loop(%0 : tensor<4x4xf32>)
^loop(%x: tensor<4x4xf32>):
  %y = tosa.sin %x : (tensor<4x4xf32>) -> tensor<4x4xf32>
  cf.cond_br %c, ^again(%x : tensor<4x4xf32>), ^exit(%y : tensor<4x4xf32>)
^again(%w: tensor<4x4xf32>):
  cf.br ^loop(%w : tensor<4x4xf32>)
^exit(%z: tensor<4x4xf32>):
  return %z : tensor<4x4xf32>
}

// -----

// What a block is given may be four rows of %0 or of %1, 256 B of which stay: at
// most %a, %0 and %1; behind the branch %a, that, %y and %z of 64 B, 640.
// expected-remark @below {{peak = 768 at tosa.sin [arg0 256, tosa.exp 256, tosa.sin 256],}}
func.func @parts(%a: tensor<16x4xf32>, %c: i1) -> tensor<4x4xf32> {
  %0 = tosa.exp %a : (tensor<16x4xf32>) -> tensor<16x4xf32>
  %1 = tosa.sin %0 : (tensor<16x4xf32>) -> tensor<16x4xf32>
  %s0 = tensor.extract_slice %0[0, 0] [4, 4] [1, 1] : tensor<16x4xf32> to tensor<4x4xf32>
  %s1 = tensor.extract_slice %1[0, 0] [4, 4] [1, 1] : tensor<16x4xf32> to tensor<4x4xf32>
  cf.cond_br %c, ^next(%s0 : tensor<4x4xf32>), ^next(%s1 : tensor<4x4xf32>)
^next(%x: tensor<4x4xf32>):
  %y = tosa.exp %x : (tensor<4x4xf32>) -> tensor<4x4xf32>
  %z = tosa.add %x, %y : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  return %z : tensor<4x4xf32>
}

// -----

// Six rows go around a cycle, of what each iteration makes, 16 rows of 16 B: %a
// of 256 B, %x with the 256 B of before, %y of 96 B, %0 of 256 B and %z of 96 B.
// expected-remark @below {{peak = 960 at tosa.add [arg0 256, block arg0 256, tosa.exp 96, tosa.exp 256, tosa.add 96],}}
func.func @parts_around(%a: tensor<16x4xf32>, %c: i1) -> tensor<6x4xf32> {
  %s = tensor.extract_slice %a[0, 0] [6, 4] [1, 1] : tensor<16x4xf32> to tensor<6x4xf32>
  cf.br ^loop(%s : tensor<6x4xf32>)
^loop(%x: tensor<6x4xf32>):
  %y = tosa.exp %x : (tensor<6x4xf32>) -> tensor<6x4xf32>
  %0 = tosa.exp %a : (tensor<16x4xf32>) -> tensor<16x4xf32>
  %t = tensor.extract_slice %0[0, 0] [6, 4] [1, 1] : tensor<16x4xf32> to tensor<6x4xf32>
  %z = tosa.add %x, %y : (tensor<6x4xf32>, tensor<6x4xf32>) -> tensor<6x4xf32>
  cf.cond_br %c, ^loop(%t : tensor<6x4xf32>), ^exit
^exit:
  return %z : tensor<6x4xf32>
}
