//===- Ranking.h - Which schedule costs least -------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each alternative is a named sequence with values for what it leaves open
// (`transform.tune.knob`, `transform.tune.alternatives`). It is applied to a
// copy of the program, which is then costed and not run.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SCHEDULES_RANKING_H
#define MLIR_ROOFLINE_SCHEDULES_RANKING_H

#include "mlir-roofline/Schedules/ScheduleCost.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"

namespace mlir::roofline {

/// What alternatives are compared by.
struct RankRequest {
  /// Of the whole program; null: by traffic.
  const Metric *metric = nullptr;
  /// Number of the target's level, and which of its bytes.
  unsigned level = 0;
  TrafficKind kind = TrafficKind::written;
  /// Null: none, so that no time and no traffic is known.
  TargetAttr target;
  /// How many are kept, the best ones; at least 1.
  unsigned top = 5;
  /// More alternatives than this are an error.
  uint64_t limit = 10000;
};

struct RankedSchedule {
  std::string sequence;
  /// Names of what was left open and what was chosen, in the order in which
  /// they first occur.
  std::vector<std::pair<std::string, std::string>> choices;
  MetricValue cost;
  OwningOpRef<ModuleOp> program;
};

struct Ranking {
  /// The best first, what is equal in the order of the schedules.
  std::vector<RankedSchedule> best;
  uint64_t numAlternatives = 0;
  /// Those that could not be applied, or of whose cost no more than a lower
  /// bound is known, and why the first of them is no candidate.
  uint64_t numFailed = 0;
  std::string firstFailure;
};

/// Registers the dialect that schedules are written in.
void registerScheduleDialect(DialectRegistry &registry);

/// Reads the schedules of a file; null on failure, which is diagnosed. Loads
/// the dialects that it needs, so not while passes run.
OwningOpRef<ModuleOp> readSchedules(MLIRContext *context, StringRef file);

/// The modules of named sequences in a module, as copies: itself, or those in
/// it.
std::vector<OwningOpRef<ModuleOp>> copySchedules(ModuleOp module);

/// A copy of the module without its schedules.
OwningOpRef<ModuleOp> copyWithoutSchedules(ModuleOp module);

/// Ranks what the public named sequences with one argument and no result make
/// of `payload`, which stays as it is. The schedules are this function's to
/// change. Failures are diagnosed: no such sequence, options that are no list,
/// two knobs of one name with different options, too many alternatives.
FailureOr<Ranking> rankSchedules(ModuleOp payload,
                                 ArrayRef<OwningOpRef<ModuleOp>> schedules,
                                 const RankRequest &request, Location loc);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SCHEDULES_RANKING_H
