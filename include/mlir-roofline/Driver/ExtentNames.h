//===- ExtentNames.h - What a front end calls extents -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_DRIVER_EXTENTNAMES_H
#define MLIR_ROOFLINE_DRIVER_EXTENTNAMES_H

#include "mlir-roofline/Sizes/SizeSymbol.h"
#include "llvm/Support/Error.h"

namespace mlir::roofline {

/// The extents that the `shape` lists of a JSON file of arguments give names or
/// formulas: `{"args": [{"index": 0, "shape": ["s23", 8, "32*s39"]}]}`. Numbers
/// say what types say and are left out, entries without a shape, too. `path` is
/// that of a file which `markParameters` has read without an error.
llvm::Expected<SmallVector<ExtentFormula>> readExtentNames(StringRef path);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_DRIVER_EXTENTNAMES_H
