//===- Totals.h - Sums of costs ---------------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What costs add up to, with bounds that are carried beside the value and never
// collapse into it.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_PROGRAM_TOTALS_H
#define MLIR_ROOFLINE_PROGRAM_TOTALS_H

#include "mlir-roofline/Interfaces/Cost.h"

namespace mlir::roofline {

/// How often something executes.
struct Multiplicity {
  /// The largest number that is certain to suffice (for a branch: as if taken);
  /// what totals use.
  Quantity value = 1;
  /// The smallest possible number; equal to `value` if exact.
  Quantity lower = 1;
  /// Set if `value` could not even be bounded: it may be too small or too
  /// large.
  bool isEstimate = false;

  bool isExact() const { return value == lower && !isEstimate; }
  /// The trust in a count that is exact but for how often it happens.
  CountStatus getStatus() const {
    return isEstimate  ? CountStatus::estimate
           : isExact() ? CountStatus::exact
                       : CountStatus::upper;
  }
  Multiplicity operator*(const Multiplicity &other) const {
    return {value * other.value, lower * other.lower,
            isEstimate || other.isEstimate};
  }
  Multiplicity operator+(const Multiplicity &other) const {
    return {value + other.value, lower + other.lower,
            isEstimate || other.isEstimate};
  }
};

/// A count that may be known only between bounds.
struct BoundedCount {
  /// The reported value: exact, or the largest that is known.
  Quantity value;
  /// The true count is >= this.
  Quantity lower;
};

/// A sum of costs, each times how often it executes.
struct Totals {
  /// Costed operations in the IR, and those of them that are unknown. Set by
  /// ModuleCost; sums leave them alone, since alternatives would blur them.
  unsigned numOps = 0;
  unsigned numUnknownOps = 0;
  CountStatus workStatus = CountStatus::exact;
  CountStatus trafficStatus = CountStatus::exact;
  /// By class and element type; of alternatives, the larger entry of each.
  Work work;
  BoundedCount macs, flops, intOps, transcendentals;
  /// What `OpCost::effective` leaves of them; all of them where it leaves all.
  BoundedCount effectiveMacs, effectiveFlops, effectiveIntOps;
  BoundedCount bytesRead, bytesWritten, bytes;

  /// The totals of a single execution of one operation.
  static Totals get(const OpCost &cost);
  Totals &operator+=(const Totals &other);
  /// Everything executed `times`.
  Totals scaled(const Multiplicity &times) const;
  /// Exactly one of both is executed: the larger value, the smaller lower
  /// bound, count by count. The status becomes `upper` where they differ.
  static Totals choose(const Totals &a, const Totals &b);

  /// Every count replaced by `getValue` of it, every lower bound by `getLower`.
  Totals
  transformed(llvm::function_ref<Quantity(const Quantity &)> getValue,
              llvm::function_ref<Quantity(const Quantity &)> getLower) const;

  /// Of an effective count, the one of all work; nothing for any other.
  std::optional<BoundedCount>
  getCountOfEffective(BoundedCount Totals::*count) const;

  /// Adds the names of all symbols; they live as long as this.
  void collectSymbols(llvm::SetVector<StringRef> &names) const;

  /// Whether nothing bounds the true count from above (an unknown or
  /// lower-bounded part).
  bool isWorkUnbounded() const;
  bool isTrafficUnbounded() const;

  /// (flops + int_ops) / bytes; 0 for pure data movement, nothing while
  /// symbolic, unknown or where there are operations but no bytes.
  std::optional<double> getIntensity() const;
};

/// (flops + int_ops) / bytes with the conventions of `Totals::getIntensity`.
std::optional<double> getIntensity(const Quantity &flops,
                                   const Quantity &intOps,
                                   const Quantity &bytes);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_PROGRAM_TOTALS_H
