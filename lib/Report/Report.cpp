//===- Report.cpp - Everything a report says, as plain data ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Report/Report.h"

#include "Layers/Grouping.h"
#include "mlir-roofline/Flow/ParameterUses.h"
#include "mlir-roofline/Program/DeadOps.h"
#include "mlir-roofline/Support/Formula/SymbolValue.h"
#include "mlir/IR/AsmState.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::roofline;

std::string report::getShownName(const FunctionCost &function) {
  return function.name.empty() ? "(top level)" : function.name;
}

Quantity report::bindSizes(const Quantity &count,
                           const ReportOptions &options) {
  return putIn(count, options.bindings);
}

Report::Op report::makeOp(unsigned number, const ModuleCost &cost,
                          StringRef location) {
  const CostedOp &costed = cost.getOps()[number];
  const FunctionCost &function = cost.getFunctions()[costed.function];
  Report::Op op;
  op.executed = cost.getExecuted(number);
  op.isIterated = cost.getIteratedCost(number) != nullptr;
  op.op = costed.op->getName().getStringRef().str();
  op.function = report::getShownName(function);
  op.sizes = function.sizes;
  op.location = location.str();
  op.types = report::describeTypes(costed.op);
  op.multiplicity = costed.multiplicity;
  op.counts = Totals::get(costed.cost);
  op.counts.numOps = 1;
  bool isUnknown = costed.cost.workStatus == CountStatus::unknown;
  op.counts.numUnknownOps = isUnknown;
  if (!isUnknown && costed.cost.trafficStatus != CountStatus::unknown)
    op.intensity = op.counts.getIntensity();
  if (costed.cost.avoidable) {
    Work work = costed.cost.getNecessaryWork();
    op.necessary = {costed.cost.getNecessaryMacs(), work.getFlops(),
                    work.getIntOps(), work.getTranscendentals()};
  }
  op.reason = costed.cost.reason;
  for (const OperandTraffic &traffic : costed.cost.traffic)
    op.operands.push_back({traffic.index, traffic.role, traffic.footprint,
                           traffic.bytesRead, traffic.bytesWritten,
                           traffic.status});
  return op;
}

/// Whether there is anything to say of a function.
static bool isShown(const FunctionCost &function) {
  return !function.name.empty() || function.totals.numOps;
}

/// One row for each function, or for each set of sizes that it is called with.
/// An entry that others call, too, has a row as the program that it is alone,
/// before those; if they pass it no sizes, that row stands for both.
static void addFunctions(Report &report, const ModuleCost &cost) {
  unsigned before = -1;
  size_t ownRow = 0;
  for (const FunctionCost &function : cost.getFunctions()) {
    if (!isShown(function))
      continue;
    if (function.isEntry)
      report.summed.push_back(report::getShownName(function));
    Report::Function row{report::getShownName(function),
                         function.isEntry,
                         function.sizes,
                         function.multiplicity,
                         function.totals,
                         /*activations=*/{},
                         /*targets=*/{}};
    bool isFirst = std::exchange(before, function.number) != function.number;
    bool isOwn = report.function.empty() && !function.isEntry &&
                 cost.getProgram().getFunctions()[function.number].isEntry;
    if (!isOwn) {
      report.functions.push_back(std::move(row));
      continue;
    }
    if (isFirst) {
      ownRow = report.functions.size();
      Report::Function &own = report.functions.emplace_back(row);
      own.isEntry = true;
      own.sizes.clear();
      if (function.takesSizes)
        own.totals = cost.withEntry(function.number).getTotals();
    } else {
      Multiplicity &calls = report.functions[ownRow].multiplicity;
      calls = calls + row.multiplicity;
    }
    if (!row.sizes.empty())
      report.functions.push_back(std::move(row));
  }
}

static void addParameter(Report::ParameterSum &sum,
                         const Parameter &parameter) {
  sum.count += parameter.count;
  sum.bytes += parameter.bytes;
  std::string name;
  llvm::raw_string_ostream(name) << parameter.elementType;
  auto type = llvm::find_if(
      sum.types, [&](const auto &other) { return other.type == name; });
  if (type == sum.types.end())
    type = sum.types.insert(type, {name, 0, 0});
  type->count += parameter.count;
  type->bytes += parameter.bytes;
}

/// What each operation uses; nothing if there are no parameters.
static void addOpParameters(Report &report, const ParameterUses &uses,
                            ArrayRef<Parameter> parameters) {
  for (auto [number, op] : llvm::enumerate(report.ops))
    for (unsigned parameter : uses.get(number))
      addParameter(op.parameters, parameters[parameter]);
}

static void addOps(Report &report, const ModuleCost &cost,
                   ArrayRef<TargetAttr> targets, const ReportOptions &options,
                   const std::optional<ParameterUses> &uses,
                   ArrayRef<Parameter> parameters) {
  report::LayerPaths paths;
  std::vector<std::optional<unsigned>> layers;
  SmallVector<unsigned> stacks;
  report.ops.reserve(cost.getOps().size());
  layers.reserve(cost.getOps().size());
  for (auto [number, op] : llvm::enumerate(cost.getOps())) {
    report::LayerPaths::Origin origin = paths.get(op.op->getLoc());
    report.ops.push_back(
        report::makeOp(number, cost, report::nameLocation(origin)));
    layers.push_back(origin.layer);
    if (!origin.name && origin.file)
      stacks.push_back(number);
  }
  report::LayerNames names(paths);
  for (auto [op, name] : llvm::zip_equal(report.ops, names.nameApart(layers))) {
    op.layer = std::move(name);
    op.place = op.location;
  }
  for (unsigned number : stacks)
    if (layers[number] && names.isCalledByModel(*layers[number]))
      report.ops[number].place = report.ops[number].layer;
  if (uses)
    addOpParameters(report, *uses, parameters);
  report::addTargets(report, cost, targets);
  if (options.measured)
    report::addMeasured(report, cost, *options.measured, paths, names, layers);
  // Where there are several targets, rows are counted by the fastest.
  if (report.groupBy != GroupBy::op || report.rows.listsOps ||
      targets.size() > 1)
    report.groups = report::groupOps(report);
  if (report.groupBy == GroupBy::layer)
    report::addLayers(report, paths, names, layers);
  if (report.measured)
    report::markMeasuredRows(report);
  report.entries = report::groupEntries(report);
  report::compareTargets(report);
}

static void addGroupParameters(Report &report, const ParameterUses &uses,
                               ArrayRef<Parameter> parameters) {
  report::forEachSum(report, [&](Report::Group &group) {
    llvm::SmallSetVector<unsigned, 8> numbers;
    for (unsigned op : group.ops)
      numbers.insert_range(uses.get(op));
    for (unsigned number : numbers)
      addParameter(group.parameters, parameters[number]);
  });
}

Quantity mlir::roofline::closeSizes(const Quantity &count) {
  return count.substitute([](StringRef) -> std::optional<Quantity> {
    return Quantity(Report::orderingSize);
  });
}

std::optional<double> Report::getShareFrom(size_t first, size_t target) const {
  std::optional<double> share;
  for (const Group &group : ArrayRef(groups).drop_front(first))
    if (group.times[target].share)
      share = share.value_or(0) + *group.times[target].share;
  return share;
}

Report mlir::roofline::buildReport(const ModuleCost &original,
                                   const Parameters &parameters,
                                   ArrayRef<TargetAttr> targets,
                                   const ReportOptions &options) {
  Report report;
  report.file = options.file;
  report.groupBy = options.groupBy.value_or(GroupBy::op);
  // Who orders or picks rows wants to see them.
  report.hasDefaultRows =
      !options.groupBy && !options.rows.sort && options.rows.filter.empty();
  report.layerDepth = options.depth;
  report.rows = options.rows;
  report.function = options.function;
  report.machine = options.machine;
  report.workload = options.workload;
  report.site = options.site;
  report.showsFusion = options.showsFusion;
  report.hasLevels = options.levels;
  report.inputs = options.inputs;
  report::addSymbols(report, original, options);

  std::optional<ModuleCost> bound;
  if (!options.bindings.empty())
    bound = original.bind(options.bindings);
  const ModuleCost &cost = bound ? *bound : original;

  std::vector<Parameter> boundParameters(parameters.getAll());
  for (Parameter &parameter : boundParameters) {
    parameter.count = report::bindSizes(parameter.count, options);
    parameter.bytes = report::bindSizes(parameter.bytes, options);
    addParameter(report.parameters, parameter);
  }
  report.totals = cost.getTotals();
  report.intensity = report.totals.getIntensity();
  report.coverage = cost.getCoverage();
  for (const ProgramFunction &function : cost.getProgram().getFunctions())
    report.numUnreferenced += !function.isReferenced;
  report.numDeadOps = countDeadOps(cost);
  addFunctions(report, cost);
  std::optional<ParameterUses> uses;
  if (!parameters.getAll().empty())
    uses.emplace(cost, parameters);
  addOps(report, cost, targets, options, uses, boundParameters);
  report::addActivations(report, original, cost, parameters, boundParameters,
                         options, targets);
  report::addTraining(report, cost, boundParameters, options);
  report::addFormulas(report);
  if (uses)
    addGroupParameters(report, *uses, boundParameters);
  if (options.assumptions)
    report::addWhatIf(
        report, cost,
        report::bindSizes(
            Parameters(original, &*options.assumptions).getBytes(), options),
        *options.assumptions, targets);
  return report;
}
