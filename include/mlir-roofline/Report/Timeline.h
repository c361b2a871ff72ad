//===- Timeline.h - When operations run on a target -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The roofline times of a report, one after another. Pictures are made of them.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_REPORT_TIMELINE_H
#define MLIR_ROOFLINE_REPORT_TIMELINE_H

#include "mlir-roofline/Report/Report.h"

namespace mlir::roofline {

/// All executions of an operation, or of a group of them that runs as one.
struct TimelineEvent {
  /// The first operation's id, which stands for the event.
  unsigned op;
  /// A number in the target's `fusion.groups`; absent for a single operation.
  std::optional<unsigned> group;
  double startSeconds;
  /// Absent if nothing is known of the operation, or a count is symbolic; it
  /// then takes no room.
  std::optional<double> seconds;
};

/// All operations in program order, each with all of its executions at once.
/// The end is the latency bound; behind it where only one of several branches
/// runs, all of which are there.
std::vector<TimelineEvent> makeTimeline(const Report &report, size_t target);

/// Likewise by groups of operations that run as one, in the order of their
/// first operations, without what depends on parameters alone. The end is
/// `latencyFused`. Empty unless the target's groups are listed.
std::vector<TimelineEvent> makeFusedTimeline(const Report &report,
                                             size_t target);

/// FLOPs and int ops of all executions that enter times, as every schedule
/// does them; nothing while symbolic.
std::optional<double> getTimedWork(const Report::Op &op);
/// Executions that enter times: of a guess, the least is certain. Nothing while
/// symbolic.
std::optional<double> getTimedExecutions(const Report::Op &op);

/// Where a row stands in the picture of a target's roofline.
struct RooflinePoint {
  /// Operations (FLOPs and int ops) per byte and per second. They are those
  /// that every schedule computes, of which times are made.
  double opsPerByte, opsPerSecond;
};

/// Nothing for a row that does no such operation or takes no time, and where a
/// count is not known.
std::optional<RooflinePoint>
getRooflinePoint(const Report &report, const Report::Group &row, size_t target);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_REPORT_TIMELINE_H
