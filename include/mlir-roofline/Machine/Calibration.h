//===- Calibration.h - Efficiencies from measurements -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Fits the efficiencies that make estimates agree best with measured times.
// Knows costs and seconds, no file format.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_CALIBRATION_H
#define MLIR_ROOFLINE_MACHINE_CALIBRATION_H

#include "mlir-roofline/Machine/MachineModel.h"

namespace mlir::roofline {

struct CalibrationSample {
  EstimateTerms terms;
  /// Measured; positive.
  double seconds;
  /// How much its error counts in a fit; positive.
  double weight = 1;
};

/// Of |estimate / measured - 1| over samples: 0.1 is 10 % off.
struct CalibrationError {
  double mean = 0, median = 0, p90 = 0;
  /// Share of the samples measured faster than the estimate.
  double shareFaster = 0;
  size_t numSamples = 0;

  static CalibrationError get(const Efficiency &efficiency,
                              ArrayRef<CalibrationSample> samples);
};

/// The result for the samples of one class and element type.
struct Calibration {
  OpClass opClass;
  Type elementType;
  Efficiency efficiency;
  /// Of the plain bound on all samples, and of the estimate on those that the
  /// fit has seen and on those that it has not.
  CalibrationError bound, train, heldOut;

  /// As an attribute, with the held-out error, if there is any.
  EfficiencyAttr getAttr(MLIRContext *context, StringRef source) const;
};

/// The efficiency with the smallest weighted mean error over `samples`, each to
/// three digits. What the samples do not determine stays at what changes
/// nothing. Deterministic.
Efficiency fitEfficiency(ArrayRef<CalibrationSample> samples);

/// Fits every class and element type among `samples`, in order of first
/// appearance, on a random `trainShare` (0 < share < 1) of its samples that
/// `seed` selects, the same on every machine.
SmallVector<Calibration> calibrate(ArrayRef<CalibrationSample> samples,
                                   double trainShare, uint64_t seed);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_CALIBRATION_H
