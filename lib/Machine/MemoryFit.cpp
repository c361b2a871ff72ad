//===- MemoryFit.cpp - Whether a program fits -----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/MemoryFit.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::roofline;

std::optional<Quantity> roofline::findLargestFitting(const Quantity &needed,
                                                     StringRef symbol,
                                                     const Quantity &capacity) {
  llvm::SetVector<StringRef> symbols;
  needed.collectSymbols(symbols);
  if (symbols.size() != 1 || symbols.front() != symbol)
    return std::nullopt;
  auto fits = [&](int64_t value) {
    Quantity bytes = needed.substitute(
        [&](StringRef) -> std::optional<Quantity> { return Quantity(value); });
    return Quantity::compare(bytes, capacity) <= 0;
  };
  if (!fits(1))
    return Quantity(0);
  // Exact numbers of any size, so doubling and halving finds the last one.
  int64_t low = 1, high = 2;
  for (; fits(high); high *= 2) {
    if (high >= int64_t(1) << 61)
      return std::nullopt;
    low = high;
  }
  while (high - low > 1) {
    int64_t middle = low + (high - low) / 2;
    (fits(middle) ? low : high) = middle;
  }
  return Quantity(low);
}

Quantity HeldBytes::getIn(MemoryAttr level) const {
  Quantity bytes;
  if (level.holds(ValueClass::weight))
    bytes += parameters;
  if (level.holds(ValueClass::cache))
    bytes += caches;
  if (level.holds(ValueClass::activation))
    bytes += activations;
  return bytes;
}

std::vector<MemoryFit>
roofline::getMemoryFits(TargetAttr target, const HeldBytes &held,
                        StringRef batch,
                        const std::optional<HeldBytes> &byBatch) {
  std::vector<MemoryFit> fits;
  for (MemoryAttr memory : target.getMemory()) {
    MemoryFit &fit = fits.emplace_back();
    fit.memory = memory.getName().str();
    fit.needed = held.getIn(memory);
    if (!memory.getCapacityBytesAttr())
      continue;
    // Capacities are whole numbers that doubles hold.
    fit.capacity =
        Quantity(int64_t(memory.getCapacityBytesAttr().getValueAsDouble()));
    if (fit.needed.isConstant())
      fit.missing = Quantity::max(fit.needed - *fit.capacity, 0);
    if (byBatch)
      fit.largestBatch =
          findLargestFitting(byBatch->getIn(memory), batch, *fit.capacity);
  }
  return fits;
}
