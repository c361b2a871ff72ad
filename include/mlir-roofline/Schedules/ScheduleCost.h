//===- ScheduleCost.h - What a part of a program costs ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a schedule asks about the operation that it works on. Numbers are of all
// executions of the operation, and of what is in it, during one execution of
// the function around it; of a function, or a module, those of reports.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SCHEDULES_SCHEDULECOST_H
#define MLIR_ROOFLINE_SCHEDULES_SCHEDULECOST_H

#include "mlir-roofline/Report/Metric.h"

namespace mlir::roofline {

/// Which bytes pass between a memory level and the next one inside of it.
enum class TrafficKind {
  /// Loops on buffers in their order: an estimate for a cache that evicts what
  /// has not been used for longest.
  written,
  /// What every schedule of the operations moves.
  lower,
  /// What schedules of the operations move that come close to that.
  attainable
};

/// `written`, `lower`, `attainable`; nothing for any other word.
std::optional<TrafficKind> symbolizeTrafficKind(StringRef word);

/// The costs of one operation of a program.
class ScheduleCost {
public:
  /// Analyses the function around `op`, or the module outside of any. A null
  /// target: none. Statements in the program that cannot be are diagnosed
  /// where they stand. It points into the program, which must not change.
  static FailureOr<ScheduleCost> get(Operation *op, TargetAttr target);

  /// Null without one.
  TargetAttr getTarget() const { return target; }

  /// Nothing where the number is not known: of an unknown operation, of one
  /// that calls a function, whose costs are the function's, or without a
  /// target.
  std::optional<MetricValue> getMetric(const Metric &metric) const;

  /// Bytes between the target's level of this number and the next. Nothing
  /// where they are not known: there is no next level with a capacity, or
  /// something is no loop on buffers (`written`), or no nest (`attainable`).
  std::optional<MetricValue> getTraffic(unsigned level, TrafficKind kind) const;

  /// The resource that is the limit for most of the time; empty if there is
  /// none.
  StringRef getBoundBy() const;

private:
  ScheduleCost(Operation *part, TargetAttr target, ModuleCost cost)
      : part(part), target(target), cost(std::move(cost)) {}

  std::optional<MetricValue> getWrittenTraffic(unsigned level) const;

  /// Null: all that was analysed.
  Operation *part;
  TargetAttr target;
  ModuleCost cost;
  Report report;
  /// What is in the part; absent of the whole, and if it is empty.
  std::optional<Report::Group> sum;
  bool hasCalls = false;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SCHEDULES_SCHEDULECOST_H
