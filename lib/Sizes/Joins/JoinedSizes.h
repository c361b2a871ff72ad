//===- JoinedSizes.h - Sizes that control flow hands on ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_SIZES_JOINEDSIZES_H
#define MLIR_ROOFLINE_LIB_SIZES_JOINEDSIZES_H

#include "mlir-roofline/Sizes/SizeAnalysis.h"

namespace mlir::roofline {

/// A size of which control flow hands on one of several: what a loop carries,
/// what the sides of a branch yield.
struct SizeAnalysis::Join {
  SizeQuestion question;
  /// Stands for it until it is known, and for good if the several differ.
  std::string name;
  Quantity symbol;
  SmallVector<Quantity> incoming;
  bool isComplete = false;
};

/// Adds the values whose size `question` has one of, if control flow hands on
/// what it is about.
bool getJoinedSizes(const SizeQuestion &question,
                    SmallVectorImpl<Value> &incoming);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_SIZES_JOINEDSIZES_H
