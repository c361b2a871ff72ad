//===- SummaryHtml.cpp - Several models as a page -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SummaryHtml.h"

#include "StaticPage.h"
#include "Svg/SvgWriter.h"

#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

static void emitRow(raw_ostream &os, const SummaryRow &row,
                    ArrayRef<std::string> cells) {
  if (!row.summary) {
    os << R"(<tr class="failed"><td colspan=")" << cells.size() << "\">"
       << toXmlText(cells.front()) << "<pre>"
       << toXmlText(StringRef(row.diagnostics).trim()) << "</pre></td></tr>\n";
    return;
  }
  os << "<tr>";
  for (StringRef cell : cells)
    os << "<td>" << toXmlText(cell) << "</td>";
  os << "</tr>\n";
}

void emit::emitSummaryHtml(raw_ostream &os, ArrayRef<SummaryRow> rows,
                           const Grid &grid) {
  emitStaticPage(os, "mlir-roofline: models",
                 std::to_string(rows.size()) + " models", [&] {
                   os << "<div class=\"table\"><table>\n<thead><tr>";
                   for (StringRef header : grid.headers)
                     os << "<th scope=\"col\">" << toXmlText(header) << "</th>";
                   os << "</tr></thead>\n<tbody>\n";
                   for (auto [row, cells] : llvm::zip_equal(rows, grid.rows))
                     emitRow(os, row, cells);
                   os << "</tbody>\n</table></div>\n";
                 });
}
