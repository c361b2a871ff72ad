// A loop over tiles is a part of the group that it is full of, which reads each tensor once.

// RUN: mlir-roofline report %s --fusion --format=json | %python %S/Inputs/list-groups.py \
// RUN:   | FileCheck %s

// A product of 256 x 256 x 256 in f32, of which each operand has 262,144 B. In tiles of 64 x
// 64 x 64 (16,384 B), 64 of them one after the other along 4 pieces of the reduction, each
// reads three and writes one: 64 * 4 * 16,384. By groups, all four operands move once.
!a = tensor<256x256xf32>
!t = tensor<64x64xf32>
// CHECK: by_for: linalg.matmul, tensor.insert_slice: 4194304 -> 1048576 realised
func.func @by_for(%x: !a, %w: !a, %y: !a) -> !a {
  %c0 = arith.constant 0 : index
  %c64 = arith.constant 64 : index
  %c256 = arith.constant 256 : index
  %r = scf.for %i = %c0 to %c256 step %c64 iter_args(%ri = %y) -> !a {
    %rj = scf.for %j = %c0 to %c256 step %c64 iter_args(%rj = %ri) -> !a {
      %rk = scf.for %k = %c0 to %c256 step %c64 iter_args(%o = %rj) -> !a {
        %xt = tensor.extract_slice %x[%i, %k] [64, 64] [1, 1] : !a to !t
        %wt = tensor.extract_slice %w[%k, %j] [64, 64] [1, 1] : !a to !t
        %ot = tensor.extract_slice %o[%i, %j] [64, 64] [1, 1] : !a to !t
        %p = linalg.matmul ins(%xt, %wt : !t, !t) outs(%ot : !t) -> !t
        %n = tensor.insert_slice %p into %o[%i, %j] [64, 64] [1, 1] : !t into !a
        scf.yield %n : !a
      }
      scf.yield %rk : !a
    }
    scf.yield %rj : !a
  }
  return %r : !a
}

// The tile is what the innermost loop carries, and the operation behind it reads it from
// fast memory: 16 * 32,768 B more as written. By groups, the first sums are read and the
// result is written.
// CHECK: by_forall: linalg.matmul, linalg.exp, tensor.parallel_insert_slice: 4718592 -> 1048576 realised
func.func @by_forall(%x: !a, %w: !a, %y: !a, %z: !a) -> !a {
  %c0 = arith.constant 0 : index
  %c64 = arith.constant 64 : index
  %c256 = arith.constant 256 : index
  %r = scf.forall (%i, %j) = (0, 0) to (256, 256) step (64, 64) shared_outs(%all = %z) -> !a {
    %yt = tensor.extract_slice %y[%i, %j] [64, 64] [1, 1] : !a to !t
    %s = scf.for %k = %c0 to %c256 step %c64 iter_args(%o = %yt) -> !t {
      %xt = tensor.extract_slice %x[%i, %k] [64, 64] [1, 1] : !a to !t
      %wt = tensor.extract_slice %w[%k, %j] [64, 64] [1, 1] : !a to !t
      %p = linalg.matmul ins(%xt, %wt : !t, !t) outs(%o : !t) -> !t
      scf.yield %p : !t
    }
    %zt = tensor.extract_slice %all[%i, %j] [64, 64] [1, 1] : !a to !t
    %e = linalg.exp ins(%s : !t) outs(%zt : !t) -> !t
    scf.forall.in_parallel {
      tensor.parallel_insert_slice %e into %all[%i, %j] [64, 64] [1, 1] : !t into !a
    }
  }
  return %r : !a
}

// The same product in buffers, by the loops of affine, and with a tile of its own for the
// sums, which is filled, summed up in and copied, 16 * 3 * 16,384 B more as written, and never
// leaves the fast memory.
// CHECK: in_buffers: linalg.matmul: 4194304 -> 1048576 realised
// CHECK: with_a_tile: {{.*}}linalg.fill, {{.*}}linalg.matmul, memref.copy: 4980736 -> 786432 realised
!b = memref<256x256xf32>
!u = memref<64x64xf32, strided<[256, 1], offset: ?>>
!v = memref<64x64xf32>
func.func @in_buffers(%x: !b, %w: !b, %y: !b) {
  affine.for %i = 0 to 256 step 64 {
    affine.for %j = 0 to 256 step 64 {
      affine.for %k = 0 to 256 step 64 {
        %xt = memref.subview %x[%i, %k] [64, 64] [1, 1] : !b to !u
        %wt = memref.subview %w[%k, %j] [64, 64] [1, 1] : !b to !u
        %yt = memref.subview %y[%i, %j] [64, 64] [1, 1] : !b to !u
        linalg.matmul ins(%xt, %wt : !u, !u) outs(%yt : !u)
      }
    }
  }
  return
}
func.func @with_a_tile(%x: !b, %w: !b, %y: !b) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c64 = arith.constant 64 : index
  %zero = arith.constant 0.0 : f32
  scf.parallel (%a, %b) = (%c0, %c0) to (%c4, %c4) step (%c1, %c1) {
    %i = arith.muli %a, %c64 : index
    %j = arith.muli %b, %c64 : index
    %s = memref.alloca() : !v
    linalg.fill ins(%zero : f32) outs(%s : !v)
    scf.for %c = %c0 to %c4 step %c1 {
      %k = arith.muli %c, %c64 : index
      %xt = memref.subview %x[%i, %k] [64, 64] [1, 1] : !b to !u
      %wt = memref.subview %w[%k, %j] [64, 64] [1, 1] : !b to !u
      linalg.matmul ins(%xt, %wt : !u, !u) outs(%s : !v)
    }
    %yt = memref.subview %y[%i, %j] [64, 64] [1, 1] : !b to !u
    memref.copy %s, %yt : !v to !u
  }
  return
}

// The reduction is the outermost loop: 262,144 B of sums do not fit 192 KiB from one piece
// of it to the next. Each reads a quarter of both factors and reads and writes the sums.
// CHECK: outside: linalg.matmul: 655360
func.func @outside(%x: !b, %w: !b, %y: !b) {
  affine.for %k = 0 to 256 step 64 {
    %xt = memref.subview %x[0, %k] [256, 64] [1, 1] : !b to memref<256x64xf32, strided<[256, 1], offset: ?>>
    %wt = memref.subview %w[%k, 0] [64, 256] [1, 1] : !b to memref<64x256xf32, strided<[256, 1], offset: ?>>
    linalg.matmul ins(%xt, %wt : memref<256x64xf32, strided<[256, 1], offset: ?>>, memref<64x256xf32, strided<[256, 1], offset: ?>>) outs(%y : !b)
  }
  return
}

// What is read is the row that the iteration before has written, of 262,144 B: no tiles.
// CHECK: waits: linalg.exp: 524288{{$}}
func.func @waits(%x: memref<9x65536xf32>) {
  affine.for %i = 0 to 8 {
    %from = memref.subview %x[%i, 0] [1, 65536] [1, 1] : memref<9x65536xf32> to memref<1x65536xf32, strided<[65536, 1], offset: ?>>
    %next = affine.apply affine_map<(i) -> (i + 1)>(%i)
    %to = memref.subview %x[%next, 0] [1, 65536] [1, 1] : memref<9x65536xf32> to memref<1x65536xf32, strided<[65536, 1], offset: ?>>
    linalg.exp ins(%from : memref<1x65536xf32, strided<[65536, 1], offset: ?>>) outs(%to : memref<1x65536xf32, strided<[65536, 1], offset: ?>>)
  }
  return
}

// A state of 4,096 B that 16 steps carry is loaded once and stored once, the matrix of
// 4,194,304 B and the bias of 4,096 B as often as there are steps, since not all that an
// iteration touches fits: 16 * 4,198,400 + 2 * 4,096. As written, each step reads the state,
// the matrix, the bias and what lies between, and writes that and the state: 16 * (4,194,304
// + 5 * 4,096).
// CHECK: steps: linalg.vecmat, linalg.add: 67436544 -> 67182592 realised
!s = tensor<1024xf32>
func.func @steps(%h: !s, %w: tensor<1024x1024xf32>, %b: !s) -> !s {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c16 = arith.constant 16 : index
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : !s
  %r = scf.for %t = %c0 to %c16 step %c1 iter_args(%s = %h) -> !s {
    %f = linalg.fill ins(%zero : f32) outs(%e : !s) -> !s
    %p = linalg.vecmat ins(%s, %w : !s, tensor<1024x1024xf32>) outs(%f : !s) -> !s
    %q = linalg.add ins(%p, %b : !s, !s) outs(%e : !s) -> !s
    scf.yield %q : !s
  }
  return %r : !s
}

// Tiles that overlap, of 64 sums and the neighbours of what they are of: of 258 floats there
// are no more than 1,032 B. As written, four tiles read 264 + 12 + 256 B and write 256 B; by
// groups, 1,032 + 12 + 1,024 B and 1,024 B.
// CHECK: overlap: linalg.conv_1d: 3152 -> 3092 realised
func.func @overlap(%x: memref<258xf32>, %w: memref<3xf32>, %y: memref<256xf32>) {
  affine.for %i = 0 to 256 step 64 {
    %xt = memref.subview %x[%i] [66] [1] : memref<258xf32> to memref<66xf32, strided<[1], offset: ?>>
    %yt = memref.subview %y[%i] [64] [1] : memref<256xf32> to memref<64xf32, strided<[1], offset: ?>>
    linalg.conv_1d ins(%xt, %w : memref<66xf32, strided<[1], offset: ?>>, memref<3xf32>) outs(%yt : memref<64xf32, strided<[1], offset: ?>>)
  }
  return
}

// Tiles with a remainder, also of the reduction: 100 x 300 by 300 x 200, 120,000 and 240,000 B,
// added to 80,000 B. In 4 * 5 tiles, both factors and the sums are read and the sums written:
// 4 * 120,000 + 240,000 + 5 * 160,000.
// CHECK: remainder: {{.*}}linalg.matmul: 1520000 -> 520000 realised
func.func @remainder(%x: memref<100x300xf32>, %w: memref<300x200xf32>, %y: memref<100x200xf32>) {
  affine.for %j = 0 to 200 step 64 {
    affine.for %k = 0 to 300 step 64 {
      %n = affine.min affine_map<(i) -> (64, 200 - i)>(%j)
      %m = affine.min affine_map<(i) -> (64, 300 - i)>(%k)
      %xt = memref.subview %x[0, %k] [100, %m] [1, 1] : memref<100x300xf32> to memref<100x?xf32, strided<[300, 1], offset: ?>>
      %wt = memref.subview %w[%k, %j] [%m, %n] [1, 1] : memref<300x200xf32> to memref<?x?xf32, strided<[200, 1], offset: ?>>
      %yt = memref.subview %y[0, %j] [100, %n] [1, 1] : memref<100x200xf32> to memref<100x?xf32, strided<[200, 1], offset: ?>>
      linalg.matmul ins(%xt, %wt : memref<100x?xf32, strided<[300, 1], offset: ?>>, memref<?x?xf32, strided<[200, 1], offset: ?>>) outs(%yt : memref<100x?xf32, strided<[200, 1], offset: ?>>)
    }
  }
  return
}

// The same by single multiplications, in tiles of 48 x 40 of 100 x 50, the last of 4 x 10: as
// written, 100 * 50 * 30 times three numbers of 4 B that are read and one that is written. By
// groups, 12,000 and 6,000 B come in, and 20,000 B are read and written.
// CHECK: by_elements: memref.load x3, arith.mulf, arith.addf, memref.store: 2400000 -> 58000 realised
func.func @by_elements(%x: memref<100x30xf32>, %w: memref<30x50xf32>, %y: memref<100x50xf32>) {
  affine.for %i = 0 to 100 step 48 {
    affine.for %j = 0 to 50 step 40 {
      affine.for %ii = affine_map<(i) -> (i)>(%i) to min affine_map<(i) -> (i + 48, 100)>(%i) {
        affine.for %jj = affine_map<(j) -> (j)>(%j) to min affine_map<(j) -> (j + 40, 50)>(%j) {
          affine.for %k = 0 to 30 {
            %a = memref.load %x[%ii, %k] : memref<100x30xf32>
            %b = memref.load %w[%k, %jj] : memref<30x50xf32>
            %c = memref.load %y[%ii, %jj] : memref<100x50xf32>
            %p = arith.mulf %a, %b : f32
            %q = arith.addf %c, %p : f32
            memref.store %q, %y[%ii, %jj] : memref<100x50xf32>
          }
        }
      }
    }
  }
  return
}

// Each row is read up to the diagonal: 1 + 2 + ... + 100 = 5,050 numbers of 20,200 B, which
// are what loops of so many iterations touch, and as many of the other.
// CHECK: triangle: memref.load, math.exp, memref.store: 40400 -> 40400 realised
func.func @triangle(%x: memref<100x100xf32>, %y: memref<100x100xf32>) {
  affine.for %i = 0 to 100 {
    affine.for %j = 0 to affine_map<(i) -> (i + 1)>(%i) {
      %a = memref.load %x[%i, %j] : memref<100x100xf32>
      %e = math.exp %a : f32
      memref.store %e, %y[%i, %j] : memref<100x100xf32>
    }
  }
  return
}
