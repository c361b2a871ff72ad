//===- SharedCosts.h - Structured ops that cost the same --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Programs repeat their layers, so that most structured ops have been costed
// before, on other operands. What decides the cost of most of them is little:
//
// - their form: name, attributes, types, body, and the scalars that go in, as
//   values, and
// - a few facts of each tensor that goes in: whether it is a splat, whether it
//   is a mask.
//
// Whatever may depend on more has no form here and is costed by itself: open
// sizes and buffers, sparse tensors, bodies that touch memory or have regions,
// padded inputs, copies, partial writes, ops in loops, ops of which two
// operands are one tensor, and products that another op sums up.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_LINALG_SHAREDCOSTS_H
#define MLIR_ROOFLINE_LIB_MODELS_LINALG_SHAREDCOSTS_H

#include "mlir-roofline/Interfaces/Cost.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "llvm/ADT/DenseMap.h"

namespace mlir::roofline {

/// The costs of the structured ops of a program, one for all that are alike.
/// With assertions, each that is handed out is compared with the op's own.
class SharedCosts {
public:
  /// What `compute` says of `op`, or said of another one like it.
  OpCost get(linalg::LinalgOp op, llvm::function_ref<OpCost()> compute);

private:
  struct Known {
    /// Two bits for each operand.
    unsigned facts;
    /// Whether it holds only of ops whose results no other op sums up.
    bool dependsOnUses;
    /// Nothing if none of these has been seen yet, or it is open.
    std::optional<OpCost> cost;
  };
  /// Of an op whose cost may depend on more than form and facts: none.
  struct Form {
    bool isShareable = false;
    /// Whether the body multiplies, so that it matters what is a mask and what
    /// is summed up later.
    bool multiplies = false;
    bool reduces = false;
    /// Whether it matters which of the inputs are splats.
    bool asksForSplats = false;
    SmallVector<Known, 1> costs;
  };
  struct SameForm : llvm::DenseMapInfo<Operation *> {
    static unsigned getHashValue(const Operation *op);
    static bool isEqual(const Operation *a, const Operation *b);
  };
  static Form getForm(linalg::LinalgOp op);
  static std::optional<unsigned> getFacts(linalg::LinalgOp op,
                                          const Form &form);
  static Known &getKnown(linalg::LinalgOp op, Form &form, unsigned facts);

  /// By the first op that has it.
  llvm::DenseMap<Operation *, Form, SameForm> forms;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_LINALG_SHAREDCOSTS_H
