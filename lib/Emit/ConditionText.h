//===- ConditionText.h - Conditions on open sizes as text -------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_CONDITIONTEXT_H
#define MLIR_ROOFLINE_LIB_EMIT_CONDITIONTEXT_H

#include "mlir-roofline/Report/TargetReport.h"

namespace mlir::roofline::emit {

/// `n <= 49151`, or, where several sizes decide, `4*m*n <= 196608`; without any
/// of these, sizes at which it holds: `it moves less, as at n = 61`.
std::string formatCondition(const ReportFusion::Condition &condition,
                            double capacityBytes);

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_CONDITIONTEXT_H
