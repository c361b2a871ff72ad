//===- CsvScanner.h - Rows and cells of a CSV file --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SUPPORT_CSVSCANNER_H
#define MLIR_ROOFLINE_SUPPORT_CSVSCANNER_H

#include "mlir/Support/LLVM.h"
#include "llvm/ADT/StringRef.h"

#include <string>
#include <vector>

namespace mlir::roofline {

/// Takes a text apart, row after row. Quoted cells may hold line ends.
class CsvScanner {
public:
  explicit CsvScanner(StringRef text) : rest(text) {
    StringRef heading = rest.take_until([](char c) { return c == '\n'; });
    // Some spreadsheets write what their language takes for a separator.
    for (char c : {',', ';', '\t'})
      if (heading.contains(c)) {
        separator = c;
        break;
      }
  }

  /// The next row that is not empty; false at the end. `isOpen` if a quote has
  /// no end.
  bool next(std::vector<std::string> &cells, bool &isOpen);
  /// Where that row starts.
  unsigned getLine() const { return line; }

private:
  std::string takeCell(bool &isOpen);

  StringRef rest;
  char separator = ',';
  unsigned line = 1, nextLine = 1;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SUPPORT_CSVSCANNER_H
