//===- GridIntensity.h - What a kilowatt hour emits -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Grid intensities by region, from the data file
// `lib/Targets/Grid/regions.csv`, which has a source for every number.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TARGETS_GRIDINTENSITY_H
#define MLIR_ROOFLINE_TARGETS_GRIDINTENSITY_H

#include "mlir/Support/LLVM.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <string>

namespace mlir::roofline {

/// What electricity of a region emits.
struct GridIntensity {
  /// `FRA`, `world`, `coal`; empty if the user gave a number.
  std::string region;
  /// `France`; empty likewise.
  std::string name;
  /// CO2 equivalents; finite and >= 0.
  double gramsPerKilowattHour = 0;
  /// `lifecycle` (with plants and fuel supply) or `combustion`; empty if the
  /// source does not say.
  std::string basis;
  /// Empty where the figure is of no particular year.
  std::string year;
  std::string source;
};

/// Every known region, in the order of the data file.
ArrayRef<GridIntensity> getKnownGrids();

/// The known region of this code, in whatever case, or the number of grams per
/// kilowatt hour that the text is. The error lists the known regions.
llvm::Expected<GridIntensity> getGridIntensity(StringRef regionOrNumber);

/// The power usage effectiveness that the text is, a number >= 1.
llvm::Expected<double> parsePowerUsageEffectiveness(StringRef text);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TARGETS_GRIDINTENSITY_H
