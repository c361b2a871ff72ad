//===- SweepResults.cpp - What follows from the points --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SweepResults.h"

#include "mlir-roofline/Machine/MemoryFit.h"
#include "mlir-roofline/Support/FiniteNumber.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::sweep;

void sweep::setStatus(Sweep::Column &column, const Report &open) {
  // Those of times and energies come with the numbers.
  if (column.target)
    return;
  if (auto figure = column.metric->get(MetricSubject::get(open)))
    column.status = figure->status;
  else if (column.metric->name == "intensity")
    column.status = getIntensityStatus(open.totals);
}

void sweep::addLimit(Sweep::Limits &limits, const Limit &limit, size_t point,
                     size_t numPoints) {
  if (point == 0 && limits.byPoint.empty())
    limits.byPoint.assign(numPoints, Sweep::Limits::unknown);
  uint16_t &known = limits.byPoint[point];
  if (known != Sweep::Limits::unknown)
    return;
  known = Sweep::Limits::none;
  if (limit.resource.empty())
    return;
  auto found = llvm::find(limits.resources, limit.resource);
  known = found - limits.resources.begin();
  if (found != limits.resources.end())
    return;
  limits.resources.push_back(limit.resource);
  limits.kinds.push_back(limit.kind);
}

/// Where along the first axis another resource takes over.
static void addChanges(Sweep &sweep) {
  size_t stride = sweep.getStride(0);
  for (auto [number, target] : llvm::enumerate(sweep.targets)) {
    if (!target.limits || target.limits->byPoint.empty())
      continue;
    ArrayRef<uint16_t> limits = target.limits->byPoint;
    for (size_t others = 0; others < stride; ++others)
      for (size_t point = others + stride; point < limits.size();
           point += stride)
        if (limits[point] != limits[point - stride])
          sweep.changes.push_back(
              {number, point, limits[point - stride], limits[point]});
  }
}

/// What has to fit, with all sizes of a point put in but the first axis'.
static Quantity bindOthers(const Quantity &needed, const Sweep &sweep,
                           size_t point) {
  return needed.substitute([&](StringRef name) -> std::optional<Quantity> {
    for (auto [axis, each] : llvm::enumerate(sweep.axes))
      if (axis != 0 && each.name == name)
        return Quantity(sweep.getValue(axis, point));
    return std::nullopt;
  });
}

/// Solved for each combination of the other axes, as long as they are few.
static void addCapacities(Sweep &sweep, const Report &open) {
  constexpr size_t maxCombinations = 64;
  size_t numCombinations = sweep.getStride(0);
  if (numCombinations > maxCombinations)
    return;
  for (auto [number, target] : llvm::enumerate(open.targets)) {
    for (size_t point = 0; point < numCombinations; ++point) {
      auto put = [&](const Quantity &needed) {
        return bindOthers(needed, sweep, point);
      };
      std::optional<FitLimit> limit =
          findFitLimit(target.fits, sweep.axes.front().name, put);
      if (!limit)
        continue;
      // Of levels that hold a part each, the one that is full first.
      if (point == 0) {
        sweep.targets[number].memory = limit->fit->memory;
        sweep.targets[number].capacity = limit->fit->capacity;
      }
      sweep.capacities.push_back({number, point, limit->largest});
    }
  }
}

/// The batch at a point; nothing if it is no size of the sweep.
static std::optional<double>
getBatch(const Sweep &sweep, const ReportOptions &options, size_t point) {
  for (auto [axis, each] : llvm::enumerate(sweep.axes))
    if (each.name == sweep.batch)
      return static_cast<double>(sweep.getValue(axis, point));
  const auto *bound = options.bindings.find(sweep.batch);
  return bound == options.bindings.end() ? std::nullopt
                                         : bound->second.getDouble();
}

static void addItems(Sweep &sweep, const ReportOptions &options) {
  for (const Sweep::Column &column : sweep.columns) {
    if (column.metric->name != "time_s")
      continue;
    Sweep::Target &target = sweep.targets[*column.target];
    for (auto [point, seconds] : llvm::enumerate(column.numbers)) {
      std::optional<double> batch = getBatch(sweep, options, point);
      target.itemsPerSecond.push_back(
          batch && seconds > 0 ? getFinite(*batch / seconds).value_or(NAN)
                               : NAN);
    }
    std::vector<size_t> order;
    for (size_t point = 0; point < column.numbers.size(); ++point)
      if (!std::isnan(target.itemsPerSecond[point]))
        order.push_back(point);
    ArrayRef<double> times = column.numbers, items = target.itemsPerSecond;
    llvm::stable_sort(order, [&](size_t a, size_t b) {
      return times[a] != times[b] ? times[a] < times[b] : items[a] > items[b];
    });
    double most = 0;
    for (size_t point : order) {
      if (!(items[point] > most))
        continue;
      most = items[point];
      target.paretoFront.push_back(point);
    }
  }
}

void sweep::addResults(Sweep &sweep, const Report &open,
                       const ReportOptions &options) {
  addChanges(sweep);
  addCapacities(sweep, open);
  if (!sweep.batch.empty())
    addItems(sweep, options);
}
