// RUN: %print_flow %s -split-input-file -pass-pipeline='builtin.module(print-value-classes)' -verify-diagnostics

// A cache that goes through a loop, with a row replaced in every iteration, and
// comes out again.
// expected-remark @below {{arg0 is a cache}}
func.func @loop(%kv: tensor<16x4xf32>, %x: tensor<1x4xf32>) -> tensor<16x4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  // expected-remark @below {{scf.for arg1 is a cache}}
  // expected-remark @below {{scf.for is a cache}}
  %0 = scf.for %i = %c0 to %c8 step %c1 iter_args(%acc = %kv) -> tensor<16x4xf32> {
    %row = math.exp %x : tensor<1x4xf32>
    // expected-remark @below {{tensor.insert_slice is a cache}}
    %1 = tensor.insert_slice %row into %acc[%i, 0] [1, 4] [1, 1] : tensor<1x4xf32> into tensor<16x4xf32>
    scf.yield %1 : tensor<16x4xf32>
  }
  return %0 : tensor<16x4xf32>
}

// -----

// What each iteration computes anew is no state that is kept.
func.func @computed(%x: tensor<4xf32>) -> tensor<4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %0 = scf.for %i = %c0 to %c8 step %c1 iter_args(%h = %x) -> tensor<4xf32> {
    %1 = tosa.tanh %h : (tensor<4xf32>) -> tensor<4xf32>
    scf.yield %1 : tensor<4xf32>
  }
  return %0 : tensor<4xf32>
}
func.func @computed_after_a_test(%x: tensor<4xf32>) -> tensor<4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %0:2 = scf.while (%h = %x, %i = %c0) : (tensor<4xf32>, index) -> (tensor<4xf32>, index) {
    %p = arith.cmpi slt, %i, %c8 : index
    scf.condition(%p) %h, %i : tensor<4xf32>, index
  } do {
  ^bb0(%a: tensor<4xf32>, %i: index):
    %1 = tosa.tanh %a : (tensor<4xf32>) -> tensor<4xf32>
    %2 = arith.addi %i, %c1 : index
    scf.yield %1, %2 : tensor<4xf32>, index
  }
  return %0#0 : tensor<4xf32>
}

// -----

// Through a call that makes it grow.
// expected-remark @below {{arg0 is a cache}}
// expected-remark @below {{arg1 is a cache}}
func.func private @grow(%kv: tensor<7x4xf32>, %x: tensor<1x4xf32>) -> tensor<8x4xf32> {
  // expected-remark @below {{tensor.concat is a cache}}
  %0 = tensor.concat dim(0) %kv, %x : (tensor<7x4xf32>, tensor<1x4xf32>) -> tensor<8x4xf32>
  return %0 : tensor<8x4xf32>
}
// expected-remark @below {{arg0 is a cache}}
// expected-remark @below {{arg1 is a cache}}
func.func @call(%kv: tensor<7x4xf32>, %x: tensor<1x4xf32>) -> tensor<8x4xf32> {
  // expected-remark @below {{func.call is a cache}}
  %0 = func.call @grow(%kv, %x) : (tensor<7x4xf32>, tensor<1x4xf32>) -> tensor<8x4xf32>
  return %0 : tensor<8x4xf32>
}

// -----

// A weight is passed on as one, if every call passes one.
// expected-remark @below {{arg1 is a weight}}
func.func private @layer(%x: tensor<4xf32>, %w: tensor<4xf32>) -> tensor<4xf32> {
  // expected-remark @below {{math.exp is a weight}}
  %0 = math.exp %w : tensor<4xf32>
  %1 = arith.mulf %x, %0 : tensor<4xf32>
  return %1 : tensor<4xf32>
}
// expected-remark @below {{arg1 is a weight}}
func.func @main(%x: tensor<4xf32>, %w: tensor<4xf32> {roofline.param}) -> tensor<4xf32> {
  // expected-remark @below {{arith.constant is a weight}}
  %v = arith.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>
  %0 = func.call @layer(%x, %w) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %1 = func.call @layer(%0, %v) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// -----

// Where a result is written is no cache, however large it is: all of it is computed.
func.func @open_destination(%x: tensor<?x64xf32>, %o: tensor<?x64xf32>) -> tensor<?x64xf32> {
  %r = linalg.exp ins(%x : tensor<?x64xf32>) outs(%o : tensor<?x64xf32>) -> tensor<?x64xf32>
  return %r : tensor<?x64xf32>
}

// -----

// Sums that keep the dimension they run over: there is one element in it.
func.func @kept_dimension(%x: tensor<?x64xf32>, %o: tensor<?x1xf32>) -> tensor<?x1xf32> {
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, 0)>], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<?x64xf32>) outs(%o : tensor<?x1xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = math.exp %a : f32
    linalg.yield %c : f32
  } -> tensor<?x1xf32>
  return %r : tensor<?x1xf32>
}

// -----

// Without maps: as many elements are written as there are.
func.func @open_softmax(%x: tensor<?x64xf32>, %o: tensor<?x64xf32>) -> tensor<?x64xf32> {
  %r = linalg.softmax dimension(1) ins(%x : tensor<?x64xf32>) outs(%o : tensor<?x64xf32>) -> tensor<?x64xf32>
  return %r : tensor<?x64xf32>
}

// -----

func.func @open_pack(%x: tensor<?x?xf32>, %o: tensor<?x?x8x8xf32>) -> tensor<?x?x8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = math.exp %x : tensor<?x?xf32>
  %r = linalg.pack %e padding_value(%zero : f32) inner_dims_pos = [0, 1] inner_tiles = [8, 8] into %o
      : tensor<?x?xf32> -> tensor<?x?x8x8xf32>
  return %r : tensor<?x?x8x8xf32>
}

// -----

func.func @open_unpack(%x: tensor<?x?x8x8xf32>, %o: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %e = math.exp %x : tensor<?x?x8x8xf32>
  %r = linalg.unpack %e inner_dims_pos = [0, 1] inner_tiles = [8, 8] into %o
      : tensor<?x?x8x8xf32> -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}

// -----

// Where something is moved to, it does not come from.
func.func @moved_to(%x: tensor<4x8xf32>, %o: tensor<8x4xf32>) -> tensor<8x4xf32> {
  %e = math.exp %x : tensor<4x8xf32>
  %r = linalg.transpose ins(%e : tensor<4x8xf32>) outs(%o : tensor<8x4xf32>) permutation = [1, 0]
  return %r : tensor<8x4xf32>
}

// -----

// There may be more, and they stay.
// expected-remark @below {{arg1 is a cache}}
func.func @first_column(%x: tensor<?x64xf32>, %o: tensor<?x64xf32>) -> tensor<?x64xf32> {
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, 0)>], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<?x64xf32>) outs(%o : tensor<?x64xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = math.exp %a : f32
    linalg.yield %c : f32
  } -> tensor<?x64xf32>
  return %r : tensor<?x64xf32>
}

// -----

// Of which a part stays as it was, as far as anybody knows.
// expected-remark @below {{arg1 is a cache}}
func.func @diagonal(%x: tensor<?xf32>, %o: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %r = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i, i)>], iterator_types = ["parallel"]}
      ins(%x : tensor<?xf32>) outs(%o : tensor<?x?xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = math.exp %a : f32
    linalg.yield %c : f32
  } -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}

// -----

// What is carried may be computed on one side of a branch in the loop, whatever way it
// takes: handed on as it is, moved afterwards, made of two parts, or made by a call.
func.func @through_a_branch(%c: i1, %n: index, %x: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = scf.for %i = %c0 to %n step %c1 iter_args(%h = %x) -> tensor<4x4xf32> {
    %1 = scf.if %c -> tensor<4x4xf32> {
      %2 = tosa.tanh %h : (tensor<4x4xf32>) -> tensor<4x4xf32>
      scf.yield %2 : tensor<4x4xf32>
    } else {
      scf.yield %h : tensor<4x4xf32>
    }
    scf.yield %1 : tensor<4x4xf32>
  }
  return %0 : tensor<4x4xf32>
}
func.func @moved_afterwards(%n: index, %x: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  // expected-remark @below {{tensor.empty is a weight}}
  %e = tensor.empty() : tensor<4x4xf32>
  %0 = scf.for %i = %c0 to %n step %c1 iter_args(%h = %x) -> tensor<4x4xf32> {
    %1 = tosa.tanh %h : (tensor<4x4xf32>) -> tensor<4x4xf32>
    %2 = linalg.transpose ins(%1 : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) permutation = [1, 0]
    scf.yield %2 : tensor<4x4xf32>
  }
  return %0 : tensor<4x4xf32>
}
func.func @of_two_parts(%n: index, %x: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  // expected-remark @below {{tensor.empty is a weight}}
  %e = tensor.empty() : tensor<4x4xf32>
  %0 = scf.for %i = %c0 to %n step %c1 iter_args(%h = %x) -> tensor<4x4xf32> {
    %1 = tensor.extract_slice %h[0, 0] [2, 4] [1, 1] : tensor<4x4xf32> to tensor<2x4xf32>
    %2 = tosa.tanh %1 : (tensor<2x4xf32>) -> tensor<2x4xf32>
    %3 = tosa.exp %1 : (tensor<2x4xf32>) -> tensor<2x4xf32>
    %4 = tensor.insert_slice %2 into %e[0, 0] [2, 4] [1, 1] : tensor<2x4xf32> into tensor<4x4xf32>
    %5 = tensor.insert_slice %3 into %4[2, 0] [2, 4] [1, 1] : tensor<2x4xf32> into tensor<4x4xf32>
    scf.yield %5 : tensor<4x4xf32>
  }
  return %0 : tensor<4x4xf32>
}
func.func private @step(%h: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %0 = tosa.tanh %h : (tensor<4x4xf32>) -> tensor<4x4xf32>
  return %0 : tensor<4x4xf32>
}
func.func @by_a_call(%n: index, %x: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = scf.for %i = %c0 to %n step %c1 iter_args(%h = %x) -> tensor<4x4xf32> {
    %1 = func.call @step(%h) : (tensor<4x4xf32>) -> tensor<4x4xf32>
    scf.yield %1 : tensor<4x4xf32>
  }
  return %0 : tensor<4x4xf32>
}

// -----

// A row that is put into it on one side of a branch leaves the rest as it was.
// expected-remark @below {{arg2 is a cache}}
func.func @row_in_a_branch(%c: i1, %n: index, %kv: tensor<16x4xf32>, %x: tensor<1x4xf32>) -> tensor<16x4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  // expected-remark @below {{scf.for arg1 is a cache}}
  // expected-remark @below {{scf.for is a cache}}
  %0 = scf.for %i = %c0 to %n step %c1 iter_args(%acc = %kv) -> tensor<16x4xf32> {
    // expected-remark @below {{scf.if is a cache}}
    %1 = scf.if %c -> tensor<16x4xf32> {
      %row = math.exp %x : tensor<1x4xf32>
      // expected-remark @below {{tensor.insert_slice is a cache}}
      %2 = tensor.insert_slice %row into %acc[%i, 0] [1, 4] [1, 1] : tensor<1x4xf32> into tensor<16x4xf32>
      scf.yield %2 : tensor<16x4xf32>
    } else {
      scf.yield %acc : tensor<16x4xf32>
    }
    scf.yield %1 : tensor<16x4xf32>
  }
  return %0 : tensor<16x4xf32>
}
