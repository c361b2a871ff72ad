//===- PeakActivations.h - How much memory a program holds ------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The bytes that are live at every point of a program in the order in which it
// is written, and the most of them.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_FLOW_PEAKACTIVATIONS_H
#define MLIR_ROOFLINE_FLOW_PEAKACTIVATIONS_H

#include "mlir-roofline/Flow/Storages.h"
#include "mlir-roofline/Flow/ValueClasses.h"

namespace mlir::roofline {

/// Live bytes of one execution of each function, callees included. Parameters
/// and caches (arguments of class weight and cache, constants, globals) are not
/// among them; inputs are, as long as they are held.
///
/// At the position of an operation its operands and its results are both live.
/// While a call runs there are what its caller holds and what the callee does,
/// of which arguments that die at the call may die earlier.
class PeakActivations {
public:
  /// `bindings` are those that `cost` has been bound with.
  PeakActivations(const ModuleCost &cost, InputUse inputs,
                  const SizeBindings &bindings = {});
  ~PeakActivations();
  PeakActivations(PeakActivations &&);

  /// Memory that is live at the peak.
  struct Tensor {
    Value value;
    Quantity bytes;
  };

  struct Peak {
    /// Of the peak: `upper` where blocks branch to each other (a value counts
    /// between its first and last use in the order of the blocks), `lower`
    /// where a tensor has no size that is known.
    CountStatus status = CountStatus::exact;
    /// The most that is live; a maximum of formulas while sizes are open.
    Quantity bytes;
    /// Where that is first reached, in the innermost function; null for a
    /// function that holds nothing, and while open sizes decide where it is.
    Operation *at = nullptr;
    /// What no order of the operations does without: the most that one of them
    /// reads and writes.
    Quantity orderFreeBytes;
    /// Everything, as if nothing was ever freed.
    Quantity sumBytes;
    /// The memory that offsets assigned greedily by size need, the largest
    /// first (in the order of time where thousands are live together); nothing
    /// while sizes are open.
    std::optional<Quantity> planBytes;
    /// What is handed in: inputs, which are part of the peak as long as they
    /// are held, and caches, which are not.
    Quantity inputBytes, cacheBytes;
  };

  /// Of one execution of a function, by number in `ModuleCost::getFunctions`.
  const Peak &getFunction(unsigned function) const;
  /// The entry point that holds most; nothing without any.
  std::optional<unsigned> getLargestEntry() const { return largest; }

  /// What is live at the peak, callers first and in the order of definition;
  /// nothing while open sizes decide where it is.
  std::vector<Tensor> getLiveAtPeak(unsigned function) const;
  /// The live bytes of a function from position to position, where they change;
  /// at a call the most while it runs.
  std::vector<std::pair<unsigned, Quantity>>
  getTimeline(unsigned function) const;
  /// What is live in its function, callers left out, while an operation of
  /// `ModuleCost::getOps` runs.
  Quantity getLive(unsigned op) const;

private:
  class Impl;
  std::unique_ptr<Impl> impl;
  std::optional<unsigned> largest;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_FLOW_PEAKACTIVATIONS_H
