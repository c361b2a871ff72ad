//===- OpChoice.h - Choosing operations -------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_DRIVER_OPCHOICE_H
#define MLIR_ROOFLINE_DRIVER_OPCHOICE_H

#include "mlir-roofline/Driver/ReportRequest.h"
#include "mlir-roofline/Report/Explanation.h"

namespace mlir::roofline {

/// The operations, by ascending number in `ModuleCost::getOps`, that `text`
/// stands for: one by this number; or all with this name (`linalg.matmul`), or
/// this name or file position (`conv1`, `model.mlir:12:10`, `model.mlir:12`,
/// `12:10`) in their locations, where `*` and `?` stand for any characters and
/// any character. Emits an error at `loc` that says what may have been meant if
/// there is none.
FailureOr<SmallVector<unsigned>> chooseOps(const ModuleCost &cost,
                                           StringRef text, Location loc);

/// Analyses a module as `makeReport` does, and explains the operations that
/// `choice` stands for.
FailureOr<Explanation> makeExplanation(ModuleOp module,
                                       const ReportRequest &request,
                                       StringRef choice, Location loc);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_DRIVER_OPCHOICE_H
