//===- Estimate.h - Expected times from efficiencies ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_ESTIMATE_H
#define MLIR_ROOFLINE_MACHINE_ESTIMATE_H

#include "mlir-roofline/IR/Roofline.h"

namespace mlir::roofline {

/// What an estimate is made of: what an operation needs at the target's peaks.
struct EstimateTerms {
  OpClass opClass = OpClass::movement;
  /// Of the factors of the multiply-accumulates, else of the first scalar
  /// operation, else of the first operand. Null if there is none.
  Type elementType;
  /// The longest time of a compute unit, and that of a memory level.
  double computeSeconds = 0;
  double memorySeconds = 0;
  /// What moves, and how long that takes from the outermost memory.
  double movedBytes = 0;
  double outermostSeconds = 0;
  /// The capacity of the last cache if it is hot, else 0.
  double cacheBytes = 0;
  /// Whether it moves anything, from wherever.
  bool movesBytes = false;
  /// Multiply-accumulates per element written: the steps that one result waits
  /// for. 0 without them.
  double reductionSteps = 0;
};

/// What is reached of the peaks; see #roofline.efficiency. The defaults turn
/// terms into the roofline bound.
struct Efficiency {
  double compute = 1;
  double memory = 1;
  double exposed = 0;
  double reductionStepSeconds = 0;
  double overheadSeconds = 0;
  /// What of that comes between a kernel and the one before it, where kernels
  /// are queued: no more than the least overhead that was measured on the
  /// target. What a loop around one kernel takes besides is the loop's.
  double launchSeconds = 0;
  /// The share of a hot cache in which kernels find what they read again; 0:
  /// they find what the bound says.
  double cacheShare = 0;
  /// What that takes them.
  double cacheSecondsPerByte = 0;

  static Efficiency get(EfficiencyAttr attr);

  /// max(c, m) + exposed * min(c, m) + steps * reductionStep + overhead, with
  /// c and m the times at the efficiencies. At least the bound. What moves no
  /// bytes is part of something that does, and has no overhead of its own.
  /// Where the cache is hot and `cacheShare` is known, m is the time of what
  /// the cache does not hold in that share, and that of what it holds.
  double getSeconds(const EstimateTerms &terms) const;
};

/// How long an operation, or a group of them, is expected to take.
struct OpEstimate {
  double seconds;
  /// The same behind another kernel, which hides that this one is launched:
  /// what it does, or its launch if that takes longer.
  double queuedSeconds;
  /// The part of `seconds` that every execution needs, however small.
  double overheadSeconds;
  /// The least that `queuedSeconds` may be.
  double launchSeconds;
  /// Whether the target has an efficiency for operations of this class; if not,
  /// the bound stands in.
  bool isCalibrated;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_ESTIMATE_H
