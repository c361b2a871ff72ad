// RUN: roofline-opt %s --roofline-annotate | FileCheck %s

// CHECK-LABEL: func @movement
func.func @movement(%t: tensor<100x16xf32>, %i: tensor<5x1xi32>, %u: tensor<5x16xf32>, %s: tensor<i32>) {
  // Views cost nothing.
  // CHECK: "stablehlo.reshape"
  // CHECK-NOT: roofline.cost
  // CHECK: "stablehlo.slice"
  // CHECK-NOT: roofline.cost
  %0 = "stablehlo.reshape"(%t) : (tensor<100x16xf32>) -> tensor<1600xf32>
  %1 = "stablehlo.slice"(%t) <{start_indices = array<i64: 0, 0>, limit_indices = array<i64: 4, 16>, strides = array<i64: 1, 1>}> : (tensor<100x16xf32>) -> tensor<4x16xf32>
  // CHECK: "stablehlo.transpose"{{.*}}#roofline.cost<read = 6400 B, write = 6400 B>
  %2 = "stablehlo.transpose"(%t) <{permutation = array<i64: 1, 0>}> : (tensor<100x16xf32>) -> tensor<16x100xf32>
  // 80 elements read, three times as many written.
  // CHECK: "stablehlo.broadcast_in_dim"{{.*}}#roofline.cost<read = 320 B, write = 960 B>
  %3 = "stablehlo.broadcast_in_dim"(%u) <{broadcast_dimensions = array<i64: 0, 2>}> : (tensor<5x16xf32>) -> tensor<5x3x16xf32>
  // CHECK: "stablehlo.concatenate"{{.*}}#roofline.cost<read = 6720 B, write = 6720 B>
  %4 = "stablehlo.concatenate"(%t, %u) <{dimension = 0 : i64}> : (tensor<100x16xf32>, tensor<5x16xf32>) -> tensor<105x16xf32>
  // 5 rows of 64 bytes and the indices, 20 bytes; the rows may be one.
  // CHECK: "stablehlo.gather"{{.*}}#roofline.cost<read = 340 B, write = 320 B, bytes upper>
  %5 = "stablehlo.gather"(%t, %i) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 16>}> : (tensor<100x16xf32>, tensor<5x1xi32>) -> tensor<5x16xf32>
  // The row that is replaced; the other rows stay where they are. Two positions.
  // CHECK: "stablehlo.dynamic_update_slice"{{.*}}#roofline.cost<read = 324 B, write = 320 B>
  %6 = "stablehlo.dynamic_update_slice"(%t, %u, %s, %s) : (tensor<100x16xf32>, tensor<5x16xf32>, tensor<i32>, tensor<i32>) -> tensor<100x16xf32>
  // The positions of a view.
  // CHECK: "stablehlo.dynamic_slice"{{.*}}#roofline.cost<read = 4 B>
  %7 = "stablehlo.dynamic_slice"(%t, %s, %s) <{slice_sizes = array<i64: 1, 16>}> : (tensor<100x16xf32>, tensor<i32>, tensor<i32>) -> tensor<1x16xf32>
  // 80 additions. 320 bytes of what is added to, of updates, and 20 of indices.
  // CHECK: "stablehlo.scatter"{{.*}} <{
  // CHECK: #roofline.cost<flops = 80, read = 660 B, write = 320 B, bytes upper>
  %8 = "stablehlo.scatter"(%t, %i, %u) <{scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>}> ({
  ^bb0(%old: tensor<f32>, %new: tensor<f32>):
    %sum = "stablehlo.add"(%old, %new) : (tensor<f32>, tensor<f32>) -> tensor<f32>
    "stablehlo.return"(%sum) : (tensor<f32>) -> ()
  }) : (tensor<100x16xf32>, tensor<5x1xi32>, tensor<5x16xf32>) -> tensor<100x16xf32>
  // What is replaced is not looked at.
  // CHECK: "stablehlo.scatter"{{.*}} <{
  // CHECK: #roofline.cost<read = 340 B, write = 320 B, bytes upper>
  %9 = "stablehlo.scatter"(%t, %i, %u) <{scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>}> ({
  ^bb0(%old: tensor<f32>, %new: tensor<f32>):
    "stablehlo.return"(%new) : (tensor<f32>) -> ()
  }) : (tensor<100x16xf32>, tensor<5x1xi32>, tensor<5x16xf32>) -> tensor<100x16xf32>
  return
}
