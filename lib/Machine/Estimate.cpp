//===- Estimate.cpp - Expected time from efficiencies ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The one place that turns times at peak into an expected time.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/MachineModel.h"

#include "KernelTerms.h"

#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;

Efficiency Efficiency::get(EfficiencyAttr attr) {
  auto orElse = [](FloatAttr value, double otherwise) {
    return value ? value.getValueAsDouble() : otherwise;
  };
  Efficiency efficiency;
  efficiency.compute = orElse(attr.getCompute(), efficiency.compute);
  efficiency.memory = orElse(attr.getMemory(), efficiency.memory);
  efficiency.exposed = orElse(attr.getExposed(), efficiency.exposed);
  efficiency.reductionStepSeconds =
      orElse(attr.getReductionStepSeconds(), efficiency.reductionStepSeconds);
  efficiency.overheadSeconds =
      orElse(attr.getOverheadSeconds(), efficiency.overheadSeconds);
  efficiency.launchSeconds = efficiency.overheadSeconds;
  efficiency.cacheShare = orElse(attr.getCacheShare(), efficiency.cacheShare);
  if (FloatAttr speed = attr.getCacheBytesPerSecond())
    efficiency.cacheSecondsPerByte = 1 / speed.getValueAsDouble();
  return efficiency;
}

double Efficiency::getSeconds(const EstimateTerms &terms) const {
  KernelTerms<double> kernel = {terms.computeSeconds,   terms.memorySeconds,
                                terms.reductionSteps,   terms.movedBytes,
                                terms.outermostSeconds, terms.cacheBytes,
                                terms.movesBytes};
  double seconds = getBusySeconds(*this, kernel);
  return terms.movesBytes ? seconds + overheadSeconds : seconds;
}

static OpClass getClass(const OpCost &cost) {
  if (!cost.macs.isZero())
    return OpClass::contraction;
  // Address computation goes with moving.
  bool computes =
      llvm::any_of(cost.work.getEntries(), [](const Work::Entry &e) {
        return e.workClass != WorkClass::index && !e.count.isZero();
      });
  if (!computes)
    return OpClass::movement;
  Numbers<double> numbers;
  double read = getLargest(cost, &OperandTraffic::bytesRead, numbers);
  double written = getLargest(cost, &OperandTraffic::bytesWritten, numbers);
  return written > 0 && read > written ? OpClass::reduction
                                       : OpClass::elementwise;
}

/// Whose efficiency stands in for that of a class that has not been measured.
static std::optional<OpClass> getRelative(OpClass opClass) {
  switch (opClass) {
  case OpClass::attention:
    return OpClass::contraction;
  case OpClass::reduction:
  case OpClass::movement:
    return OpClass::elementwise;
  case OpClass::contraction:
  case OpClass::elementwise:
    return std::nullopt;
  }
  llvm_unreachable("unknown class");
}

static Type getElementType(const OpCost &cost) {
  if (cost.macOperandType)
    return cost.macOperandType;
  for (const Work::Entry &entry : cost.work.getEntries())
    if (entry.workClass != WorkClass::index)
      return entry.type;
  return cost.traffic.empty() ? Type() : cost.traffic.front().elementType;
}

EstimateTerms MachineModel::getKernelClass(ArrayRef<const OpCost *> ops,
                                           const OpCost &boundary) {
  EstimateTerms terms;
  for (const OpCost *cost : ops) {
    OpClass opClass = getClass(*cost);
    // The classes stand in the order in which they decide.
    if (!terms.elementType || opClass < terms.opClass)
      terms.elementType = getElementType(*cost);
    terms.opClass = std::min(terms.opClass, opClass);
  }
  terms.movesBytes = !boundary.getBytes().isZero();
  return terms;
}

EstimateTerms MachineModel::getTerms(const OpCost &cost,
                                     const Demand<double> &demand,
                                     ArrayRef<double> seconds) const {
  EstimateTerms terms = getKernelClass(&cost, cost);
  terms.reductionSteps = getReductionSteps(cost, Numbers<double>());
  setResourceTerms(terms, demand, seconds, resources);
  return terms;
}

std::optional<EstimateTerms>
MachineModel::getEstimateTerms(const OpCost &cost) const {
  std::optional<Demand<double>> demand = getDemand(cost, resources);
  if (!demand)
    return std::nullopt;
  return getTerms(cost, *demand, getSeconds(*demand));
}

std::optional<unsigned>
mlir::roofline::findEfficiency(ArrayRef<EfficiencyAttr> entries,
                               OpClass opClass, Type elementType) {
  std::optional<unsigned> first;
  for (auto [number, entry] : llvm::enumerate(entries)) {
    if (entry.getOpClass() != opClass)
      continue;
    if (entry.getElementType() && entry.getElementType() == elementType)
      return number;
    if (!first)
      first = number;
  }
  if (first)
    return first;
  std::optional<OpClass> relative = getRelative(opClass);
  return relative ? findEfficiency(entries, *relative, elementType)
                  : std::nullopt;
}

const MachineModel::ClassEfficiency *
MachineModel::findEfficiency(OpClass opClass, Type elementType) const {
  std::optional<unsigned> number = roofline::findEfficiency(
      getTarget().getEfficiency(), opClass, elementType);
  return number ? &efficiencies[*number] : nullptr;
}

bool MachineModel::hasEfficiency(OpClass opClass) const {
  return llvm::any_of(efficiencies, [&](const ClassEfficiency &entry) {
    return entry.opClass == opClass;
  });
}

std::optional<std::pair<unsigned, Type>>
MachineModel::getEfficiencyUse(const OpCost &cost) const {
  Type elementType = getElementType(cost);
  const ClassEfficiency *entry = findEfficiency(getClass(cost), elementType);
  if (!entry)
    return std::nullopt;
  return std::pair(unsigned(entry - efficiencies.begin()), elementType);
}

OpEstimate MachineModel::getEstimate(const EstimateTerms &terms,
                                     double bound) const {
  const ClassEfficiency *entry =
      findEfficiency(terms.opClass, terms.elementType);
  if (!entry)
    return {bound, bound, 0, 0, /*isCalibrated=*/false};
  const Efficiency &efficiency = entry->efficiency;
  double seconds = efficiency.getSeconds(terms);
  double overhead = terms.movesBytes ? efficiency.overheadSeconds : 0;
  double launch = terms.movesBytes ? efficiency.launchSeconds : 0;
  return {seconds, std::max(seconds - overhead, launch), overhead, launch,
          /*isCalibrated=*/entry->opClass == terms.opClass};
}
