//===- ExtentNames.cpp - What a front end calls extents -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/ExtentNames.h"

#include "mlir-roofline/Driver/ArgumentFile.h"

using namespace mlir;
using namespace mlir::roofline;

llvm::Expected<SmallVector<ExtentFormula>>
mlir::roofline::readExtentNames(StringRef path) {
  llvm::Expected<std::vector<ArgumentEntry>> entries = readArgumentFile(path);
  if (!entries)
    return entries.takeError();
  SmallVector<ExtentFormula> formulas;
  for (const ArgumentEntry &entry : *entries) {
    if (entry.index < 0)
      continue;
    for (auto [dim, text] : llvm::enumerate(entry.shape)) {
      if (text.empty())
        continue;
      FailureOr<Quantity> value = Quantity::parse(text);
      if (failed(value))
        return llvm::createStringError("expected a number, a name or a formula "
                                       "in the 'shape' of argument " +
                                       Twine(entry.index) + " in '" + path +
                                       "', found '" + text + "'");
      formulas.push_back({static_cast<unsigned>(entry.index),
                          static_cast<unsigned>(dim), *value});
    }
  }
  return formulas;
}
