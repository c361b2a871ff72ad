//===- SameStorage.h - Values that are one memory ---------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What can be seen near an operation of which values stand for the same memory.
// Every answer is found in a bounded number of steps: beyond it, values are
// taken to be different.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_ACCESS_SAMESTORAGE_H
#define MLIR_ROOFLINE_INTERFACES_ACCESS_SAMESTORAGE_H

#include "mlir/IR/Operation.h"

namespace mlir::roofline {

/// Whether two values are computed in the same way from the same values, by
/// operations that touch no memory: what elimination of common subexpressions
/// would make one.
bool isSameValue(Value a, Value b);

/// The same for what may be constants.
bool isSameNumber(OpFoldResult a, OpFoldResult b);

/// Whether `result` is what `use` finds, or a part of it: one memory.
bool isViewOf(OpResult result, OpOperand &use);

/// Follows `value` through views of all elements (casts, reshapes).
Value stripWholeViews(Value value);

/// Whether `a` and `b`, both stripped, are the same elements of one memory: one
/// value, or equal slices of what is.
bool isSameStorage(Value a, Value b);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_INTERFACES_ACCESS_SAMESTORAGE_H
