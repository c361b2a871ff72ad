//===- TargetText.cpp - Targets as files ----------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TargetText.h"

#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::roofline;

std::string mlir::roofline::formatTargetInLines(TargetAttr target) {
  std::string line, text;
  llvm::raw_string_ostream(line) << target;
  // The brackets that are open; the first is the target's own.
  std::string open;
  bool isInString = false;
  for (size_t i = 0; i < line.size(); ++i) {
    char c = line[i];
    text += c;
    if (isInString && c == '\\')
      text += line[++i];
    if (c == '"')
      isInString = !isInString;
    if (isInString)
      continue;
    if (StringRef("<[{(").contains(c))
      open += c;
    else if (StringRef(">]})").contains(c) && !open.empty())
      open.pop_back();
    bool isNewField = c == ',' && open == "<";
    bool isNewItem = (c == ',' || c == '[') && open == "<[";
    if (!isNewField && !isNewItem)
      continue;
    // The vendor belongs to the name.
    if (StringRef(line).substr(i).starts_with(", vendor"))
      continue;
    text += isNewField ? "\n  " : "\n    ";
    i += c == ','; // and its blank
  }
  return text + "\n";
}
