// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../Inputs/list-work.py | FileCheck --match-full-lines %s

// Elements of the first operand touched through an indexing map; each is 1 B.
// The output gives the extents of the loops, i < 4, j < 3 unless said otherwise,
// and is not read.

#ij = affine_map<(i, j) -> (i, j)>
#i = affine_map<(i) -> (i)>

// i + j: 0..5.
// CHECK: linalg.generic: read=6 write=12
func.func @window(%x: tensor<6xi8>, %o: tensor<4x3xi8>) -> tensor<4x3xi8> {
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i + j)>, #ij], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<6xi8>) outs(%o : tensor<4x3xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<4x3xi8>
  return %0 : tensor<4x3xi8>
}

// 5*i + j: four windows of 3 with gaps of 2, 12 elements.
// CHECK-NEXT: linalg.generic: read=12 write=12
func.func @gaps(%x: tensor<18xi8>, %o: tensor<4x3xi8>) -> tensor<4x3xi8> {
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i * 5 + j)>, #ij], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<18xi8>) outs(%o : tensor<4x3xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<4x3xi8>
  return %0 : tensor<4x3xi8>
}

// 4*i + 6*j = 2*(2*i + 3*j): iterations meet along (3, -2): 4*3 - 1*1 = 11.
// 2*i + 4*j: only even elements, along (2, -1): 4*3 - 2*2 = 8.
// CHECK-NEXT: linalg.generic: read=11 write=12
// CHECK-NEXT: linalg.generic: read=8 write=12
func.func @common_divisors(%x: tensor<25xi8>, %y: tensor<15xi8>, %o: tensor<4x3xi8>) -> (tensor<4x3xi8>, tensor<4x3xi8>) {
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i * 4 + j * 6)>, #ij], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<25xi8>) outs(%o : tensor<4x3xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<4x3xi8>
  %1 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i * 2 + j * 4)>, #ij], iterator_types = ["parallel", "parallel"]} ins(%y : tensor<15xi8>) outs(%o : tensor<4x3xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<4x3xi8>
  return %0, %1 : tensor<4x3xi8>, tensor<4x3xi8>
}

// Read backwards, 3 - i + j: still 6. An offset moves points and merges none.
// CHECK-NEXT: linalg.generic: read=6 write=12
func.func @backwards(%x: tensor<6xi8>, %o: tensor<4x3xi8>) -> tensor<4x3xi8> {
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (3 - i + j)>, #ij], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<6xi8>) outs(%o : tensor<4x3xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<4x3xi8>
  return %0 : tensor<4x3xi8>
}

// Blocks of 3 of 7: 0, 1, 2. Of 7 modulo 3: 0, 1, 2; of 7 modulo 9: all 7.
// CHECK-NEXT: linalg.generic: read=3 write=7
// CHECK-NEXT: linalg.generic: read=3 write=7
// CHECK-NEXT: linalg.generic: read=7 write=7
func.func @quasi_affine(%x: tensor<3xi8>, %y: tensor<9xi8>, %o: tensor<7xi8>) -> (tensor<7xi8>, tensor<7xi8>, tensor<7xi8>) {
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i floordiv 3)>, #i], iterator_types = ["parallel"]} ins(%x : tensor<3xi8>) outs(%o : tensor<7xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<7xi8>
  %1 = linalg.generic {indexing_maps = [affine_map<(i) -> (i mod 3)>, #i], iterator_types = ["parallel"]} ins(%x : tensor<3xi8>) outs(%o : tensor<7xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<7xi8>
  %2 = linalg.generic {indexing_maps = [affine_map<(i) -> (i mod 9)>, #i], iterator_types = ["parallel"]} ins(%y : tensor<9xi8>) outs(%o : tensor<7xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<7xi8>
  return %0, %1, %2 : tensor<7xi8>, tensor<7xi8>, tensor<7xi8>
}

// Two results that share a loop are no product: (i floordiv 3, i mod 3) is
// another name for i, 7 elements of 3 x 3. (i + j, j) has one point per
// iteration, 12 of 6 x 3; (i + j, i + j) 6 of 36.
// CHECK-NEXT: linalg.generic: read=7 write=7
// CHECK-NEXT: linalg.generic: read=12 write=12
// CHECK-NEXT: linalg.generic: read=6 write=12
func.func @joint(%x: tensor<3x3xi8>, %y: tensor<6x3xi8>, %z: tensor<6x6xi8>, %o: tensor<7xi8>, %p: tensor<4x3xi8>) -> (tensor<7xi8>, tensor<4x3xi8>, tensor<4x3xi8>) {
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i floordiv 3, i mod 3)>, #i], iterator_types = ["parallel"]} ins(%x : tensor<3x3xi8>) outs(%o : tensor<7xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<7xi8>
  %1 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i + j, j)>, #ij], iterator_types = ["parallel", "parallel"]} ins(%y : tensor<6x3xi8>) outs(%p : tensor<4x3xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<4x3xi8>
  %2 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i + j, i + j)>, #ij], iterator_types = ["parallel", "parallel"]} ins(%z : tensor<6x6xi8>) outs(%p : tensor<4x3xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<4x3xi8>
  return %0, %1, %2 : tensor<7xi8>, tensor<4x3xi8>, tensor<4x3xi8>
}

// Three loops into one dimension, i < 4, j < 3, k < 2: 6*i + 2*j + k is a row of
// 24; i + j + k are 0..6; 4*i + 4*j + k, k < 2, are 6 pairs.
// CHECK-NEXT: linalg.generic: read=24 write=24
// CHECK-NEXT: linalg.generic: read=7 write=24
// CHECK-NEXT: linalg.generic: read=12 write=24
func.func @three_loops(%x: tensor<24xi8>, %y: tensor<7xi8>, %z: tensor<22xi8>, %o: tensor<4x3x2xi8>) -> (tensor<4x3x2xi8>, tensor<4x3x2xi8>, tensor<4x3x2xi8>) {
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i * 6 + j * 2 + k)>, affine_map<(i, j, k) -> (i, j, k)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%x : tensor<24xi8>) outs(%o : tensor<4x3x2xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<4x3x2xi8>
  %1 = linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i + j + k)>, affine_map<(i, j, k) -> (i, j, k)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%y : tensor<7xi8>) outs(%o : tensor<4x3x2xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<4x3x2xi8>
  %2 = linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i * 4 + j * 4 + k)>, affine_map<(i, j, k) -> (i, j, k)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%z : tensor<22xi8>) outs(%o : tensor<4x3x2xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<4x3x2xi8>
  return %0, %1, %2 : tensor<4x3x2xi8>, tensor<4x3x2xi8>, tensor<4x3x2xi8>
}

// n outputs of a window of 3 touch n + 2 elements, if there is an output at all:
// 3*n - 2*max(0, n - 1).
// CHECK-NEXT: linalg.generic: read=3*symbolic.arg1.d0 - 2*max(0, symbolic.arg1.d0 - 1) write=3*symbolic.arg1.d0
func.func @symbolic(%x: tensor<?xi8>, %o: tensor<?x3xi8>) -> tensor<?x3xi8> {
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i + j)>, #ij], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<?xi8>) outs(%o : tensor<?x3xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<?x3xi8>
  return %0 : tensor<?x3xi8>
}

// i + j + k, all strides 1: 0 … 3 + 2 + 4, 10 elements. i + 4*j + 12*k continues
// where the smaller strides end, 0 … 3 + 8 + 48 = 60 elements. 2*i + 3*j takes 11
// values (of 4*3 pairs two meet, 2*3 = 3*2), and 100*k jumps beyond them: 5 * 11.
// CHECK-NEXT: linalg.generic: read=10 write=60
// CHECK-NEXT: linalg.generic: read=60 write=60
// CHECK-NEXT: linalg.generic: read=55 write=60
#ijk = affine_map<(i, j, k) -> (i, j, k)>
func.func @three_strides(%x: tensor<10xi8>, %y: tensor<60xi8>, %z: tensor<413xi8>, %o: tensor<4x3x5xi8>) {
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i + j + k)>, #ijk], iterator_types = ["parallel", "parallel", "parallel"]} ins(%x : tensor<10xi8>) outs(%o : tensor<4x3x5xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<4x3x5xi8>
  %1 = linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i + j * 4 + k * 12)>, #ijk], iterator_types = ["parallel", "parallel", "parallel"]} ins(%y : tensor<60xi8>) outs(%o : tensor<4x3x5xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<4x3x5xi8>
  %2 = linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i * 2 + j * 3 + k * 100)>, #ijk], iterator_types = ["parallel", "parallel", "parallel"]} ins(%z : tensor<413xi8>) outs(%o : tensor<4x3x5xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<4x3x5xi8>
  return
}

// The same over open extents: d0 + d1 + d2 - 2 elements.
// CHECK-NEXT: linalg.generic: read={{.*}}arg1.d0 + {{.*}}arg1.d1 + {{.*}}arg1.d2 - 2 write={{[^ ]*}}
func.func @three_open_loops(%x: tensor<?xi8>, %o: tensor<?x?x?xi8>) {
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i + j + k)>, #ijk], iterator_types = ["parallel", "parallel", "parallel"]} ins(%x : tensor<?xi8>) outs(%o : tensor<?x?x?xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<?x?x?xi8>
  return
}

// Beyond what is counted one by one: no more than there is, 7 and 2999 elements.
// (i floordiv 2) + j takes 0 … 999 + 1999 = 2999, so its bound is right.
// CHECK-NEXT: linalg.generic: read=7 write=4000000 bytes:upper
// CHECK-NEXT: linalg.generic: read=2999 write=4000000 bytes:upper
func.func @within_the_tensor(%x: tensor<7xi8>, %y: tensor<2999xi8>, %o: tensor<2000x2000xi8>) {
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> ((i + j) mod 7)>, #ij], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<7xi8>) outs(%o : tensor<2000x2000xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<2000x2000xi8>
  %1 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i floordiv 2 + j)>, #ij], iterator_types = ["parallel", "parallel"]} ins(%y : tensor<2999xi8>) outs(%o : tensor<2000x2000xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<2000x2000xi8>
  return
}

// The same with open extents.
// CHECK-NEXT: linalg.generic: read=min({{.*}}) write={{.*}} bytes:upper
func.func @within_an_open_tensor(%x: tensor<?xi8>, %o: tensor<?x?xi8>) {
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> ((i + j) mod 7)>, #ij], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<?xi8>) outs(%o : tensor<?x?xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<?x?xi8>
  return
}

// One loop in closed form, however long. (i + 1) floordiv 4 over 3000000: the
// quotients 0 … 750000. (3*i + 5) mod 12 repeats after 12 / 3 = 4 steps, and
// (5*i) ceildiv 3 takes a value of its own in each.
// CHECK-NEXT: linalg.generic: read=750001 write=3000000
// CHECK-NEXT: linalg.generic: read=4 write=3000000
// CHECK-NEXT: linalg.generic: read=3000000 write=3000000
func.func @long_loops(%x: tensor<750001xi8>, %y: tensor<12xi8>, %z: tensor<5000000xi8>, %o: tensor<3000000xi8>) {
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> ((i + 1) floordiv 4)>, #i], iterator_types = ["parallel"]} ins(%x : tensor<750001xi8>) outs(%o : tensor<3000000xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<3000000xi8>
  %1 = linalg.generic {indexing_maps = [affine_map<(i) -> ((i * 3 + 5) mod 12)>, #i], iterator_types = ["parallel"]} ins(%y : tensor<12xi8>) outs(%o : tensor<3000000xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<3000000xi8>
  %2 = linalg.generic {indexing_maps = [affine_map<(i) -> ((i * 5) ceildiv 3)>, #i], iterator_types = ["parallel"]} ins(%z : tensor<5000000xi8>) outs(%o : tensor<3000000xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<3000000xi8>
  return
}

// Strides whose products do not fit 64 bits: no two of the 300^3 iterations meet,
// since the kernel's vector (1366425486543766111, 683212743470724133,
// 341606369985560576) is longer than the box.
// CHECK-NEXT: linalg.generic: read=27000000 write=27000000
#wide = affine_map<(i, j, k) -> (i * 5 + j * 2147483647 + k * 4294967296, i * 4294967296 + j * 8589934592 + k * 5)>
func.func @wide_strides(%x: tensor<?x?xi8>, %o: tensor<300x300x300xi8>) {
  %0 = linalg.generic {indexing_maps = [#wide, #ijk], iterator_types = ["parallel", "parallel", "parallel"]} ins(%x : tensor<?x?xi8>) outs(%o : tensor<300x300x300xi8>) {
  ^bb0(%a: i8, %b: i8):
    linalg.yield %a : i8
  } -> tensor<300x300x300xi8>
  return
}
