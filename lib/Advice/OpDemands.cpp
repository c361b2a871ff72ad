//===- OpDemands.cpp - What if a resource had less to do ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpDemands.h"

#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::advice;

std::optional<OpDemands> OpDemands::get(const OpCost &cost,
                                        const MachineModel &machine) {
  OpDemands made(cost, machine);
  auto demands = machine.getDemands(cost);
  if (!demands)
    return std::nullopt;
  made.demands = std::move(*demands);
  return made;
}

double OpDemands::getSeconds() const {
  double longest = 0;
  for (const ResourceDemand &demand : demands)
    longest = std::max(longest, demand.time.seconds);
  return longest;
}

bool advice::isMatrixOf(StringRef resource, Type type) {
  std::string name = "matrix.";
  llvm::raw_string_ostream(name) << type;
  return resource.consume_front(name) &&
         (resource.empty() || resource.starts_with("."));
}

bool OpDemands::moveMacs(Type type) {
  std::optional<double> macs = cost.getNecessaryMacs().getDouble();
  if (!macs || *macs == 0)
    return false;
  // A multiply-accumulate is two operations.
  double operations = 2 * *macs;
  ResourceDemand *to = nullptr, *from = nullptr;
  for (ResourceDemand &demand : demands) {
    if (demand.time.kind != BoundKind::compute)
      continue;
    if (isMatrixOf(demand.time.resource, type)) {
      if (!to || to->perSecond < demand.perSecond)
        to = &demand;
    } else if (demand.amount >= operations &&
               (!from || from->time.seconds < demand.time.seconds)) {
      from = &demand;
    }
  }
  if (!to || !from || to->perSecond <= from->perSecond)
    return false;
  from->time.seconds -= operations / from->perSecond;
  from->amount -= operations;
  to->time.seconds += operations / to->perSecond;
  to->amount += operations;
  return true;
}

static void scale(MutableArrayRef<ResourceDemand> demands, BoundKind kind,
                  double ratio) {
  for (ResourceDemand &demand : demands)
    if (demand.time.kind == kind)
      demand.time.seconds *= ratio;
}

void OpDemands::scaleMemory(double ratio) {
  scale(demands, BoundKind::memory, ratio);
}

void OpDemands::scaleCompute(double ratio) {
  scale(demands, BoundKind::compute, ratio);
}
