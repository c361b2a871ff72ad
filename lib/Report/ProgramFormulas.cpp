//===- ProgramFormulas.cpp - Formulas of a whole program ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ProgramFormulas.h"

#include "mlir-roofline/Evaluation/FormulaText.h"
#include "mlir-roofline/Machine/EnergyFormulas.h"
#include "mlir-roofline/Machine/GroupFormulas.h"
#include "mlir-roofline/Machine/LatencyFloor.h"
#include "mlir-roofline/Machine/ModuleEnergy.h"
#include "mlir-roofline/Machine/ProbedFormulas.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::report;

//===----------------------------------------------------------------------===//
// Regimes
//===----------------------------------------------------------------------===//

std::optional<ReportRegime>
RegimeReader::makeRegime(std::optional<TimeRegime> regime) const {
  if (!regime)
    return std::nullopt;
  ReportRegime made;
  made.seconds = std::move(regime->seconds);
  made.isRounded = regime->isRounded;
  if (!regime->resource)
    return made;
  ResourceTime limit = machine.getResource(*regime->resource, 0);
  made.boundBy = limit.resource.str();
  made.kind = limit.kind;
  return made;
}

ReportTimeRegimes RegimeReader::get(ArrayRef<RepeatedNeeds> small,
                                    ArrayRef<RepeatedNeeds> large) {
  ReportTimeRegimes regimes;
  regimes.small = makeRegime(regions.getRegime(small, /*isLarge=*/false));
  regimes.large = makeRegime(regions.getRegime(large, /*isLarge=*/true));
  regimes.symbols = graph.getSymbols().vec();
  return regimes;
}

ReportTimeRegimes RegimeReader::get(ArrayRef<RepeatedNeeds> ops) {
  ReportTimeRegimes regimes = get(ops, ops);
  regimes.computeBound = regions.find(ops);
  return regimes;
}

ReportTimeRegimes RegimeReader::get(const Formula &small, const Formula &large,
                                    bool isOne) {
  ReportTimeRegimes regimes;
  if (isOne)
    regimes.exact = formatPutTogether(graph, small).value_or("");
  regimes.small = makeRegime(regions.getRegime(small, /*isLarge=*/false));
  regimes.large = makeRegime(regions.getRegime(large, /*isLarge=*/true));
  regimes.symbols = graph.getSymbols().vec();
  return regimes;
}

//===----------------------------------------------------------------------===//
// The program
//===----------------------------------------------------------------------===//

void ProgramFormulas::addGroups(RegimeReader &reader,
                                ReportTimeFormulas &formulas) {
  // Operations that run as one leave out what a mask drops.
  if (probes.get().empty() || probes.dropMore())
    return;
  const MachineModel &machine = time.getMachine();
  auto get = [&](SizeProbes::Probe &probe) {
    return GroupFormulas::get(cost, probe, machine, graph);
  };
  std::optional<GroupFormulas> small = get(*probes.get().front());
  std::optional<GroupFormulas> large = get(*probes.get().back());
  if (!small || !large)
    return;
  // Groups may be others in between, or take what is no formula.
  bool isOne = small->fused == large->fused;
  bool isOneEstimate = small->estimate == large->estimate;
  auto compare = [&](SizeProbes::Probe &probe) {
    if (!isOne && !isOneEstimate)
      return;
    const ModuleTime &own = probed.get(probe);
    isOne &=
        isValueAt(graph, large->fused, probe.values, own.getLatencyFused());
    isOneEstimate &=
        large->estimate && isValueAt(graph, *large->estimate, probe.values,
                                     own.getLatencyEstimate());
  };
  for (const auto &probe : probes.get())
    compare(*probe);
  if (isOne || isOneEstimate)
    for (const auto &probe : probes.getBetween())
      compare(*probe);
  formulas.fused = isOne ? reader.get(large->groups)
                         : reader.get(small->groups, large->groups);
  if (isOne)
    formulas.fused->exact = formatPutTogether(graph, large->fused).value_or("");
  if (small->estimate && large->estimate)
    formulas.estimate =
        reader.get(*small->estimate, *large->estimate, isOneEstimate);
}

void ProgramFormulas::addEnergy(RegimeReader &reader,
                                const Formula &latencyBound,
                                ReportTimeFormulas &formulas) {
  const MachineModel &machine = time.getMachine();
  if (!machine.getTarget().getEnergy())
    return;
  EnergyModel model(machine);
  auto energy = EnergyFormulas::get(cost, model, machine, latencyBound, graph);
  if (!energy)
    return;
  for (const auto &probe : probes.get()) {
    const ModuleTime &own = probed.get(*probe);
    ModuleEnergy found(probe->cost, EnergyModel(own.getMachine()),
                       own.getLatencyBound());
    if (!found.getTotal() || !isValueAt(graph, energy->joules, probe->values,
                                        found.getTotal()->getJoules()))
      return;
  }
  formulas.energy = reader.get(energy->joules, energy->joules, /*isOne=*/true);
  formulas.energyStatus = energy->status;
}

std::shared_ptr<const ReportTimeFormulas>
ProgramFormulas::get(ArrayRef<RepeatedNeeds> ops) {
  const MachineModel &machine = time.getMachine();
  RegimeReader reader(machine, graph, ranges);
  std::vector<RepeatedNeeds> merged = mergeEqual(ops);
  Formula sum = getSum(merged);
  auto formulas = std::make_shared<ReportTimeFormulas>();
  formulas->latencyBound = reader.get(merged);
  formulas->latencyBound.exact = formatPutTogether(graph, sum).value_or("");
  if (auto floor =
          getFloorNeeds(cost, flow, time.getGroups(), probed, machine, graph)) {
    Formula largest = getLargest(*floor);
    formulas->floor = reader.get(RepeatedNeeds{std::move(*floor), 1});
    formulas->floor->exact = formatPutTogether(graph, largest).value_or("");
  }
  addGroups(reader, *formulas);
  addEnergy(reader, sum, *formulas);
  return formulas;
}
