//===- Placement.h - Room for labels in a picture ---------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_SVG_PLACEMENT_H
#define MLIR_ROOFLINE_LIB_EMIT_SVG_PLACEMENT_H

#include "SvgWriter.h"

#include <vector>

namespace mlir::roofline::emit {

struct Box {
  double left, top, right, bottom;

  bool overlaps(const Box &other) const {
    return left < other.right && other.left < right && top < other.bottom &&
           other.top < bottom;
  }
  bool contains(const Box &other) const {
    return left <= other.left && other.right <= right && top <= other.top &&
           other.bottom <= bottom;
  }
};

/// An upper bound of how wide text is in the fonts of a picture, in pixels.
double getTextWidth(StringRef text, double fontSize);

/// Where something is already.
class Placement {
public:
  explicit Placement(Box area) : area(area) {}

  /// What nothing may cover.
  void add(Box box) { marks.push_back(box); }
  /// A line: better not covered.
  void addLine(Position from, Position to);

  /// Whether all of it is inside of the area and covers no mark; and no line,
  /// if asked.
  bool isFree(ArrayRef<Box> boxes, bool avoidsLines) const;

private:
  Box area;
  std::vector<Box> marks, lines;
};

/// The boxes of text of this width that starts at `start` and is turned by
/// `degrees` counter-clockwise, in pieces that are small enough to be upright.
std::vector<Box> getTextBoxes(Position start, double width, double fontSize,
                              double degrees);

/// Positions as close to the wanted ones, which are in increasing order, as a
/// distance of `distance` between each and the next allows, from `low` to
/// `high`, which have room for all.
std::vector<double> spread(ArrayRef<double> wanted, double distance, double low,
                           double high);

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_SVG_PLACEMENT_H
