//===- EffectiveTaps.cpp - Work without neutral taps ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/EffectiveTaps.h"

using namespace mlir;
using namespace mlir::roofline;

void mlir::roofline::setEffectiveWork(CostBuilder &builder, const OpCost &tap,
                                      const Quantity &dropped) {
  Quantity flops = tap.work.getFlops(), intOps = tap.work.getIntOps();
  if (dropped.isZero() ||
      (flops.isZero() && intOps.isZero() && tap.macs.isZero()))
    return;
  OpCost &cost = builder.getCost();
  cost.effective = {cost.macs - dropped * tap.macs,
                    cost.work.getFlops() - dropped * flops,
                    cost.work.getIntOps() - dropped * intOps};
}
