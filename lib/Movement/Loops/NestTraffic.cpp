//===- NestTraffic.cpp - Bounds and tiles of a program's nests ------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Movement/NestTraffic.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;

NestTraffic::NestTraffic(const ModuleCost &cost, const ElementStorage &storage)
    : cost(cost), spaces(cost), storage(storage), byOp(cost.getOps().size()) {}

/// Sets what an element takes in the memory that it comes from.
static void store(LoopNest &nest, const ElementStorage &storage) {
  for (NestOperand &operand : nest.operands) {
    if (storage.takesByte && operand.elementBytes < 1 &&
        storage.takesByte(operand.elementType))
      operand.elementBytes = 1;
    bool isAlone = llvm::count_if(nest.operands, [&](const NestOperand &other) {
                     return other.tensor == operand.tensor;
                   }) == 1;
    double distance = static_cast<double>(operand.gap) * operand.elementBytes;
    // Other gaps leave a part of a line at the end of a row.
    bool fillsLines = distance >= storage.lineBytes ||
                      std::fmod(storage.lineBytes, distance) == 0;
    if (operand.gap == 1 || !isAlone || !fillsLines || storage.lineBytes == 0)
      continue;
    operand.elementBytes =
        std::max(operand.elementBytes, std::min(distance, storage.lineBytes));
  }
}

/// All that bounds and tiles depend on, in numbers.
static std::vector<int64_t> getKey(const LoopNest &nest) {
  std::vector<int64_t> key(nest.extents.begin(), nest.extents.end());
  key.insert(key.end(), nest.inside.begin(), nest.inside.end());
  key.insert(key.end(), nest.isParallel.begin(), nest.isParallel.end());
  for (const NestOperand &operand : nest.operands) {
    bool isKnown = std::isfinite(operand.numElements);
    key.insert(key.end(),
               {-1, static_cast<int64_t>(operand.elementBytes * 8),
                operand.isRead, operand.isWritten, operand.tensor,
                operand.isAffine, operand.isAlwaysInside,
                isKnown ? static_cast<int64_t>(operand.numElements) : -1});
    for (const NestPart &part : operand.parts) {
      key.insert(key.end(), {-2, static_cast<int64_t>(part.kind), part.divisor,
                             static_cast<int64_t>(part.loops.size())});
      key.insert(key.end(), part.loops.begin(), part.loops.end());
      key.insert(key.end(), part.steps.begin(), part.steps.end());
    }
  }
  return key;
}

unsigned NestTraffic::number(const LoopNest &nest) {
  auto [found, isNew] = known.try_emplace(getKey(nest), nests.size());
  if (isNew) {
    nests.push_back(nest);
    answers.emplace_back();
  }
  return found->second;
}

const LoopNest *NestTraffic::getNest(unsigned op) {
  std::optional<int> &own = byOp[op];
  if (!own) {
    own = -1;
    std::optional<IterationSpace> space = spaces.get(op);
    unsigned function = cost.getOps()[op].function;
    auto getType = [&](Value value) { return spaces.getType(value, function); };
    std::optional<LoopNest> nest =
        space ? getLoopNest(*space, getType) : std::nullopt;
    if (nest) {
      store(*nest, storage);
      own = static_cast<int>(number(*nest));
    }
  }
  return *own < 0 ? nullptr : &nests[*own];
}

NestTraffic::ByMemory &NestTraffic::get(unsigned op, const FastMemory &memory) {
  auto &all = answers[*byOp[op]];
  for (const auto &answer : all)
    if (answer->memory == memory)
      return *answer;
  all.push_back(std::make_unique<ByMemory>(ByMemory{memory, {}, {}}));
  return *all.back();
}

double NestTraffic::getBound(unsigned op, const FastMemory &memory) {
  ByMemory &answer = get(op, memory);
  if (!answer.bound)
    answer.bound = getReuseBound(*getNest(op), memory);
  return *answer.bound;
}

const std::optional<Tiling> &NestTraffic::getTiling(unsigned op,
                                                    const FastMemory &memory) {
  ByMemory &answer = get(op, memory);
  if (!answer.tiling)
    answer.tiling = findTiling(*getNest(op), memory);
  return *answer.tiling;
}
