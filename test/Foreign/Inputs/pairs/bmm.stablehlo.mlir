"builtin.module"() <{sym_name = "jit__lambda"}> ({
  "func.func"() <{function_type = (tensor<3x8x16xf32>, tensor<3x4x16xf32>) -> tensor<3x8x4xf32>, res_attrs = [{jax.result_info = "result"}], sym_name = "main", sym_visibility = "public"}> ({
  ^bb0(%arg0: tensor<3x8x16xf32>, %arg1: tensor<3x4x16xf32>):
    %0 = "stablehlo.dot_general"(%arg0, %arg1) <{dot_dimension_numbers = #stablehlo.dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [0], lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [2]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<3x8x16xf32>, tensor<3x4x16xf32>) -> tensor<3x8x4xf32>
    "func.return"(%0) : (tensor<3x8x4xf32>) -> ()
  }) : () -> ()
}) : () -> ()
