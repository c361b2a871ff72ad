//===- Liveness.cpp - What is live when -----------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Liveness.h"

#include "mlir-roofline/Support/Formula/FormulaBudget.h"
#include "mlir-roofline/Support/Formula/Polynomial.h"

using namespace mlir;
using namespace mlir::roofline;

// Formulas of which none is known to be the larger one are few in programs, and
// short. Where they are not, comparing all pairs would take longer than a
// shorter result is worth.
void LargestQuantity::add(const Quantity &quantity, unsigned position) {
  constexpr size_t maxCandidates = 16;
  if (others.size() == budget::maxTerms) {
    hashOfRest = roofline::detail::mixHash(
        hashOfRest.value_or(0),
        roofline::detail::Polynomial::getHash(quantity));
    isRestNonNegative &= quantity.isKnownNonNegative();
    return;
  }
  bool isLong =
      roofline::detail::hasMoreTerms(quantity, budget::maxListedTerms);
  if (!isLong) {
    for (const auto &[other, place] : candidates)
      if ((other - quantity).isKnownNonNegative())
        return;
    llvm::erase_if(candidates, [&](const auto &candidate) {
      return (quantity - candidate.first).isKnownNonNegative();
    });
  }
  if (!isLong && candidates.size() < maxCandidates)
    candidates.push_back({quantity, position});
  else if (others.empty() || others.back().first != quantity)
    others.push_back({quantity, position});
}

Quantity LargestQuantity::get() const {
  SmallVector<Quantity> all;
  for (const auto &[quantity, position] :
       llvm::concat<const Place>(candidates, others))
    all.push_back(quantity);
  if (!hashOfRest)
    return all.empty() ? Quantity(0) : Quantity::max(all);
  uint64_t hash = *hashOfRest;
  for (const Quantity &quantity : all)
    hash = roofline::detail::mixHash(
        hash, roofline::detail::Polynomial::getHash(quantity));
  return roofline::detail::getOpaque(
      hash, isRestNonNegative && llvm::all_of(all, [](const Quantity &each) {
              return each.isKnownNonNegative();
            }));
}

std::optional<unsigned> LargestQuantity::getPosition() const {
  if (candidates.size() + others.size() != 1)
    return std::nullopt;
  return (candidates.empty() ? others : candidates).front().second;
}

std::vector<std::pair<unsigned, Quantity>>
roofline::sweep(ArrayRef<LiveInterval> intervals, ArrayRef<LiveCall> calls) {
  // By position: what begins there, and what has ended before it.
  std::vector<std::pair<unsigned, unsigned>> begins, ends;
  for (auto [number, interval] : llvm::enumerate(intervals)) {
    if (interval.begin > interval.end || interval.bytes.isZero())
      continue;
    begins.emplace_back(interval.begin, number);
    ends.emplace_back(interval.end + 1, number);
  }
  llvm::sort(begins);
  llvm::sort(ends);
  std::vector<std::pair<unsigned, Quantity>> timeline;
  Quantity live;
  auto begin = begins.begin();
  auto end = ends.begin();
  const auto *call = calls.begin();
  auto getNext = [&] {
    unsigned next = ~0u;
    if (begin != begins.end())
      next = begin->first;
    if (end != ends.end())
      next = std::min(next, end->first);
    if (call != calls.end())
      next = std::min(next, call->position);
    return next;
  };
  auto sumAt = [&](const auto &events, auto &event, unsigned position) {
    QuantitySum sum;
    for (; event != events.end() && event->first == position; ++event)
      sum.add(intervals[event->second].bytes);
    return sum.take();
  };
  for (unsigned position = getNext(); position != ~0u; position = getNext()) {
    live -= sumAt(ends, end, position);
    live += sumAt(begins, begin, position);
    if (call == calls.end() || call->position != position) {
      timeline.emplace_back(position, live);
      continue;
    }
    timeline.emplace_back(position, live - call->handedOver + call->peak);
    ++call;
    // Behind the call there is what the caller has then.
    if (getNext() > position + 1)
      timeline.emplace_back(position + 1, live);
  }
  return timeline;
}
