//===- FusedCost.cpp - What a group costs as one operation ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The work of all operations, again for every iteration of the last one that
// needs it, and the traffic of what enters and leaves.
//
//===----------------------------------------------------------------------===//

#include "FusedCost.h"

#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/MapVector.h"

using namespace mlir;
using namespace mlir::roofline;
using advice::FusionSimulation;

namespace {
/// The operations of a group that cost something, in one instance of their
/// function.
struct CostedGroup {
  /// The last is that which stays, if it costs anything.
  SmallVector<unsigned> numbers;
  /// How often each of them is computed for one execution of the last; nothing
  /// where extents are open.
  SmallVector<std::optional<Quantity>> factors;
};
} // namespace
static std::optional<Quantity> countIterations(linalg::LinalgOp op) {
  Quantity iterations = 1;
  for (int64_t extent : op.getStaticLoopRanges()) {
    if (ShapedType::isDynamic(extent))
      return std::nullopt;
    iterations *= extent;
  }
  return iterations;
}

/// How often `op` is computed inside of `last`: as often as that has
/// iterations, for each of its own.
static std::optional<Quantity> getFactor(linalg::LinalgOp op,
                                         linalg::LinalgOp last) {
  if (op == last)
    return Quantity(1);
  std::optional<Quantity> own = countIterations(op),
                          all = countIterations(last);
  if (!own || !all || own->isZero())
    return std::nullopt;
  return Quantity::floorDiv(*all, *own);
}

/// The cost of the group as one operation. What is computed again is avoidable:
/// a bound needs it once.
static OpCost fuse(const AdviceInput &input, const CostedGroup &group,
                   const FusionSimulation::Group &fused) {
  OpCost cost;
  llvm::MapVector<Value, OperandTraffic> reads;
  Work again;
  for (auto [number, factor] : llvm::zip_equal(group.numbers, group.factors)) {
    const CostedOp &op = input.cost.getOps()[number];
    bool isLast = op.op == fused.ops.back();
    cost.work.addScaled(op.cost.work);
    Quantity more = factor.value_or(1) - 1;
    if (!more.isZero()) {
      cost.work.addScaled(op.cost.work, more);
      again.addScaled(op.cost.work, more);
    }
    if (op.cost.avoidable)
      cost.addAvoidable(op.cost.avoidable->work, op.cost.avoidable->macs);
    cost.macs += op.cost.macs;
    if (op.cost.macOperandType) {
      cost.macOperandType = op.cost.macOperandType;
      cost.macAccumulatorType = op.cost.macAccumulatorType;
    }
    cost.workStatus = combine(cost.workStatus, op.cost.workStatus);
    for (OperandTraffic traffic : op.cost.traffic) {
      if (traffic.role == OperandRole::result ||
          fused.inside.contains(traffic.value)) {
        if (isLast)
          cost.traffic.push_back(traffic);
        continue;
      }
      // Data decides which elements that are: those of every iteration.
      if (traffic.role == OperandRole::captured)
        traffic.bytesRead *= factor.value_or(1);
      auto [known, isNew] = reads.try_emplace(traffic.value, traffic);
      if (!isNew)
        known->second.bytesRead =
            Quantity::max(known->second.bytesRead, traffic.bytesRead);
    }
  }
  if (!again.empty())
    cost.addAvoidable(again);
  llvm::erase_if(cost.traffic, [&](const OperandTraffic &traffic) {
    return fused.inside.contains(traffic.value);
  });
  for (auto &[value, read] : reads)
    cost.traffic.push_back(std::move(read));
  for (const OperandTraffic &traffic : cost.traffic)
    cost.trafficStatus = combine(cost.trafficStatus, traffic.status);
  return cost;
}

/// What the group takes as one operation, in all executions.
static AdviceSaving getFused(const AdviceInput &input, const CostedGroup &group,
                             const FusionSimulation::Group &fused) {
  OpCost cost = fuse(input, group, fused);
  unsigned last = group.numbers.back();
  Quantity executions = input.cost.getOps()[last].multiplicity.value;
  AdviceSaving taken;
  std::optional<OpTime> time = input.machine.getTime(cost);
  if (std::optional<double> times = executions.getDouble(); time && times)
    taken.seconds = time->seconds * *times;
  taken.bytes = cost.getBytes() * executions;
  if (llvm::all_of(group.factors,
                   [](const auto &factor) { return factor.has_value(); }))
    taken.flops = cost.work.getFlops() * executions;
  return taken;
}

/// The group in each instance of its function.
static SmallVector<CostedGroup, 1>
getInstances(const AdviceInput &input, const FusionSimulation::Group &fused) {
  llvm::MapVector<unsigned, CostedGroup> instances;
  for (linalg::LinalgOp op : fused.ops)
    for (unsigned number : input.getNumbers(op)) {
      CostedGroup &group = instances[input.cost.getOps()[number].function];
      group.numbers.push_back(number);
      group.factors.push_back(getFactor(op, fused.ops.back()));
    }
  SmallVector<CostedGroup, 1> list;
  for (auto &[function, group] : instances)
    list.push_back(std::move(group));
  return list;
}

void advice::addGroup(const AdviceInput &input,
                      const FusionSimulation::Group &fused, Advice &piece) {
  // Each operation that joins is made anew, with all that has joined before.
  piece.numSteps += fused.ops.size() * (fused.ops.size() + fused.numInputs);
  for (const CostedGroup &group : getInstances(input, fused)) {
    if (group.numbers.size() < 2)
      continue;
    AdviceSaving before = input.getWhole(group.numbers.front());
    for (unsigned number : llvm::drop_begin(group.numbers))
      before = before + input.getWhole(number);
    // The place is where all of it runs from then on.
    AdvicePlace place = input.getPlace(group.numbers.back());
    place.saving = before - getFused(input, group, fused);
    addPlace(piece, std::move(place));
  }
}

void advice::forEachFunction(const AdviceInput &input,
                             llvm::function_ref<void(Operation *)> visit) {
  llvm::DenseSet<Operation *> seen;
  for (const FunctionCost &function : input.cost.getFunctions()) {
    // What stands outside of functions is no function that passes look into.
    auto own = dyn_cast_or_null<FunctionOpInterface>(function.op);
    if (own && !own.isExternal() && seen.insert(own).second)
      visit(own);
  }
}
