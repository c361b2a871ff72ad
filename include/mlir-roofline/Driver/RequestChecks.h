//===- RequestChecks.h - What makes a request a mistake ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An option that would change nothing is taken for a mistake: whoever gives it
// believes that it does something. The same for flags and options of the pass.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_DRIVER_REQUESTCHECKS_H
#define MLIR_ROOFLINE_DRIVER_REQUESTCHECKS_H

#include "mlir-roofline/Driver/ReportRequest.h"

namespace mlir::roofline {

/// Whether the report has all that the format is made of, and the format a
/// place for all that is asked for of such a report.
LogicalResult checkReport(const Report &report, const ReportRequest &request,
                          const Emitter &format, Location loc);

/// The files that are read for a request, and names of targets and tables that
/// may be files; they live as long as the request.
SmallVector<StringRef> getInputFiles(const ReportRequest &request);

/// Whether `output` is none of the files that are read. Failures are diagnosed
/// at `loc`.
LogicalResult checkOutput(const ReportRequest &request, StringRef output,
                          Location loc);

/// Whether the format has a place for all that is asked for, and `output` is
/// none of the files that are read. Failures are diagnosed at `loc`, before any
/// analysis.
LogicalResult checkRequest(const ReportRequest &request, const Emitter &format,
                           StringRef output, Location loc);

/// An error at `loc` if the request has an option that speaks of a machine;
/// called where there is none.
LogicalResult checkNeedsNoTarget(const ReportRequest &request, Location loc);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_DRIVER_REQUESTCHECKS_H
