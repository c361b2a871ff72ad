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

#include "Numbers.h"

#include "llvm/ADT/STLExtras.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;

/// One entry per rate and one per level. Inline storage covers every target
/// that lists fewer than this.
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

MachineModel::MachineModel(TargetAttr target, MachineOptions options)
    : target(target), options(options) {
  for (roofline::UnitAttr unit : target.getUnits()) {
    slowestClockHz = slowestClockHz == 0
                         ? unit.getClockHz()
                         : std::min(slowestClockHz, unit.getClockHz());
    for (RateAttr rate : unit.getRates())
      rates.push_back(
          {unit.getKind(), rate.getElementType(), rate.getAccumulateType(),
           unit.getPeakOpsPerSecond(rate),
           StringAttr::get(target.getContext(), getResourceName(unit, rate))});
  }
  for (const Rate &rate : rates)
    fastestOpsPerSecond = std::max(fastestOpsPerSecond, rate.opsPerSecond);
  for (auto [number, level] : llvm::enumerate(target.getMemory()))
    if (std::optional<double> bandwidth = level.getBandwidthBytesPerSecond())
      levels.push_back(
          {level.getName(), *bandwidth, static_cast<unsigned>(number)});
  for (MemoryAttr level : target.getMemory())
    holdsParts |= !level.getHeld().empty();
  // What passes only some of the levels has no last cache in front of it.
  if (options.cache == CacheState::hot && !holdsParts &&
      target.getMemory().size() > 1) {
    MemoryAttr lastCache = target.getMemory()[1];
    residentBytes = lastCache.getCapacityBytes().value_or(0);
    hidesResident =
        residentBytes > 0 && !lastCache.getBandwidthBytesPerSecondAttr();
  }
  for (EfficiencyAttr entry : target.getEfficiency())
    efficiencies.push_back(
        {entry.getOpClass(), entry.getElementType(), Efficiency::get(entry)});
}

//===----------------------------------------------------------------------===//
// Seconds by resource
//===----------------------------------------------------------------------===//

template <typename Number>
std::optional<Number>
MachineModel::getMovedBytes(const OperandTraffic &operand,
                            const Quantity &bytes,
                            const Numbers<Number> &numbers) const {
  using std::floor;
  using std::min;
  std::optional<Number> packed = numbers.read(bytes);
  if (!packed || !operand.elementType || !target.takesByte(operand.elementType))
    return packed;
  // Rounding up may have added elements that are none.
  std::optional<Number> elements = numbers.read(operand.footprint);
  if (!elements)
    return std::nullopt;
  Number bits = operand.elementType.getIntOrFloatBitWidth();
  return min(floor(*packed * Number(8) / bits), *elements);
}

std::optional<double> MachineModel::getMovedBytes(const OperandTraffic &operand,
                                                  const Quantity &bytes) const {
  return getMovedBytes(operand, bytes, Numbers<double>());
}

template <typename Number>
bool MachineModel::addMemoryBytes(const OpCost &cost,
                                  const Numbers<Number> &numbers,
                                  MutableArrayRef<Number> bytes) const {
  using std::max;
  using std::min;
  Number outermost = 0, all = 0;
  for (const OperandTraffic &operand : cost.traffic) {
    if (isGuess(operand.status))
      continue;
    std::optional<Number> read =
        getMovedBytes(operand, operand.bytesRead, numbers);
    std::optional<Number> written =
        getMovedBytes(operand, operand.bytesWritten, numbers);
    if (!read || !written)
      return false;
    if (holdsParts || findLevelOfSpace(operand.value).value_or(0) > 0) {
      LevelSet readLevels = getLevels(operand.value, /*isWrite=*/false);
      LevelSet writeLevels = getLevels(operand.value, /*isWrite=*/true);
      for (auto [sum, level] : llvm::zip_equal(bytes, levels)) {
        if (readLevels.contains(level.number))
          sum += *read;
        if (writeLevels.contains(level.number))
          sum += *written;
      }
      continue;
    }
    all += *read + *written;
    if (residentBytes == 0)
      continue;
    // What is read and written is one tensor.
    Number resident = min(max(*read, *written), Number(residentBytes));
    outermost += max(*read - resident, Number(0));
    outermost += max(*written - resident, Number(0));
  }
  if (residentBytes == 0)
    outermost = all;
  for (auto [index, sum] : llvm::enumerate(bytes))
    sum += index == 0 ? outermost : all;
  return true;
}

template <typename Number>
bool MachineModel::addMemorySeconds(const OpCost &cost,
                                    const Numbers<Number> &numbers,
                                    MutableArrayRef<Number> seconds) const {
  SmallVector<Number, 8> bytes(levels.size());
  if (!addMemoryBytes<Number>(cost, numbers, bytes))
    return false;
  for (auto [sum, moved, level] :
       llvm::zip_equal(seconds.drop_front(rates.size()), bytes, levels))
    sum += moved / Number(level.bytesPerSecond);
  return true;
}

bool MachineModel::addMemorySeconds(const OpCost &cost,
                                    MutableArrayRef<double> seconds) const {
  return addMemorySeconds(cost, Numbers<double>(), seconds);
}

template <typename Number>
std::optional<MachineModel::Needs<Number>>
MachineModel::getNeeds(const OpCost &cost,
                       const Numbers<Number> &numbers) const {
  Needs<Number> needs;
  needs.seconds.resize(getNumResources());
  needs.standInSeconds.resize(getNumResources());
  auto add = [&](const UnitWork<Number> &work) {
    if (!work.rate) {
      needs.missingSeconds += work.numOps / Number(slowestClockHz);
      return;
    }
    Number seconds = work.numOps / Number(work.rate->opsPerSecond);
    needs.seconds[work.rate - rates.begin()] += seconds;
    if (work.isStandIn)
      needs.standInSeconds[work.rate - rates.begin()] += seconds;
  };
  bool isKnown =
      isGuess(cost.workStatus) || forEachWork<Number>(cost, numbers, add);
  if (!isKnown || !addMemorySeconds<Number>(cost, numbers, needs.seconds))
    return std::nullopt;
  return needs;
}

std::optional<MachineModel::Needs<double>>
MachineModel::getNeeds(const OpCost &cost) const {
  return getNeeds(cost, Numbers<double>());
}

std::optional<SmallVector<Formula, 0>>
MachineModel::getFormulas(const OpCost &cost, FormulaGraph &graph) const {
  std::optional<Needs<Formula>> needs = getNeeds(cost, Numbers<Formula>(graph));
  if (!needs)
    return std::nullopt;
  return SmallVector<Formula, 0>(needs->seconds.begin(), needs->seconds.end());
}

bool MachineModel::addComputeSeconds(const OpCost &cost, double factor,
                                     MutableArrayRef<double> seconds,
                                     MutableArrayRef<double> atLeast) const {
  return forEachWork(cost, [&](const UnitWork<double> &work) {
    if (!work.rate)
      return;
    bool isGuess = work.isStandIn && !atLeast.empty();
    (isGuess ? atLeast : seconds)[work.rate - rates.begin()] +=
        factor * (isGuess ? work.certainOps / fastestOpsPerSecond
                          : work.numOps / work.rate->opsPerSecond);
  });
}

ResourceTime MachineModel::getResource(size_t number, double seconds) const {
  if (number < rates.size())
    return {rates[number].resource, BoundKind::compute, seconds};
  return {levels[number - rates.size()].name, BoundKind::memory, seconds};
}

//===----------------------------------------------------------------------===//
// Time
//===----------------------------------------------------------------------===//

void MachineModel::setLimit(OpTime &time, ArrayRef<double> seconds) const {
  // The first of equals wins, and memory stands last.
  size_t longest = 0, second = 1;
  if (seconds[second] > seconds[longest])
    std::swap(longest, second);
  for (size_t i = 2; i < seconds.size(); ++i) {
    if (seconds[i] > seconds[longest]) {
      second = longest;
      longest = i;
    } else if (seconds[i] > seconds[second]) {
      second = i;
    }
  }
  time.seconds = seconds[longest];
  if (time.seconds == 0)
    return;
  ResourceTime limit = getResource(longest, time.seconds);
  time.kind = limit.kind;
  time.resource = limit.resource;
  if (seconds[second] > 0)
    time.next = getResource(second, seconds[second]);
}

/// The trust in a time of which a part is that of stand-ins: none is faster
/// without them, so the largest need that has none is certain.
static bool isDecidedByStandIn(ArrayRef<double> seconds,
                               ArrayRef<double> standIns) {
  double largest = *llvm::max_element(seconds), certain = 0;
  for (auto [all, guessed] : llvm::zip_equal(seconds, standIns))
    certain = std::max(certain, all - guessed);
  return certain < largest;
}

std::optional<OpTime> MachineModel::getTime(const OpCost &cost) const {
  std::optional<Needs<double>> needs = getNeeds(cost);
  if (!needs)
    return std::nullopt;
  OpTime time;
  time.missingSeconds = needs->missingSeconds;
  CountStatus work =
      isGuess(cost.workStatus) ? CountStatus::unknown : cost.workStatus;
  if (needs->missingSeconds > 0)
    work = combine(work, CountStatus::unknown);
  time.status = combine(work, cost.getTrafficStatusWithoutGuesses());
  // What comes from a cache takes time, too, and nobody has said how much.
  if (hidesResident && !cost.traffic.empty())
    time.status = combine(time.status, CountStatus::unknown);
  // Of an operation of which nothing is known, 0 is still a lower bound.
  if (time.status == CountStatus::unknown)
    time.status = CountStatus::lower;
  if (isDecidedByStandIn(needs->seconds, needs->standInSeconds))
    time.status = combine(time.status, CountStatus::upper);
  setLimit(time, needs->seconds);
  if (time.seconds == 0)
    return time;
  if (hasEfficiencies())
    time.estimate = getEstimate(getTerms(cost, needs->seconds), time.seconds);
  return time;
}

std::optional<SmallVector<ResourceTime>>
MachineModel::getResourceTimes(const OpCost &cost) const {
  std::optional<Needs<double>> needs = getNeeds(cost);
  if (!needs)
    return std::nullopt;
  SmallVector<ResourceTime> times;
  for (auto [index, time] : llvm::enumerate(needs->seconds))
    if (time > 0)
      times.push_back(getResource(index, time));
  return times;
}

std::optional<SmallVector<ResourceDemand>>
MachineModel::getDemands(const OpCost &cost) const {
  std::optional<Needs<double>> needs = getNeeds(cost);
  SmallVector<double, 8> bytes(levels.size());
  if (!needs || !addMemoryBytes<double>(cost, Numbers<double>(), bytes))
    return std::nullopt;
  SmallVector<ResourceDemand> demands;
  for (auto [index, seconds] : llvm::enumerate(needs->seconds))
    demands.push_back({getResource(index, seconds), 0, 0, 0});
  for (auto [index, rate] : llvm::enumerate(rates))
    demands[index].perSecond = rate.opsPerSecond;
  for (auto [demand, level, moved] : llvm::zip_equal(
           MutableArrayRef(demands).drop_front(rates.size()), levels, bytes)) {
    demand.perSecond = level.bytesPerSecond;
    demand.amount = moved;
  }
  if (isGuess(cost.workStatus))
    return demands;
  forEachWork(cost, [&](const UnitWork<double> &work) {
    if (!work.rate)
      return;
    ResourceDemand &demand = demands[work.rate - rates.begin()];
    demand.amount += work.numOps;
    if (work.isStandIn || work.isSplit)
      demand.standInAmount += work.numOps;
  });
  return demands;
}

SmallVector<RidgePoint> MachineModel::getRidgePoints() const {
  SmallVector<RidgePoint> points;
  for (const Rate &rate : rates)
    for (const Level &level : levels)
      points.push_back({rate.resource, level.name,
                        rate.opsPerSecond / level.bytesPerSecond});
  return points;
}

SmallVector<Roof> MachineModel::getRoofs() const {
  SmallVector<Roof> roofs;
  for (const Rate &rate : rates)
    roofs.push_back({rate.resource, BoundKind::compute, rate.opsPerSecond});
  for (const Level &level : levels)
    roofs.push_back({level.name, BoundKind::memory, level.bytesPerSecond});
  return roofs;
}
