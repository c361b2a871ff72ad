//===- RooflineAllAttrs.td - All attributes ----------------*- tablegen -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_IR_ROOFLINEALLATTRS
#define MLIR_ROOFLINE_IR_ROOFLINEALLATTRS

include "mlir-roofline/IR/RooflineAttrs.td"
include "mlir-roofline/IR/RooflineMemoryAttrs.td"

#endif // MLIR_ROOFLINE_IR_ROOFLINEALLATTRS
