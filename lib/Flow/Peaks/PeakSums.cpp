//===- PeakSums.cpp - What functions hold at most -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MemoryPlan.h"
#include "PeakVariants.h"

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir-roofline/Sizes/RegionExits.h"
#include "mlir-roofline/Support/Formula/FormulaBudget.h"
#include "mlir-roofline/Support/Formula/Polynomial.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/MapVector.h"

using namespace mlir;
using namespace mlir::roofline;
using Kind = Storages::Storage::Kind;

std::vector<LiveInterval>
PeakVariants::getIntervals(const PeakVariant &variant) const {
  std::vector<LiveInterval> intervals;
  for (unsigned number : storagesOf[storages.getFirst(variant.function)]) {
    const Storage &storage = storages.getAll()[number];
    if (isCounted(variant, number) && !storage.stretches.empty())
      intervals.push_back({number, getSize(variant.function, number).bytes,
                           storage.definition, storage.lastUse});
  }
  return intervals;
}

std::vector<LiveInterval>
PeakVariants::getHeld(const PeakVariant &variant) const {
  std::vector<LiveInterval> intervals;
  for (unsigned number : storagesOf[storages.getFirst(variant.function)])
    if (isCounted(variant, number))
      for (auto [begin, end] : storages.getAll()[number].stretches)
        intervals.push_back(
            {number, getSize(variant.function, number).bytes, begin, end});
  return intervals;
}

std::vector<LiveInterval> PeakVariants::getHeld(unsigned variant) const {
  std::vector<LiveInterval> intervals = getHeld(variants[variant]);
  llvm::stable_sort(intervals,
                    [](const LiveInterval &a, const LiveInterval &b) {
                      return a.begin < b.begin;
                    });
  return intervals;
}

std::vector<LiveCall>
PeakVariants::getLiveCalls(const PeakVariant &variant) const {
  std::vector<LiveCall> calls;
  for (const PeakCall &call : variant.calls) {
    Quantity handedOver;
    for (unsigned storage : call.handedOver)
      handedOver += getSize(variant.function, storage).bytes;
    calls.push_back({call.position,
                     substitute(variants[call.callee].peak, *call.node),
                     std::move(handedOver)});
  }
  return calls;
}

Operation *PeakVariants::getOp(unsigned function, unsigned position) const {
  unsigned current = 0;
  if (position != 0)
    for (const ValueFlow::Visit &visit : flow.getVisits(function))
      if (visit.op && ++current == position)
        return visit.op;
  return cost.getFunctions()[function].op;
}

//===----------------------------------------------------------------------===//
// Sums
//===----------------------------------------------------------------------===//

/// Whether the function runs code that nobody has seen, which may hold any
/// amount of memory while it runs: that of a declaration, of a recursive or
/// indirect call, or of regions that nobody knows how to execute.
bool PeakVariants::runsUnseen(unsigned function) const {
  return llvm::any_of(opsOf[function], [&](unsigned number) {
    const CostedOp &op = cost.getOps()[number];
    return op.cost.workStatus == CountStatus::unknown &&
           (isa<CallOpInterface, ExecutionOpInterface>(op.op) ||
            op.op->getNumRegions() != 0);
  });
}

void PeakVariants::compute(PeakVariant &variant) {
  std::vector<LiveInterval> intervals = getIntervals(variant);
  std::vector<LiveCall> calls = getLiveCalls(variant);
  LargestQuantity largest;
  std::vector<std::pair<unsigned, Quantity>> timeline =
      sweep(getHeld(variant), calls);
  for (auto &[position, live] : timeline) {
    largest.add(live, position);
    live = roofline::detail::limitTerms(live, budget::maxListedTerms);
  }
  if (&variant == &variants[variant.function])
    timelines[variant.function] = std::move(timeline);
  variant.peak = largest.get();
  variant.position = largest.getPosition();
  if (storages.isUpper(variant.function))
    variant.status = combine(variant.status, CountStatus::upper);
  if (runsUnseen(variant.function))
    variant.status = combine(variant.status, CountStatus::lower);
  QuantitySum sum;
  for (const LiveInterval &interval : intervals) {
    sum.add(interval.bytes);
    if (!getSize(variant.function, interval.storage).isExact)
      variant.status = combine(variant.status, CountStatus::lower);
  }
  for (auto [call, live] : llvm::zip_equal(variant.calls, calls)) {
    const PeakVariant &callee = variants[call.callee];
    sum.add(substitute(callee.sum, *call.node) - live.handedOver);
    variant.status = combine(variant.status, callee.status);
    if (call.exactUntil != ~0u && !callee.peak.isZero() &&
        callee.position.value_or(~0u) > call.exactUntil)
      variant.status = combine(variant.status, CountStatus::upper);
  }
  variant.sum = sum.take();
  if (variant.position) {
    const PeakCall *call = variant.findCall(*variant.position);
    if (!call)
      variant.at = getOp(variant.function, *variant.position);
    else
      variant.at = variants[call->callee].at;
  }
  computeOrderFree(variant);
  computePlans(variant, intervals);
}

/// What each operation touches, each memory once.
void PeakVariants::computeOrderFree(PeakVariant &variant) {
  LargestQuantity largest;
  for (const PeakCall &call : variant.calls)
    largest.add(substitute(variants[call.callee].orderFree, *call.node), 0);
  for (unsigned number : opsOf[variant.function]) {
    const CostedOp &op = cost.getOps()[number];
    unsigned position = storages.getPositions(op.op).second;
    llvm::SmallMapVector<unsigned, Quantity, 4> touched;
    auto add = [&](Value value) {
      std::optional<unsigned> storage =
          value ? storages.getStorage(value) : std::nullopt;
      if (!storage || !isCounted(variant, *storage) ||
          !storages.isHeld(*storage, position))
        return;
      // Of a part of a memory no more than the part.
      const Quantity &all = getSize(variant.function, *storage).bytes;
      Quantity bytes = this->bytes->getLower(value, variant.function);
      if (storages.isWhole(value))
        bytes = all;
      auto [found, isNew] = touched.insert({*storage, bytes});
      if (!isNew)
        found->second = Quantity::max(found->second, bytes);
    };
    for (const OperandTraffic &traffic : op.cost.traffic)
      if (!traffic.bytesRead.isZero() || !traffic.bytesWritten.isZero())
        add(traffic.value);
    for (Value result : op.op->getResults())
      add(result);
    Quantity together;
    for (const auto &[storage, bytes] : touched)
      together += bytes;
    largest.add(together, 0);
  }
  variant.orderFree = largest.get();
}

/// A call needs the frame of its callee beside what is handed over, which the
/// caller has a place for.
void PeakVariants::computePlans(PeakVariant &variant,
                                ArrayRef<LiveInterval> intervals) {
  std::vector<PlannedBlock> all, own;
  auto function =
      dyn_cast<FunctionOpInterface>(cost.getFunctions()[variant.function].op);
  Operation *exit =
      function ? getOnlyExit(function.getFunctionBody()) : nullptr;
  llvm::SmallDenseSet<unsigned> returned;
  if (exit)
    for (Value value : exit->getOperands())
      if (std::optional<unsigned> storage = storages.getStorage(value))
        returned.insert(*storage);
  for (const LiveInterval &interval : intervals) {
    std::optional<int64_t> bytes = interval.bytes.getInt64();
    if (!bytes)
      return;
    const Storage &storage = storages.getAll()[interval.storage];
    all.push_back({*bytes, storage.stretches});
    bool isOwn =
        storage.kind != Kind::argument && !returned.contains(interval.storage);
    if (isOwn)
      own.push_back(all.back());
  }
  for (const PeakCall &call : variant.calls) {
    const PeakVariant &callee = variants[call.callee];
    if (!callee.frame)
      return;
    // What is made for the call has no place in the caller.
    Quantity made;
    auto body =
        dyn_cast<FunctionOpInterface>(cost.getFunctions()[callee.function].op);
    for (unsigned argument : call.made)
      made += getSize(callee.function,
                      *storages.getStorage(body.getArgument(argument)))
                  .bytes;
    int64_t block = *callee.frame;
    if (llvm::AddOverflow(block, made.getInt64().value_or(0), block))
      return;
    all.push_back({block, {{call.position, call.position}}});
    own.push_back(all.back());
  }
  variant.plan = planMemory(all);
  variant.frame = planMemory(own);
}

//===----------------------------------------------------------------------===//
// Answers
//===----------------------------------------------------------------------===//

Quantity PeakVariants::getLive(unsigned op) const {
  const CostedOp &costed = cost.getOps()[op];
  const auto &timeline = getTimeline(costed.function);
  unsigned position = storages.getPositions(costed.op).second;
  auto next = llvm::upper_bound(timeline, position,
                                [](unsigned position, const auto &each) {
                                  return position < each.first;
                                });
  return next == timeline.begin() ? Quantity(0) : std::prev(next)->second;
}
