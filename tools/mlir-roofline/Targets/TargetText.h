//===- TargetText.h - Targets as files -------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TOOLS_TARGETTEXT_H
#define MLIR_ROOFLINE_TOOLS_TARGETTEXT_H

#include "mlir-roofline/IR/Roofline.h"

#include <string>

namespace mlir::roofline {

/// The attribute with a line for each of its fields and for each item of its
/// lists, as the data files are written; ends in a newline.
std::string formatTargetInLines(TargetAttr target);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TOOLS_TARGETTEXT_H
