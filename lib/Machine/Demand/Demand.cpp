//===- Demand.cpp - How much a cost needs of what -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/Demand/Demand.h"

#include "MovedBytes.h"
#include "WorkReader.h"

#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Work
//===----------------------------------------------------------------------===//

template <typename Number>
static bool addWork(Demand<Number> &demand, const OpCost &cost,
                    const MachineResources &resources,
                    const Numbers<Number> &numbers) {
  return WorkReader<Number>(resources, numbers)
      .forEach(cost, [&](const UnitWork<Number> &work) {
        if (!work.rate) {
          demand.unrated += work.numOps;
          return;
        }
        ResourceAmount<Number> &amount =
            demand.amounts[resources.getNumber(work.rate)];
        amount.all += work.numOps;
        if (work.isGuess || work.isSplit)
          amount.standIn += work.numOps;
        if (!work.isGuess)
          return;
        amount.guessed += work.numOps;
        amount.certain += work.certainOps;
      });
}

SmallVector<StandIn, 1>
mlir::roofline::getStandIns(const OpCost &cost,
                            const MachineResources &resources) {
  SmallVector<StandIn, 1> found;
  Numbers<double> numbers;
  WorkReader<double>(resources, numbers)
      .forEach(cost, [&](const UnitWork<double> &work) {
        if (work.rate && work.rate->elementType == work.type)
          return;
        StandIn standIn = {work.type, work.unit, work.isSplit,
                           work.rate ? work.rate->resource : StringAttr()};
        if (!llvm::is_contained(found, standIn))
          found.push_back(standIn);
      });
  return found;
}

Type mlir::roofline::getMatrixType(const OpCost &cost,
                                   const MachineResources &resources) {
  if (!cost.macOperandType || cost.macs.isZero())
    return Type();
  const MachineResources::Rate *rate =
      resources.findMatrixRate(cost.macOperandType, cost.macAccumulatorType);
  return rate ? rate->elementType : Type();
}

//===----------------------------------------------------------------------===//
// Traffic
//===----------------------------------------------------------------------===//

std::optional<double>
mlir::roofline::getMovedBytes(const OperandTraffic &operand,
                              const Quantity &bytes, TargetAttr target) {
  return readMovedBytes(operand, bytes, target, Numbers<double>());
}

/// Adds what passes some levels only.
template <typename Number>
static void addToLevels(MutableArrayRef<ResourceAmount<Number>> amounts,
                        Value value, const Number &read, const Number &written,
                        const MachineResources &resources) {
  LevelSet readLevels = resources.getLevels(value, /*isWrite=*/false);
  LevelSet writeLevels = resources.getLevels(value, /*isWrite=*/true);
  for (auto [amount, bandwidth] :
       llvm::zip_equal(amounts, resources.getBandwidths())) {
    if (readLevels.contains(bandwidth.level))
      amount.all += read;
    if (writeLevels.contains(bandwidth.level))
      amount.all += written;
  }
}

template <typename Number>
static bool addTraffic(Demand<Number> &demand, const OpCost &cost,
                       const MachineResources &resources,
                       const Numbers<Number> &numbers) {
  using std::max;
  using std::min;
  MutableArrayRef<ResourceAmount<Number>> amounts = demand.amounts;
  amounts = amounts.drop_front(resources.getRates().size());
  double residentBytes = resources.getResidentBytes();
  Number outermost = 0, all = 0;
  for (const OperandTraffic &operand : cost.traffic) {
    if (isGuess(operand.status))
      continue;
    std::optional<Number> read = readMovedBytes(operand, operand.bytesRead,
                                                resources.getTarget(), numbers);
    std::optional<Number> written = readMovedBytes(
        operand, operand.bytesWritten, resources.getTarget(), numbers);
    if (!read || !written)
      return false;
    if (!resources.passesAllLevels(operand.value)) {
      addToLevels(amounts, operand.value, *read, *written, resources);
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
  demand.movedBytes += all;
  if (residentBytes == 0)
    outermost = all;
  for (auto [amount, bandwidth] :
       llvm::zip_equal(amounts, resources.getBandwidths()))
    amount.all += bandwidth.level == 0 ? outermost : all;
  return true;
}

//===----------------------------------------------------------------------===//
// Numbers and formulas
//===----------------------------------------------------------------------===//

template <typename Number>
static std::optional<Demand<Number>>
getDemand(const OpCost &cost, const MachineResources &resources,
          const Numbers<Number> &numbers) {
  std::optional<Demand<Number>> demand(std::in_place, resources);
  bool isKnown =
      isGuess(cost.workStatus) || ::addWork(*demand, cost, resources, numbers);
  if (!isKnown || !::addTraffic(*demand, cost, resources, numbers))
    demand.reset();
  return demand;
}

bool mlir::roofline::addWork(Demand<double> &demand, const OpCost &cost,
                             const MachineResources &resources) {
  return ::addWork(demand, cost, resources, Numbers<double>());
}

bool mlir::roofline::addTraffic(Demand<double> &demand, const OpCost &cost,
                                const MachineResources &resources) {
  return ::addTraffic(demand, cost, resources, Numbers<double>());
}

std::optional<Demand<double>>
mlir::roofline::getDemand(const OpCost &cost,
                          const MachineResources &resources) {
  return ::getDemand(cost, resources, Numbers<double>());
}

std::optional<Demand<Formula>>
mlir::roofline::getDemand(const OpCost &cost, const MachineResources &resources,
                          FormulaGraph &graph) {
  return ::getDemand(cost, resources, Numbers<Formula>(graph));
}
