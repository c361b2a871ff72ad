//===- GroupRegimes.h - What runs as one, from size to size -----*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_FORMULAS_GROUPREGIMES_H
#define MLIR_ROOFLINE_MACHINE_FORMULAS_GROUPREGIMES_H

#include "mlir-roofline/Movement/ConditionalGroups.h"
#include "mlir-roofline/Movement/SizeProbes.h"

namespace mlir::roofline {

/// How the groups of a program depend on an open size, as far as what lies
/// between has to fit:
///
///     n = 1..49151    max, exp, sum and quotient of a row are one group
///     n = 49152..     each runs alone
struct GroupRegimes {
  struct Regime {
    /// The values of the size that decides; open at the end of the last one.
    int64_t first = 1;
    std::optional<int64_t> last;
    /// All open sizes, with one of these that programs may have.
    SizeBindings sizes;
  };
  /// The size that decides; empty if none does, or several do.
  std::string symbol;
  /// Not empty, in the order of sizes.
  std::vector<Regime> regimes;
  /// Whether that is all: false if several sizes decide, or there are more
  /// regimes than anybody reads. Then it is what holds for small sizes.
  bool isComplete = true;

  /// `probes` has to be of `cost`, and not empty.
  static GroupRegimes get(const ModuleCost &cost, const ProgramFlow &flow,
                          double capacityBytes, const SizeProbes &probes);
};

/// What is looked at of the open sizes of one program, once it is asked for.
class OpenSizes {
public:
  /// Both have to outlive this.
  OpenSizes(const ModuleCost &cost, const ProgramFlow &flow)
      : cost(cost), flow(flow) {}

  SizeProbes &getProbes() {
    if (!probes)
      probes.emplace(cost);
    return *probes;
  }
  /// For a fast memory of that size; null where no size is open, or an
  /// operation would divide by 0.
  const GroupRegimes *getRegimes(double capacityBytes);
  /// The groups at the sizes of a regime.
  std::vector<ConditionalGroup> getGroups(const GroupRegimes::Regime &regime,
                                          double capacityBytes) const {
    return getGroupsAt(cost, flow, capacityBytes, regime.sizes);
  }

private:
  const ModuleCost &cost;
  const ProgramFlow &flow;
  std::optional<SizeProbes> probes;
  std::map<double, GroupRegimes> regimes;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_FORMULAS_GROUPREGIMES_H
