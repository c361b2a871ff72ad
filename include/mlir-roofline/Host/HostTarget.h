//===- HostTarget.h - The machine that runs this ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The target `host`: what the system says about the processor, and what a short
// measurement finds of its clock, rates and memory bandwidth.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_HOST_HOSTTARGET_H
#define MLIR_ROOFLINE_HOST_HOSTTARGET_H

#include "mlir-roofline/IR/Roofline.h"
#include "llvm/Support/Error.h"

namespace mlir::roofline {

/// The name that stands for this machine wherever a target is named.
inline constexpr llvm::StringLiteral hostTargetName("host");

/// The machine that runs this process, as far as the process may use it.
/// Everything measured is measured on the first call, which takes about 0.3 s;
/// later calls give the same figures. A number that can neither be read nor
/// measured is an error that names it; nothing is guessed.
llvm::Expected<TargetAttr> getHostTarget(MLIRContext *context);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_HOST_HOSTTARGET_H
