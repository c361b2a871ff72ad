//===- TextTable.cpp - Columns of text for a terminal ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Emit/TextTable.h"

#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
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

/// As much of the start of `text`, or of its end, as fits in `width`.
static StringRef takeWidth(StringRef text, unsigned width, bool atEnd) {
  // From the end that stays, so that it takes no longer for longer text.
  StringRef rest = text;
  while (!rest.empty()) {
    size_t length = getCharacterLength(rest, atEnd);
    unsigned next =
        getTextWidth(atEnd ? rest.take_back(length) : rest.take_front(length));
    if (next > width)
      break;
    width -= next;
    rest = atEnd ? rest.drop_back(length) : rest.drop_front(length);
  }
  return atEnd ? text.drop_front(rest.size()) : text.drop_back(rest.size());
}

std::string mlir::roofline::cutText(StringRef text, unsigned width, Cut cut) {
  if (getTextWidth(text) <= width)
    return text.str();
  if (width <= ellipsis.size())
    return ellipsis.take_front(width).str();
  unsigned room = width - ellipsis.size();
  unsigned head = cut == Cut::end ? room : cut == Cut::start ? 0 : room / 2;
  return (takeWidth(text, head, /*atEnd=*/false) + ellipsis +
          takeWidth(text, room - head, /*atEnd=*/true))
      .str();
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

//===----------------------------------------------------------------------===//
// Layout
//===----------------------------------------------------------------------===//

/// The columns that are not left out, and the gaps, together.
static unsigned getTotalWidth(ArrayRef<unsigned> widths) {
  unsigned total = 0;
  for (unsigned width : widths)
    total += width ? width + gap : 0;
  return total ? total - gap : 0;
}

bool TextTable::Layout::fits(unsigned width) const {
  return !width || getTotalWidth(widths) <= width;
}

unsigned TextTable::getNaturalWidth(size_t column) const {
  unsigned widest = 0;
  for (const Row &row : rows)
    if (!row.cells.empty())
      widest = std::max(widest, getTextWidth(row.cells[column].text));
  if (unsigned limit = columns[column].maxWidth)
    widest = std::min(widest, limit);
  // What has no width is left out.
  return std::max({widest, getTextWidth(columns[column].header), 1u});
}

/// The least width, of no more than `distinctWidth`, at which cells that differ
/// still do.
unsigned TextTable::getDistinctWidth(size_t column, unsigned natural) const {
  llvm::StringSet<> texts;
  for (const Row &row : rows)
    if (!row.cells.empty())
      texts.insert(row.cells[column].text);
  auto tellsApart = [&](unsigned width) {
    llvm::StringSet<> cut;
    for (const auto &text : texts)
      if (!cut.insert(cutText(text.getKey(), width, columns[column].cut))
               .second)
        return false;
    return true;
  };
  unsigned least = columns[column].minWidth;
  unsigned most = std::min(natural, columns[column].distinctWidth);
  while (least < most) {
    unsigned middle = (least + most) / 2;
    if (tellsApart(middle))
      most = middle;
    else
      least = middle + 1;
  }
  return least;
}

/// Takes from the widest, a column of text at a time.
bool TextTable::shrink(Layout &layout, bool isSoft) const {
  while (!layout.fits(width)) {
    unsigned *widest = nullptr;
    for (size_t i = 0; i < columns.size(); ++i) {
      unsigned least = isSoft ? layout.soft[i] : columns[i].minWidth;
      unsigned &each = layout.widths[i];
      if (each && columns[i].minWidth && each > least &&
          (!widest || each > *widest))
        widest = &each;
    }
    if (!widest)
      return false;
    --*widest;
  }
  return true;
}

/// Leaves out the least important columns of those that are there.
bool TextTable::dropNext(Layout &layout) const {
  unsigned order = 0;
  for (size_t i = 0; i < columns.size(); ++i)
    if (layout.widths[i])
      order = std::max(order, columns[i].dropOrder);
  if (order == 0)
    return false;
  for (size_t i = 0; i < columns.size(); ++i) {
    bool isDropped = !layout.widths[i] || columns[i].dropOrder == order;
    layout.widths[i] = isDropped ? 0 : layout.natural[i];
  }
  return true;
}

/// Gives spans room for their headings as long as there is some.
void TextTable::widenSpans(Layout &layout) const {
  for (bool isWider = true; std::exchange(isWider, false);)
    for (const Span &span : spans) {
      MutableArrayRef<unsigned> widths =
          MutableArrayRef(layout.widths).slice(span.first, span.count);
      unsigned room = getTotalWidth(widths);
      if (room == 0 || room >= getTextWidth(span.heading) ||
          (width && getTotalWidth(layout.widths) >= width))
        continue;
      for (unsigned &each : llvm::reverse(widths))
        if (each) {
          ++each;
          break;
        }
      isWider = true;
    }
}

TextTable::Layout TextTable::makeLayout() const {
  Layout layout = makeNarrowLayout();
  widenSpans(layout);
  return layout;
}

TextTable::Layout TextTable::makeNarrowLayout() const {
  Layout layout;
  for (size_t i = 0; i < columns.size(); ++i)
    layout.natural.push_back(getNaturalWidth(i));
  layout.widths = layout.natural;
  if (layout.fits(width))
    return layout;
  for (size_t i = 0; i < columns.size(); ++i)
    layout.soft.push_back(columns[i].distinctWidth
                              ? getDistinctWidth(i, layout.natural[i])
                              : columns[i].minWidth);
  do
    if (shrink(layout, /*isSoft=*/true))
      return layout;
  while (dropNext(layout));
  shrink(layout, /*isSoft=*/false);
  return layout;
}

/// What it is best that `..` stands for: the most text, if two start with it.
static StringRef findPrefix(ArrayRef<StringRef> texts) {
  // Further in, a name is its own.
  constexpr size_t maxLength = 256, minLength = 12;
  llvm::StringMap<unsigned> counts;
  size_t most = 0;
  StringRef best;
  for (StringRef text : texts)
    for (size_t end = minLength; end < std::min(text.size(), maxLength);
         ++end) {
      if (!StringRef("./_-").contains(text[end - 1]))
        continue;
      StringRef prefix = text.take_front(end);
      unsigned count = ++counts[prefix];
      if (count > 1 && count * end > most) {
        most = count * end;
        best = prefix;
      }
    }
  return best;
}

std::string TextTable::dropPrefix(size_t column) {
  SmallVector<StringRef> texts;
  for (const Row &row : rows)
    if (!row.cells.empty())
      texts.push_back(row.cells[column].text);
  std::string prefix = findPrefix(texts).str();
  if (!prefix.empty())
    for (Row &row : rows)
      if (!row.cells.empty() &&
          StringRef(row.cells[column].text).starts_with(prefix))
        row.cells[column].text.replace(0, prefix.size(), "..");
  return prefix;
}

/// `share, time on b`: a target's name where another one has the column.
std::string TextTable::nameLeftOut(ArrayRef<unsigned> widths) const {
  std::vector<std::string> names;
  for (size_t i = 0; i < columns.size(); ++i) {
    if (widths[i])
      continue;
    bool isElsewhere = false;
    for (size_t other = 0; other < columns.size(); ++other)
      isElsewhere |=
          widths[other] && columns[other].header == columns[i].header;
    std::string name = columns[i].header;
    for (const Span &span : spans)
      if (isElsewhere && i >= span.first && i < span.first + span.count)
        name += " on " + span.heading;
    if (!llvm::is_contained(names, name))
      names.push_back(name);
  }
  return llvm::join(names, ", ");
}

//===----------------------------------------------------------------------===//
// Printing
//===----------------------------------------------------------------------===//

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
    std::string text = cutText(cell.text, columnWidth, column.cut);
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

void TextTable::print(raw_ostream &os) const {
  if (!width || llvm::none_of(columns, [](const Column &column) {
        return column.hasPrefix;
      }))
    return printRows(os);
  SmallVector<unsigned> natural;
  for (size_t i = 0; i < columns.size(); ++i)
    natural.push_back(getNaturalWidth(i));
  if (getTotalWidth(natural) <= width)
    return printRows(os);
  TextTable table = *this;
  for (auto [i, column] : llvm::enumerate(columns))
    if (column.hasPrefix)
      if (std::string prefix = table.dropPrefix(i); !prefix.empty())
        printWrapped(os, "",
                     "(" + column.header + ": .. stands for " + prefix + ")",
                     /*indent=*/0, width);
  table.printRows(os);
}

void TextTable::printRows(raw_ostream &os) const {
  std::vector<unsigned> widths = makeLayout().widths;
  std::vector<Cell> headers;
  headers.reserve(columns.size());
  for (const Column &column : columns)
    headers.emplace_back(column.header, Style::bold);
  if (!spans.empty())
    printSpans(os, widths);
  printCells(os, headers, widths);
  for (const Row &row : rows) {
    if (!row.cells.empty())
      printCells(os, row.cells, widths);
    else if (!row.line.empty())
      printWrapped(os, "", row.line, /*indent=*/0, width);
    else
      os << std::string(getTotalWidth(widths), '-') << '\n';
  }
  if (llvm::is_contained(widths, 0u))
    printWrapped(os, "", "(no room for: " + nameLeftOut(widths) + ")",
                 /*indent=*/0, width);
}
