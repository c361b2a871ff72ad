//===- DataCells.cpp - Accumulators that data choose ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A sum that is loaded from and stored back to `c[rows[i]]` is one if several
// of the rows are the same: a histogram, a scatter that adds. Whether they are
// is known when the program runs.
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Sums/SumGraph.h"
#include "Loops/LoopChanges.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "llvm/ADT/MapVector.h"

using namespace mlir;
using namespace mlir::roofline;

/// The operands that each position is computed from.
static SmallVector<SmallVector<Value, 1>>
getOperandsOfPositions(const ElementAccess &access) {
  SmallVector<SmallVector<Value, 1>> positions;
  if (!access.map) {
    for (Value index : access.indices)
      positions.push_back({index});
    return positions;
  }
  for (AffineExpr position : access.map.getResults()) {
    positions.emplace_back();
    for (auto [number, operand] : llvm::enumerate(access.indices)) {
      unsigned dims = access.map.getNumDims();
      if (number < dims ? position.isFunctionOfDim(number)
                        : position.isFunctionOfSymbol(number - dims))
        positions.back().push_back(operand);
    }
  }
  return positions;
}

/// Whether loops around the store `op` come back to the same address if data
/// say so: in one of them no position is another one in each iteration but for
/// what is loaded there.
static bool mayRevisitByData(Operation *op, const ElementAccess &store,
                             LoopChanges &changes) {
  SmallVector<SmallVector<Value, 1>> positions = getOperandsOfPositions(store);
  for (Loop loop : changes.getLoops().getLoopsAround(op)) {
    if (changes.changeMemory(store.memory, loop))
      continue;
    bool isData = false, isCounted = false;
    for (ArrayRef<Value> operands : positions) {
      if (!changes.change(operands, loop))
        continue;
      bool isLoaded = changes.changeWithData(operands, loop);
      (isLoaded ? isData : isCounted) = true;
    }
    if (isData && !isCounted)
      return true;
  }
  return false;
}

/// Cells of which data say whether they are accumulators: a loop may come back
/// to them, or one of several additions next to one another may be to the cell
/// of another.
bool SumGraph::carryByData() {
  EnclosingLoops &loops = changes.getLoops();
  size_t numSteps = getStepsOfSearch();
  llvm::MapVector<std::pair<Value, void *>, SmallVector<Update, 2>> places;
  for (const Update &update : stores)
    if (!update.cell->isCarried &&
        isMadeOf(getElementAccess(update.store)->stored, update.cell, numSteps))
      places[{addresses.getBase(update.cell->access.memory),
              loops.getLoop(update.store).getOpaqueValue()}]
          .push_back(update);
  SmallVector<MemoryCell *> carried;
  for (auto &[place, updates] : places) {
    bool meetByData =
        updates.size() > 1 && llvm::any_of(updates, [&](const Update &update) {
          return changes.comeFromData(update.cell->access.indices);
        });
    for (const Update &update : updates)
      if (meetByData ||
          mayRevisitByData(update.store, update.cell->access, changes))
        carried.push_back(update.cell);
  }
  for (MemoryCell *cell : carried)
    cell->isCarried = true;
  return !carried.empty();
}
