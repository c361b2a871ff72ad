//===- RooflineAttrs.td - What most sources use ------------*- tablegen -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_IR_ROOFLINEATTRS
#define MLIR_ROOFLINE_IR_ROOFLINEATTRS

include "mlir-roofline/IR/RooflineCostAttrs.td"
include "mlir-roofline/IR/RooflineTargetAttrs.td"

#endif // MLIR_ROOFLINE_IR_ROOFLINEATTRS
