//===- WorkReader.cpp - Which unit does what ------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "WorkReader.h"

using namespace mlir;
using namespace mlir::roofline;

using Rate = MachineResources::Rate;

/// How many operations on parts an operation on a whole takes: of long
/// multiplication, each part of the one with each of the other.
static double getNumParts(WorkClass workClass, Type whole, Type part) {
  double parts = llvm::divideCeil(whole.getIntOrFloatBitWidth(),
                                  part.getIntOrFloatBitWidth());
  switch (workClass) {
  case WorkClass::mul:
  case WorkClass::fma:
  case WorkClass::div:
    return parts * parts;
  default:
    return parts;
  }
}

/// Where `count` operations of scalar work run.
template <typename Number>
UnitWork<Number> WorkReader<Number>::getScalarWork(WorkClass workClass,
                                                   Type type,
                                                   const Number &count) const {
  UnitWork<Number> work = {nullptr, type, UnitKind::vector,
                           workClass == WorkClass::fma ? Number(2) * count
                                                       : count};
  if (workClass == WorkClass::special)
    work.rate = resources.findRate(UnitKind::special, type, Type());
  if (!work.rate)
    work.rate = resources.findRate(UnitKind::vector, type, Type());
  if (work.rate) {
    work.unit = work.rate->kind;
    work.isGuess = work.rate->elementType != type;
  } else if ((work.rate = resources.findNarrowRate(type))) {
    work.isSplit = true;
    work.numOps *= Number(getNumParts(workClass, type, work.rate->elementType));
  }
  work.certainOps = work.numOps;
  return work;
}

template <typename Number>
UnitWork<Number>
WorkReader<Number>::getMatrixMacs(const Rate &matrix, const OpCost &cost,
                                  const Number &numMacs) const {
  // Rounded factors are what somebody has asked for.
  bool isOwn =
      matrix.elementType == cost.macOperandType ||
      (resources.getOptions().allowTf32 && matrix.elementType.isTF32());
  Number numOps = Number(2) * numMacs;
  return {&matrix,
          cost.macOperandType,
          UnitKind::matrix,
          numOps,
          /*isGuess=*/!isOwn,
          /*isSplit=*/false,
          /*certainOps=*/numOps};
}

/// Multiply-accumulates of narrow factors, on the vector unit in the type of
/// the accumulator, for which a machine may have operations that nobody has
/// stated; nothing if that is not where they run. They are part of `work`.
template <typename Number>
std::optional<UnitWork<Number>> WorkReader<Number>::getWidenedMacs(
    const OpCost &cost, const MacWork<Number> &macs, const Work &work) const {
  using std::min;
  if (cost.macOperandType == cost.macAccumulatorType)
    return std::nullopt;
  // A sum that no unit holds is several narrower ones, as any operation is.
  UnitWork<Number> product =
      getScalarWork(WorkClass::mul, cost.macAccumulatorType, macs.getMacs());
  UnitWork<Number> sum =
      getScalarWork(WorkClass::add, cost.macAccumulatorType, macs.getMacs());
  if (!product.rate || product.rate != sum.rate)
    return std::nullopt;
  std::optional<Number> casts =
      numbers.read(work.get(WorkClass::convert, cost.macAccumulatorType));
  return UnitWork<Number>{product.rate,
                          cost.macOperandType,
                          UnitKind::vector,
                          product.numOps + sum.numOps +
                              min(casts.value_or(0), macs.getCasts()),
                          /*isGuess=*/true,
                          /*isSplit=*/false,
                          /*certainOps=*/Number(2) * macs.getMacs()};
}

template <typename Number>
bool WorkReader<Number>::forEach(
    const OpCost &cost,
    llvm::function_ref<void(const UnitWork<Number> &)> visit) const {
  MacWork<Number> taken;
  // Bounds are made of what is necessary.
  const Work rest = cost.avoidable ? cost.getNecessaryWork() : Work();
  const Work &necessary = cost.avoidable ? rest : cost.work;
  if (cost.macOperandType && !cost.macs.isZero()) {
    std::optional<MacWork<Number>> macs =
        MacWork<Number>::get(cost, cost.getNecessaryMacs(), necessary, numbers);
    if (!macs)
      return false;
    if (const Rate *matrix = resources.findMatrixRate(
            cost.macOperandType, cost.macAccumulatorType)) {
      taken = *macs;
      visit(getMatrixMacs(*matrix, cost, macs->getMacs()));
    } else if (std::optional<UnitWork<Number>> work =
                   getWidenedMacs(cost, *macs, necessary)) {
      taken = *macs;
      visit(*work);
    }
  }
  for (const Work::Entry &entry : necessary.getEntries()) {
    std::optional<Number> count = taken.getRest(entry, numbers);
    if (!count)
      return false;
    if (entry.workClass != WorkClass::index && !Numbers<Number>::isNone(*count))
      visit(getScalarWork(entry.workClass, entry.type, *count));
  }
  return true;
}

template class mlir::roofline::WorkReader<double>;
template class mlir::roofline::WorkReader<Formula>;
