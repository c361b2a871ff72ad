//===- ExplanationTarget.cpp - What an operation needs of a target --------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ExplanationParts.h"
#include "Formulas/TimeFormulaReport.h"

using namespace mlir;
using namespace mlir::roofline;

/// Where the peaks of a target's resources come from, in their order.
static SmallVector<StringAttr> getSources(TargetAttr target) {
  SmallVector<StringAttr> sources;
  for (roofline::UnitAttr unit : target.getUnits())
    for (RateAttr rate : unit.getRates())
      sources.push_back(rate.getSource() ? rate.getSource() : unit.getSource());
  for (MemoryAttr level : target.getMemory())
    if (level.getBandwidthBytesPerSecond())
      sources.push_back(level.getSource());
  return sources;
}

static void addResources(ExplainedTarget &explained,
                         const Demand<double> &demand,
                         const MachineResources &resources) {
  for (auto [amount, roof, source] :
       llvm::zip_equal(demand.amounts, resources.getRoofs(),
                       getSources(resources.getTarget()))) {
    ExplainedResource &added = explained.resources.emplace_back();
    added.name = roof.resource.str();
    added.kind = roof.kind;
    added.amount = amount.all;
    added.standInAmount = amount.standIn;
    added.perSecond = roof.perSecond;
    added.seconds = amount.all / roof.perSecond;
    if (source)
      added.source = source.str();
    std::optional<size_t> &longest =
        added.kind == BoundKind::compute ? explained.unit : explained.memory;
    if (added.seconds > 0 &&
        (!longest || added.seconds > explained.resources[*longest].seconds))
      longest = explained.resources.size() - 1;
  }
  if (explained.unit && explained.memory)
    explained.ridge = explained.resources[*explained.unit].perSecond /
                      explained.resources[*explained.memory].perSecond;
}

static void addStandIns(ExplainedTarget &explained, const OpCost &cost,
                        const MachineModel &machine) {
  for (const StandIn &standIn : getStandIns(cost, machine.getResources()))
    explained.standIns.push_back(report::makeStandIn(standIn, /*numOps=*/1));
}

ExplainedGroup report::explainGroup(unsigned number, const ModuleCost &cost,
                                    const FusionGroups &groups,
                                    double capacityBytes,
                                    const ModuleTime *time) {
  ExplainedGroup explained;
  explained.capacityBytes = capacityBytes;
  if (std::optional<unsigned> group = groups.getGroup(number))
    explained.group = makeFusionGroup(cost, groups, *group, time);
  else
    explained.isPrecomputable = true;
  return explained;
}

void report::explainTarget(ExplainedOp &explained,
                           const ExplainedSubject &subject,
                           const ModuleCost &cost, const ModuleTime &time,
                           ModuleLevels &levels) {
  const MachineModel &machine = time.getMachine();
  TargetAttr attribute = machine.getTarget();
  ExplainedTarget &target = explained.targets.emplace_back();
  target.name = attribute.getName().str();
  target.time = makeTime(time.getOps()[subject.number]);
  target.time.formula = makeOpFormula(cost, time, subject.number);
  std::optional<double> runs = subject.op.multiplicity.value.getDouble();
  if (runs && target.time.seconds && time.getLatencyBound().value_or(0) > 0)
    target.time.share = *runs * *target.time.seconds / *time.getLatencyBound();
  const OpCost &opCost = subject.op.cost;
  bool isIterated = cost.getIteratedCost(subject.number) != nullptr;
  if (!isIterated) {
    if (auto demand = getDemand(opCost, machine.getResources()))
      addResources(target, *demand, machine.getResources());
    if (std::optional<OpLevels> own = levels.get(subject.number))
      target.time.levels = makeLevels(*own, attribute);
  }
  addStandIns(target, opCost, machine);
  target.fusion =
      explainGroup(subject.number, cost, time.getGroups(),
                   machine.getResources().getCoreMemoryBytes(), &time);
}
