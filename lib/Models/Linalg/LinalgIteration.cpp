//===- LinalgIteration.cpp - Loops of linalg ops --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A structured op says its loops itself. A softmax is a row of its input after
// the other; packed layouts split a dimension in two.
//
//===----------------------------------------------------------------------===//

#include "Linalg/LinalgModels.h"
#include "Linalg/StructuredOps.h"

#include "mlir-roofline/Interfaces/AccumulationOpInterface.h"
#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Interfaces/IterationOpInterface.h"

using namespace mlir;
using namespace mlir::linalg;
using namespace mlir::roofline;

SmallVector<Quantity> mlir::roofline::getLoopExtents(LinalgOp op,
                                                     ArrayAttr maps,
                                                     SizeProvider &sizes) {
  SmallVector<Quantity> extents(op.getNumLoops());
  SmallVector<bool> isKnown(extents.size(), false);
  SmallVector<std::tuple<unsigned, Value, unsigned>> dynamic;
  for (auto [operand, map] : llvm::zip_equal(
           op->getOperands(), maps.getAsValueRange<AffineMapAttr>()))
    for (auto [dim, result] : llvm::enumerate(map.getResults())) {
      auto loop = dyn_cast<AffineDimExpr>(result);
      if (!loop || isKnown[loop.getPosition()])
        continue;
      int64_t extent = cast<ShapedType>(operand.getType()).getDimSize(dim);
      if (ShapedType::isDynamic(extent)) {
        dynamic.emplace_back(loop.getPosition(), operand, dim);
        continue;
      }
      extents[loop.getPosition()] = extent;
      isKnown[loop.getPosition()] = true;
    }
  for (auto [loop, operand, dim] : dynamic)
    if (!isKnown[loop]) {
      extents[loop] = sizes.getDim(operand, dim);
      isKnown[loop] = true;
    }
  return extents;
}

/// What is known of an element that the body loads: the indices that are
/// numbers of iterations. A symbol stands for the others; null if there is no
/// other one.
static AffineMap getPartlyKnown(LinalgOp op, Operation *nested, Value memory) {
  std::optional<ElementAccess> access = getElementAccess(nested);
  if (!access || access->memory != memory || access->map)
    return {};
  unsigned numSymbols = 0;
  SmallVector<AffineExpr> position;
  for (Value index : access->indices) {
    auto loop = index.getDefiningOp<IndexOp>();
    bool isOwn = loop && loop->getParentOp() == op;
    position.push_back(
        isOwn ? getAffineDimExpr(loop.getDim(), op->getContext())
              : getAffineSymbolExpr(numSymbols++, op->getContext()));
  }
  if (numSymbols == position.size())
    return {};
  return AffineMap::get(op.getNumLoops(), numSymbols, position,
                        op->getContext());
}

/// What the body reads from tensors and buffers that are no operands: which
/// element depends on what it computes.
static void addCaptured(IterationSpace &space, LinalgOp op) {
  op->getRegion(0).walk([&](Operation *nested) {
    for (Value operand : nested->getOperands())
      if (isInMemory(operand) && !isSplat(operand) &&
          !op->isAncestor(operand.getParentRegion()->getParentOp()))
        space.accesses.push_back({operand, AffineMap(), /*isWritten=*/false,
                                  getPartlyKnown(op, nested, operand)});
  });
}

static std::optional<IterationSpace> getStructuredSpace(LinalgOp op,
                                                        SizeProvider &sizes) {
  IterationSpace space;
  ArrayAttr maps = op.getIndexingMaps();
  SmallVector<Quantity> extents = getLoopExtents(op, maps, sizes);
  for (auto [extent, type] :
       llvm::zip_equal(extents, op.getIteratorTypesArray()))
    space.addLoop(extent, type == utils::IteratorType::parallel);
  unsigned numInputs = getFirstOutput(op);
  for (OpOperand &operand : op->getOpOperands()) {
    Value value = operand.get();
    if (!isInMemory(value))
      continue;
    unsigned number = operand.getOperandNumber();
    AffineMap map = cast<AffineMapAttr>(maps[number]).getValue();
    if (!isSplat(value) && op.payloadUsesValueFromOperand(&operand))
      space.accesses.push_back({value, map});
    if (number < numInputs)
      continue;
    if (isa<BaseMemRefType>(value.getType()))
      space.accesses.push_back({value, map, /*isWritten=*/true});
    else if (Value result = op->getResult(number - numInputs); !isSplat(result))
      space.accesses.push_back({result, map, /*isWritten=*/true});
  }
  addCaptured(space, op);
  return space;
}

namespace {
template <typename OpTy>
struct StructuredIteration
    : IterationOpInterface::ExternalModel<StructuredIteration<OpTy>, OpTy> {
  std::optional<IterationSpace> getIterationSpace(Operation *op,
                                                  SizeProvider &sizes) const {
    return getStructuredSpace(cast<LinalgOp>(op), sizes);
  }
};

/// Every element of a row needs the whole row.
struct SoftmaxIteration
    : IterationOpInterface::ExternalModel<SoftmaxIteration, SoftmaxOp> {
  std::optional<IterationSpace> getIterationSpace(Operation *op,
                                                  SizeProvider &sizes) const {
    auto softmax = cast<SoftmaxOp>(op);
    Value input = softmax.getInput();
    int64_t rank = softmax.getInputOperandRank();
    IterationSpace space;
    for (int64_t dim = 0; dim < rank; ++dim)
      space.addLoop(sizes.getDim(input, dim),
                    dim != static_cast<int64_t>(softmax.getDimension()));
    AffineMap identity =
        AffineMap::getMultiDimIdentityMap(rank, op->getContext());
    if (!isSplat(input))
      space.accesses.push_back({input, identity});
    Value written = softmax.getOutput();
    if (op->getNumResults() != 0)
      written = op->getResult(0);
    space.accesses.push_back({written, identity, /*isWritten=*/true});
    return space;
  }
};
} // namespace

void mlir::roofline::attachLinalgIteration(MLIRContext *ctx) {
  attachToStructuredOps<StructuredIteration>(ctx);
  SoftmaxOp::attachInterface<SoftmaxIteration>(*ctx);
}
