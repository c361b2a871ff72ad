// To linalg.generic what is no loop nest with a body. The pass after this one
// generalises the rest, and evaluates what bodies compute from constants.
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%module: !transform.any_op {transform.readonly}) {
    %softmax = transform.structured.match ops{["linalg.softmax"]} in %module
        : (!transform.any_op) -> !transform.any_op
    %parts = transform.structured.decompose_interface %softmax
        : (!transform.any_op) -> !transform.any_op
    %winograd = transform.structured.match ops{["linalg.winograd_filter_transform",
        "linalg.winograd_input_transform", "linalg.winograd_output_transform"]} in %module
        : (!transform.any_op) -> !transform.any_op
    %loops = transform.structured.decompose_winograd_op %winograd
        : (!transform.any_op) -> !transform.any_op
    %pack = transform.structured.match ops{["linalg.pack"]} in %module
        : (!transform.any_op) -> !transform.op<"linalg.pack">
    %pad, %expand, %transpose = transform.structured.lower_pack %pack
        : (!transform.op<"linalg.pack">) -> (!transform.op<"tensor.pad">,
           !transform.op<"tensor.expand_shape">, !transform.op<"linalg.transpose">)
    transform.yield
  }
}
