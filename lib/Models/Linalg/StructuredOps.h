//===- StructuredOps.h - All structured ops of linalg -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the models of structured ops share: the list of them, and which of their
// operands are outputs.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_LINALG_STRUCTUREDOPS_H
#define MLIR_ROOFLINE_LIB_MODELS_LINALG_STRUCTUREDOPS_H

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::roofline {

/// Of the operands, the first output. Every output has a value in the
/// terminator.
inline unsigned getFirstOutput(linalg::LinalgOp op) {
  return op->getNumOperands() -
         op.getBlock()->getTerminator()->getNumOperands();
}

namespace detail {
template <template <typename> class Model, typename... Ops>
void attachToEach(MLIRContext *ctx) {
  (Ops::template attachInterface<Model<Ops>>(*ctx), ...);
}
} // namespace detail

/// Attaches a model to every structured op. An interface cannot carry one
/// (LinalgOp is an interface), so each op of the generated list gets the same
/// template: ops that later versions add, too.
template <template <typename> class Model>
void attachToStructuredOps(MLIRContext *ctx) {
  using namespace linalg;
  detail::attachToEach<Model,
#define GET_OP_LIST
#include "mlir/Dialect/Linalg/IR/LinalgStructuredOps.cpp.inc"
                       >(ctx);
}

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_LINALG_STRUCTUREDOPS_H
