//===- Placement.cpp - Room for labels in a picture -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Placement.h"

#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Unicode.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

double emit::getTextWidth(StringRef text, double fontSize) {
  // Letters of the widest of the fonts are this wide on average, those of
  // words with many wide ones among them.
  constexpr double widthPerSize = 0.66;
  int columns = llvm::sys::unicode::columnWidthUTF8(toVisibleText(text));
  return std::max(columns, 0) * widthPerSize * fontSize;
}

void Placement::addLine(Position from, Position to) {
  // Boxes along the line, none much larger than a letter.
  double length = std::hypot(to.x - from.x, to.y - from.y);
  unsigned numPieces = std::max(1.0, std::min(std::ceil(length / 6), 1e4));
  bool isStraight = from.x == to.x || from.y == to.y;
  numPieces = isStraight ? 1 : numPieces;
  for (unsigned piece = 0; piece < numPieces; ++piece) {
    auto at = [&](unsigned number) {
      double part = static_cast<double>(number) / numPieces;
      return Position{from.x + part * (to.x - from.x),
                      from.y + part * (to.y - from.y)};
    };
    Position a = at(piece), b = at(piece + 1);
    lines.push_back({std::min(a.x, b.x) - 1, std::min(a.y, b.y) - 1,
                     std::max(a.x, b.x) + 1, std::max(a.y, b.y) + 1});
  }
}

bool Placement::isFree(ArrayRef<Box> boxes, bool avoidsLines) const {
  return llvm::all_of(boxes, [&](const Box &box) {
    auto isCovered = [&](const Box &other) { return box.overlaps(other); };
    return area.contains(box) && llvm::none_of(marks, isCovered) &&
           !(avoidsLines && llvm::any_of(lines, isCovered));
  });
}

std::vector<Box> emit::getTextBoxes(Position start, double width,
                                    double fontSize, double degrees) {
  double ascent = 0.8 * fontSize, descent = 0.2 * fontSize;
  if (degrees == 0)
    return {{start.x, start.y - ascent, start.x + width, start.y + descent}};
  double angle = degrees * M_PI / 180;
  // The middle of the letters, from their base line.
  double middle = (ascent - descent) / 2;
  Position from{start.x - middle * std::sin(angle),
                start.y - middle * std::cos(angle)};
  std::vector<Box> boxes;
  double half = fontSize / 2;
  for (double along = 0; along <= width; along += half) {
    Position at{from.x + along * std::cos(angle),
                from.y - along * std::sin(angle)};
    boxes.push_back({at.x - half, at.y - half, at.x + half, at.y + half});
  }
  return boxes;
}

std::vector<double> emit::spread(ArrayRef<double> wanted, double distance,
                                 double low, double high) {
  // Pushed away from either end alone, the middle of both keeps the distance.
  size_t number = wanted.size();
  std::vector<double> down(wanted), up(wanted);
  for (size_t i = 1; i < number; ++i)
    down[i] = std::max(down[i], down[i - 1] + distance);
  for (size_t i = number; i-- > 1;)
    up[i - 1] = std::min(up[i - 1], up[i] - distance);
  std::vector<double> places(number);
  for (size_t i = 0; i < number; ++i)
    places[i] = std::clamp((down[i] + up[i]) / 2, low + i * distance,
                           high - (number - 1 - i) * distance);
  return places;
}
