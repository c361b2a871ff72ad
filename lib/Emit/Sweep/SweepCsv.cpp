//===- SweepCsv.cpp - Sweeps as comma-separated values --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../Csv/CsvRow.h"
#include "SweepFormats.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

static void printHeader(raw_ostream &os, const Sweep &sweep) {
  CsvRow row(os);
  for (const SweepAxis &axis : sweep.axes)
    row.add(axis.name);
  for (const Sweep::Column &column : sweep.columns)
    row.add(column.target ? (column.metric->name + "@" +
                             sweep.targets[*column.target].name)
                                .str()
                          : column.metric->name.str());
  for (const Sweep::Target &target : sweep.targets) {
    if (!target.itemsPerSecond.empty())
      row.add("items_per_s@" + target.name);
    if (hasLimits(target))
      row.add("bound_by@" + target.name);
  }
}

void emit::printSweepCsv(raw_ostream &os, const Sweep &sweep) {
  printHeader(os, sweep);
  for (size_t point = 0; point < sweep.getNumPoints(); ++point) {
    CsvRow row(os);
    for (size_t axis = 0; axis < sweep.axes.size(); ++axis)
      row.add(Quantity(sweep.getValue(axis, point)));
    for (const Sweep::Column &column : sweep.columns)
      row.add(column.getValue(point));
    for (const Sweep::Target &target : sweep.targets) {
      if (!target.itemsPerSecond.empty()) {
        double items = target.itemsPerSecond[point];
        row.add(std::isnan(items) ? std::nullopt : std::optional(items));
      }
      if (hasLimits(target))
        row.add(getLimit(target, point));
    }
  }
}
