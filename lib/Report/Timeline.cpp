//===- Timeline.cpp - When operations run on a target ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Report/Timeline.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLExtras.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;

/// Executions that enter times: of a guess, the least is certain.
static std::optional<double> getNumber(const Multiplicity &executions) {
  return (executions.isEstimate ? executions.lower : executions.value)
      .getDouble();
}

/// `seconds`, as often as it happens; what takes no time takes none however
/// often that is.
static std::optional<double> repeat(std::optional<double> seconds,
                                    const Multiplicity &executions) {
  if (!seconds || *seconds == 0)
    return seconds;
  std::optional<double> times = getNumber(executions);
  return times ? std::optional<double>(*seconds * *times) : std::nullopt;
}

/// Puts events, which are in order, one behind the other.
static void setStarts(std::vector<TimelineEvent> &events) {
  double end = 0;
  for (TimelineEvent &event : events) {
    event.startSeconds = end;
    end += event.seconds.value_or(0);
  }
}

static TimelineEvent makeEvent(const Report &report, unsigned id,
                               size_t target) {
  const Report::Op &op = report.ops[id];
  return {id, /*group=*/{}, /*startSeconds=*/0,
          repeat(op.times[target].seconds, op.multiplicity)};
}

std::vector<TimelineEvent> mlir::roofline::makeTimeline(const Report &report,
                                                        size_t target) {
  std::vector<TimelineEvent> events;
  events.reserve(report.ops.size());
  for (unsigned id = 0, e = report.ops.size(); id < e; ++id)
    events.push_back(makeEvent(report, id, target));
  setStarts(events);
  return events;
}

std::vector<TimelineEvent>
mlir::roofline::makeFusedTimeline(const Report &report, size_t target) {
  const Report::Fusion &fusion = report.targets[target].fusion;
  std::vector<TimelineEvent> events;
  if (!fusion.groups)
    return events;
  llvm::BitVector isPlaced(report.ops.size());
  for (unsigned id : fusion.precomputable)
    isPlaced.set(id);
  for (auto [number, group] : llvm::enumerate(*fusion.groups)) {
    for (unsigned id : group.ops)
      isPlaced.set(id);
    events.push_back({group.ops.front(), number, /*startSeconds=*/0,
                      repeat(group.seconds, group.executions)});
  }
  for (unsigned id = 0, e = report.ops.size(); id < e; ++id)
    if (!isPlaced[id])
      events.push_back(makeEvent(report, id, target));
  llvm::sort(events, [](const TimelineEvent &a, const TimelineEvent &b) {
    return a.op < b.op;
  });
  setStarts(events);
  return events;
}

std::optional<double> mlir::roofline::getTimedExecutions(const Report::Op &op) {
  return getNumber(op.multiplicity);
}

std::optional<double> mlir::roofline::getTimedWork(const Report::Op &op) {
  if (!op.necessary)
    return (op.executed.flops.value + op.executed.intOps.value).getDouble();
  std::optional<double> work =
      (op.necessary->flops + op.necessary->intOps).getDouble();
  return repeat(work, op.multiplicity);
}

std::optional<RooflinePoint>
mlir::roofline::getRooflinePoint(const Report &report, const Report::Group &row,
                                 size_t target) {
  double work = 0;
  for (unsigned id : row.ops) {
    const Report::Op &op = report.ops[id];
    if (op.counts.workStatus == CountStatus::unknown)
      continue;
    std::optional<double> own = getTimedWork(op);
    if (!own)
      return std::nullopt;
    work += *own;
  }
  std::optional<double> bytes = row.counts.bytes.value.getDouble();
  std::optional<double> seconds = row.times[target].seconds;
  if (row.counts.trafficStatus == CountStatus::unknown || !bytes || !seconds)
    return std::nullopt;
  RooflinePoint point{work / *bytes, work / *seconds};
  // Logarithms of neither 0 nor infinity have a place in a picture.
  auto hasPlace = [](double value) {
    return value > 0 && std::isfinite(value);
  };
  if (!hasPlace(point.opsPerByte) || !hasPlace(point.opsPerSecond))
    return std::nullopt;
  return point;
}
