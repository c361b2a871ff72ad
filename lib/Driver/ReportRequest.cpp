//===- ReportRequest.cpp - What is asked of a report ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/ReportRequest.h"

#include "Choices/RowChoice.h"
#include "RequestedProgram.h"
#include "mlir-roofline/Driver/AssumptionText.h"
#include "mlir-roofline/Driver/BindingText.h"
#include "mlir-roofline/Driver/ExtentNames.h"
#include "mlir-roofline/Driver/FunctionChoice.h"
#include "mlir-roofline/Driver/ParameterMarks.h"
#include "mlir-roofline/Driver/RequestChecks.h"
#include "mlir-roofline/Driver/StatementText.h"
#include "mlir-roofline/Sizes/SizeAnalysis.h"
#include "mlir-roofline/Support/NearName.h"
#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir-roofline/Targets/EnergyTables.h"
#include "mlir-roofline/Targets/GridIntensity.h"
#include "mlir-roofline/Targets/ModuleTarget.h"
#include "mlir-roofline/Targets/TargetRegistry.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/StringExtras.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Targets
//===----------------------------------------------------------------------===//

/// Gives every target the energies of the table. Failures are diagnosed.
static LogicalResult replaceEnergies(MutableArrayRef<TargetAttr> targets,
                                     StringRef name, Location loc) {
  if (name.empty())
    return success();
  // Several targets may have tables of one name, each for its own memories.
  auto hasOwn = [&](TargetAttr target) {
    return target.getEnergy() && target.getEnergy().getName() == name;
  };
  if (llvm::all_of(targets, hasOwn) && !targets.empty())
    return success();
  FailureOr<EnergyAttr> table = getEnergyTable(name, loc);
  if (failed(table))
    return failure();
  for (TargetAttr &target : targets)
    if (!hasOwn(target))
      target = withEnergy(target, *table);
  return success();
}

//===----------------------------------------------------------------------===//
// Sizes
//===----------------------------------------------------------------------===//

/// The extent of an argument that the program settles, under the name that it
/// would have as an open size.
static std::optional<Quantity> findStaticExtent(StringRef name,
                                                const ModuleCost &cost) {
  for (unsigned entry : cost.getEntryPoints()) {
    auto function = dyn_cast<FunctionOpInterface>(
        cost.getProgram().getFunctions()[entry].op);
    if (!function)
      continue;
    for (BlockArgument argument : function.getArguments()) {
      auto type = dyn_cast<ShapedType>(argument.getType());
      if (!type || !type.hasRank())
        continue;
      for (auto [dim, extent] : llvm::enumerate(type.getShape()))
        if (!ShapedType::isDynamic(extent) &&
            SizeAnalysis::getExtentName(
                argument, dim,
                function != cost.getProgram().getOnlyEntryPoint()) == name)
          return Quantity(extent);
    }
  }
  return std::nullopt;
}

/// The symbol is an open size with a value among `values` or a static extent of
/// an entry point's argument.
static FailureOr<Workload>
getWorkload(StringRef batchSymbol, unsigned numDevices, const ModuleCost &cost,
            const SizeBindings &values, Location loc) {
  if (numDevices == 0) {
    emitError(loc) << "in --devices: expected a number >= 1, found 0";
    return failure();
  }
  Workload workload;
  workload.numDevices = numDevices;
  if (batchSymbol.empty())
    return workload;
  workload.batchSymbol = batchSymbol.str();
  auto error = [&] {
    return emitError(loc) << "in --batch-symbol '" << batchSymbol << "': ";
  };
  if (const SizeSymbol *symbol = findOpenSize(cost, batchSymbol)) {
    if (const auto *value = values.find(symbol->name); value != values.end()) {
      workload.batch = value->second;
      workload.batchSize = symbol->name;
      return workload;
    }
    error() << "expected a size with a value; --bind " << batchSymbol
            << "=NUMBER gives it one";
    return failure();
  }
  if (std::optional<Quantity> extent = findStaticExtent(batchSymbol, cost)) {
    workload.batch = *extent;
    return workload;
  }
  error() << "expected a size or the extent of an argument, such as arg0.d0; "
          << describeOpenSizes(cost);
  return failure();
}

/// What flags say of sizes. A file of parameters also says what the extents of
/// arguments are called.
static FailureOr<SizeStatements> getStatements(const ReportRequest &request,
                                               Location loc) {
  SizeStatements statements;
  statements.function =
      StringRef(request.function.value_or("")).ltrim('@').str();
  if (failed(parseStatements(request.names, request.ranges, statements, loc)))
    return failure();
  StringRef path = request.params ? StringRef(*request.params) : StringRef();
  if (!path.consume_front("@"))
    return statements;
  auto extents = readExtentNames(path);
  if (!extents)
    return emitError(loc, "in --params: ")
           << llvm::toString(extents.takeError());
  statements.extents.assign(extents->begin(), extents->end());
  return statements;
}

//===----------------------------------------------------------------------===//
// The report
//===----------------------------------------------------------------------===//

/// What `grid` and `pue` say. Failures are diagnosed.
static FailureOr<std::optional<Site>> getSite(StringRef grid, StringRef pue,
                                              Location loc) {
  if (grid.empty()) {
    if (pue.empty())
      return std::optional<Site>();
    return emitError(loc, "in --pue: expected --grid beside it");
  }
  llvm::Expected<GridIntensity> intensity = getGridIntensity(grid);
  if (!intensity)
    return emitError(loc, "in --grid: ")
           << llvm::toString(intensity.takeError());
  Site site;
  site.region = intensity->region;
  site.gramsPerKilowattHour = intensity->gramsPerKilowattHour;
  site.source = intensity->source;
  if (!pue.empty()) {
    llvm::Expected<double> effectiveness = parsePowerUsageEffectiveness(pue);
    if (!effectiveness)
      return emitError(loc, "in --pue: ")
             << llvm::toString(effectiveness.takeError());
    site.powerUsageEffectiveness = *effectiveness;
  }
  return std::optional<Site>(site);
}

/// What `measured` and `measured-runs` say. Failures are diagnosed.
static FailureOr<std::optional<MeasuredTimes>>
getMeasured(const ReportRequest &request, Location loc) {
  if (request.measured.empty())
    return std::optional<MeasuredTimes>();
  auto times = readMeasuredTimes(request.measured);
  if (!times)
    return emitError(loc, "in --measured: ")
           << llvm::toString(times.takeError());
  if (request.measuredRuns)
    times->runs = request.measuredRuns;
  return std::optional<MeasuredTimes>(std::move(*times));
}

/// What `assume` says. Failures are diagnosed.
static FailureOr<std::optional<Assumptions>>
getAssumptions(const std::optional<std::string> &text, Location loc) {
  if (!text)
    return std::optional<Assumptions>();
  auto assumptions = parseAssumptions(*text, loc.getContext());
  if (!assumptions)
    return emitError(loc, "in --assume: ")
           << llvm::toString(assumptions.takeError());
  return std::optional<Assumptions>(std::move(*assumptions));
}

static FailureOr<ReportOptions>
getOptions(const ReportRequest &request, const ModuleCost &cost, Location loc) {
  if (failed(checkHints(cost.getProgram())) ||
      failed(checkStatements(cost, loc)) || failed(checkSizes(cost, loc)))
    return failure();
  auto values = parseBindings(request.bindings, cost, loc);
  if (failed(values))
    return failure();
  auto workload =
      getWorkload(request.batchSymbol, request.numDevices, cost, *values, loc);
  auto site = getSite(request.grid, request.pue, loc);
  auto assumptions = getAssumptions(request.assume, loc);
  auto measured = getMeasured(request, loc);
  if (failed(workload) || failed(site) || failed(assumptions) ||
      failed(measured))
    return failure();
  ReportOptions options;
  options.file = request.file;
  options.groupBy = request.groupBy;
  options.depth = request.depth;
  options.function = StringRef(request.function.value_or("")).ltrim('@').str();
  options.bindings = std::move(*values);
  options.machine = request.machine;
  options.showsFusion = request.showsFusion;
  options.levels = request.levels;
  options.inputs = request.inputs;
  options.training = request.training;
  options.workload = std::move(*workload);
  options.site = std::move(*site);
  options.assumptions = std::move(*assumptions);
  options.measured = std::move(*measured);
  return options;
}

FailureOr<ModuleCost> driver::getProgram(ModuleOp module,
                                         const ReportRequest &request,
                                         Location loc) {
  if (request.params && failed(markParameters(module, *request.params, loc)))
    return failure();
  FailureOr<SizeStatements> statements = getStatements(request, loc);
  if (failed(statements))
    return failure();
  ModuleCost cost(Program::get(module, std::move(*statements)));
  if (!request.function)
    return cost;
  FailureOr<unsigned> chosen =
      chooseFunction(cost.getProgram(), *request.function, loc);
  if (failed(chosen))
    return failure();
  return cost.withEntry(*chosen);
}

FailureOr<ReportInput> mlir::roofline::analyse(ModuleOp module,
                                               const ReportRequest &request,
                                               Location loc) {
  FailureOr<SmallVector<TargetAttr>> targets =
      chooseTargets(module, request.targets, loc);
  if (failed(targets) || failed(replaceEnergies(*targets, request.energy, loc)))
    return failure();
  if (targets->empty() && failed(checkNeedsNoTarget(request, loc)))
    return failure();
  if (!request.measured.empty() && targets->size() > 1)
    return emitError(loc, "in --measured: expected one target, the machine "
                          "that was measured, found ")
           << targets->size();
  FailureOr<RowOptions> rows =
      driver::getRowOptions(request.rows, !targets->empty(), loc);
  if (failed(rows))
    return failure();
  if (rows->sort && rows->sort->isMeasured && request.measured.empty())
    return emitError(loc, "in --sort: expected --measured beside '")
           << request.rows.sort << "'";
  // What loses most is what a measurement is for.
  if (!request.measured.empty() && request.rows.sort.empty())
    rows->sort = findMetric("lost_s");
  rows->listsOps = request.listsOps;
  rows->mergesEqual = request.mergesEqualOps && !request.rows.all;
  FailureOr<ModuleCost> cost = driver::getProgram(module, request, loc);
  if (failed(cost))
    return failure();
  FailureOr<ReportOptions> options = getOptions(request, *cost, loc);
  if (failed(options))
    return failure();
  options->rows = std::move(*rows);
  return ReportInput{std::move(*cost), std::move(*targets),
                     std::move(*options)};
}

FailureOr<Report> mlir::roofline::makeReport(ModuleOp module,
                                             const ReportRequest &request,
                                             Location loc) {
  FailureOr<ReportInput> input = analyse(module, request, loc);
  if (failed(input))
    return failure();
  return buildReport(input->cost, Parameters(input->cost), input->targets,
                     input->options);
}
