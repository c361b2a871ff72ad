//===- LeftOut.cpp - Metrics that nobody has evaluated --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LeftOut.h"

#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;

void emit::printLeftOut(raw_ostream &os, ArrayRef<const Metric *> metrics,
                        StringRef place) {
  std::vector<StringRef> titles, names;
  for (const Metric *metric : metrics) {
    titles.push_back(metric->title);
    names.push_back(metric->name);
  }
  os << "Left out: " << llvm::join(titles, ", ")
     << ", which take the whole analysis at each " << place
     << "; --metrics=" << llvm::join(names, ",") << " has it done\n";
}
