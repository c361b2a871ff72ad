//===- SummaryInput.h - Models and reports as input -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TOOLS_SUMMARYINPUT_H
#define MLIR_ROOFLINE_TOOLS_SUMMARYINPUT_H

#include "ProgramOptions.h"
#include "mlir-roofline/Report/Compare/ReportSummary.h"

namespace mlir::roofline {

/// The figures of a file or, for `-`, of standard input: of a model, which is
/// analysed as the options say, or of a report in JSON that was made before.
/// `request` is what the options say, with `file` set. A model is analysed on
/// `moreTargets`, too. Of a report only targets can be chosen, by name; other
/// options that are about the analysis are errors then. Failures are diagnosed:
/// in `diagnostics`, if given; then several threads may read files.
FailureOr<ReportSummary> readSummary(const ProgramOptions &options,
                                     ReportRequest request,
                                     ArrayRef<std::string> moreTargets = {},
                                     raw_ostream *diagnostics = nullptr);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TOOLS_SUMMARYINPUT_H
