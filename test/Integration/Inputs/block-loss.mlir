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
module @jit_loss attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<16xf32>, %arg1: tensor<16xf32>, %arg2: tensor<16xf32>, %arg3: tensor<16xf32>, %arg4: tensor<16x32xf32>, %arg5: tensor<32x16xf32>, %arg6: tensor<16x16xf32>, %arg7: tensor<16x16xf32>, %arg8: tensor<16x16xf32>, %arg9: tensor<16x16xf32>, %arg10: tensor<8x16xf32>, %arg11: tensor<8x16xf32>) -> (tensor<f32> {jax.result_info = "result"}) {
    %cst = arith.constant 2.82842708 : f32
    %cst_0 = arith.constant 1.280000e+02 : f32
    %cst_1 = arith.constant 0xFF800000 : f32
    %cst_2 = arith.constant dense<5.000000e-01> : tensor<f32>
    %cst_3 = arith.constant dense<1.000000e+00> : tensor<f32>
    %cst_4 = arith.constant dense<0.797884583> : tensor<f32>
    %cst_5 = arith.constant dense<4.471500e-02> : tensor<f32>
    %cst_6 = arith.constant dense<0xFF800000> : tensor<f32>
    %cst_7 = arith.constant dense<9.99999974E-6> : tensor<f32>
    %cst_8 = arith.constant dense<1.600000e+01> : tensor<f32>
    %cst_9 = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<8xf32>
    %1 = linalg.fill ins(%cst_9 : f32) outs(%0 : tensor<8xf32>) -> tensor<8xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%arg10 : tensor<8x16xf32>) outs(%1 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %103 = arith.addf %out, %in : f32
      linalg.yield %103 : f32
    } -> tensor<8xf32>
    %3 = tensor.empty() : tensor<8x1xf32>
    %4 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%2 : tensor<8xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x1xf32>
    %5 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_8 : tensor<f32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x1xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%4, %5 : tensor<8x1xf32>, tensor<8x1xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.divf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x1xf32>
    %7 = tensor.empty() : tensor<8x16xf32>
    %8 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel"]} ins(%6 : tensor<8x1xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg10, %8 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.subf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x16xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%9, %9 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.mulf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x16xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%10 : tensor<8x16xf32>) outs(%1 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %103 = arith.addf %out, %in : f32
      linalg.yield %103 : f32
    } -> tensor<8xf32>
    %12 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%11 : tensor<8xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x1xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%12, %5 : tensor<8x1xf32>, tensor<8x1xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.divf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x1xf32>
    %14 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_7 : tensor<f32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x1xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%13, %14 : tensor<8x1xf32>, tensor<8x1xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.addf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x1xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%15 : tensor<8x1xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %103 = math.rsqrt %in : f32
      linalg.yield %103 : f32
    } -> tensor<8x1xf32>
    %17 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel"]} ins(%16 : tensor<8x1xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%9, %17 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.mulf %in, %in_12 : f32
      linalg.yield %103 : f32
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
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.mulf %in, %in_12 : f32
      linalg.yield %103 : f32
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
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.addf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x16xf32>
    %26 = linalg.fill ins(%cst_9 : f32) outs(%7 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %27 = linalg.matmul ins(%25, %arg8 : tensor<8x16xf32>, tensor<16x16xf32>) outs(%26 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %expanded = tensor.expand_shape %27 [[0], [1, 2]] output_shape [8, 2, 8] : tensor<8x16xf32> into tensor<8x2x8xf32>
    %28 = tensor.empty() : tensor<2x8x8xf32>
    %29 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded : tensor<8x2x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x8x8xf32>
    %30 = linalg.matmul ins(%25, %arg6 : tensor<8x16xf32>, tensor<16x16xf32>) outs(%26 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %expanded_10 = tensor.expand_shape %30 [[0], [1, 2]] output_shape [8, 2, 8] : tensor<8x16xf32> into tensor<8x2x8xf32>
    %31 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_10 : tensor<8x2x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x8x8xf32>
    %32 = linalg.matmul ins(%25, %arg9 : tensor<8x16xf32>, tensor<16x16xf32>) outs(%26 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %expanded_11 = tensor.expand_shape %32 [[0], [1, 2]] output_shape [8, 2, 8] : tensor<8x16xf32> into tensor<8x2x8xf32>
    %33 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_11 : tensor<8x2x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x8x8xf32>
    %34 = linalg.generic {indexing_maps = [#map8, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%31 : tensor<2x8x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x8x8xf32>
    %35 = linalg.fill ins(%cst_9 : f32) outs(%28 : tensor<2x8x8xf32>) -> tensor<2x8x8xf32>
    %36 = linalg.batch_matmul ins(%29, %34 : tensor<2x8x8xf32>, tensor<2x8x8xf32>) outs(%35 : tensor<2x8x8xf32>) -> tensor<2x8x8xf32>
    %37 = tensor.empty() : tensor<f32>
    %38 = linalg.generic {indexing_maps = [#map9], iterator_types = []} outs(%37 : tensor<f32>) {
    ^bb0(%out: f32):
      linalg.yield %cst : f32
    } -> tensor<f32>
    %39 = linalg.generic {indexing_maps = [#map10, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%38 : tensor<f32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x8x8xf32>
    %40 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%36, %39 : tensor<2x8x8xf32>, tensor<2x8x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.divf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<2x8x8xf32>
    %41 = tensor.empty() : tensor<2x8xf32>
    %42 = linalg.fill ins(%cst_1 : f32) outs(%41 : tensor<2x8xf32>) -> tensor<2x8xf32>
    %43 = linalg.generic {indexing_maps = [#map7, #map11], iterator_types = ["parallel", "parallel", "reduction"]} ins(%40 : tensor<2x8x8xf32>) outs(%42 : tensor<2x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %103 = arith.maximumf %out, %in : f32
      linalg.yield %103 : f32
    } -> tensor<2x8xf32>
    %44 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_6 : tensor<f32>) outs(%41 : tensor<2x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x8xf32>
    %45 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%44, %43 : tensor<2x8xf32>, tensor<2x8xf32>) outs(%41 : tensor<2x8xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.maximumf %in, %in_12 : f32
      linalg.yield %103 : f32
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
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.subf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<2x8x8xf32>
    %50 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%49 : tensor<2x8x8xf32>) outs(%28 : tensor<2x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %103 = math.exp %in : f32
      linalg.yield %103 : f32
    } -> tensor<2x8x8xf32>
    %51 = linalg.fill ins(%cst_9 : f32) outs(%41 : tensor<2x8xf32>) -> tensor<2x8xf32>
    %52 = linalg.generic {indexing_maps = [#map7, #map11], iterator_types = ["parallel", "parallel", "reduction"]} ins(%50 : tensor<2x8x8xf32>) outs(%51 : tensor<2x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %103 = arith.addf %out, %in : f32
      linalg.yield %103 : f32
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
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.divf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<2x8x8xf32>
    %56 = linalg.batch_matmul ins(%55, %33 : tensor<2x8x8xf32>, tensor<2x8x8xf32>) outs(%35 : tensor<2x8x8xf32>) -> tensor<2x8x8xf32>
    %57 = tensor.empty() : tensor<8x2x8xf32>
    %58 = linalg.generic {indexing_maps = [#map6, #map7], iterator_types = ["parallel", "parallel", "parallel"]} ins(%56 : tensor<2x8x8xf32>) outs(%57 : tensor<8x2x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x2x8xf32>
    %collapsed = tensor.collapse_shape %58 [[0], [1, 2]] : tensor<8x2x8xf32> into tensor<8x16xf32>
    %59 = linalg.matmul ins(%collapsed, %arg7 : tensor<8x16xf32>, tensor<16x16xf32>) outs(%26 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %60 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg10, %59 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.addf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x16xf32>
    %61 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%60 : tensor<8x16xf32>) outs(%1 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %103 = arith.addf %out, %in : f32
      linalg.yield %103 : f32
    } -> tensor<8xf32>
    %62 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%61 : tensor<8xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x1xf32>
    %63 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%62, %5 : tensor<8x1xf32>, tensor<8x1xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.divf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x1xf32>
    %64 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel"]} ins(%63 : tensor<8x1xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    %65 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%60, %64 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.subf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x16xf32>
    %66 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%65, %65 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.mulf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x16xf32>
    %67 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%66 : tensor<8x16xf32>) outs(%1 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %103 = arith.addf %out, %in : f32
      linalg.yield %103 : f32
    } -> tensor<8xf32>
    %68 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%67 : tensor<8xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x1xf32>
    %69 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%68, %5 : tensor<8x1xf32>, tensor<8x1xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.divf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x1xf32>
    %70 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%69, %14 : tensor<8x1xf32>, tensor<8x1xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.addf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x1xf32>
    %71 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%70 : tensor<8x1xf32>) outs(%3 : tensor<8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %103 = math.rsqrt %in : f32
      linalg.yield %103 : f32
    } -> tensor<8x1xf32>
    %72 = linalg.generic {indexing_maps = [#map3, #map], iterator_types = ["parallel", "parallel"]} ins(%71 : tensor<8x1xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    %73 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%65, %72 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.mulf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x16xf32>
    %74 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<16xf32>) outs(%19 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x16xf32>
    %75 = linalg.generic {indexing_maps = [#map5, #map], iterator_types = ["parallel", "parallel"]} ins(%74 : tensor<1x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    %76 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%73, %75 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.mulf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x16xf32>
    %77 = linalg.generic {indexing_maps = [#map4, #map], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<16xf32>) outs(%19 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x16xf32>
    %78 = linalg.generic {indexing_maps = [#map5, #map], iterator_types = ["parallel", "parallel"]} ins(%77 : tensor<1x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x16xf32>
    %79 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%76, %78 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.addf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x16xf32>
    %80 = tensor.empty() : tensor<8x32xf32>
    %81 = linalg.fill ins(%cst_9 : f32) outs(%80 : tensor<8x32xf32>) -> tensor<8x32xf32>
    %82 = linalg.matmul ins(%79, %arg4 : tensor<8x16xf32>, tensor<16x32xf32>) outs(%81 : tensor<8x32xf32>) -> tensor<8x32xf32>
    %83 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%82, %82 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%80 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.mulf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x32xf32>
    %84 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%83, %82 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%80 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.mulf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x32xf32>
    %85 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_5 : tensor<f32>) outs(%80 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32xf32>
    %86 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%85, %84 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%80 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.mulf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x32xf32>
    %87 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%82, %86 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%80 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.addf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x32xf32>
    %88 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_4 : tensor<f32>) outs(%80 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32xf32>
    %89 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%88, %87 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%80 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.mulf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x32xf32>
    %90 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%89 : tensor<8x32xf32>) outs(%80 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %103 = math.tanh %in : f32
      linalg.yield %103 : f32
    } -> tensor<8x32xf32>
    %91 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_3 : tensor<f32>) outs(%80 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32xf32>
    %92 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%91, %90 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%80 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.addf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x32xf32>
    %93 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_2 : tensor<f32>) outs(%80 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x32xf32>
    %94 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%93, %92 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%80 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.mulf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x32xf32>
    %95 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%82, %94 : tensor<8x32xf32>, tensor<8x32xf32>) outs(%80 : tensor<8x32xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.mulf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x32xf32>
    %96 = linalg.matmul ins(%95, %arg5 : tensor<8x32xf32>, tensor<32x16xf32>) outs(%26 : tensor<8x16xf32>) -> tensor<8x16xf32>
    %97 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%60, %96 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.addf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x16xf32>
    %98 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%97, %arg11 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.subf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x16xf32>
    %99 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%98, %98 : tensor<8x16xf32>, tensor<8x16xf32>) outs(%7 : tensor<8x16xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %103 = arith.mulf %in, %in_12 : f32
      linalg.yield %103 : f32
    } -> tensor<8x16xf32>
    %100 = linalg.fill ins(%cst_9 : f32) outs(%37 : tensor<f32>) -> tensor<f32>
    %101 = linalg.generic {indexing_maps = [#map, #map2], iterator_types = ["reduction", "reduction"]} ins(%99 : tensor<8x16xf32>) outs(%100 : tensor<f32>) {
    ^bb0(%in: f32, %out: f32):
      %103 = arith.addf %out, %in : f32
      linalg.yield %103 : f32
    } -> tensor<f32>
    %102 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = []} ins(%101 : tensor<f32>) outs(%37 : tensor<f32>) {
    ^bb0(%in: f32, %out: f32):
      %103 = arith.divf %in, %cst_0 : f32
      linalg.yield %103 : f32
    } -> tensor<f32>
    return %102 : tensor<f32>
  }
}
