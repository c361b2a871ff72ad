// RUN: %print_flow %s -split-input-file -pass-pipeline='builtin.module(print-origins)' -verify-diagnostics

// Views, and a slice of 1 x 4 elements of 4 B that is replaced: 16 B.
func.func @views(%kv: tensor<8x4xf32>, %row: tensor<1x4xf32>) -> tensor<2x4xf32> {
  // expected-remark @below {{origin = arg0, replaced = 16.}}
  %0 = tensor.insert_slice %row into %kv[2, 0] [1, 4] [1, 1] : tensor<1x4xf32> into tensor<8x4xf32>
  // expected-remark @below {{origin = arg0, replaced = 16.}}
  %1 = tensor.cast %0 : tensor<8x4xf32> to tensor<?x4xf32>
  // expected-remark @below {{origin = arg0, replaced = 16.}}
  %2 = tensor.extract_slice %1[1, 0] [2, 4] [1, 1] : tensor<?x4xf32> to tensor<2x4xf32>
  // expected-remark @below {{origin = arg0, replaced = 16.}}
  %3 = tensor.bitcast %2 : tensor<2x4xf32> to tensor<2x4xi32>
  %4 = tensor.bitcast %3 : tensor<2x4xi32> to tensor<2x4xf32> // expected-remark {{origin = arg0, replaced = 16.}}
  return %4 : tensor<2x4xf32>
}

// -----

// What is written as a whole comes from nowhere; a row that is scattered, from
// where it was.
func.func @whole(%x: tensor<1x8x4xf32>, %i: tensor<1x1xi32>, %row: tensor<1x1x4xf32>) -> tensor<1x8x4xf32> {
  // expected-remark @below {{origin = arg0, replaced = 16.}}
  %0 = tosa.scatter %x, %i, %row : (tensor<1x8x4xf32>, tensor<1x1xi32>, tensor<1x1x4xf32>) -> tensor<1x8x4xf32>
  %1 = linalg.exp ins(%0 : tensor<1x8x4xf32>) outs(%0 : tensor<1x8x4xf32>) -> tensor<1x8x4xf32>
  return %1 : tensor<1x8x4xf32>
}

// -----

// 8 iterations replace 16 B each: behind the loop, 128 B. In the loop, what is
// read of %acc in the first iteration is %x.
func.func @loop(%x: tensor<16x4xf32>, %row: tensor<1x4xf32>) -> tensor<16x4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  // expected-remark @below {{origin = arg0, replaced = 128.}}
  %0 = scf.for %i = %c0 to %c8 step %c1 iter_args(%acc = %x) -> tensor<16x4xf32> {
    // expected-remark @below {{origin = arg0, replaced = 16.}}
    %1 = tensor.insert_slice %row into %acc[%i, 0] [1, 4] [1, 1] : tensor<1x4xf32> into tensor<16x4xf32>
    scf.yield %1 : tensor<16x4xf32>
  }
  return %0 : tensor<16x4xf32>
}

// -----

// Nested, 2 * 3 iterations of 16 B: 96 B.
func.func @nest(%x: tensor<16x4xf32>, %row: tensor<1x4xf32>) -> tensor<16x4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  // expected-remark @below {{origin = arg0, replaced = 96.}}
  %0 = scf.for %i = %c0 to %c2 step %c1 iter_args(%a = %x) -> tensor<16x4xf32> {
    // expected-remark @below {{origin = arg0, replaced = 48.}}
    %1 = scf.for %j = %c0 to %c3 step %c1 iter_args(%b = %a) -> tensor<16x4xf32> {
      // expected-remark @below {{origin = arg0, replaced = 16.}}
      %2 = tensor.insert_slice %row into %b[%j, 0] [1, 4] [1, 1] : tensor<1x4xf32> into tensor<16x4xf32>
      scf.yield %2 : tensor<16x4xf32>
    }
    scf.yield %1 : tensor<16x4xf32>
  }
  return %0 : tensor<16x4xf32>
}

// -----

// 4 threads replace 2 rows of 16 B each: 128 B.
func.func @forall(%x: tensor<16x4xf32>, %rows: tensor<2x4xf32>) -> tensor<16x4xf32> {
  // expected-remark @below {{origin = arg0, replaced = 128.}}
  %0 = scf.forall (%i) in (4) shared_outs(%o = %x) -> tensor<16x4xf32> {
    %1 = affine.apply affine_map<(d0) -> (d0 * 2)>(%i)
    scf.forall.in_parallel {
      tensor.parallel_insert_slice %rows into %o[%1, 0] [2, 4] [1, 1] : tensor<2x4xf32> into tensor<16x4xf32>
    }
  }
  return %0 : tensor<16x4xf32>
}

// -----

// Either side is %x with one row or two replaced: two at most. Of different
// values nothing is said.
func.func @branches(%c: i1, %x: tensor<8x4xf32>, %y: tensor<8x4xf32>, %row: tensor<1x4xf32>, %rows: tensor<2x4xf32>) -> (tensor<8x4xf32>, tensor<8x4xf32>) {
  // expected-remark @below {{origin = arg1, replaced = 32.}}
  %0 = scf.if %c -> tensor<8x4xf32> {
    // expected-remark @below {{origin = arg1, replaced = 16.}}
    %1 = tensor.insert_slice %row into %x[2, 0] [1, 4] [1, 1] : tensor<1x4xf32> into tensor<8x4xf32>
    scf.yield %1 : tensor<8x4xf32>
  } else {
    // expected-remark @below {{origin = arg1, replaced = 32.}}
    %1 = tensor.insert_slice %rows into %x[2, 0] [2, 4] [1, 1] : tensor<2x4xf32> into tensor<8x4xf32>
    scf.yield %1 : tensor<8x4xf32>
  }
  %2 = scf.if %c -> tensor<8x4xf32> {
    scf.yield %x : tensor<8x4xf32>
  } else {
    scf.yield %y : tensor<8x4xf32>
  }
  return %0, %2 : tensor<8x4xf32>, tensor<8x4xf32>
}

// -----

// What a function hands back of what it is given, every call gets back.
func.func private @update(%row: tensor<1x4xf32>, %x: tensor<8x4xf32>) -> tensor<8x4xf32> {
  // expected-remark @below {{origin = arg1, replaced = 16.}}
  %0 = tensor.insert_slice %row into %x[2, 0] [1, 4] [1, 1] : tensor<1x4xf32> into tensor<8x4xf32>
  return %0 : tensor<8x4xf32>
}
func.func @calls(%x: tensor<8x4xf32>, %row: tensor<1x4xf32>) -> tensor<8x4xf32> {
  // expected-remark @below {{origin = arg0, replaced = 16.}}
  %0 = func.call @update(%row, %x) : (tensor<1x4xf32>, tensor<8x4xf32>) -> tensor<8x4xf32>
  // expected-remark @below {{origin = arg0, replaced = 32.}}
  %1 = func.call @update(%row, %0) : (tensor<1x4xf32>, tensor<8x4xf32>) -> tensor<8x4xf32>
  return %1 : tensor<8x4xf32>
}

// -----

// Blocks: both ways hand on %x.
func.func @blocks(%c: i1, %x: tensor<4xf32>) -> tensor<4xf32> {
  cf.cond_br %c, ^a, ^b
^a:
  cf.br ^end(%x : tensor<4xf32>)
^b:
  %0 = tensor.cast %x : tensor<4xf32> to tensor<4xf32> // expected-remark {{origin = arg1.}}
  cf.br ^end(%0 : tensor<4xf32>)
^end(%1: tensor<4xf32>):
  %2 = tensor.cast %1 : tensor<4xf32> to tensor<4xf32> // expected-remark {{origin = arg1.}}
  return %2 : tensor<4xf32>
}

// -----

// A global is one memory however often it is named; so are equal constants.
memref.global "private" constant @w : memref<4xf32> = dense<[1.0, 2.0, 3.0, 4.0]>
func.func @names() {
  %0 = memref.get_global @w : memref<4xf32>
  %1 = memref.get_global @w : memref<4xf32> // expected-remark {{origin = memref.get_global.}}
  %2 = memref.cast %1 : memref<4xf32> to memref<?xf32> // expected-remark {{origin = memref.get_global.}}
  %3 = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %4 = arith.constant dense<[1.0, 2.0]> : tensor<2xf32> // expected-remark {{origin = arith.constant.}}
  return
}
