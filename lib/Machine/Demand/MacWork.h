//===- MacWork.h - The work that is part of macs ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MACHINE_MACWORK_H
#define MLIR_ROOFLINE_LIB_MACHINE_MACWORK_H

#include "Numbers.h"

#include "mlir-roofline/Interfaces/Cost.h"

namespace mlir::roofline {

/// What a matrix unit takes over from the vector unit together with the
/// multiply-accumulates of a cost: an fma each, or a mul and an add, and the
/// casts of both factors to the accumulator's type.
template <typename Number>
class MacWork {
public:
  /// Of no macs: takes nothing over.
  MacWork() = default;

  /// Of `macs` that are part of `work`, all that the cost has or those that are
  /// necessary. Nothing if a count is no `Number`.
  static std::optional<MacWork> get(const OpCost &cost, const Quantity &macs,
                                    const Work &work,
                                    const Numbers<Number> &numbers);

  Number getMacs() const { return numMacs; }
  /// Of both factors, at most.
  Number getCasts() const { return numCasts; }

  /// What of an entry of the cost's work is left; >= 0 for a count >= 0.
  /// Nothing if it is no `Number`.
  std::optional<Number> getRest(const Work::Entry &entry,
                                const Numbers<Number> &numbers) const;

private:
  /// The key of what is taken over.
  Type type;
  /// Formulas cancel as long as they are exact.
  Quantity macs, fmas, casts;
  Number numMacs = 0, numCasts = 0;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MACHINE_MACWORK_H
