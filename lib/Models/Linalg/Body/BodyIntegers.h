//===- BodyIntegers.h - What bodies make of indices -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_LINALG_BODY_BODYINTEGERS_H
#define MLIR_ROOFLINE_LIB_MODELS_LINALG_BODY_BODYINTEGERS_H

#include "Scalar/Known/OrderTests.h"

#include "mlir-roofline/Interfaces/MaskOpInterface.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::roofline {

/// The integers, and floats without a fraction, that the body of a structured
/// op computes of the indices of its loops and of what is known of operands:
///
/// ```mlir
/// %i = linalg.index 0 : index
/// %b = arith.floordivsi %i, %c4 : index  // i floordiv 4
/// %m = arith.maxui %i, %j : index        // i where i >= j, else j
/// ```
class BodyIntegers {
public:
  /// What an integer is where all of these conditions hold.
  struct Case {
    IndexFunction function;
    SmallVector<HalfSpace, 1> where;
  };
  using Cases = SmallVector<Case, 1>;

  /// `known` has to outlive this.
  BodyIntegers(linalg::LinalgOp op, const KnownContents &known);

  /// Everywhere; nothing if it depends on anything else, or may wrap. Indices
  /// are taken to stay below 2^31, and sums of a few of them not to wrap in 32
  /// bits.
  std::optional<IndexFunction> get(Value value);
  /// What is known of a comparison; nothing if nothing is.
  ArrayRef<TestOutcome> getOutcomes(Operation *comparison);

private:
  const Cases &getCases(Value value, unsigned depth);
  Cases evaluate(Value value, unsigned depth);
  Cases evaluateArgument(BlockArgument argument);
  Cases evaluateOp(Operation *op, unsigned depth);
  Cases choose(Operation *op, unsigned depth);
  SmallVector<TestOutcome, 2> getOutcomes(Operation *comparison,
                                          unsigned depth);
  std::optional<IndexFunction>
  combine(Operation *op, ArrayRef<const IndexFunction *> operands);
  std::optional<IndexFunction>
  combinePoints(Operation *op, ArrayRef<const IndexFunction *> operands);
  Cases getOne(IndexFunction function) const;

  linalg::LinalgOp op;
  const KnownContents &known;
  /// Of the loops, the largest that is possible.
  SmallVector<int64_t> extents;
  llvm::DenseMap<Value, std::unique_ptr<Cases>> found;
  llvm::DenseMap<Operation *, SmallVector<TestOutcome, 2>> outcomes;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_LINALG_BODY_BODYINTEGERS_H
