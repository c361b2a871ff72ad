//===- GroupRegimes.cpp - What runs as one, from size to size -------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/Formulas/GroupRegimes.h"

#include "mlir-roofline/Machine/MemoryFit.h"

using namespace mlir;
using namespace mlir::roofline;

/// Programs with more have a size for every reader to choose.
static constexpr unsigned maxRegimes = 8;

namespace {
class RegimeFinder {
public:
  RegimeFinder(const ModuleCost &cost, const ProgramFlow &flow,
               double capacityBytes, const SizeProbes &probes)
      : cost(cost), flow(flow), capacityBytes(capacityBytes),
        usual(probes.get().front()->values) {
    for (const SizeSymbol &symbol : cost.getSymbols())
      if (symbol.isOpen())
        ranges[symbol.name] = {
            symbol.range ? std::max<int64_t>(symbol.range->low, 1) : 1,
            symbol.range ? std::optional(symbol.range->high) : std::nullopt};
  }

  GroupRegimes find();

private:
  struct Range {
    int64_t low;
    std::optional<int64_t> high;
  };
  std::optional<int64_t> findLast(ArrayRef<ConditionalGroup> groups);

  const ModuleCost &cost;
  const ProgramFlow &flow;
  double capacityBytes;
  /// Sizes as programs have them.
  const SizeBindings &usual;
  llvm::StringMap<Range> ranges;
  GroupRegimes found;
};
} // namespace

/// Up to where all of these fit; nothing if they always do.
std::optional<int64_t>
RegimeFinder::findLast(ArrayRef<ConditionalGroup> groups) {
  Quantity capacity(static_cast<int64_t>(capacityBytes));
  std::optional<int64_t> last;
  for (const ConditionalGroup &each : groups) {
    if (each.group.ops.size() < 2)
      continue;
    for (const Quantity &bytes : each.keptBytes) {
      if (std::optional<double> most = bytes.getUpperBound();
          most && *most <= capacityBytes)
        continue;
      llvm::SetVector<StringRef> symbols;
      bytes.collectSymbols(symbols);
      auto range = ranges.find(symbols.front());
      if (symbols.size() != 1 || range == ranges.end() ||
          (!found.symbol.empty() && found.symbol != symbols.front())) {
        found.isComplete = false;
        continue;
      }
      std::optional<Quantity> largest =
          findLargestFitting(bytes, symbols.front(), capacity);
      std::optional<int64_t> number =
          largest ? largest->getInt64() : std::nullopt;
      if (!number || (range->second.high && *range->second.high <= *number))
        continue;
      found.symbol = symbols.front().str();
      last = last ? std::min(*last, *number) : *number;
    }
  }
  return last;
}

GroupRegimes RegimeFinder::find() {
  SizeBindings smallest = usual;
  for (auto &[name, value] : smallest)
    value = ranges.lookup(name).low;
  for (;;) {
    GroupRegimes::Regime &regime = found.regimes.emplace_back();
    if (!found.symbol.empty())
      regime.first = *smallest[found.symbol].getInt64();
    std::optional<int64_t> last =
        findLast(getGroupsAt(cost, flow, capacityBytes, smallest));
    // What streams does so for sizes as programs have them.
    regime.sizes = usual;
    if (!found.symbol.empty()) {
      Quantity &size = regime.sizes[found.symbol];
      size = std::max(*size.getInt64(), regime.first);
      if (last)
        size = std::min(*size.getInt64(), *last);
    }
    if (!found.isComplete || !last)
      break;
    regime.last = last;
    if (found.regimes.size() == maxRegimes) {
      found.isComplete = false;
      break;
    }
    smallest[found.symbol] = *last + 1;
  }
  // Of several that decide, none does.
  if (!found.isComplete && found.regimes.size() == 1)
    found.symbol.clear();
  return std::move(found);
}

GroupRegimes GroupRegimes::get(const ModuleCost &cost, const ProgramFlow &flow,
                               double capacityBytes, const SizeProbes &probes) {
  return RegimeFinder(cost, flow, capacityBytes, probes).find();
}

const GroupRegimes *OpenSizes::getRegimes(double capacityBytes) {
  if (getProbes().get().empty())
    return nullptr;
  auto found = regimes.find(capacityBytes);
  if (found == regimes.end())
    found = regimes
                .emplace(capacityBytes,
                         GroupRegimes::get(cost, flow, capacityBytes, *probes))
                .first;
  return &found->second;
}
