//===- EnergyModel.h - Energy from work, traffic and time -------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a cost takes in joules by a target's #roofline.energy, and what that
// emits. Knows targets and costs, no operation.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_ENERGYMODEL_H
#define MLIR_ROOFLINE_MACHINE_ENERGYMODEL_H

#include "mlir-roofline/IR/Roofline.h"
#include "mlir-roofline/Interfaces/Cost.h"
#include "mlir-roofline/Machine/MachineModel.h"

namespace mlir::roofline {

/// Joules by what takes them.
struct Energy {
  double computeJoules = 0;
  double memoryJoules = 0;
  /// What flows during the time, whatever is done.
  double staticJoules = 0;
  /// How far to trust the counts and whether all of them have an energy:
  /// `lower` if an entry is missing or some of the cost is unknown. It says
  /// nothing about the table, whose figures are as good as their sources.
  CountStatus status = CountStatus::exact;
  /// The entries that the table lacks and that something needs, once each:
  /// `matrix.i8`, `special.f32`, the outermost level, `static_w`.
  SmallVector<StringAttr, 1> missing;

  double getJoules() const {
    return computeJoules + memoryJoules + staticJoules;
  }
  /// Adds a name to `missing`, which makes this a lower bound.
  void addMissing(StringAttr entry);
};

class EnergyModel {
public:
  /// The machine's target must have an energy.
  explicit EnergyModel(const MachineModel &machine);

  TargetAttr getTarget() const { return machine.getTarget(); }

  /// Of one execution that takes `seconds` (0 leaves the static power out);
  /// nothing while a count is symbolic.
  ///
  /// - A scalar operation takes the entry of its class and type; an fma without
  ///   one those of a mul and an add; what has none of these, and is done by
  ///   the vector unit, the unit's (an fma 2 of them).
  /// - Macs that the machine does on the matrix unit take its entry for the
  /// type
  ///   in which it does them, 2 each; without one a mul of the operands' type
  ///   and an add of the accumulator's (or an fma where they are the same),
  ///   which is what such a unit is made of. Others are scalar operations.
  /// - Every byte of the compulsory traffic passes every level that has an
  ///   entry, from the one on that its tensor or buffer is in.
  /// - `index` work is free.
  ///
  /// Only an entry of this very type counts. Levels without an entry take
  /// nothing; only the outermost must have one.
  std::optional<Energy> getEnergy(const OpCost &cost, double seconds = 0) const;

  /// Whether how long something takes matters.
  bool drawsStaticPower() const {
    return getTarget().getEnergy().getStaticWatts().value_or(0) > 0;
  }
  /// Adds what the target takes in `seconds`, whatever it does.
  void addStatic(Energy &energy, double seconds) const;

private:
  /// An entry for operations, in joules.
  struct OpEntry {
    std::optional<WorkClass> workClass;
    std::optional<UnitKind> unit;
    Type elementType;
    double joules;
  };

  /// The entry's joules, if there is one.
  std::optional<double> find(WorkClass workClass, Type type) const;
  std::optional<double> find(UnitKind unit, Type type) const;
  /// Of one scalar operation, and of one mac on the matrix unit.
  std::optional<double> getScalarJoules(WorkClass workClass, Type type) const;
  std::optional<double> getMatrixMacJoules(Type operand,
                                           Type accumulator) const;
  /// Add a component; false while a count is symbolic.
  bool addCompute(const OpCost &cost, Energy &energy) const;
  bool addMemory(const OpCost &cost, Energy &energy) const;

  MachineModel machine;
  SmallVector<OpEntry, 0> ops;
  /// Of a byte that passes the level with this number.
  SmallVector<double, 4> joulesPerByte;
  /// By level, its name if something comes from nowhere else and it has no
  /// entry, else null.
  SmallVector<StringAttr, 4> missingLevels;
};

/// Where nobody knows better: the mean of data centres that Uptime Institute's
/// survey found in 2024.
inline constexpr double defaultPowerUsageEffectiveness = 1.56;

/// What producing `joules` at the wall emits, in grams of CO2 equivalents:
/// joules / 3.6e6 * `powerUsageEffectiveness` * `gramsPerKilowattHour`. The
/// effectiveness is what the site draws over what its computers draw, >= 1.
double getCarbonGrams(double joules, double gramsPerKilowattHour,
                      double powerUsageEffectiveness);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_ENERGYMODEL_H
