//===- OpenGroups.cpp - Groups that move formulas -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Movement/OpenGroups.h"

#include "GroupBuilder.h"
#include "mlir-roofline/Movement/ConditionalGroups.h"

using namespace mlir;
using namespace mlir::roofline;

std::vector<FusionGroups::Group>
mlir::roofline::getOpenGroups(const ModuleCost &open, SizeProbes::Probe &probe,
                              double capacityBytes, bool withKernels) {
  const ProgramFlow &flow = probe.flow;
  GroupBuilder builder(probe.cost, flow.values, flow.dependences, flow.classes,
                       capacityBytes, withKernels, &open);
  return builder.run();
}

std::vector<ConditionalGroup>
mlir::roofline::getGroupsAt(const ModuleCost &cost, const ProgramFlow &flow,
                            double capacityBytes, const SizeBindings &sizes) {
  GroupBuilder builder(cost, flow.values, flow.dependences, flow.classes,
                       capacityBytes, /*withKernels=*/false);
  return builder.runAt(sizes);
}
