//===- LevelTraffic.h - What each memory level hands over -------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The hierarchical roofline: between each memory level of a target and what is
// inside of it, what an operation moves at least and what a schedule needs.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_LEVELTRAFFIC_H
#define MLIR_ROOFLINE_MACHINE_LEVELTRAFFIC_H

#include "mlir-roofline/Machine/MachineModel.h"
#include "mlir-roofline/Movement/NestTraffic.h"

namespace mlir::roofline {

/// The next level inside of this one on the way to all that it holds: what
/// stands beside it keeps nothing that comes from it. Nothing if there is none.
std::optional<unsigned> getNextLevel(TargetAttr target, unsigned level);
/// One of its equal parts; nothing if there is none, or it has no capacity.
std::optional<FastMemory> getNextMemory(TargetAttr target, unsigned level);

/// The bytes that pass between a memory level and the next one inside of it,
/// from cold memory, of one execution of an operation.
struct LevelTraffic {
  /// Among the target's levels.
  unsigned level;
  /// Each element once, and how far that is to be trusted.
  double compulsoryBytes = 0;
  CountStatus status = CountStatus::exact;
  /// What every schedule moves, if all levels inside of this one hold at most
  /// their capacity together.
  double lowerBytes = 0;
  /// What a schedule moves that uses the next level alone. Absent if none is
  /// known: the next level has no capacity (nor is there one), the operation is
  /// no nest of loops, or its data is a guess.
  std::optional<double> attainableBytes;
  /// That schedule; null if everything fits, or none is known. Lives as long as
  /// the analysis.
  const Tiling *tiling = nullptr;
};

/// All levels, and which of them or which compute unit is the limit.
struct OpLevels {
  /// The outermost first.
  SmallVector<LevelTraffic, 3> levels;
  /// The longest time that any resource takes at least, and the longest that it
  /// takes with the schedules; the latter absent if a level with a bandwidth
  /// lacks one. The innermost level, whose schedule is in registers that no
  /// target lists, takes its lower bytes in both.
  double lowerSeconds = 0;
  std::optional<double> attainableSeconds;
  /// The resource with the longest time; null if both disagree, or nothing
  /// takes time.
  StringAttr boundBy;
  bool isUndecided = false;
};

/// Looks at each operation of a program when asked.
class ModuleLevels {
public:
  /// `cost` and `machine` have to outlive this.
  ModuleLevels(const ModuleCost &cost, const MachineModel &machine);

  /// Of operation `op` of `ModuleCost::getOps`; nothing while a count is
  /// symbolic.
  std::optional<OpLevels> get(unsigned op);

private:
  /// What is inside of a level.
  struct Inside {
    /// The next level, and all of them together, if each has a capacity.
    std::optional<FastMemory> next;
    std::optional<double> allBytes;
  };
  void addLines(LevelTraffic &traffic, unsigned op);
  void addNest(LevelTraffic &traffic, unsigned op);
  void setLimits(OpLevels &levels, const OpCost &cost) const;

  const ModuleCost &cost;
  const MachineModel &machine;
  SmallVector<Inside, 4> inside;
  /// By level: those with lines of one size share.
  SmallVector<std::shared_ptr<NestTraffic>, 4> nests;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_LEVELTRAFFIC_H
