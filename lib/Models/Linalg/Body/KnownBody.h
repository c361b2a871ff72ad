//===- KnownBody.h - What bodies make of known numbers ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_LINALG_BODY_KNOWNBODY_H
#define MLIR_ROOFLINE_LIB_MODELS_LINALG_BODY_KNOWNBODY_H

#include "Scalar/Known/KnownValues.h"
#include "Scalar/Known/OrderTests.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::roofline {

/// The body of a structured op, where some of its values are known:
///
/// ```mlir
/// %0 = arith.mulf %in, %w    // with %in = 0: 0, for finite %w
/// %1 = arith.addf %acc, %0   // %acc
/// linalg.yield %1            // the iteration is idle
/// ```
class KnownBody {
public:
  explicit KnownBody(linalg::LinalgOp op);

  /// The element of an operand, before `run`.
  void set(OpOperand &operand, KnownValue value);
  /// `decide` says what a comparison is that known numbers do not settle, if it
  /// can. False where the body does what has no or several results.
  bool run(llvm::function_ref<std::optional<bool>(Operation *)> decide);

  /// What is yielded for a result; an accumulator is its block argument.
  KnownValue getYielded(unsigned result);
  BlockArgument getAccumulator(unsigned result);
  /// Whether every accumulator is handed on as it is.
  bool isIdle();
  /// By number, the operands whose elements no result is made of.
  llvm::SmallBitVector getUnread();

private:
  KnownValue lookup(Value value) const;
  std::optional<bool> compare(Operation *comparison,
                              const OrderTest &test) const;

  linalg::LinalgOp op;
  llvm::SmallDenseMap<Value, KnownValue, 16> known;
};

/// Whether an iteration of `op` hands every accumulator on as it is if the
/// element of `input` is `value`, a number or a value from outside of the body.
bool isNeutral(linalg::LinalgOp op, OpOperand &input, KnownValue value);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_LINALG_BODY_KNOWNBODY_H
