//===- ContractionReuse.cpp - Operands that are loaded again --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ContractionReuse.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;

bool mlir::roofline::loadsAgain(const IterationSpace &space) {
  return llvm::any_of(space.accesses, [&](const auto &access) {
    return !access.isWritten &&
           llvm::any_of(llvm::enumerate(space.loops), [&](auto each) {
             auto [number, loop] = each;
             return loop.isParallel && !loop.extent.isOne() &&
                    (!access.map || !access.map.isFunctionOfDim(number));
           });
  });
}

std::optional<Reuse> mlir::roofline::getReuse(
    const IterationSpace &space, const OpCost &cost,
    llvm::function_ref<Quantity(const Quantity &)> decide) {
  Reuse reuse;
  for (const IterationSpace::Loop &loop : space.loops) {
    std::optional<double> extent = decide(loop.extent).getDouble();
    if (!extent)
      return std::nullopt;
    reuse.extents.push_back(*extent);
  }
  if (cost.macAccumulatorType)
    if (std::optional<unsigned> bits = getStorageBits(cost.macAccumulatorType))
      reuse.accumulatorBytes = *bits / 8.0;
  for (const IterationSpace::Access &access : space.accesses) {
    if (access.isWritten || !access.map)
      continue;
    Operand operand = {access.value, 0, {}};
    for (const OperandTraffic &traffic : cost.traffic)
      if (traffic.value == access.value)
        operand.bytes += decide(traffic.bytesRead).getDouble().value_or(0);
    for (auto [number, loop] : llvm::enumerate(space.loops))
      if (loop.isParallel && !access.map.isFunctionOfDim(number))
        operand.missing.push_back(number);
    reuse.operands.push_back(std::move(operand));
  }
  return reuse;
}

double mlir::roofline::getReloadedBytes(const Reuse &reuse, double capacity) {
  SmallVector<double, 4> tile(reuse.extents.size(), 1);
  auto getBytes = [&] {
    double bytes = 0;
    for (const Operand &operand : reuse.operands) {
      double loads = 1;
      for (unsigned loop : operand.missing)
        loads *= std::ceil(reuse.extents[loop] / tile[loop]);
      bytes += operand.bytes * (loads - 1);
    }
    return bytes;
  };
  double best = getBytes();
  for (double size = reuse.accumulatorBytes; 2 * size <= capacity; size *= 2) {
    std::optional<unsigned> chosen;
    for (unsigned loop = 0; loop < tile.size(); ++loop) {
      if (tile[loop] >= reuse.extents[loop])
        continue;
      tile[loop] *= 2;
      if (double bytes = getBytes(); bytes < best) {
        best = bytes;
        chosen = loop;
      }
      tile[loop] /= 2;
    }
    if (!chosen)
      break;
    tile[*chosen] *= 2;
  }
  return best;
}
