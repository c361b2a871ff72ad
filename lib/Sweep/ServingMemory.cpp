//===- ServingMemory.cpp - What a server holds ----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ServingMemory.h"

#include "mlir-roofline/Machine/MemoryFit.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::sweep;

static Quantity putIn(const Quantity &bytes, StringRef name, int64_t number) {
  return bytes.substitute([&](StringRef symbol) -> std::optional<Quantity> {
    return symbol == name ? std::optional<Quantity>(number) : std::nullopt;
  });
}

void sweep::addCaches(Serving &serving, const Report &end, const Report &before,
                      StringRef batch) {
  if (!end.activations || !before.activations ||
      end.activations->cacheBytes.isZero())
    return;
  const Quantity &caches = end.activations->cacheBytes;
  for (int64_t number : serving.request.batches)
    serving.cacheBytes.push_back(putIn(caches, batch, number));
  serving.cacheBytesPerToken =
      putIn(caches - before.activations->cacheBytes, batch, 1);
}

/// Parameters, caches and the peak, by batch.
static std::optional<Quantity> getNeeded(const HeldMemory &held) {
  const std::vector<MemoryFit> &fits = held.report.targets.front().fits;
  return fits.empty() ? std::nullopt : std::optional(fits.front().needed);
}

/// The largest batch with which it fits: 0 if none does, nothing if any does.
static std::optional<Quantity>
getLargest(const Quantity &needed, StringRef batch, const Quantity &capacity) {
  if (!needed.isConstant())
    return findLargestFitting(needed, batch, capacity);
  if (Quantity::compare(needed, capacity) > 0)
    return Quantity(0);
  return std::nullopt;
}

void sweep::addNeeded(Serving &serving, const HeldMemory &prefill,
                      const std::optional<HeldMemory> &decode) {
  std::optional<Quantity> first = getNeeded(prefill);
  std::optional<Quantity> second = decode ? getNeeded(*decode) : Quantity(0);
  if (!first || !second)
    return;
  for (int64_t batch : serving.request.batches)
    serving.neededBytes.push_back(Quantity::max(
        putIn(*first, prefill.batch, batch),
        decode ? putIn(*second, decode->batch, batch) : Quantity(0)));
  for (auto [target, known] :
       llvm::zip_equal(serving.targets, prefill.report.targets)) {
    const MemoryFit &outermost = known.fits.front();
    if (!outermost.capacity)
      continue;
    target.memory = outermost.memory;
    target.capacity = outermost.capacity;
    target.prefill.largestBatch =
        getLargest(*first, prefill.batch, *target.capacity);
    if (decode)
      target.decode.largestBatch =
          getLargest(*second, decode->batch, *target.capacity);
  }
}
