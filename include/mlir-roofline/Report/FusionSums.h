//===- FusionSums.h - What groups save together -----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_REPORT_FUSIONSUMS_H
#define MLIR_ROOFLINE_REPORT_FUSIONSUMS_H

#include "mlir-roofline/Report/TargetReport.h"

namespace mlir::roofline {

/// What a group saves already in one execution, because it is tiled so.
Quantity getRealisedBytes(const ReportFusion::Group &group);

/// What a program saves already in all executions of its groups, because it is
/// tiled so, of the difference between what it moves as it is written and by
/// groups; the rest of that is headroom. 0 if the groups have not been listed.
Quantity getRealisedBytes(const ReportFusion &fusion);

/// What is left to save: by running groups as one where that is not so yet, and
/// by not doing in a call what is precomputable.
Quantity getHeadroomBytes(const ReportFusion &fusion);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_REPORT_FUSIONSUMS_H
