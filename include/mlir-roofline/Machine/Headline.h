//===- Headline.h - What follows from a program's times ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Throughput, the energy of the time that is expected, and which of several
// targets is the fastest: what people quote of a program.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_HEADLINE_H
#define MLIR_ROOFLINE_MACHINE_HEADLINE_H

#include "mlir-roofline/Machine/ModuleEnergy.h"
#include "mlir-roofline/Machine/ModuleTime.h"

namespace mlir::roofline {

struct Headline {
  /// Executions per second on one device at the bound; at the floor, which
  /// nothing beats; and at the estimate. Absent as these times, and where they
  /// are 0.
  std::optional<double> throughput, throughputFloor, throughputEstimate;
  /// Items per second on all devices at the bound; absent unless somebody says
  /// how many an execution has.
  std::optional<double> itemsPerSecond;
  /// What the static power takes during the estimate; absent as that, and
  /// without an energy.
  std::optional<double> estimateStaticJoules;
  /// What the target takes at the power that it is built to get rid of
  /// (`tdp_w`), during the estimate: it takes no more for long. Absent as that,
  /// and where the power is not known.
  std::optional<double> powerLimitJoules;

  /// `energy`: that of the bound; null without one. `items`: of one execution
  /// on all devices.
  static Headline get(const ModuleTime &time, const Energy *energy,
                      std::optional<double> items);
};

/// How long one of several targets takes.
struct TargetSeconds {
  /// Absent while a count is symbolic.
  std::optional<double> seconds;
  /// Whether it has a rate for all of the work.
  bool isComplete;
};

/// The number of the fastest target that can do all of the work, the first of
/// equals; nothing if there are fewer than two or a time is missing.
std::optional<size_t> findFastest(ArrayRef<TargetSeconds> targets);

/// How many times as long as the fastest a target takes, at least 1.
double getSlowdown(double seconds, double fastestSeconds);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_HEADLINE_H
