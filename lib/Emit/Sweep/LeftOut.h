//===- LeftOut.h - Metrics that nobody has evaluated ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_SWEEP_LEFTOUT_H
#define MLIR_ROOFLINE_LIB_EMIT_SWEEP_LEFTOUT_H

#include "mlir-roofline/Report/Metric.h"

namespace mlir::roofline::emit {

/// One line with what is left out since it takes an analysis at each `place`.
void printLeftOut(raw_ostream &os, ArrayRef<const Metric *> metrics,
                  StringRef place);

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_SWEEP_LEFTOUT_H
