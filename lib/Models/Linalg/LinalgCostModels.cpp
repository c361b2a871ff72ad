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

#include "mlir-roofline/Interfaces/Access/SameStorage.h"
#include "mlir-roofline/Models/CostBuilder.h"
#include "mlir-roofline/Models/CostModels.h"

#include "Core/DataMovement.h"
#include "Core/RegionWork.h"
#include "Linalg/Body/InvariantWork.h"
#include "Linalg/Body/KnownBody.h"
#include "Linalg/LinalgModels.h"
#include "Linalg/Padding/PaddingTaps.h"
#include "Linalg/SharedCosts.h"
#include "Linalg/StructuredOps.h"
#include "Storage/ContentsModels.h"
#include "Storage/InPlace.h"
#include "Storage/SparseStorage.h"
#include "Windows/EffectiveTaps.h"
#include "mlir-roofline/Interfaces/Access/Footprint.h"

#include "mlir/IR/DialectRegistry.h"
#include "mlir/IR/TypeUtilities.h"
#include "llvm/ADT/SmallBitVector.h"

using namespace mlir;
using namespace mlir::linalg;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Structured ops
//===----------------------------------------------------------------------===//

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

namespace {
/// The only sparse operand of a structured op, if an element that it does not
/// store has no effect, as 0 in a product.
struct SparseFactor {
  OpOperand *operand = nullptr;
  AffineMap map;
  Quantity stored;

  /// The product of the extents of the loops that `is` holds of.
  static Quantity multiply(ArrayRef<Quantity> extents,
                           llvm::function_ref<bool(unsigned loop)> is) {
    Quantity product = 1;
    for (auto [loop, extent] : llvm::enumerate(extents))
      if (is(loop))
        product *= extent;
    return product;
  }
  /// The iterations that meet a stored element: each is met once per iteration
  /// of the loops that do not select it.
  Quantity getIterations(ArrayRef<Quantity> extents) const {
    return stored * multiply(extents, [&](unsigned loop) {
             return !map.isFunctionOfDim(loop);
           });
  }
};
} // namespace

static std::optional<SparseFactor> getSparseFactor(LinalgOp op,
                                                   SizeProvider &sizes) {
  SparseFactor factor;
  for (OpOperand *input : op.getDpsInputOperands()) {
    if (!isSparse(input->get().getType()))
      continue;
    if (factor.operand)
      return std::nullopt;
    factor.operand = input;
  }
  if (!factor.operand)
    return std::nullopt;
  factor.map = op.getMatchingIndexingMap(factor.operand);
  Value tensor = factor.operand->get();
  Attribute zero = getZero(getElementTypeOrSelf(tensor.getType()));
  if (!factor.map.isProjectedPermutation() || !zero ||
      !isNeutral(op, *factor.operand, zero))
    return std::nullopt;
  std::optional<SparseStorage> storage = getSparseStorage(tensor, sizes);
  factor.stored = storage && storage->isFixed ? storage->elements
                                              : sizes.getStoredElements(tensor);
  return factor;
}

/// What of another operand meets a stored element, if some may not: at most as
/// many elements as there are, for each iteration of the loops that these do
/// not select.
static std::optional<Quantity> getMetElements(const SparseFactor &factor,
                                              AffineMap map,
                                              ArrayRef<Quantity> extents) {
  auto selects = [&](unsigned loop) {
    return factor.map.isFunctionOfDim(loop);
  };
  bool isSelected = false;
  for (unsigned loop = 0; loop < extents.size(); ++loop)
    isSelected |= selects(loop) && map.isFunctionOfDim(loop);
  if (!isSelected)
    return std::nullopt;
  return factor.stored * SparseFactor::multiply(extents, [&](unsigned loop) {
           return map.isFunctionOfDim(loop) && !selects(loop);
         });
}

/// Whether the op copies its only input to where it is already.
static bool copiesInPlace(LinalgOp op, ArrayAttr maps) {
  Operation *terminator = op.getBlock()->getTerminator();
  if (op->getNumOperands() != 2 || terminator->getNumOperands() != 1 ||
      terminator->getOperand(0) != op.getBlock()->getArgument(0) ||
      maps[0] != maps[1])
    return false;
  Value source = op->getOperand(0), dest = op->getOperand(1);
  if (isa<TensorType>(source.getType()) && isa<TensorType>(dest.getType()))
    return isComputedIn(source, dest);
  return isSameStorage(stripWholeViews(source), stripWholeViews(dest));
}

/// Adds what the op reads and writes through its operands.
static void addTraffic(CostBuilder &builder, LinalgOp op, ArrayAttr maps,
                       ArrayRef<Quantity> extents,
                       const std::optional<SparseFactor> &factor) {
  bool isElementwise = op.getNumReductionLoops() == 0;
  unsigned numInputs = getFirstOutput(op);
  for (OpOperand &operand : op->getOpOperands()) {
    if (!isInMemory(operand.get()))
      continue;
    unsigned number = operand.getOperandNumber();
    AffineMap map = dropRepeatedDims(
        cast<AffineMapAttr>(maps[number]).getValue(), operand.get().getType());
    Footprint footprint = getFootprint(map, extents);
    bool isInit = number >= numInputs;
    std::optional<Quantity> met;
    if (factor && !isInit && &operand != factor->operand)
      met = getMetElements(*factor, map, extents);
    if (met)
      footprint.elements = Quantity::min(footprint.elements, *met);
    size_t numEntries = builder.getCost().traffic.size();
    // An elementwise consumer takes a splat as an immediate, and an accumulator
    // that starts as one starts in a register.
    bool isImmediate = (isElementwise || isInit) && isSplat(operand.get());
    if (!isImmediate && op.payloadUsesValueFromOperand(&operand))
      builder.readOperand(number, footprint.elements, map.getAsOpaquePointer());
    if (isInit && isa<BaseMemRefType>(operand.get().getType()))
      builder.writeOperand(number, footprint.elements);
    else if (getPartlyWritten(op) == &operand)
      writePart(builder, number, footprint.elements);
    else if (isInit && !isSplat(op->getResult(number - numInputs)))
      builder.writeResult(number - numInputs, footprint.elements);
    if (met)
      builder.limitTrafficFrom(numEntries, CountStatus::upper,
                               "depends on which elements are stored");
    else if (!footprint.isExact)
      builder.limitTrafficFrom(numEntries, CountStatus::upper,
                               "no closed form for the elements touched");
  }
}

/// Leaves out of a reduction the iterations that hit padding or inserted zeros,
/// or the products with elements that are not stored.
static void dropNeutralIterations(CostBuilder &builder, LinalgOp op,
                                  ArrayRef<Quantity> extents,
                                  const Quantity &iterations,
                                  const std::optional<SparseFactor> &factor) {
  SizeProvider &sizes = builder.getSizes();
  std::optional<Quantity> left = getInBoundsIterations(op, extents, sizes);
  if (!left && factor)
    left = factor->getIterations(extents);
  if (!left || *left == iterations)
    return;
  CostBuilder iteration(op, sizes);
  addBodyCost(iteration, *op.getBlock(), /*iterations=*/1);
  Work invariant = getInvariantWork(op, iteration);
  setEffectiveWork(builder, iteration.getCost(), iterations - *left, invariant);
}

/// Says of the iterations that a mask of the body annihilates that nobody has
/// to do them: `select(j <= i, a * b, 0)` in a sum.
static void avoidMaskedIterations(CostBuilder &builder, LinalgOp op,
                                  ArrayRef<Quantity> extents) {
  Quantity masked = countMaskedIterations(op, extents);
  if (masked.isZero())
    return;
  CostBuilder iteration(op, builder.getSizes());
  addBodyCost(iteration, *op.getBlock(), /*iterations=*/1);
  Work avoided;
  avoided.addScaled(iteration.getCost().work, masked);
  avoided.addScaled(getInvariantWork(op, iteration), Quantity(0) - masked);
  builder.getCost().addAvoidable(avoided, masked * iteration.getCost().macs);
}

/// Takes away what the body of a named op computes from constants alone (the
/// parameters of a random generator). That body is nobody's text: upstream
/// evaluates such ops where it makes a generic op of it.
static void dropConstants(CostBuilder &builder, LinalgOp op,
                          const Quantity &iterations) {
  llvm::SmallPtrSet<Operation *, 8> constants;
  for (Operation &each : *op.getBlock()) {
    bool isConstant = llvm::all_of(each.getOperands(), [&](Value operand) {
      return operand.getDefiningOp() &&
             constants.contains(operand.getDefiningOp());
    });
    if (each.hasTrait<OpTrait::ConstantLike>()) {
      constants.insert(&each);
      continue;
    }
    auto model = dyn_cast<CostModelOpInterface>(each);
    if (each.getNumOperands() == 0 || !isConstant || !model)
      continue;
    constants.insert(&each);
    OpCost cost = model.getOpCost(builder.getSizes());
    Work &work = builder.getCost().work;
    work.addScaled(cost.work, Quantity(0) - iterations);
    // Without what is 0 now.
    work = work.transformed([](const Quantity &count) { return count; });
  }
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
  if (isa<FillRng2DOp>(op))
    dropConstants(builder, op, iterations);
  else
    addAvoidableWork(builder, op, extents, iterations);
  std::optional<SparseFactor> factor = getSparseFactor(op, sizes);
  if (op.getNumReductionLoops() != 0) {
    dropNeutralIterations(builder, op, extents, iterations, factor);
    if (!builder.getCost().effective)
      avoidMaskedIterations(builder, op, extents);
  }
  if (!copiesInPlace(op, maps))
    addTraffic(builder, op, maps, extents, factor);
  return builder.take();
}

namespace {
template <typename OpTy>
struct StructuredModel
    : CostModelOpInterface::ExternalModel<StructuredModel<OpTy>, OpTy> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    auto structured = cast<LinalgOp>(op);
    return sizes.getFacts<SharedCosts>().get(
        structured, [&] { return getStructuredCost(structured, sizes); });
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

void mlir::roofline::registerLinalgCostModels(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *ctx, LinalgDialect *) {
    attachToStructuredOps<StructuredModel>(ctx);
    attachWinogradModels(ctx);
    SoftmaxOp::attachInterface<SoftmaxModel>(*ctx);
    PackOp::attachInterface<RelayoutModel<PackOp>>(*ctx);
    UnPackOp::attachInterface<RelayoutModel<UnPackOp>>(*ctx);
    attachLinalgContents(ctx);
    attachLinalgAccumulation(ctx);
    attachLinalgIteration(ctx);
    attachLinalgMasks(ctx);
    // A loop's own counter, and the terminator.
    attachFreeModels<IndexOp, YieldOp>(ctx);
  });
}
