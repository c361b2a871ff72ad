//===- RooflineData.h - What a picture of a roofline shows ------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_SVG_ROOFLINEDATA_H
#define MLIR_ROOFLINE_LIB_EMIT_SVG_ROOFLINEDATA_H

#include "mlir-roofline/Report/Timeline.h"

#include <string>
#include <vector>

namespace mlir::roofline::emit {

/// Rows of a report that stand in one place, for all that can be seen.
struct RooflineMark {
  RooflinePoint point;
  BoundKind kind;
  /// Of all its rows, and their part of all rows' time.
  double seconds = 0, part = 0;
  /// In the order of the report.
  std::vector<const Report::Group *> rows;
};

/// Where a row really was, of what was measured of it.
struct MeasuredMark {
  RooflinePoint bound, achieved;
  const Report::Group *row;
};

/// What is drawn of the only target of a report.
struct RooflineData {
  /// The largest time first.
  std::vector<RooflineMark> marks;
  /// In the order of the report; empty unless times were measured.
  std::vector<MeasuredMark> measured;
  /// Rows that have no place: they compute nothing, and their part of the time;
  /// or their counts or times are not known.
  size_t numWithoutWork = 0, numUnknown = 0;
  double partWithoutWork = 0;
  /// The lowest and highest power of 10 on each axis, which no point and no
  /// ridge point is close to.
  int firstX = 0, lastX = 1, firstY = 0, lastY = 1;
  /// The highest peak and bandwidth; 0 without any.
  double peak = 0, bandwidth = 0;
};

RooflineData getRooflineData(const Report &report);

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_SVG_ROOFLINEDATA_H
