//===- MemoryFit.cpp - Whether a program fits -----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/MemoryFit.h"

#include "mlir-roofline/IR/AllValueClasses.h"
#include "mlir-roofline/Support/Formula/SymbolValue.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::roofline;

std::optional<Quantity> roofline::findLargestFitting(const Quantity &needed,
                                                     StringRef symbol,
                                                     const Quantity &capacity) {
  auto getBytes = [&](int64_t value) { return putIn(needed, symbol, value); };
  // What else is in there may not matter: max(11*batch, iter0 + 1).
  if (!needed.mentions(symbol) || !getBytes(1).isConstant())
    return std::nullopt;
  auto fits = [&](int64_t value) {
    Quantity bytes = getBytes(value);
    return bytes.isConstant() && Quantity::compare(bytes, capacity) <= 0;
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

std::optional<FitLimit>
roofline::findFitLimit(ArrayRef<MemoryFit> fits, StringRef symbol,
                       llvm::function_ref<Quantity(const Quantity &)> put) {
  std::optional<FitLimit> tightest;
  for (const MemoryFit &fit : fits) {
    if (!fit.mustFit || !fit.capacity)
      continue;
    FitLimit limit = {&fit, std::nullopt};
    Quantity needed = put(fit.needed);
    if (!needed.isConstant())
      limit.largest = findLargestFitting(needed, symbol, *fit.capacity);
    else if (Quantity::compare(needed, *fit.capacity) > 0)
      limit.largest = 0;
    if (!tightest ||
        (limit.largest &&
         (!tightest->largest ||
          Quantity::compare(*limit.largest, *tightest->largest) < 0)))
      tightest = std::move(limit);
  }
  return tightest;
}

bool roofline::isHome(ArrayRef<MemoryAttr> memory, unsigned level) {
  return llvm::any_of(getAllValueClasses(), [&](ValueClass valueClass) {
    auto holdsIt = [&](MemoryAttr each) { return each.holds(valueClass); };
    return holdsIt(memory[level]) &&
           llvm::none_of(memory.take_front(level), holdsIt);
  });
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

std::vector<MemoryFit> roofline::getMemoryFits(TargetAttr target,
                                               ArrayRef<Quantity> needed,
                                               StringRef batch,
                                               ArrayRef<Quantity> byBatch) {
  std::vector<MemoryFit> fits;
  for (auto [level, memory] : llvm::enumerate(target.getMemory())) {
    MemoryFit &fit = fits.emplace_back();
    fit.memory = memory.getName().str();
    fit.mustFit = isHome(target.getMemory(), level);
    fit.needed = needed[level];
    if (!memory.getCapacityBytesAttr())
      continue;
    // Capacities are whole numbers that doubles hold; what nobody has built is
    // cut to 4 EiB.
    fit.capacity =
        Quantity(int64_t(std::min(*memory.getCapacityBytes(), 0x1p62)));
    if (fit.needed.isConstant())
      fit.missing = Quantity::max(fit.needed - *fit.capacity, 0);
    if (!byBatch.empty())
      fit.largestBatch =
          findLargestFitting(byBatch[level], batch, *fit.capacity);
  }
  return fits;
}
