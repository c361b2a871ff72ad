//===- RequestedProgram.h - The program of a request ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_DRIVER_REQUESTEDPROGRAM_H
#define MLIR_ROOFLINE_LIB_DRIVER_REQUESTEDPROGRAM_H

#include "mlir-roofline/Driver/ReportRequest.h"

namespace mlir::roofline::driver {

/// The costs of what the request is about, with what it says of parameters and
/// sizes, which nobody has checked yet. Failures are diagnosed.
FailureOr<ModuleCost> getProgram(ModuleOp module, const ReportRequest &request,
                                 Location loc);

} // namespace mlir::roofline::driver

#endif // MLIR_ROOFLINE_LIB_DRIVER_REQUESTEDPROGRAM_H
