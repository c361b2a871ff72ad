//===- RooflineDialect.td - The roofline dialect -----------*- tablegen -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_IR_ROOFLINEDIALECT
#define MLIR_ROOFLINE_IR_ROOFLINEDIALECT

include "mlir/IR/OpBase.td"

def Roofline_Dialect : Dialect {
  let name = "roofline";
  let cppNamespace = "::mlir::roofline";
  let summary = "Target descriptions, costs and bounds as attributes";
  let description = [{
    The dialect has no operations. Its attributes say what a machine can do, what
    an operation costs, what limits it on a target and what is held while it
    runs. They are attached under these names:

    | attribute | on | value |
    |---|---|---|
    | `roofline.target` | module | `#roofline.target` |
    | `roofline.param` | function argument | unit: the argument is a parameter (weight) |
    | `roofline.size` | function argument | string: what its only open size is called; or a list with one for each dimension, `""` where there is none. One name is one size |
    | `roofline.range` | function argument | `"1..8192"`: the values that its only open size may have; or a list likewise |
    | `roofline.cost` | any op | `#roofline.cost`, written by `roofline-annotate`, never read back |
    | `roofline.bound` | any op | `#roofline.bound`, likewise |
    | `roofline.group` | any op | `#roofline.group`: with what it can run as one, likewise, on request |
    | `roofline.live`, `roofline.peak` | any op, a function | `#roofline.live`, `#roofline.peak`: what is held while it runs, likewise |
    | `roofline.declared_cost` | any op but a function | `#roofline.declared_cost`: the op's cost, in place of its model |
    | `roofline.trip_count` | a loop-like op | integer: iterations, where the IR does not say or they are data; an error where it does |

    ```mlir
    module attributes {roofline.target = #roofline.target<"tiny", …>} {
      func.func @f(%w: tensor<4x4xf32> {roofline.param}, %x: tensor<?x?xf32>
                   {roofline.size = ["n", "m"], roofline.range = ["", "1..9"]})
    ```
  }];
  let useDefaultAttributePrinterParser = 1;
  let hasConstantMaterializer = 0;
  let hasOperationAttrVerify = 1;
  let hasRegionArgAttrVerify = 1;
  let hasRegionResultAttrVerify = 1;
  let discardableAttrs = (ins
    "::mlir::roofline::TargetAttr":$target,
    "::mlir::UnitAttr":$param,
    "::mlir::Attribute":$size,
    "::mlir::Attribute":$range,
    "::mlir::roofline::CostAttr":$cost,
    "::mlir::roofline::BoundAttr":$bound,
    "::mlir::roofline::DeclaredCostAttr":$declared_cost,
    "::mlir::IntegerAttr":$trip_count
  );
  let extraClassDeclaration = [{
    void registerAttributes();
  }];
}

#endif // MLIR_ROOFLINE_IR_ROOFLINEDIALECT
