//===- LinalgContents.cpp - What tensors of linalg hold -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Linalg/StructuredOps.h"
#include "Storage/ContentsModels.h"

#include "mlir/IR/Matchers.h"
#include "llvm/ADT/SmallBitVector.h"

using namespace mlir;
using namespace mlir::roofline;

using namespace mlir::linalg;

/// The operand that a result is written to. Upstream's accessor makes an
/// attribute of the operands' segments first.
static OpOperand *getInit(LinalgOp op, unsigned result) {
  return &op->getOpOperand(getFirstOutput(op) + result);
}

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

/// The extents of a tensor or buffer, none of anything else.
static ArrayRef<int64_t> getShape(Type type) {
  if (auto tensor = dyn_cast<RankedTensorType>(type))
    return tensor.getShape();
  auto memref = dyn_cast<MemRefType>(type);
  return memref ? memref.getShape() : ArrayRef<int64_t>();
}

/// Whether there is no iteration, although a result may have elements: nothing
/// is written.
static bool hasEmptyDomain(LinalgOp op) {
  bool hasZero = llvm::any_of(op->getOperandTypes(), [](Type type) {
    return llvm::is_contained(getShape(type), 0);
  });
  return hasZero && llvm::is_contained(op.getStaticLoopRanges(), 0);
}

/// Whether the iterations write every element of a result: its dimensions are
/// loops of their own, or have one element.
static bool coversResult(LinalgOp op, unsigned result) {
  // Each element is an iteration by definition; these ops make their maps anew
  // whenever somebody asks.
  if (isa<FillOp, MapOp, TransposeOp, BroadcastOp>(op))
    return true;
  unsigned init = getFirstOutput(op) + result;
  ArrayRef<int64_t> shape = getShape(op->getOperand(init).getType());
  auto map = cast<AffineMapAttr>(op.getIndexingMaps()[init]).getValue();
  llvm::SmallBitVector seen(map.getNumDims());
  for (auto [dim, expr] : llvm::enumerate(map.getResults())) {
    auto loop = dyn_cast<AffineDimExpr>(expr);
    if (!loop && shape[dim] == 1)
      continue;
    if (!loop || seen.test(loop.getPosition()))
      return false;
    seen.set(loop.getPosition());
  }
  return true;
}

/// Whether what is yielded for a result is the same in every iteration: a
/// constant, a value from outside, or a scalar operand.
static bool yieldsOneScalar(LinalgOp op, unsigned result) {
  Value yielded = getYielded(op, result);
  if (yielded.getParentBlock() != op.getBlock() ||
      matchPattern(yielded, m_Constant()))
    return true;
  OpOperand *operand = getYieldedOperand(op, result);
  return operand && !isa<ShapedType>(operand->get().getType());
}

namespace {
template <typename OpTy>
struct StructuredContents
    : ContentsOpInterface::ExternalModel<StructuredContents<OpTy>, OpTy> {
  std::optional<ContentsSource> getContentsSource(Operation *op,
                                                  unsigned result) const {
    if (hasEmptyDomain(cast<LinalgOp>(op)))
      return ContentsSource{getInit(cast<LinalgOp>(op), result),
                            ContentsKind::whole};
    OpOperand *operand = getYieldedOperand(cast<LinalgOp>(op), result);
    if (!operand || !isa<TensorType>(operand->get().getType()) ||
        !coversResult(cast<LinalgOp>(op), result))
      return std::nullopt;
    return ContentsSource{operand, ContentsKind::drawn};
  }

  bool makesSplat(Operation *op, unsigned result) const {
    auto structured = cast<LinalgOp>(op);
    return yieldsOneScalar(structured, result) &&
           coversResult(structured, result) && !hasEmptyDomain(structured);
  }

  /// Upstream's answer lists the effects on every operand first.
  bool isAllocation(Operation *, unsigned) const { return false; }

  /// What the iterations leave out stays.
  OpOperand *getPartlyWritten(Operation *op) const {
    auto structured = cast<LinalgOp>(op);
    if (op->getNumResults() != 1 || coversResult(structured, 0))
      return nullptr;
    return getInit(structured, 0);
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
