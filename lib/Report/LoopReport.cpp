//===- LoopReport.cpp - What a report says of written loops ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Layers/Grouping.h"
#include "mlir-roofline/Machine/LevelTraffic.h"
#include "mlir-roofline/Movement/LoopTree.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;

/// What each level but the innermost hands over and takes, by number of the
/// loop; nothing where the next level has no capacity.
static std::vector<std::optional<std::vector<CacheTraffic>>>
getLevels(const LoopTree &tree, const MachineResources &resources) {
  std::vector<std::optional<std::vector<CacheTraffic>>> levels;
  TargetAttr target = resources.getTarget();
  ArrayRef<MemoryAttr> memory = target.getMemory();
  for (size_t level = 0; level + 1 < memory.size(); ++level) {
    // The loops as written run on one unit.
    levels.emplace_back();
    std::optional<FastMemory> next = getNextMemory(target, level);
    if (!next)
      continue;
    unsigned inner = *getNextLevel(target, level);
    auto isIn = [&](unsigned buffer, bool isWrite, unsigned where) {
      return resources.getLevels(tree.buffers[buffer].value, isWrite)
          .contains(where);
    };
    levels.back() = getCacheTraffic(
        tree, next->capacityBytes, memory[level].getLineBytes().value_or(1),
        [&](unsigned buffer, bool isWrite) {
          return isIn(buffer, isWrite, inner) || isIn(buffer, isWrite, level);
        },
        [&](unsigned buffer, bool isWrite) {
          return isIn(buffer, isWrite, level);
        });
  }
  return levels;
}

void report::addLoops(Report &report, const ModuleCost &cost,
                      ArrayRef<TargetAttr> targets) {
  LoopTree tree(cost);
  std::vector<LoopMovement> movement = getLoopMovement(tree);
  std::vector<std::vector<std::optional<std::vector<CacheTraffic>>>> levels;
  for (TargetAttr target : targets)
    levels.push_back(
        getLevels(tree, MachineResources(target).forProgram(cost)));
  // Several loops of one operation are one row.
  std::vector<std::optional<unsigned>> rows(tree.loops.size());
  for (auto [number, loop] : llvm::enumerate(tree.loops)) {
    bool hasParent = loop.parent >= 0;
    if (hasParent && tree.loops[loop.parent].op == loop.op) {
      rows[number] = rows[loop.parent];
      continue;
    }
    if (movement[number].requestedBytes == 0)
      continue;
    rows[number] = report.loops.size();
    Report::Loop &row = report.loops.emplace_back();
    const FunctionCost &function = cost.getFunctions()[loop.function];
    row.op = loop.op->getName().getStringRef().str();
    row.function = getShownName(function);
    row.location = nameLocation(loop.op->getLoc());
    row.parent = hasParent ? rows[loop.parent] : std::nullopt;
    row.requestedBytes = movement[number].requestedBytes;
    row.compulsoryBytes = movement[number].compulsoryBytes;
    row.status = movement[number].status;
    for (auto [target, known] : llvm::zip_equal(targets, levels)) {
      auto &own = row.levels.emplace_back();
      for (auto [memory, level] : llvm::zip(target.getMemory(), known)) {
        own.emplace_back();
        if (!level)
          continue;
        const CacheTraffic &traffic = (*level)[number];
        own.back() = Report::Loop::AsWritten{
            std::round(traffic.loadedBytes + traffic.storedBytes),
            memory.getLineBytes()
                ? std::optional<double>(std::round(traffic.missedLines))
                : std::nullopt};
      }
    }
  }
}
