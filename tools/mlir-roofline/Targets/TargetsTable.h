//===- TargetsTable.h - Peaks and ridge points of a target ------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TOOLS_TARGETSTABLE_H
#define MLIR_ROOFLINE_TOOLS_TARGETSTABLE_H

#include "Output.h"
#include "mlir-roofline/IR/Roofline.h"

#include <string>

namespace mlir::roofline {

/// The peak of every rate with its ridge points, and the memory levels.
std::string formatTargetAsTable(TargetAttr target, const Output &output);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TOOLS_TARGETSTABLE_H
