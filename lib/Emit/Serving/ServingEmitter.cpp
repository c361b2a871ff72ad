//===- ServingEmitter.cpp - Formats of what servers are asked -------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../Curves/CurvePage.h"
#include "ServingFormats.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

/// The picture, and the table as wide as it likes, with every batch unless they
/// are more than anybody scrolls through.
static void printServingPage(raw_ostream &os, const Serving &serving,
                             EmitOptions options) {
  constexpr size_t maxBatches = 1000;
  options.all = serving.request.batches.size() <= maxBatches;
  options.width = 0;
  options.color = false;
  std::string table;
  llvm::raw_string_ostream stream(table);
  printServingTable(stream, serving, options);
  emitCurvePage(os, makeServingPicture(serving), table);
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
    printServingPage(os, serving, options);
  else
    printServingTable(os, serving, options);
}
