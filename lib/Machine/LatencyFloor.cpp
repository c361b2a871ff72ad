//===- LatencyFloor.cpp - Time that nothing beats -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/LatencyFloor.h"

#include "mlir-roofline/Interfaces/Values/StaticSizes.h"
#include "mlir-roofline/Machine/Formulas/RepeatedNeeds.h"
#include "mlir-roofline/Movement/NecessaryIterations.h"
#include "mlir-roofline/Movement/PerCallBoundary.h"
#include "mlir-roofline/Program/DeadOps.h"
#include "mlir-roofline/Support/FiniteNumber.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// What a part of the program needs for certain, by resource; empty if it needs
/// nothing.
struct PartDemand {
  using Amount = ResourceAmount<double>;
  SmallVector<Amount, 0> amounts;
  bool isSymbolic = false;

  void add(ArrayRef<Amount> others) {
    if (others.empty())
      return;
    amounts.resize(others.size());
    for (auto [sum, other] : llvm::zip_equal(amounts, others))
      sum += other;
  }
};

} // namespace

/// What both sides of a choice need.
static ResourceAmount<double> getSmaller(const ResourceAmount<double> &a,
                                         const ResourceAmount<double> &b) {
  ResourceAmount<double> smaller;
  smaller.guessed = smaller.certain = std::min(a.certain, b.certain);
  smaller.all =
      std::min(a.all - a.guessed, b.all - b.guessed) + smaller.guessed;
  return smaller;
}

namespace {
/// How they compose; see ExecutionFold.
class FloorAlgebra {
public:
  FloorAlgebra(const ModuleCost &cost, const FusionGroups &groups,
               const MachineResources &resources)
      : cost(cost), groups(groups), resources(resources),
        dead(DeadOps::get(cost)), necessary(NecessaryIterations::get(cost)) {}

  void addOp(PartDemand &sum, unsigned index) const {
    // Nor does anybody have to compute what no result depends on.
    if (!groups.getGroup(index) || dead.contains(cost.getOps()[index].op))
      return;
    const OpCost *all = cost.getIteratedCost(index);
    std::optional<OpCost> masked;
    if (!all)
      masked = necessary.getCost(index);
    const OpCost &counts =
        all ? *all : (masked ? *masked : cost.getOps()[index].cost);
    // An upper bound or a guess may be more than what happens.
    if (!isCertain(counts.workStatus))
      return;
    Demand<double> demand(resources);
    bool isKnown = addWork(demand, counts, resources);
    if (isKnown && all) {
      std::optional<double> executions = cost.getExecutionsPerCall(index);
      isKnown = executions.has_value();
      for (ResourceAmount<double> &amount : demand.amounts)
        amount *= 1 / executions.value_or(1);
    }
    sum.isSymbolic |= !isKnown;
    if (isKnown)
      sum.add(demand.amounts);
  }

  PartDemand call(const ExecutionTree::Node &, const PartDemand &callee) const {
    return callee;
  }

  void add(PartDemand &sum, const PartDemand &part) const {
    sum.isSymbolic |= part.isSymbolic;
    sum.add(part.amounts);
  }

  PartDemand scale(PartDemand part, const ExecutionTree::Node &loop) const {
    std::optional<double> trips = loop.times.lower.getDouble();
    if (!trips && loop.times.isExact())
      trips = loop.meanTimes;
    part.isSymbolic |= !trips && !part.amounts.empty();
    for (ResourceAmount<double> &amount : part.amounts)
      amount *= trips.value_or(0);
    return part;
  }

  PartDemand choose(const PartDemand &a, const PartDemand &b) const {
    PartDemand result;
    result.isSymbolic = a.isSymbolic || b.isSymbolic;
    if (a.amounts.empty() || b.amounts.empty())
      return result;
    for (auto [first, second] : llvm::zip_equal(a.amounts, b.amounts))
      result.amounts.push_back(getSmaller(first, second));
    return result;
  }

private:
  const ModuleCost &cost;
  const FusionGroups &groups;
  const MachineResources &resources;
  const DeadOps &dead;
  const NecessaryIterations &necessary;
};
} // namespace

/// The elements that so many bytes hold at least, packed: all of the value's if
/// these are its bytes.
static Quantity getElementsAtLeast(ShapedType type, const Quantity &bytes) {
  std::optional<unsigned> bits = getStorageBits(type.getElementType());
  if (!bits || *bits == 0)
    return 0;
  if (getStaticBytes(type) == bytes)
    return *getStaticElements(type);
  return Quantity::floorDiv((bytes - 1) * Quantity(8), *bits) + Quantity(1);
}

/// Everything that crosses the boundary, as if one operation moved it.
static OpCost getBoundaryCost(ArrayRef<Boundary::Transfer> transfers,
                              const MachineModel &machine) {
  OpCost cost;
  for (const Boundary::Transfer &transfer : transfers) {
    OperandTraffic &traffic = cost.traffic.emplace_back();
    traffic.value = transfer.value;
    (transfer.isWrite ? traffic.bytesWritten : traffic.bytesRead) =
        transfer.bytes;
    auto type = transfer.value ? dyn_cast<ShapedType>(transfer.value.getType())
                               : ShapedType();
    if (!type || !machine.getTarget().takesByte(type.getElementType()))
      continue;
    traffic.elementType = type.getElementType();
    traffic.footprint = getElementsAtLeast(type, transfer.bytes);
  }
  return cost;
}

std::optional<ResourceTime> mlir::roofline::findLatencyFloor(
    const ModuleCost &cost, const ProgramFlow &flow, const FusionGroups &groups,
    const MachineModel &machine) {
  const MachineResources &resources = machine.getResources();
  FloorAlgebra algebra(cost, groups, resources);
  ExecutionFold<PartDemand, FloorAlgebra> fold(cost.getExecution(), algebra);
  PartDemand total;
  for (unsigned entry : cost.getExecution().getEntryPoints())
    algebra.add(total, fold.getFunction(entry));
  // Apart from the work, its bytes cross the boundary.
  std::optional<Demand<double>> demand = getDemand(
      getBoundaryCost(getTransfersPerCall(cost, flow, groups), machine),
      resources);
  if (total.isSymbolic || !demand)
    return std::nullopt;
  if (!total.amounts.empty())
    for (auto [sum, part] : llvm::zip_equal(demand->amounts, total.amounts))
      sum += part;

  ResourceTime floor = {StringAttr(), BoundKind::none, 0};
  for (auto [number, seconds] :
       llvm::enumerate(machine.getCertainSeconds(*demand)))
    if (seconds > floor.seconds)
      floor = machine.getResource(number, seconds);
  if (!getFinite(floor.seconds))
    return std::nullopt;
  return floor;
}

//===----------------------------------------------------------------------===//
// Open sizes
//===----------------------------------------------------------------------===//

/// Adds what compute units do of all that is necessary; false if there is no
/// formula.
static bool addComputeFormulas(const ModuleCost &cost,
                               const FusionGroups &groups,
                               const MachineModel &machine, FormulaGraph &graph,
                               Demand<Formula> &demand) {
  const DeadOps &dead = DeadOps::get(cost);
  const NecessaryIterations &necessary = NecessaryIterations::get(cost);
  for (auto [number, op] : llvm::enumerate(cost.getOps())) {
    if (!groups.getGroup(number) || dead.contains(op.op))
      continue;
    std::optional<Formula> times = graph.get(op.multiplicity.value);
    if (cost.getIteratedCost(number) || !op.multiplicity.isExact() || !times)
      return false;
    std::optional<OpCost> masked = necessary.getCost(number);
    OpCost counts = masked ? *masked : op.cost;
    if (!isCertain(counts.workStatus))
      continue;
    counts.traffic.clear();
    auto own = getDemand(counts, machine.getResources(), graph);
    if (!own)
      return false;
    for (auto [sum, amount] : llvm::zip_equal(demand.amounts, own->amounts))
      if (!amount.all.isZero())
        sum += amount *= *times;
  }
  return true;
}

std::optional<FormulaNeeds> mlir::roofline::getFloorNeeds(
    const ModuleCost &cost, const ProgramFlow &flow, const FusionGroups &groups,
    ProbedTimes &probed, const MachineModel &machine, FormulaGraph &graph) {
  SizeProbes &probes = probed.getProbes();
  // How much is dropped depends on sizes in ways that are no formula.
  if (probes.dropOther())
    return std::nullopt;
  auto demand = getDemand(
      getBoundaryCost(getTransfersPerCall(cost, flow, groups), machine),
      machine.getResources(), graph);
  if (!demand || !addComputeFormulas(cost, groups, machine, graph, *demand))
    return std::nullopt;
  FormulaNeeds needs;
  for (auto [resource, seconds] :
       llvm::enumerate(machine.getCertainSeconds(*demand)))
    if (!seconds.isZero())
      needs.push_back({static_cast<unsigned>(resource), seconds});
  auto isFloor = [&](const std::unique_ptr<SizeProbes::Probe> &probe) {
    const std::optional<ResourceTime> &floor = probed.get(*probe).getFloor();
    return floor &&
           isValueAt(graph, getLargest(needs), probe->values, floor->seconds);
  };
  if (!llvm::all_of(probes.get(), isFloor) ||
      !llvm::all_of(probes.getBetween(), isFloor))
    return std::nullopt;
  return needs;
}
