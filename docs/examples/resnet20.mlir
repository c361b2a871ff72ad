// ResNet-20 for CIFAR-10 (He et al., "Deep Residual Learning for Image
// Recognition", arXiv:1512.03385, section 4.2), in TOSA, one image of 32x32
// pixels, weights as arguments, batch normalisation folded into the
// convolutions.
//
// Known answers, by hand. A 3x3 convolution from c to d channels has 9*c*d
// weights and d biases, and does that many weights' macs per output pixel:
//   layer            weights             pixels   macs
//   stem             9*3*16   =     432    1024      442,368
//   stage 1     6 *  9*16*16  =  13,824    1024   14,155,776
//   stage 2          9*16*32  =   4,608     256    1,179,648
//             5 *    9*32*32  =  46,080     256   11,796,480
//   stage 3          9*32*64  =  18,432      64    1,179,648
//             5 *    9*64*64  = 184,320      64   11,796,480
//   classifier       64*10    =     640       1          640
//   sum                         268,336           40,551,040
// with 7*16 + 6*32 + 6*64 + 10 = 698 biases: 269,034 parameters, 1,076,136 bytes.
// (The paper says 0.27 M parameters; 269,722 with two numbers of batch
// normalisation per channel instead of one bias.)

module {
  func.func @resnet20(
    %image: tensor<1x32x32x3xf32>,
    %stem_w: tensor<16x3x3x3xf32> {roofline.param}, %stem_b: tensor<16xf32> {roofline.param},
    %layer1_0_conv1_w: tensor<16x3x3x16xf32> {roofline.param}, %layer1_0_conv1_b: tensor<16xf32> {roofline.param},
    %layer1_0_conv2_w: tensor<16x3x3x16xf32> {roofline.param}, %layer1_0_conv2_b: tensor<16xf32> {roofline.param},
    %layer1_1_conv1_w: tensor<16x3x3x16xf32> {roofline.param}, %layer1_1_conv1_b: tensor<16xf32> {roofline.param},
    %layer1_1_conv2_w: tensor<16x3x3x16xf32> {roofline.param}, %layer1_1_conv2_b: tensor<16xf32> {roofline.param},
    %layer1_2_conv1_w: tensor<16x3x3x16xf32> {roofline.param}, %layer1_2_conv1_b: tensor<16xf32> {roofline.param},
    %layer1_2_conv2_w: tensor<16x3x3x16xf32> {roofline.param}, %layer1_2_conv2_b: tensor<16xf32> {roofline.param},
    %layer2_0_conv1_w: tensor<32x3x3x16xf32> {roofline.param}, %layer2_0_conv1_b: tensor<32xf32> {roofline.param},
    %layer2_0_conv2_w: tensor<32x3x3x32xf32> {roofline.param}, %layer2_0_conv2_b: tensor<32xf32> {roofline.param},
    %layer2_1_conv1_w: tensor<32x3x3x32xf32> {roofline.param}, %layer2_1_conv1_b: tensor<32xf32> {roofline.param},
    %layer2_1_conv2_w: tensor<32x3x3x32xf32> {roofline.param}, %layer2_1_conv2_b: tensor<32xf32> {roofline.param},
    %layer2_2_conv1_w: tensor<32x3x3x32xf32> {roofline.param}, %layer2_2_conv1_b: tensor<32xf32> {roofline.param},
    %layer2_2_conv2_w: tensor<32x3x3x32xf32> {roofline.param}, %layer2_2_conv2_b: tensor<32xf32> {roofline.param},
    %layer3_0_conv1_w: tensor<64x3x3x32xf32> {roofline.param}, %layer3_0_conv1_b: tensor<64xf32> {roofline.param},
    %layer3_0_conv2_w: tensor<64x3x3x64xf32> {roofline.param}, %layer3_0_conv2_b: tensor<64xf32> {roofline.param},
    %layer3_1_conv1_w: tensor<64x3x3x64xf32> {roofline.param}, %layer3_1_conv1_b: tensor<64xf32> {roofline.param},
    %layer3_1_conv2_w: tensor<64x3x3x64xf32> {roofline.param}, %layer3_1_conv2_b: tensor<64xf32> {roofline.param},
    %layer3_2_conv1_w: tensor<64x3x3x64xf32> {roofline.param}, %layer3_2_conv1_b: tensor<64xf32> {roofline.param},
    %layer3_2_conv2_w: tensor<64x3x3x64xf32> {roofline.param}, %layer3_2_conv2_b: tensor<64xf32> {roofline.param},
    %fc_w: tensor<10x1x1x64xf32> {roofline.param}, %fc_b: tensor<10xf32> {roofline.param}
  ) -> tensor<1x10xf32> {
    %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
    %start = tosa.const_shape {values = dense<0> : tensor<4xindex>} : () -> !tosa.shape<4>
    %size2 = tosa.const_shape {values = dense<[1, 31, 31, 16]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %pad2 = tosa.const_shape {values = dense<[0, 0, 0, 0, 0, 0, 8, 8]> : tensor<8xindex>} : () -> !tosa.shape<8>
    %size3 = tosa.const_shape {values = dense<[1, 15, 15, 32]> : tensor<4xindex>} : () -> !tosa.shape<4>
    %pad3 = tosa.const_shape {values = dense<[0, 0, 0, 0, 0, 0, 16, 16]> : tensor<8xindex>} : () -> !tosa.shape<8>
    %classes = tosa.const_shape {values = dense<[1, 10]> : tensor<2xindex>} : () -> !tosa.shape<2>

    // Stem: 3x3 convolution and ReLU, 32x32.
    %stem = tosa.conv2d %image, %stem_w, %stem_b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>,
        pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>}
        : (tensor<1x32x32x3xf32>, tensor<16x3x3x3xf32>, tensor<16xf32>, tensor<1xf32>, tensor<1xf32>)
        -> tensor<1x32x32x16xf32> loc("stem")
    %stem_relu = tosa.clamp %stem {min_val = 0.0 : f32, max_val = 3.4028235e+38 : f32}
        : (tensor<1x32x32x16xf32>) -> tensor<1x32x32x16xf32> loc("stem.relu")

    // Stage 1, block 0: 32x32x16.
    %layer1_0_conv1 = tosa.conv2d %stem_relu, %layer1_0_conv1_w, %layer1_0_conv1_b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>,
        pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>}
        : (tensor<1x32x32x16xf32>, tensor<16x3x3x16xf32>, tensor<16xf32>, tensor<1xf32>, tensor<1xf32>)
        -> tensor<1x32x32x16xf32> loc("layer1.0.conv1")
    %layer1_0_relu1 = tosa.clamp %layer1_0_conv1 {min_val = 0.0 : f32, max_val = 3.4028235e+38 : f32}
        : (tensor<1x32x32x16xf32>) -> tensor<1x32x32x16xf32> loc("layer1.0.relu1")
    %layer1_0_conv2 = tosa.conv2d %layer1_0_relu1, %layer1_0_conv2_w, %layer1_0_conv2_b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>,
        pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>}
        : (tensor<1x32x32x16xf32>, tensor<16x3x3x16xf32>, tensor<16xf32>, tensor<1xf32>, tensor<1xf32>)
        -> tensor<1x32x32x16xf32> loc("layer1.0.conv2")
    %layer1_0_sum = tosa.add %layer1_0_conv2, %stem_relu : (tensor<1x32x32x16xf32>, tensor<1x32x32x16xf32>) -> tensor<1x32x32x16xf32> loc("layer1.0.add")
    %layer1_0_relu2 = tosa.clamp %layer1_0_sum {min_val = 0.0 : f32, max_val = 3.4028235e+38 : f32}
        : (tensor<1x32x32x16xf32>) -> tensor<1x32x32x16xf32> loc("layer1.0.relu2")

    // Stage 1, block 1: 32x32x16.
    %layer1_1_conv1 = tosa.conv2d %layer1_0_relu2, %layer1_1_conv1_w, %layer1_1_conv1_b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>,
        pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>}
        : (tensor<1x32x32x16xf32>, tensor<16x3x3x16xf32>, tensor<16xf32>, tensor<1xf32>, tensor<1xf32>)
        -> tensor<1x32x32x16xf32> loc("layer1.1.conv1")
    %layer1_1_relu1 = tosa.clamp %layer1_1_conv1 {min_val = 0.0 : f32, max_val = 3.4028235e+38 : f32}
        : (tensor<1x32x32x16xf32>) -> tensor<1x32x32x16xf32> loc("layer1.1.relu1")
    %layer1_1_conv2 = tosa.conv2d %layer1_1_relu1, %layer1_1_conv2_w, %layer1_1_conv2_b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>,
        pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>}
        : (tensor<1x32x32x16xf32>, tensor<16x3x3x16xf32>, tensor<16xf32>, tensor<1xf32>, tensor<1xf32>)
        -> tensor<1x32x32x16xf32> loc("layer1.1.conv2")
    %layer1_1_sum = tosa.add %layer1_1_conv2, %layer1_0_relu2 : (tensor<1x32x32x16xf32>, tensor<1x32x32x16xf32>) -> tensor<1x32x32x16xf32> loc("layer1.1.add")
    %layer1_1_relu2 = tosa.clamp %layer1_1_sum {min_val = 0.0 : f32, max_val = 3.4028235e+38 : f32}
        : (tensor<1x32x32x16xf32>) -> tensor<1x32x32x16xf32> loc("layer1.1.relu2")

    // Stage 1, block 2: 32x32x16.
    %layer1_2_conv1 = tosa.conv2d %layer1_1_relu2, %layer1_2_conv1_w, %layer1_2_conv1_b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>,
        pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>}
        : (tensor<1x32x32x16xf32>, tensor<16x3x3x16xf32>, tensor<16xf32>, tensor<1xf32>, tensor<1xf32>)
        -> tensor<1x32x32x16xf32> loc("layer1.2.conv1")
    %layer1_2_relu1 = tosa.clamp %layer1_2_conv1 {min_val = 0.0 : f32, max_val = 3.4028235e+38 : f32}
        : (tensor<1x32x32x16xf32>) -> tensor<1x32x32x16xf32> loc("layer1.2.relu1")
    %layer1_2_conv2 = tosa.conv2d %layer1_2_relu1, %layer1_2_conv2_w, %layer1_2_conv2_b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>,
        pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>}
        : (tensor<1x32x32x16xf32>, tensor<16x3x3x16xf32>, tensor<16xf32>, tensor<1xf32>, tensor<1xf32>)
        -> tensor<1x32x32x16xf32> loc("layer1.2.conv2")
    %layer1_2_sum = tosa.add %layer1_2_conv2, %layer1_1_relu2 : (tensor<1x32x32x16xf32>, tensor<1x32x32x16xf32>) -> tensor<1x32x32x16xf32> loc("layer1.2.add")
    %layer1_2_relu2 = tosa.clamp %layer1_2_sum {min_val = 0.0 : f32, max_val = 3.4028235e+38 : f32}
        : (tensor<1x32x32x16xf32>) -> tensor<1x32x32x16xf32> loc("layer1.2.relu2")

    // Stage 2, block 0: 16x16x32. The shortcut takes every second pixel and
    // pads the new channels with zeros; it has no parameters.
    %layer2_0_cut = tosa.slice %layer1_2_relu2, %start, %size2
        : (tensor<1x32x32x16xf32>, !tosa.shape<4>, !tosa.shape<4>) -> tensor<1x31x31x16xf32> loc("layer2.0.shortcut")
    %layer2_0_sub = tosa.max_pool2d %layer2_0_cut {kernel = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>}
        : (tensor<1x31x31x16xf32>) -> tensor<1x16x16x16xf32> loc("layer2.0.shortcut")
    %layer2_0_shortcut = tosa.pad %layer2_0_sub, %pad2, %zp
        : (tensor<1x16x16x16xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x16x16x32xf32> loc("layer2.0.shortcut")
    %layer2_0_conv1 = tosa.conv2d %layer1_2_relu2, %layer2_0_conv1_w, %layer2_0_conv1_b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>,
        pad = array<i64: 1, 0, 1, 0>, stride = array<i64: 2, 2>}
        : (tensor<1x32x32x16xf32>, tensor<32x3x3x16xf32>, tensor<32xf32>, tensor<1xf32>, tensor<1xf32>)
        -> tensor<1x16x16x32xf32> loc("layer2.0.conv1")
    %layer2_0_relu1 = tosa.clamp %layer2_0_conv1 {min_val = 0.0 : f32, max_val = 3.4028235e+38 : f32}
        : (tensor<1x16x16x32xf32>) -> tensor<1x16x16x32xf32> loc("layer2.0.relu1")
    %layer2_0_conv2 = tosa.conv2d %layer2_0_relu1, %layer2_0_conv2_w, %layer2_0_conv2_b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>,
        pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>}
        : (tensor<1x16x16x32xf32>, tensor<32x3x3x32xf32>, tensor<32xf32>, tensor<1xf32>, tensor<1xf32>)
        -> tensor<1x16x16x32xf32> loc("layer2.0.conv2")
    %layer2_0_sum = tosa.add %layer2_0_conv2, %layer2_0_shortcut : (tensor<1x16x16x32xf32>, tensor<1x16x16x32xf32>) -> tensor<1x16x16x32xf32> loc("layer2.0.add")
    %layer2_0_relu2 = tosa.clamp %layer2_0_sum {min_val = 0.0 : f32, max_val = 3.4028235e+38 : f32}
        : (tensor<1x16x16x32xf32>) -> tensor<1x16x16x32xf32> loc("layer2.0.relu2")

    // Stage 2, block 1: 16x16x32.
    %layer2_1_conv1 = tosa.conv2d %layer2_0_relu2, %layer2_1_conv1_w, %layer2_1_conv1_b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>,
        pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>}
        : (tensor<1x16x16x32xf32>, tensor<32x3x3x32xf32>, tensor<32xf32>, tensor<1xf32>, tensor<1xf32>)
        -> tensor<1x16x16x32xf32> loc("layer2.1.conv1")
    %layer2_1_relu1 = tosa.clamp %layer2_1_conv1 {min_val = 0.0 : f32, max_val = 3.4028235e+38 : f32}
        : (tensor<1x16x16x32xf32>) -> tensor<1x16x16x32xf32> loc("layer2.1.relu1")
    %layer2_1_conv2 = tosa.conv2d %layer2_1_relu1, %layer2_1_conv2_w, %layer2_1_conv2_b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>,
        pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>}
        : (tensor<1x16x16x32xf32>, tensor<32x3x3x32xf32>, tensor<32xf32>, tensor<1xf32>, tensor<1xf32>)
        -> tensor<1x16x16x32xf32> loc("layer2.1.conv2")
    %layer2_1_sum = tosa.add %layer2_1_conv2, %layer2_0_relu2 : (tensor<1x16x16x32xf32>, tensor<1x16x16x32xf32>) -> tensor<1x16x16x32xf32> loc("layer2.1.add")
    %layer2_1_relu2 = tosa.clamp %layer2_1_sum {min_val = 0.0 : f32, max_val = 3.4028235e+38 : f32}
        : (tensor<1x16x16x32xf32>) -> tensor<1x16x16x32xf32> loc("layer2.1.relu2")

    // Stage 2, block 2: 16x16x32.
    %layer2_2_conv1 = tosa.conv2d %layer2_1_relu2, %layer2_2_conv1_w, %layer2_2_conv1_b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>,
        pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>}
        : (tensor<1x16x16x32xf32>, tensor<32x3x3x32xf32>, tensor<32xf32>, tensor<1xf32>, tensor<1xf32>)
        -> tensor<1x16x16x32xf32> loc("layer2.2.conv1")
    %layer2_2_relu1 = tosa.clamp %layer2_2_conv1 {min_val = 0.0 : f32, max_val = 3.4028235e+38 : f32}
        : (tensor<1x16x16x32xf32>) -> tensor<1x16x16x32xf32> loc("layer2.2.relu1")
    %layer2_2_conv2 = tosa.conv2d %layer2_2_relu1, %layer2_2_conv2_w, %layer2_2_conv2_b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>,
        pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>}
        : (tensor<1x16x16x32xf32>, tensor<32x3x3x32xf32>, tensor<32xf32>, tensor<1xf32>, tensor<1xf32>)
        -> tensor<1x16x16x32xf32> loc("layer2.2.conv2")
    %layer2_2_sum = tosa.add %layer2_2_conv2, %layer2_1_relu2 : (tensor<1x16x16x32xf32>, tensor<1x16x16x32xf32>) -> tensor<1x16x16x32xf32> loc("layer2.2.add")
    %layer2_2_relu2 = tosa.clamp %layer2_2_sum {min_val = 0.0 : f32, max_val = 3.4028235e+38 : f32}
        : (tensor<1x16x16x32xf32>) -> tensor<1x16x16x32xf32> loc("layer2.2.relu2")

    // Stage 3, block 0: 8x8x64. The shortcut takes every second pixel and
    // pads the new channels with zeros; it has no parameters.
    %layer3_0_cut = tosa.slice %layer2_2_relu2, %start, %size3
        : (tensor<1x16x16x32xf32>, !tosa.shape<4>, !tosa.shape<4>) -> tensor<1x15x15x32xf32> loc("layer3.0.shortcut")
    %layer3_0_sub = tosa.max_pool2d %layer3_0_cut {kernel = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>}
        : (tensor<1x15x15x32xf32>) -> tensor<1x8x8x32xf32> loc("layer3.0.shortcut")
    %layer3_0_shortcut = tosa.pad %layer3_0_sub, %pad3, %zp
        : (tensor<1x8x8x32xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x8x8x64xf32> loc("layer3.0.shortcut")
    %layer3_0_conv1 = tosa.conv2d %layer2_2_relu2, %layer3_0_conv1_w, %layer3_0_conv1_b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>,
        pad = array<i64: 1, 0, 1, 0>, stride = array<i64: 2, 2>}
        : (tensor<1x16x16x32xf32>, tensor<64x3x3x32xf32>, tensor<64xf32>, tensor<1xf32>, tensor<1xf32>)
        -> tensor<1x8x8x64xf32> loc("layer3.0.conv1")
    %layer3_0_relu1 = tosa.clamp %layer3_0_conv1 {min_val = 0.0 : f32, max_val = 3.4028235e+38 : f32}
        : (tensor<1x8x8x64xf32>) -> tensor<1x8x8x64xf32> loc("layer3.0.relu1")
    %layer3_0_conv2 = tosa.conv2d %layer3_0_relu1, %layer3_0_conv2_w, %layer3_0_conv2_b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>,
        pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>}
        : (tensor<1x8x8x64xf32>, tensor<64x3x3x64xf32>, tensor<64xf32>, tensor<1xf32>, tensor<1xf32>)
        -> tensor<1x8x8x64xf32> loc("layer3.0.conv2")
    %layer3_0_sum = tosa.add %layer3_0_conv2, %layer3_0_shortcut : (tensor<1x8x8x64xf32>, tensor<1x8x8x64xf32>) -> tensor<1x8x8x64xf32> loc("layer3.0.add")
    %layer3_0_relu2 = tosa.clamp %layer3_0_sum {min_val = 0.0 : f32, max_val = 3.4028235e+38 : f32}
        : (tensor<1x8x8x64xf32>) -> tensor<1x8x8x64xf32> loc("layer3.0.relu2")

    // Stage 3, block 1: 8x8x64.
    %layer3_1_conv1 = tosa.conv2d %layer3_0_relu2, %layer3_1_conv1_w, %layer3_1_conv1_b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>,
        pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>}
        : (tensor<1x8x8x64xf32>, tensor<64x3x3x64xf32>, tensor<64xf32>, tensor<1xf32>, tensor<1xf32>)
        -> tensor<1x8x8x64xf32> loc("layer3.1.conv1")
    %layer3_1_relu1 = tosa.clamp %layer3_1_conv1 {min_val = 0.0 : f32, max_val = 3.4028235e+38 : f32}
        : (tensor<1x8x8x64xf32>) -> tensor<1x8x8x64xf32> loc("layer3.1.relu1")
    %layer3_1_conv2 = tosa.conv2d %layer3_1_relu1, %layer3_1_conv2_w, %layer3_1_conv2_b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>,
        pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>}
        : (tensor<1x8x8x64xf32>, tensor<64x3x3x64xf32>, tensor<64xf32>, tensor<1xf32>, tensor<1xf32>)
        -> tensor<1x8x8x64xf32> loc("layer3.1.conv2")
    %layer3_1_sum = tosa.add %layer3_1_conv2, %layer3_0_relu2 : (tensor<1x8x8x64xf32>, tensor<1x8x8x64xf32>) -> tensor<1x8x8x64xf32> loc("layer3.1.add")
    %layer3_1_relu2 = tosa.clamp %layer3_1_sum {min_val = 0.0 : f32, max_val = 3.4028235e+38 : f32}
        : (tensor<1x8x8x64xf32>) -> tensor<1x8x8x64xf32> loc("layer3.1.relu2")

    // Stage 3, block 2: 8x8x64.
    %layer3_2_conv1 = tosa.conv2d %layer3_1_relu2, %layer3_2_conv1_w, %layer3_2_conv1_b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>,
        pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>}
        : (tensor<1x8x8x64xf32>, tensor<64x3x3x64xf32>, tensor<64xf32>, tensor<1xf32>, tensor<1xf32>)
        -> tensor<1x8x8x64xf32> loc("layer3.2.conv1")
    %layer3_2_relu1 = tosa.clamp %layer3_2_conv1 {min_val = 0.0 : f32, max_val = 3.4028235e+38 : f32}
        : (tensor<1x8x8x64xf32>) -> tensor<1x8x8x64xf32> loc("layer3.2.relu1")
    %layer3_2_conv2 = tosa.conv2d %layer3_2_relu1, %layer3_2_conv2_w, %layer3_2_conv2_b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>,
        pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>}
        : (tensor<1x8x8x64xf32>, tensor<64x3x3x64xf32>, tensor<64xf32>, tensor<1xf32>, tensor<1xf32>)
        -> tensor<1x8x8x64xf32> loc("layer3.2.conv2")
    %layer3_2_sum = tosa.add %layer3_2_conv2, %layer3_1_relu2 : (tensor<1x8x8x64xf32>, tensor<1x8x8x64xf32>) -> tensor<1x8x8x64xf32> loc("layer3.2.add")
    %layer3_2_relu2 = tosa.clamp %layer3_2_sum {min_val = 0.0 : f32, max_val = 3.4028235e+38 : f32}
        : (tensor<1x8x8x64xf32>) -> tensor<1x8x8x64xf32> loc("layer3.2.relu2")

    // Global average pooling, and the classifier: a 1x1 convolution.
    %pool = tosa.avg_pool2d %layer3_2_relu2, %zp, %zp {acc_type = f32, kernel = array<i64: 8, 8>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>}
        : (tensor<1x8x8x64xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1x1x64xf32> loc("pool")
    %fc = tosa.conv2d %pool, %fc_w, %fc_b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>,
        pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>}
        : (tensor<1x1x1x64xf32>, tensor<10x1x1x64xf32>, tensor<10xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1x1x10xf32> loc("fc")
    %logits = tosa.reshape %fc, %classes : (tensor<1x1x1x10xf32>, !tosa.shape<2>) -> tensor<1x10xf32> loc("fc")
    return %logits : tensor<1x10xf32>
  }
}
