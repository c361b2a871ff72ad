//===- PartialPeaks.h - Peaks of a part of the memory -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_FLOW_PARTIALPEAKS_H
#define MLIR_ROOFLINE_FLOW_PARTIALPEAKS_H

#include "mlir-roofline/Flow/PeakActivations.h"

namespace mlir::roofline {

/// The most bytes that are live at once, in one execution of a function (by
/// number), of what `counts` among its tensors and buffers and those of what it
/// calls. Otherwise as `PeakActivations` says.
Quantity getPartialPeak(const ModuleCost &cost, unsigned function,
                        InputUse inputs, const SizeBindings &bindings,
                        llvm::function_ref<bool(Value)> counts);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_FLOW_PARTIALPEAKS_H
