//===- ServingEmitter.cpp - Formats of what servers are asked -------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../Curves/CurvePage.h"
#include "ServingFormats.h"

#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

std::string emit::describeUnknown(const Serving &serving) {
  std::string text;
  for (const Serving::Target &target : serving.targets) {
    std::vector<StringRef> titles;
    for (const Serving::Figure &figure : target.figures)
      if (!figure.isKnown())
        titles.push_back(figure.metric->title);
    if (!titles.empty())
      text += (text.empty() ? "no " : "; no ") + llvm::join(titles, ", ") +
              " of " + target.name;
  }
  return text;
}

void mlir::roofline::emitServing(raw_ostream &os, const Serving &serving,
                                 StringRef format, const EmitOptions &options) {
  if (format == "json")
    printServingJson(os, serving);
  else if (format == "csv")
    printServingCsv(os, serving);
  else if (format == "svg")
    makeServingPicture(serving).draw(os);
  else if (format == "html")
    emitCurvePage(os, makeServingPicture(serving),
                  serving.request.batches.size(), options,
                  [&](raw_ostream &os, const EmitOptions &options) {
                    printServingTable(os, serving, options);
                  });
  else
    printServingTable(os, serving, options);
}
