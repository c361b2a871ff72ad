//===- PublicFigures.h - What others say of the targets ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Figures of known targets from public tables and pages, `lib/Targets/Public`:
// typed apart from the targets' files, as a second look at these. Where they
// differ, the table says why.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TARGETS_PUBLICFIGURES_H
#define MLIR_ROOFLINE_TARGETS_PUBLICFIGURES_H

#include "mlir-roofline/IR/Roofline.h"

#include <optional>
#include <string>

namespace mlir::roofline {

struct PublicFigure {
  std::string target;
  /// See `getFigure`.
  std::string figure;
  double value;
  std::string source;
  /// Why the target's figure is another one; empty if it is not.
  std::string reason;
};

/// All of them, in the order of the files and of their lines.
ArrayRef<PublicFigure> getPublicFigures();

/// The figure of a target by its name:
/// - `matrix.f16`, `vector.f32`: the peak, with the fastest accumulator;
///   `matrix.f16.f32`: with this one
/// - `matrix.units`, `vector.clock_hz`: of the first such unit
/// - `bandwidth`, `capacity`: of the outermost memory; `L2.capacity`: of the
///   level called so, all instances together
/// Nothing if the target does not have it.
std::optional<double> getFigure(TargetAttr target, StringRef figure);

/// Whether two figures are the same but for rounding: within 1.5 %.
bool agree(double figure, double other);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TARGETS_PUBLICFIGURES_H
