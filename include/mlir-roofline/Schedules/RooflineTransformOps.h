//===- RooflineTransformOps.h - Costs for schedules -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SCHEDULES_ROOFLINETRANSFORMOPS_H
#define MLIR_ROOFLINE_SCHEDULES_ROOFLINETRANSFORMOPS_H

#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/Dialect/Transform/IR/TransformDialect.h"
#include "mlir/Dialect/Transform/IR/TransformTypes.h"
#include "mlir/Dialect/Transform/Interfaces/TransformInterfaces.h"

namespace mlir::roofline {

/// Adds the operations `transform.roofline...` to the dialect transform.
void registerScheduleOps(DialectRegistry &registry);

} // namespace mlir::roofline

#define GET_OP_CLASSES
#include "mlir-roofline/Schedules/RooflineTransformOps.h.inc"

#endif // MLIR_ROOFLINE_SCHEDULES_ROOFLINETRANSFORMOPS_H
