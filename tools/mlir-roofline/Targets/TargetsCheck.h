//===- TargetsCheck.h - Targets beside public tables ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TOOLS_TARGETSCHECK_H
#define MLIR_ROOFLINE_TOOLS_TARGETSCHECK_H

#include "Output.h"
#include "mlir-roofline/IR/Roofline.h"

#include <string>

namespace mlir::roofline {

struct TargetsCheck {
  std::string text;
  /// Every figure that differs has a reason, and no other has one.
  bool passed = true;
};

/// The targets beside the public figures of the targets that are called so:
/// what differs, with the reason, and how many there are.
TargetsCheck checkTargets(ArrayRef<TargetAttr> targets, const Output &output);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TOOLS_TARGETSCHECK_H
