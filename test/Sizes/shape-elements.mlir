// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../Inputs/list-flops.py | FileCheck --match-full-lines %s

// Sizes that go through tensors and buffers of integers.

// CHECK: constant: flops=15
func.func @constant(%x: tensor<?xf32>) -> tensor<?x?xf32> {
  %shape = arith.constant dense<[3, 5]> : tensor<2xi64>
  %r = tensor.reshape %x(%shape) : (tensor<?xf32>, tensor<2xi64>) -> tensor<?x?xf32>
  %0 = arith.addf %r, %r : tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}

// CHECK: extracted: flops=3*extracted.arg0
func.func @extracted(%n: index, %x: memref<f32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %sizes = tensor.from_elements %c3, %n : tensor<2xindex>
  %a = tensor.extract %sizes[%c0] : tensor<2xindex>
  %b = tensor.extract %sizes[%c1] : tensor<2xindex>
  scf.for %i = %c0 to %a step %c1 {
    scf.for %j = %c0 to %b step %c1 {
      %v = memref.load %x[] : memref<f32>
      %s = arith.addf %v, %v : f32
      memref.store %s, %x[] : memref<f32>
    }
  }
  return
}

// What bufferisation makes of a reshape, and what folding makes of its extents.
// 2*n adds in the generic, n + 2 around the loads.
// CHECK: buffer: flops=3*buffer.arg0 + 2
func.func @buffer(%n: index, %x: memref<?xf32>, %y: memref<f32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %shape = memref.alloc() : memref<2xindex>
  memref.store %n, %shape[%c0] : memref<2xindex>
  memref.store %c2, %shape[%c1] : memref<2xindex>
  %r = memref.reshape %x(%shape) : (memref<?xf32>, memref<2xindex>) -> memref<?x?xf32>
  linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} outs(%r : memref<?x?xf32>) {
  ^bb0(%v: f32):
    %s = arith.addf %v, %v : f32
    linalg.yield %s : f32
  }
  %a = memref.load %shape[%c0] : memref<2xindex>
  %b = memref.load %shape[%c1] : memref<2xindex>
  %m = arith.addi %a, %b : index
  scf.for %i = %c0 to %m step %c1 {
    %v = memref.load %y[] : memref<f32>
    %s = arith.addf %v, %v : f32
    memref.store %s, %y[] : memref<f32>
  }
  memref.dealloc %shape : memref<2xindex>
  return
}

// Stored twice, stored too late, and given away: nobody knows what is in there.
// CHECK: rewritten: flops=max(0, rewritten.s0)
func.func @rewritten(%n: index, %m: index, %x: memref<f32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %shape = memref.alloc() : memref<1xindex>
  memref.store %n, %shape[%c0] : memref<1xindex>
  memref.store %m, %shape[%c0] : memref<1xindex>
  %a = memref.load %shape[%c0] : memref<1xindex>
  scf.for %i = %c0 to %a step %c1 {
    %v = memref.load %x[] : memref<f32>
    %s = arith.addf %v, %v : f32
    memref.store %s, %x[] : memref<f32>
  }
  return
}

// CHECK: late: flops=max(0, late.s0)
func.func @late(%n: index, %x: memref<f32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %shape = memref.alloc() : memref<1xindex>
  %a = memref.load %shape[%c0] : memref<1xindex>
  memref.store %n, %shape[%c0] : memref<1xindex>
  scf.for %i = %c0 to %a step %c1 {
    %v = memref.load %x[] : memref<f32>
    %s = arith.addf %v, %v : f32
    memref.store %s, %x[] : memref<f32>
  }
  return
}

func.func private @fill(memref<1xindex>)

// CHECK: escaped: flops=max(0, escaped.s0) range=[max(0, escaped.s0), ?] lower
func.func @escaped(%n: index, %x: memref<f32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %shape = memref.alloc() : memref<1xindex>
  memref.store %n, %shape[%c0] : memref<1xindex>
  func.call @fill(%shape) : (memref<1xindex>) -> ()
  %a = memref.load %shape[%c0] : memref<1xindex>
  scf.for %i = %c0 to %a step %c1 {
    %v = memref.load %x[] : memref<f32>
    %s = arith.addf %v, %v : f32
    memref.store %s, %x[] : memref<f32>
  }
  return
}
