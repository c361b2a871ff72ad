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
  using std::min;
  std::optional<Number> macs = numbers.read(count);
  std::optional<Number> fmas =
      numbers.read(allWork.get(WorkClass::fma, cost.macAccumulatorType));
  if (!macs || !fmas)
    return std::nullopt;
  MacWork work;
  work.type = cost.macAccumulatorType;
  work.macs = *macs;
  work.fmas = min(*macs, *fmas);
  if (cost.macOperandType != cost.macAccumulatorType)
    work.casts = Number(2) * *macs;
  return work;
}

template <typename Number>
std::optional<Number>
MacWork<Number>::getRest(const Work::Entry &entry,
                         const Numbers<Number> &numbers) const {
  using std::min;
  std::optional<Number> count = numbers.read(entry.count);
  if (!count || !type || entry.type != type)
    return count;
  switch (entry.workClass) {
  case WorkClass::fma:
    return *count - fmas;
  case WorkClass::mul:
  case WorkClass::add:
    return *count - (macs - fmas);
  case WorkClass::convert:
    return *count - min(*count, casts);
  default:
    return count;
  }
}

template class mlir::roofline::MacWork<double>;
template class mlir::roofline::MacWork<Formula>;
