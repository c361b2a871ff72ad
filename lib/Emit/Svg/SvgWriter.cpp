//===- SvgWriter.cpp - Elements of a picture ------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SvgWriter.h"

#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>
#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

std::string emit::toXmlText(StringRef text) {
  std::string escaped;
  for (char c : toVisibleText(text)) {
    switch (c) {
    case '&':
      escaped += "&amp;";
      break;
    case '<':
      escaped += "&lt;";
      break;
    case '>':
      escaped += "&gt;";
      break;
    case '"':
      escaped += "&quot;";
      break;
    default:
      escaped += c;
    }
  }
  return escaped;
}

std::string emit::formatPixels(double value) {
  // No picture is so large. What is not even a number has no place.
  constexpr double largest = 1e6;
  value = std::isnan(value) ? 0 : std::clamp(value, -largest, largest);
  // Whole hundredths: no locale and no rounding of a printer has a part in it.
  long long hundredths = std::llround(value * 100);
  std::string text = hundredths < 0 ? "-" : "";
  hundredths = std::abs(hundredths);
  text += std::to_string(hundredths / 100);
  if (long long rest = hundredths % 100) {
    text += '.';
    text += static_cast<char>('0' + rest / 10);
    if (rest % 10)
      text += static_cast<char>('0' + rest % 10);
  }
  return text;
}

void SvgWriter::begin(double width, double height, StringRef description,
                      StringRef styleSheet) {
  std::string size = formatPixels(width) + " " + formatPixels(height);
  os << R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 )" << size
     << "\" width=\"" << formatPixels(width) << "\" height=\""
     << formatPixels(height) << R"(" role="img" aria-label=")"
     << toXmlText(description) << "\">\n<title>" << toXmlText(description)
     << "</title>\n<style>\n"
     << styleSheet << "</style>\n";
}

void SvgWriter::rectangle(Position topLeft, Position bottomRight,
                          StringRef look) {
  os << "<rect class=\"" << look << "\" x=\"" << formatPixels(topLeft.x)
     << "\" y=\"" << formatPixels(topLeft.y) << "\" width=\""
     << formatPixels(bottomRight.x - topLeft.x) << "\" height=\""
     << formatPixels(bottomRight.y - topLeft.y) << "\"/>\n";
}

void SvgWriter::line(ArrayRef<Position> corners, StringRef look) {
  os << "<polyline class=\"" << look << "\" points=\"";
  llvm::interleave(
      corners, os,
      [&](Position at) {
        os << formatPixels(at.x) << ',' << formatPixels(at.y);
      },
      " ");
  os << "\"/>\n";
}

void SvgWriter::text(Position at, StringRef text, StringRef look, Anchor anchor,
                     double degrees) {
  os << "<text";
  if (!look.empty())
    os << " class=\"" << look << '"';
  os << " x=\"" << formatPixels(at.x) << "\" y=\"" << formatPixels(at.y) << '"';
  if (anchor != Anchor::start)
    os << " text-anchor=\"" << (anchor == Anchor::middle ? "middle" : "end")
       << '"';
  if (degrees != 0)
    os << " transform=\"rotate(" << formatPixels(-degrees) << ' '
       << formatPixels(at.x) << ' ' << formatPixels(at.y) << ")\"";
  os << '>' << toXmlText(text) << "</text>\n";
}

void SvgWriter::endMark(StringRef name, StringRef tip) {
  if (tip.empty())
    os << "/>\n";
  else
    os << "><title>" << toXmlText(tip) << "</title></" << name << ">\n";
}

void SvgWriter::circle(Position centre, double radius, StringRef look,
                       StringRef tip) {
  os << "<circle class=\"" << look << "\" cx=\"" << formatPixels(centre.x)
     << "\" cy=\"" << formatPixels(centre.y) << "\" r=\""
     << formatPixels(radius) << '"';
  endMark("circle", tip);
}

void SvgWriter::diamond(Position centre, double radius, StringRef look,
                        StringRef tip) {
  // Of the same area as a circle: half of its diagonal squared, times 2.
  double reach = radius * std::sqrt(M_PI / 2);
  const Position corners[] = {{centre.x, centre.y - reach},
                              {centre.x + reach, centre.y},
                              {centre.x, centre.y + reach},
                              {centre.x - reach, centre.y}};
  os << "<polygon class=\"" << look << "\" points=\"";
  llvm::interleave(
      corners, os,
      [&](Position at) {
        os << formatPixels(at.x) << ',' << formatPixels(at.y);
      },
      " ");
  os << '"';
  endMark("polygon", tip);
}

void SvgWriter::cross(Position centre, double reach, StringRef look,
                      StringRef tip) {
  os << "<path class=\"" << look << "\" d=\"";
  for (double side : {-1, 1})
    os << "M" << formatPixels(centre.x - reach) << ','
       << formatPixels(centre.y - side * reach) << ' '
       << formatPixels(centre.x + reach) << ','
       << formatPixels(centre.y + side * reach);
  os << '"';
  endMark("path", tip);
}
