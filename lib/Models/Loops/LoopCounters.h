//===- LoopCounters.h - What loops count through ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The counters of loops in every form, and formulas in the number of an
// iteration instead of them.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_LOOPS_LOOPCOUNTERS_H
#define MLIR_ROOFLINE_LIB_MODELS_LOOPS_LOOPCOUNTERS_H

#include "Loops/EnclosingLoops.h"

#include "mlir-roofline/Interfaces/Cost.h"
#include "mlir-roofline/Support/Formula/Polynomial.h"

namespace mlir::roofline {

/// A value that a loop counts through, from `lower` by `step`.
struct CarriedCounter {
  Value value;
  Quantity lower;
  Quantity step = 1;
  /// Nothing where the loop is not seen to end.
  std::optional<Quantity> trips;

  /// The symbol by which formulas speak of it, and whether it stands for the
  /// counter itself, as it does before the analysis enters the loop, or for the
  /// number of the iteration. Nothing if there is one iteration, or several
  /// symbols.
  struct Symbol {
    detail::AtomRef atom;
    bool isCounter;
  };
  std::optional<Symbol> getSymbol(SizeProvider &sizes) const;
  /// `formula` with the number of the iteration, for which the symbol stands
  /// from then on.
  Quantity countIterations(const Quantity &formula, const Symbol &symbol) const;
};

/// The counters of an operation by its bounds; of one that loops while a test
/// holds, and of blocks that branch back, those of what is carried that advance
/// by a constant. Nothing if it is not known what it counts.
std::optional<SmallVector<CarriedCounter>> getCounters(Loop loop,
                                                       SizeProvider &sizes);

/// Start, step and number of iterations of all that the loops around `op`
/// inside of `outer` (null: all of them) count through, the innermost first;
/// nothing if some is not known. Equal for loops that count alike: a counter
/// that bounds others has a name of its place, not of its loop.
std::optional<SmallVector<Quantity>> getCountedInside(Operation *op, Loop outer,
                                                      EnclosingLoops &loops,
                                                      SizeProvider &sizes);

/// How often an execution of the loop runs its body; nothing if it is not
/// known.
std::optional<Quantity> getTrips(Loop loop, SizeProvider &sizes);

/// Whether `value` is one of the counters of a loop that it is an argument of.
bool isCounter(BlockArgument value, EnclosingLoops &loops, SizeProvider &sizes);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_LOOPS_LOOPCOUNTERS_H
