//===- TargetReport.cpp - What a report says of a target ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Formulas/TimeFormulaReport.h"
#include "Layers/Grouping.h"
#include "mlir-roofline/Machine/Headline.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

using namespace mlir;
using namespace mlir::roofline;

Report::Time report::makeTime(const std::optional<OpTime> &opTime) {
  Report::Time time;
  if (!opTime)
    return time;
  // No resource although more may be needed: nothing is known.
  if (opTime->kind == BoundKind::none && opTime->status == CountStatus::lower) {
    time.status = CountStatus::unknown;
    return time;
  }
  time.seconds = opTime->seconds;
  if (opTime->estimate)
    time.estimate = opTime->estimate->seconds;
  if (opTime->next) {
    time.nextBoundBy = opTime->next->resource.str();
    time.nextSeconds = opTime->next->seconds;
    time.slack = opTime->getSlack();
  }
  time.status = opTime->status;
  time.missingSeconds = opTime->missingSeconds;
  time.kind = opTime->kind;
  if (opTime->resource)
    time.boundBy = opTime->resource.str();
  return time;
}

/// Which of the target's efficiencies the program's estimate uses, and for
/// what.
static void markUsed(std::vector<Report::Target::Calibration> &entries,
                     const ModuleCost &cost, const MachineModel &machine) {
  ArrayRef<EfficiencyAttr> efficiencies = machine.getTarget().getEfficiency();
  for (const CostedOp &op : cost.getOps()) {
    auto use = machine.getEfficiencyUse(op.cost);
    if (!use || op.cost.workStatus == CountStatus::unknown)
      continue;
    auto [number, type] = *use;
    Type measured = efficiencies[number].getElementType();
    if (!measured || measured == type) {
      entries[number].isUsed = true;
      continue;
    }
    std::string name;
    llvm::raw_string_ostream(name) << type;
    if (!llvm::is_contained(entries[number].otherTypes, name))
      entries[number].otherTypes.push_back(name);
  }
}

static std::vector<Report::Target::Calibration>
makeCalibration(TargetAttr target) {
  std::vector<Report::Target::Calibration> entries;
  for (EfficiencyAttr efficiency : target.getEfficiency()) {
    Report::Target::Calibration &entry = entries.emplace_back();
    entry.opClass = efficiency.getOpClass();
    if (efficiency.getElementType())
      llvm::raw_string_ostream(entry.elementType)
          << efficiency.getElementType();
    if (efficiency.getError())
      entry.error = efficiency.getError().getValueAsDouble();
    entry.rows = efficiency.getRows();
    if (efficiency.getSource())
      entry.source = efficiency.getSource().str();
  }
  return entries;
}

/// The types that need a stand-in, in order of first appearance.
static std::vector<Report::Target::StandIn>
makeStandIns(const ModuleCost &cost, const MachineModel &machine) {
  std::vector<std::pair<StandIn, unsigned>> counted;
  for (const CostedOp &op : cost.getOps())
    for (const StandIn &standIn :
         getStandIns(op.cost, machine.getResources())) {
      auto entry = llvm::find_if(
          counted, [&](const auto &entry) { return entry.first == standIn; });
      if (entry == counted.end())
        entry = counted.insert(entry, {standIn, 0});
      ++entry->second;
    }
  std::vector<Report::Target::StandIn> standIns;
  standIns.reserve(counted.size());
  for (const auto &[standIn, numOps] : counted)
    standIns.push_back(report::makeStandIn(standIn, numOps));
  return standIns;
}

Report::Target::StandIn report::makeStandIn(const StandIn &standIn,
                                            unsigned numOps) {
  Report::Target::StandIn made;
  llvm::raw_string_ostream(made.type) << standIn.type;
  made.unit = standIn.unit;
  made.isSplit = standIn.isSplit;
  if (standIn.resource)
    made.resource = standIn.resource.str();
  made.numOps = numOps;
  return made;
}

static Report::Target::Energy makeEnergy(const Energy &energy, StringRef table,
                                         const std::optional<Site> &site) {
  Report::Target::Energy made;
  made.table = table.str();
  made.computeJoules = energy.computeJoules;
  made.memoryJoules = energy.memoryJoules;
  made.staticJoules = energy.staticJoules;
  made.status = energy.status;
  for (StringAttr entry : energy.missing)
    made.missing.push_back(entry.str());
  if (site)
    made.carbonGrams =
        getCarbonGrams(energy.getJoules(), site->gramsPerKilowattHour,
                       site->powerUsageEffectiveness);
  return made;
}

/// The energies of a program's operations in their times and their sum, in the
/// time by groups, which neither bound nor estimate is below; nothing without a
/// table.
static std::optional<ModuleEnergy> getEnergy(const ModuleCost &cost,
                                             const ModuleTime &time) {
  TargetAttr target = time.getMachine().getTarget();
  if (!target.getEnergy())
    return std::nullopt;
  return ModuleEnergy(cost, EnergyModel(time.getMachine()),
                      time.getLatencyFused());
}

static void addHeadline(Report::Target &target, const Headline &headline) {
  target.throughput = headline.throughput;
  target.itemsPerSecond = headline.itemsPerSecond;
  target.throughputFloor = headline.throughputFloor;
  target.throughputEstimate = headline.throughputEstimate;
  target.powerLimitJoules = headline.powerLimitJoules;
  if (target.energy)
    target.energy->estimateStaticJoules = headline.estimateStaticJoules;
}

/// The times of a program, and its energy.
static Report::Target makeLatency(const Report &report, const ModuleTime &time,
                                  const std::optional<ModuleEnergy> &energy) {
  Report::Target target;
  TargetAttr attribute = time.getMachine().getTarget();
  target.name = attribute.getName().str();
  target.latencyBound = time.getLatencyBound();
  target.missingSeconds = time.getMissingSeconds();
  target.criticalPath = time.getCriticalPath();
  if (const std::optional<ResourceTime> &floor = time.getFloor()) {
    target.latencyFloor = floor->seconds;
    if (floor->resource)
      target.floorBoundBy = floor->resource.str();
  }
  target.latencyFused = time.getLatencyFused();
  if (StringAttr limit = time.getFusedBoundBy())
    target.fusedBoundBy = limit.str();
  target.latencyEstimate = time.getLatencyEstimate();
  target.calibratedShare = time.getCalibratedShare();
  const Energy *total =
      energy && energy->getTotal() ? &*energy->getTotal() : nullptr;
  if (total)
    target.energy =
        makeEnergy(*total, attribute.getEnergy().getName(), report.site);
  addHeadline(target,
              Headline::get(time, total, report.workload.getNumItems()));
  target.status = time.getStatus();
  target.kind = time.getBoundKind();
  if (time.getBoundBy())
    target.boundBy = time.getBoundBy().str();
  return target;
}

/// That, and what else is said of a target.
static Report::Target makeTarget(const Report &report, const ModuleCost &cost,
                                 const ModuleTime &time,
                                 const std::optional<ModuleEnergy> &energy) {
  Report::Target target = makeLatency(report, time, energy);
  const MachineModel &machine = time.getMachine();
  TargetAttr attribute = machine.getTarget();
  target.fusion = report::makeFusion(
      cost, time.getGroups(), machine.getResources().getCoreMemoryBytes());
  target.calibration = makeCalibration(attribute);
  markUsed(target.calibration, cost, machine);
  target.standIns = makeStandIns(cost, machine);
  for (const RidgePoint &ridge : machine.getResources().getRidgePoints())
    target.ridge.push_back(
        {ridge.resource.str(), ridge.memory.str(), ridge.opsPerByte});
  for (const Roof &roof : machine.getResources().getRoofs())
    target.roofs.push_back({roof.resource.str(), roof.kind, roof.perSecond});
  target.residentBytes = machine.getResources().getResidentBytes();
  llvm::raw_string_ostream(target.attribute) << attribute;
  return target;
}

/// Sets the energy of one execution that takes the time's seconds.
static void addEnergy(Report::Time &time, std::optional<Energy> energy,
                      const EnergyModel &model) {
  if (!energy || !time.seconds)
    return;
  model.addStatic(*energy, *time.seconds);
  time.joules = energy->getJoules();
  time.energyStatus = energy->status;
}

/// Every entry of a program that has several is one of its own; the only one
/// is what the report is of. Where entries call one another in long chains,
/// those beyond a multiple of the program's own size go without.
static void addFunctionTargets(Report &report, const ModuleCost &cost,
                               ArrayRef<TargetAttr> targets) {
  size_t numEntries = llvm::count_if(
      report.functions, [](const auto &function) { return function.isEntry; });
  llvm::StringMap<unsigned> numbers;
  for (auto [i, function] : llvm::enumerate(cost.getProgram().getFunctions()))
    numbers.try_emplace(function.name, i);
  size_t numRowsLeft = 16 * report.ops.size() + (1 << 16);
  for (Report::Function &function : report.functions) {
    if (!function.isEntry || numRowsLeft == 0)
      continue;
    if (numEntries == 1) {
      function.targets = report.targets;
      continue;
    }
    // What stands outside of functions has no name.
    auto number = numbers.find(function.name);
    ModuleCost own =
        cost.withEntry(number == numbers.end() ? 0 : number->second);
    size_t numRows = own.getOps().size() + own.getFunctions().size();
    // Open sizes are looked at in the program as a whole each time.
    if (!cost.getProgram().getSymbols().empty())
      numRows += cost.getOps().size();
    numRowsLeft -= std::min(numRowsLeft, numRows);
    ProgramFlow flow(own);
    for (TargetAttr target : targets) {
      ModuleTime time(own, flow, MachineModel(target, report.machine));
      function.targets.push_back(
          makeLatency(report, time, getEnergy(own, time)));
    }
  }
}

void report::addTargets(Report &report, const ModuleCost &cost,
                        ArrayRef<TargetAttr> targets) {
  if (targets.empty() && !report.showsFusion)
    return;
  ProgramFlow flow(cost);
  OpenSizes open(cost, flow);
  if (targets.empty()) {
    constexpr double capacity = MachineResources::defaultCoreMemoryBytes;
    const FusionGroups &groups = flow.getGroups(capacity);
    report.fusion = makeFusion(cost, groups, capacity);
    report.fusion->groups = listFusionGroups(cost, groups, /*time=*/nullptr);
    report.fusion->conditional = listConditionalGroups(groups, open, capacity);
    return;
  }
  for (TargetAttr target : targets) {
    ModuleTime time(cost, flow, MachineModel(target, report.machine));
    std::optional<ModuleEnergy> energy = getEnergy(cost, time);
    Report::Target &added =
        report.targets.emplace_back(makeTarget(report, cost, time, energy));
    if (report.showsFusion) {
      added.fusion.groups = listFusionGroups(cost, time.getGroups(), &time);
      added.fusion.conditional = listConditionalGroups(
          time.getGroups(), open, added.fusion.capacityBytes);
    }
    for (auto [op, opTime] : llvm::zip_equal(report.ops, time.getOps()))
      op.times.push_back(report::makeTime(opTime));
    addTimeFormulas(report, cost, time, flow, open, added);
    if (report.hasLevels)
      addLevels(report, cost, time.getMachine(), added);
    if (!energy)
      continue;
    EnergyModel model(time.getMachine());
    for (auto [op, opEnergy] : llvm::zip_equal(report.ops, energy->getOps()))
      addEnergy(op.times.back(), opEnergy, model);
  }
  if (report.hasLevels)
    addLoops(report, cost, targets);
  addFunctionTargets(report, cost, targets);
}

void report::addWhatIf(Report &report, const ModuleCost &cost,
                       const Quantity &parameterBytes,
                       const Assumptions &assumptions,
                       ArrayRef<TargetAttr> targets) {
  ModuleCost assumed = assumptions.apply(cost);
  Report::WhatIf &whatIf = report.whatIf.emplace();
  whatIf.assumptions = assumptions.getText().str();
  whatIf.parameterBytes = parameterBytes;
  whatIf.totals = assumed.getTotals();
  whatIf.intensity = whatIf.totals.getIntensity();
  if (targets.empty())
    return;
  ProgramFlow flow(assumed);
  for (TargetAttr target : targets) {
    ModuleTime time(assumed, flow, MachineModel(target, report.machine));
    whatIf.targets.push_back(
        makeTarget(report, assumed, time, getEnergy(assumed, time)));
  }
}
