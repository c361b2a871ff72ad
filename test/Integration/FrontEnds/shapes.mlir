// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../../Models/Inputs/list-work.py | FileCheck --match-full-lines %s

// Shape arithmetic of torch-mlir's dynamic programs: extents of arguments and of
// results in i64, products and quotients for the -1 of a view, assertions. Work
// on single integers between the operations is not the subject; macs and bytes
// of what has the extents are.

#id = affine_map<(i, j) -> (i, j)>

// The inner extents are asserted to be equal. m = arg0.d0, k = arg0.d1 and
// n = arg1.d1; f32.
// CHECK: linalg.matmul: f32.mul=linear.arg0.d0*linear.arg0.d1*linear.arg1.d1 f32.add=linear.arg0.d0*linear.arg0.d1*linear.arg1.d1 macs=linear.arg0.d0*linear.arg0.d1*linear.arg1.d1 read=4*linear.arg0.d0*linear.arg0.d1 + 4*linear.arg0.d1*linear.arg1.d1 write=4*linear.arg0.d0*linear.arg1.d1
// CHECK: linalg.generic: f32.special=linear.arg0.d0*linear.arg1.d1 read=4*linear.arg0.d0*linear.arg1.d1 write=4*linear.arg0.d0*linear.arg1.d1
func.func @linear(%x: tensor<?x?xf32>, %w: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %zero = arith.constant 0.0 : f32
  %m = tensor.dim %x, %c0 : tensor<?x?xf32>
  %k = tensor.dim %x, %c1 : tensor<?x?xf32>
  %k1 = tensor.dim %w, %c0 : tensor<?x?xf32>
  %n = tensor.dim %w, %c1 : tensor<?x?xf32>
  %same = arith.cmpi eq, %k, %k1 : index
  cf.assert %same, "mismatching contracting dimension"
  %e = tensor.empty(%m, %n) : tensor<?x?xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<?x?xf32>) -> tensor<?x?xf32>
  %y = linalg.matmul ins(%x, %w : tensor<?x?xf32>, tensor<?x?xf32>) outs(%f : tensor<?x?xf32>) -> tensor<?x?xf32>
  %m1 = tensor.dim %y, %c0 : tensor<?x?xf32>
  %m_i64 = arith.index_cast %m1 : index to i64
  %m2 = arith.index_cast %m_i64 : i64 to index
  %e1 = tensor.empty(%m2, %n) : tensor<?x?xf32>
  %t = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%y : tensor<?x?xf32>) outs(%e1 : tensor<?x?xf32>) {
  ^bb0(%v: f32, %o: f32):
    %r = math.tanh %v : f32
    linalg.yield %r : f32
  } -> tensor<?x?xf32>
  return %t : tensor<?x?xf32>
}

// view(-1, 6) of n x 12: the missing extent is 12*n / 6 = 2*n, in i64, with the
// selection that replaces a negative one. The reshaped tensor has `?x?`; its
// 2*n*6 = 12*n elements are negated.
// CHECK: linalg.generic: f32.bit=12*view.arg0.d0 read=48*view.arg0.d0 write=48*view.arg0.d0
func.func @view(%x: tensor<?x12xf32>) -> tensor<?x?xf32> {
  %c0 = arith.constant 0 : index
  %c0_i64 = arith.constant 0 : i64
  %c6 = arith.constant 6 : i64
  %c12 = arith.constant 12 : i64
  %n = tensor.dim %x, %c0 : tensor<?x12xf32>
  %n_i64 = arith.index_cast %n : index to i64
  %all = arith.muli %n_i64, %c12 : i64
  %rows = arith.divsi %all, %c6 : i64
  %negative = arith.cmpi slt, %rows, %c0_i64 : i64
  %chosen = arith.select %negative, %n_i64, %rows : i64
  %shape = tensor.from_elements %chosen, %c6 : tensor<2xi64>
  %y = tensor.reshape %x(%shape) : (tensor<?x12xf32>, tensor<2xi64>) -> tensor<?x?xf32>
  %d0 = arith.index_cast %chosen : i64 to index
  %d1 = arith.index_cast %c6 : i64 to index
  %e = tensor.empty(%d0, %d1) : tensor<?x?xf32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%y : tensor<?x?xf32>) outs(%e : tensor<?x?xf32>) {
  ^bb0(%v: f32, %o: f32):
    %r = arith.negf %v : f32
    linalg.yield %r : f32
  } -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}

// The quarter of an extent, rounded up, in three ways: q = floordiv(h + 3, 4). Each
// leaves q*5 elements to be negated.
// CHECK: linalg.generic: f32.bit=5*ceildiv(quarters.arg0.d0, 4) read=20*ceildiv(quarters.arg0.d0, 4) write=20*ceildiv(quarters.arg0.d0, 4)
// CHECK-NEXT: linalg.generic: f32.bit=5*ceildiv(quarters.arg0.d0, 4) read=20*ceildiv(quarters.arg0.d0, 4) write=20*ceildiv(quarters.arg0.d0, 4)
// CHECK-NEXT: linalg.generic: f32.bit=5*ceildiv(quarters.arg0.d0, 4) read=20*ceildiv(quarters.arg0.d0, 4) write=20*ceildiv(quarters.arg0.d0, 4)
func.func @quarters(%x: tensor<?x5xf32>) -> (tensor<?x5xf32>, tensor<?x5xf32>, tensor<?x5xf32>) {
  %c0 = arith.constant 0 : index
  %c3 = arith.constant 3 : index
  %c4 = arith.constant 4 : index
  %h = tensor.dim %x, %c0 : tensor<?x5xf32>
  %sum = arith.addi %h, %c3 : index
  %a = affine.apply affine_map<()[s0] -> ((s0 + 3) floordiv 4)>()[%h]
  %b = arith.divui %sum, %c4 : index
  %c = arith.floordivsi %sum, %c4 : index
  %xa = tensor.extract_slice %x[0, 0] [%a, 5] [1, 1] : tensor<?x5xf32> to tensor<?x5xf32>
  %xb = tensor.extract_slice %x[0, 0] [%b, 5] [1, 1] : tensor<?x5xf32> to tensor<?x5xf32>
  %xc = tensor.extract_slice %x[0, 0] [%c, 5] [1, 1] : tensor<?x5xf32> to tensor<?x5xf32>
  %ya = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%xa : tensor<?x5xf32>) outs(%xa : tensor<?x5xf32>) {
  ^bb0(%v: f32, %o: f32):
    %r = arith.negf %v : f32
    linalg.yield %r : f32
  } -> tensor<?x5xf32>
  %yb = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%xb : tensor<?x5xf32>) outs(%xb : tensor<?x5xf32>) {
  ^bb0(%v: f32, %o: f32):
    %r = arith.negf %v : f32
    linalg.yield %r : f32
  } -> tensor<?x5xf32>
  %yc = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%xc : tensor<?x5xf32>) outs(%xc : tensor<?x5xf32>) {
  ^bb0(%v: f32, %o: f32):
    %r = arith.negf %v : f32
    linalg.yield %r : f32
  } -> tensor<?x5xf32>
  return %ya, %yb, %yc : tensor<?x5xf32>, tensor<?x5xf32>, tensor<?x5xf32>
}

// Ids and mask of one length that the types do not tie together: what iterates
// over both takes the extent n of its first operand, and touches as many elements of
// the mask: n additions, 8*n B read.
// CHECK: linalg.generic: f32.add=masked.arg0.d0 read=8*masked.arg0.d0 write=4*masked.arg0.d0
func.func @masked(%ids: tensor<?xf32>, %mask: tensor<?xf32>) -> tensor<?xf32> {
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%ids, %mask : tensor<?xf32>, tensor<?xf32>) outs(%ids : tensor<?xf32>) {
  ^bb0(%v: f32, %w: f32, %o: f32):
    %r = arith.addf %v, %w : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  return %0 : tensor<?xf32>
}
