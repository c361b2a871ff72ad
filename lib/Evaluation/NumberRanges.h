//===- NumberRanges.h - Between which numbers nodes lie ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EVALUATION_NUMBERRANGES_H
#define MLIR_ROOFLINE_LIB_EVALUATION_NUMBERRANGES_H

#include "mlir-roofline/Evaluation/FlatFormulas.h"

namespace mlir::roofline {

/// Both inclusive; rounded outwards where they are no exact integers.
struct NumberRange {
  double low, high;

  double getMagnitude() const;
};

/// Of an integer node, from those of its operands. Nothing if it divides by
/// what may be 0.
std::optional<NumberRange> getRange(const FormulaGraph::Node &node,
                                    ArrayRef<NumberRange> operands,
                                    ArrayRef<SymbolRange> symbols);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_EVALUATION_NUMBERRANGES_H
