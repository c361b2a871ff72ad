//===- CsvScanner.cpp - Rows and cells of a CSV file ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/CsvScanner.h"

using namespace mlir;
using namespace mlir::roofline;

std::string CsvScanner::takeCell(bool &isOpen) {
  std::string cell;
  bool isQuoted = false;
  while (!rest.empty()) {
    char c = rest.front();
    if (!isQuoted && (c == separator || c == '\n'))
      break;
    rest = rest.drop_front();
    nextLine += c == '\n';
    if (c != '"') {
      cell += c;
    } else if (isQuoted && rest.starts_with("\"")) {
      cell += c;
      rest = rest.drop_front();
    } else {
      isQuoted = !isQuoted;
    }
  }
  isOpen |= isQuoted;
  return StringRef(cell).trim().str();
}

bool CsvScanner::next(std::vector<std::string> &cells, bool &isOpen) {
  isOpen = false;
  while (!rest.empty()) {
    cells.clear();
    line = nextLine;
    while (true) {
      cells.push_back(takeCell(isOpen));
      if (rest.empty() || rest.front() == '\n')
        break;
      rest = rest.drop_front();
    }
    if (!rest.empty()) {
      rest = rest.drop_front();
      ++nextLine;
    }
    if (cells.size() > 1 || !cells.front().empty())
      return true;
  }
  return false;
}
