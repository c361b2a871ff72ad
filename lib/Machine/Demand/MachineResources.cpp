//===- MachineResources.cpp - What a target works with --------------------===//
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

#include "mlir-roofline/Machine/Demand/MachineResources.h"

#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;

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

MachineResources::MachineResources(TargetAttr target, MachineOptions options)
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
  ArrayRef<MemoryAttr> memory = target.getMemory();
  for (auto [number, level] : llvm::enumerate(memory))
    if (std::optional<double> bandwidth = level.getBandwidthBytesPerSecond())
      bandwidths.push_back(
          {level.getName(), *bandwidth, static_cast<unsigned>(number)});
  holdsParts = llvm::any_of(
      memory, [](MemoryAttr level) { return !level.getHeld().empty(); });
  // What passes only some of the levels has no last cache in front of it.
  if (options.cache == CacheState::hot && !holdsParts && memory.size() > 1) {
    residentBytes = memory[1].getCapacityBytes().value_or(0);
    residentTimeIsUnknown =
        residentBytes > 0 && !memory[1].getBandwidthBytesPerSecondAttr();
  }
}

Roof MachineResources::getRoof(size_t number) const {
  if (number < rates.size())
    return {rates[number].resource, BoundKind::compute,
            rates[number].opsPerSecond};
  const Bandwidth &bandwidth = bandwidths[number - rates.size()];
  return {bandwidth.resource, BoundKind::memory, bandwidth.bytesPerSecond};
}

SmallVector<Roof> MachineResources::getRoofs() const {
  SmallVector<Roof> roofs;
  for (size_t number = 0; number < size(); ++number)
    roofs.push_back(getRoof(number));
  return roofs;
}

SmallVector<RidgePoint> MachineResources::getRidgePoints() const {
  SmallVector<RidgePoint> points;
  for (const Rate &rate : rates)
    for (const Bandwidth &bandwidth : bandwidths)
      points.push_back({rate.resource, bandwidth.resource,
                        rate.opsPerSecond / bandwidth.bytesPerSecond});
  return points;
}
