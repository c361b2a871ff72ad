//===- ProgramFormulas.cpp - Formulas of a whole program ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ProgramFormulas.h"

#include "mlir-roofline/Evaluation/FormulaText.h"
#include "mlir-roofline/Machine/Formulas/EnergyFormulas.h"
#include "mlir-roofline/Machine/Formulas/ProbedFormulas.h"
#include "mlir-roofline/Machine/LatencyFloor.h"
#include "mlir-roofline/Machine/ModuleEnergy.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::report;

//===----------------------------------------------------------------------===//
// Regimes
//===----------------------------------------------------------------------===//

std::optional<ReportRegime>
RegimeReader::makeRegime(std::optional<SizeRegime> regime) const {
  if (!regime)
    return std::nullopt;
  ReportRegime made;
  made.amount = std::move(regime->amount);
  made.isRounded = regime->isRounded;
  if (!regime->resource)
    return made;
  ResourceTime limit = machine.getResource(*regime->resource, 0);
  made.boundBy = limit.resource.str();
  made.kind = limit.kind;
  return made;
}

template <typename Amounts>
ReportRegimes RegimeReader::makeRegimes(const Amounts &small,
                                        const Amounts &large) {
  ReportRegimes regimes;
  regimes.small = makeRegime(regions.getRegime(small, /*isLarge=*/false));
  regimes.large = makeRegime(regions.getRegime(large, /*isLarge=*/true));
  regimes.symbols = graph.getSymbols().vec();
  return regimes;
}

ReportRegimes RegimeReader::get(ArrayRef<RepeatedNeeds> small,
                                ArrayRef<RepeatedNeeds> large) {
  return makeRegimes(small, large);
}

ReportRegimes RegimeReader::get(ArrayRef<RepeatedNeeds> ops) {
  ReportRegimes regimes = get(ops, ops);
  regimes.computeBound = regions.find(ops);
  return regimes;
}

ReportRegimes RegimeReader::get(const Formula &small, const Formula &large) {
  return makeRegimes(small, large);
}

//===----------------------------------------------------------------------===//
// The program
//===----------------------------------------------------------------------===//

void ProgramFormulas::addGroups(RegimeReader &reader,
                                const FusedFormulas &fused,
                                ReportTimeFormulas &formulas) {
  std::optional<ReportRegimes::Split> split;
  if (fused.split)
    split = {fused.split->symbol, fused.split->until, fused.split->from};
  formulas.fused = fused.isOne()
                       ? reader.get(fused.large.groups)
                       : reader.get(fused.small.groups, fused.large.groups);
  formulas.fused->status = formulas.latencyBound.status;
  if (fused.fused) {
    formulas.fused->exact = formatPutTogether(graph, *fused.fused).value_or("");
    formulas.fused->split = split;
  }
  if (!fused.small.estimate || !fused.large.estimate)
    return;
  formulas.estimate = reader.get(*fused.small.estimate, *fused.large.estimate);
  formulas.estimate->status = CountStatus::estimate;
  if (fused.estimate) {
    formulas.estimate->exact =
        formatPutTogether(graph, *fused.estimate).value_or("");
    formulas.estimate->split = split;
  }
}

void ProgramFormulas::addEnergy(RegimeReader &reader, const TimePieces &seconds,
                                ReportTimeFormulas &formulas) {
  const MachineModel &machine = time.getMachine();
  EnergyModel model(machine);
  auto get = [&](const Formula &seconds) {
    return EnergyFormulas::get(cost, model, machine, seconds, graph);
  };
  auto small = get(seconds.small), large = get(seconds.large);
  if (!small || !large)
    return;
  ReportRegimes energy = reader.get(small->joules, large->joules);
  if (auto all = seconds.all ? get(*seconds.all) : std::nullopt) {
    for (const auto &probe : open.getProbes().get()) {
      const ModuleTime &own = probed.get(*probe);
      ModuleEnergy found(probe->cost, EnergyModel(own.getMachine()),
                         own.getLatencyFused());
      if (!found.getTotal() || !isValueAt(graph, all->joules, probe->values,
                                          found.getTotal()->getJoules()))
        return;
    }
    energy.exact = formatPutTogether(graph, all->joules).value_or("");
  }
  energy.status = combine(small->status, large->status);
  formulas.energy = std::move(energy);
}

std::shared_ptr<const ReportTimeFormulas>
ProgramFormulas::get(ArrayRef<RepeatedNeeds> ops, CountStatus status) {
  const MachineModel &machine = time.getMachine();
  RegimeReader reader(machine, graph, ranges);
  std::vector<RepeatedNeeds> merged = mergeEqual(ops);
  Formula sum = getSum(merged);
  auto formulas = std::make_shared<ReportTimeFormulas>();
  formulas->latencyBound = reader.get(merged);
  formulas->latencyBound.exact = formatPutTogether(graph, sum).value_or("");
  formulas->latencyBound.status = status;
  if (auto floor =
          getFloorNeeds(cost, flow, time.getGroups(), probed, machine, graph)) {
    Formula largest = getLargest(*floor);
    formulas->floor = reader.get(RepeatedNeeds{std::move(*floor), 1});
    formulas->floor->exact = formatPutTogether(graph, largest).value_or("");
  }
  auto fused = FusedFormulas::get(cost, probed, open, graph);
  if (fused)
    addGroups(reader, *fused, *formulas);
  EnergyAttr table = machine.getTarget().getEnergy();
  if (table && fused)
    addEnergy(reader, {fused->small.fused, fused->large.fused, fused->fused},
              *formulas);
  else if (table && !EnergyModel(machine).drawsStaticPower())
    addEnergy(reader, {sum, sum, sum}, *formulas);
  return formulas;
}
