//===- TimeFormulaReport.h - Collecting times of open sizes -----*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_REPORT_TIMEFORMULAREPORT_H
#define MLIR_ROOFLINE_LIB_REPORT_TIMEFORMULAREPORT_H

#include "mlir-roofline/Machine/Formulas/GroupRegimes.h"
#include "mlir-roofline/Machine/ModuleTime.h"
#include "mlir-roofline/Report/FormulaReport.h"
#include "mlir-roofline/Report/Report.h"

namespace mlir::roofline::report {

/// Adds the formulas to a target, and to the ops of the report, whose last time
/// is that of the target. Nothing where all sizes have values.
void addTimeFormulas(Report &report, const ModuleCost &cost,
                     const ModuleTime &time, const ProgramFlow &flow,
                     OpenSizes &open, Report::Target &target);

/// Of one operation alone; null if its sizes have values.
std::shared_ptr<const ReportOpFormula>
makeOpFormula(const ModuleCost &cost, const ModuleTime &time, unsigned number);

} // namespace mlir::roofline::report

#endif // MLIR_ROOFLINE_LIB_REPORT_TIMEFORMULAREPORT_H
