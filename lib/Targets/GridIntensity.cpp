//===- GridIntensity.cpp - What a kilowatt hour emits ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Targets/GridIntensity.h"

#include "EmbeddedFiles.h"
#include "mlir-roofline/Support/NearName.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <cmath>
#include <vector>

using namespace mlir;
using namespace mlir::roofline;

/// Nothing if the text is no finite number.
static std::optional<double> getNumber(StringRef text) {
  double value;
  if (text.trim().getAsDouble(value) || !std::isfinite(value))
    return std::nullopt;
  return value;
}

/// Rows of `region,name,g_per_kwh,basis,year,source`.
static void parseGrids(StringRef text, std::vector<GridIntensity> &grids) {
  for (ArrayRef<StringRef> cells :
       roofline::detail::getRows(text, /*numColumns=*/6))
    grids.push_back({cells[0].str(), cells[1].str(),
                     getNumber(cells[2]).value_or(std::nan("")), cells[3].str(),
                     cells[4].str(), cells[5].str()});
}

ArrayRef<GridIntensity> mlir::roofline::getKnownGrids() {
  static const std::vector<GridIntensity> grids = [] {
    std::vector<GridIntensity> grids;
    for (const roofline::detail::EmbeddedFile &file :
         roofline::detail::getEmbeddedGrids())
      parseGrids(file.text, grids);
    return grids;
  }();
  return grids;
}

llvm::Expected<GridIntensity>
mlir::roofline::getGridIntensity(StringRef regionOrNumber) {
  for (const GridIntensity &grid : getKnownGrids())
    if (regionOrNumber.equals_insensitive(grid.region))
      return grid;
  if (std::optional<double> number = getNumber(regionOrNumber)) {
    GridIntensity grid;
    grid.gramsPerKilowattHour = *number;
    if (*number >= 0)
      return grid;
  }
  std::vector<StringRef> names;
  for (const GridIntensity &grid : getKnownGrids())
    names.emplace_back(grid.region);
  return llvm::createStringError(
      "expected grams of CO2 per kilowatt hour (a number >= 0) or one of " +
      llvm::join(names, ", ") + ", found '" + regionOrNumber + "'" +
      suggestNames(regionOrNumber, names));
}

llvm::Expected<double>
mlir::roofline::parsePowerUsageEffectiveness(StringRef text) {
  std::optional<double> value = getNumber(text);
  if (value && *value >= 1)
    return *value;
  return llvm::createStringError(
      "expected a power usage effectiveness (a number >= 1), found '" + text +
      "'");
}
