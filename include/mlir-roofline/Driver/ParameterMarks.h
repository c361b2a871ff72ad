//===- ParameterMarks.h - Marking arguments as weights ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_DRIVER_PARAMETERMARKS_H
#define MLIR_ROOFLINE_DRIVER_PARAMETERMARKS_H

#include "mlir/IR/Operation.h"

namespace mlir::roofline {

/// Marks function arguments as parameters (`roofline.param`).
///
/// `spec` is a list of positions and ranges, `1-20,25` or `1-` for all from 1
/// on, or `@FILE`, a JSON file whose `args` is a list of objects with `index`
/// and `kind`; those of kind `param` are marked, unless `used` is false. The
/// positions are those of the module's only function, or of its only public
/// one.
///
/// On failure emits an error at `loc` with what was expected and found, and
/// changes nothing.
LogicalResult markParameters(Operation *module, StringRef spec, Location loc);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_DRIVER_PARAMETERMARKS_H
