// One function per TOSA op that upstream lowers, with small awkward extents.
// Every result is returned: the lowering drops what nothing reads.

func.func @conv2d(%i: tensor<1x7x9x3xf32>, %w: tensor<5x3x2x3xf32>, %b: tensor<5xf32>) -> tensor<1x3x7x5xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %i, %w, %b, %z, %z {acc_type = f32, dilation = array<i64: 2, 3>, pad = array<i64: 1, 1, 0, 1>, stride = array<i64: 2, 1>} : (tensor<1x7x9x3xf32>, tensor<5x3x2x3xf32>, tensor<5xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x7x5xf32>
  return %0 : tensor<1x3x7x5xf32>
}

func.func @conv2d_f16(%i: tensor<2x5x6x3xf16>, %w: tensor<4x3x2x3xf16>, %b: tensor<4xf16>) -> tensor<2x5x6x4xf16> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf16>}> : () -> tensor<1xf16>
  %0 = tosa.conv2d %i, %w, %b, %z, %z {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 0, 1>, stride = array<i64: 1, 1>} : (tensor<2x5x6x3xf16>, tensor<4x3x2x3xf16>, tensor<4xf16>, tensor<1xf16>, tensor<1xf16>) -> tensor<2x5x6x4xf16>
  return %0 : tensor<2x5x6x4xf16>
}

func.func @conv2d_i8(%i: tensor<1x5x6x3xi8>, %w: tensor<4x3x2x3xi8>, %b: tensor<4xi32>) -> tensor<1x3x5x4xi32> {
  %zi = "tosa.const"() <{values = dense<3> : tensor<1xi8>}> : () -> tensor<1xi8>
  %zw = "tosa.const"() <{values = dense<-2> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.conv2d %i, %w, %b, %zi, %zw {acc_type = i32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x5x6x3xi8>, tensor<4x3x2x3xi8>, tensor<4xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x3x5x4xi32>
  return %0 : tensor<1x3x5x4xi32>
}

func.func @conv3d(%i: tensor<1x3x5x7x2xf32>, %w: tensor<3x2x3x2x2xf32>, %b: tensor<3xf32>) -> tensor<1x2x3x6x3xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv3d %i, %w, %b, %z, %z {acc_type = f32, dilation = array<i64: 1, 1, 1>, pad = array<i64: 0, 0, 0, 0, 0, 0>, stride = array<i64: 1, 1, 1>} : (tensor<1x3x5x7x2xf32>, tensor<3x2x3x2x2xf32>, tensor<3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x3x6x3xf32>
  return %0 : tensor<1x2x3x6x3xf32>
}

func.func @depthwise(%i: tensor<1x7x5x3xf32>, %w: tensor<3x2x3x2xf32>, %b: tensor<6xf32>) -> tensor<1x3x5x6xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.depthwise_conv2d %i, %w, %b, %z, %z {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 1, 0>, stride = array<i64: 2, 1>} : (tensor<1x7x5x3xf32>, tensor<3x2x3x2xf32>, tensor<6xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x5x6xf32>
  return %0 : tensor<1x3x5x6xf32>
}

func.func @depthwise_bf16(%i: tensor<1x7x5x3xbf16>, %w: tensor<3x2x3x2xbf16>, %b: tensor<6xbf16>) -> tensor<1x3x5x6xbf16> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xbf16>}> : () -> tensor<1xbf16>
  %0 = tosa.depthwise_conv2d %i, %w, %b, %z, %z {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 1, 0>, stride = array<i64: 2, 1>} : (tensor<1x7x5x3xbf16>, tensor<3x2x3x2xbf16>, tensor<6xbf16>, tensor<1xbf16>, tensor<1xbf16>) -> tensor<1x3x5x6xbf16>
  return %0 : tensor<1x3x5x6xbf16>
}

func.func @matmul(%a: tensor<2x3x5xf32>, %b: tensor<2x5x7xf32>) -> tensor<2x3x7xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.matmul %a, %b, %z, %z : (tensor<2x3x5xf32>, tensor<2x5x7xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x3x7xf32>
  return %0 : tensor<2x3x7xf32>
}

func.func @matmul_i8(%a: tensor<2x3x5xi8>, %b: tensor<2x5x7xi8>) -> tensor<2x3x7xi32> {
  %za = "tosa.const"() <{values = dense<1> : tensor<1xi8>}> : () -> tensor<1xi8>
  %zb = "tosa.const"() <{values = dense<2> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.matmul %a, %b, %za, %zb : (tensor<2x3x5xi8>, tensor<2x5x7xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<2x3x7xi32>
  return %0 : tensor<2x3x7xi32>
}

func.func @pooling(%x: tensor<1x5x7x3xf32>) -> (tensor<1x4x3x3xf32>, tensor<1x4x3x3xf32>) {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 3>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 2>} : (tensor<1x5x7x3xf32>) -> tensor<1x4x3x3xf32>
  %1 = tosa.avg_pool2d %x, %z, %z {acc_type = f32, kernel = array<i64: 2, 3>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 2>} : (tensor<1x5x7x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x3x3xf32>
  return %0, %1 : tensor<1x4x3x3xf32>, tensor<1x4x3x3xf32>
}

func.func @pooling_f16(%x: tensor<1x5x7x3xf16>) -> tensor<1x5x7x3xf16> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf16>}> : () -> tensor<1xf16>
  %1 = tosa.avg_pool2d %x, %z, %z {acc_type = f32, kernel = array<i64: 3, 3>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>} : (tensor<1x5x7x3xf16>, tensor<1xf16>, tensor<1xf16>) -> tensor<1x5x7x3xf16>
  return %1 : tensor<1x5x7x3xf16>
}

func.func @unary(%x: tensor<3x5xf32>) -> (tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>) {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.abs %x : (tensor<3x5xf32>) -> tensor<3x5xf32>
  %1 = tosa.ceil %x : (tensor<3x5xf32>) -> tensor<3x5xf32>
  %2 = tosa.cos %x : (tensor<3x5xf32>) -> tensor<3x5xf32>
  %3 = tosa.erf %x : (tensor<3x5xf32>) -> tensor<3x5xf32>
  %4 = tosa.exp %x : (tensor<3x5xf32>) -> tensor<3x5xf32>
  %5 = tosa.floor %x : (tensor<3x5xf32>) -> tensor<3x5xf32>
  %6 = tosa.log %x : (tensor<3x5xf32>) -> tensor<3x5xf32>
  %7 = tosa.negate %x, %z, %z : (tensor<3x5xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<3x5xf32>
  %8 = tosa.reciprocal %x : (tensor<3x5xf32>) -> tensor<3x5xf32>
  %9 = tosa.rsqrt %x : (tensor<3x5xf32>) -> tensor<3x5xf32>
  %10 = tosa.sin %x : (tensor<3x5xf32>) -> tensor<3x5xf32>
  %11 = tosa.sigmoid %x : (tensor<3x5xf32>) -> tensor<3x5xf32>
  %12 = tosa.tanh %x : (tensor<3x5xf32>) -> tensor<3x5xf32>
  %13 = tosa.clamp %x {min_val = -1.0 : f32, max_val = 6.0 : f32} : (tensor<3x5xf32>) -> tensor<3x5xf32>
  %14 = tosa.identity %x : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14 : tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>
}

func.func @binary(%x: tensor<3x5xf32>, %y: tensor<3x1xf32>) -> (tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>) {
  %s = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.add %x, %y : (tensor<3x5xf32>, tensor<3x1xf32>) -> tensor<3x5xf32>
  %1 = tosa.sub %x, %y : (tensor<3x5xf32>, tensor<3x1xf32>) -> tensor<3x5xf32>
  %2 = tosa.mul %x, %y, %s : (tensor<3x5xf32>, tensor<3x1xf32>, tensor<1xi8>) -> tensor<3x5xf32>
  %3 = tosa.pow %x, %y : (tensor<3x5xf32>, tensor<3x1xf32>) -> tensor<3x5xf32>
  %4 = tosa.maximum %x, %y : (tensor<3x5xf32>, tensor<3x1xf32>) -> tensor<3x5xf32>
  %5 = tosa.minimum %x, %y : (tensor<3x5xf32>, tensor<3x1xf32>) -> tensor<3x5xf32>
  return %0, %1, %2, %3, %4, %5 : tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>
}

func.func @logic(%x: tensor<3x5xf32>, %y: tensor<1x5xf32>) -> (tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xf32>) {
  %0 = tosa.equal %x, %y : (tensor<3x5xf32>, tensor<1x5xf32>) -> tensor<3x5xi1>
  %1 = tosa.greater %x, %y : (tensor<3x5xf32>, tensor<1x5xf32>) -> tensor<3x5xi1>
  %2 = tosa.greater_equal %x, %y : (tensor<3x5xf32>, tensor<1x5xf32>) -> tensor<3x5xi1>
  %3 = tosa.logical_and %0, %1 : (tensor<3x5xi1>, tensor<3x5xi1>) -> tensor<3x5xi1>
  %4 = tosa.logical_or %0, %1 : (tensor<3x5xi1>, tensor<3x5xi1>) -> tensor<3x5xi1>
  %5 = tosa.logical_xor %0, %1 : (tensor<3x5xi1>, tensor<3x5xi1>) -> tensor<3x5xi1>
  %6 = tosa.logical_not %0 : (tensor<3x5xi1>) -> tensor<3x5xi1>
  %7 = tosa.select %0, %x, %y : (tensor<3x5xi1>, tensor<3x5xf32>, tensor<1x5xf32>) -> tensor<3x5xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xf32>
}

func.func @integer(%x: tensor<3x5xi32>, %y: tensor<1x5xi32>) -> (tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>) {
  %s = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.bitwise_and %x, %y : (tensor<3x5xi32>, tensor<1x5xi32>) -> tensor<3x5xi32>
  %1 = tosa.bitwise_or %x, %y : (tensor<3x5xi32>, tensor<1x5xi32>) -> tensor<3x5xi32>
  %2 = tosa.bitwise_xor %x, %y : (tensor<3x5xi32>, tensor<1x5xi32>) -> tensor<3x5xi32>
  %3 = tosa.bitwise_not %x : (tensor<3x5xi32>) -> tensor<3x5xi32>
  %4 = tosa.clz %x : (tensor<3x5xi32>) -> tensor<3x5xi32>
  %5 = tosa.intdiv %x, %y : (tensor<3x5xi32>, tensor<1x5xi32>) -> tensor<3x5xi32>
  %6 = tosa.logical_left_shift %x, %y : (tensor<3x5xi32>, tensor<1x5xi32>) -> tensor<3x5xi32>
  %7 = tosa.logical_right_shift %x, %y : (tensor<3x5xi32>, tensor<1x5xi32>) -> tensor<3x5xi32>
  %8 = tosa.arithmetic_right_shift %x, %y {round = false} : (tensor<3x5xi32>, tensor<1x5xi32>) -> tensor<3x5xi32>
  %9 = tosa.arithmetic_right_shift %x, %y {round = true} : (tensor<3x5xi32>, tensor<1x5xi32>) -> tensor<3x5xi32>
  %10 = tosa.abs %x : (tensor<3x5xi32>) -> tensor<3x5xi32>
  %11 = tosa.mul %x, %y, %s : (tensor<3x5xi32>, tensor<1x5xi32>, tensor<1xi8>) -> tensor<3x5xi32>
  return %0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11 : tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>
}

func.func @casts(%f: tensor<7xf32>, %i: tensor<7xi32>, %c: tensor<7xi8>, %h: tensor<7xf16>) -> (tensor<7xf16>, tensor<7xf32>, tensor<7xi32>, tensor<7xi8>, tensor<7xf32>, tensor<7xi32>, tensor<7xi1>) {
  %0 = tosa.cast %f : (tensor<7xf32>) -> tensor<7xf16>
  %1 = tosa.cast %h : (tensor<7xf16>) -> tensor<7xf32>
  %2 = tosa.cast %f : (tensor<7xf32>) -> tensor<7xi32>
  %3 = tosa.cast %f : (tensor<7xf32>) -> tensor<7xi8>
  %4 = tosa.cast %i : (tensor<7xi32>) -> tensor<7xf32>
  %5 = tosa.cast %c : (tensor<7xi8>) -> tensor<7xi32>
  %6 = tosa.cast %f : (tensor<7xf32>) -> tensor<7xi1>
  return %0, %1, %2, %3, %4, %5, %6 : tensor<7xf16>, tensor<7xf32>, tensor<7xi32>, tensor<7xi8>, tensor<7xf32>, tensor<7xi32>, tensor<7xi1>
}

func.func @rescale(%x: tensor<2x3xi8>, %y: tensor<2x3xi32>) -> (tensor<2x3xi8>, tensor<2x3xi8>) {
  %z = "tosa.const"() <{values = dense<5> : tensor<1xi8>}> : () -> tensor<1xi8>
  %z32 = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %m16 = "tosa.const"() <{values = dense<19689> : tensor<1xi16>}> : () -> tensor<1xi16>
  %m32 = "tosa.const"() <{values = dense<[1376784203, 1488344, 1276784203]> : tensor<3xi32>}> : () -> tensor<3xi32>
  %s = "tosa.const"() <{values = dense<15> : tensor<1xi8>}> : () -> tensor<1xi8>
  %s3 = "tosa.const"() <{values = dense<[38, 37, 36]> : tensor<3xi8>}> : () -> tensor<3xi8>
  %0 = tosa.rescale %x, %m16, %s, %z, %z {scale32 = false, rounding_mode = SINGLE_ROUND, per_channel = false, input_unsigned = false, output_unsigned = false} : (tensor<2x3xi8>, tensor<1xi16>, tensor<1xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<2x3xi8>
  %1 = tosa.rescale %y, %m32, %s3, %z32, %z {scale32 = true, rounding_mode = DOUBLE_ROUND, per_channel = true, input_unsigned = false, output_unsigned = false} : (tensor<2x3xi32>, tensor<3xi32>, tensor<3xi8>, tensor<1xi32>, tensor<1xi8>) -> tensor<2x3xi8>
  return %0, %1 : tensor<2x3xi8>, tensor<2x3xi8>
}

func.func @reductions(%x: tensor<3x5xf32>, %b: tensor<3x5xi1>) -> (tensor<3x1xf32>, tensor<3x1xf32>, tensor<1x5xf32>, tensor<3x1xf32>, tensor<3x1xi1>, tensor<3x1xi1>, tensor<5xi32>) {
  %0 = tosa.reduce_sum %x {axis = 1 : i32} : (tensor<3x5xf32>) -> tensor<3x1xf32>
  %1 = tosa.reduce_product %x {axis = 1 : i32} : (tensor<3x5xf32>) -> tensor<3x1xf32>
  %2 = tosa.reduce_max %x {axis = 0 : i32} : (tensor<3x5xf32>) -> tensor<1x5xf32>
  %3 = tosa.reduce_min %x {axis = 1 : i32} : (tensor<3x5xf32>) -> tensor<3x1xf32>
  %4 = tosa.reduce_all %b {axis = 1 : i32} : (tensor<3x5xi1>) -> tensor<3x1xi1>
  %5 = tosa.reduce_any %b {axis = 1 : i32} : (tensor<3x5xi1>) -> tensor<3x1xi1>
  %6 = tosa.argmax %x {axis = 0 : i32} : (tensor<3x5xf32>) -> tensor<5xi32>
  return %0, %1, %2, %3, %4, %5, %6 : tensor<3x1xf32>, tensor<3x1xf32>, tensor<1x5xf32>, tensor<3x1xf32>, tensor<3x1xi1>, tensor<3x1xi1>, tensor<5xi32>
}

func.func @layout(%x: tensor<2x3xf32>, %y: tensor<2x3xf32>) -> (tensor<4x3xf32>, tensor<3x5xf32>, tensor<2x3xf32>, tensor<1x2xf32>, tensor<4x3xf32>, tensor<3x2xf32>, tensor<6xf32>) {
  %c = "tosa.const"() <{values = dense<1.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %p = tosa.const_shape {values = dense<[1, 0, 1, 1]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %st = tosa.const_shape {values = dense<[1, 1]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %sz = tosa.const_shape {values = dense<[1, 2]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %mu = tosa.const_shape {values = dense<[2, 1]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %fl = tosa.const_shape {values = dense<6> : tensor<1xindex>} : () -> !tosa.shape<1>
  %0 = tosa.concat %x, %y {axis = 0 : i32} : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<4x3xf32>
  %1 = tosa.pad %x, %p, %c : (tensor<2x3xf32>, !tosa.shape<4>, tensor<1xf32>) -> tensor<3x5xf32>
  %2 = tosa.reverse %x {axis = 1 : i32} : (tensor<2x3xf32>) -> tensor<2x3xf32>
  %3 = tosa.slice %x, %st, %sz : (tensor<2x3xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<1x2xf32>
  %4 = tosa.tile %x, %mu : (tensor<2x3xf32>, !tosa.shape<2>) -> tensor<4x3xf32>
  %5 = tosa.transpose %x {perms = array<i32: 1, 0>} : (tensor<2x3xf32>) -> tensor<3x2xf32>
  %6 = tosa.reshape %x, %fl : (tensor<2x3xf32>, !tosa.shape<1>) -> tensor<6xf32>
  return %0, %1, %2, %3, %4, %5, %6 : tensor<4x3xf32>, tensor<3x5xf32>, tensor<2x3xf32>, tensor<1x2xf32>, tensor<4x3xf32>, tensor<3x2xf32>, tensor<6xf32>
}

func.func @gather(%t: tensor<1x7x3xf32>, %i: tensor<1x5xi32>) -> tensor<1x5x3xf32> {
  %0 = tosa.gather %t, %i : (tensor<1x7x3xf32>, tensor<1x5xi32>) -> tensor<1x5x3xf32>
  return %0 : tensor<1x5x3xf32>
}

func.func @table(%x: tensor<7xi8>, %t: tensor<256xi8>) -> tensor<7xi8> {
  %0 = tosa.table %x, %t : (tensor<7xi8>, tensor<256xi8>) -> tensor<7xi8>
  return %0 : tensor<7xi8>
}

func.func @resize(%x: tensor<1x3x5x2xf32>) -> (tensor<1x6x10x2xf32>, tensor<1x6x10x2xf32>) {
  %s = tosa.const_shape {values = dense<[4, 2, 4, 2]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %o = tosa.const_shape {values = dense<[-1, -1]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %b = tosa.const_shape {values = dense<[1, 1]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %0 = tosa.resize %x, %s, %o, %b {mode = BILINEAR} : (tensor<1x3x5x2xf32>, !tosa.shape<4>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<1x6x10x2xf32>
  %1 = tosa.resize %x, %s, %o, %b {mode = NEAREST_NEIGHBOR} : (tensor<1x3x5x2xf32>, !tosa.shape<4>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<1x6x10x2xf32>
  return %0, %1 : tensor<1x6x10x2xf32>, tensor<1x6x10x2xf32>
}

func.func @branch(%c: tensor<i1>, %x: tensor<3x5xf32>) -> tensor<3x5xf32> {
  %0 = tosa.cond_if %c (%a = %x) : tensor<i1> (tensor<3x5xf32>) -> tensor<3x5xf32> {
  ^bb0(%a: tensor<3x5xf32>):
    %1 = tosa.exp %a : (tensor<3x5xf32>) -> tensor<3x5xf32>
    tosa.yield %1 : tensor<3x5xf32>
  } else {
  ^bb0(%a: tensor<3x5xf32>):
    %1 = tosa.add %a, %a : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
    tosa.yield %1 : tensor<3x5xf32>
  }
  return %0 : tensor<3x5xf32>
}
