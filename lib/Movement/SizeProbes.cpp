//===- SizeProbes.cpp - A program with open sizes, tried out --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Movement/SizeProbes.h"

#include "mlir-roofline/Movement/NecessaryIterations.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace mlir;
using namespace mlir::roofline;

/// Beside the constants of programs. Equal sizes would look like one size, and
/// round ones divide each other.
static constexpr int64_t smallSize = 61, middleSize = 1021, largeSize = 16381;
/// How far those of two sizes are apart.
static constexpr int64_t distance = 6;

int64_t SizeProbes::getSize(const SizeSymbol &symbol, unsigned number,
                            Extent extent) {
  int64_t low = 1, high = std::numeric_limits<int64_t>::max();
  if (symbol.range) {
    high = symbol.range->high;
    // What has no elements takes no time, which no other size has.
    low = std::min(std::max<int64_t>(symbol.range->low, 1), high);
  }
  if (extent == Extent::least)
    return low;
  int64_t offset = distance * static_cast<int64_t>(number);
  int64_t size = extent == Extent::small    ? smallSize + offset
                 : extent == Extent::middle ? middleSize + offset
                                            : largeSize + offset;
  if (low <= smallSize && high >= largeSize + offset)
    return size;
  // Of a range that ends before, or begins later.
  if (low < largeSize)
    high = std::min(high, largeSize + offset);
  switch (extent) {
  case Extent::least:
  case Extent::small:
    return low + std::min<int64_t>(number, high - low);
  case Extent::middle:
    return std::clamp(
        static_cast<int64_t>(
            std::sqrt(static_cast<double>(low) * static_cast<double>(high))) +
            number,
        low, high);
  case Extent::large:
    return high - std::min<int64_t>(number, high - low);
  }
  llvm_unreachable("all extents have a size");
}

SizeProbes::SizeProbes(const ModuleCost &cost) : cost(cost) {
  numOpen = llvm::count_if(cost.getSymbols(), [](const SizeSymbol &symbol) {
    return symbol.isOpen();
  });
  if (numOpen == 0)
    return;
  const NecessaryIterations &necessary = NecessaryIterations::get(cost);
  for (Extent extent : {Extent::small, Extent::large}) {
    std::unique_ptr<Probe> probe = make([&](unsigned) { return extent; });
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
SizeProbes::make(llvm::function_ref<Extent(unsigned)> getExtent) const {
  SizeBindings values;
  for (const SizeSymbol &symbol : cost.getSymbols()) {
    if (!symbol.isOpen())
      continue;
    auto number = static_cast<unsigned>(values.size());
    values[symbol.name] = getSize(symbol, number, getExtent(number));
  }
  if (!cost.findZeroDivisions(values).empty())
    return nullptr;
  return std::make_unique<Probe>(cost, values);
}

ArrayRef<std::unique_ptr<SizeProbes::Probe>> SizeProbes::getBetween() {
  if (between)
    return *between;
  between.emplace();
  auto add = [&](llvm::function_ref<Extent(unsigned)> getExtent) {
    if (std::unique_ptr<Probe> probe = make(getExtent))
      between->push_back(std::move(probe));
  };
  add([](unsigned) { return Extent::least; });
  add([](unsigned) { return Extent::middle; });
  if (numOpen == 1)
    return *between;
  // With so many sizes nobody asks for all mixtures.
  constexpr unsigned maxMixtures = 3;
  constexpr std::pair<Extent, Extent> mixtures[] = {
      {Extent::large, Extent::small},
      {Extent::least, Extent::small},
      {Extent::least, Extent::large}};
  for (unsigned one = 0; one < std::min(numOpen, maxMixtures); ++one)
    for (auto [own, others] : mixtures)
      add([&, own = own, others = others](unsigned number) {
        return number == one ? own : others;
      });
  return *between;
}
