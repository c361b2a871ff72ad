//===- LinalgAccumulation.cpp - Sums of structured ops --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/CarriedOperands.h"
#include "Accumulation/MultiplyAccumulates.h"
#include "Linalg/LinalgModels.h"
#include "Linalg/StructuredOps.h"

using namespace mlir;
using namespace mlir::linalg;
using namespace mlir::roofline;

/// Whether several iterations contribute to an element of what `map` indexes:
/// not if each loop gives one of the positions.
static bool isReduced(LinalgOp op, AffineMap map) {
  bool isOneToOne =
      map.isProjectedPermutation() && map.getNumResults() == map.getNumDims();
  return op.getNumReductionLoops() != 0 && !isOneToOne;
}

static AffineMap getMap(LinalgOp op, unsigned operand) {
  return cast<AffineMapAttr>(op.getIndexingMaps()[operand]).getValue();
}

namespace {
template <typename OpTy>
struct StructuredAccumulation
    : AccumulationOpInterface::ExternalModel<StructuredAccumulation<OpTy>,
                                             OpTy> {
  SumRole getSumRole(Operation *op, unsigned operand) const {
    auto structured = cast<LinalgOp>(op);
    if (operand >= getFirstOutput(structured) ||
        !isa<ShapedType>(op->getOperand(operand).getType()))
      return SumRole::none;
    BlockArgument argument = structured.getBlock()->getArgument(operand);
    if (structured.getNumReductionLoops() == 0) {
      if (isHandedOn(op, argument))
        return SumRole::moved;
      // Only a loop around it sums up. What products in it are for is a
      // question of its own.
      bool multiplies =
          llvm::any_of(*structured.getBlock(), [](Operation &inner) {
            return getFactors(&inner).has_value();
          });
      if (multiplies || !mayRunAgain(op))
        return SumRole::none;
    }
    MultiplyAccumulates sums(op, /*sizes=*/nullptr);
    return sums.sumsUp(argument) ? SumRole::summed : SumRole::none;
  }

  std::optional<SmallVector<Value>> getElementwiseSources(Operation *op) const {
    auto structured = cast<LinalgOp>(op);
    if (structured.getNumReductionLoops() != 0 ||
        structured.hasIndexSemantics())
      return std::nullopt;
    SmallVector<Value> sources;
    for (OpOperand &operand : op->getOpOperands()) {
      if (!getMap(structured, operand.getOperandNumber()).isIdentity())
        return std::nullopt;
      if (structured.payloadUsesValueFromOperand(&operand))
        sources.push_back(operand.get());
    }
    return sources;
  }

  std::optional<ElementAccess> getArgumentAccess(Operation *op,
                                                 BlockArgument argument) const {
    unsigned operand = argument.getArgNumber();
    if (operand >= op->getNumOperands())
      return std::nullopt;
    return ElementAccess{op->getOperand(operand),
                         getMap(cast<LinalgOp>(op), operand),
                         /*indices=*/{},
                         /*stored=*/{}};
  }

  Value getAccumulated(Operation *op, BlockArgument argument) const {
    auto structured = cast<LinalgOp>(op);
    unsigned first = getFirstOutput(structured);
    unsigned operand = argument.getArgNumber();
    if (operand < first || !isReduced(structured, getMap(structured, operand)))
      return {};
    return argument.getOwner()->getTerminator()->getOperand(operand - first);
  }

  bool variesAlongSums(Operation *op, Value value) const {
    auto structured = cast<LinalgOp>(op);
    SmallVector<utils::IteratorType> iterators =
        structured.getIteratorTypesArray();
    if (auto index = value.getDefiningOp<IndexOp>())
      return iterators[index.getDim()] == utils::IteratorType::reduction;
    auto argument = dyn_cast<BlockArgument>(value);
    if (!argument || argument.getArgNumber() >= op->getNumOperands())
      return false;
    AffineMap map = getMap(structured, argument.getArgNumber());
    return llvm::any_of(
        llvm::seq<unsigned>(iterators.size()), [&](unsigned loop) {
          return iterators[loop] == utils::IteratorType::reduction &&
                 map.isFunctionOfDim(loop);
        });
  }

  Value getYieldedTo(Operation *op, unsigned operand) const {
    unsigned output = getFirstOutput(cast<LinalgOp>(op)) + operand;
    Value whole = op->getOperand(output);
    if (isa<BaseMemRefType>(whole.getType()))
      return whole;
    return operand < op->getNumResults() ? op->getResult(operand) : Value();
  }
};
} // namespace

void mlir::roofline::attachLinalgAccumulation(MLIRContext *ctx) {
  attachToStructuredOps<StructuredAccumulation>(ctx);
}
