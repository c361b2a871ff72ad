//===- TargetChoice.h - The target a pass works with ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_TRANSFORMS_TARGETCHOICE_H
#define MLIR_ROOFLINE_LIB_TRANSFORMS_TARGETCHOICE_H

#include "mlir-roofline/IR/Roofline.h"
#include "mlir/IR/BuiltinOps.h"

namespace mlir::roofline {

/// The target called `name`, or the module's own if the name is empty; null if
/// there is neither. Fails, with a diagnostic, if the name is unknown.
FailureOr<TargetAttr> chooseTarget(ModuleOp module, StringRef name);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_TRANSFORMS_TARGETCHOICE_H
