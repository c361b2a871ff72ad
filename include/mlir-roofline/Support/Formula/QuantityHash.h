//===- QuantityHash.h - Quantities as keys ----------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SUPPORT_FORMULA_QUANTITYHASH_H
#define MLIR_ROOFLINE_SUPPORT_FORMULA_QUANTITYHASH_H

#include "mlir-roofline/Support/Formula/Quantity.h"

namespace mlir::roofline {

/// For the maps of the standard library; those of LLVM need two values that no
/// key has.
struct QuantityHash {
  size_t operator()(const Quantity &quantity) const {
    return hash_value(quantity);
  }
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SUPPORT_FORMULA_QUANTITYHASH_H
