//===- FusionGroups.h - What need not exist as a whole ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Operations that can run together, so that only what enters and leaves the
// group has to move.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MOVEMENT_FUSIONGROUPS_H
#define MLIR_ROOFLINE_MOVEMENT_FUSIONGROUPS_H

#include "mlir-roofline/Flow/Dependences.h"
#include "mlir-roofline/Flow/ValueClasses.h"
#include "mlir-roofline/Flow/ValueFlow.h"

namespace mlir::roofline {

/// Groups the operations of a program, given how much fast memory one core has.
///
/// A consumer joins the group of a producer if no tensor between members has to
/// exist as a whole: all members run in the same loops around a tile, these
/// loops are parallel in each of them, and for one iteration of them what lies
/// between fits the fast memory, each element computed once. So elementwise
/// operations join whatever they follow; reductions of rows and what uses them
/// (softmax, norms) share the loops over rows; what follows a contraction joins
/// it if it leaves all the contraction's own parallel loops in place.
///
/// ```mlir
/// %m = max over %x's rows        // loops i; row of %x: k     ┐ one group:
/// %e = exp(%x - %m)              // loops i, k                │ loops i,
/// %s = sum over %e's rows        // loops i; reduces k        │ a tile is
/// %p = %e / %s                   // loops i, k                ┘ a row of %e
/// ```
///
/// Two liberties beyond that:
///   - What is computed element by element for one consumer alone (a layout
///     change, padding, dequantisation) is computed when that loads it, as
///     often as it loads it, if loading the sources is no more traffic.
///   - Contraction, rows, contraction (attention) is one group with rows that
///     are streamed in pieces, partial sums being rescaled, if the group moves
///     less than its parts do and leaves more than one tile.
///
/// A loop over tiles is a part of the group that it is full of: what its
/// iterations share in fast memory (a sum that each of them adds to) moves
/// once.
///
/// Operations that depend on parameters and constants alone are no part of a
/// call: they are `precomputable` and in no group.
class FusionGroups {
public:
  struct Group {
    /// By number in `ModuleCost::getOps`, in program order.
    SmallVector<unsigned, 2> ops;
    /// How an operation runs in one execution of the group.
    struct Repeat {
      /// So often.
      Quantity times = 1;
      /// Of these, how many follow each other on the same elements of what it
      /// writes: the steps of a sum.
      Quantity chained = 1;
    };
    /// Parallel to `ops`; empty if all of them run once.
    SmallVector<Repeat, 0> repeats;
    /// How often the group executes.
    Multiplicity executions;
    /// What enters and leaves, of one execution: every tensor once.
    SmallVector<OperandTraffic, 3> boundary;
    /// What the operations move one by one, and what the group does.
    Quantity bytesAsWritten, bytes;
    /// Whether it is a part of a tile already, in a loop: what lies between
    /// fits the fast memory as it is written.
    bool isRealised = false;
    /// Whether an operation of it sums up, or otherwise folds, rows of elements
    /// that it does not multiply.
    bool reducesRows = false;
    /// Whether it is contractions around rows that pass in pieces (attention).
    bool isStreamed = false;
    /// The same operations as a library without such fusion runs them, if they
    /// were asked for: each its own kernel, but for sums of rows with what is
    /// computed of them (softmax, norms), a bias, scale or shift per channel
    /// (with the product before it), and layout changes and casts (with who
    /// reads them). Empty if that is one kernel.
    std::vector<Group> kernels;
    /// Of a kernel: how often it runs in one execution of the group.
    Quantity runs = 1;

    Repeat getRepeat(unsigned position) const {
      return repeats.empty() ? Repeat() : repeats[position];
    }
  };

  /// `capacityBytes`: of the fast memory of one core. What lies between must be
  /// known to fit; an open size is taken not to. `withKernels`: estimates need
  /// them.
  FusionGroups(const ModuleCost &cost, const ValueFlow &values,
               const Dependences &dependences, const ValueClasses &classes,
               double capacityBytes, bool withKernels = false);

  /// In the order of their last operations.
  ArrayRef<Group> getGroups() const { return groups; }
  /// The group of an operation; nothing for one that is precomputable.
  std::optional<unsigned> getGroup(unsigned op) const {
    return groupOf[op] == none ? std::nullopt
                               : std::optional<unsigned>(groupOf[op]);
  }

private:
  static constexpr unsigned none = ~0u;

  std::vector<Group> groups;
  std::vector<unsigned> groupOf;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MOVEMENT_FUSIONGROUPS_H
