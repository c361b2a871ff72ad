//===- OrderTests.h - Comparisons of numbers --------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What comparisons say of numbers, and of functions of indices: where they hold
// for certain, and where they do not.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_SCALAR_KNOWN_ORDERTESTS_H
#define MLIR_ROOFLINE_LIB_MODELS_SCALAR_KNOWN_ORDERTESTS_H

#include "mlir-roofline/Interfaces/Access/IndexPart.h"
#include "mlir/IR/OpDefinition.h"

namespace mlir::roofline {

/// Whether a comparison of a with b holds where a is less, the same or greater;
/// of floats that are numbers.
struct OrderTest {
  bool less, same, greater;
  /// Whether integers are compared without a sign.
  bool isUnsigned = false;

  bool holds(int order) const {
    return order < 0 ? less : (order > 0 ? greater : same);
  }
};

/// The comparison that a scalar operation makes of its two operands; nothing if
/// it makes none.
std::optional<OrderTest> getOrderTest(Operation *op);

/// What a comparison of two numbers says; nothing if they are none, or of
/// different types.
std::optional<bool> compareNumbers(const OrderTest &test, Attribute a,
                                   Attribute b);

/// What a condition is in a part of the iterations.
struct TestOutcome {
  HalfSpace part;
  bool holds;
};

/// What is known of a comparison of two functions of the same indices; nothing
/// if nothing is. `extents`: of the indices, the largest that is possible.
SmallVector<TestOutcome, 2> getOutcomes(const OrderTest &test,
                                        const IndexFunction &a,
                                        const IndexFunction &b,
                                        ArrayRef<int64_t> extents);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_SCALAR_KNOWN_ORDERTESTS_H
