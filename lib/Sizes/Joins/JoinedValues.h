//===- JoinedValues.h - What control flow hands to a value ------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_SIZES_JOINEDVALUES_H
#define MLIR_ROOFLINE_LIB_SIZES_JOINEDVALUES_H

#include "mlir/IR/Value.h"
#include "llvm/ADT/SmallVector.h"

namespace mlir::roofline {

/// Adds the values of which control flow hands one to `value`: what a loop
/// starts from and what an iteration yields, what the sides of a branch yield,
/// what the predecessors of a block pass. False if `value` is none that control
/// flow hands on, or if not all of them are known.
bool getJoinedValues(Value value, SmallVectorImpl<Value> &incoming);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_SIZES_JOINEDVALUES_H
