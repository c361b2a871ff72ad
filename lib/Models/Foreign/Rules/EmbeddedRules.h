//===- EmbeddedRules.h - Texts of the files of rules ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the source generated from the folder `Data` defines.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_FOREIGN_RULES_EMBEDDEDRULES_H
#define MLIR_ROOFLINE_LIB_MODELS_FOREIGN_RULES_EMBEDDEDRULES_H

#include "mlir-roofline/Support/EmbeddedFile.h"

namespace mlir::roofline::detail {

/// A file per dialect, with its name; sorted.
llvm::ArrayRef<EmbeddedFile> getEmbeddedRuleFiles();

} // namespace mlir::roofline::detail

#endif // MLIR_ROOFLINE_LIB_MODELS_FOREIGN_RULES_EMBEDDEDRULES_H
