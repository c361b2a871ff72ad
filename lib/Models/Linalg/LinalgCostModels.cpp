//===- LinalgCostModels.cpp - Costs of the linalg dialect -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One rule for every structured op, named or generic: work is the iteration
// domain times the body, traffic is the footprint of each indexing map. No
// named op has a formula of its own.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Models/CostBuilder.h"
#include "mlir-roofline/Models/CostModels.h"

#include "Core/ContentsModels.h"
#include "Core/Footprint.h"
#include "Core/PaddingTaps.h"
#include "Core/RegionWork.h"
#include "Linalg/LinalgModels.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/SparseTensor/IR/SparseTensor.h"
#include "mlir/IR/DialectRegistry.h"
#include "llvm/ADT/SmallBitVector.h"

using namespace mlir;
using namespace mlir::linalg;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Structured ops
//===----------------------------------------------------------------------===//

/// The extents of the loops. Each loop is by itself a result of some indexing
/// map (the verifier insists), so its extent is that of an operand's dimension;
/// a static one is preferred where several operands give it.
static SmallVector<Quantity> getLoopExtents(LinalgOp op, ArrayAttr maps,
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

/// The map without the dimensions along which a buffer repeats itself (strides
/// of 0).
static AffineMap dropRepeatedDims(AffineMap map, Type type) {
  auto memref = dyn_cast<MemRefType>(type);
  if (!memref || memref.getLayout().isIdentity())
    return map;
  SmallVector<int64_t> strides;
  int64_t offset;
  if (failed(memref.getStridesAndOffset(strides, offset)))
    return map;
  llvm::SmallBitVector repeated(strides.size());
  for (auto [dim, stride] : llvm::enumerate(strides))
    repeated[dim] = stride == 0;
  return repeated.any() ? map.dropResults(repeated) : map;
}

/// Adds what the op reads and writes through its operands.
static void addTraffic(CostBuilder &builder, LinalgOp op, ArrayAttr maps,
                       ArrayRef<Quantity> extents) {
  bool isElementwise = op.getNumReductionLoops() == 0;
  // Every output has a value in the terminator.
  unsigned numOutputs = op.getBlock()->getTerminator()->getNumOperands();
  unsigned numInputs = op->getNumOperands() - numOutputs;
  for (OpOperand &operand : op->getOpOperands()) {
    if (!isInMemory(operand.get().getType()))
      continue;
    unsigned number = operand.getOperandNumber();
    AffineMap map = dropRepeatedDims(
        cast<AffineMapAttr>(maps[number]).getValue(), operand.get().getType());
    Footprint footprint = getFootprint(map, extents);
    bool isInit = number >= numInputs;
    size_t numEntries = builder.getCost().traffic.size();
    // An elementwise consumer takes a splat as an immediate, and an accumulator
    // that starts as one starts in a register.
    bool isImmediate = (isElementwise || isInit) && isSplat(operand.get());
    if (!isImmediate && op.payloadUsesValueFromOperand(&operand))
      builder.readOperand(number, footprint.elements, map.getAsOpaquePointer());
    if (isInit && isa<BaseMemRefType>(operand.get().getType()))
      builder.writeOperand(number, footprint.elements);
    else if (isInit && !isSplat(op->getResult(number - numInputs)))
      builder.writeResult(number - numInputs, footprint.elements);
    if (!footprint.isExact)
      builder.limitTrafficFrom(numEntries, CountStatus::upper,
                               "no closed form for the elements touched");
  }
}

/// The iterations that meet a stored element of the only sparse factor of a
/// contraction: with an element that is not there, the product is nothing. Each
/// element is met once per iteration of the loops that do not select it.
static std::optional<Quantity> getStoredIterations(LinalgOp op,
                                                   ArrayRef<Quantity> extents,
                                                   SizeProvider &sizes) {
  OpOperand *sparse = nullptr;
  for (OpOperand *input : op.getDpsInputOperands()) {
    if (!sparse_tensor::getSparseTensorEncoding(input->get().getType()))
      continue;
    if (sparse)
      return std::nullopt;
    sparse = input;
  }
  if (!sparse)
    return std::nullopt;
  AffineMap map = op.getMatchingIndexingMap(sparse);
  if (!map.isProjectedPermutation())
    return std::nullopt;
  Quantity iterations = sizes.getStoredElements(sparse->get());
  for (auto [loop, extent] : llvm::enumerate(extents))
    if (!map.isFunctionOfDim(loop))
      iterations *= extent;
  return iterations;
}

/// What is left of a reduction's flops without the taps that hit padding, or
/// without the products with elements that are not stored.
static void addEffectiveFlops(CostBuilder &builder, LinalgOp op,
                              ArrayRef<Quantity> extents,
                              const Quantity &iterations) {
  SizeProvider &sizes = builder.getSizes();
  std::optional<Quantity> inBounds = getInBoundsIterations(op, extents, sizes);
  if (!inBounds && builder.getCost().macs == iterations)
    inBounds = getStoredIterations(op, extents, sizes);
  if (!inBounds || *inBounds == iterations)
    return;
  CostBuilder iteration(op, sizes);
  addBodyCost(iteration, *op.getBlock(), /*iterations=*/1);
  Quantity flops = iteration.getCost().work.getFlops();
  if (!flops.isZero())
    builder.getCost().effectiveFlops = flops * *inBounds;
}

static OpCost getStructuredCost(LinalgOp op, SizeProvider &sizes) {
  CostBuilder builder(op, sizes);
  ArrayAttr maps = op.getIndexingMaps();
  SmallVector<Quantity> extents = getLoopExtents(op, maps, sizes);
  Quantity iterations = 1;
  for (const Quantity &extent : extents)
    iterations *= extent;

  if (iterations.isZero())
    return builder.take(); // no iteration touches anything
  addBodyCost(builder, *op.getBlock(), iterations);
  if (op.getNumReductionLoops() != 0)
    addEffectiveFlops(builder, op, extents, iterations);
  addTraffic(builder, op, maps, extents);
  return builder.take();
}

namespace {
template <typename OpTy>
struct StructuredModel
    : CostModelOpInterface::ExternalModel<StructuredModel<OpTy>, OpTy> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    return getStructuredCost(cast<LinalgOp>(op), sizes);
  }
};

//===----------------------------------------------------------------------===//
// Ops that are no loop nest with a body
//===----------------------------------------------------------------------===//

/// Per element: the running maximum, the subtraction of it, the exponential,
/// the running sum and the division, as the op's decomposition computes them.
struct SoftmaxModel
    : CostModelOpInterface::ExternalModel<SoftmaxModel, SoftmaxOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    Type type = op->getOperand(0).getType();
    Quantity elements = builder.getNumElements(op->getOperand(0));
    builder.addWork(WorkClass::compare, type, elements);
    builder.addWork(WorkClass::add, type, elements * Quantity(2));
    builder.addWork(WorkClass::special, type, elements);
    builder.addWork(WorkClass::div, type, elements);
    builder.readOperand(0);
    if (op->getNumResults() != 0)
      builder.writeResult(0);
    else
      builder.writeOperand(1);
    return builder.take();
  }
};

/// pack and unpack move every element of the smaller side once; what pack adds
/// as padding is written, what unpack drops is not read.
template <typename OpTy>
struct RelayoutModel
    : CostModelOpInterface::ExternalModel<RelayoutModel<OpTy>, OpTy> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    auto relayout = cast<OpTy>(op);
    Quantity source = builder.getNumElements(relayout.getSource());
    Quantity dest = builder.getNumElements(relayout.getDest());
    if (!isSplat(relayout.getSource()))
      builder.readOperand(0, Quantity::min(source, dest));
    if (op->getNumResults() != 0)
      builder.writeResult(0, dest);
    else
      builder.writeOperand(1, dest);
    return builder.take();
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// Registration
//===----------------------------------------------------------------------===//

/// An interface cannot carry a model (LinalgOp is one), so each op of the
/// generated list gets the same template: ops that later versions add, too.
template <typename... Ops>
static void attachStructuredModels(MLIRContext *ctx) {
  (Ops::template attachInterface<StructuredModel<Ops>>(*ctx), ...);
}

void mlir::roofline::registerLinalgCostModels(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *ctx, LinalgDialect *) {
    attachStructuredModels<
#define GET_OP_LIST
#include "mlir/Dialect/Linalg/IR/LinalgStructuredOps.cpp.inc"
        >(ctx);
    attachWinogradModels(ctx);
    SoftmaxOp::attachInterface<SoftmaxModel>(*ctx);
    PackOp::attachInterface<RelayoutModel<PackOp>>(*ctx);
    UnPackOp::attachInterface<RelayoutModel<UnPackOp>>(*ctx);
    attachLinalgContents(ctx);
    // A loop's own counter, and the terminator.
    attachFreeModels<IndexOp, YieldOp>(ctx);
  });
}
