//===- ModuleTarget.h - The target that a module carries --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TARGETS_MODULETARGET_H
#define MLIR_ROOFLINE_TARGETS_MODULETARGET_H

#include "mlir-roofline/IR/Roofline.h"
#include "mlir/IR/BuiltinOps.h"

namespace mlir::roofline {

/// The name that stands for what the module's `dlti.target_system_spec` says,
/// where a target is named and there is a module.
inline constexpr llvm::StringLiteral systemSpecTargetName("dlti");

/// The target that `module` carries: its `roofline.target`, or else the one
/// that its system spec describes. Null without either, and also, with a
/// warning that names the missing numbers, if a device of the spec has entries
/// that are known and none of this project's. Entries of this project that do
/// not make a target, or make several, are an error.
FailureOr<TargetAttr> getModuleTarget(ModuleOp module);

/// The target that the system spec of `module` describes; an error, which names
/// what is missing, if it describes none.
FailureOr<TargetAttr> getSystemSpecTarget(ModuleOp module);

/// The target of this name: the system spec's for `dlti`, the module's own if
/// the name is empty (null without one), else that of `getTarget`.
FailureOr<TargetAttr> chooseTarget(ModuleOp module, StringRef name);

/// The targets of these names or files, each once, or the one that the module
/// carries, if any, if there are no names. Two different targets of one name
/// are an error. Failures are diagnosed, those of names at `loc`.
FailureOr<SmallVector<TargetAttr>>
chooseTargets(ModuleOp module, ArrayRef<std::string> names, Location loc);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TARGETS_MODULETARGET_H
