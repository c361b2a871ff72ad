//===- InPlace.h - Tiles that are where they belong -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A tile is cut out of a tensor, computed on, and put back. Destinations are
// updated in place, as one-shot bufferization does it, so that putting it back
// moves nothing.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_STORAGE_INPLACE_H
#define MLIR_ROOFLINE_LIB_MODELS_STORAGE_INPLACE_H

#include "mlir/IR/Operation.h"

namespace mlir::roofline {

/// Whether the tensor `source` is computed in the memory of `dest`: through
/// destinations, views, partial writes, loops and branches.
bool isComputedIn(Value source, Value dest);

/// Whether `insertion` puts operand 0 back to where it has been taken from: it
/// is computed in a slice of the destination with the same offsets, sizes and
/// strides, and nobody reads what the destination held before. False for what
/// inserts no slice.
bool isInsertedInPlace(Operation *insertion);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_STORAGE_INPLACE_H
