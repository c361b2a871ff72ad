//===- GroupFormulas.cpp - Times of groups with open sizes ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/Formulas/GroupFormulas.h"

#include "GroupKernel.h"
#include "KernelTerms.h"
#include "WeightedSum.h"
#include "mlir-roofline/Movement/NecessaryIterations.h"
#include "mlir-roofline/Movement/OpenGroups.h"

#include <deque>

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// See `OpEstimate`.
struct KernelFormula {
  Formula queued;
  /// What it takes longer if nothing hides its launch.
  Formula launch;
};

struct GroupFormula {
  FormulaNeeds needs;
  /// Absent where nothing takes time.
  std::optional<KernelFormula> estimate;
};

/// What runs as one: costs in open sizes, and with the values of the probe,
/// which decide its class.
struct KernelCosts {
  SmallVector<const OpCost *, 8> open, bound;
  /// Parallel to the open ones: how often each runs, and the steps of sums.
  SmallVector<Formula, 0> times, chained;
  OpCost boundary;
  bool reducesRows = false;
};

class GroupReader {
public:
  GroupReader(const ModuleCost &cost, const ModuleCost &bound,
              const MachineModel &machine, FormulaGraph &graph)
      : cost(cost), bound(bound), machine(machine), graph(graph),
        numbers(graph), estimates(cost.getOps().size()) {}

  /// Nothing if there is no formula. `boundGroup`: the same one with the values
  /// of the probe.
  std::optional<GroupFormula> get(const FusionGroups::Group &group,
                                  const FusionGroups::Group &boundGroup);

private:
  std::optional<GroupFormula>
  getAsOne(const FusionGroups::Group &group,
           std::optional<OpClass> opClass = std::nullopt);
  std::optional<GroupFormula> getTime(const KernelCosts &kernel,
                                      std::optional<OpClass> opClass) const;
  KernelFormula getEstimate(const KernelCosts &kernel,
                            std::optional<OpClass> opClass,
                            const Demand<Formula> &demand,
                            ArrayRef<Formula> seconds,
                            const Formula &largest) const;
  const std::optional<KernelFormula> &getOpEstimate(unsigned op);
  std::optional<KernelFormula> estimateKernel(const FusionGroups::Group &kernel,
                                              const GroupFormula &asOne);

  const ModuleCost &cost;
  const ModuleCost &bound;
  const MachineModel &machine;
  FormulaGraph &graph;
  Numbers<Formula> numbers;
  /// Of operations by themselves, once they are asked for.
  std::vector<std::optional<std::optional<KernelFormula>>> estimates;
};
} // namespace

//===----------------------------------------------------------------------===//
// One kernel
//===----------------------------------------------------------------------===//

KernelFormula GroupReader::getEstimate(const KernelCosts &kernel,
                                       std::optional<OpClass> opClass,
                                       const Demand<Formula> &demand,
                                       ArrayRef<Formula> seconds,
                                       const Formula &largest) const {
  EstimateTerms bound =
      MachineModel::getKernelClass(kernel.bound, kernel.boundary);
  if (kernel.reducesRows)
    bound.opClass = std::min(bound.opClass, OpClass::reduction);
  ArrayRef<EfficiencyAttr> entries = machine.getTarget().getEfficiency();
  std::optional<unsigned> entry = findEfficiency(
      entries, opClass.value_or(bound.opClass), bound.elementType);
  if (!entry)
    return {largest, 0};
  KernelTerms<Formula> terms;
  terms.movesBytes = bound.movesBytes;
  setResourceTerms(terms, demand, seconds, machine.getResources());
  for (auto [each, chained] : llvm::zip_equal(kernel.open, kernel.chained))
    terms.reductionSteps += getReductionSteps(*each, numbers) * chained;
  const Efficiency &efficiency = machine.getEfficiency(*entry);
  Formula busy = getBusySeconds(efficiency, terms);
  Formula overhead = terms.movesBytes ? efficiency.overheadSeconds : 0;
  Formula launch = terms.movesBytes ? efficiency.launchSeconds : 0;
  return {max(busy, launch), overhead - launch + min(busy, launch)};
}

std::optional<GroupFormula>
GroupReader::getTime(const KernelCosts &kernel,
                     std::optional<OpClass> opClass) const {
  std::optional<Demand<Formula>> demand =
      getDemand(kernel.boundary, machine.getResources(), graph);
  if (!demand)
    return std::nullopt;
  for (auto [each, times] : llvm::zip_equal(kernel.open, kernel.times)) {
    OpCost work = *each;
    work.traffic.clear();
    auto needs = getDemand(work, machine.getResources(), graph);
    if (!needs)
      return std::nullopt;
    for (auto [sum, need] : llvm::zip_equal(demand->amounts, needs->amounts)) {
      need *= times;
      sum += need;
    }
  }
  GroupFormula time;
  SmallVector<Formula, 0> seconds = machine.getSeconds(*demand);
  time.needs = getFormulaNeeds(seconds, graph);
  if (machine.hasEfficiencies() && !time.needs.empty())
    time.estimate =
        getEstimate(kernel, opClass, *demand, seconds, getLargest(time.needs));
  return time;
}

std::optional<GroupFormula>
GroupReader::getAsOne(const FusionGroups::Group &group,
                      std::optional<OpClass> opClass) {
  KernelCosts kernel;
  kernel.reducesRows = group.reducesRows;
  std::deque<OpCost> masked;
  auto getCounts = [&](const ModuleCost &program, unsigned op) {
    // Of tiles that differ in size, what all executions do is known.
    if (const OpCost *all = program.getIteratedCost(op))
      return all;
    const NecessaryIterations &necessary = NecessaryIterations::get(program);
    std::optional<OpCost> left =
        group.ops.size() > 1 ? necessary.getCost(op) : std::nullopt;
    return left ? &masked.emplace_back(std::move(*left))
                : &program.getOps()[op].cost;
  };
  for (auto [position, op] : llvm::enumerate(group.ops)) {
    FusionGroups::Group::Repeat repeat = group.getRepeat(position);
    std::optional<Formula> times = graph.get(repeat.times);
    std::optional<Formula> chained = graph.get(repeat.chained);
    bool isIterated = cost.getIteratedCost(op) || bound.getIteratedCost(op);
    if ((isIterated && group.repeats.empty()) || !times || !chained)
      return std::nullopt;
    kernel.times.push_back(isIterated ? Formula(1) : *times);
    kernel.chained.push_back(*chained);
    kernel.open.push_back(getCounts(cost, op));
    kernel.bound.push_back(getCounts(bound, op));
  }
  kernel.boundary.traffic.assign(group.boundary.begin(), group.boundary.end());
  return getTime(kernel, opClass);
}

//===----------------------------------------------------------------------===//
// Several kernels
//===----------------------------------------------------------------------===//

namespace {
/// Kernels one after the other.
class KernelQueue {
public:
  /// What runs so often.
  void add(const KernelFormula &part, const Formula &times) {
    WeightedSum own;
    own.add(part.queued);
    own.scale(times);
    queued.add(own);
    launch = launch.isZero() ? part.launch : max(launch, part.launch);
  }
  KernelFormula get() const { return {queued.get(), launch}; }

private:
  WeightedSum queued;
  Formula launch;
};
} // namespace

const std::optional<KernelFormula> &GroupReader::getOpEstimate(unsigned op) {
  std::optional<std::optional<KernelFormula>> &known = estimates[op];
  if (known)
    return *known;
  const OpCost &open = cost.getOps()[op].cost;
  const OpCost &counts = bound.getOps()[op].cost;
  KernelCosts kernel;
  kernel.open = {&open};
  kernel.bound = {&counts};
  kernel.times = kernel.chained = {Formula(1)};
  kernel.boundary.traffic = open.traffic;
  std::optional<GroupFormula> time = getTime(kernel, std::nullopt);
  known.emplace(time ? time->estimate : std::nullopt);
  return *known;
}

/// One kernel, or its operations one by one if they take less.
std::optional<KernelFormula>
GroupReader::estimateKernel(const FusionGroups::Group &kernel,
                            const GroupFormula &asOne) {
  if ((kernel.ops.size() == 1 && kernel.repeats.empty()) || !asOne.estimate)
    return asOne.estimate;
  KernelQueue apart;
  for (auto [position, op] : llvm::enumerate(kernel.ops)) {
    std::optional<Formula> times = graph.get(kernel.getRepeat(position).times);
    if (!times)
      return std::nullopt;
    if (const std::optional<KernelFormula> &estimate = getOpEstimate(op))
      apart.add(*estimate, *times);
  }
  KernelFormula parts = apart.get();
  const Formula &one = asOne.estimate->queued;
  return KernelFormula{
      min(parts.queued, one),
      ifGreater(one, parts.queued, parts.launch) +
          ifNotLess(parts.queued, one, asOne.estimate->launch)};
}

std::optional<GroupFormula>
GroupReader::get(const FusionGroups::Group &group,
                 const FusionGroups::Group &boundGroup) {
  bool isAttention = isAttentionKernel(boundGroup, bound, machine);
  std::optional<GroupFormula> time = getAsOne(
      group, isAttention ? std::optional(OpClass::attention) : std::nullopt);
  if (!time || !time->estimate || isAttention)
    return time;
  if (group.kernels.empty()) {
    time->estimate = estimateKernel(group, *time);
    return time;
  }
  KernelQueue kernels;
  for (const FusionGroups::Group &kernel : group.kernels) {
    std::optional<GroupFormula> one = getAsOne(kernel);
    std::optional<Formula> runs = graph.get(kernel.runs);
    if (!one || !runs)
      return std::nullopt;
    if (auto estimate = estimateKernel(kernel, *one))
      kernels.add(*estimate, *runs);
  }
  time->estimate = kernels.get();
  return time;
}

//===----------------------------------------------------------------------===//
// The program
//===----------------------------------------------------------------------===//

std::optional<GroupFormulas> GroupFormulas::get(const ModuleCost &cost,
                                                SizeProbes::Probe &probe,
                                                const MachineModel &machine,
                                                FormulaGraph &graph) {
  double capacity = machine.getResources().getCoreMemoryBytes();
  bool withKernels = machine.hasEfficiencies();
  ArrayRef<FusionGroups::Group> bound =
      probe.flow.getGroups(capacity, withKernels).getGroups();
  std::vector<FusionGroups::Group> open =
      getOpenGroups(cost, probe, capacity, withKernels);
  GroupReader reader(cost, probe.cost, machine, graph);
  std::vector<RepeatedNeeds> all;
  WeightedSum estimate;
  Formula launch;
  for (const auto &[group, boundGroup] : llvm::zip_equal(open, bound)) {
    const Multiplicity &executed = group.executions;
    std::optional<Formula> times = graph.get(executed.value);
    std::optional<GroupFormula> formula = reader.get(group, boundGroup);
    if (!formula || !times || !executed.isExact())
      return std::nullopt;
    all.push_back({std::move(formula->needs), *times});
    if (!formula->estimate)
      continue;
    WeightedSum queued;
    queued.add(formula->estimate->queued);
    queued.scale(*times);
    estimate.add(queued);
    const Formula &own = formula->estimate->launch;
    launch = launch.isZero() ? own : max(launch, own);
  }
  GroupFormulas result;
  result.groups = mergeEqual(all);
  result.fused = getSum(result.groups);
  if (machine.hasEfficiencies())
    result.estimate = estimate.get() + launch;
  return result;
}
