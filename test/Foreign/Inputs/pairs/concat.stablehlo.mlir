"builtin.module"() <{sym_name = "jit__lambda"}> ({
  "func.func"() <{function_type = (tensor<8x16xf32>, tensor<4x16xf32>) -> tensor<12x16xf32>, res_attrs = [{jax.result_info = "result"}], sym_name = "main", sym_visibility = "public"}> ({
  ^bb0(%arg0: tensor<8x16xf32>, %arg1: tensor<4x16xf32>):
    %0 = "stablehlo.concatenate"(%arg0, %arg1) <{dimension = 0 : i64}> : (tensor<8x16xf32>, tensor<4x16xf32>) -> tensor<12x16xf32>
    "func.return"(%0) : (tensor<12x16xf32>) -> ()
  }) : () -> ()
}) : () -> ()
