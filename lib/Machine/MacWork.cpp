//===- MacWork.cpp - The work that is part of macs ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MacWork.h"

#include <algorithm>

using namespace mlir;
using namespace mlir::roofline;

std::optional<MacWork> MacWork::get(const OpCost &cost, const Quantity &count,
                                    const Work &allWork) {
  std::optional<double> macs = count.getDouble();
  std::optional<double> fmas =
      allWork.get(WorkClass::fma, cost.macAccumulatorType).getDouble();
  if (!macs || !fmas)
    return std::nullopt;
  MacWork work;
  work.type = cost.macAccumulatorType;
  work.macs = *macs;
  work.fmas = std::min(*macs, *fmas);
  if (cost.macOperandType != cost.macAccumulatorType)
    work.casts = 2 * *macs;
  return work;
}

std::optional<double> MacWork::getRest(const Work::Entry &entry) const {
  std::optional<double> count = entry.count.getDouble();
  if (!count || !type || entry.type != type)
    return count;
  switch (entry.workClass) {
  case WorkClass::fma:
    return *count - fmas;
  case WorkClass::mul:
  case WorkClass::add:
    return *count - (macs - fmas);
  case WorkClass::convert:
    return *count - std::min(*count, casts);
  default:
    return count;
  }
}
