//===- CurvePicture.h - Figures over a size, drawn --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Panels one below the other, each with logarithmic axes and curves that are
// labelled where they end. Knows nothing of what the numbers are.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_CURVES_CURVEPICTURE_H
#define MLIR_ROOFLINE_LIB_EMIT_CURVES_CURVEPICTURE_H

#include "../Svg/Placement.h"
#include "LogAxis.h"

#include <string>
#include <vector>

namespace mlir::roofline::emit {

struct Curve {
  struct Point {
    /// Both positive.
    double x = 1, y = 1;
    /// Whether something that is bound by this begins here.
    enum class Mark { none, memory, compute } mark = Mark::none;
    /// What a browser shows of the point, which then has a mark; empty:
    /// nothing.
    std::string tip;
  };
  std::string name;
  /// Curves with one number share a colour, those with one dash a dash.
  unsigned color = 0, dash = 0;
  /// In the order in which lines join them.
  std::vector<Point> points;
};

struct CurvePanel {
  std::string title, xTitle, xUnit, yUnit;
  /// How numbers are written, as elsewhere: with SI prefixes, those of
  /// capacities, as ratios without a prefix, or in percent.
  enum class Numbers { si, capacity, ratio, percent } yNumbers = Numbers::si;
  std::vector<Curve> curves;
};

struct CurvePicture {
  std::string title, subtitle;
  std::vector<CurvePanel> panels;
  /// So many colours are told apart.
  static constexpr unsigned numColors = 8;
  /// Curves beyond these in a panel cannot be labelled, and are not drawn; a
  /// note says how many.
  static constexpr unsigned maxCurves = 16;

  /// Panels without a point are left out.
  void draw(raw_ostream &os) const;
};

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_CURVES_CURVEPICTURE_H
