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

SampleSizes SizeProbes::getSizes(const SizeSymbol &symbol, unsigned number) {
  return symbol.range
             ? SampleSizes(number, symbol.range->low, symbol.range->high)
             : SampleSizes(number);
}

/// One for each open size, which is told with its number.
static SizeBindings
getValues(const ModuleCost &cost,
          llvm::function_ref<int64_t(const SizeSymbol &, unsigned)> getValue) {
  SizeBindings values;
  for (const SizeSymbol &symbol : cost.getSymbols())
    if (symbol.isOpen()) {
      auto number = static_cast<unsigned>(values.size());
      values[symbol.name] = getValue(symbol, number);
    }
  return values;
}

SizeBindings SizeProbes::getHugeSizes(const ModuleCost &cost) {
  return getValues(cost, [](const SizeSymbol &symbol, unsigned number) {
    return getSizes(symbol, number).get(SampleExtent::huge);
  });
}

SizeProbes::SizeProbes(const ModuleCost &cost) : cost(cost) {
  numOpen = llvm::count_if(cost.getSymbols(), [](const SizeSymbol &symbol) {
    return symbol.isOpen();
  });
  if (numOpen == 0)
    return;
  for (SampleExtent extent : {SampleExtent::small, SampleExtent::large}) {
    std::unique_ptr<Probe> probe = make([&](unsigned) { return extent; });
    if (!probe) {
      probes.clear();
      dropsOther = true;
      return;
    }
    dropsOther |= !dropsSame(probe->cost, probe->values);
    probes.push_back(std::move(probe));
  }
  // Where windows and other thresholds are behind, and where functions that are
  // called with several sizes have one.
  SizeBindings huge = getHugeSizes(cost);
  SizeBindings equal = getValues(cost, [](const SizeSymbol &symbol, unsigned) {
    return getSizes(symbol, 0).get(SampleExtent::small);
  });
  for (const SizeBindings &values : {huge, equal})
    if (!dropsOther && cost.findZeroDivisions(values).empty())
      dropsOther = !dropsSame(cost.bind(values), values);
}

bool SizeProbes::dropsSame(const ModuleCost &bound,
                           const SizeBindings &values) const {
  return NecessaryIterations::get(cost).hasSameCostsAt(
      values, NecessaryIterations::get(bound));
}

std::unique_ptr<SizeProbes::Probe>
SizeProbes::make(llvm::function_ref<SampleExtent(unsigned)> getExtent) const {
  SizeBindings values =
      getValues(cost, [&](const SizeSymbol &symbol, unsigned number) {
        return getSizes(symbol, number).get(getExtent(number));
      });
  if (!cost.findZeroDivisions(values).empty())
    return nullptr;
  return std::make_unique<Probe>(cost, values);
}

ArrayRef<std::unique_ptr<SizeProbes::Probe>> SizeProbes::getBetween() {
  if (between)
    return *between;
  between.emplace();
  auto add = [&](llvm::function_ref<SampleExtent(unsigned)> getExtent) {
    if (std::unique_ptr<Probe> probe = make(getExtent))
      between->push_back(std::move(probe));
  };
  add([](unsigned) { return SampleExtent::least; });
  add([](unsigned) { return SampleExtent::middle; });
  if (numOpen == 1)
    return *between;
  // With so many sizes nobody asks for all mixtures.
  constexpr unsigned maxMixtures = 3;
  constexpr std::pair<SampleExtent, SampleExtent> mixtures[] = {
      {SampleExtent::large, SampleExtent::small},
      {SampleExtent::least, SampleExtent::small},
      {SampleExtent::least, SampleExtent::large}};
  for (unsigned one = 0; one < std::min(numOpen, maxMixtures); ++one)
    for (auto [own, others] : mixtures)
      add([&, own = own, others = others](unsigned number) {
        return number == one ? own : others;
      });
  return *between;
}
