//===- VaryingValues.h - Values that loops make anew ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_SIZES_VARYINGVALUES_H
#define MLIR_ROOFLINE_LIB_SIZES_VARYINGVALUES_H

#include "mlir/IR/Value.h"

namespace mlir::roofline {

/// The innermost loop in whose iterations `value` may differ, within its
/// function; of a loop of blocks, the operation around the blocks. Null if
/// there is none.
Operation *getVaryingLoop(Value value);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_SIZES_VARYINGVALUES_H
