//===- SvgWriter.h - Elements of a picture ----------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_SVG_SVGWRITER_H
#define MLIR_ROOFLINE_LIB_EMIT_SVG_SVGWRITER_H

#include "mlir/Support/LLVM.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

#include <string>

namespace mlir::roofline::emit {

/// In pixels; y grows downwards.
struct Position {
  double x, y;
};

/// Writes elements of SVG. Looks are classes, which the style sheet defines;
/// text may come from the program.
class SvgWriter {
public:
  explicit SvgWriter(raw_ostream &os) : os(os) {}

  enum class Anchor { start, middle, end };

  /// Opens the picture.
  void begin(double width, double height, StringRef description,
             StringRef styleSheet);
  void end() { os << "</svg>\n"; }

  void rectangle(Position topLeft, Position bottomRight, StringRef look);
  void line(ArrayRef<Position> corners, StringRef look);
  /// `degrees`: how far it is turned around `at`, counter-clockwise.
  void text(Position at, StringRef text, StringRef look,
            Anchor anchor = Anchor::start, double degrees = 0);
  /// A mark of this area; `tip` is what a browser shows of it.
  void circle(Position centre, double radius, StringRef look,
              StringRef tip = "");
  void diamond(Position centre, double radius, StringRef look,
               StringRef tip = "");
  /// Two lines through the centre, which reach so far to each side.
  void cross(Position centre, double reach, StringRef look, StringRef tip = "");

private:
  void endMark(StringRef name, StringRef tip);

  raw_ostream &os;
};

/// A number of pixels, as short as two decimals allow.
std::string formatPixels(double value);

/// Visible text with what XML takes for markup as references.
std::string toXmlText(StringRef text);

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_SVG_SVGWRITER_H
