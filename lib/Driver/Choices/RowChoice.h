//===- RowChoice.h - Which rows a table has ---------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_DRIVER_ROWCHOICE_H
#define MLIR_ROOFLINE_LIB_DRIVER_ROWCHOICE_H

#include "mlir-roofline/Driver/ReportRequest.h"

namespace mlir::roofline::driver {

/// Whether the format takes all that is asked of rows. Failures are diagnosed
/// at `loc`.
LogicalResult checkRowFlags(const ReportRequest &request, const Emitter &format,
                            Location loc);

/// Which operations rows are of, and their order; `hasTargets`: whether there
/// are times. Failures are diagnosed at `loc`.
FailureOr<RowOptions> getRowOptions(const RowRequest &request, bool hasTargets,
                                    Location loc);

} // namespace mlir::roofline::driver

#endif // MLIR_ROOFLINE_LIB_DRIVER_ROWCHOICE_H
