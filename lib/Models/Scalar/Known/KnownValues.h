//===- KnownValues.h - What scalar ops make of known numbers ----*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Numbers are real here: 0 times anything is 0, and a score that is masked by a
// very negative number stays masked, whatever is added to it. What follows is
// what a schedule may leave out, never a result.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_SCALAR_KNOWN_KNOWNVALUES_H
#define MLIR_ROOFLINE_LIB_MODELS_SCALAR_KNOWN_KNOWNVALUES_H

#include "mlir/IR/OpDefinition.h"

namespace mlir::roofline {

/// A number, or the value that something equals, or a unit attribute for what
/// is masked.
using KnownValue = OpFoldResult;

/// The value that is 0 in `type`; null if that is no number.
Attribute getZero(Type type);

/// Whether this is the number 0.
bool isZero(KnownValue value);

/// Whether a score with this number has no weight in a softmax
/// (`isMaskedScore`), or is a unit attribute, which stands for such a number
/// that something has been added to: as a score it is masked, but it is no
/// number that is known.
bool isMasked(KnownValue value);

/// What operations do with numbers, by which dialect they may be.
enum class Arithmetic {
  sum,
  difference,
  product,
  quotient,
  conjunction,
  disjunction,
  exclusive,
  complement,
  /// A condition and two values.
  choice,
  negation,
  /// Whatever makes 0 of 0.
  keepingZero,
  exponential,
  logarithm,
  /// A product and a sum.
  fma,
  /// To another type: of signed integers, unsigned ones, or what is neither or
  /// narrows.
  signedCast,
  unsignedCast,
  cast,
  largestFloat,
  smallestFloat,
  largestSigned,
  smallestSigned,
  largestUnsigned,
  smallestUnsigned,
};

/// What `op`, which does that with its elements, makes of known operands: its
/// result itself if that is all there is to say.
KnownValue evaluateKnown(Operation *op, Arithmetic arithmetic,
                         ArrayRef<KnownValue> operands);

/// The same of a scalar operation; null if it has no or several results.
/// Comparisons of integers are for the caller to decide.
KnownValue evaluateKnown(Operation *op, ArrayRef<KnownValue> operands);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_SCALAR_KNOWN_KNOWNVALUES_H
