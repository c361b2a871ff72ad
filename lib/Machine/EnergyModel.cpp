//===- EnergyModel.cpp - Energy from work, traffic and time ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/EnergyModel.h"

#include "mlir-roofline/Machine/MemoryFit.h"
#include "mlir-roofline/Support/FiniteNumber.h"

#include "Demand/MacWork.h"

#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/STLExtras.h"

#include <cassert>

using namespace mlir;
using namespace mlir::roofline;

static constexpr double joulesPerPicojoule = 1e-12;
static constexpr double joulesPerKilowattHour = 3.6e6;

void Energy::addMissing(StringAttr entry) {
  if (!llvm::is_contained(missing, entry))
    missing.push_back(entry);
  status = combine(status, CountStatus::lower);
}

double mlir::roofline::getCarbonGrams(double joules,
                                      double gramsPerKilowattHour,
                                      double powerUsageEffectiveness) {
  return joules / joulesPerKilowattHour * powerUsageEffectiveness *
         gramsPerKilowattHour;
}

EnergyModel::EnergyModel(const MachineModel &machine) : machine(machine) {
  TargetAttr target = getTarget();
  EnergyAttr table = target.getEnergy();
  assert(table && "the caller has found that the target has an energy");
  for (OpEnergyAttr entry : table.getOps())
    ops.push_back({entry.getWorkClass(), entry.getUnit(),
                   entry.getElementType(),
                   entry.getPicojoules() * joulesPerPicojoule});
  ArrayRef<MemoryAttr> levels = target.getMemory();
  joulesPerByte.assign(levels.size(), 0.0);
  for (auto [joules, level] : llvm::zip_equal(joulesPerByte, levels))
    for (ByteEnergyAttr entry : table.getMemory())
      if (entry.getName() == level.getName())
        joules += entry.getPicojoules() * joulesPerPicojoule;
  for (auto [number, level] : llvm::enumerate(levels)) {
    bool isCovered =
        table.findLevel(level.getName().getValue()) || !isHome(levels, number);
    missingLevels.push_back(isCovered ? StringAttr() : level.getName());
  }
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

std::optional<double> EnergyModel::find(WorkClass workClass, Type type) const {
  for (const OpEntry &entry : ops)
    if (entry.workClass == workClass && entry.elementType == type)
      return entry.joules;
  return std::nullopt;
}

std::optional<double> EnergyModel::find(UnitKind unit, Type type) const {
  for (const OpEntry &entry : ops)
    if (entry.unit == unit && entry.elementType == type)
      return entry.joules;
  return std::nullopt;
}

static std::optional<double> sum(std::optional<double> a,
                                 std::optional<double> b) {
  return a && b ? std::optional<double>(*a + *b) : std::nullopt;
}

std::optional<double> EnergyModel::getScalarJoules(WorkClass workClass,
                                                   Type type) const {
  if (std::optional<double> joules = find(workClass, type))
    return joules;
  bool isFma = workClass == WorkClass::fma;
  if (isFma)
    if (std::optional<double> joules =
            sum(find(WorkClass::mul, type), find(WorkClass::add, type)))
      return joules;
  if (workClass == WorkClass::special && getTarget().hasUnit(UnitKind::special))
    return std::nullopt;
  std::optional<double> joules = find(UnitKind::vector, type);
  return isFma ? sum(joules, joules) : joules;
}

std::optional<double> EnergyModel::getMatrixMacJoules(Type operand,
                                                      Type accumulator) const {
  if (std::optional<double> joules = find(UnitKind::matrix, operand))
    return 2 * *joules;
  if (operand == accumulator)
    if (std::optional<double> joules = find(WorkClass::fma, operand))
      return joules;
  return sum(find(WorkClass::mul, operand), find(WorkClass::add, accumulator));
}

bool EnergyModel::addCompute(const OpCost &cost, Energy &energy) const {
  auto add = [&](double count, std::optional<double> joules, StringRef key,
                 Type type) {
    if (joules)
      energy.computeJoules += count * *joules;
    else
      energy.addMissing(StringAttr::get(getTarget().getContext(),
                                        OpEnergyAttr::getName(key, type)));
  };
  MacWork<double> taken;
  Numbers<double> numbers;
  Type operand = getMatrixType(cost, machine.getResources());
  // Rounding the factors changes when an f32 product is done, and who knows
  // what it takes: without an entry for tf32, what an f32 product takes.
  if (operand && operand.isTF32() && cost.macOperandType.isF32() &&
      !find(UnitKind::matrix, operand))
    operand = Type();
  if (operand) {
    std::optional<MacWork<double>> macs =
        MacWork<double>::get(cost, cost.macs, cost.work, numbers);
    if (!macs)
      return false;
    taken = *macs;
    add(taken.getMacs(), getMatrixMacJoules(operand, cost.macAccumulatorType),
        stringifyUnitKind(UnitKind::matrix), operand);
  }
  for (const Work::Entry &entry : cost.work.getEntries()) {
    std::optional<double> count = taken.getRest(entry, numbers);
    if (!count)
      return false;
    if (entry.workClass != WorkClass::index && *count > 0)
      add(*count, getScalarJoules(entry.workClass, entry.type),
          stringifyWorkClass(entry.workClass), entry.type);
  }
  return true;
}

//===----------------------------------------------------------------------===//
// Bytes and time
//===----------------------------------------------------------------------===//

bool EnergyModel::addMemory(const OpCost &cost, Energy &energy) const {
  for (const OperandTraffic &operand : cost.traffic) {
    if (isGuess(operand.status))
      continue;
    std::optional<double> read =
        getMovedBytes(operand, operand.bytesRead, getTarget());
    std::optional<double> written =
        getMovedBytes(operand, operand.bytesWritten, getTarget());
    if (!read || !written)
      return false;
    auto add = [&](double bytes, bool isWrite) {
      LevelSet levels =
          machine.getResources().getLevels(operand.value, isWrite);
      for (auto [level, joules, missing] :
           llvm::enumerate(joulesPerByte, missingLevels)) {
        if (!levels.contains(level))
          continue;
        energy.memoryJoules += bytes * joules;
        if (missing && bytes > 0)
          energy.addMissing(missing);
      }
    };
    add(*read, /*isWrite=*/false);
    add(*written, /*isWrite=*/true);
  }
  return true;
}

void EnergyModel::addStatic(Energy &energy, double seconds) const {
  if (seconds <= 0)
    return;
  if (std::optional<double> watts = getTarget().getEnergy().getStaticWatts()) {
    energy.staticJoules += *watts * seconds;
    // It is drawn for as long as the program really takes.
    if (*watts > 0)
      energy.status = combine(energy.status, CountStatus::lower);
  } else {
    energy.addMissing(StringAttr::get(getTarget().getContext(),
                                      EnergyAttr::getStaticWattsName()));
  }
}

std::optional<Energy> EnergyModel::getEnergy(const OpCost &cost,
                                             double seconds) const {
  Energy energy;
  energy.status =
      combine(cost.workStatus, cost.getTrafficStatusWithoutGuesses());
  // Of an operation of which nothing is known, 0 is still a lower bound.
  if (energy.status == CountStatus::unknown)
    energy.status = CountStatus::lower;
  if (!addCompute(cost, energy) || !addMemory(cost, energy))
    return std::nullopt;
  addStatic(energy, seconds);
  if (!getFinite(energy.getJoules()))
    return std::nullopt;
  return energy;
}
