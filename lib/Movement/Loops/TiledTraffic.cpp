//===- TiledTraffic.cpp - What a tiled nest moves -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TiledTraffic.h"

#include "llvm/Support/MathExtras.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace mlir;
using namespace mlir::roofline;

bool mlir::roofline::fits(const LoopNest &nest, const FastMemory &memory,
                          ArrayRef<int64_t> tile) {
  double bytes = 0;
  for (const NestOperand &operand : nest.operands)
    bytes += operand.elementBytes *
             (operand.isAffine ? operand.getFootprint(tile) : 1);
  return bytes <= memory.capacityBytes;
}

static int64_t getNumTiles(const LoopNest &nest, ArrayRef<int64_t> tile,
                           unsigned loop) {
  return llvm::divideCeil(nest.extents[loop], tile[loop]);
}

/// The values that all boxes of the part's loops take, each box for itself.
static double sumTiles(const NestPart &part, const LoopNest &nest,
                       ArrayRef<int64_t> tile) {
  if (part.kind == NestPart::Kind::distinct) {
    double all = 1;
    for (unsigned loop : part.loops)
      all *= static_cast<double>(nest.extents[loop]);
    return all;
  }
  if (part.kind == NestPart::Kind::quotient) {
    // A quotient that a border between two boxes cuts is in both.
    unsigned loop = part.loops.front();
    int64_t borders = getNumTiles(nest, tile, loop) - 1;
    int64_t period = part.divisor / std::gcd(tile[loop], part.divisor);
    return static_cast<double>(
        llvm::divideCeil(nest.extents[loop], part.divisor) + borders -
        borders / period);
  }
  // The last box of a loop may be smaller: all combinations.
  SmallVector<int64_t, 8> sizes(tile);
  double sum = 0;
  size_t numLoops = part.loops.size();
  for (unsigned choice = 0; choice < 1u << numLoops; ++choice) {
    double boxes = 1;
    for (size_t i = 0; i < numLoops; ++i) {
      unsigned loop = part.loops[i];
      int64_t rest = nest.extents[loop] % tile[loop];
      bool isLast = choice >> i & 1;
      boxes *= static_cast<double>(isLast ? rest != 0
                                          : nest.extents[loop] / tile[loop]);
      sizes[loop] = isLast ? rest : tile[loop];
    }
    if (boxes != 0)
      sum += boxes * part.count(sizes);
  }
  return sum;
}

/// How often the boxes of an operand are loaded: those of the loops that it
/// does not depend on, outside of the innermost one that it does.
static double getRepeats(const LoopNest &nest, const NestOperand &operand,
                         ArrayRef<int64_t> tile, ArrayRef<unsigned> order) {
  double repeats = 1, pending = 1;
  for (unsigned loop : order) {
    if (!operand.dependsOn(loop)) {
      pending *= static_cast<double>(getNumTiles(nest, tile, loop));
    } else if (tile[loop] < nest.extents[loop]) {
      repeats *= pending;
      pending = 1;
    }
  }
  return repeats;
}

/// What is known to be touched at least, so that it is not loaded before it is
/// first written.
static double getCertainFootprint(const LoopNest &nest,
                                  const NestOperand &operand) {
  bool isExact = operand.isAffine && operand.isAlwaysInside &&
                 nest.inside == nest.extents &&
                 llvm::all_of(operand.parts, [](const NestPart &part) {
                   return part.isExact();
                 });
  return isExact ? operand.getFootprint(nest.extents) : 0;
}

static double getOperandBytes(const LoopNest &nest, const NestOperand &operand,
                              ArrayRef<int64_t> tile,
                              ArrayRef<unsigned> order) {
  double visits = 1;
  if (operand.isAffine) {
    for (const NestPart &part : operand.parts)
      visits *= sumTiles(part, nest, tile);
    if (tile == ArrayRef(nest.extents))
      visits = std::min(visits, operand.numElements);
    visits *= getRepeats(nest, operand, tile, order);
  } else {
    // Whatever it is, each iteration fetches it.
    visits = nest.getIterations();
  }
  double elements = visits;
  if (operand.isWritten) {
    elements += visits;
    if (!operand.isRead)
      elements -= getCertainFootprint(nest, operand);
  }
  return std::ceil(elements * operand.elementBytes);
}

double mlir::roofline::getScheduleBytes(const LoopNest &nest,
                                        const FastMemory &memory,
                                        ArrayRef<int64_t> tile,
                                        ArrayRef<unsigned> order) {
  double bytes = 0;
  for (const NestOperand &operand : nest.operands)
    bytes += getOperandBytes(nest, operand, tile, order);
  if (memory.instances == 1 || order.empty())
    return bytes;
  // Between the runs of two memories, what would have stayed does not.
  double boxes = 1, staying = 0;
  for (unsigned loop : order)
    boxes *= static_cast<double>(getNumTiles(nest, tile, loop));
  for (const NestOperand &operand : nest.operands)
    if (operand.isAffine && !operand.dependsOn(order.back()))
      staying += (operand.isWritten ? 2 : 1) *
                 std::ceil(operand.getFootprint(tile) * operand.elementBytes);
  double runs = std::min(boxes, static_cast<double>(memory.instances));
  return bytes + (runs - 1) * staying;
}

std::optional<double> mlir::roofline::getTiledBytes(const LoopNest &nest,
                                                    const FastMemory &memory,
                                                    ArrayRef<int64_t> tile,
                                                    ArrayRef<unsigned> order) {
  if (!fits(nest, memory, tile))
    return std::nullopt;
  SmallVector<unsigned, 6> several;
  for (unsigned loop : order)
    if (tile[loop] < nest.extents[loop])
      several.push_back(loop);
  return getScheduleBytes(nest, memory, tile, several);
}
