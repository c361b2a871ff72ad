//===- TextTable.h - Columns of text for a terminal -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Lays out columns so that they fit a width: elastic columns shrink first, then
// the least important ones go. Knows nothing of what the cells mean, but all
// text may come from a program: `toVisibleText` is applied to it here.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_EMIT_TEXTTABLE_H
#define MLIR_ROOFLINE_EMIT_TEXTTABLE_H

#include "mlir-roofline/Support/ProgramText.h"
#include "mlir/Support/LLVM.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <string>
#include <utility>
#include <vector>

namespace mlir::roofline {

/// Where text that is too wide loses what does not fit.
enum class Cut { end, start, middle };

/// `text`, which is visible text, in at most `width` columns: `...` stands for
/// what does not fit.
std::string cutText(StringRef text, unsigned width, Cut cut = Cut::end);

/// Prints `text` after `label`, which is padded to `indent` columns. Words go
/// to further lines, indented by the same, where `width` (0: unlimited) asks.
void printWrapped(raw_ostream &os, StringRef label, StringRef text,
                  unsigned indent, unsigned width);

class TextTable {
public:
  enum class Style { plain, bold, compute, memory };

  struct Column {
    std::string header;
    bool alignRight = false;
    /// The column may shrink to this many columns of text; 0: never shrinks.
    unsigned minWidth = 0;
    /// Other columns go before it shrinks so far that cells that differ look
    /// the same, unless even this width does not tell them apart.
    unsigned distinctWidth = 0;
    Cut cut = Cut::end;
    /// Where there is no room, what most cells start with is said once, above
    /// the table, and `..` stands for it.
    bool hasPrefix = false;
    /// If shrinking does not do, columns go, the highest number first, and all
    /// that have this number at once; 0 stays.
    unsigned dropOrder = 0;
    /// Wider cells are cut even if there is room; 0: no limit.
    unsigned maxWidth = 0;
  };

  struct Cell {
    Cell(const std::string &text = "", Style style = Style::plain)
        : text(toVisibleText(text)), style(style) {}
    std::string text;
    Style style;
  };

  /// `width` 0: as wide as it needs.
  TextTable(unsigned width, bool color) : width(width), color(color) {}

  void addColumn(Column column) {
    column.header = toVisibleText(column.header);
    columns.push_back(std::move(column));
  }
  size_t getNumColumns() const { return columns.size(); }
  /// A heading above the last `count` columns added.
  void addSpan(unsigned count, StringRef heading) {
    spans.push_back({columns.size() - count, count, toVisibleText(heading)});
  }
  /// As many cells as columns.
  void addRow(std::vector<Cell> cells) {
    rows.push_back({std::move(cells), ""});
  }
  /// A line of text over all columns.
  void addLine(StringRef text) { rows.push_back({{}, toVisibleText(text)}); }
  /// A line of dashes.
  void addRule() { rows.push_back({{}, ""}); }

  /// Says behind the table which columns there is no room for.
  void print(raw_ostream &os) const;

private:
  struct Span {
    size_t first, count;
    std::string heading;
  };
  struct Row {
    std::vector<Cell> cells;
    std::string line;
  };

  /// Of each column; 0: left out.
  struct Layout {
    std::vector<unsigned> natural, soft, widths;
    bool fits(unsigned width) const;
  };
  Layout makeLayout() const;
  Layout makeNarrowLayout() const;
  void widenSpans(Layout &layout) const;
  bool shrink(Layout &layout, bool isSoft) const;
  bool dropNext(Layout &layout) const;
  unsigned getNaturalWidth(size_t column) const;
  unsigned getDistinctWidth(size_t column, unsigned natural) const;
  std::string dropPrefix(size_t column);
  std::string nameLeftOut(ArrayRef<unsigned> widths) const;
  void printRows(raw_ostream &os) const;
  void printSpans(raw_ostream &os, ArrayRef<unsigned> widths) const;
  void printCells(raw_ostream &os, ArrayRef<Cell> cells,
                  ArrayRef<unsigned> widths) const;

  unsigned width;
  bool color;
  std::vector<Column> columns;
  std::vector<Span> spans;
  std::vector<Row> rows;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_EMIT_TEXTTABLE_H
