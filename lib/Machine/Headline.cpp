//===- Headline.cpp - What follows from a program's times -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/Headline.h"

#include "mlir-roofline/Support/FiniteNumber.h"

#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;

static std::optional<double> invert(std::optional<double> seconds) {
  return seconds && *seconds > 0 ? getFinite(1 / *seconds) : std::nullopt;
}

/// The watts that the target is built to get rid of, if somebody has stated
/// them.
static std::optional<double> getPowerLimit(TargetAttr target) {
  DictionaryAttr extra = target.getExtra();
  auto watts = extra ? extra.getAs<FloatAttr>("tdp_w") : FloatAttr();
  return watts ? std::optional<double>(watts.getValueAsDouble()) : std::nullopt;
}

Headline Headline::get(const ModuleTime &time, const Energy *energy,
                       std::optional<double> items) {
  Headline headline;
  std::optional<double> bound = time.getLatencyBound();
  headline.throughput = invert(bound);
  if (const std::optional<ResourceTime> &floor = time.getFloor())
    headline.throughputFloor = invert(floor->seconds);
  if (headline.throughput && items)
    headline.itemsPerSecond = getFinite(*headline.throughput * *items);
  std::optional<double> estimate = time.getLatencyEstimate();
  headline.throughputEstimate = invert(estimate);
  if (!headline.throughputEstimate)
    return headline;
  if (std::optional<double> fused = time.getLatencyFused();
      energy && fused && *fused > 0)
    headline.estimateStaticJoules =
        getFinite(energy->staticJoules / *fused * *estimate);
  if (auto watts = getPowerLimit(time.getMachine().getTarget()))
    headline.powerLimitJoules = getFinite(*watts * *estimate);
  return headline;
}

std::optional<size_t>
mlir::roofline::findFastest(ArrayRef<TargetSeconds> targets) {
  std::optional<size_t> fastest;
  for (auto [number, target] : llvm::enumerate(targets)) {
    if (!target.seconds)
      return std::nullopt;
    if (target.isComplete &&
        (!fastest || *target.seconds < *targets[*fastest].seconds))
      fastest = number;
  }
  return targets.size() < 2 ? std::nullopt : fastest;
}

double mlir::roofline::getSlowdown(double seconds, double fastestSeconds) {
  return fastestSeconds > 0 ? seconds / fastestSeconds : 1;
}
