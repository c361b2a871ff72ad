//===- ScheduleCost.cpp - What a part of a program costs ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Schedules/ScheduleCost.h"

#include "mlir-roofline/Driver/BindingText.h"
#include "mlir-roofline/Driver/StatementText.h"
#include "mlir-roofline/Machine/LevelTraffic.h"
#include "mlir-roofline/Movement/LoopTree.h"
#include "mlir-roofline/Report/PartReport.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/StringSwitch.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;

std::optional<TrafficKind>
mlir::roofline::symbolizeTrafficKind(StringRef word) {
  return llvm::StringSwitch<std::optional<TrafficKind>>(word)
      .Case("written", TrafficKind::written)
      .Case("lower", TrafficKind::lower)
      .Case("attainable", TrafficKind::attainable)
      .Default(std::nullopt);
}

//===----------------------------------------------------------------------===//
// The analysis
//===----------------------------------------------------------------------===//

static Operation *getOutermost(Operation *op) {
  while (Operation *parent = op->getParentOp())
    op = parent;
  return op;
}

/// The number of the function that `op` is or is in; nothing outside of any.
static std::optional<unsigned> findFunction(const Program &program,
                                            Operation *op) {
  for (; op; op = op->getParentOp())
    for (auto [number, function] : llvm::enumerate(program.getFunctions()))
      if (function.op == op && isa<FunctionOpInterface>(op))
        return number;
  return std::nullopt;
}

FailureOr<ScheduleCost> ScheduleCost::get(Operation *op, TargetAttr target) {
  ModuleCost cost(getOutermost(op));
  Operation *whole = cost.getRoot();
  const Program &program = cost.getProgram();
  ReportOptions options;
  options.levels = target != nullptr;
  if (std::optional<unsigned> function = findFunction(program, op)) {
    whole = program.getFunctions()[*function].op;
    options.function = program.getFunctions()[*function].name;
    cost = cost.withEntry(*function);
  }
  if (failed(checkHints(cost.getProgram())) ||
      failed(checkStatements(cost, op->getLoc())) ||
      failed(checkSizes(cost, op->getLoc())))
    return failure();
  SmallVector<TargetAttr> targets;
  if (target)
    targets.push_back(target);
  ScheduleCost result(op == whole ? nullptr : op, target, std::move(cost));
  result.report =
      buildReport(result.cost, Parameters(result.cost), targets, options);
  if (op == whole)
    return result;
  result.hasCalls = op->walk([](CallOpInterface) {
                        return WalkResult::interrupt();
                      }).wasInterrupted();
  SmallVector<unsigned> inside;
  for (auto [number, costed] : llvm::enumerate(result.cost.getOps()))
    if (op->isAncestor(costed.op))
      inside.push_back(number);
  if (!inside.empty())
    result.sum = sumPart(result.report, inside);
  return result;
}

//===----------------------------------------------------------------------===//
// Numbers
//===----------------------------------------------------------------------===//

std::optional<MetricValue> ScheduleCost::getMetric(const Metric &metric) const {
  if (hasCalls || (metric.isOfTarget && !target))
    return std::nullopt;
  std::optional<size_t> number;
  if (metric.isOfTarget)
    number = 0;
  if (!part)
    return metric.get(MetricSubject::get(report, number));
  // What is free has no row.
  if (!sum)
    return MetricValue{Quantity(0)};
  return metric.get(MetricSubject::get(*sum, number));
}

StringRef ScheduleCost::getBoundBy() const {
  if (!target || hasCalls)
    return "";
  if (!part)
    return report.targets.front().boundBy;
  return sum ? StringRef(sum->times.front().boundBy) : "";
}

std::optional<MetricValue> ScheduleCost::getTraffic(unsigned level,
                                                    TrafficKind kind) const {
  if (!target || hasCalls)
    return std::nullopt;
  if (kind == TrafficKind::written)
    return getWrittenTraffic(level);
  MetricValue total{0.0};
  for (auto [number, op] : llvm::enumerate(report.ops)) {
    if (part && (!sum || !llvm::is_contained(sum->ops, number)))
      continue;
    const std::shared_ptr<const ReportLevels> &levels = op.times.front().levels;
    std::optional<double> executions = op.multiplicity.value.getDouble();
    if (!levels || level >= levels->levels.size() || !executions)
      return std::nullopt;
    const ReportLevel &own = levels->levels[level];
    std::optional<double> bytes = kind == TrafficKind::lower
                                      ? std::optional(own.lowerBytes)
                                      : own.attainableBytes;
    if (!bytes)
      return std::nullopt;
    total.value = std::get<double>(total.value) + *bytes * *executions;
    total.status =
        combine(total.status, combine(own.status, op.multiplicity.getStatus()));
  }
  return total;
}

//===----------------------------------------------------------------------===//
// Loops as they are written
//===----------------------------------------------------------------------===//

/// Whether all that moves anything is in a loop of the tree.
static bool coversTraffic(const LoopTree &tree, const ModuleCost &cost,
                          Operation *part) {
  llvm::SmallPtrSet<Operation *, 16> loops;
  for (const LoopTree::Loop &loop : tree.loops)
    loops.insert(loop.op);
  return llvm::all_of(cost.getOps(), [&](const CostedOp &costed) {
    if (part && !part->isAncestor(costed.op))
      return true;
    if (costed.cost.trafficStatus == CountStatus::exact &&
        costed.cost.getBytes() == 0)
      return true;
    for (Operation *op = costed.op; op; op = op->getParentOp())
      if (loops.contains(op))
        return true;
    return false;
  });
}

std::optional<MetricValue>
ScheduleCost::getWrittenTraffic(unsigned level) const {
  std::optional<FastMemory> next = getNextMemory(target, level);
  LoopTree tree(cost);
  if (!next || !coversTraffic(tree, cost, part))
    return std::nullopt;
  // The loops as written run on one unit.
  std::vector<CacheTraffic> traffic =
      getCacheTraffic(tree, next->capacityBytes,
                      target.getMemory()[level].getLineBytes().value_or(1));
  auto isInside = [&](int number) {
    return number >= 0 && (!part || part->isAncestor(tree.loops[number].op));
  };
  MetricValue total{0.0, CountStatus::estimate};
  for (auto [number, loop] : llvm::enumerate(tree.loops)) {
    if (!isInside(number) || isInside(loop.parent))
      continue;
    std::optional<double> executions =
        cost.getFunctions()[loop.function].multiplicity.value.getDouble();
    if (!executions)
      return std::nullopt;
    for (int outer = loop.parent; outer >= 0; outer = tree.loops[outer].parent)
      *executions *= tree.loops[outer].trips;
    total.value =
        std::get<double>(total.value) +
        std::round(traffic[number].loadedBytes + traffic[number].storedBytes) *
            *executions;
    if (loop.hasUnknown)
      total.status = CountStatus::lower;
  }
  return total;
}
