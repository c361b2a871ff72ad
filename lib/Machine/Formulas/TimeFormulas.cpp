//===- TimeFormulas.cpp - Times of open sizes -----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/Formulas/TimeFormulas.h"

#include "TimedStatus.h"
#include "WeightedSum.h"
#include "mlir-roofline/Machine/Formulas/RepeatedNeeds.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// One operation
//===----------------------------------------------------------------------===//

/// The amount and the constant rate of a time; nothing if it is no such
/// quotient.
static std::optional<std::pair<unsigned, double>>
getQuotient(const Formula &seconds, const FormulaGraph &graph) {
  if (seconds.isConstant())
    return std::nullopt;
  const FormulaGraph::Node &node = graph.getNodes()[seconds.getNode()];
  if (node.op != FormulaGraph::Op::div)
    return std::nullopt;
  const FormulaGraph::Node &rate = graph.getNodes()[node.operands[1]];
  if (rate.op != FormulaGraph::Op::constant)
    return std::nullopt;
  return std::pair(node.operands[0], rate.real);
}

/// What passes several levels is slowest in one of them whatever it is: the
/// others are never the limit.
static void dropDominated(FormulaNeeds &needs, const FormulaGraph &graph) {
  FormulaNeeds left;
  for (auto [number, need] : llvm::enumerate(needs)) {
    auto own = getQuotient(need.seconds, graph);
    bool isDominated = false;
    for (auto [otherNumber, other] : llvm::enumerate(needs)) {
      auto quotient = getQuotient(other.seconds, graph);
      if (!own || !quotient || own->first != quotient->first ||
          number == otherNumber)
        continue;
      isDominated |= quotient->second < own->second ||
                     (quotient->second == own->second && otherNumber < number);
    }
    if (!isDominated)
      left.push_back(need);
  }
  needs = std::move(left);
}

FormulaNeeds mlir::roofline::getFormulaNeeds(ArrayRef<Formula> seconds,
                                             const FormulaGraph &graph) {
  FormulaNeeds needs;
  for (auto [resource, time] : llvm::enumerate(seconds))
    if (!time.isZero())
      needs.push_back({static_cast<unsigned>(resource), time});
  dropDominated(needs, graph);
  return needs;
}

std::optional<OpNeeds> OpNeeds::get(const OpCost &cost,
                                    const MachineModel &machine,
                                    FormulaGraph &graph) {
  const MachineResources &resources = machine.getResources();
  std::optional<Demand<Formula>> demand = getDemand(cost, resources, graph);
  if (!demand)
    return std::nullopt;
  return OpNeeds{getFormulaNeeds(machine.getSeconds(*demand), graph),
                 getTimedStatus(cost, resources, *demand)};
}

SmallVector<Formula, 4> mlir::roofline::getShares(ArrayRef<FormulaNeed> needs) {
  SmallVector<Formula, 4> shares;
  for (auto [number, need] : llvm::enumerate(needs)) {
    Formula share = need.seconds;
    if (ArrayRef<FormulaNeed> later = needs.drop_front(number + 1);
        !later.empty())
      share = ifNotLess(need.seconds, getLargest(later), share);
    if (number != 0)
      share =
          ifGreater(need.seconds, getLargest(needs.take_front(number)), share);
    shares.push_back(share);
  }
  return shares;
}

//===----------------------------------------------------------------------===//
// The program
//===----------------------------------------------------------------------===//

namespace {
struct PartFormulas {
  /// All of it, which is shorter than the sum of its shares.
  WeightedSum seconds;
  /// By resource, the time for which it is the limit.
  llvm::SmallMapVector<unsigned, WeightedSum, 1> shares;
  CountStatus status = CountStatus::exact;
};

/// How they compose, as times do in ModuleTime; see ExecutionFold.
class FormulaAlgebra {
public:
  FormulaAlgebra(const ModuleCost &cost, const MachineModel &machine,
                 FormulaGraph &graph)
      : cost(cost), machine(machine), graph(graph) {}

  bool isWhole() const { return whole; }

  void addOp(PartFormulas &sum, unsigned index) {
    const OpCost &own = cost.getOps()[index].cost;
    std::optional<OpNeeds> needs = cost.getIteratedCost(index)
                                       ? std::nullopt
                                       : OpNeeds::get(own, machine, graph);
    if (!needs) {
      whole = false;
      return;
    }
    sum.seconds.add(getLargest(needs->needs));
    for (auto [need, share] :
         llvm::zip_equal(needs->needs, getShares(needs->needs)))
      sum.shares[need.resource].add(share);
    sum.status = combine(sum.status, needs->status);
  }

  PartFormulas call(const ExecutionTree::Node &,
                    const PartFormulas &callee) const {
    return callee;
  }

  void add(PartFormulas &sum, const PartFormulas &part) const {
    sum.seconds.add(part.seconds);
    for (const auto &[resource, share] : part.shares)
      sum.shares[resource].add(share);
    sum.status = combine(sum.status, part.status);
  }

  PartFormulas scale(PartFormulas part, const ExecutionTree::Node &loop) {
    std::optional<Formula> times =
        graph.get(loop.times.isEstimate ? loop.times.lower : loop.times.value);
    whole &= times.has_value();
    part.seconds.scale(times.value_or(0));
    for (auto &[resource, share] : part.shares)
      share.scale(times.value_or(0));
    part.status = combine(part.status, loop.getBoundStatus());
    return part;
  }

  /// The one that takes longer, the first of equals: an upper bound unless both
  /// take the same time at all sizes.
  PartFormulas choose(const PartFormulas &a, const PartFormulas &b) const {
    Formula first = a.seconds.get(), second = b.seconds.get();
    PartFormulas result;
    result.seconds.add(max(first, second));
    for (const auto &[resource, share] : a.shares)
      result.shares[resource].add(ifNotLess(first, second, share.get()));
    for (const auto &[resource, share] : b.shares)
      result.shares[resource].add(ifGreater(second, first, share.get()));
    result.status = combine(a.status, b.status);
    if (!(first == second))
      result.status = combine(result.status, CountStatus::upper);
    return result;
  }

private:
  const ModuleCost &cost;
  const MachineModel &machine;
  FormulaGraph &graph;
  bool whole = true;
};
} // namespace

std::optional<TimeFormulas> TimeFormulas::get(const ModuleCost &cost,
                                              const MachineModel &machine,
                                              FormulaGraph &graph) {
  FormulaAlgebra algebra(cost, machine, graph);
  ExecutionFold<PartFormulas, FormulaAlgebra> fold(cost.getExecution(),
                                                   algebra);
  PartFormulas total;
  for (unsigned entry : cost.getExecution().getEntryPoints())
    algebra.add(total, fold.getFunction(entry));
  if (!algebra.isWhole())
    return std::nullopt;
  TimeFormulas times;
  times.latencyBound = total.seconds.get();
  times.status = total.status;
  times.shares.resize(machine.getResources().size());
  for (const auto &[resource, share] : total.shares)
    times.shares[resource] = share.get();
  return times;
}
