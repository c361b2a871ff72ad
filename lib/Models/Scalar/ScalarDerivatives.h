//===- ScalarDerivatives.h - Gradients of scalar operations -----*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_SCALAR_SCALARDERIVATIVES_H
#define MLIR_ROOFLINE_LIB_MODELS_SCALAR_SCALARDERIVATIVES_H

#include "mlir/IR/Operation.h"

#include <optional>

namespace mlir::roofline {

/// The gradient with respect to operand `of` needs another operand, or the
/// result.
struct ScalarNeed {
  unsigned of;
  /// Nothing: the result.
  std::optional<unsigned> operand;
};

/// Of an operation on scalars, or on tensors element by element. Nothing if it
/// is not known; what has no gradient (comparisons, integers) needs nothing.
std::optional<SmallVector<ScalarNeed, 3>> getScalarNeeds(Operation *op);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_SCALAR_SCALARDERIVATIVES_H
