//===- PublicFigures.cpp - What others say of the targets -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Targets/PublicFigures.h"

#include "EmbeddedFiles.h"
#include "llvm/ADT/StringExtras.h"

#include <algorithm>
#include <cmath>
#include <vector>

using namespace mlir;
using namespace mlir::roofline;

/// Rows of `target,figure,value,source,reason`.
static void parseFigures(StringRef text, std::vector<PublicFigure> &figures) {
  for (ArrayRef<StringRef> cells :
       roofline::detail::getRows(text, /*numColumns=*/5)) {
    double value;
    if (cells[2].getAsDouble(value))
      value = std::nan("");
    figures.push_back({cells[0].str(), cells[1].str(), value, cells[3].str(),
                       cells[4].str()});
  }
}

ArrayRef<PublicFigure> mlir::roofline::getPublicFigures() {
  static const std::vector<PublicFigure> figures = [] {
    std::vector<PublicFigure> figures;
    for (const roofline::detail::EmbeddedFile &file :
         roofline::detail::getEmbeddedPublicFigures())
      parseFigures(file.text, figures);
    return figures;
  }();
  return figures;
}

/// Whether `type` is written so.
static bool isCalled(Type type, StringRef name) {
  std::string text;
  llvm::raw_string_ostream(text) << type;
  return text == name;
}

/// `property` of units of `kind`: a type, or a type and an accumulator.
static std::optional<double> getUnitFigure(TargetAttr target, UnitKind kind,
                                           StringRef property) {
  auto [type, accumulator] = property.split('.');
  double peak = 0;
  for (roofline::UnitAttr unit : target.getUnits()) {
    if (unit.getKind() != kind)
      continue;
    if (property == "units")
      return static_cast<double>(unit.getCount());
    if (property == "clock_hz")
      return unit.getClockHz();
    for (RateAttr rate : unit.getRates()) {
      Type rateAccumulator = rate.getAccumulateType();
      if (isCalled(rate.getElementType(), type) &&
          (accumulator.empty() || !rateAccumulator ||
           isCalled(rateAccumulator, accumulator)))
        peak = std::max(peak, unit.getPeakOpsPerSecond(rate));
    }
  }
  return peak > 0 ? std::optional(peak) : std::nullopt;
}

static std::optional<double> getMemoryFigure(MemoryAttr level,
                                             StringRef property) {
  if (property == "bandwidth")
    return level.getBandwidthBytesPerSecond();
  if (property == "capacity")
    return level.getCapacityBytes();
  return std::nullopt;
}

std::optional<double> mlir::roofline::getFigure(TargetAttr target,
                                                StringRef figure) {
  auto [name, property] = figure.split('.');
  if (property.empty())
    return getMemoryFigure(target.getMemory().front(), name);
  if (std::optional<UnitKind> kind = symbolizeUnitKind(name))
    return getUnitFigure(target, *kind, property);
  for (MemoryAttr level : target.getMemory())
    if (level.getName() == name)
      return getMemoryFigure(level, property);
  return std::nullopt;
}

bool mlir::roofline::agree(double figure, double other) {
  return std::abs(figure / other - 1) <= 0.015;
}
