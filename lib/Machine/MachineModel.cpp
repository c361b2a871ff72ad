//===- MachineModel.cpp - Time from work and traffic ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/MachineModel.h"

#include "TimedStatus.h"
#include "mlir-roofline/Evaluation/FormulaGraph.h"
#include "mlir-roofline/Support/FiniteNumber.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;

MachineModel::MachineModel(TargetAttr target, MachineOptions options)
    : resources(target, options) {
  for (EfficiencyAttr entry : target.getEfficiency())
    efficiencies.push_back(
        {entry.getOpClass(), entry.getElementType(), Efficiency::get(entry)});
  // An entry without overhead says that the fit saw none, not that there is
  // none.
  double least = std::numeric_limits<double>::infinity();
  for (const ClassEfficiency &entry : efficiencies)
    if (entry.efficiency.overheadSeconds > 0)
      least = std::min(least, entry.efficiency.overheadSeconds);
  for (ClassEfficiency &entry : efficiencies)
    entry.efficiency.launchSeconds =
        std::min(entry.efficiency.launchSeconds, least);
}

MachineModel MachineModel::forProgram(const ModuleCost &cost) const {
  MachineModel model = *this;
  model.resources = resources.forProgram(cost);
  return model;
}

//===----------------------------------------------------------------------===//
// Seconds by resource
//===----------------------------------------------------------------------===//

/// Of one resource: a unit made for what is guessed may work beside it.
template <typename Number>
static Number getCertainSeconds(const ResourceAmount<Number> &amount,
                                double perSecond, double fastest) {
  using std::max;
  const Number none = 0;
  if (amount.guessed == none)
    return amount.all / Number(perSecond);
  Number own = amount.all == amount.guessed
                   ? none
                   : (amount.all - amount.guessed) / Number(perSecond);
  return max(own, amount.certain / Number(fastest));
}

// By resource, as numbers or as formulas.

template <typename Seconds, typename Number>
static Seconds getAllSeconds(const Demand<Number> &demand,
                             const MachineResources &resources) {
  Seconds seconds;
  for (auto [number, amount] : llvm::enumerate(demand.amounts))
    seconds.push_back(amount.all / Number(resources.getRoof(number).perSecond));
  return seconds;
}

template <typename Seconds, typename Number>
static Seconds getAllCertainSeconds(const Demand<Number> &demand,
                                    const MachineResources &resources) {
  Seconds seconds;
  for (auto [number, amount] : llvm::enumerate(demand.amounts))
    seconds.push_back(::getCertainSeconds(amount,
                                          resources.getRoof(number).perSecond,
                                          resources.getFastestOpsPerSecond()));
  return seconds;
}

SmallVector<double, 24>
MachineModel::getSeconds(const Demand<double> &demand) const {
  return getAllSeconds<SmallVector<double, 24>>(demand, resources);
}

SmallVector<Formula, 0>
MachineModel::getSeconds(const Demand<Formula> &demand) const {
  return getAllSeconds<SmallVector<Formula, 0>>(demand, resources);
}

SmallVector<double, 24>
MachineModel::getCertainSeconds(const Demand<double> &demand) const {
  return getAllCertainSeconds<SmallVector<double, 24>>(demand, resources);
}

SmallVector<Formula, 0>
MachineModel::getCertainSeconds(const Demand<Formula> &demand) const {
  return getAllCertainSeconds<SmallVector<Formula, 0>>(demand, resources);
}

ResourceTime MachineModel::getResource(size_t number, double seconds) const {
  Roof roof = resources.getRoof(number);
  return {roof.resource, roof.kind, seconds};
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

/// Whether a time is that of stand-ins: no machine is faster without them, so
/// the largest need that has none is certain.
static bool isDecidedByGuess(const Demand<double> &demand,
                             const MachineResources &resources,
                             double seconds) {
  double certain = 0;
  for (auto [number, amount] : llvm::enumerate(demand.amounts))
    certain = std::max(certain, (amount.all - amount.guessed) /
                                    resources.getRoof(number).perSecond);
  return certain < seconds;
}

CountStatus mlir::roofline::getTimedStatus(const OpCost &cost,
                                           const MachineResources &resources,
                                           bool lacksRate) {
  CountStatus work =
      isGuess(cost.workStatus) ? CountStatus::unknown : cost.workStatus;
  if (lacksRate)
    work = combine(work, CountStatus::unknown);
  CountStatus status = combine(work, cost.getTrafficStatusWithoutGuesses());
  // What comes from a cache takes time, too, and nobody has said how much.
  if (resources.hidesResident() && !cost.traffic.empty())
    status = combine(status, CountStatus::unknown);
  // Of an operation of which nothing is known, 0 is still a lower bound.
  return status == CountStatus::unknown ? CountStatus::lower : status;
}

CountStatus mlir::roofline::getTimedStatus(const OpCost &cost,
                                           const MachineResources &resources,
                                           const Demand<Formula> &demand) {
  CountStatus status =
      getTimedStatus(cost, resources, /*lacksRate=*/!demand.unrated.isZero());
  // At which sizes stand-ins decide is not asked.
  bool hasGuess = llvm::any_of(demand.amounts, [](const auto &amount) {
    return !amount.guessed.isZero();
  });
  return hasGuess ? combine(status, CountStatus::upper) : status;
}

std::optional<OpTime> MachineModel::getTime(const OpCost &cost) const {
  std::optional<Demand<double>> demand = getDemand(cost, resources);
  if (!demand)
    return std::nullopt;
  OpTime time;
  if (demand->unrated > 0)
    time.missingSeconds = demand->unrated / resources.getSlowestClockHz();
  time.status =
      getTimedStatus(cost, resources, /*lacksRate=*/time.missingSeconds > 0);
  SmallVector<double, 24> seconds = getSeconds(*demand);
  setLimit(time, seconds);
  if (!getFinite(time.seconds) || !getFinite(time.missingSeconds))
    return std::nullopt;
  if (isDecidedByGuess(*demand, resources, time.seconds))
    time.status = combine(time.status, CountStatus::upper);
  if (time.seconds > 0 && hasEfficiencies())
    time.estimate = getEstimate(getTerms(cost, *demand, seconds), time.seconds);
  return time;
}
