//===- Remarks.h - Costs as optimisation remarks ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_TRANSFORMS_REMARKS_H
#define MLIR_ROOFLINE_LIB_TRANSFORMS_REMARKS_H

#include "mlir-roofline/Machine/MachineModel.h"
#include "mlir-roofline/Program/ModuleCost.h"

namespace mlir::roofline {

/// Hands every operation of `cost.getOps()` to the context's remark engine as
/// an analysis remark of the category `roofline`; does nothing without one.
///
///   --- !Analysis
///   Pass:            roofline
///   Name:            cost-3
///   DebugLoc:        { File: model.py, Line: 12, Column: 8 }
///   Function:        main
///   Args:
///     - op:              linalg.matmul
///     - executions:      '1'
///     - macs:            '512'
///     - flops:           '1024'
///     - int_ops:         '0'
///     - bytes:           '768'
///     - bound_by:        HBM
///     - time_ps:         '229'
///
/// The number in the name is the operation's `id` in the JSON report. Counts
/// and times are those of all executions, so that their sums are those of the
/// program. Numbers are bare integers, which tools can add up; what is symbolic
/// or does not fit 64 bits has the key of its number with `_text` behind it.
/// With machines, there are times in picoseconds; with several, keys of each
/// have its name and a colon in front. llvm-remarkutil of LLVM 22
/// adds in 32 bits and leaves out what is larger, so that `mmacs`, `mflops`,
/// `kbytes` and `time_ns` say the same in larger units, rounded.
void emitCostRemarks(const ModuleCost &cost, ArrayRef<MachineModel> machines);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_TRANSFORMS_REMARKS_H
