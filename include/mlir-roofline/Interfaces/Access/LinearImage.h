//===- LinearImage.h - Points that linear functions take --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How many different values linear functions of loop counters take. Strides may
// be of any size: nothing wraps.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_ACCESS_LINEARIMAGE_H
#define MLIR_ROOFLINE_INTERFACES_ACCESS_LINEARIMAGE_H

#include "mlir-roofline/Support/Formula/Quantity.h"
#include "mlir/IR/AffineExpr.h"
#include "llvm/ADT/DynamicAPInt.h"

namespace mlir::roofline {

/// `sum(coefficients[l] * i_l) + constant` over the loops l.
struct LinearFunction {
  SmallVector<llvm::DynamicAPInt, 4> coefficients;
  llvm::DynamicAPInt constant;
};

/// `expr` as a linear function of the dimensions d0 … d(numLoops-1); nothing if
/// it divides, or multiplies two of them.
std::optional<LinearFunction> getLinearFunction(AffineExpr expr,
                                                unsigned numLoops);

/// The directions in which iterations may move without changing what linear
/// functions are, constants aside.
struct Kernel {
  /// 0: every iteration is a point of its own.
  unsigned rank;
  /// Of rank 1: the steps, without sign, to the next iteration of the same
  /// point.
  SmallVector<llvm::DynamicAPInt, 4> vector;
};

/// Of functions of the same `numLoops` loops.
Kernel getKernel(ArrayRef<LinearFunction> functions, unsigned numLoops);

/// How many different values `sum(coefficients[l] * i_l)` takes for
/// 0 <= i_l < extents[l], all extents at least 1. Nothing if no closed form is
/// seen: one is where each loop, from the smallest stride on, either continues
/// without a gap what the ones before it reach, or jumps beyond all of it.
std::optional<Quantity> countSums(ArrayRef<llvm::DynamicAPInt> coefficients,
                                  ArrayRef<Quantity> extents);

/// How many different points several functions take together; nothing if no
/// closed form covers it.
std::optional<Quantity> countPoints(ArrayRef<LinearFunction> functions,
                                    ArrayRef<Quantity> extents);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_INTERFACES_ACCESS_LINEARIMAGE_H
