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
  std::optional<Demand<double>> demand =
      getDemand(cost, machine.getResources());
  if (!demand)
    return std::nullopt;
  return OpDemands(cost, machine.getResources(), std::move(*demand));
}

double OpDemands::getSeconds() const {
  double longest = 0;
  for (auto [amount, roof] :
       llvm::zip_equal(demand.amounts, resources.getRoofs()))
    longest = std::max(longest, amount.all / roof.perSecond);
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
  SmallVector<Roof> roofs = resources.getRoofs();
  auto getSeconds = [&](size_t number) {
    return demand.amounts[number].all / roofs[number].perSecond;
  };
  std::optional<size_t> to, from;
  for (auto [number, roof] : llvm::enumerate(roofs)) {
    if (roof.kind != BoundKind::compute)
      continue;
    if (isMatrixOf(roof.resource, type)) {
      if (!to || roofs[*to].perSecond < roof.perSecond)
        to = number;
    } else if (demand.amounts[number].all >= operations &&
               (!from || getSeconds(*from) < getSeconds(number))) {
      from = number;
    }
  }
  if (!to || !from || roofs[*to].perSecond <= roofs[*from].perSecond)
    return false;
  demand.amounts[*from].all -= operations;
  demand.amounts[*to].all += operations;
  return true;
}

void OpDemands::scale(BoundKind kind, double ratio) {
  for (auto [amount, roof] :
       llvm::zip_equal(demand.amounts, resources.getRoofs()))
    if (roof.kind == kind)
      amount.all *= ratio;
}

void OpDemands::scaleMemory(double ratio) { scale(BoundKind::memory, ratio); }

void OpDemands::scaleCompute(double ratio) { scale(BoundKind::compute, ratio); }
