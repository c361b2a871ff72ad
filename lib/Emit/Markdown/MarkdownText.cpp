//===- MarkdownText.cpp - Text and tables of Markdown ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MarkdownText.h"

#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

/// Visible text with everything that Markdown, HTML or GitHub (`@name`, `#1`)
/// could take for something else as a character reference.
static std::string escape(StringRef visible) {
  std::string escaped;
  for (auto [i, c] : llvm::enumerate(visible)) {
    // A colon before a word may make it a link or a picture.
    bool endsClause = c == ':' && visible.substr(i + 1, 1) == " ";
    if (llvm::isAlnum(c) || endsClause ||
        StringRef(" ,.;()/=%+-").contains(c) ||
        static_cast<unsigned char>(c) >= 0x80)
      escaped += c;
    else
      escaped += "&#" + std::to_string(static_cast<unsigned char>(c)) + ";";
  }
  return escaped;
}

std::string emit::formatMarkdownText(StringRef text) {
  return escape(toVisibleText(text));
}

/// A code span would end at a backtick, and a cell of a table at a bar; and not
/// everything that reads Markdown keeps HTML apart.
std::string emit::formatMarkdownCode(StringRef name) {
  std::string visible = toVisibleText(name);
  if (StringRef(visible).trim().empty())
    return "";
  if (visible.find_first_of("`|\\<>&") == std::string::npos)
    return "`" + visible + "`";
  return "<code>" + escape(visible) + "</code>";
}

static void printRow(raw_ostream &os, ArrayRef<std::string> cells) {
  for (const std::string &cell : cells)
    os << "| " << cell << (cell.empty() ? "" : " ");
  os << "|\n";
}

void MarkdownTable::print(raw_ostream &os) const {
  printRow(os, headings);
  for (bool isNumber : areNumbers)
    os << (isNumber ? "|---:" : "|:---");
  os << "|\n";
  for (const std::vector<std::string> &row : rows)
    printRow(os, row);
}
