//===- SizeProbes.h - A program with open sizes, tried out ------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MOVEMENT_SIZEPROBES_H
#define MLIR_ROOFLINE_MOVEMENT_SIZEPROBES_H

#include "mlir-roofline/Movement/ProgramFlow.h"
#include "mlir-roofline/Support/Formula/SampleSizes.h"

#include <memory>

namespace mlir::roofline {

/// A program whose open sizes all have values: small ones, and large ones,
/// beside the constants of programs; of a size whose range is small, the ends
/// of that. What is decided by sizes in ways that are no formula (which
/// operations run as one, what a mask drops) is looked at in these.
class SizeProbes {
public:
  struct Probe {
    Probe(const ModuleCost &open, const SizeBindings &values)
        : values(values), cost(open.bind(values)), flow(cost) {}
    /// Of the open sizes.
    SizeBindings values;
    ModuleCost cost;
    ProgramFlow flow;
  };

  /// `cost` has to outlive this.
  explicit SizeProbes(const ModuleCost &cost);

  /// The one of small sizes, then that of large ones. Empty where no size is
  /// open, or an operation would divide by 0.
  ArrayRef<std::unique_ptr<Probe>> get() const { return probes; }

  /// Some more: with the least sizes, 1 without a range, with sizes in between,
  /// and with one of another kind than all others; made when they are first
  /// asked for.
  ArrayRef<std::unique_ptr<Probe>> getBetween();

  /// Whether masks and slices leave out something else once sizes have values
  /// than formulas of open ones say, or nobody can tell.
  bool dropOther() const { return dropsOther; }

  /// What open size `number` of a program may be.
  static SampleSizes getSizes(const SizeSymbol &symbol, unsigned number);
  /// Of all open sizes, those beyond what fits anywhere and what programs
  /// compare sizes with.
  static SizeBindings getHugeSizes(const ModuleCost &cost);

private:
  /// Whether masks and slices leave out what formulas say, with these values.
  bool dropsSame(const ModuleCost &bound, const SizeBindings &values) const;
  /// With the extents that `getExtent` has for the number of an open size; null
  /// where an operation would divide by 0.
  std::unique_ptr<Probe>
  make(llvm::function_ref<SampleExtent(unsigned)> getExtent) const;

  const ModuleCost &cost;
  unsigned numOpen = 0;
  std::vector<std::unique_ptr<Probe>> probes;
  std::optional<std::vector<std::unique_ptr<Probe>>> between;
  bool dropsOther = false;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MOVEMENT_SIZEPROBES_H
