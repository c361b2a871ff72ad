//===- EffectiveTaps.cpp - Work without neutral taps ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Windows/EffectiveTaps.h"

using namespace mlir;
using namespace mlir::roofline;

void mlir::roofline::setEffectiveWork(CostBuilder &builder, const OpCost &tap,
                                      const Quantity &dropped,
                                      const Work &counted) {
  Quantity flops = tap.work.getFlops(), intOps = tap.work.getIntOps();
  if (dropped.isZero() ||
      (flops.isZero() && intOps.isZero() && tap.macs.isZero()))
    return;
  OpCost &cost = builder.getCost();
  Work droppedWork;
  droppedWork.addScaled(tap.work, dropped);
  droppedWork.addScaled(counted, Quantity(0) - dropped);
  cost.addAvoidable(droppedWork, dropped * tap.macs);
  cost.effective = {cost.macs - dropped * tap.macs,
                    cost.work.getFlops() - dropped * flops,
                    cost.work.getIntOps() - dropped * intOps};
}
