//===- FusionReport.cpp - What a report says of fusion --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Layers/Grouping.h"
#include "mlir-roofline/Report/FusionSums.h"

using namespace mlir;
using namespace mlir::roofline;

/// The sum of the operations' own times.
static std::optional<double>
getSecondsAsWritten(const FusionGroups::Group &group,
                    ArrayRef<std::optional<OpTime>> times) {
  double seconds = 0;
  for (auto [position, op] : llvm::enumerate(group.ops)) {
    std::optional<double> repeats = group.getRepeat(position).times.getDouble();
    if (!times[op] || !repeats)
      return std::nullopt;
    seconds += times[op]->seconds * *repeats;
  }
  return seconds;
}

/// What a group saves in all its executions, for ordering: seconds, then bytes.
static std::pair<double, double> getSaved(const Report::Fusion::Group &group) {
  double executions = group.executions.value.getDouble().value_or(1);
  if (group.isRealised)
    return {0, 0};
  double seconds = 0;
  if (group.seconds && group.secondsAsWritten)
    seconds = *group.secondsAsWritten - *group.seconds;
  Quantity bytes = group.bytesAsWritten - group.bytes;
  return {executions * seconds, executions * bytes.getDouble().value_or(0)};
}

/// All executions of a group, whose only operation may cost something else in
/// each.
static Quantity getExecutedBytes(const FusionGroups::Group &group,
                                 const ModuleCost &cost) {
  const CostedOp &first = cost.getOps()[group.ops.front()];
  if (const OpCost *all = cost.getIteratedCost(group.ops.front());
      all && group.repeats.empty())
    return all->getBytes() *
           cost.getFunctions()[first.function].multiplicity.value;
  return group.bytes * group.executions.value;
}

Report::Fusion report::makeFusion(const ModuleCost &cost,
                                  const FusionGroups &groups,
                                  double capacityBytes) {
  Report::Fusion fusion;
  fusion.capacityBytes = capacityBytes;
  fusion.bytesAsWritten =
      cost.getTotals().bytesRead.value + cost.getTotals().bytesWritten.value;
  for (unsigned op = 0, e = cost.getOps().size(); op < e; ++op)
    if (!groups.getGroup(op))
      fusion.precomputable.push_back(op);
  fusion.numGroups = groups.getGroups().size();
  for (const FusionGroups::Group &group : groups.getGroups())
    fusion.bytesFused += getExecutedBytes(group, cost);
  return fusion;
}

Report::Fusion::Group report::makeFusionGroup(const ModuleCost &cost,
                                              const FusionGroups &groups,
                                              unsigned number,
                                              const ModuleTime *time) {
  const FusionGroups::Group &group = groups.getGroups()[number];
  Report::Fusion::Group made;
  made.ops.assign(group.ops.begin(), group.ops.end());
  made.executions = group.executions;
  made.bytesAsWritten = group.bytesAsWritten;
  made.bytes = group.bytes;
  made.isRealised = group.isRealised;
  if (!time)
    return made;
  made.secondsAsWritten = getSecondsAsWritten(group, time->getOps());
  const std::optional<OpTime> &own = time->getGroupTimes()[number];
  if (!own)
    return made;
  made.seconds = own->seconds;
  if (own->estimate)
    made.estimate = own->estimate->seconds;
  if (own->resource)
    made.boundBy = own->resource.str();
  return made;
}

std::vector<Report::Fusion::Group>
report::listFusionGroups(const ModuleCost &cost, const FusionGroups &groups,
                         const ModuleTime *time) {
  std::vector<Report::Fusion::Group> list;
  for (auto [number, group] : llvm::enumerate(groups.getGroups()))
    if (group.ops.size() > 1 || !group.repeats.empty())
      list.push_back(makeFusionGroup(cost, groups, number, time));
  llvm::stable_sort(list, [](const auto &a, const auto &b) {
    return getSaved(a) > getSaved(b);
  });
  return list;
}

Quantity mlir::roofline::getRealisedBytes(const ReportFusion::Group &group) {
  return group.isRealised ? group.bytesAsWritten - group.bytes : Quantity(0);
}

Quantity mlir::roofline::getRealisedBytes(const ReportFusion &fusion) {
  Quantity bytes;
  if (fusion.groups)
    for (const ReportFusion::Group &group : *fusion.groups)
      bytes += getRealisedBytes(group) * group.executions.value;
  return bytes;
}

Quantity mlir::roofline::getHeadroomBytes(const ReportFusion &fusion) {
  return fusion.bytesAsWritten - fusion.bytesFused - getRealisedBytes(fusion);
}
