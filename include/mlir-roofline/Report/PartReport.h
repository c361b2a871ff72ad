//===- PartReport.h - A part of a report ------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_REPORT_PARTREPORT_H
#define MLIR_ROOFLINE_REPORT_PARTREPORT_H

#include "mlir-roofline/Report/Report.h"

namespace mlir::roofline {

/// What operations of a report add up to, as in the row of a table, of all
/// their executions. `ops` are ids in ascending order, at least one.
Report::Group sumPart(const Report &report, ArrayRef<unsigned> ops);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_REPORT_PARTREPORT_H
