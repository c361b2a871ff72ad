//===- TilePlaces.h - Where tiles are, iteration by iteration ---*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MOVEMENT_TILEPLACES_H
#define MLIR_ROOFLINE_LIB_MOVEMENT_TILEPLACES_H

#include "mlir-roofline/Interfaces/Access/MovingSlice.h"
#include "mlir-roofline/Movement/FusionGroups.h"
#include "mlir-roofline/Sizes/SizeAnalysis.h"

namespace mlir::roofline {

/// What an operation, or a group, does to a tensor or buffer, and where.
struct TileAccess {
  /// What it is a part of: what is there before the loops, or what an operation
  /// in them makes.
  Value base;
  /// Where in that; nothing if it is not known.
  std::optional<SmallVector<SliceExtent, 4>> extents;
  /// The arguments of loops through which it is seen.
  SmallVector<BlockArgument, 2> passed;
  bool isRead = false, isWritten = false;

  bool isSamePlace(const TileAccess &other) const;
  /// Whether it is another place in another iteration, whose counter is called
  /// so.
  bool moves(StringRef counter) const;
  /// Whether it is seen as what a loop hands from iteration to iteration.
  bool isCarriedBy(Operation *loop) const;
};

/// The loops of a program, and where what runs in them reads and writes.
class TilePlaces {
public:
  TilePlaces(const ModuleCost &cost, const ValueFlow &values);

  /// What counts the iterations of a loop node in the places of accesses; empty
  /// if nothing does.
  StringRef getCounter(unsigned node) const { return counters[node]; }

  /// What one of the operations does that `traffic` stands for.
  TileAccess getAccess(ArrayRef<unsigned> ops, const OperandTraffic &traffic);
  /// The result of an operation in `loop` that a value is, seen through views
  /// and what regions inside of `loop` hand out; null if it is none.
  Value getMade(Value value, Operation *loop) const;
  /// Whether what an operation in `loop` makes is used by others than
  /// operations that have a cost and stand in it.
  bool isUsedBeyond(Value made, Operation *loop) const;

private:
  void addLoop(unsigned node);

  const ModuleCost &cost;
  const ValueFlow &values;
  SizeAnalysis sizes;
  std::vector<std::string> counters;
  /// By operation that loops: how its counters are called, outermost first.
  llvm::DenseMap<Operation *, SmallVector<std::string, 2>> counterNames;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MOVEMENT_TILEPLACES_H
