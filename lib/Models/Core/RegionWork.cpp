//===- RegionWork.cpp - The work of a structured op's body ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/RegionWork.h"

#include "Accumulation/Accumulation.h"

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Work and captured memory
//===----------------------------------------------------------------------===//

/// Adds what an op of the body does to a tensor or buffer in each of
/// `iterations`. How much of it is new each time depends on data, as `reason`
/// says.
static void addCaptured(CostBuilder &builder, Value value,
                        const OperandTraffic &traffic,
                        const Quantity &iterations, StringRef reason) {
  Quantity elements = Quantity::min(traffic.footprint * iterations,
                                    builder.getNumElements(value));
  if (!traffic.bytesWritten.isZero())
    builder.writeCaptured(value, elements, reason);
  if (!traffic.bytesRead.isZero() && !isSplat(value))
    builder.readCaptured(value, elements, reason);
}

/// Whether `value` is a tensor without dimensions that the body is given or
/// makes: a number, in dialects whose bodies have no scalars.
static bool isNumberOfBody(Value value, Block *body) {
  auto type = dyn_cast<RankedTensorType>(value.getType());
  return type && type.getRank() == 0 &&
         body->getParent()->isAncestor(value.getParentRegion());
}

/// Adds the memory that one op of the body touches in each of `iterations`. A
/// position that is looked up twice is there already.
static void addCapturedTraffic(CostBuilder &builder, Operation *op,
                               const OpCost &cost, const Quantity &iterations) {
  if (cost.traffic.empty() || !builder.addAccess(op))
    return;
  for (const OperandTraffic &traffic : cost.traffic)
    if (traffic.role == OperandRole::operand &&
        !isNumberOfBody(op->getOperand(traffic.index), op->getBlock()))
      addCaptured(builder, op->getOperand(traffic.index), traffic, iterations,
                  traffic.bytesWritten.isZero()
                      ? "which elements are looked up depends on data"
                      : "which elements are stored depends on data");
}

/// Adds the multiply-accumulates of a product in the body, and the type that a
/// matrix unit which did them would have to take.
static void addMacs(OpCost &sum, const OpCost &cost,
                    const Quantity &iterations) {
  if (cost.macs.isZero())
    return;
  sum.macs += cost.macs * iterations;
  sum.macOperandType = cost.macOperandType;
  sum.macAccumulatorType = cost.macAccumulatorType;
}

/// Of a product in the body that does not say so (a declared cost does), the
/// type that a matrix unit which did it would have to take.
static void setMultipliedType(OpCost &cost, Operation &product) {
  if (!cost.macs.isZero() && !cost.macOperandType)
    cost.macOperandType =
        getWiderType(getMultipliedType(product.getOperand(0)),
                     getMultipliedType(product.getOperand(1)));
}

/// Adds what `iterations` executions of an op take that runs at most one of its
/// regions, once: of each kind the larger. False if it is no such op.
static bool addAlternatives(CostBuilder &builder, Operation &op,
                            const Quantity &iterations) {
  auto branch = dyn_cast<RegionBranchOpInterface>(op);
  if (!branch)
    return false;
  SmallVector<InvocationBounds> bounds;
  branch.getRegionInvocationBounds(SmallVector<Attribute>(op.getNumOperands()),
                                   bounds);
  for (auto [region, bound] : llvm::zip_equal(op.getRegions(), bounds))
    if (!bound.getUpperBound() || *bound.getUpperBound() > 1 ||
        (!region.empty() && !region.hasOneBlock()))
      return false;
  Work work;
  OpCost larger;
  OpCost &sum = builder.getCost();
  for (Region &region : op.getRegions()) {
    if (region.empty())
      continue;
    CostBuilder side(&op, builder);
    addBodyCost(side, region.front(), /*iterations=*/1);
    OpCost cost = side.take();
    work = Work::max(work, cost.work);
    larger.macs = Quantity::max(larger.macs, cost.macs);
    if (!cost.macs.isZero()) {
      larger.macOperandType = cost.macOperandType;
      larger.macAccumulatorType = cost.macAccumulatorType;
    }
    if (cost.workStatus != CountStatus::exact)
      builder.setWorkStatus(combine(sum.workStatus, cost.workStatus),
                            cost.reason);
    for (const OperandTraffic &traffic : cost.traffic)
      addCaptured(builder, traffic.value, traffic, iterations,
                  "which side is taken depends on data");
  }
  sum.work.addScaled(work, iterations);
  addMacs(sum, larger, iterations);
  builder.setWorkStatus(combine(sum.workStatus, CountStatus::upper),
                        "which side is taken depends on data");
  return true;
}

/// Adds what `iterations` executions of a loop take that runs as often each
/// time. False if it is none.
static bool addLoopCost(CostBuilder &builder, Operation &op,
                        const Quantity &iterations) {
  std::optional<SmallVector<LoopLevel>> levels =
      getLoopLevels(builder.getSizes(), &op);
  if (!levels || !llvm::hasSingleElement(op.getRegions()) ||
      !op.getRegion(0).hasOneBlock())
    return false;
  Quantity trips = iterations;
  for (const LoopLevel &level : *levels) {
    // Of bounds that are data each iteration may have others.
    if (!level.trips.isConstant())
      return false;
    trips *= level.trips;
  }
  addBodyCost(builder, op.getRegion(0).front(), trips);
  return true;
}

void mlir::roofline::addBodyCost(CostBuilder &builder, Block &body,
                                 const Quantity &iterations) {
  for (Operation &op : body.without_terminator()) {
    std::optional<OpCost> declared = getDeclaredCost(&op, builder.getSizes());
    auto model = dyn_cast<CostModelOpInterface>(op);
    // What a call costs is known where it is called, and nobody looks here.
    bool isModelled = model && !isa<CallOpInterface>(op) &&
                      (op.getNumRegions() == 0 || model.ownsRegions());
    if (!declared && !isModelled &&
        (addLoopCost(builder, op, iterations) ||
         addAlternatives(builder, op, iterations)))
      continue;
    if (!declared && !isModelled) {
      builder.setWorkStatus(
          combine(builder.getCost().workStatus, CountStatus::unknown),
          ("no cost model for '" + op.getName().getStringRef() +
           "' in the body")
              .str());
      continue;
    }
    OpCost cost = declared ? *declared : model.getOpCost(builder.getSizes());
    builder.getCost().work.addScaled(cost.work, iterations);
    setMultipliedType(cost, op);
    addMacs(builder.getCost(), cost, iterations);
    if (cost.workStatus != CountStatus::exact)
      builder.setWorkStatus(
          combine(builder.getCost().workStatus, cost.workStatus), cost.reason);
    addCapturedTraffic(builder, &op, cost, iterations);
  }
}
