//===- CurvePage.cpp - Curves and a table as a page -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CurvePage.h"

#include "../StaticPage.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;

/// Lines of text as they are; only what HTML takes for markup is replaced.
static std::string toHtmlLines(StringRef text) {
  std::string lines;
  for (StringRef line : llvm::split(text, '\n'))
    lines += emit::toXmlText(line) + "\n";
  return lines;
}

void emit::emitCurvePage(
    raw_ostream &os, const CurvePicture &picture, size_t numLines,
    EmitOptions options,
    llvm::function_ref<void(raw_ostream &, const EmitOptions &)> printTable) {
  constexpr size_t maxLines = 1000;
  options.all = numLines <= maxLines;
  options.width = 0;
  options.color = false;
  std::string table;
  llvm::raw_string_ostream stream(table);
  printTable(stream, options);
  emitStaticPage(os, "mlir-roofline: " + picture.title, picture.title, [&] {
    os << "<div class=\"picture\">";
    picture.draw(os);
    os << "</div>\n";
    os << "<pre>\n" << toHtmlLines(StringRef(table).rtrim()) << "</pre>\n";
  });
}
