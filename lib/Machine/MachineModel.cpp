//===- MachineModel.cpp - Time from work and traffic ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// All names and peaks are computed once, in the constructor: timing an
// operation allocates nothing.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/MachineModel.h"

#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/APFloat.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;

/// One entry per rate and one for memory. Inline storage covers every target
/// that lists fewer rates than this.
using Seconds = SmallVector<double, 32>;

static std::string getResourceName(roofline::UnitAttr unit, RateAttr rate) {
  unsigned numRates = llvm::count_if(unit.getRates(), [&](RateAttr other) {
    return other.getElementType() == rate.getElementType();
  });
  std::string name;
  llvm::raw_string_ostream os(name);
  os << stringifyUnitKind(unit.getKind()) << '.' << rate.getElementType();
  if (numRates > 1 && rate.getAccumulateType())
    os << '.' << rate.getAccumulateType();
  return name;
}

MachineModel::MachineModel(TargetAttr target) : target(target) {
  for (roofline::UnitAttr unit : target.getUnits())
    for (RateAttr rate : unit.getRates())
      rates.push_back(
          {unit.getKind(), rate.getElementType(), rate.getAccumulateType(),
           static_cast<double>(unit.getCount()) * rate.getOpsPerCycle() *
               unit.getClockHz(),
           StringAttr::get(target.getContext(), getResourceName(unit, rate))});
  MemoryAttr outermost = target.getMemory().front();
  memory = outermost.getName();
  bytesPerSecond = *outermost.getBandwidthBytesPerSecond();
  for (EfficiencyAttr entry : target.getEfficiency())
    efficiencies.push_back(
        {entry.getOpClass(), entry.getElementType(), Efficiency::get(entry)});
}

//===----------------------------------------------------------------------===//
// Choice of the unit
//===----------------------------------------------------------------------===//

/// The width of `type` if it holds every value of `value`, else nothing.
static std::optional<unsigned> getWidthIfHolds(Type type, Type value) {
  if (auto floatType = dyn_cast<FloatType>(type)) {
    auto floatValue = dyn_cast<FloatType>(value);
    if (floatValue &&
        llvm::APFloat::isRepresentableBy(floatValue.getFloatSemantics(),
                                         floatType.getFloatSemantics()))
      return floatType.getWidth();
  } else if (auto intType = dyn_cast<IntegerType>(type)) {
    auto intValue = dyn_cast<IntegerType>(value);
    if (intValue && intType.getWidth() >= intValue.getWidth())
      return intType.getWidth();
  } else if (auto complexType = dyn_cast<ComplexType>(type)) {
    if (auto complexValue = dyn_cast<ComplexType>(value))
      return getWidthIfHolds(complexType.getElementType(),
                             complexValue.getElementType());
  }
  return std::nullopt;
}

const MachineModel::Rate *MachineModel::findRate(UnitKind kind, Type type,
                                                 Type accumulator) const {
  auto isUsable = [&](const Rate &rate) {
    return rate.kind == kind &&
           (!accumulator || !rate.accumulateType ||
            getWidthIfHolds(rate.accumulateType, accumulator));
  };
  const Rate *best = nullptr;
  for (const Rate &rate : rates)
    if (rate.elementType == type && isUsable(rate) &&
        (!best || rate.opsPerSecond > best->opsPerSecond))
      best = &rate;
  if (best)
    return best;

  unsigned bestWidth = 0;
  for (const Rate &rate : rates) {
    if (!isUsable(rate))
      continue;
    std::optional<unsigned> width = getWidthIfHolds(rate.elementType, type);
    if (width &&
        (!best || *width < bestWidth ||
         (*width == bestWidth && rate.opsPerSecond > best->opsPerSecond))) {
      best = &rate;
      bestWidth = *width;
    }
  }
  return best;
}

const MachineModel::Rate *
MachineModel::findMatrixRate(const OpCost &cost) const {
  if (!cost.macOperandType || cost.macs.isZero())
    return nullptr;
  Type accumulator = cost.macAccumulatorType;
  const Rate *rate =
      findRate(UnitKind::matrix, cost.macOperandType, accumulator);
  if (!rate || rate->elementType == cost.macOperandType || !accumulator)
    return rate;
  const Rate *onVector = findRate(UnitKind::vector, accumulator, Type());
  return onVector && onVector->opsPerSecond >= rate->opsPerSecond ? nullptr
                                                                  : rate;
}

//===----------------------------------------------------------------------===//
// Time
//===----------------------------------------------------------------------===//

bool MachineModel::addWork(WorkClass workClass, Type type, double count,
                           MutableArrayRef<double> seconds) const {
  if (workClass == WorkClass::index || count <= 0)
    return true;
  const Rate *rate = nullptr;
  if (workClass == WorkClass::special)
    rate = findRate(UnitKind::special, type, Type());
  if (!rate)
    rate = findRate(UnitKind::vector, type, Type());
  if (!rate)
    return false;
  double numOps = workClass == WorkClass::fma ? 2 * count : count;
  seconds[rate - rates.begin()] += numOps / rate->opsPerSecond;
  return true;
}

std::optional<CountStatus>
MachineModel::addSeconds(const OpCost &cost,
                         MutableArrayRef<double> seconds) const {
  CountStatus status = combine(cost.workStatus, cost.trafficStatus);

  // What the matrix unit takes over, the vector unit does not do: an fma each,
  // or a mul and an add, and the casts of both factors to the accumulator's
  // type.
  double takenFmas = 0, takenPairs = 0, takenCasts = 0;
  if (const Rate *matrix = findMatrixRate(cost)) {
    std::optional<double> macs = cost.macs.getDouble();
    std::optional<double> fmas =
        cost.work.get(WorkClass::fma, cost.macAccumulatorType).getDouble();
    if (!macs || !fmas)
      return std::nullopt;
    seconds[matrix - rates.begin()] += 2 * *macs / matrix->opsPerSecond;
    takenFmas = std::min(*macs, *fmas);
    takenPairs = *macs - takenFmas;
    if (cost.macOperandType != cost.macAccumulatorType)
      takenCasts = 2 * *macs;
  }
  for (const Work::Entry &entry : cost.work.getEntries()) {
    std::optional<double> count = entry.count.getDouble();
    if (!count)
      return std::nullopt;
    if (entry.type == cost.macAccumulatorType) {
      if (entry.workClass == WorkClass::fma)
        *count -= takenFmas;
      else if (entry.workClass == WorkClass::mul ||
               entry.workClass == WorkClass::add)
        *count -= takenPairs;
      else if (entry.workClass == WorkClass::convert)
        *count -= std::min(*count, takenCasts);
    }
    if (!addWork(entry.workClass, entry.type, *count, seconds))
      status = combine(status, CountStatus::unknown);
  }

  double bytes = 0;
  for (const OperandTraffic &operand : cost.traffic) {
    std::optional<double> read = operand.bytesRead.getDouble();
    std::optional<double> written = operand.bytesWritten.getDouble();
    if (!read || !written)
      return std::nullopt;
    bytes += *read + *written;
  }
  seconds.back() += bytes / bytesPerSecond;
  // Of an operation of which nothing is known, 0 is still a lower bound.
  return status == CountStatus::unknown ? CountStatus::lower : status;
}

std::optional<OpTime> MachineModel::getTime(const OpCost &cost) const {
  Seconds seconds(rates.size() + 1, 0.0);
  std::optional<CountStatus> status = addSeconds(cost, seconds);
  if (!status)
    return std::nullopt;

  // The first of equals wins, and memory stands last.
  size_t longest = 0;
  double second = 0;
  for (size_t i = 1; i < seconds.size(); ++i) {
    second = std::max(second, std::min(seconds[i], seconds[longest]));
    if (seconds[i] > seconds[longest])
      longest = i;
  }
  OpTime time;
  time.status = *status;
  time.seconds = seconds[longest];
  if (time.seconds == 0)
    return time;
  bool isMemory = longest == rates.size();
  time.kind = isMemory ? BoundKind::memory : BoundKind::compute;
  time.resource = isMemory ? memory : rates[longest].resource;
  if (second > 0)
    time.slack = time.seconds / second;
  if (!efficiencies.empty())
    time.estimate = getEstimate(cost, seconds, time);
  return time;
}

std::optional<SmallVector<ResourceTime>>
MachineModel::getResourceTimes(const OpCost &cost) const {
  Seconds seconds(rates.size() + 1, 0.0);
  if (!addSeconds(cost, seconds))
    return std::nullopt;
  SmallVector<ResourceTime> times;
  for (auto [rate, time] : llvm::zip(rates, seconds))
    if (time > 0)
      times.push_back({rate.resource, BoundKind::compute, time});
  if (seconds.back() > 0)
    times.push_back({memory, BoundKind::memory, seconds.back()});
  return times;
}

SmallVector<RidgePoint> MachineModel::getRidgePoints() const {
  SmallVector<RidgePoint> points;
  for (const Rate &rate : rates)
    points.push_back(
        {rate.resource, memory, rate.opsPerSecond / bytesPerSecond});
  return points;
}
