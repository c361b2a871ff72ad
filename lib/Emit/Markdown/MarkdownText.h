//===- MarkdownText.h - Text and tables of Markdown -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_MARKDOWN_MARKDOWNTEXT_H
#define MLIR_ROOFLINE_LIB_EMIT_MARKDOWN_MARKDOWNTEXT_H

#include "mlir/Support/LLVM.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/raw_ostream.h"

#include <string>
#include <vector>

namespace mlir::roofline::emit {

/// Text that may hold some of the program, as text: nothing in it is markup, a
/// mention (`@name`) or a reference (`#1`).
std::string formatMarkdownText(StringRef text);

/// A name of the program, in the type of code; empty for a blank one.
std::string formatMarkdownCode(StringRef name);

/// Prints columns, each with a heading.
class MarkdownTable {
public:
  void addColumn(const Twine &heading, bool isNumber) {
    headings.push_back(heading.str());
    areNumbers.push_back(isNumber);
  }
  /// As many as columns, formatted.
  void addRow(std::vector<std::string> cells) {
    rows.push_back(std::move(cells));
  }
  void print(raw_ostream &os) const;

private:
  std::vector<std::string> headings;
  std::vector<bool> areNumbers;
  std::vector<std::vector<std::string>> rows;
};

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_MARKDOWN_MARKDOWNTEXT_H
