//===- MacWork.cpp - The work that is part of macs ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MacWork.h"

using namespace mlir;
using namespace mlir::roofline;

template <typename Number>
std::optional<MacWork<Number>>
MacWork<Number>::get(const OpCost &cost, const Quantity &count,
                     const Work &allWork, const Numbers<Number> &numbers) {
  MacWork work;
  work.type = cost.macAccumulatorType;
  work.macs = count;
  work.fmas = Quantity::min(
      count, allWork.get(WorkClass::fma, cost.macAccumulatorType));
  if (cost.macOperandType != cost.macAccumulatorType)
    work.casts = Quantity(2) * count;
  std::optional<Number> macs = numbers.read(work.macs);
  std::optional<Number> casts = numbers.read(work.casts);
  if (!macs || !casts || !numbers.read(work.fmas))
    return std::nullopt;
  work.numMacs = *macs;
  work.numCasts = *casts;
  return work;
}

template <typename Number>
std::optional<Number>
MacWork<Number>::getRest(const Work::Entry &entry,
                         const Numbers<Number> &numbers) const {
  if (!type || entry.type != type)
    return numbers.read(entry.count);
  switch (entry.workClass) {
  case WorkClass::fma:
    return numbers.read(entry.count - fmas);
  case WorkClass::mul:
  case WorkClass::add:
    return numbers.read(entry.count - (macs - fmas));
  case WorkClass::convert:
    return numbers.read(entry.count - Quantity::min(entry.count, casts));
  default:
    return numbers.read(entry.count);
  }
}

template class mlir::roofline::MacWork<double>;
template class mlir::roofline::MacWork<Formula>;
