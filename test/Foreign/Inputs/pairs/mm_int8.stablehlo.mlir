"builtin.module"() <{sym_name = "jit__lambda"}> ({
  "func.func"() <{function_type = (tensor<8x16xi8>, tensor<16x4xi8>) -> tensor<8x4xi32>, res_attrs = [{jax.result_info = "result"}], sym_name = "main", sym_visibility = "public"}> ({
  ^bb0(%arg0: tensor<8x16xi8>, %arg1: tensor<16x4xi8>):
    %0 = "stablehlo.dot_general"(%arg0, %arg1) <{dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<8x16xi8>, tensor<16x4xi8>) -> tensor<8x4xi32>
    "func.return"(%0) : (tensor<8x4xi32>) -> ()
  }) : () -> ()
}) : () -> ()
