//===- LinalgContents.cpp - What tensors of linalg hold -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/ContentsModels.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::roofline;

using namespace mlir::linalg;

/// The value that a structured operation yields for a result.
static Value getYielded(LinalgOp op, unsigned result) {
  return op.getBlock()->getTerminator()->getOperand(result);
}

/// The operand of which every iteration yields an element; null if what it
/// yields is made otherwise.
static OpOperand *getYieldedOperand(LinalgOp op, unsigned result) {
  auto argument = dyn_cast<BlockArgument>(getYielded(op, result));
  if (!argument || argument.getOwner() != op.getBlock())
    return nullptr;
  return &op->getOpOperand(argument.getArgNumber());
}

/// Whether the iterations write every element of a result.
static bool coversResult(LinalgOp op, unsigned result) {
  return op.getMatchingIndexingMap(op.getDpsInitOperand(result))
      .isProjectedPermutation();
}

namespace {
template <typename OpTy>
struct StructuredContents
    : ContentsOpInterface::ExternalModel<StructuredContents<OpTy>, OpTy> {
  std::optional<ContentsSource> getContentsSource(Operation *op,
                                                  unsigned result) const {
    OpOperand *operand = getYieldedOperand(cast<LinalgOp>(op), result);
    if (!operand || !isa<TensorType>(operand->get().getType()) ||
        !coversResult(cast<LinalgOp>(op), result))
      return std::nullopt;
    return ContentsSource{operand, ContentsKind::drawn};
  }

  /// A constant, a value from outside, or a scalar operand is the same in every
  /// iteration.
  bool makesSplat(Operation *op, unsigned result) const {
    auto structured = cast<LinalgOp>(op);
    if (!coversResult(structured, result))
      return false;
    Value yielded = getYielded(structured, result);
    if (yielded.getParentBlock() != structured.getBlock() ||
        matchPattern(yielded, m_Constant()))
      return true;
    OpOperand *operand = getYieldedOperand(structured, result);
    return operand && !isa<ShapedType>(operand->get().getType());
  }
};
} // namespace

template <typename... Ops>
static void attachStructuredContents(MLIRContext *ctx) {
  (Ops::template attachInterface<StructuredContents<Ops>>(*ctx), ...);
}

void mlir::roofline::attachLinalgContents(MLIRContext *ctx) {
  attachStructuredContents<
#define GET_OP_LIST
#include "mlir/Dialect/Linalg/IR/LinalgStructuredOps.cpp.inc"
      >(ctx);
}
