//===- LimitRegions.h - At which sizes what is the limit --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Operations that leave a size open need more of every resource as it grows,
// but not equally more: from some size on, another resource is the limit.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_FORMULAS_LIMITREGIONS_H
#define MLIR_ROOFLINE_MACHINE_FORMULAS_LIMITREGIONS_H

#include "mlir-roofline/Evaluation/SizePolynomial.h"
#include "mlir-roofline/Machine/Formulas/RepeatedNeeds.h"
#include "mlir-roofline/Support/SizeText.h"

namespace mlir::roofline {

/// Where compute units are the limit, and not memory.
struct SizeRegion {
  /// What varies: a size, or the product of several if all depends on that
  /// alone (`batch*sequence`). Empty: it is everywhere the same.
  std::string variable;
  /// The values that others have.
  std::vector<std::pair<std::string, int64_t>> fixed;
  /// Ascending, both ends inclusive; without the second, to any size.
  struct Interval {
    int64_t low;
    std::optional<int64_t> high;
  };
  std::vector<Interval> intervals;
  /// The least values that are looked at, and the most, if there is one.
  int64_t low = 1;
  std::optional<int64_t> high;
  /// Where no operation has another limit than for the smallest values up to
  /// here, and than for the largest from here on; absent where limits never
  /// change.
  std::optional<int64_t> sameUntil, sameFrom;

  /// Whether it is all that was looked at.
  bool isAlways() const {
    return intervals.size() == 1 && intervals.front().low == low &&
           intervals.front().high == high;
  }
};

/// The time, or the energy, at one end of all sizes: the sum of what is the
/// limit there.
struct SizeRegime {
  /// Seconds or joules.
  SizePolynomial amount;
  /// The resource that is the limit for the largest part, if it is made of
  /// what resources need.
  std::optional<unsigned> resource;
  /// Whether roundings of sizes are left out.
  bool isRounded = false;
};

/// Answers for formulas of one graph.
class LimitRegions {
public:
  using Ranges = llvm::StringMap<SizeRange>;

  /// `ranges`: by name, of the sizes that have one.
  LimitRegions(const MachineModel &machine, const FormulaGraph &graph,
               const Ranges &ranges)
      : machine(machine), graph(graph), ranges(ranges), reader(graph) {}

  /// Where the largest part of the time of these operations is that of compute
  /// units, exactly. One region if that depends on one size, or on one product
  /// of sizes; with several sizes, for the one without a range, else the first
  /// one, with the others at either end of their ranges. None if an operation
  /// rounds sizes or another one has no range.
  std::vector<SizeRegion> find(ArrayRef<RepeatedNeeds> ops);

  /// For large or small sizes; nothing if that is no polynomial, even without
  /// roundings.
  std::optional<SizeRegime> getRegime(ArrayRef<RepeatedNeeds> ops,
                                      bool isLarge);
  /// The same of what has no resource.
  std::optional<SizeRegime> getRegime(const Formula &formula, bool isLarge);

private:
  struct Problem;
  static bool addPolynomials(Problem &problem, PolynomialReader &reader);
  std::optional<SizeRegion> solve(const Problem &problem);
  /// The sizes of either end, by symbol of the graph.
  SmallVector<double> getCorner(bool isLarge) const;

  const MachineModel &machine;
  const FormulaGraph &graph;
  const Ranges &ranges;
  PolynomialReader reader;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_FORMULAS_LIMITREGIONS_H
