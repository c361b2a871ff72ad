//===- LoopNest.h - What decides how much a nest moves ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An iteration space with constant extents, as plain numbers: what a tile of it
// touches of each tensor, and how often an element is met again. Knows no
// hardware and no operation.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MOVEMENT_LOOPNEST_H
#define MLIR_ROOFLINE_MOVEMENT_LOOPNEST_H

#include "mlir-roofline/Interfaces/IterationOpInterface.h"

namespace mlir::roofline {

/// Numbers of iterations, of a loop or of a tile of it.
using Extents = SmallVector<int64_t, 6>;

/// Indices of a tensor that share loops: how many of their values a box of
/// iterations takes. The values of several parts multiply.
struct NestPart {
  enum class Kind {
    /// Every iteration has one of its own.
    distinct,
    /// Iterations that are a multiple of `steps` apart share one: a window.
    chain,
    /// Quotients (remainders) of one loop by `divisor`.
    quotient,
    remainder,
    /// No closed form: at most what linear functions span, with `steps[r * n +
    /// l]` the stride of result r in the l-th of n loops.
    spanned,
    /// No closed form: at most one for each iteration.
    any,
  };
  Kind kind = Kind::distinct;
  SmallVector<unsigned, 2> loops;
  SmallVector<int64_t, 2> steps;
  int64_t divisor = 1;

  /// The values that a tile of `sizes` iterations takes, which starts at a
  /// multiple of these sizes; at most, unless `isExact`.
  double count(ArrayRef<int64_t> sizes) const;
  bool isExact() const { return kind != Kind::spanned && kind != Kind::any; }
  /// At most how many of the iterations of its loops share one value.
  double getMultiplicity(ArrayRef<int64_t> extents) const;
};

struct NestOperand {
  SmallVector<NestPart, 4> parts;
  Type elementType;
  /// Bytes of one element, which may be a part of one.
  double elementBytes = 0;
  /// How far apart neighbours are in memory, at least, in elements of a tensor
  /// in row-major order: the stride along the last dimension, or a row.
  int64_t gap = 1;
  bool isRead = false, isWritten = false;
  /// Which loops the element depends on, a bit for each.
  uint64_t support = 0;
  /// The most iterations, of those that differ in `support` only, that meet in
  /// one element.
  double multiplicity = 1;
  /// Operands of one number are parts of one tensor.
  unsigned tensor = 0;
  /// The elements of the tensor: no tile touches more.
  double numElements = 0;
  /// False if which element is touched depends on data: `parts` is empty, and
  /// each iteration may touch any element.
  bool isAffine = true;
  /// Whether iterations of the nest's `inside` always touch an element, and no
  /// padding.
  bool isAlwaysInside = true;

  bool dependsOn(unsigned loop) const { return support >> loop & 1; }
  /// Elements that a tile touches, at most; see `NestPart::count`.
  double getFootprint(ArrayRef<int64_t> sizes) const;
};

struct LoopNest {
  /// At least 1 each.
  Extents extents;
  /// A part of it, from some iteration on, in which operands with padding are
  /// met inside: what is true of any schedule of it is true of all.
  Extents inside;
  SmallVector<bool, 6> isParallel;
  SmallVector<NestOperand, 4> operands;

  double getIterations() const;
  /// What every execution moves: each tensor's footprint, once if it is read
  /// and once if it is written, in bytes. At most, unless `isExact`; of
  /// several operands of one tensor at most their sum.
  double getCompulsoryBytes() const;
  bool isExact() const;
};

/// The nest of a space; nothing if an extent is symbolic or 0, if there are
/// more than 16 loops or 12 accesses, or if a type has no size. `getType`: that
/// of a value with a rank, with the extents put in that are known.
std::optional<LoopNest>
getLoopNest(const IterationSpace &space,
            llvm::function_ref<ShapedType(Value)> getType);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MOVEMENT_LOOPNEST_H
