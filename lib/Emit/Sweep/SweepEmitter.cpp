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
    emitCurvePage(os, makeSweepPicture(sweep), sweep.getNumPoints(), options,
                  [&](raw_ostream &os, const EmitOptions &options) {
                    printSweepTable(os, sweep, options);
                  });
  else
    printSweepTable(os, sweep, options);
}
