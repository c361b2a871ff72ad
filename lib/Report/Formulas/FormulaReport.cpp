//===- FormulaReport.cpp - Times of open sizes in reports -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Report/FormulaReport.h"

#include "ProgramFormulas.h"
#include "TimeFormulaReport.h"
#include "mlir-roofline/Evaluation/FormulaText.h"
#include "mlir-roofline/Machine/EnergyModel.h"
#include "mlir-roofline/Machine/Formulas/EnergyFormulas.h"
#include "mlir-roofline/Report/Metric.h"
#include "mlir-roofline/Report/Report.h"
#include "mlir-roofline/Support/NumberFormat.h"

#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/StringSwitch.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::report;

//===----------------------------------------------------------------------===//
// Words
//===----------------------------------------------------------------------===//

std::string ReportRegimes::format(const std::optional<ReportRegime> &regime,
                                  double factor, StringRef unit) const {
  if (!regime)
    return "";
  SizePolynomial amount = regime->amount;
  if (!amount.multiply(factor))
    return "";
  return markStatus(amount.format(symbols, unit),
                    regime->isRounded ? CountStatus::estimate : status);
}

static std::string describeRegion(const SizeRegion &region) {
  std::string text = region.intervals.empty() ? "never" : "";
  for (const SizeRegion::Interval &interval : region.intervals) {
    text += text.empty() ? region.variable : " and";
    if (interval.high == region.high)
      text += " >= " + std::to_string(interval.low);
    else if (interval.low == region.low)
      text += " <= " + std::to_string(*interval.high);
    else
      text += " = " + std::to_string(interval.low) + ".." +
              std::to_string(*interval.high);
  }
  if (region.isAlways())
    text = "always";
  for (auto [number, each] : llvm::enumerate(region.fixed))
    text += (number == 0 ? " at " : ", ") + each.first + " = " +
            std::to_string(each.second);
  return text;
}

std::string mlir::roofline::describeComputeBound(const ReportRegimes &regimes) {
  std::string text;
  for (const SizeRegion &region : regimes.computeBound)
    text += (text.empty() ? "" : "; ") + describeRegion(region);
  return text;
}

std::string mlir::roofline::describeTimes(const ReportRegimes &regimes,
                                          double factor, StringRef unit) {
  std::string large = regimes.format(regimes.large, factor, unit);
  std::string small = regimes.format(regimes.small, factor, unit);
  if (large.empty() || small.empty() || large == small)
    return large.empty() ? small : large;
  if (regimes.split)
    return large + " from " + regimes.split->symbol + " = " +
           std::to_string(regimes.split->from) + " on, " + small + " up to " +
           std::to_string(regimes.split->until);
  if (regimes.computeBound.size() != 1 ||
      !regimes.computeBound.front().sameFrom)
    return large + " for large sizes, " + small + " for small ones";
  const SizeRegion &region = regimes.computeBound.front();
  return large + " from " + region.variable + " = " +
         std::to_string(*region.sameFrom) + " on, " + small + " up to " +
         std::to_string(*region.sameUntil);
}

std::string
mlir::roofline::describeOpenMetric(const ReportTimeFormulas &formulas,
                                   StringRef metric) {
  if (metric == "time_s")
    return describeTimes(formulas.latencyBound);
  if (metric == "energy_j")
    return formulas.energy ? describeTimes(*formulas.energy, 1, "J")
                           : std::string();
  const std::optional<ReportRegimes> *regimes =
      llvm::StringSwitch<const std::optional<ReportRegimes> *>(metric)
          .Case("latency_fused_s", &formulas.fused)
          .Case("latency_floor_s", &formulas.floor)
          .Case("estimate_s", &formulas.estimate)
          .Default(nullptr);
  return regimes && *regimes ? describeTimes(**regimes) : std::string();
}

/// Whether it is known that compute, or memory, is the limit at all sizes as it
/// is for small ones and large ones.
static bool holdsEverywhere(const ReportRegimes &regimes) {
  bool isCompute = regimes.large->kind == BoundKind::compute;
  return !regimes.computeBound.empty() &&
         llvm::all_of(regimes.computeBound, [&](const SizeRegion &region) {
           return isCompute ? region.isAlways() : region.intervals.empty();
         });
}

std::string mlir::roofline::describeLimits(const ReportRegimes &regimes) {
  if (!regimes.small || !regimes.large)
    return "";
  const std::string &low = regimes.small->boundBy;
  const std::string &high = regimes.large->boundBy;
  // The ends of all sizes say nothing of what is between them.
  if (low == high && high.empty())
    return "";
  if (low == high)
    return holdsEverywhere(regimes) ? high
                                    : high + " for small and large sizes";
  std::string text = high + " for large sizes, " + low + " for small ones";
  if (regimes.computeBound.size() != 1)
    return text;
  const SizeRegion &region = regimes.computeBound.front();
  if (regimes.large->kind == BoundKind::compute &&
      region.intervals.size() == 1 && !region.isAlways() &&
      region.intervals.front().high == region.high)
    return high + " from " + region.variable + " = " +
           std::to_string(region.intervals.front().low) + ", else " + low;
  return text;
}

//===----------------------------------------------------------------------===//
// Collecting
//===----------------------------------------------------------------------===//

namespace {
class FormulaCollector {
public:
  FormulaCollector(const ModuleCost &cost, const ModuleTime &time)
      : cost(cost), time(time), machine(time.getMachine()) {
    for (const SizeSymbol &symbol : cost.getSymbols()) {
      if (symbol.range)
        ranges[symbol.name] = *symbol.range;
      if (symbol.isOpen())
        openSizes.insert(symbol.name);
    }
    if (machine.getTarget().getEnergy())
      energies.emplace(machine);
  }

  /// Of operation `number`; null without one.
  std::shared_ptr<const ReportOpFormula> get(unsigned number);
  /// Of the program, once all operations have been asked for.
  std::shared_ptr<const ReportTimeFormulas> getSum(const ProgramFlow &flow,
                                                   OpenSizes &open);

private:
  std::shared_ptr<const ReportOpFormula> make(const CostedOp &op) const;
  std::shared_ptr<const ReportTimeFormulas> getBound() const;
  bool isOfSizes(const FormulaGraph &graph) const;
  bool isOfOpenSizes(const FormulaGraph &graph) const;
  std::optional<EnergyFormulas> getEnergy(const CostedOp &op,
                                          ArrayRef<FormulaNeed> needs,
                                          FormulaGraph &graph) const;
  void addEnergy(ReportOpFormula &made, const CostedOp &op,
                 ArrayRef<FormulaNeed> needs, RegimeReader &regimes,
                 FormulaGraph &own) const;

  const ModuleCost &cost;
  const ModuleTime &time;
  const MachineModel &machine;
  /// If the target has energies.
  std::optional<EnergyModel> energies;
  LimitRegions::Ranges ranges;
  llvm::StringSet<> openSizes;
  FormulaGraph graph;
  /// Equal needs that occur equally often, and take as much energy, look the
  /// same.
  std::map<decltype(NeedsKey::parts), std::shared_ptr<const ReportOpFormula>>
      known;
  std::vector<RepeatedNeeds> all;
  CountStatus status = CountStatus::exact;
  bool isWhole = true;
};
} // namespace

/// `(16384*batch + 33554432)/3.35e+12`: an amount and a rate where it is one.
static std::optional<std::string> formatNeed(const FormulaGraph &graph,
                                             PolynomialReader &reader,
                                             const Formula &seconds) {
  if (seconds.isConstant())
    return formatFormula(graph, seconds);
  const FormulaGraph::Node &node = graph.getNodes()[seconds.getNode()];
  const SizePolynomial *amount = node.op == FormulaGraph::Op::div
                                     ? reader.getNode(node.operands[0])
                                     : nullptr;
  const SizePolynomial *rate =
      amount ? reader.getNode(node.operands[1]) : nullptr;
  if (!rate || !rate->isConstant()) {
    const SizePolynomial *sum = reader.get(seconds);
    return sum ? sum->format(graph.getSymbols())
               : formatFormula(graph, seconds);
  }
  std::string text = amount->format(graph.getSymbols());
  if (amount->getTerms().size() > 1)
    text = "(" + text + ")";
  return text + "/" + formatExact(rate->getConstant());
}

/// In a graph of its own: looking at one operation takes as long as its formula
/// is large, and not that of all before.
std::shared_ptr<const ReportOpFormula>
FormulaCollector::make(const CostedOp &op) const {
  FormulaGraph own;
  auto needs = OpNeeds::get(op.cost, machine, own);
  std::optional<Formula> times = own.get(op.multiplicity.value);
  // What calls pass may be negative, about which nothing here is true.
  for (const std::string &symbol : own.getSymbols())
    if (cost.getProgram().mayBeNegative(symbol))
      return nullptr;
  PolynomialReader reader(own);
  auto made = std::make_shared<ReportOpFormula>();
  made->all.status = combine(needs->status, op.multiplicity.getStatus());
  bool isShort = true;
  for (const FormulaNeed &need : needs->needs) {
    const SizePolynomial *polynomial = reader.get(need.seconds);
    if (polynomial && polynomial->getTerms().empty())
      continue;
    ResourceTime resource = machine.getResource(need.resource, 0);
    std::optional<std::string> text = formatNeed(own, reader, need.seconds);
    isShort &= text.has_value();
    made->needs.push_back(
        {resource.resource.str(), resource.kind, text.value_or("")});
  }
  if (!isShort)
    made->needs.clear();
  // Of all executions, which may differ in what calls pass.
  if (!isOfOpenSizes(own))
    return made;
  RegimeReader regimes(machine, own, ranges);
  addEnergy(*made, op, needs->needs, regimes, own);
  CountStatus status = made->all.status;
  made->all = regimes.get(RepeatedNeeds{std::move(needs->needs), *times});
  made->all.status = status;
  return made;
}

/// Of all executions; nothing without energies, or a formula.
std::optional<EnergyFormulas>
FormulaCollector::getEnergy(const CostedOp &op, ArrayRef<FormulaNeed> needs,
                            FormulaGraph &graph) const {
  std::optional<Formula> times = graph.get(op.multiplicity.value);
  if (!energies || needs.empty() || !times)
    return std::nullopt;
  auto energy = EnergyFormulas::get(op.cost, *energies, machine,
                                    getLargest(needs), graph);
  if (energy)
    energy->joules = energy->joules * *times;
  return energy;
}

void FormulaCollector::addEnergy(ReportOpFormula &made, const CostedOp &op,
                                 ArrayRef<FormulaNeed> needs,
                                 RegimeReader &regimes,
                                 FormulaGraph &own) const {
  auto energy = getEnergy(op, needs, own);
  if (!energy)
    return;
  made.energy = regimes.get(energy->joules, energy->joules);
  made.energy->exact = formatPutTogether(own, energy->joules).value_or("");
  made.energy->status = energy->status;
}

bool FormulaCollector::isOfOpenSizes(const FormulaGraph &graph) const {
  return llvm::all_of(graph.getSymbols(), [&](StringRef symbol) {
    return openSizes.contains(symbol);
  });
}

std::shared_ptr<const ReportOpFormula> FormulaCollector::get(unsigned number) {
  const CostedOp &op = cost.getOps()[number];
  auto needs = cost.getIteratedCost(number)
                   ? std::nullopt
                   : OpNeeds::get(op.cost, machine, graph);
  std::optional<Formula> times = graph.get(op.multiplicity.value);
  isWhole &= needs && times && op.multiplicity.isExact();
  if (needs)
    status = combine(status, needs->status);
  if (!needs || !times || needs->needs.empty())
    return nullptr;
  auto [key, isShared] = NeedsKey::get(needs->needs);
  key.emplace_back(static_cast<unsigned>(
                       combine(needs->status, op.multiplicity.getStatus())),
                   times->isConstant() ? ~0u : times->getNode());
  isShared &= !times->isConstant() || *times == Formula(1);
  if (auto energy = getEnergy(op, needs->needs, graph)) {
    isShared &= !energy->joules.isConstant();
    key.emplace_back(static_cast<unsigned>(energy->status),
                     isShared ? energy->joules.getNode() : ~0u);
  }
  std::shared_ptr<const ReportOpFormula> &shared = known[key];
  all.push_back({needs->needs, *times});
  if (shared && isShared)
    return shared;
  shared = make(op);
  return shared;
}

/// Whether all symbols are open sizes, and not negative.
bool FormulaCollector::isOfSizes(const FormulaGraph &graph) const {
  return isOfOpenSizes(graph) &&
         llvm::none_of(graph.getSymbols(), [&](StringRef symbol) {
           return cost.getProgram().mayBeNegative(symbol);
         });
}

/// Of a program that is no sum of its operations, since one or the other of
/// some runs.
std::shared_ptr<const ReportTimeFormulas> FormulaCollector::getBound() const {
  FormulaGraph own;
  std::optional<TimeFormulas> times = TimeFormulas::get(cost, machine, own);
  if (!times || !isOfSizes(own))
    return nullptr;
  auto formulas = std::make_shared<ReportTimeFormulas>();
  formulas->latencyBound = RegimeReader(machine, own, ranges)
                               .get(times->latencyBound, times->latencyBound);
  formulas->latencyBound.exact =
      formatPutTogether(own, times->latencyBound).value_or("");
  formulas->latencyBound.status = times->status;
  // Which side is longer depends on which size is the larger one.
  if (own.getSymbols().size() > 1)
    formulas->latencyBound.small = formulas->latencyBound.large = std::nullopt;
  return formulas;
}

std::shared_ptr<const ReportTimeFormulas>
FormulaCollector::getSum(const ProgramFlow &flow, OpenSizes &open) {
  if (!isWhole)
    return getBound();
  if (!isOfSizes(graph))
    return nullptr;
  return ProgramFormulas(cost, time, flow, open, ranges, graph)
      .get(all, status);
}

void report::addTimeFormulas(Report &report, const ModuleCost &cost,
                             const ModuleTime &time, const ProgramFlow &flow,
                             OpenSizes &open, Report::Target &target) {
  if (time.getLatencyBound() || !report.hasOpenSizes())
    return;
  FormulaCollector collector(cost, time);
  for (auto [number, op] : llvm::enumerate(report.ops)) {
    std::shared_ptr<const ReportOpFormula> formula = collector.get(number);
    if (!op.times.back().seconds)
      op.times.back().formula = std::move(formula);
  }
  target.formulas = collector.getSum(flow, open);
}

std::shared_ptr<const ReportOpFormula>
report::makeOpFormula(const ModuleCost &cost, const ModuleTime &time,
                      unsigned number) {
  if (time.getOps()[number])
    return nullptr;
  return FormulaCollector(cost, time).get(number);
}
