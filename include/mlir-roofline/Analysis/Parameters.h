//===- Parameters.h - Weights of a program ----------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_ANALYSIS_PARAMETERS_H
#define MLIR_ROOFLINE_ANALYSIS_PARAMETERS_H

#include "mlir-roofline/Support/Quantity.h"
#include "mlir/IR/Operation.h"
#include "llvm/ADT/ArrayRef.h"

namespace mlir::roofline {

/// The parameters of a program: function arguments marked `roofline.param`,
/// globals with an initial value, and tensor constants that are no splat (a
/// splat is an immediate, not a weight). Each counted once, however often used.
class Parameters {
public:
  explicit Parameters(Operation *root);

  /// Elements, and the bytes they occupy (packed, rounded up per tensor).
  const Quantity &getCount() const { return count; }
  const Quantity &getBytes() const { return bytes; }

private:
  void add(Type type, const Quantity &elements);

  Quantity count;
  Quantity bytes;
};

/// Marks arguments of the module's only (public) function as parameters.
///
/// `spec` is a list of positions and ranges, `1-20,25` or `1-` for all from 1
/// on, or `@FILE`, a JSON file whose `args` is a list of objects with `index`
/// and `kind`; those of kind `param` are marked. On failure emits an error with
/// what was expected and found, and changes nothing.
LogicalResult markParameters(Operation *module, StringRef spec);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_ANALYSIS_PARAMETERS_H
