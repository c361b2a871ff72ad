//===- SweepEmitter.cpp - Formats of sweeps -------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../Curves/CurvePage.h"
#include "SweepFormats.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

/// The picture, and the table as wide as it likes, with every point unless they
/// are more than anybody scrolls through.
static void printSweepPage(raw_ostream &os, const Sweep &sweep,
                           EmitOptions options) {
  constexpr size_t maxPoints = 1000;
  options.all = sweep.getNumPoints() <= maxPoints;
  options.width = 0;
  options.color = false;
  std::string table;
  llvm::raw_string_ostream stream(table);
  printSweepTable(stream, sweep, options);
  emitCurvePage(os, makeSweepPicture(sweep), table);
}

ArrayRef<StringRef> mlir::roofline::getSweepFormats() {
  static constexpr StringRef formats[] = {"table", "csv", "json", "svg",
                                          "html"};
  return formats;
}

void mlir::roofline::emitSweep(raw_ostream &os, const Sweep &sweep,
                               StringRef format, const EmitOptions &options) {
  if (format == "json")
    printSweepJson(os, sweep);
  else if (format == "csv")
    printSweepCsv(os, sweep);
  else if (format == "svg")
    makeSweepPicture(sweep).draw(os);
  else if (format == "html")
    printSweepPage(os, sweep, options);
  else
    printSweepTable(os, sweep, options);
}
