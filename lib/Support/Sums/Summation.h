//===- Summation.h - The rules of sums over iterations ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_SUPPORT_SUMMATION_H
#define MLIR_ROOFLINE_LIB_SUPPORT_SUMMATION_H

#include "mlir-roofline/Support/Formula/Polynomial.h"

namespace mlir::roofline {

/// `slope * counter + offset`, neither of which mentions the counter.
struct Line {
  Quantity slope, offset;
};

/// One sum and all that it is put together from. The sub-sums that a rule asks
/// for are counted, so that it ends whatever the rules make of a formula.
class Summation {
public:
  /// The sum of `once` over `counter` = 0 … trips - 1; see sumIterations.
  std::optional<Quantity> sum(const Quantity &once, StringRef counter,
                              const Quantity &trips);

private:
  /// A product that rules are tried on, one after the other.
  std::optional<Quantity> sumByRules(const Quantity &once, StringRef counter,
                                     const Quantity &trips);
  /// Term by term, without what does not depend on the counter.
  std::optional<Quantity> sumTerms(const Quantity &once, StringRef counter,
                                   const Quantity &trips);
  /// Quotients over as many iterations as the divisor has.
  std::optional<Quantity> sumPeriod(const Quantity &once, StringRef counter,
                                    const Quantity &trips);
  /// Tiles: all full ones and the rest.
  std::optional<Quantity> sumTiles(const Quantity &once, StringRef counter,
                                   const Quantity &trips);
  std::optional<Quantity> sumTile(const Quantity &once, StringRef counter,
                                  const Quantity &trips,
                                  const detail::Atom &size,
                                  const Quantity &tile, const Quantity &extent);
  /// Before and behind the crossing of two operands of an extremum.
  std::optional<Quantity> sumPieces(const Quantity &once, StringRef counter,
                                    const Quantity &trips);
  /// Blocks of the period of quotients and remainders.
  std::optional<Quantity> sumBlocks(const Quantity &once, StringRef counter,
                                    const Quantity &trips);
  std::optional<Quantity> sumResidues(const Quantity &once, StringRef counter,
                                      const Quantity &trips, int64_t period);
  /// Of at most `most` iterations, each if there are so many.
  static Quantity sumFew(const Quantity &once, StringRef counter,
                         const Quantity &trips, int64_t most);
  /// One by one.
  std::optional<Quantity> sumEach(const Quantity &once, StringRef counter,
                                  const Quantity &trips);

  /// A name for a counter that no program has.
  std::string createCounter(StringRef counter);

  unsigned numSums = 0;
  unsigned numCounters = 0;
};

/// The counter of a loop that runs `trips` times.
Quantity getCounter(StringRef counter, const Quantity &trips);

/// `value` as a line in `counter`, if it is one.
std::optional<Line> getLine(const Quantity &value, StringRef counter);

/// Whether `value` is seen to be at least 1.
bool isKnownPositive(const Quantity &value);

/// `quantity` with something else for some atoms. What divides and was at least
/// 1 stays so: rules put in values that no iteration has, such as the size of
/// the last tile where there is none, and multiply the result by 0.
Quantity
replaceGuarded(const Quantity &quantity,
               llvm::function_ref<std::optional<Quantity>(const detail::Atom &)>
                   replacement);

/// `quantity` with `value` for an atom, wherever it occurs; see replaceGuarded.
Quantity replaceAtom(const Quantity &quantity, const detail::Atom &atom,
                     const Quantity &value);

/// The sum of a formula in which nothing but `counter` is open, one iteration
/// after the other in 128-bit integers; nothing if one of these overflows or a
/// divisor is 0.
std::optional<Quantity> evaluateSum(const Quantity &once, StringRef counter,
                                    int64_t trips);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_SUPPORT_SUMMATION_H
