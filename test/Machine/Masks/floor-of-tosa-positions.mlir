// In TOSA positions are constants. A score is 16 multiply-accumulates, 32 operations of
// 1 ns each; of 8 x 8 scores 36 have j <= i.

// RUN: split-file %s %t
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --format=json \
// RUN:   | %python %S/../Inputs/list-floors.py | FileCheck %t/program.mlir

//--- target.mlir
#roofline.target<"t",
  units = [<matrix, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>,
           <vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1e9>, <i1 = 1e9>, <i8 = 1e9>, <i32 = 1e9>, <i64 = 1e9>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e18>]>

//--- program.mlir
// Rows against columns.
// CHECK: {{^}}t_ge: 1152{{$}}
func.func @t_ge(%q: tensor<1x8x16xf32>, %k: tensor<1x16x8xf32>) -> tensor<1x8x8xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %s = tosa.matmul %q, %k, %zp, %zp : (tensor<1x8x16xf32>, tensor<1x16x8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8xf32>
  %low = "tosa.const"() <{values = dense<-1.0e9> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
  %r = "tosa.const"() <{values = dense<[[[0],[1],[2],[3],[4],[5],[6],[7]]]> : tensor<1x8x1xi32>}> : () -> tensor<1x8x1xi32>
  %c = "tosa.const"() <{values = dense<[[[0,1,2,3,4,5,6,7]]]> : tensor<1x1x8xi32>}> : () -> tensor<1x1x8xi32>
  %mask = tosa.greater_equal %r, %c : (tensor<1x8x1xi32>, tensor<1x1x8xi32>) -> tensor<1x8x8xi1>
  %m = tosa.select %mask, %s, %low : (tensor<1x8x8xi1>, tensor<1x8x8xf32>, tensor<1x1x1xf32>) -> tensor<1x8x8xf32>
  return %m : tensor<1x8x8xf32>
}

// The other way round.
// CHECK: {{^}}t_gt: 1152{{$}}
func.func @t_gt(%q: tensor<1x8x16xf32>, %k: tensor<1x16x8xf32>) -> tensor<1x8x8xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %s = tosa.matmul %q, %k, %zp, %zp : (tensor<1x8x16xf32>, tensor<1x16x8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8xf32>
  %low = "tosa.const"() <{values = dense<-1.0e9> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
  %r = "tosa.const"() <{values = dense<[[[0],[1],[2],[3],[4],[5],[6],[7]]]> : tensor<1x8x1xi32>}> : () -> tensor<1x8x1xi32>
  %c = "tosa.const"() <{values = dense<[[[0,1,2,3,4,5,6,7]]]> : tensor<1x1x8xi32>}> : () -> tensor<1x1x8xi32>
  %nm = tosa.greater %c, %r : (tensor<1x1x8xi32>, tensor<1x8x1xi32>) -> tensor<1x8x8xi1>
  %mask = tosa.logical_not %nm : (tensor<1x8x8xi1>) -> tensor<1x8x8xi1>
  %m = tosa.select %mask, %s, %low : (tensor<1x8x8xi1>, tensor<1x8x8xf32>, tensor<1x1x1xf32>) -> tensor<1x8x8xf32>
  return %m : tensor<1x8x8xf32>
}

// As floats.
// CHECK: {{^}}t_gef: 1152{{$}}
func.func @t_gef(%q: tensor<1x8x16xf32>, %k: tensor<1x16x8xf32>) -> tensor<1x8x8xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %s = tosa.matmul %q, %k, %zp, %zp : (tensor<1x8x16xf32>, tensor<1x16x8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8xf32>
  %low = "tosa.const"() <{values = dense<-1.0e9> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
  %r = "tosa.const"() <{values = dense<[[[0],[1],[2],[3],[4],[5],[6],[7]]]> : tensor<1x8x1xi32>}> : () -> tensor<1x8x1xi32>
  %c = "tosa.const"() <{values = dense<[[[0,1,2,3,4,5,6,7]]]> : tensor<1x1x8xi32>}> : () -> tensor<1x1x8xi32>
  %rf = tosa.cast %r : (tensor<1x8x1xi32>) -> tensor<1x8x1xf32>
  %cf = tosa.cast %c : (tensor<1x1x8xi32>) -> tensor<1x1x8xf32>
  %mask = tosa.greater_equal %rf, %cf : (tensor<1x8x1xf32>, tensor<1x1x8xf32>) -> tensor<1x8x8xi1>
  %m = tosa.select %mask, %s, %low : (tensor<1x8x8xi1>, tensor<1x8x8xf32>, tensor<1x1x1xf32>) -> tensor<1x8x8xf32>
  return %m : tensor<1x8x8xf32>
}

// Their difference.
// CHECK: {{^}}t_sub: 1152{{$}}
func.func @t_sub(%q: tensor<1x8x16xf32>, %k: tensor<1x16x8xf32>) -> tensor<1x8x8xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %s = tosa.matmul %q, %k, %zp, %zp : (tensor<1x8x16xf32>, tensor<1x16x8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8xf32>
  %low = "tosa.const"() <{values = dense<-1.0e9> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
  %r = "tosa.const"() <{values = dense<[[[0],[1],[2],[3],[4],[5],[6],[7]]]> : tensor<1x8x1xi32>}> : () -> tensor<1x8x1xi32>
  %c = "tosa.const"() <{values = dense<[[[0,1,2,3,4,5,6,7]]]> : tensor<1x1x8xi32>}> : () -> tensor<1x1x8xi32>
  %z = "tosa.const"() <{values = dense<0> : tensor<1x1x1xi32>}> : () -> tensor<1x1x1xi32>
  %d = tosa.sub %r, %c : (tensor<1x8x1xi32>, tensor<1x1x8xi32>) -> tensor<1x8x8xi32>
  %mask = tosa.greater_equal %d, %z : (tensor<1x8x8xi32>, tensor<1x1x1xi32>) -> tensor<1x8x8xi1>
  %m = tosa.select %mask, %s, %low : (tensor<1x8x8xi1>, tensor<1x8x8xf32>, tensor<1x1x1xf32>) -> tensor<1x8x8xf32>
  return %m : tensor<1x8x8xf32>
}

// Three sequences side by side: 9 + 4 + 9.
// CHECK: {{^}}t_eqseg: 704{{$}}
func.func @t_eqseg(%q: tensor<1x8x16xf32>, %k: tensor<1x16x8xf32>) -> tensor<1x8x8xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %s = tosa.matmul %q, %k, %zp, %zp : (tensor<1x8x16xf32>, tensor<1x16x8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8xf32>
  %low = "tosa.const"() <{values = dense<-1.0e9> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
  %r = "tosa.const"() <{values = dense<[[[0],[0],[0],[1],[1],[2],[2],[2]]]> : tensor<1x8x1xi32>}> : () -> tensor<1x8x1xi32>
  %c = "tosa.const"() <{values = dense<[[[0,0,0,1,1,2,2,2]]]> : tensor<1x1x8xi32>}> : () -> tensor<1x1x8xi32>
  %mask = tosa.equal %r, %c : (tensor<1x8x1xi32>, tensor<1x1x8xi32>) -> tensor<1x8x8xi1>
  %m = tosa.select %mask, %s, %low : (tensor<1x8x8xi1>, tensor<1x8x8xf32>, tensor<1x1x1xf32>) -> tensor<1x8x8xf32>
  return %m : tensor<1x8x8xf32>
}

// (1 - m) * -1e9, and an exponential.
// CHECK: {{^}}t_om: 1152{{$}}
func.func @t_om(%q: tensor<1x8x16xf32>, %k: tensor<1x16x8xf32>) -> tensor<1x8x8xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %sh = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %s = tosa.matmul %q, %k, %zp, %zp : (tensor<1x8x16xf32>, tensor<1x16x8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8xf32>
  %low = "tosa.const"() <{values = dense<-1.0e9> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
  %mask = "tosa.const"() <{values = dense<[[[1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0], [1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0], [1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0], [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0], [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0], [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]]]> : tensor<1x8x8xf32>}> : () -> tensor<1x8x8xf32>
  %one = "tosa.const"() <{values = dense<1.0> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
  %a = tosa.sub %one, %mask : (tensor<1x1x1xf32>, tensor<1x8x8xf32>) -> tensor<1x8x8xf32>
  %b = tosa.mul %a, %low, %sh : (tensor<1x8x8xf32>, tensor<1x1x1xf32>, tensor<1xi8>) -> tensor<1x8x8xf32>
  %m = tosa.add %s, %b : (tensor<1x8x8xf32>, tensor<1x8x8xf32>) -> tensor<1x8x8xf32>
  %x = tosa.exp %m : (tensor<1x8x8xf32>) -> tensor<1x8x8xf32>
  return %x : tensor<1x8x8xf32>
}

// A part of a larger mask.
// CHECK: {{^}}t_slice: 1152{{$}}
func.func @t_slice(%q: tensor<1x8x16xf32>, %k: tensor<1x16x8xf32>) -> tensor<1x8x8xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %s = tosa.matmul %q, %k, %zp, %zp : (tensor<1x8x16xf32>, tensor<1x16x8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8xf32>
  %low = "tosa.const"() <{values = dense<-1.0e9> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
  %big = "tosa.const"() <{values = dense<[[[1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]]]> : tensor<1x16x16xi1>}> : () -> tensor<1x16x16xi1>
  %st = tosa.const_shape {values = dense<0> : tensor<3xindex>} : () -> !tosa.shape<3>
  %sz = tosa.const_shape {values = dense<[1, 8, 8]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %mask = tosa.slice %big, %st, %sz : (tensor<1x16x16xi1>, !tosa.shape<3>, !tosa.shape<3>) -> tensor<1x8x8xi1>
  %m = tosa.select %mask, %s, %low : (tensor<1x8x8xi1>, tensor<1x8x8xf32>, tensor<1x1x1xf32>) -> tensor<1x8x8xf32>
  return %m : tensor<1x8x8xf32>
}

// Five keys of 8, for each row.
// CHECK: {{^}}t_tile: 1280{{$}}
func.func @t_tile(%q: tensor<1x8x16xf32>, %k: tensor<1x16x8xf32>) -> tensor<1x8x8xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %s = tosa.matmul %q, %k, %zp, %zp : (tensor<1x8x16xf32>, tensor<1x16x8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8xf32>
  %low = "tosa.const"() <{values = dense<-1.0e9> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
  %mask0 = "tosa.const"() <{values = dense<[[[1,1,1,1,1,0,0,0]]]> : tensor<1x1x8xi1>}> : () -> tensor<1x1x8xi1>
  %ss = tosa.const_shape {values = dense<[1, 8, 1]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %mask = tosa.tile %mask0, %ss : (tensor<1x1x8xi1>, !tosa.shape<3>) -> tensor<1x8x8xi1>
  %m = tosa.select %mask, %s, %low : (tensor<1x8x8xi1>, tensor<1x8x8xf32>, tensor<1x1x1xf32>) -> tensor<1x8x8xf32>
  return %m : tensor<1x8x8xf32>
}

// Numbers without a sign: 100 is at least five of the eight, and 250 is above. 5 * 8.
// CHECK: {{^}}unsigned: 1280{{$}}
func.func @unsigned(%q: tensor<1x8x16xf32>, %k: tensor<1x16x8xf32>) -> tensor<1x8x8xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %s = tosa.matmul %q, %k, %zp, %zp : (tensor<1x8x16xf32>, tensor<1x16x8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8xf32>
  %low = "tosa.const"() <{values = dense<-1.0e9> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
  %r = "tosa.const"() <{values = dense<100> : tensor<1x1x1xui8>}> : () -> tensor<1x1x1xui8>
  %c = "tosa.const"() <{values = dense<[[[0,1,2,3,4,250,251,252]]]> : tensor<1x1x8xui8>}> : () -> tensor<1x1x8xui8>
  %m0 = tosa.greater_equal %r, %c : (tensor<1x1x1xui8>, tensor<1x1x8xui8>) -> tensor<1x1x8xi1>
  %m = tosa.select %m0, %s, %low : (tensor<1x1x8xi1>, tensor<1x8x8xf32>, tensor<1x1x1xf32>) -> tensor<1x8x8xf32>
  return %m : tensor<1x8x8xf32>
}

// The same of one number: all scores are masked, and of all bytes the 256 of the result are
// left, at 1e9 a nanosecond.
// CHECK: {{^}}unsigned_number: 2.56e-07{{$}}
func.func @unsigned_number(%q: tensor<1x8x16xf32>, %k: tensor<1x16x8xf32>) -> tensor<1x8x8xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %s = tosa.matmul %q, %k, %zp, %zp : (tensor<1x8x16xf32>, tensor<1x16x8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8xf32>
  %low = "tosa.const"() <{values = dense<-1.0e9> : tensor<1x1x1xf32>}> : () -> tensor<1x1x1xf32>
  %r = "tosa.const"() <{values = dense<100> : tensor<1x1x1xui8>}> : () -> tensor<1x1x1xui8>
  %c = "tosa.const"() <{values = dense<250> : tensor<1x1x8xui8>}> : () -> tensor<1x1x8xui8>
  %m0 = tosa.greater_equal %r, %c : (tensor<1x1x1xui8>, tensor<1x1x8xui8>) -> tensor<1x1x8xi1>
  %m = tosa.select %m0, %s, %low : (tensor<1x1x8xi1>, tensor<1x8x8xf32>, tensor<1x1x1xf32>) -> tensor<1x8x8xf32>
  return %m : tensor<1x8x8xf32>
}
