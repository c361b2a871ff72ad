// RUN: mlir-roofline report %s --format=csv | FileCheck %s
// RUN: mlir-roofline report %s --function=open --format=json | FileCheck %s --check-prefix=OPEN

// Truth is 1 wherever a constant of it stands, and what it decides runs: each
// function computes 64 exponentials, of which the column behind the zeros says.

memref.global "private" constant @flags : memref<2xi1> = dense<[true, false]>

// CHECK: math.exp,element,{{[^,]*}},1,exact,exact,0,0,0,64,
func.func @element(%x: tensor<64xf32>) -> tensor<64xf32> {
  %c0 = arith.constant 0 : index
  %flags = arith.constant dense<[true, false]> : tensor<2xi1>
  %flag = tensor.extract %flags[%c0] : tensor<2xi1>
  %r = scf.if %flag -> tensor<64xf32> {
    %p = math.exp %x : tensor<64xf32>
    scf.yield %p : tensor<64xf32>
  } else {
    scf.yield %x : tensor<64xf32>
  }
  return %r : tensor<64xf32>
}

// CHECK: math.exp,loaded,{{[^,]*}},1,exact,exact,0,0,0,64,
func.func @loaded(%x: tensor<64xf32>) -> tensor<64xf32> {
  %c0 = arith.constant 0 : index
  %flags = memref.get_global @flags : memref<2xi1>
  %flag = memref.load %flags[%c0] : memref<2xi1>
  %r = scf.if %flag -> tensor<64xf32> {
    %p = math.exp %x : tensor<64xf32>
    scf.yield %p : tensor<64xf32>
  } else {
    scf.yield %x : tensor<64xf32>
  }
  return %r : tensor<64xf32>
}

// CHECK: math.exp,case,{{[^,]*}},1,exact,exact,0,0,0,64,
func.func @case(%x: tensor<64xf32>) {
  %flag = arith.constant true
  cf.switch %flag : i1, [
    default: ^end,
    1: ^body
  ]
^body:
  %p = math.exp %x : tensor<64xf32>
  cf.br ^end
^end:
  return
}

// Nobody knows which case it is: 64 at most.
// OPEN: "status": "upper"
func.func @open(%x: tensor<64xf32>, %flag: i1) {
  cf.switch %flag : i1, [
    default: ^end,
    1: ^body
  ]
^body:
  %p = math.exp %x : tensor<64xf32>
  cf.br ^end
^end:
  return
}
