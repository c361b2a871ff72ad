//===- RooflineLabels.cpp - What is what in a picture ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RooflinePicture.h"

#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Support/NumberFormat.h"

#include "llvm/ADT/STLExtras.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;
using Anchor = SvgWriter::Anchor;

std::string RooflinePicture::getRoofLabel(const Report::Target::Roof &roof) {
  bool isCompute = roof.kind == BoundKind::compute;
  return cutText(toVisibleText(roof.resource), 24) + "  " +
         formatSI(roof.perSecond, isCompute ? "/s" : "B/s");
}

/// Beside the axes, as near as there is room.
void RooflinePicture::labelComputeRoofs() {
  auto roofs = getRoofs(BoundKind::compute);
  std::vector<double> heights;
  heights.reserve(roofs.size());
  for (const auto *roof : roofs)
    heights.push_back(getY(roof->perSecond));
  std::vector<double> places =
      spread(heights, labelHeight, frame.top + 4, frame.bottom - 4);
  for (auto [roof, wanted, place] : llvm::zip_equal(roofs, heights, places)) {
    svg.line({{frame.right, wanted},
              {frame.right + 6, wanted},
              {frame.right + 16, place},
              {frame.right + 20, place}},
             "lead");
    svg.text({frame.right + 24, place + 4}, getRoofLabel(*roof), "small");
  }
}

/// Along the lines, where no point is, or in the least crowded place that
/// there is.
void RooflinePicture::labelMemoryRoofs() {
  for (const auto *roof : getRoofs(BoundKind::memory)) {
    auto ends = getDiagonal(roof->perSecond);
    if (!ends)
      continue;
    Position first = ends->first, last = ends->second;
    double length = std::hypot(last.x - first.x, last.y - first.y);
    double degrees =
        std::atan2(first.y - last.y, last.x - first.x) * 180 / M_PI;
    Position along{(last.x - first.x) / length, (last.y - first.y) / length};
    std::string label = getRoofLabel(*roof);
    double textWidth = getTextWidth(label, smallFontSize);
    double room = length - textWidth;
    auto place = [&](bool avoidsLines) {
      // Base lines above the line, and under it.
      for (double distance : {5.0, -(0.8 * smallFontSize + 4)})
        for (double at = 12; at < room; at += 6) {
          Position start{first.x + at * along.x + distance * along.y,
                         first.y + at * along.y - distance * along.x};
          std::vector<Box> boxes =
              getTextBoxes(start, textWidth, smallFontSize, degrees);
          if (!placement.isFree(boxes, avoidsLines))
            continue;
          svg.text(start, label, "small halo", Anchor::start, degrees);
          for (const Box &box : boxes)
            placement.add(box);
          return true;
        }
      return false;
    };
    if (!place(/*avoidsLines=*/true))
      place(/*avoidsLines=*/false);
  }
}

std::string RooflinePicture::getLabel(const RooflineMark &mark) const {
  const Report::Group &row = *mark.rows.front();
  size_t number = mark.rows.size();
  std::string name = row.name;
  bool isOne = report.groupBy == GroupBy::op && number == 1;
  if (isOne && row.ops.size() == 1)
    name = report.ops[row.ops.front()].place;
  else if (!llvm::all_of(mark.rows, [&](const auto *other) {
             return other->name == name;
           }))
    name += " ...";
  name = toVisibleText(name);
  name = cutText(name, 28, isOne ? Cut::start : Cut::end);
  return number == 1 ? name : name + " x " + std::to_string(number);
}

/// Names what takes longest, where there is room.
void RooflinePicture::labelMarks() {
  constexpr size_t numLabels = 10;
  constexpr double least = 0.01;
  for (const RooflineMark &mark : ArrayRef(data.marks).take_front(numLabels)) {
    if (mark.part < least)
      continue;
    Position at = getPosition(mark);
    std::string label = getLabel(mark);
    double textWidth = getTextWidth(label, smallFontSize);
    // A diamond reaches further than a circle.
    double away = 1.26 * getRadius(mark.part) + 4;
    double slanted = 0.75 * away;
    double level = at.y + 0.35 * smallFontSize;
    double above = 0.2 * smallFontSize, below = 0.8 * smallFontSize;
    const Position places[] = {
        {at.x + away, level},
        {at.x - away - textWidth, level},
        {at.x + slanted, at.y + slanted + below},
        {at.x + slanted, at.y - slanted - above},
        {at.x - slanted - textWidth, at.y - slanted - above},
        {at.x - slanted - textWidth, at.y + slanted + below},
        {at.x - textWidth / 2, at.y - away - above},
        {at.x - textWidth / 2, at.y + away + below}};
    auto place = [&](bool avoidsLines) {
      return llvm::any_of(places, [&](Position start) {
        std::vector<Box> boxes =
            getTextBoxes(start, textWidth, smallFontSize, /*degrees=*/0);
        if (!placement.isFree(boxes, avoidsLines))
          return false;
        svg.text(start, label, "small halo");
        placement.add(boxes.front());
        return true;
      });
    };
    constexpr double important = 0.05;
    if (!place(/*avoidsLines=*/true) && mark.part >= important)
      place(/*avoidsLines=*/false);
  }
}
