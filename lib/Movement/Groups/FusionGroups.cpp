//===- FusionGroups.cpp - What need not exist as a whole ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Movement/FusionGroups.h"

#include "GroupBuilder.h"

using namespace mlir;
using namespace mlir::roofline;

FusionGroups::FusionGroups(const ModuleCost &cost, const ValueFlow &values,
                           const Dependences &dependences,
                           const ValueClasses &classes, double capacityBytes,
                           bool withKernels)
    : groupOf(cost.getOps().size(), none) {
  GroupBuilder builder(cost, values, dependences, classes, capacityBytes,
                       withKernels);
  groups = builder.run();
  for (auto [number, group] : llvm::enumerate(groups))
    for (unsigned op : group.ops)
      groupOf[op] = number;
}
