//===- InvariantWork.h - Work that depends on fewer loops -------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_LINALG_BODY_INVARIANTWORK_H
#define MLIR_ROOFLINE_LIB_MODELS_LINALG_BODY_INVARIANTWORK_H

#include "mlir-roofline/Models/CostBuilder.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::roofline {

/// Says of the body's work what need not be done in every iteration: what is
/// computed from values that only some of the loops select (a dequantised
/// weight, an operand less its zero point) is needed once per iteration of
/// those.
void addAvoidableWork(CostBuilder &builder, linalg::LinalgOp op,
                      ArrayRef<Quantity> extents, const Quantity &iterations);

/// That work of one iteration, as `builder` counts it.
Work getInvariantWork(linalg::LinalgOp op, CostBuilder &builder);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_LINALG_BODY_INVARIANTWORK_H
