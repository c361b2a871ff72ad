#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d0)>
#map2 = affine_map<(d0, d1) -> ()>
#map3 = affine_map<(d0, d1) -> (d0, 0)>
#map4 = affine_map<(d0, d1) -> (d1)>
#map5 = affine_map<(d0, d1) -> (0, d1)>
#map6 = affine_map<(d0, d1, d2) -> (d1, d0, d2)>
#map7 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map8 = affine_map<(d0, d1, d2) -> (d0, d2, d1)>
#map9 = affine_map<() -> ()>
#map10 = affine_map<(d0, d1, d2) -> ()>
#map11 = affine_map<(d0, d1, d2) -> (d0, d1)>
#map12 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map13 = affine_map<(d0, d1, d2) -> (d2, d0)>
#map14 = affine_map<(d0, d1, d2) -> (d2, d1)>
#map15 = affine_map<(d0, d1) -> (d1, d0)>
#map16 = affine_map<(d0, d1, d2) -> (d0, d2)>
#map17 = affine_map<(d0, d1, d2) -> (d1, d2)>
#map18 = affine_map<(d0, d1, d2, d3) -> (d0, d3, d1)>
#map19 = affine_map<(d0, d1, d2, d3) -> (d0, d3, d2)>
#map20 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map21 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d3)>
#map22 = affine_map<(d0, d1, d2, d3) -> (d0, d2, d3)>
#map23 = affine_map<(d0) -> ()>
#map24 = affine_map<(d0) -> (d0)>
module @jit_step attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<16xf32>, %arg1: tensor<16xf32>, %arg2: tensor<16xf32>, %arg3: tensor<16xf32>, %arg4: tensor<16x32xf32>, %arg5: tensor<32x16xf32>, %arg6: tensor<16x16xf32>, %arg7: tensor<16x16xf32>, %arg8: tensor<16x16xf32>, %arg9: tensor<16x16xf32>, %arg10: tensor<8x16xf32>, %arg11: tensor<8x16xf32>) -> (tensor<16xf32> {jax.result_info = "result['b1']"}, tensor<16xf32> {jax.result_info = "result['b2']"}, tensor<16xf32> {jax.result_info = "result['g1']"}, tensor<16xf32> {jax.result_info = "result['g2']"}, tensor<16x32xf32> {jax.result_info = "result['w1']"}, tensor<32x16xf32> {jax.result_info = "result['w2']"}, tensor<16x16xf32> {jax.result_info = "result['wk']"}, tensor<16x16xf32> {jax.result_info = "result['wo']"}, tensor<16x16xf32> {jax.result_info = "result['wq']"}, tensor<16x16xf32> {jax.result_info = "result['wv']"}) {
    %cst = arith.constant 7.812500e-03 : f32
    %cst_0 = arith.constant 2.82842708 : f32
    %cst_1 = arith.constant 0xFF800000 : f32
    %cst_2 = arith.constant dense<0.00999999977> : tensor<f32>
    %cst_3 = arith.constant dense<5.000000e-01> : tensor<f32>
    %cst_4 = arith.constant dense<0.797884583> : tensor<f32>
    %cst_5 = arith.constant dense<4.471500e-02> : tensor<f32>
    %cst_6 = arith.constant dense<3.000000e+00> : tensor<f32>
    %cst_7 = arith.constant dense<-5.000000e-01> : tensor<f32>
    %cst_8 = arith.constant dense<2.000000e+00> : tensor<f32>
    %cst_9 = arith.constant dense<1.000000e+00> : tensor<f32>
    %cst_10 = arith.constant dense<0xFF800000> : tensor<f32>
    %cst_11 = arith.constant dense<9.99999974E-6> : tensor<f32>
    %cst_12 = arith.constant dense<1.600000e+01> : tensor<f32>
    %cst_13 = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<8xf32>
    %1 = linalg.fill ins(%cst_13 : f32) outs(%0 : tensor<8xf32>) -> tensor<8xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%arg10 : tensor<8x16xf32>) outs(%1 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = arith.addf %out, %in : f32
      linalg.yield %226 : f32
    } -> tensor<8xf32>
    %3 = tensor.empty() : tensor<8x1xf32>
    %4 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%2 : tensor<8xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x1xf32>
    %5 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_12 : tensor<f32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x1xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%4, %5 : tensor<8x1xf32>, tensor<8x1xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.divf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x1xf32>
    %7 = tensor.empty() : tensor<8x16xf32>
    %8 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel"]} ins(%6 : tensor<8x1xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg10, %8 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.subf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%9, %9 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%10 : tensor<8x16xf32>) outs(%1 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = arith.addf %out, %in : f32
      linalg.yield %226 : f32
    } -> tensor<8xf32>
    %12 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%11 : tensor<8xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x1xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%12, %5 : tensor<8x1xf32>, tensor<8x1xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.divf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x1xf32>
    %14 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_11 : tensor<f32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x1xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%13, %14 : tensor<8x1xf32>, tensor<8x1xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.addf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x1xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%15 : tensor<8x1xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = math.rsqrt %in : f32
      linalg.yield %226 : f32
    } -> tensor<8x1xf32>
    %17 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel"]} ins(%16 : tensor<8x1xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%9, %17 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %19 = tensor.empty() : tensor<1x16xf32>
    %20 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel"]} ins(%arg2 : tensor<16xf32>) outs(%19 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x16xf32>
    %21 = linalg.generic {indexing_maps = [#map5, #map], iterator_types = ["parallel", "parallel"]} ins(%20 : tensor<1x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    %22 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%18, %21 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %23 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<16xf32>) outs(%19 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x16xf32>
    %24 = linalg.generic {indexing_maps = [#map5, #map], iterator_types = ["parallel", "parallel"]} ins(%23 : tensor<1x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    %25 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%22, %24 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.addf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %26 = linalg.fill ins(%cst_13 : f32) outs(%7 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %27 = linalg.matmul ins(%25, %arg8 : tensor<8x16xf32>, tensor<16x16xf32>) outs(%26 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %expanded = tensor.expand_shape %27 [[0], [1, 2]] output_shape [8, 2, 8] : tensor<8x16xf32> into tensor<8x2x8xf32>
    %28 = tensor.empty() : tensor<2x8x8xf32>
    %29 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<8x2x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x8x8xf32>
    %30 = linalg.matmul ins(%25, %arg6 : tensor<8x16xf32>, tensor<16x16xf32>) outs(%26 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %expanded_14 = tensor.expand_shape %30 [[0], [1, 2]] output_shape [8, 2, 8] : tensor<8x16xf32> into tensor<8x2x8xf32>
    %31 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_14 : tensor<8x2x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x8x8xf32>
    %32 = linalg.matmul ins(%25, %arg9 : tensor<8x16xf32>, tensor<16x16xf32>) outs(%26 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %expanded_15 = tensor.expand_shape %32 [[0], [1, 2]] output_shape [8, 2, 8] : tensor<8x16xf32> into tensor<8x2x8xf32>
    %33 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_15 : tensor<8x2x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x8x8xf32>
    %34 = linalg.generic {indexing_maps = [#map8, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%31 : tensor<2x8x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x8x8xf32>
    %35 = linalg.fill ins(%cst_13 : f32) outs(%28 : tensor<2x8x8xf32>) -> tensor<2x8x8xf32>
    %36 = linalg.batch_matmul ins(%29, %34 : tensor<2x8x8xf32>, tensor<2x8x8xf32>) outs(%35 : tensor<2x8x8xf32>) -> tensor<2x8x8xf32>
    %37 = tensor.empty() : tensor<f32>
    %38 = linalg.generic {indexing_maps = [#map9], iterator_types = []} outs(%37 : tensor<f32>) {
    ^bb0(%out: f32):
      linalg.yield %cst_0 : f32
    } -> tensor<f32>
    %39 = linalg.generic {indexing_maps = [#map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%38 : tensor<f32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x8x8xf32>
    %40 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%36, %39 : tensor<2x8x8xf32>, tensor<2x8x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.divf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<2x8x8xf32>
    %41 = tensor.empty() : tensor<2x8xf32>
    %42 = linalg.fill ins(%cst_1 : f32) outs(%41 : tensor<2x8xf32>) -> tensor<2x8xf32>
    %43 = linalg.generic {indexing_maps = [#map7, #map11], iterator_types = ["parallel", "parallel", "reduction"]} ins(%40 : tensor<2x8x8xf32>) outs(%42 : tensor<2x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = arith.maximumf %out, %in : f32
      linalg.yield %226 : f32
    } -> tensor<2x8xf32>
    %44 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_10 : tensor<f32>) outs(%41 : tensor<2x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x8xf32>
    %45 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%44, %43 : tensor<2x8xf32>, tensor<2x8xf32>) outs(%41 : tensor<2x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.maximumf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<2x8xf32>
    %46 = tensor.empty() : tensor<2x8x1xf32>
    %47 = linalg.generic {indexing_maps = [#map11, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%45 : tensor<2x8xf32>) outs(%46 : tensor<2x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x8x1xf32>
    %48 = linalg.generic {indexing_maps = [#map12, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%47 : tensor<2x8x1xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x8x8xf32>
    %49 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%40, %48 : tensor<2x8x8xf32>, tensor<2x8x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.subf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<2x8x8xf32>
    %50 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%49 : tensor<2x8x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = math.exp %in : f32
      linalg.yield %226 : f32
    } -> tensor<2x8x8xf32>
    %51 = linalg.fill ins(%cst_13 : f32) outs(%41 : tensor<2x8xf32>) -> tensor<2x8xf32>
    %52 = linalg.generic {indexing_maps = [#map7, #map11], iterator_types = ["parallel", "parallel", "reduction"]} ins(%50 : tensor<2x8x8xf32>) outs(%51 : tensor<2x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = arith.addf %out, %in : f32
      linalg.yield %226 : f32
    } -> tensor<2x8xf32>
    %53 = linalg.generic {indexing_maps = [#map11, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%52 : tensor<2x8xf32>) outs(%46 : tensor<2x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x8x1xf32>
    %54 = linalg.generic {indexing_maps = [#map12, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%53 : tensor<2x8x1xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x8x8xf32>
    %55 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%50, %54 : tensor<2x8x8xf32>, tensor<2x8x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.divf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<2x8x8xf32>
    %56 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%53, %53 : tensor<2x8x1xf32>, tensor<2x8x1xf32>) outs(%46 : tensor<2x8x1xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<2x8x1xf32>
    %57 = linalg.generic {indexing_maps = [#map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_9 : tensor<f32>) outs(%46 : tensor<2x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x8x1xf32>
    %58 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%57, %56 : tensor<2x8x1xf32>, tensor<2x8x1xf32>) outs(%46 : tensor<2x8x1xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.divf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<2x8x1xf32>
    %59 = linalg.batch_matmul ins(%55, %33 : tensor<2x8x8xf32>, tensor<2x8x8xf32>) outs(%35 : tensor<2x8x8xf32>) -> tensor<2x8x8xf32>
    %60 = tensor.empty() : tensor<8x2x8xf32>
    %61 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%59 : tensor<2x8x8xf32>) outs(%60 : tensor<8x2x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x2x8xf32>
    %collapsed = tensor.collapse_shape %61 [[0], [1, 2]] : tensor<8x2x8xf32> into tensor<8x16xf32>
    %62 = linalg.matmul ins(%collapsed, %arg7 : tensor<8x16xf32>, tensor<16x16xf32>) outs(%26 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %63 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg10, %62 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.addf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %64 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%63 : tensor<8x16xf32>) outs(%1 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = arith.addf %out, %in : f32
      linalg.yield %226 : f32
    } -> tensor<8xf32>
    %65 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%64 : tensor<8xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x1xf32>
    %66 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%65, %5 : tensor<8x1xf32>, tensor<8x1xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.divf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x1xf32>
    %67 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel"]} ins(%66 : tensor<8x1xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    %68 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%63, %67 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.subf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %69 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%68, %68 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %70 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_8 : tensor<f32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    %71 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%70, %68 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %72 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%69 : tensor<8x16xf32>) outs(%1 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = arith.addf %out, %in : f32
      linalg.yield %226 : f32
    } -> tensor<8xf32>
    %73 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%72 : tensor<8xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x1xf32>
    %74 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%73, %5 : tensor<8x1xf32>, tensor<8x1xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.divf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x1xf32>
    %75 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%74, %14 : tensor<8x1xf32>, tensor<8x1xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.addf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x1xf32>
    %76 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%75 : tensor<8x1xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = math.rsqrt %in : f32
      linalg.yield %226 : f32
    } -> tensor<8x1xf32>
    %77 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%76, %75 : tensor<8x1xf32>, tensor<8x1xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.divf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x1xf32>
    %78 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_7 : tensor<f32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x1xf32>
    %79 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%78, %77 : tensor<8x1xf32>, tensor<8x1xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x1xf32>
    %80 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel"]} ins(%76 : tensor<8x1xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    %81 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%68, %80 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %82 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<16xf32>) outs(%19 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x16xf32>
    %83 = linalg.generic {indexing_maps = [#map5, #map], iterator_types = ["parallel", "parallel"]} ins(%82 : tensor<1x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    %84 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%81, %83 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %85 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<16xf32>) outs(%19 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x16xf32>
    %86 = linalg.generic {indexing_maps = [#map5, #map], iterator_types = ["parallel", "parallel"]} ins(%85 : tensor<1x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    %87 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%84, %86 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.addf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %88 = tensor.empty() : tensor<8x32xf32>
    %89 = linalg.fill ins(%cst_13 : f32) outs(%88 : tensor<8x32xf32>) -> tensor<8x32xf32>
    %90 = linalg.matmul ins(%87, %arg4 : tensor<8x16xf32>, tensor<16x32xf32>) outs(%89 : tensor<8x32xf32>) -> tensor<8x32xf32>
    %91 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%90, %90 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x32xf32>
    %92 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%91, %90 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x32xf32>
    %93 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_6 : tensor<f32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32xf32>
    %94 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%93, %91 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x32xf32>
    %95 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_5 : tensor<f32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32xf32>
    %96 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%95, %92 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x32xf32>
    %97 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%90, %96 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.addf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x32xf32>
    %98 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_4 : tensor<f32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32xf32>
    %99 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%98, %97 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x32xf32>
    %100 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%99 : tensor<8x32xf32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = math.tanh %in : f32
      linalg.yield %226 : f32
    } -> tensor<8x32xf32>
    %101 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_9 : tensor<f32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32xf32>
    %102 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%101, %100 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.subf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x32xf32>
    %103 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%101, %100 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.addf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x32xf32>
    %104 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_3 : tensor<f32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32xf32>
    %105 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%104, %103 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x32xf32>
    %106 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%90, %105 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x32xf32>
    %107 = linalg.matmul ins(%106, %arg5 : tensor<8x32xf32>, tensor<32x16xf32>) outs(%26 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %108 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%63, %107 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.addf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %109 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%108, %arg11 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.subf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %110 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%70, %109 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %111 = linalg.generic {indexing_maps = [#map9], iterator_types = []} outs(%37 : tensor<f32>) {
    ^bb0(%out: f32):
      linalg.yield %cst : f32
    } -> tensor<f32>
    %112 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%111 : tensor<f32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    %113 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%112, %110 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %114 = tensor.empty() : tensor<16x32xf32>
    %115 = linalg.fill ins(%cst_13 : f32) outs(%114 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %116 = linalg.generic {indexing_maps = [#map13, #map14, #map11], iterator_types = ["parallel", "parallel", "reduction"]} ins(%113, %106 : tensor<8x16xf32>, tensor<8x32xf32>) outs(%115 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      %227 = arith.addf %out, %226 : f32
      linalg.yield %227 : f32
    } -> tensor<16x32xf32>
    %117 = tensor.empty() : tensor<32x16xf32>
    %118 = linalg.generic {indexing_maps = [#map15, #map], iterator_types = ["parallel", "parallel"]} ins(%116 : tensor<16x32xf32>) outs(%117 : tensor<32x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x16xf32>
    %119 = linalg.generic {indexing_maps = [#map16, #map17, #map11], iterator_types = ["parallel", "parallel", "reduction"]} ins(%113, %arg5 : tensor<8x16xf32>, tensor<32x16xf32>) outs(%89 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      %227 = arith.addf %out, %226 : f32
      linalg.yield %227 : f32
    } -> tensor<8x32xf32>
    %120 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%90, %119 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x32xf32>
    %121 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%119, %105 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x32xf32>
    %122 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%104, %120 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x32xf32>
    %123 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%122, %102 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x32xf32>
    %124 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%123, %100 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x32xf32>
    %125 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%123, %124 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.addf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x32xf32>
    %126 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%98, %125 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x32xf32>
    %127 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%121, %126 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.addf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x32xf32>
    %128 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%95, %126 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x32xf32>
    %129 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%128, %94 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x32xf32>
    %130 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%127, %129 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%88 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.addf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x32xf32>
    %131 = linalg.fill ins(%cst_13 : f32) outs(%117 : tensor<32x16xf32>) -> tensor<32x16xf32>
    %132 = linalg.generic {indexing_maps = [#map13, #map14, #map11], iterator_types = ["parallel", "parallel", "reduction"]} ins(%130, %87 : tensor<8x32xf32>, tensor<8x16xf32>) outs(%131 : tensor<32x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      %227 = arith.addf %out, %226 : f32
      linalg.yield %227 : f32
    } -> tensor<32x16xf32>
    %133 = linalg.generic {indexing_maps = [#map15, #map], iterator_types = ["parallel", "parallel"]} ins(%132 : tensor<32x16xf32>) outs(%114 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %134 = linalg.generic {indexing_maps = [#map16, #map17, #map11], iterator_types = ["parallel", "parallel", "reduction"]} ins(%130, %arg4 : tensor<8x32xf32>, tensor<16x32xf32>) outs(%26 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      %227 = arith.addf %out, %226 : f32
      linalg.yield %227 : f32
    } -> tensor<8x16xf32>
    %135 = tensor.empty() : tensor<16xf32>
    %136 = linalg.fill ins(%cst_13 : f32) outs(%135 : tensor<16xf32>) -> tensor<16xf32>
    %137 = linalg.generic {indexing_maps = [#map15, #map1], iterator_types = ["parallel", "reduction"]} ins(%134 : tensor<8x16xf32>) outs(%136 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = arith.addf %out, %in : f32
      linalg.yield %226 : f32
    } -> tensor<16xf32>
    %expanded_16 = tensor.expand_shape %137 [[0, 1]] output_shape [1, 16] : tensor<16xf32> into tensor<1x16xf32>
    %138 = linalg.generic {indexing_maps = [#map15, #map1], iterator_types = ["parallel", "reduction"]} ins(%expanded_16 : tensor<1x16xf32>) outs(%136 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = arith.addf %out, %in : f32
      linalg.yield %226 : f32
    } -> tensor<16xf32>
    %139 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%81, %134 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %140 = linalg.generic {indexing_maps = [#map15, #map1], iterator_types = ["parallel", "reduction"]} ins(%139 : tensor<8x16xf32>) outs(%136 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = arith.addf %out, %in : f32
      linalg.yield %226 : f32
    } -> tensor<16xf32>
    %expanded_17 = tensor.expand_shape %140 [[0, 1]] output_shape [1, 16] : tensor<16xf32> into tensor<1x16xf32>
    %141 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%134, %83 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %142 = linalg.generic {indexing_maps = [#map15, #map1], iterator_types = ["parallel", "reduction"]} ins(%expanded_17 : tensor<1x16xf32>) outs(%136 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = arith.addf %out, %in : f32
      linalg.yield %226 : f32
    } -> tensor<16xf32>
    %143 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%68, %141 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %144 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%143 : tensor<8x16xf32>) outs(%1 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = arith.addf %out, %in : f32
      linalg.yield %226 : f32
    } -> tensor<8xf32>
    %expanded_18 = tensor.expand_shape %144 [[0, 1]] output_shape [8, 1] : tensor<8xf32> into tensor<8x1xf32>
    %145 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%141, %80 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %146 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%expanded_18, %79 : tensor<8x1xf32>, tensor<8x1xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x1xf32>
    %147 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%146, %5 : tensor<8x1xf32>, tensor<8x1xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.divf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x1xf32>
    %148 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%147 : tensor<8x1xf32>) outs(%1 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = arith.addf %out, %in : f32
      linalg.yield %226 : f32
    } -> tensor<8xf32>
    %149 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%148 : tensor<8xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    %150 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%149, %71 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %151 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%145, %150 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.addf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %152 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%151 : tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = arith.negf %in : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %153 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%152 : tensor<8x16xf32>) outs(%1 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = arith.addf %out, %in : f32
      linalg.yield %226 : f32
    } -> tensor<8xf32>
    %expanded_19 = tensor.expand_shape %153 [[0, 1]] output_shape [8, 1] : tensor<8xf32> into tensor<8x1xf32>
    %154 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%113, %151 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.addf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %155 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%expanded_19, %5 : tensor<8x1xf32>, tensor<8x1xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.divf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x1xf32>
    %156 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%155 : tensor<8x1xf32>) outs(%1 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = arith.addf %out, %in : f32
      linalg.yield %226 : f32
    } -> tensor<8xf32>
    %157 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%156 : tensor<8xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    %158 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%154, %157 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.addf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %159 = tensor.empty() : tensor<16x16xf32>
    %160 = linalg.fill ins(%cst_13 : f32) outs(%159 : tensor<16x16xf32>) -> tensor<16x16xf32>
    %161 = linalg.generic {indexing_maps = [#map13, #map14, #map11], iterator_types = ["parallel", "parallel", "reduction"]} ins(%158, %collapsed : tensor<8x16xf32>, tensor<8x16xf32>) outs(%160 : tensor<16x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      %227 = arith.addf %out, %226 : f32
      linalg.yield %227 : f32
    } -> tensor<16x16xf32>
    %162 = linalg.generic {indexing_maps = [#map15, #map], iterator_types = ["parallel", "parallel"]} ins(%161 : tensor<16x16xf32>) outs(%159 : tensor<16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x16xf32>
    %163 = linalg.generic {indexing_maps = [#map16, #map17, #map11], iterator_types = ["parallel", "parallel", "reduction"]} ins(%158, %arg7 : tensor<8x16xf32>, tensor<16x16xf32>) outs(%26 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      %227 = arith.addf %out, %226 : f32
      linalg.yield %227 : f32
    } -> tensor<8x16xf32>
    %expanded_20 = tensor.expand_shape %163 [[0], [1, 2]] output_shape [8, 2, 8] : tensor<8x16xf32> into tensor<8x2x8xf32>
    %164 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_20 : tensor<8x2x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x8x8xf32>
    %165 = linalg.generic {indexing_maps = [#map18, #map19, #map20], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%164, %55 : tensor<2x8x8xf32>, tensor<2x8x8xf32>) outs(%35 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      %227 = arith.addf %out, %226 : f32
      linalg.yield %227 : f32
    } -> tensor<2x8x8xf32>
    %166 = linalg.generic {indexing_maps = [#map8, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%165 : tensor<2x8x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x8x8xf32>
    %167 = linalg.generic {indexing_maps = [#map21, #map22, #map20], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%164, %33 : tensor<2x8x8xf32>, tensor<2x8x8xf32>) outs(%35 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      %227 = arith.addf %out, %226 : f32
      linalg.yield %227 : f32
    } -> tensor<2x8x8xf32>
    %168 = linalg.generic {indexing_maps = [#map12, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%58 : tensor<2x8x1xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x8x8xf32>
    %169 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%167, %168 : tensor<2x8x8xf32>, tensor<2x8x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<2x8x8xf32>
    %170 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%169, %50 : tensor<2x8x8xf32>, tensor<2x8x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<2x8x8xf32>
    %171 = linalg.generic {indexing_maps = [#map7, #map11], iterator_types = ["parallel", "parallel", "reduction"]} ins(%170 : tensor<2x8x8xf32>) outs(%51 : tensor<2x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = arith.addf %out, %in : f32
      linalg.yield %226 : f32
    } -> tensor<2x8xf32>
    %expanded_21 = tensor.expand_shape %171 [[0], [1, 2]] output_shape [2, 8, 1] : tensor<2x8xf32> into tensor<2x8x1xf32>
    %172 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_21 : tensor<2x8x1xf32>) outs(%46 : tensor<2x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = arith.negf %in : f32
      linalg.yield %226 : f32
    } -> tensor<2x8x1xf32>
    %173 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%167, %54 : tensor<2x8x8xf32>, tensor<2x8x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.divf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<2x8x8xf32>
    %174 = linalg.generic {indexing_maps = [#map7, #map11], iterator_types = ["parallel", "parallel", "reduction"]} ins(%172 : tensor<2x8x1xf32>) outs(%51 : tensor<2x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = arith.addf %out, %in : f32
      linalg.yield %226 : f32
    } -> tensor<2x8xf32>
    %175 = linalg.generic {indexing_maps = [#map11, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%174 : tensor<2x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x8x8xf32>
    %176 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%173, %175 : tensor<2x8x8xf32>, tensor<2x8x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.addf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<2x8x8xf32>
    %177 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%176, %50 : tensor<2x8x8xf32>, tensor<2x8x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<2x8x8xf32>
    %178 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%177, %39 : tensor<2x8x8xf32>, tensor<2x8x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.divf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<2x8x8xf32>
    %179 = linalg.generic {indexing_maps = [#map18, #map19, #map20], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%178, %29 : tensor<2x8x8xf32>, tensor<2x8x8xf32>) outs(%35 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      %227 = arith.addf %out, %226 : f32
      linalg.yield %227 : f32
    } -> tensor<2x8x8xf32>
    %180 = linalg.generic {indexing_maps = [#map8, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%179 : tensor<2x8x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x8x8xf32>
    %181 = linalg.generic {indexing_maps = [#map21, #map22, #map20], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%178, %34 : tensor<2x8x8xf32>, tensor<2x8x8xf32>) outs(%35 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      %227 = arith.addf %out, %226 : f32
      linalg.yield %227 : f32
    } -> tensor<2x8x8xf32>
    %182 = linalg.generic {indexing_maps = [#map8, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%180 : tensor<2x8x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x8x8xf32>
    %183 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%166 : tensor<2x8x8xf32>) outs(%60 : tensor<8x2x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x2x8xf32>
    %collapsed_22 = tensor.collapse_shape %183 [[0], [1, 2]] : tensor<8x2x8xf32> into tensor<8x16xf32>
    %184 = linalg.generic {indexing_maps = [#map13, #map14, #map11], iterator_types = ["parallel", "parallel", "reduction"]} ins(%collapsed_22, %25 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%160 : tensor<16x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      %227 = arith.addf %out, %226 : f32
      linalg.yield %227 : f32
    } -> tensor<16x16xf32>
    %185 = linalg.generic {indexing_maps = [#map15, #map], iterator_types = ["parallel", "parallel"]} ins(%184 : tensor<16x16xf32>) outs(%159 : tensor<16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x16xf32>
    %186 = linalg.generic {indexing_maps = [#map16, #map17, #map11], iterator_types = ["parallel", "parallel", "reduction"]} ins(%collapsed_22, %arg9 : tensor<8x16xf32>, tensor<16x16xf32>) outs(%26 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      %227 = arith.addf %out, %226 : f32
      linalg.yield %227 : f32
    } -> tensor<8x16xf32>
    %187 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%182 : tensor<2x8x8xf32>) outs(%60 : tensor<8x2x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x2x8xf32>
    %collapsed_23 = tensor.collapse_shape %187 [[0], [1, 2]] : tensor<8x2x8xf32> into tensor<8x16xf32>
    %188 = linalg.generic {indexing_maps = [#map13, #map14, #map11], iterator_types = ["parallel", "parallel", "reduction"]} ins(%collapsed_23, %25 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%160 : tensor<16x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      %227 = arith.addf %out, %226 : f32
      linalg.yield %227 : f32
    } -> tensor<16x16xf32>
    %189 = linalg.generic {indexing_maps = [#map15, #map], iterator_types = ["parallel", "parallel"]} ins(%188 : tensor<16x16xf32>) outs(%159 : tensor<16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x16xf32>
    %190 = linalg.generic {indexing_maps = [#map16, #map17, #map11], iterator_types = ["parallel", "parallel", "reduction"]} ins(%collapsed_23, %arg6 : tensor<8x16xf32>, tensor<16x16xf32>) outs(%26 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      %227 = arith.addf %out, %226 : f32
      linalg.yield %227 : f32
    } -> tensor<8x16xf32>
    %191 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%186, %190 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.addf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %192 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%181 : tensor<2x8x8xf32>) outs(%60 : tensor<8x2x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x2x8xf32>
    %collapsed_24 = tensor.collapse_shape %192 [[0], [1, 2]] : tensor<8x2x8xf32> into tensor<8x16xf32>
    %193 = linalg.generic {indexing_maps = [#map13, #map14, #map11], iterator_types = ["parallel", "parallel", "reduction"]} ins(%collapsed_24, %25 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%160 : tensor<16x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      %227 = arith.addf %out, %226 : f32
      linalg.yield %227 : f32
    } -> tensor<16x16xf32>
    %194 = linalg.generic {indexing_maps = [#map15, #map], iterator_types = ["parallel", "parallel"]} ins(%193 : tensor<16x16xf32>) outs(%159 : tensor<16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x16xf32>
    %195 = linalg.generic {indexing_maps = [#map16, #map17, #map11], iterator_types = ["parallel", "parallel", "reduction"]} ins(%collapsed_24, %arg8 : tensor<8x16xf32>, tensor<16x16xf32>) outs(%26 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      %227 = arith.addf %out, %226 : f32
      linalg.yield %227 : f32
    } -> tensor<8x16xf32>
    %196 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%191, %195 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.addf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %197 = linalg.generic {indexing_maps = [#map15, #map1], iterator_types = ["parallel", "reduction"]} ins(%196 : tensor<8x16xf32>) outs(%136 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = arith.addf %out, %in : f32
      linalg.yield %226 : f32
    } -> tensor<16xf32>
    %expanded_25 = tensor.expand_shape %197 [[0, 1]] output_shape [1, 16] : tensor<16xf32> into tensor<1x16xf32>
    %198 = linalg.generic {indexing_maps = [#map15, #map1], iterator_types = ["parallel", "reduction"]} ins(%expanded_25 : tensor<1x16xf32>) outs(%136 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = arith.addf %out, %in : f32
      linalg.yield %226 : f32
    } -> tensor<16xf32>
    %199 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%18, %196 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<8x16xf32>
    %200 = linalg.generic {indexing_maps = [#map15, #map1], iterator_types = ["parallel", "reduction"]} ins(%199 : tensor<8x16xf32>) outs(%136 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = arith.addf %out, %in : f32
      linalg.yield %226 : f32
    } -> tensor<16xf32>
    %expanded_26 = tensor.expand_shape %200 [[0, 1]] output_shape [1, 16] : tensor<16xf32> into tensor<1x16xf32>
    %201 = linalg.generic {indexing_maps = [#map15, #map1], iterator_types = ["parallel", "reduction"]} ins(%expanded_26 : tensor<1x16xf32>) outs(%136 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %226 = arith.addf %out, %in : f32
      linalg.yield %226 : f32
    } -> tensor<16xf32>
    %202 = linalg.generic {indexing_maps = [#map23, #map24], iterator_types = ["parallel"]} ins(%cst_2 : tensor<f32>) outs(%135 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16xf32>
    %203 = linalg.generic {indexing_maps = [#map24, #map24, #map24], iterator_types = ["parallel"]} ins(%202, %198 : tensor<16xf32>, tensor<16xf32>) outs(%135 : tensor<16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<16xf32>
    %204 = linalg.generic {indexing_maps = [#map24, #map24, #map24], iterator_types = ["parallel"]} ins(%arg0, %203 : tensor<16xf32>, tensor<16xf32>) outs(%135 : tensor<16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.subf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<16xf32>
    %205 = linalg.generic {indexing_maps = [#map24, #map24, #map24], iterator_types = ["parallel"]} ins(%202, %138 : tensor<16xf32>, tensor<16xf32>) outs(%135 : tensor<16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<16xf32>
    %206 = linalg.generic {indexing_maps = [#map24, #map24, #map24], iterator_types = ["parallel"]} ins(%arg1, %205 : tensor<16xf32>, tensor<16xf32>) outs(%135 : tensor<16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.subf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<16xf32>
    %207 = linalg.generic {indexing_maps = [#map24, #map24, #map24], iterator_types = ["parallel"]} ins(%202, %201 : tensor<16xf32>, tensor<16xf32>) outs(%135 : tensor<16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<16xf32>
    %208 = linalg.generic {indexing_maps = [#map24, #map24, #map24], iterator_types = ["parallel"]} ins(%arg2, %207 : tensor<16xf32>, tensor<16xf32>) outs(%135 : tensor<16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.subf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<16xf32>
    %209 = linalg.generic {indexing_maps = [#map24, #map24, #map24], iterator_types = ["parallel"]} ins(%202, %142 : tensor<16xf32>, tensor<16xf32>) outs(%135 : tensor<16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<16xf32>
    %210 = linalg.generic {indexing_maps = [#map24, #map24, #map24], iterator_types = ["parallel"]} ins(%arg3, %209 : tensor<16xf32>, tensor<16xf32>) outs(%135 : tensor<16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.subf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<16xf32>
    %211 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_2 : tensor<f32>) outs(%114 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %212 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%211, %133 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%114 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<16x32xf32>
    %213 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg4, %212 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%114 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.subf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<16x32xf32>
    %214 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_2 : tensor<f32>) outs(%117 : tensor<32x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<32x16xf32>
    %215 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%214, %118 : tensor<32x16xf32>, tensor<32x16xf32>) outs(%117 : tensor<32x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<32x16xf32>
    %216 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg5, %215 : tensor<32x16xf32>, tensor<32x16xf32>) outs(%117 : tensor<32x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.subf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<32x16xf32>
    %217 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_2 : tensor<f32>) outs(%159 : tensor<16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x16xf32>
    %218 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%217, %189 : tensor<16x16xf32>, tensor<16x16xf32>) outs(%159 : tensor<16x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<16x16xf32>
    %219 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg6, %218 : tensor<16x16xf32>, tensor<16x16xf32>) outs(%159 : tensor<16x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.subf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<16x16xf32>
    %220 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%217, %162 : tensor<16x16xf32>, tensor<16x16xf32>) outs(%159 : tensor<16x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<16x16xf32>
    %221 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg7, %220 : tensor<16x16xf32>, tensor<16x16xf32>) outs(%159 : tensor<16x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.subf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<16x16xf32>
    %222 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%217, %194 : tensor<16x16xf32>, tensor<16x16xf32>) outs(%159 : tensor<16x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<16x16xf32>
    %223 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg8, %222 : tensor<16x16xf32>, tensor<16x16xf32>) outs(%159 : tensor<16x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.subf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<16x16xf32>
    %224 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%217, %185 : tensor<16x16xf32>, tensor<16x16xf32>) outs(%159 : tensor<16x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.mulf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<16x16xf32>
    %225 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg9, %224 : tensor<16x16xf32>, tensor<16x16xf32>) outs(%159 : tensor<16x16xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %226 = arith.subf %in, %in_27 : f32
      linalg.yield %226 : f32
    } -> tensor<16x16xf32>
    return %204, %206, %208, %210, %213, %216, %219, %221, %223, %225 : tensor<16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16x32xf32>, tensor<32x16xf32>, tensor<16x16xf32>, tensor<16x16xf32>, tensor<16x16xf32>, tensor<16x16xf32>
  }
}
