//===- ServingMemory.cpp - What a server holds ----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ServingMemory.h"

#include "mlir-roofline/Support/Formula/SymbolValue.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::sweep;

HeldMemory sweep::getHeld(const Report &report, StringRef batch,
                          StringRef context, int64_t value) {
  auto put = [&](const Quantity &bytes) {
    return context.empty() ? bytes : putIn(bytes, context, value);
  };
  HeldMemory held;
  held.batch = batch;
  held.parameters = put(report.parameters.bytes);
  if (const std::optional<ReportActivations> &activations =
          report.activations) {
    held.peak = put(activations->peakBytes);
    held.caches = put(activations->cacheBytes);
  }
  for (const ReportTarget &target : report.targets) {
    std::vector<MemoryFit> &fits = held.fits.emplace_back(target.fits);
    for (MemoryFit &fit : fits)
      fit.needed = put(fit.needed);
  }
  return held;
}

bool HeldMemory::isKnown() const {
  auto isOfBatch = [&](const Quantity &bytes) {
    llvm::SetVector<StringRef> symbols;
    bytes.collectSymbols(symbols);
    return llvm::all_of(symbols,
                        [&](StringRef symbol) { return symbol == batch; });
  };
  if (!peak || !isOfBatch(*peak) || !isOfBatch(*caches) ||
      !isOfBatch(parameters))
    return false;
  for (ArrayRef<MemoryFit> target : fits)
    if (!llvm::all_of(target, [&](const MemoryFit &fit) {
          return isOfBatch(fit.needed);
        }))
      return false;
  return true;
}

void sweep::addCaches(Serving &serving, const HeldMemory &end,
                      const HeldMemory &before) {
  if (!end.caches || !before.caches || end.caches->isZero())
    return;
  for (int64_t number : serving.request.batches)
    serving.cacheBytes.push_back(putIn(*end.caches, end.batch, number));
  serving.cacheBytesPerToken =
      putIn(*end.caches - *before.caches, end.batch, 1);
}

/// Parameters, caches and the peak, by batch.
static std::optional<Quantity> getNeeded(const HeldMemory &held) {
  if (!held.peak)
    return std::nullopt;
  return held.parameters + *held.caches + *held.peak;
}

/// The largest batch with which it fits a target.
static std::optional<FitLimit> findLimit(const HeldMemory &held,
                                         size_t target) {
  return findFitLimit(held.fits[target], held.batch,
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
