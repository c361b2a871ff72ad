//===- DerivativeOpInterface.h - What gradients need ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_DERIVATIVEOPINTERFACE_H
#define MLIR_ROOFLINE_INTERFACES_DERIVATIVEOPINTERFACE_H

#include "mlir/IR/OpDefinition.h"

namespace mlir::roofline {

/// The gradient with respect to operand `of` needs something.
struct DerivativeNeed {
  enum class Kind {
    /// The elements of `value`, an operand or a result.
    contents,
    /// Where in the operand each element of `value`, a result, comes from (the
    /// largest of a window): an index for each of them.
    positions
  };

  unsigned of;
  Value value;
  Kind kind = Kind::contents;
};

} // namespace mlir::roofline

#include "mlir-roofline/Interfaces/DerivativeOpInterface.h.inc"

#endif // MLIR_ROOFLINE_INTERFACES_DERIVATIVEOPINTERFACE_H
