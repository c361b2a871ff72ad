//===- SiblingLoops.cpp - Sums that one loop after another adds to --------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Of a loop that sums and has another one inside, unrolling leaves copies of
// the inner one side by side. Each adds one product to each element; together
// they are the sum.
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Addresses.h"
#include "Accumulation/Sums/SumGraph.h"
#include "Loops/LoopChanges.h"
#include "Loops/LoopCounters.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "llvm/ADT/MapVector.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// An addition to an element in a nest of loops.
struct NestedSum {
  SumGraph::Update update;
  /// The nest's outermost loop.
  Loop loop;
};

/// Those that add alike, as far as their loops show.
struct AlikeSums {
  /// The one that was found last.
  NestedSum last;
  SmallVector<Quantity> counted;
  SmallVector<Value> loaded;
};
} // namespace

/// Several loops, each of which goes through the same elements and adds to them
/// products of elements of the same buffers. With other buffers they are other
/// operations; with other elements, parts of one.
void SumGraph::carrySiblings(ArrayRef<Update> rest, SizeProvider &sizes,
                             size_t &numSteps) {
  EnclosingLoops &loops = changes.getLoops();
  using Place = std::tuple<Value, Block *, size_t>;
  llvm::MapVector<Place, SmallVector<NestedSum, 1>> places;
  for (const Update &update : rest) {
    if (update.cell->isCarried)
      continue;
    Value memory = addresses.getBase(update.cell->access.memory);
    size_t shape = addresses.hashInOtherLoops(update.cell->access);
    for (Loop loop = loops.getLoop(update.store); loop;
         loop = loops.getOuter(loop)) {
      shape = llvm::hash_combine(shape, /*another level*/ 1);
      places[{memory, loops.getPlaceOf(loop), shape}].push_back({update, loop});
    }
  }
  for (auto &[place, sums] : places) {
    Loop first = sums.front().loop;
    if (llvm::all_of(sums, [&](auto &sum) { return sum.loop == first; }))
      continue;
    llvm::DenseMap<size_t, SmallVector<AlikeSums, 1>> alike;
    for (const NestedSum &sum : sums) {
      std::optional<SmallVector<Quantity>> counted = getCountedInside(
          sum.update.store, loops.getOuter(sum.loop), loops, sizes);
      if (!counted)
        continue;
      SmallVector<Value> loaded =
          getLoadedMemory(getElementAccess(sum.update.store)->stored, numSteps);
      if (loaded.size() < 2)
        continue;
      size_t hash = llvm::hash_combine(llvm::hash_combine_range(*counted),
                                       llvm::hash_combine_range(loaded));
      auto &candidates = alike[hash];
      auto *other = llvm::find_if(candidates, [&](const AlikeSums &each) {
        return each.counted == *counted && each.loaded == loaded &&
               addresses.areSameInOtherLoops(each.last.update.cell->access,
                                             sum.update.cell->access);
      });
      if (other == candidates.end())
        candidates.push_back({sum, std::move(*counted), std::move(loaded)});
      else if (other->last.loop != sum.loop)
        carryBoth(std::exchange(other->last, sum).update, sum.update);
    }
  }
}
