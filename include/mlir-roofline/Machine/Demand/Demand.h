//===- Demand.h - How much a cost needs of what -----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What stands between choosing and clocking: for each resource of a target, how
// many operations or bytes a cost needs of it, as a number or as a formula of
// the sizes that are open. Rates turn that into seconds (MachineModel.h); they
// play no part here, beyond the choice of a unit.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_DEMAND_DEMAND_H
#define MLIR_ROOFLINE_MACHINE_DEMAND_DEMAND_H

#include "mlir-roofline/Evaluation/FormulaGraph.h"
#include "mlir-roofline/Interfaces/Cost.h"
#include "mlir-roofline/Machine/Demand/MachineResources.h"

namespace mlir::roofline {

/// What is needed of one resource.
template <typename Number>
struct ResourceAmount {
  /// Operations of the resource's type, or bytes.
  Number all = 0;
  /// The part of it that stands in for operations of other types.
  Number standIn = 0;
  /// The part of `standIn` for which the real machine may be faster than the
  /// target says: it is not sums of narrower integers.
  Number guessed = 0;
  /// What of `guessed` even a unit made for such operations would do.
  Number certain = 0;

  ResourceAmount &operator+=(const ResourceAmount &other) {
    all += other.all;
    standIn += other.standIn;
    guessed += other.guessed;
    certain += other.certain;
    return *this;
  }
  ResourceAmount &operator*=(const Number &factor) {
    all *= factor;
    standIn *= factor;
    guessed *= factor;
    certain *= factor;
    return *this;
  }
};

template <typename Number>
struct Demand {
  explicit Demand(const MachineResources &resources)
      : amounts(resources.size()) {}

  /// By resource; see `MachineResources`. Inline storage covers every target
  /// that lists fewer.
  SmallVector<ResourceAmount<Number>, 24> amounts;
  /// Operations for which the target has no rate.
  Number unrated = 0;
  /// Bytes on their way to or from the outermost memory, whether or not a hot
  /// cache holds them.
  Number movedBytes = 0;
};

/// A type that a unit cannot compute with and what it does instead.
struct StandIn {
  Type type;
  UnitKind unit;
  /// Whether several operations of the resource's narrower integers are one of
  /// these: that is what machines do, and no guess.
  bool isSplit = false;
  /// The resource whose type stands in; null if there is none and the work is
  /// not timed.
  StringAttr resource;

  bool operator==(const StandIn &other) const {
    return type == other.type && unit == other.unit &&
           isSplit == other.isSplit && resource == other.resource;
  }
};

/// Adds what the necessary work of `cost` needs of the compute units; false
/// while a count is symbolic.
///
/// Multiply-accumulates run on the matrix unit where it has a rate for their
/// operand type (2 operations each), transcendentals on the special unit where
/// the target has one, everything else, and both otherwise, on the vector unit
/// under the type of the scalar operation (1 operation each, an fma 2). Where a
/// unit has no rate for a type, the narrowest type that holds every value of it
/// stands in. An integer that none holds is k of the widest that the unit has:
/// k operations, k * k of a multiplication or division. What has neither is
/// `unrated`. A rate with an accumulator type needs one that holds the
/// accumulator. A stand-in on the matrix unit is used only where it beats the
/// vector unit. `index` work is free.
bool addWork(Demand<double> &demand, const OpCost &cost,
             const MachineResources &resources);

/// Adds what the compulsory traffic of `cost` needs of the memory levels; false
/// while a count is symbolic.
///
/// Every byte passes the levels that are on the way to its tensor or buffer,
/// see `MachineResources::getLevels`; a level without a bandwidth is no
/// resource. From a hot cache, what an operand has more than the last cache
/// holds comes from the outermost level. What is a guess (`isGuess`) is left
/// out.
bool addTraffic(Demand<double> &demand, const OpCost &cost,
                const MachineResources &resources);

/// Both; work that is a guess is left out. Nothing while a count is symbolic.
std::optional<Demand<double>> getDemand(const OpCost &cost,
                                        const MachineResources &resources);
/// The same for open sizes; nothing for what is beyond a graph.
std::optional<Demand<Formula>> getDemand(const OpCost &cost,
                                         const MachineResources &resources,
                                         FormulaGraph &graph);

/// What `bytes` that are moved of an operand are on the target: as many, unless
/// its elements take a byte each there and are counted as packed. Nothing while
/// symbolic.
std::optional<double> getMovedBytes(const OperandTraffic &operand,
                                    const Quantity &bytes, TargetAttr target);

/// The types of the cost's work for which the target has no rate of their own.
/// The macs of a type that the matrix unit lacks but the vector unit has are
/// none of them.
SmallVector<StandIn, 1> getStandIns(const OpCost &cost,
                                    const MachineResources &resources);

/// The type in which a matrix unit does the cost's macs; null if none does.
Type getMatrixType(const OpCost &cost, const MachineResources &resources);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_DEMAND_DEMAND_H
