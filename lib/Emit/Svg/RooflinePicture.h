//===- RooflinePicture.h - A roofline, drawn --------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_SVG_ROOFLINEPICTURE_H
#define MLIR_ROOFLINE_LIB_EMIT_SVG_ROOFLINEPICTURE_H

#include "Placement.h"
#include "RooflineData.h"

namespace mlir::roofline::emit {

/// Draws from back to front: grid, roofs, points, labels.
class RooflinePicture {
public:
  RooflinePicture(raw_ostream &os, const Report &report);
  void draw();

private:
  static constexpr double smallFontSize = 11;
  /// From the base line of one label to that of the next.
  static constexpr double labelHeight = 14;

  void drawHeading();
  void drawLegend();
  void drawGrid();
  void drawMemoryRoofs();
  void drawComputeRoofs();
  void drawMarks();
  void drawMeasured();
  void labelComputeRoofs();
  void labelMemoryRoofs();
  void labelMarks();
  void drawNotes();

  /// Where a value is in the picture.
  double getX(double opsPerByte) const;
  double getY(double opsPerSecond) const;
  Position getPosition(const RooflinePoint &point) const {
    return {getX(point.opsPerByte), getY(point.opsPerSecond)};
  }
  Position getPosition(const RooflineMark &mark) const {
    return getPosition(mark.point);
  }
  static double getRadius(double part);
  static std::string getRoofLabel(const Report::Target::Roof &roof);
  /// The ends of a memory level's line; nothing if it is not in the picture.
  std::optional<std::pair<Position, Position>>
  getDiagonal(double bytesPerSecond) const;
  std::vector<const Report::Target::Roof *> getRoofs(BoundKind kind) const;
  std::string getName(const Report::Group &row) const;
  std::string getTip(const RooflineMark &mark) const;
  std::string getLabel(const RooflineMark &mark) const;

  SvgWriter svg;
  const Report &report;
  const Report::Target &target;
  RooflineData data;
  /// The frame of the axes, and the size of all.
  Box frame;
  double width, height;
  Placement placement;
};

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_SVG_ROOFLINEPICTURE_H
