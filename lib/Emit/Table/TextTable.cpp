//===- TextTable.cpp - Columns of text for a terminal ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Emit/TextTable.h"

#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Unicode.h"
#include "llvm/Support/raw_ostream.h"

#include <numeric>

using namespace mlir;
using namespace mlir::roofline;

/// Between two columns.
static constexpr unsigned gap = 2;
static constexpr StringRef ellipsis = "...";

/// Columns of a terminal that `text`, which is visible, takes.
static unsigned getTextWidth(StringRef text) {
  int width = llvm::sys::unicode::columnWidthUTF8(text);
  // Negative for text that cannot be printed; bytes are then the best guess.
  return width < 0 ? text.size() : width;
}

static bool isContinuationByte(char byte) { return (byte & 0xC0) == 0x80; }

/// The length in bytes of the first or, if `atEnd`, last character.
static size_t getCharacterLength(StringRef text, bool atEnd) {
  size_t length = 1;
  while (length < text.size() &&
         isContinuationByte(atEnd ? text[text.size() - length] : text[length]))
    ++length;
  return length;
}

std::string mlir::roofline::cutText(StringRef text, unsigned width,
                                    bool keepTail) {
  if (getTextWidth(text) <= width)
    return text.str();
  if (width <= ellipsis.size())
    return ellipsis.take_front(width).str();
  // From the end that stays, so that it takes no longer for longer text.
  StringRef rest = text;
  unsigned room = width - ellipsis.size();
  while (!rest.empty()) {
    size_t length = getCharacterLength(rest, keepTail);
    StringRef next =
        keepTail ? rest.take_back(length) : rest.take_front(length);
    unsigned nextWidth = getTextWidth(next);
    if (nextWidth > room)
      break;
    room -= nextWidth;
    rest = keepTail ? rest.drop_back(length) : rest.drop_front(length);
  }
  StringRef kept =
      keepTail ? text.drop_front(rest.size()) : text.drop_back(rest.size());
  return keepTail ? ellipsis.str() + kept.str() : kept.str() + ellipsis.str();
}

void mlir::roofline::printWrapped(raw_ostream &os, StringRef label,
                                  StringRef text, unsigned indent,
                                  unsigned width) {
  std::string visibleLabel = toVisibleText(label);
  std::string visibleText = toVisibleText(text);
  text = visibleText;
  os << visibleLabel;
  unsigned column = getTextWidth(visibleLabel);
  while (!text.empty()) {
    auto [word, rest] = text.split(' ');
    unsigned wordWidth = getTextWidth(word);
    if (width && column > indent && column + 1 + wordWidth > width) {
      os << '\n';
      column = 0;
    }
    unsigned spaces = column < indent ? indent - column : column ? 1 : 0;
    os.indent(spaces) << word;
    column += spaces + wordWidth;
    text = rest;
  }
  os << '\n';
}

/// The visible columns and gaps together.
static unsigned getTotalWidth(ArrayRef<unsigned> widths,
                              const std::vector<bool> &isVisible) {
  unsigned total = 0;
  for (auto [width, visible] : llvm::zip_equal(widths, isVisible))
    total += visible ? width + gap : 0;
  return total ? total - gap : 0;
}

std::vector<unsigned> TextTable::getWidths(std::vector<bool> &isVisible) const {
  std::vector<unsigned> natural;
  for (auto [i, column] : llvm::enumerate(columns)) {
    unsigned widest = 0;
    for (const Row &row : rows)
      if (!row.cells.empty())
        widest = std::max(widest, getTextWidth(row.cells[i].text));
    if (column.maxWidth)
      widest = std::min(widest, column.maxWidth);
    natural.push_back(std::max(widest, getTextWidth(column.header)));
  }
  while (true) {
    std::vector<unsigned> widths = natural;
    // Take from the widest, a column of text at a time.
    while (width && getTotalWidth(widths, isVisible) > width) {
      unsigned *widest = nullptr;
      for (auto [i, column] : llvm::enumerate(columns))
        if (isVisible[i] && column.minWidth && widths[i] > column.minWidth &&
            (!widest || widths[i] > *widest))
          widest = &widths[i];
      if (!widest)
        break;
      --*widest;
    }
    if (!width || getTotalWidth(widths, isVisible) <= width)
      return widths;
    std::optional<size_t> drop;
    for (auto [i, column] : llvm::enumerate(columns))
      if (isVisible[i] && column.dropOrder &&
          (!drop || column.dropOrder > columns[*drop].dropOrder))
        drop = i;
    if (!drop)
      return widths;
    isVisible[*drop] = false;
  }
}

static StringRef getEscape(TextTable::Style style) {
  switch (style) {
  case TextTable::Style::plain:
    return "";
  case TextTable::Style::bold:
    return "\x1b[1m";
  case TextTable::Style::compute:
    return "\x1b[33m";
  case TextTable::Style::memory:
    return "\x1b[36m";
  }
  llvm_unreachable("covered switch");
}

/// Zero widths stand for columns that are left out.
void TextTable::printCells(raw_ostream &os, ArrayRef<Cell> cells,
                           ArrayRef<unsigned> widths) const {
  // Padding is held back until text follows, so that no line ends in spaces.
  unsigned pending = 0;
  bool isFirst = true;
  for (auto [cell, column, columnWidth] :
       llvm::zip_equal(cells, columns, widths)) {
    if (!columnWidth)
      continue;
    pending += isFirst ? 0 : gap;
    isFirst = false;
    std::string text = cutText(cell.text, columnWidth, column.keepTail);
    unsigned padding = columnWidth - getTextWidth(text);
    if (column.alignRight)
      pending += std::exchange(padding, 0);
    if (!text.empty()) {
      os.indent(pending);
      pending = 0;
      StringRef escape = color ? getEscape(cell.style) : "";
      os << escape << text << (escape.empty() ? "" : "\x1b[0m");
    }
    pending += padding;
  }
  os << '\n';
}

void TextTable::printSpans(raw_ostream &os, ArrayRef<unsigned> widths) const {
  unsigned column = 0, printed = 0;
  for (size_t i = 0; i < columns.size(); ++i) {
    for (const Span &span : spans) {
      if (span.first != i)
        continue;
      unsigned room = 0;
      for (unsigned spanned : widths.slice(span.first, span.count))
        room += spanned ? spanned + gap : 0;
      if (!room)
        continue;
      std::string text = cutText(span.heading, room - gap);
      os.indent(column - printed) << text;
      printed = column + getTextWidth(text);
    }
    column += widths[i] ? widths[i] + gap : 0;
  }
  os << '\n';
}

std::vector<std::string> TextTable::print(raw_ostream &os) const {
  std::vector<bool> isVisible(columns.size(), true);
  std::vector<unsigned> widths = getWidths(isVisible);
  unsigned total = getTotalWidth(widths, isVisible);
  std::vector<std::string> leftOut;
  std::vector<Cell> headers;
  for (auto [i, column] : llvm::enumerate(columns)) {
    headers.emplace_back(column.header, Style::bold);
    if (isVisible[i])
      continue;
    widths[i] = 0;
    leftOut.push_back(column.header);
  }
  if (!spans.empty())
    printSpans(os, widths);
  printCells(os, headers, widths);
  for (const Row &row : rows) {
    if (!row.cells.empty())
      printCells(os, row.cells, widths);
    else if (!row.line.empty())
      os << row.line << '\n';
    else
      os << std::string(total, '-') << '\n';
  }
  return leftOut;
}
