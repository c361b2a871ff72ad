//===- TargetSource.h - Where a target's figures come from ------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TARGETS_TARGETSOURCE_H
#define MLIR_ROOFLINE_TARGETS_TARGETSOURCE_H

#include "mlir-roofline/IR/RooflineEnums.h"
#include "mlir/Support/LLVM.h"

namespace mlir::roofline {

/// The kinds of the parts of a source, each once, in their order. A part is
/// `KIND: text`, parts are separated by semicolons; text after a semicolon that
/// names no kind goes on with the part before. Empty for a source of another
/// form: only the shipped targets must say kinds.
SmallVector<SourceKind, 2> getSourceKinds(StringRef source);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TARGETS_TARGETSOURCE_H
