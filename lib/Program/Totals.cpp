//===- Totals.cpp - Sums of costs -----------------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Program/Totals.h"

using namespace mlir;
using namespace mlir::roofline;

/// Every bounded count of a total, so that no operation forgets one.
static constexpr BoundedCount Totals::*boundedCounts[] = {
    &Totals::macs,
    &Totals::flops,
    &Totals::intOps,
    &Totals::transcendentals,
    &Totals::effectiveMacs,
    &Totals::effectiveFlops,
    &Totals::effectiveIntOps,
    &Totals::bytesRead,
    &Totals::bytesWritten,
    &Totals::bytes,
};

/// What remains of a count where zeros are skipped, beside that count.
static constexpr std::pair<BoundedCount Totals::*, BoundedCount Totals::*>
    effectiveCounts[] = {
        {&Totals::effectiveMacs, &Totals::macs},
        {&Totals::effectiveFlops, &Totals::flops},
        {&Totals::effectiveIntOps, &Totals::intOps},
};

static bool isEffective(BoundedCount Totals::*count) {
  return llvm::any_of(effectiveCounts,
                      [&](auto pair) { return pair.first == count; });
}

/// Whether no zero is skipped, as in most programs.
static bool areAllEffective(const Totals &totals) {
  return llvm::all_of(effectiveCounts, [&](auto pair) {
    const BoundedCount &effective = totals.*pair.first;
    const BoundedCount &all = totals.*pair.second;
    return effective.value == all.value && effective.lower == all.lower;
  });
}

/// What a status says about the smallest possible count.
static BoundedCount getBounded(const Quantity &value, CountStatus status) {
  switch (status) {
  case CountStatus::exact:
  case CountStatus::lower:
  case CountStatus::declared:
    return {value, value};
  case CountStatus::upper:
  case CountStatus::estimate:
  case CountStatus::unknown:
    return {value, 0};
  }
  llvm_unreachable("covered switch");
}

static void addBounded(BoundedCount &sum, const Quantity &value,
                       CountStatus status) {
  BoundedCount bounded = getBounded(value, status);
  sum.value += bounded.value;
  sum.lower += bounded.lower;
}

Totals Totals::get(const OpCost &cost) {
  Totals totals;
  totals.workStatus = cost.workStatus;
  totals.trafficStatus = cost.trafficStatus;
  totals.work = cost.work;
  auto setWork = [&](BoundedCount Totals::*count, const Quantity &value) {
    totals.*count = getBounded(value, cost.workStatus);
  };
  setWork(&Totals::macs, cost.macs);
  setWork(&Totals::flops, cost.work.getFlops());
  setWork(&Totals::intOps, cost.work.getIntOps());
  setWork(&Totals::transcendentals, cost.work.getTranscendentals());
  totals.effectiveMacs = totals.macs;
  totals.effectiveFlops = totals.flops;
  totals.effectiveIntOps = totals.intOps;
  if (const std::optional<EffectiveWork> &effective = cost.effective) {
    CountStatus status = effective->status;
    totals.effectiveMacs = getBounded(effective->macs, status);
    totals.effectiveFlops = getBounded(effective->flops, status);
    totals.effectiveIntOps = getBounded(effective->intOps, status);
  }
  for (const OperandTraffic &operand : cost.traffic) {
    addBounded(totals.bytesRead, operand.bytesRead, operand.status);
    addBounded(totals.bytesWritten, operand.bytesWritten, operand.status);
  }
  totals.bytes = {totals.bytesRead.value + totals.bytesWritten.value,
                  totals.bytesRead.lower + totals.bytesWritten.lower};
  return totals;
}

Totals &Totals::operator+=(const Totals &other) {
  workStatus = combine(workStatus, other.workStatus);
  trafficStatus = combine(trafficStatus, other.trafficStatus);
  work.addScaled(other.work);
  // What is one formula stays one: long ones take a while to add.
  bool isAllEffective = areAllEffective(*this) && areAllEffective(other);
  for (BoundedCount Totals::*count : boundedCounts) {
    auto &[value, lower] = this->*count;
    const auto &[otherValue, otherLower] = other.*count;
    if (isAllEffective && isEffective(count))
      continue;
    bool isOne = value == lower && otherValue == otherLower;
    value += otherValue;
    lower = isOne ? value : lower + otherLower;
  }
  if (isAllEffective)
    for (auto [effective, count] : effectiveCounts)
      this->*effective = this->*count;
  return *this;
}

/// A status after an execution that may happen less often than counted.
static CountStatus weaken(CountStatus status, const Multiplicity &times) {
  return times.isExact() ? status : combine(status, times.getStatus());
}

Totals Totals::scaled(const Multiplicity &times) const {
  Totals result;
  result.workStatus = weaken(workStatus, times);
  result.trafficStatus = weaken(trafficStatus, times);
  result.work.addScaled(work, times.value);
  for (BoundedCount Totals::*count : boundedCounts) {
    (result.*count).value = (this->*count).value * times.value;
    (result.*count).lower = (this->*count).lower * times.lower;
  }
  return result;
}

Totals Totals::choose(const Totals &a, const Totals &b) {
  Totals result;
  result.workStatus = combine(a.workStatus, b.workStatus);
  result.trafficStatus = combine(a.trafficStatus, b.trafficStatus);
  auto differ = [&](BoundedCount Totals::*count) {
    return (a.*count).value != (b.*count).value;
  };
  if (!(a.work == b.work) || differ(&Totals::macs) ||
      differ(&Totals::effectiveMacs) || differ(&Totals::effectiveFlops) ||
      differ(&Totals::effectiveIntOps))
    result.workStatus = combine(result.workStatus, CountStatus::upper);
  if (differ(&Totals::bytesRead) || differ(&Totals::bytesWritten))
    result.trafficStatus = combine(result.trafficStatus, CountStatus::upper);
  result.work = Work::max(a.work, b.work);
  for (BoundedCount Totals::*count : boundedCounts) {
    (result.*count).value = Quantity::max((a.*count).value, (b.*count).value);
    (result.*count).lower = Quantity::min((a.*count).lower, (b.*count).lower);
  }
  return result;
}

Totals Totals::transformed(
    llvm::function_ref<Quantity(const Quantity &)> getValue,
    llvm::function_ref<Quantity(const Quantity &)> getLower) const {
  Totals result = *this;
  result.work = work.transformed(getValue);
  for (BoundedCount Totals::*count : boundedCounts) {
    (result.*count).value = getValue((this->*count).value);
    (result.*count).lower = getLower((this->*count).lower);
  }
  return result;
}

std::optional<BoundedCount>
Totals::getCountOfEffective(BoundedCount Totals::*count) const {
  if (count == &Totals::effectiveMacs)
    return macs;
  if (count == &Totals::effectiveFlops)
    return flops;
  if (count == &Totals::effectiveIntOps)
    return intOps;
  return std::nullopt;
}

void Totals::collectSymbols(llvm::SetVector<StringRef> &names) const {
  for (const Work::Entry &entry : work.getEntries())
    entry.count.collectSymbols(names);
  for (BoundedCount Totals::*count : boundedCounts) {
    (this->*count).value.collectSymbols(names);
    (this->*count).lower.collectSymbols(names);
  }
}

static bool isUnbounded(CountStatus status) {
  return status == CountStatus::lower || status == CountStatus::estimate ||
         status == CountStatus::unknown;
}

bool Totals::isWorkUnbounded() const { return isUnbounded(workStatus); }

bool Totals::isTrafficUnbounded() const { return isUnbounded(trafficStatus); }

std::optional<double> Totals::getIntensity() const {
  // Nothing but unknown operations has no intensity, not one of 0.
  if (workStatus == CountStatus::unknown ||
      trafficStatus == CountStatus::unknown)
    return std::nullopt;
  return roofline::getIntensity(flops.value, intOps.value, bytes.value);
}

std::optional<double> mlir::roofline::getIntensity(const Quantity &flops,
                                                   const Quantity &intOps,
                                                   const Quantity &bytes) {
  Quantity done = flops + intOps, through = bytes;
  if (!done.isConstant() || !through.isConstant())
    return std::nullopt;
  // The ratio of numbers that no double holds may be one that a double holds.
  while (!done.getDouble() || !through.getDouble()) {
    const Quantity scale = Quantity::get(llvm::DynamicAPInt(
        llvm::APInt::getOneBitSet(/*numBits=*/514, /*BitNo=*/512)));
    done = Quantity::floorDiv(done, scale);
    through = Quantity::floorDiv(through, scale);
  }
  std::optional<double> operations = done.getDouble();
  std::optional<double> moved = through.getDouble();
  if (*operations == 0)
    return 0.0;
  return *moved == 0 ? std::nullopt
                     : std::optional<double>(*operations / *moved);
}
