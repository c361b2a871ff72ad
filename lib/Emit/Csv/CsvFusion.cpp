//===- CsvFusion.cpp - Columns of what can run as one ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CsvFusion.h"

#include "mlir-roofline/Report/FusionSums.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

static constexpr StringLiteral columnNames[] = {
    "fusion_group",  "fusion_bytes_as_written",
    "fusion_bytes",  "fusion_time_as_written_s",
    "fusion_time_s", "fusion_realised_bytes"};

FusionColumns::FusionColumns(const Report &report) : report(report) {
  auto add = [&](const Report::Fusion &fusion) {
    if (!fusion.groups)
      return;
    std::vector<const Group *> &byOp = groups.emplace_back(report.ops.size());
    for (const Group &group : *fusion.groups)
      for (unsigned op : group.ops)
        byOp[op] = &group;
  };
  if (report.fusion)
    add(*report.fusion);
  for (const Report::Target &target : report.targets)
    add(target.fusion);
}

void FusionColumns::addNames(CsvRow &row, StringRef prefix) const {
  if (groups.empty())
    return;
  for (StringRef name : columnNames)
    row.add((prefix + name).str());
}

void FusionColumns::addNamesOfAll(CsvRow &row) const {
  if (report.targets.size() < 2)
    return addNames(row);
  for (const Report::Target &target : report.targets)
    addNames(row, target.name + ":");
}

/// Adds up times as long as all are known.
static void addSeconds(std::optional<double> &sum,
                       const std::optional<double> &seconds,
                       const std::optional<double> &times) {
  if (sum && seconds && times)
    *sum += *seconds * *times;
  else
    sum.reset();
}

void FusionColumns::add(CsvRow &row, ArrayRef<unsigned> ops, bool isOp,
                        std::optional<size_t> target, bool ofAll) const {
  if (groups.empty())
    return;
  const std::vector<const Group *> &byOp = groups[target.value_or(0)];
  Quantity asWritten, fused, realised;
  std::optional<double> secondsAsWritten = 0, seconds = 0;
  bool isFirst = false;
  for (unsigned op : ops) {
    const Group *group = byOp[op];
    if (!group || group->ops.front() != op)
      continue;
    isFirst = true;
    Quantity times = ofAll ? group->executions.value : Quantity(1);
    asWritten += group->bytesAsWritten * times;
    fused += group->bytes * times;
    realised += getRealisedBytes(*group) * times;
    addSeconds(secondsAsWritten, group->secondsAsWritten, times.getDouble());
    addSeconds(seconds, group->seconds, times.getDouble());
  }
  const Group *own = isOp ? byOp[ops.front()] : nullptr;
  own ? row.add(Quantity(own->ops.front())) : row.add("");
  if (!isFirst) {
    for (size_t column = 1; column < std::size(columnNames); ++column)
      row.add("");
    return;
  }
  row.add(asWritten);
  row.add(fused);
  row.add(target ? secondsAsWritten : std::nullopt);
  row.add(target ? seconds : std::nullopt);
  row.add(realised);
}

void FusionColumns::addOfAll(CsvRow &row, ArrayRef<unsigned> ops,
                             bool isOp) const {
  if (report.targets.empty())
    return add(row, ops, isOp, std::nullopt, /*ofAll=*/!isOp);
  for (size_t target = 0; target < report.targets.size(); ++target)
    add(row, ops, isOp, target, /*ofAll=*/!isOp);
}
