//===- RooflineTransformOps.td - Costs for schedules -------*- tablegen -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SCHEDULES_TRANSFORMOPS
#define MLIR_ROOFLINE_SCHEDULES_TRANSFORMOPS

include "mlir/Dialect/Transform/IR/TransformDialect.td"
include "mlir/Dialect/Transform/IR/TransformTypes.td"
include "mlir/Dialect/Transform/Interfaces/TransformInterfaces.td"
include "mlir/Interfaces/SideEffectInterfaces.td"
include "mlir/IR/OpBase.td"

class RooflineTransform_Op<string mnemonic>
    : Op<Transform_Dialect, "roofline." # mnemonic,
         [TransformOpInterface, TransformEachOpTrait,
          DeclareOpInterfaceMethods<MemoryEffectsOpInterface>]> {
  let cppNamespace = "::mlir::roofline";
  code declareApply = [{
    ::mlir::DiagnosedSilenceableFailure
    applyToOne(::mlir::transform::TransformRewriter &rewriter,
               ::mlir::Operation *payload,
               ::mlir::transform::ApplyToEachResultList &results,
               ::mlir::transform::TransformState &state);
  }];
  let extraClassDeclaration = declareApply;
}

def RooflineCostOp : RooflineTransform_Op<"cost"> {
  let summary = "What an operation costs, as a parameter";
  let description = [{
    For each payload operation the number that `metric` names, as JSON reports
    do: `flops`, `bytes`, `time_s`, … It is of the operation and all that is in
    it, of all executions during one of the function around it; of a function or
    a module, the program's. `target` is a known target, `host`, `dlti` or a
    file; without it, it is the module's own. The copies of
    `transform.alternatives` are in no module, so that they need a name.

    A parameter of an integer type holds counts and bytes, and times in
    picoseconds, rounded, and at least 1 if there is any. `!transform.any_param`
    holds a floating-point number in the metric's unit (seconds), which any
    metric has.

    ```mlir
    %ps = transform.roofline.cost %nest metric = "time_s" target = "nvidia-t4"
      : (!transform.any_op) -> !transform.param<i64>
    ```

    Where the number is not known, or is no more than a lower bound unless
    `uncertain` is said, this fails silenceably: `transform.alternatives` goes
    on with its next region.
  }];
  let arguments = (ins TransformHandleTypeInterface:$subject, StrAttr:$metric,
                   OptionalAttr<StrAttr>:$target, UnitAttr:$uncertain);
  let results = (outs TransformParamTypeInterface:$result);
  let assemblyFormat = "$subject `metric` `=` $metric (`target` `=` $target^)? (`uncertain` $uncertain^)? attr-dict `:` functional-type(operands, results)";
  let hasVerifier = 1;
}

def RooflineTrafficOp : RooflineTransform_Op<"traffic"> {
  let summary = "What an operation moves between two memory levels, as a parameter";
  let description = [{
    For each payload operation the bytes that pass between the target's level of
    that name and the next one inside of it, as `transform.roofline.cost` counts
    executions. `kind` is `written` (loops on buffers in their order, with a
    cache of the next level's size), `lower` (what no schedule beats) or
    `attainable` (what a good schedule moves).

    ```mlir
    %bytes = transform.roofline.traffic %nest level = "DRAM" kind = "written"
      : (!transform.any_op) -> !transform.param<i64>
    ```

    It fails silenceably as `transform.roofline.cost` does.
  }];
  let arguments = (ins TransformHandleTypeInterface:$subject, StrAttr:$level,
                   StrAttr:$kind, OptionalAttr<StrAttr>:$target,
                   UnitAttr:$uncertain);
  let results = (outs TransformParamTypeInterface:$result);
  let assemblyFormat = "$subject `level` `=` $level `kind` `=` $kind (`target` `=` $target^)? (`uncertain` $uncertain^)? attr-dict `:` functional-type(operands, results)";
  let hasVerifier = 1;
}

def RooflineBoundOp : RooflineTransform_Op<"bound"> {
  let summary = "What limits an operation, as a parameter";
  let description = [{
    For each payload operation the name of the resource that is the limit for
    most of its time, such as `"matrix.f16"` or `"HBM"`, as a string. It fails
    silenceably if nothing is.

    ```mlir
    %limit = transform.roofline.bound %op target = "nvidia-t4"
      : (!transform.any_op) -> !transform.any_param
    ```
  }];
  let arguments = (ins TransformHandleTypeInterface:$subject,
                   OptionalAttr<StrAttr>:$target);
  let results = (outs TransformParamTypeInterface:$result);
  let assemblyFormat = "$subject (`target` `=` $target^)? attr-dict `:` functional-type(operands, results)";
}

#endif // MLIR_ROOFLINE_SCHEDULES_TRANSFORMOPS
