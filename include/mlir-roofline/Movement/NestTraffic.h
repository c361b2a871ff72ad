//===- NestTraffic.h - Bounds and tiles of a program's nests ----*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MOVEMENT_NESTTRAFFIC_H
#define MLIR_ROOFLINE_MOVEMENT_NESTTRAFFIC_H

#include "mlir-roofline/Movement/IterationSpaces.h"
#include "mlir-roofline/Movement/TileSearch.h"

#include <deque>
#include <map>
#include <vector>

namespace mlir::roofline {

/// How elements lie in the memory that a nest reads from.
struct ElementStorage {
  /// Whether an element that is narrower than a byte takes one.
  std::function<bool(Type)> takesByte;
  /// The least that is handed over at a time; 0 if it does not matter.
  double lineBytes = 0;
};

/// Loop nests of a program's operations: equal ones are looked at once.
class NestTraffic {
public:
  /// `cost` has to outlive this.
  NestTraffic(const ModuleCost &cost, const ElementStorage &storage);

  /// The nest of operation `op` of `ModuleCost::getOps`; null if it is none
  /// with constant extents. Of elements that are apart in lines of their own,
  /// each is as large as what is handed over for it.
  const LoopNest *getNest(unsigned op);
  /// See `getReuseBound` and `findTiling`; the operation has a nest. What is
  /// returned stays as long as this.
  double getBound(unsigned op, const FastMemory &memory);
  const std::optional<Tiling> &getTiling(unsigned op, const FastMemory &memory);

private:
  unsigned number(const LoopNest &nest);

  const ModuleCost &cost;
  IterationSpaces spaces;
  ElementStorage storage;
  std::deque<LoopNest> nests;
  /// Numbers of equal nests, by all that they are.
  std::map<std::vector<int64_t>, unsigned> known;
  /// By operation; nothing before it is asked for, -1 for no nest.
  std::vector<std::optional<int>> byOp;
  struct ByMemory {
    FastMemory memory;
    std::optional<double> bound;
    std::optional<std::optional<Tiling>> tiling;
  };
  ByMemory &get(unsigned op, const FastMemory &memory);
  /// By number of the nest.
  std::vector<std::vector<std::unique_ptr<ByMemory>>> answers;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MOVEMENT_NESTTRAFFIC_H
