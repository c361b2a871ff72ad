//===- LevelReport.cpp - What a report says of memory levels --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Layers/Grouping.h"

using namespace mlir;
using namespace mlir::roofline;

std::shared_ptr<Report::Levels> report::makeLevels(const OpLevels &of,
                                                   TargetAttr target) {
  auto made = std::make_shared<Report::Levels>();
  for (const LevelTraffic &traffic : of.levels) {
    Report::Level &level = made->levels.emplace_back();
    level.name = target.getMemory()[traffic.level].getName().str();
    level.compulsoryBytes = traffic.compulsoryBytes;
    level.status = traffic.status;
    level.lowerBytes = traffic.lowerBytes;
    level.attainableBytes = traffic.attainableBytes;
    if (!traffic.tiling)
      continue;
    llvm::append_range(level.tile, traffic.tiling->tile);
    llvm::append_range(level.order, traffic.tiling->order);
  }
  if (of.boundBy)
    made->boundBy = of.boundBy.str();
  made->isUndecided = of.isUndecided;
  made->lowerSeconds = of.lowerSeconds;
  made->attainableSeconds = of.attainableSeconds;
  return made;
}

/// Adds `executions` of an operation; what is not known of one is not known of
/// the sum.
static void addExecutions(Report::Level &sum, const LevelTraffic &traffic,
                          double executions) {
  sum.compulsoryBytes += executions * traffic.compulsoryBytes;
  sum.lowerBytes += executions * traffic.lowerBytes;
  sum.status = combine(sum.status, traffic.status);
  if (!traffic.attainableBytes)
    sum.attainableBytes.reset();
  else if (sum.attainableBytes)
    *sum.attainableBytes += executions * *traffic.attainableBytes;
}

void report::addLevels(Report &report, const ModuleCost &cost,
                       const MachineModel &machine, Report::Target &target) {
  for (MemoryAttr level : machine.getTarget().getMemory()) {
    target.levels.emplace_back().name = level.getName().str();
    target.levels.back().attainableBytes = 0;
  }
  ModuleLevels levels(cost, machine);
  bool isKnown = true;
  for (auto [number, op] : llvm::enumerate(cost.getOps())) {
    // What one execution moves depends on the iteration.
    std::optional<OpLevels> own =
        cost.getIteratedCost(number) ? std::nullopt : levels.get(number);
    std::optional<double> executions = op.multiplicity.value.getDouble();
    isKnown &= own && executions;
    if (!own)
      continue;
    report.ops[number].times.back().levels =
        makeLevels(*own, machine.getTarget());
    if (executions)
      for (auto [sum, traffic] : llvm::zip_equal(target.levels, own->levels))
        addExecutions(sum, traffic, *executions);
  }
  if (isKnown)
    return;
  for (Report::Level &sum : target.levels) {
    sum.status = combine(sum.status, CountStatus::unknown);
    sum.attainableBytes.reset();
  }
}
