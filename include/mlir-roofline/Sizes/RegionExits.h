//===- RegionExits.h - Where control leaves a region ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SIZES_REGIONEXITS_H
#define MLIR_ROOFLINE_SIZES_REGIONEXITS_H

#include "mlir/IR/Region.h"

namespace mlir::roofline {

/// The terminator by which control leaves `body`; null if there are several or
/// none.
Operation *getOnlyExit(Region &body);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SIZES_REGIONEXITS_H
