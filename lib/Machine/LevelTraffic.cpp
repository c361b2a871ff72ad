//===- LevelTraffic.cpp - What each memory level hands over ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/LevelTraffic.h"

#include "mlir-roofline/IR/AllValueClasses.h"
#include "mlir-roofline/Support/FiniteNumber.h"

#include <algorithm>

using namespace mlir;
using namespace mlir::roofline;

/// Whether both levels hold the same of something.
static bool shareData(MemoryAttr a, MemoryAttr b) {
  return llvm::any_of(getAllValueClasses(), [&](ValueClass each) {
    return a.holds(each) && b.holds(each);
  });
}

std::optional<unsigned> roofline::getNextLevel(TargetAttr target,
                                               unsigned level) {
  ArrayRef<MemoryAttr> memory = target.getMemory();
  for (unsigned inner = level + 1; inner < memory.size(); ++inner)
    if (memory[inner].holdsAllOf(memory[level]))
      return inner;
  return std::nullopt;
}

std::optional<FastMemory> roofline::getNextMemory(TargetAttr target,
                                                  unsigned level) {
  std::optional<unsigned> next = getNextLevel(target, level);
  if (!next)
    return std::nullopt;
  MemoryAttr inner = target.getMemory()[*next];
  std::optional<double> bytes = inner.getCapacityBytes();
  if (!bytes)
    return std::nullopt;
  return FastMemory{*bytes / static_cast<double>(inner.getInstances()),
                    inner.getInstances()};
}

ModuleLevels::ModuleLevels(const ModuleCost &cost, const MachineModel &machine)
    : cost(cost), machine(machine) {
  TargetAttr target = machine.getTarget();
  ArrayRef<MemoryAttr> memory = target.getMemory();
  inside.resize(memory.size());
  std::optional<double> all = 0;
  for (size_t level = memory.size() - 1; level-- > 0;) {
    std::optional<double> capacity = memory[level + 1].getCapacityBytes();
    all = all && capacity ? std::optional(*all + *capacity) : std::nullopt;
    inside[level].allBytes = all;
    inside[level].next = getNextMemory(target, level);
  }
  auto takesByte = [target](Type type) { return target.takesByte(type); };
  std::map<double, std::shared_ptr<NestTraffic>> byLine;
  for (MemoryAttr level : memory) {
    double line = level.getLineBytes().value_or(0);
    std::shared_ptr<NestTraffic> &shared = byLine[line];
    if (!shared)
      shared =
          std::make_shared<NestTraffic>(cost, ElementStorage{takesByte, line});
    nests.push_back(shared);
  }
}

/// Counts what elements take in lines of their own.
void ModuleLevels::addLines(LevelTraffic &traffic, unsigned op) {
  if (!machine.getTarget().getMemory()[traffic.level].getLineBytes())
    return;
  const LoopNest *nest = nests[traffic.level]->getNest(op);
  if (!nest || !nest->isExact())
    return;
  double bytes = nest->getCompulsoryBytes();
  traffic.compulsoryBytes = std::max(traffic.compulsoryBytes, bytes);
  traffic.lowerBytes = std::max(traffic.lowerBytes, bytes);
}

/// Adds what the operation's loops say.
void ModuleLevels::addNest(LevelTraffic &traffic, unsigned op) {
  const Inside &within = inside[traffic.level];
  NestTraffic &known = *nests[traffic.level];
  const LoopNest *nest = known.getNest(op);
  if (!nest)
    return;
  bool hasReuse = nest->getCompulsoryBytes() > 0 && traffic.lowerBytes > 0;
  if (within.next && hasReuse) {
    const std::optional<Tiling> &tiling = known.getTiling(op, *within.next);
    if (tiling) {
      traffic.attainableBytes =
          std::max(tiling->bytes, traffic.compulsoryBytes);
      traffic.tiling = tiling->order.empty() ? nullptr : &*tiling;
    }
  }
  // A schedule that moves no more than it must needs no bound.
  bool isTight =
      traffic.attainableBytes && *traffic.attainableBytes <= traffic.lowerBytes;
  if (within.allBytes && *within.allBytes > 0 && hasReuse && !isTight)
    traffic.lowerBytes =
        std::max(traffic.lowerBytes, known.getBound(op, {*within.allBytes, 1}));
  // Nearer memories that are private hold less than all together.
  if (within.next && within.next->instances > 1 && within.allBytes &&
      *within.allBytes == within.next->capacityBytes *
                              static_cast<double>(within.next->instances) &&
      hasReuse && !isTight)
    traffic.lowerBytes =
        std::max(traffic.lowerBytes, known.getBound(op, *within.next));
}

/// Which resource takes longest, at least and with the schedules.
void ModuleLevels::setLimits(OpLevels &levels, const OpCost &opCost) const {
  Demand<double> demand(machine.getResources());
  if (!isGuess(opCost.workStatus) &&
      !addWork(demand, opCost, machine.getResources()))
    return;
  StringAttr lower, attainable;
  levels.attainableSeconds = 0;
  for (auto [number, time, least] : llvm::enumerate(
           machine.getSeconds(demand), machine.getCertainSeconds(demand))) {
    if (time > *levels.attainableSeconds) {
      levels.attainableSeconds = time;
      attainable = machine.getResource(number, time).resource;
    }
    if (least > levels.lowerSeconds) {
      levels.lowerSeconds = least;
      lower = machine.getResource(number, least).resource;
    }
  }
  ArrayRef<MemoryAttr> memory = machine.getTarget().getMemory();
  for (const LevelTraffic &traffic : levels.levels) {
    MemoryAttr level = memory[traffic.level];
    std::optional<double> bandwidth = level.getBandwidthBytesPerSecond();
    if (!bandwidth)
      continue;
    double time = traffic.lowerBytes / *bandwidth;
    if (time > levels.lowerSeconds) {
      levels.lowerSeconds = time;
      lower = level.getName();
    }
    bool isInnermost =
        llvm::none_of(memory.drop_front(traffic.level + 1),
                      [&](MemoryAttr each) { return shareData(each, level); });
    std::optional<double> bytes =
        isInnermost ? traffic.lowerBytes : traffic.attainableBytes;
    if (!bytes)
      levels.attainableSeconds.reset();
    if (levels.attainableSeconds &&
        *bytes / *bandwidth > *levels.attainableSeconds) {
      levels.attainableSeconds = *bytes / *bandwidth;
      attainable = level.getName();
    }
  }
  levels.attainableSeconds = getFinite(levels.attainableSeconds);
  levels.isUndecided = !levels.attainableSeconds || lower != attainable;
  if (!levels.isUndecided)
    levels.boundBy = lower;
}

std::optional<OpLevels> ModuleLevels::get(unsigned op) {
  const OpCost &opCost = cost.getOps()[op].cost;
  OpLevels levels;
  size_t numLevels = machine.getTarget().getMemory().size();
  CountStatus status = opCost.getTrafficStatusWithoutGuesses();
  bool hasNest = true, isWhole = opCost.trafficStatus == CountStatus::exact;
  for (unsigned level = 0; level < numLevels; ++level)
    levels.levels.push_back({level, 0, status, 0, std::nullopt, nullptr});
  for (const OperandTraffic &operand : opCost.traffic) {
    if (isGuess(operand.status)) {
      hasNest = false;
      continue;
    }
    std::optional<double> read =
        getMovedBytes(operand, operand.bytesRead, machine.getTarget());
    std::optional<double> written =
        getMovedBytes(operand, operand.bytesWritten, machine.getTarget());
    if (!read || !written)
      return std::nullopt;
    LevelSet readLevels =
        machine.getResources().getLevels(operand.value, /*isWrite=*/false);
    LevelSet writeLevels =
        machine.getResources().getLevels(operand.value, /*isWrite=*/true);
    bool passesAll = true;
    // What is a part of another operand, too, or is in its place already, is
    // not charged: the loops know nothing of that.
    std::optional<Quantity> stored;
    if (operand.elementType)
      stored = getStorageBytes(operand.elementType, operand.footprint);
    for (unsigned level = 0; level < numLevels; ++level) {
      double bytes = (readLevels.contains(level) ? *read : 0) +
                     (writeLevels.contains(level) ? *written : 0);
      passesAll &= bytes == *read + *written;
      levels.levels[level].compulsoryBytes += bytes;
      if (isCertain(operand.status))
        levels.levels[level].lowerBytes += bytes;
    }
    hasNest &=
        passesAll && stored &&
        (*stored == operand.bytesRead || *stored == operand.bytesWritten);
  }
  for (LevelTraffic &traffic : levels.levels) {
    if (hasNest)
      addLines(traffic, op);
    const std::optional<FastMemory> &next = inside[traffic.level].next;
    // Read and written at once, a tensor is there once or twice.
    if (isWhole && next && traffic.compulsoryBytes <= next->capacityBytes)
      traffic.attainableBytes = traffic.compulsoryBytes;
    else if (hasNest)
      addNest(traffic, op);
  }
  setLimits(levels, opCost);
  return levels;
}
