//===- Grid.cpp - Cells for a terminal or Markdown ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Grid.h"

#include "../Markdown/MarkdownText.h"
#include "mlir-roofline/Emit/TextTable.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;

void emit::Grid::printText(raw_ostream &os, const EmitOptions &options) const {
  TextTable table(options.width, options.color);
  for (auto [i, header] : llvm::enumerate(headers)) {
    TextTable::Column column;
    column.header = header;
    column.alignRight = i >= numTextColumns;
    // Formulas are cut. What says where something is may shrink, and keeps the
    // end, which tells it from others; numbers go from the last on.
    if (column.alignRight && !options.all)
      column.maxWidth = EmitOptions::formulaWidth;
    if (i + 1 == numTextColumns) {
      column.minWidth = 12;
      column.cut = Cut::start;
    }
    if (i > numTextColumns)
      column.dropOrder = i;
    table.addColumn(column);
  }
  for (const std::vector<std::string> &row : rows) {
    if (row.size() == 1) {
      table.addLine(row.front());
      continue;
    }
    table.addRow(std::vector<TextTable::Cell>(row.begin(), row.end()));
  }
  table.print(os);
}

void emit::Grid::printMarkdown(raw_ostream &os) const {
  auto print = [&](ArrayRef<std::string> cells) {
    os << '|';
    for (StringRef cell : cells)
      os << ' ' << formatMarkdownText(cell) << " |";
    os << '\n';
  };
  print(headers);
  os << '|';
  for (size_t i = 0; i < headers.size(); ++i)
    os << (i < numTextColumns ? " --- |" : " ---: |");
  os << '\n';
  for (std::vector<std::string> row : rows) {
    row.resize(headers.size());
    print(row);
  }
}
