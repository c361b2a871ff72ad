//===- LinalgContents.cpp - What tensors of linalg hold -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/ContentsModels.h"
#include "Linalg/StructuredOps.h"

#include "mlir/IR/Matchers.h"
#include "llvm/ADT/SmallBitVector.h"

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

/// Whether there is no iteration, although a result may have elements: nothing
/// is written.
static bool hasEmptyDomain(LinalgOp op) {
  bool hasZero = llvm::any_of(op->getOperandTypes(), [](Type type) {
    auto shaped = dyn_cast<ShapedType>(type);
    return shaped && shaped.hasRank() &&
           llvm::is_contained(shaped.getShape(), 0);
  });
  return hasZero && llvm::is_contained(op.getStaticLoopRanges(), 0);
}

/// Whether the iterations write every element of a result: its dimensions are
/// loops of their own, or have one element.
static bool coversResult(LinalgOp op, unsigned result) {
  OpOperand *init = op.getDpsInitOperand(result);
  auto type = cast<ShapedType>(init->get().getType());
  llvm::SmallBitVector seen(op.getNumLoops());
  for (auto [dim, expr] :
       llvm::enumerate(op.getMatchingIndexingMap(init).getResults())) {
    auto loop = dyn_cast<AffineDimExpr>(expr);
    if (!loop && type.getDimSize(dim) == 1)
      continue;
    if (!loop || seen.test(loop.getPosition()))
      return false;
    seen.set(loop.getPosition());
  }
  return true;
}

namespace {
template <typename OpTy>
struct StructuredContents
    : ContentsOpInterface::ExternalModel<StructuredContents<OpTy>, OpTy> {
  std::optional<ContentsSource> getContentsSource(Operation *op,
                                                  unsigned result) const {
    if (hasEmptyDomain(cast<LinalgOp>(op)))
      return ContentsSource{cast<LinalgOp>(op).getDpsInitOperand(result),
                            ContentsKind::whole};
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
    if (!coversResult(structured, result) || hasEmptyDomain(structured))
      return false;
    Value yielded = getYielded(structured, result);
    if (yielded.getParentBlock() != structured.getBlock() ||
        matchPattern(yielded, m_Constant()))
      return true;
    OpOperand *operand = getYieldedOperand(structured, result);
    return operand && !isa<ShapedType>(operand->get().getType());
  }

  /// What the iterations leave out stays.
  OpOperand *getPartlyWritten(Operation *op) const {
    auto structured = cast<LinalgOp>(op);
    if (op->getNumResults() != 1 || coversResult(structured, 0))
      return nullptr;
    return structured.getDpsInitOperand(0);
  }

  bool isReadElementwise(Operation *op, unsigned operand) const {
    auto structured = cast<LinalgOp>(op);
    OpOperand &read = op->getOpOperand(operand);
    return structured.getNumParallelLoops() == structured.getNumLoops() &&
           structured.getMatchingIndexingMap(&read).isIdentity() &&
           llvm::all_of(structured.getDpsInitsMutable(), [&](OpOperand &init) {
             return structured.getMatchingIndexingMap(&init).isIdentity();
           });
  }
};
} // namespace

void mlir::roofline::attachLinalgContents(MLIRContext *ctx) {
  attachToStructuredOps<StructuredContents>(ctx);
}
