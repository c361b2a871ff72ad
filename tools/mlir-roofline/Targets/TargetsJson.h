//===- TargetsJson.h - Targets as JSON --------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TOOLS_TARGETSJSON_H
#define MLIR_ROOFLINE_TOOLS_TARGETSJSON_H

#include "mlir-roofline/IR/Roofline.h"

#include <string>

namespace mlir::roofline {

/// The targets in the schema `mlir-roofline/targets/v1`: every figure of their
/// attributes by its name there, peaks and ridge points beside them, the kinds
/// of every source, and the attribute itself.
std::string formatTargetsAsJson(ArrayRef<TargetAttr> targets);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TOOLS_TARGETSJSON_H
