//===- SizeProbes.cpp - A program with open sizes, tried out --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Movement/SizeProbes.h"

#include "mlir-roofline/Movement/NecessaryIterations.h"

#include <algorithm>

using namespace mlir;
using namespace mlir::roofline;

/// Beside the constants of programs. Equal sizes would look like one size, and
/// round ones divide each other.
static constexpr int64_t smallSize = 61, middleSize = 1021, largeSize = 16381;
static constexpr int64_t getSizeNear(int64_t size, unsigned number) {
  return size + 6 * static_cast<int64_t>(number);
}

SizeProbes::SizeProbes(const ModuleCost &cost) : cost(cost) {
  numOpen = llvm::count_if(cost.getSymbols(), [](const SizeSymbol &symbol) {
    return symbol.isOpen();
  });
  if (numOpen == 0)
    return;
  const NecessaryIterations &necessary = NecessaryIterations::get(cost);
  for (int64_t size : {smallSize, largeSize}) {
    std::unique_ptr<Probe> probe =
        make([&](unsigned number) { return getSizeNear(size, number); });
    if (!probe) {
      probes.clear();
      dropsMore = true;
      return;
    }
    const NecessaryIterations &some = NecessaryIterations::get(probe->cost);
    for (size_t op = 0; op < cost.getOps().size(); ++op)
      dropsMore |= some.getCost(op) && !necessary.getCost(op);
    probes.push_back(std::move(probe));
  }
}

std::unique_ptr<SizeProbes::Probe>
SizeProbes::make(llvm::function_ref<int64_t(unsigned)> getSize) const {
  SizeBindings values;
  for (const SizeSymbol &symbol : cost.getSymbols()) {
    if (!symbol.isOpen())
      continue;
    int64_t size = getSize(values.size());
    values[symbol.name] =
        symbol.range ? std::clamp(size, symbol.range->low, symbol.range->high)
                     : size;
  }
  if (!cost.findZeroDivisions(values).empty())
    return nullptr;
  return std::make_unique<Probe>(cost, values);
}

ArrayRef<std::unique_ptr<SizeProbes::Probe>> SizeProbes::getBetween() {
  if (between)
    return *between;
  between.emplace();
  auto add = [&](llvm::function_ref<int64_t(unsigned)> getSize) {
    if (std::unique_ptr<Probe> probe = make(getSize))
      between->push_back(std::move(probe));
  };
  add([](unsigned number) { return getSizeNear(middleSize, number); });
  // With so many sizes nobody asks for all mixtures.
  constexpr unsigned maxMixtures = 3;
  if (numOpen > 1)
    for (unsigned large = 0; large < std::min(numOpen, maxMixtures); ++large)
      add([&](unsigned number) {
        return getSizeNear(number == large ? largeSize : smallSize, number);
      });
  return *between;
}
