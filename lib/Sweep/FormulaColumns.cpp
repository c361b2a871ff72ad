//===- FormulaColumns.cpp - Figures as compiled formulas ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FormulaColumns.h"

#include "mlir-roofline/Machine/LatencyFloor.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::sweep;

FormulaColumns::FormulaColumns(const Report &report, const ModuleCost &cost,
                               ArrayRef<TargetAttr> targets)
    : report(report), cost(cost) {
  for (TargetAttr target : targets) {
    MachineModel machine(target, report.machine);
    std::optional<TimeFormulas> times = TimeFormulas::get(cost, machine, graph);
    this->targets.push_back(
        {std::move(machine), std::move(times), {}, {}, {}, {}});
  }
}

bool FormulaColumns::TargetTimes::lacks(const Metric &metric) const {
  return (metric.name == "energy_j" && !machine.getTarget().getEnergy()) ||
         (metric.name == "estimate_s" && !machine.hasEfficiencies());
}

OpenSizes &FormulaColumns::getOpenSizes() {
  if (!open) {
    flow.emplace(cost);
    open.emplace(cost, *flow);
  }
  return *open;
}

ProbedTimes &FormulaColumns::getProbed(TargetTimes &target) {
  if (!target.probed)
    target.probed = std::make_unique<ProbedTimes>(getOpenSizes().getProbes(),
                                                  target.machine);
  return *target.probed;
}

const FormulaColumns::GroupTimes &
FormulaColumns::getGroupTimes(TargetTimes &target) {
  if (target.groups)
    return *target.groups;
  GroupTimes &times = target.groups.emplace();
  if (auto groups =
          FusedFormulas::get(cost, getProbed(target), getOpenSizes(), graph))
    times = {groups->fused, groups->estimate};
  return times;
}

const std::optional<Formula> &FormulaColumns::getFloor(TargetTimes &target) {
  if (target.floor)
    return *target.floor;
  std::optional<Formula> &floor = target.floor.emplace();
  ProbedTimes &probed = getProbed(target);
  ModuleTime time(cost, *flow, target.machine);
  if (auto needs = getFloorNeeds(cost, *flow, time.getGroups(), probed,
                                 target.machine, graph))
    floor = getLargest(*needs);
  return floor;
}

std::optional<Formula> FormulaColumns::getProgramTime(TargetTimes &target,
                                                      StringRef metric) {
  std::optional<Formula> seconds;
  if (metric == "latency_floor_s" || metric == "throughput_floor_per_s")
    seconds = getFloor(target);
  else if (metric == "latency_fused_s")
    seconds = getGroupTimes(target).fused;
  else if (metric == "estimate_s" || metric == "throughput_estimate_per_s")
    seconds = getGroupTimes(target).estimate;
  if (!seconds || seconds->isConstant())
    return std::nullopt;
  return metric.starts_with("throughput") ? 1 / *seconds : *seconds;
}

/// In the time of groups, where that is one formula, or no matter.
const std::optional<EnergyFormulas> &
FormulaColumns::getEnergy(TargetTimes &target) {
  if (target.energy)
    return *target.energy;
  std::optional<EnergyFormulas> &energy = target.energy.emplace();
  const MachineModel &machine = target.machine;
  if (!target.times || !machine.getTarget().getEnergy())
    return energy;
  EnergyModel model(machine);
  std::optional<Formula> seconds;
  if (model.drawsStaticPower()) {
    seconds = getGroupTimes(target).fused;
  } else {
    seconds = target.times->latencyBound;
  }
  if (seconds)
    energy = EnergyFormulas::get(cost, model, machine, *seconds, graph);
  return energy;
}

std::optional<Formula> FormulaColumns::getIntensity() {
  const Totals &totals = report.totals;
  if (totals.workStatus == CountStatus::unknown ||
      totals.trafficStatus == CountStatus::unknown)
    return std::nullopt;
  auto done = graph.get(totals.flops.value + totals.intOps.value);
  auto moved = graph.get(totals.bytes.value);
  if (!done || !moved || moved->isConstant())
    return std::nullopt;
  return *done / *moved;
}

std::optional<Formula> FormulaColumns::get(const Sweep::Column &column) {
  StringRef name = column.metric->name;
  if (mayNeedAnalysis(*column.metric))
    return column.target ? getProgramTime(targets[*column.target], name)
                         : std::nullopt;
  if (!column.target) {
    if (name == "intensity")
      return getIntensity();
    std::optional<MetricValue> value =
        column.metric->get(MetricSubject::get(report));
    const auto *count = value ? std::get_if<Quantity>(&value->value) : nullptr;
    return count ? graph.get(*count) : std::nullopt;
  }
  TargetTimes &target = targets[*column.target];
  if (name == "energy_j") {
    const std::optional<EnergyFormulas> &energy = getEnergy(target);
    return energy && !energy->joules.isConstant()
               ? std::optional<Formula>(energy->joules)
               : std::nullopt;
  }
  const std::optional<TimeFormulas> &times = target.times;
  if (!times || times->latencyBound.isConstant())
    return std::nullopt;
  return name == "time_s" ? times->latencyBound : 1 / times->latencyBound;
}

/// Of a column of a target, of which there is a formula.
CountStatus FormulaColumns::getStatus(const Sweep::Column &column) {
  TargetTimes &target = targets[*column.target];
  if (column.metric->name == "energy_j")
    return getEnergy(target)->status;
  // The longer the time may be, the fewer executions in a second.
  CountStatus status = target.times->status;
  return column.metric->isGood ? invert(status) : status;
}

/// The symbols' ranges.
static SmallVector<SymbolRange> getRanges(const FormulaGraph &graph,
                                          ArrayRef<SweepAxis> axes) {
  SmallVector<SymbolRange> ranges;
  for (const std::string &symbol : graph.getSymbols()) {
    const SweepAxis *axis = llvm::find_if(
        axes, [&](const SweepAxis &axis) { return axis.name == symbol; });
    // Of what no formula that is compiled may mention.
    if (axis == axes.end()) {
      ranges.push_back({0, 0});
      continue;
    }
    auto [low, high] =
        std::minmax_element(axis->values.begin(), axis->values.end());
    ranges.push_back({*low, *high});
  }
  return ranges;
}

namespace {
/// Whether formulas mention nothing but the axes.
class SymbolCheck {
public:
  SymbolCheck(const FormulaGraph &graph, ArrayRef<SweepAxis> axes) {
    std::vector<bool> isAxis;
    for (const std::string &symbol : graph.getSymbols())
      isAxis.push_back(llvm::any_of(
          axes, [&](const SweepAxis &axis) { return axis.name == symbol; }));
    // Operands stand before what they are operands of.
    for (const FormulaGraph::Node &node : graph.getNodes()) {
      bool isOpen = node.op == FormulaGraph::Op::symbol && !isAxis[node.symbol];
      bool isLeaf = node.op == FormulaGraph::Op::symbol ||
                    node.op == FormulaGraph::Op::constant;
      for (unsigned operand : node.operands)
        isOpen |= !isLeaf && mentionsOther[operand];
      mentionsOther.push_back(isOpen);
    }
  }
  bool isClosed(const Formula &formula) const {
    return formula.isConstant() || !mentionsOther[formula.getNode()];
  }

private:
  std::vector<bool> mentionsOther;
};

/// Which resource is the limit for the largest share: a compute unit wins a
/// tie.
class LimitFinder {
public:
  LimitFinder(const MachineModel &machine, ArrayRef<Formula> shares) {
    for (auto [number, share] : llvm::enumerate(shares)) {
      if (share.isZero())
        continue;
      ResourceTime resource = machine.getResource(number, 0);
      names.push_back(resource.resource.str());
      kinds.push_back(resource.kind);
      formulas.push_back(share);
    }
  }

  ArrayRef<Formula> getFormulas() const { return formulas; }

  uint16_t find(ArrayRef<const double *> shares, size_t point) const {
    uint16_t limit = Sweep::Limits::none;
    double longest = 0;
    for (auto [number, column] : llvm::enumerate(shares)) {
      double seconds = column[point];
      if (!(seconds > longest))
        continue;
      longest = seconds;
      limit = number;
    }
    return limit;
  }

  std::vector<std::string> names;
  std::vector<BoundKind> kinds;

private:
  std::vector<Formula> formulas;
};
} // namespace

//===----------------------------------------------------------------------===//
// Filling
//===----------------------------------------------------------------------===//

/// What is compiled together: formulas of columns, and behind them the shares
/// of limits.
struct FormulaColumns::Choice {
  SymbolCheck check;
  SmallVector<SymbolRange> ranges;
  SmallVector<Formula> formulas;
  SmallVector<Sweep::Column *> columns;
  std::vector<std::pair<size_t, LimitFinder>> limits;

  /// Whether it can be filled. Formulas that are refused alone do not keep the
  /// others from being compiled.
  bool takes(const FormulaGraph &graph, const Formula &formula) const {
    return check.isClosed(formula) && FlatFormulas::get(graph, formula, ranges);
  }
};

/// Says of each column whether it is filled.
std::vector<bool> FormulaColumns::chooseColumns(
    Sweep &sweep, ArrayRef<std::optional<Formula>> wanted, Choice &choice) {
  std::vector<bool> filled;
  for (auto [formula, column] : llvm::zip_equal(wanted, sweep.columns)) {
    if (column.target && targets[*column.target].lacks(*column.metric)) {
      column.numbers.assign(sweep.getNumPoints(), NAN);
      filled.push_back(true);
      continue;
    }
    filled.push_back(formula && choice.takes(graph, *formula));
    if (!filled.back())
      continue;
    choice.formulas.push_back(*formula);
    choice.columns.push_back(&column);
    // Those of whole programs come with the analysis of a few points.
    if (column.target && !mayNeedAnalysis(*column.metric))
      column.status = getStatus(column);
  }
  return filled;
}

void FormulaColumns::chooseLimits(Sweep &sweep, Choice &choice) {
  for (auto [number, target] : llvm::enumerate(targets)) {
    if (!target.times || !sweep.targets[number].limits ||
        !choice.check.isClosed(target.times->latencyBound) ||
        !FlatFormulas::get(graph, target.times->shares, choice.ranges))
      continue;
    LimitFinder finder(target.machine, target.times->shares);
    llvm::append_range(choice.formulas, finder.getFormulas());
    choice.limits.emplace_back(number, std::move(finder));
  }
}

void FormulaColumns::makeRoom(Sweep &sweep, Choice &choice) {
  size_t numPoints = sweep.getNumPoints();
  for (Sweep::Column *column : choice.columns) {
    column->numbers.resize(numPoints);
    if (column->metric->unit == MetricUnit::count ||
        column->metric->unit == MetricUnit::bytes)
      column->integers.resize(numPoints);
  }
  for (auto &[number, finder] : choice.limits) {
    Sweep::Limits &found = *sweep.targets[number].limits;
    found.resources = finder.names;
    found.kinds = finder.kinds;
    found.byPoint.resize(numPoints);
  }
}

/// At `count` points from `first` on. `shares`: room for the shares of all
/// limits at these points.
void FormulaColumns::evaluate(Sweep &sweep, Choice &choice, FlatFormulas &flat,
                              size_t first, size_t count,
                              std::vector<std::vector<double>> &shares) {
  std::vector<std::vector<int64_t>> values;
  SmallVector<const int64_t *> symbols;
  for (const std::string &symbol : graph.getSymbols()) {
    std::vector<int64_t> &column = values.emplace_back(count);
    for (auto [axis, each] : llvm::enumerate(sweep.axes))
      if (each.name == symbol)
        for (size_t i = 0; i < count; ++i)
          column[i] = sweep.getValue(axis, first + i);
  }
  for (const std::vector<int64_t> &column : values)
    symbols.push_back(column.data());
  SmallVector<double *> results;
  SmallVector<FormulaGraph::Integer *> integers;
  for (Sweep::Column *column : choice.columns) {
    results.push_back(column->numbers.data() + first);
    integers.push_back(
        column->integers.empty() ? nullptr : column->integers.data() + first);
  }
  SmallVector<const double *> shareColumns;
  for (std::vector<double> &share : shares) {
    results.push_back(share.data());
    shareColumns.push_back(share.data());
  }
  flat.evaluate(symbols, count, results, integers);
  ArrayRef<const double *> left = shareColumns;
  for (auto &[number, finder] : choice.limits) {
    size_t numShares = finder.getFormulas().size();
    Sweep::Limits &found = *sweep.targets[number].limits;
    for (size_t i = 0; i < count; ++i)
      found.byPoint[first + i] = finder.find(left.take_front(numShares), i);
    left = left.drop_front(numShares);
  }
}

std::vector<bool> FormulaColumns::fill(Sweep &sweep) {
  std::vector<std::optional<Formula>> wanted;
  wanted.reserve(sweep.columns.size());
  for (const Sweep::Column &column : sweep.columns)
    wanted.push_back(get(column));
  Choice choice{
      SymbolCheck(graph, sweep.axes), getRanges(graph, sweep.axes), {}, {}, {}};
  std::vector<bool> filled = chooseColumns(sweep, wanted, choice);
  chooseLimits(sweep, choice);
  std::optional<FlatFormulas> flat =
      FlatFormulas::get(graph, choice.formulas, choice.ranges);
  if (!flat)
    return std::vector<bool>(filled.size());

  makeRoom(sweep, choice);
  constexpr size_t chunk = 4096;
  std::vector<std::vector<double>> shares(choice.formulas.size() -
                                              choice.columns.size(),
                                          std::vector<double>(chunk));
  for (size_t first = 0, end = sweep.getNumPoints(); first < end;
       first += chunk)
    evaluate(sweep, choice, *flat, first, std::min(chunk, end - first), shares);
  // What divides by nothing is nothing.
  for (Sweep::Column *column : choice.columns)
    for (double &number : column->numbers)
      if (!std::isfinite(number))
        number = NAN;
  return filled;
}
