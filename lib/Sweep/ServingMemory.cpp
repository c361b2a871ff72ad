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
  const std::optional<ReportActivations> &activations = held.report.activations;
  if (!activations)
    return std::nullopt;
  return held.report.parameters.bytes + activations->cacheBytes +
         activations->peakBytes;
}

/// The largest batch with which it fits a target.
static std::optional<FitLimit> findLimit(const HeldMemory &held,
                                         size_t target) {
  return findFitLimit(held.report.targets[target].fits, held.batch,
                      [](const Quantity &needed) { return needed; });
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
  for (auto [number, target] : llvm::enumerate(serving.targets)) {
    std::optional<FitLimit> ofPrefill = findLimit(prefill, number);
    if (!ofPrefill)
      continue;
    // Where levels hold a part each, the one that decides may be another for
    // either program.
    target.memory = ofPrefill->fit->memory;
    target.capacity = ofPrefill->fit->capacity;
    target.prefill.largestBatch = ofPrefill->largest;
    if (decode)
      target.decode.largestBatch = findLimit(*decode, number)->largest;
  }
}
