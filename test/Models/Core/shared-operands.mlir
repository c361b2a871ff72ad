// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../Inputs/list-work.py --operands | FileCheck --match-full-lines %s

// One tensor that is several operands is read once: the first is charged, the
// others with what they read beyond it. They keep their footprint. 16 elements are
// 64 B.

#i = affine_map<(i) -> (i)>
#id = affine_map<(i, j) -> (i, j)>
#t = affine_map<(i, j) -> (j, i)>

// CHECK:      tosa.mul: f32.mul=16 read=64 write=64
// CHECK-NEXT:   operand 0: 16 elements, read=64 write=0
// CHECK-NEXT:   operand 1: 16 elements, read=0 write=0
// CHECK-NEXT:   result 0: 16 elements, read=0 write=64
func.func @tosa_square(%x: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %s = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.mul %x, %x, %s : (tensor<4x4xf32>, tensor<4x4xf32>, tensor<1xi8>) -> tensor<4x4xf32>
  return %0 : tensor<4x4xf32>
}

// Three times, and whatever the op.
// CHECK-NEXT: math.fma: f32.fma=16 read=64 write=64
// CHECK-NEXT:   operand 0: 16 elements, read=64 write=0
// CHECK-NEXT:   operand 1: 16 elements, read=0 write=0
// CHECK-NEXT:   operand 2: 16 elements, read=0 write=0
// CHECK-NEXT:   result 0: 16 elements, read=0 write=64
// CHECK-NEXT: tosa.concat: read=64 write=192
// CHECK-NEXT:   operand 0: 16 elements, read=64 write=0
// CHECK-NEXT:   operand 1: 16 elements, read=0 write=0
// CHECK-NEXT:   operand 2: 16 elements, read=0 write=0
// CHECK-NEXT:   result 0: 48 elements, read=0 write=192
func.func @more_than_two(%x: tensor<4x4xf32>) {
  %0 = math.fma %x, %x, %x : tensor<4x4xf32>
  %1 = tosa.concat %x, %x, %x {axis = 0 : i32} : (tensor<4x4xf32>, tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<12x4xf32>
  return
}

// Views of all of it are it, and equal slices are one: 4 of 16 elements, 16 B.
// CHECK-NEXT: arith.addf: f32.add=16 read=64 write=64
// CHECK-NEXT:   operand 0: 16 elements, read=64 write=0
// CHECK-NEXT:   operand 1: 16 elements, read=0 write=0
// CHECK-NEXT:   result 0: 16 elements, read=0 write=64
// CHECK-NEXT: arith.addi: index.index=1
// CHECK-NEXT: arith.addi: index.index=1
// CHECK-NEXT: arith.mulf: f32.mul=4 read=16 write=16
// CHECK-NEXT:   operand 0: 4 elements, read=16 write=0
// CHECK-NEXT:   operand 1: 4 elements, read=0 write=0
// CHECK-NEXT:   result 0: 4 elements, read=0 write=16
// CHECK-NEXT: arith.mulf: f32.mul=4 read=32 write=16
// CHECK-NEXT:   operand 0: 4 elements, read=16 write=0
// CHECK-NEXT:   operand 1: 4 elements, read=16 write=0
// CHECK-NEXT:   result 0: 4 elements, read=0 write=16
func.func @views(%x: tensor<4x4xf32>, %i: index) {
  %flat = tensor.collapse_shape %x [[0, 1]] : tensor<4x4xf32> into tensor<16xf32>
  %open = tensor.cast %flat : tensor<16xf32> to tensor<?xf32>
  %again = tensor.cast %open : tensor<?xf32> to tensor<16xf32>
  %0 = arith.addf %flat, %again : tensor<16xf32>
  %c1 = arith.constant 1 : index
  %j = arith.addi %i, %c1 : index
  %k = arith.addi %i, %c1 : index
  %a = tensor.extract_slice %x[%j, 0] [1, 4] [1, 1] : tensor<4x4xf32> to tensor<4xf32>
  %b = tensor.extract_slice %x[%k, 0] [1, 4] [1, 1] : tensor<4x4xf32> to tensor<4xf32>
  %1 = arith.mulf %a, %b : tensor<4xf32>
  %c = tensor.extract_slice %x[%i, 0] [1, 4] [1, 1] : tensor<4x4xf32> to tensor<4xf32>
  %2 = arith.mulf %a, %c : tensor<4xf32>
  return
}

// A matrix and its transposed are both all of it. A dot product of one vector
// reads it once, by one map.
// CHECK-NEXT: linalg.generic: f32.add=16 read=64 write=64
// CHECK-NEXT:   operand 0: 16 elements, read=64 write=0
// CHECK-NEXT:   operand 1: 16 elements, read=0 write=0
// CHECK-NEXT:   result 0: 16 elements, read=0 write=64
// CHECK-NEXT: linalg.dot: f32.mul=8 f32.add=8 read=36 write=4
// CHECK-NEXT:   operand 0: 8 elements, read=32 write=0
// CHECK-NEXT:   operand 1: 8 elements, read=0 write=0
// CHECK-NEXT:   operand 2: 1 elements, read=4 write=0
// CHECK-NEXT:   result 0: 1 elements, read=0 write=4
func.func @maps(%x: tensor<4x4xf32>, %v: tensor<8xf32>, %s: tensor<f32>, %o: tensor<4x4xf32>) {
  %0 = linalg.generic {indexing_maps = [#id, #t, #id], iterator_types = ["parallel", "parallel"]} ins(%x, %x : tensor<4x4xf32>, tensor<4x4xf32>) outs(%o : tensor<4x4xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %sum = arith.addf %a, %b : f32
    linalg.yield %sum : f32
  } -> tensor<4x4xf32>
  %1 = linalg.dot ins(%v, %v : tensor<8xf32>, tensor<8xf32>) outs(%s : tensor<f32>) -> tensor<f32>
  return
}

// Parts by different maps: at most both, and no more than the tensor. x[2*i]
// and x[2*i + 1] of 40 B: 5 + 5 are all 10. x[2*i] and x[3*i]: 5 + 5 of 20 (8, since 0 and
// 6 are in both). A part after the whole adds nothing, the whole after a part the
// rest.
// CHECK-NEXT: linalg.generic: f32.add=5 read=40 write=20 bytes:upper
// CHECK-NEXT:   operand 0: 5 elements, read=20 write=0
// CHECK-NEXT:   operand 1: 5 elements, read=20 write=0 upper
// CHECK-NEXT:   result 0: 5 elements, read=0 write=20
// CHECK-NEXT: linalg.generic: f32.add=5 read=40 write=20 bytes:upper
// CHECK-NEXT:   operand 0: 5 elements, read=20 write=0
// CHECK-NEXT:   operand 1: 5 elements, read=20 write=0 upper
// CHECK-NEXT:   result 0: 5 elements, read=0 write=20
// CHECK-NEXT: linalg.generic: f32.add=5 read=20 write=20
// CHECK-NEXT:   operand 0: 3 elements, read=12 write=0
// CHECK-NEXT:   operand 1: 5 elements, read=8 write=0
// CHECK-NEXT:   result 0: 5 elements, read=0 write=20
func.func @parts(%x: tensor<10xf32>, %y: tensor<20xf32>, %z: tensor<5xf32>, %o: tensor<5xf32>) {
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i * 2)>, affine_map<(i) -> (i * 2 + 1)>, #i], iterator_types = ["parallel"]} ins(%x, %x : tensor<10xf32>, tensor<10xf32>) outs(%o : tensor<5xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %sum = arith.addf %a, %b : f32
    linalg.yield %sum : f32
  } -> tensor<5xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(i) -> (i * 2)>, affine_map<(i) -> (i * 3)>, #i], iterator_types = ["parallel"]} ins(%y, %y : tensor<20xf32>, tensor<20xf32>) outs(%o : tensor<5xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %sum = arith.addf %a, %b : f32
    linalg.yield %sum : f32
  } -> tensor<5xf32>
  %2 = linalg.generic {indexing_maps = [affine_map<(i) -> (i floordiv 2)>, #i, #i], iterator_types = ["parallel"]} ins(%z, %z : tensor<5xf32>, tensor<5xf32>) outs(%o : tensor<5xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %sum = arith.addf %a, %b : f32
    linalg.yield %sum : f32
  } -> tensor<5xf32>
  return
}

// A captured table is one, however often it is looked up: four neighbours of 64
// pixels in a 4x4 image, 64 B at most. Twice at the same position is once: 8 of 1000
// elements. It may be an operand, too: then all of it is read already.
// CHECK-NEXT: linalg.generic: f32.add=192 read=1088 write=256 bytes:upper
// CHECK-NEXT:   captured 0: 16 elements, read=64 write=0 upper
// CHECK-NEXT:   operand 0: 64 elements, read=512 write=0
// CHECK-NEXT:   operand 1: 64 elements, read=512 write=0
// CHECK-NEXT:   result 0: 64 elements, read=0 write=256
// CHECK-NEXT: linalg.generic: f32.mul=8 read=96 write=32 bytes:upper
// CHECK-NEXT:   captured 0: 8 elements, read=32 write=0 upper
// CHECK-NEXT:   operand 0: 8 elements, read=64 write=0
// CHECK-NEXT:   result 0: 8 elements, read=0 write=32
// CHECK-NEXT: linalg.generic: f32.add=16 read=64 write=64 bytes:upper
// CHECK-NEXT:   captured 0: 16 elements, read=0 write=0 upper
// CHECK-NEXT:   operand 0: 16 elements, read=64 write=0
// CHECK-NEXT:   result 0: 16 elements, read=0 write=64
func.func @captured(%image: tensor<4x4xf32>, %table: tensor<1000xf32>, %y: tensor<64xindex>, %x: tensor<64xindex>, %p: tensor<8xindex>, %o: tensor<64xf32>, %q: tensor<8xf32>) {
  %0 = linalg.generic {indexing_maps = [#i, #i, #i], iterator_types = ["parallel"]} ins(%y, %x : tensor<64xindex>, tensor<64xindex>) outs(%o : tensor<64xf32>) {
  ^bb0(%r: index, %c: index, %old: f32):
    %a = tensor.extract %image[%r, %c] : tensor<4x4xf32>
    %b = tensor.extract %image[%c, %r] : tensor<4x4xf32>
    %d = tensor.extract %image[%r, %r] : tensor<4x4xf32>
    %e = tensor.extract %image[%c, %c] : tensor<4x4xf32>
    %s0 = arith.addf %a, %b : f32
    %s1 = arith.addf %s0, %d : f32
    %s2 = arith.addf %s1, %e : f32
    linalg.yield %s2 : f32
  } -> tensor<64xf32>
  %1 = linalg.generic {indexing_maps = [#i, #i], iterator_types = ["parallel"]} ins(%p : tensor<8xindex>) outs(%q : tensor<8xf32>) {
  ^bb0(%r: index, %old: f32):
    %a = tensor.extract %table[%r] : tensor<1000xf32>
    %b = tensor.extract %table[%r] : tensor<1000xf32>
    %s = arith.mulf %a, %b : f32
    linalg.yield %s : f32
  } -> tensor<8xf32>
  %2 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%image : tensor<4x4xf32>) outs(%image : tensor<4x4xf32>) {
  ^bb0(%a: f32, %old: f32):
    %r = linalg.index 0 : index
    %b = tensor.extract %image[%r, %r] : tensor<4x4xf32>
    %s = arith.addf %a, %b : f32
    linalg.yield %s : f32
  } -> tensor<4x4xf32>
  return
}

// Buffers alike. Elements that share an address are one: 8 of 4x8 where rows repeat
// (stride 0), 4 + 8 - 1 = 11 where each row starts one element later.
// CHECK-NEXT: linalg.add: f32.add=16 read=64 write=64
// CHECK-NEXT:   operand 0: 16 elements, read=64 write=0
// CHECK-NEXT:   operand 1: 16 elements, read=0 write=0
// CHECK-NEXT:   operand 2: 16 elements, read=0 write=64
// CHECK-NEXT: memref.copy: read=32 write=128
// CHECK-NEXT:   operand 0: 8 elements, read=32 write=0
// CHECK-NEXT:   operand 1: 32 elements, read=0 write=128
// CHECK-NEXT: memref.copy: read=44 write=128
// CHECK-NEXT:   operand 0: 11 elements, read=44 write=0
// CHECK-NEXT:   operand 1: 32 elements, read=0 write=128
// CHECK-NEXT: linalg.exp: f32.special=32 read=32 write=128
// CHECK-NEXT:   operand 0: 8 elements, read=32 write=0
// CHECK-NEXT:   operand 1: 32 elements, read=0 write=128
func.func @buffers(%x: memref<4x4xf32>, %y: memref<4x4xf32>, %rows: memref<4x8xf32, strided<[0, 1]>>, %windows: memref<4x8xf32, strided<[1, 1]>>, %o: memref<4x8xf32>) {
  linalg.add ins(%x, %x : memref<4x4xf32>, memref<4x4xf32>) outs(%y : memref<4x4xf32>)
  memref.copy %rows, %o : memref<4x8xf32, strided<[0, 1]>> to memref<4x8xf32>
  memref.copy %windows, %o : memref<4x8xf32, strided<[1, 1]>> to memref<4x8xf32>
  linalg.exp ins(%rows : memref<4x8xf32, strided<[0, 1]>>) outs(%o : memref<4x8xf32>)
  return
}

// The same part twice, each second of 10 elements, is read once, which is certain.
// CHECK-NEXT: linalg.generic: f32.add=5 read=20 write=20
// CHECK-NEXT:   operand 0: 5 elements, read=20 write=0
// CHECK-NEXT:   operand 1: 5 elements, read=0 write=0
// CHECK-NEXT:   result 0: 5 elements, read=0 write=20
func.func @same_part(%x: tensor<10xf32>, %o: tensor<5xf32>) {
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i * 2)>, affine_map<(i) -> (i * 2)>, #i], iterator_types = ["parallel"]} ins(%x, %x : tensor<10xf32>, tensor<10xf32>) outs(%o : tensor<5xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %sum = arith.addf %a, %b : f32
    linalg.yield %sum : f32
  } -> tensor<5xf32>
  return
}

// Each second of 8 columns of 4 rows that lie one element apart: 16 elements, which
// share the addresses 0 to 10, nobody counts which.
// CHECK-NEXT: linalg.generic: f32.add=16 read=44 write=64 bytes:upper
// CHECK-NEXT:   operand 0: 11 elements, read=44 write=0 upper
// CHECK-NEXT:   operand 1: 16 elements, read=0 write=64
func.func @shared_addresses(%x: memref<4x8xf32, strided<[1, 1]>>, %o: memref<4x4xf32>) {
  linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j * 2)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%x : memref<4x8xf32, strided<[1, 1]>>) outs(%o : memref<4x4xf32>) {
  ^bb0(%a: f32, %c: f32):
    %sum = arith.addf %a, %a : f32
    linalg.yield %sum : f32
  }
  return
}
