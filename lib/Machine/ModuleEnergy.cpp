//===- ModuleEnergy.cpp - Energy of a whole program on a target -----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/ModuleEnergy.h"

#include "mlir-roofline/Program/ExecutionTree.h"
#include "mlir-roofline/Support/FiniteNumber.h"

using namespace mlir;
using namespace mlir::roofline;

/// `factor` executions instead of one.
static void scale(Energy &energy, double factor) {
  energy.computeJoules *= factor;
  energy.memoryJoules *= factor;
  energy.staticJoules *= factor;
}

static void add(Energy &sum, const Energy &part) {
  sum.computeJoules += part.computeJoules;
  sum.memoryJoules += part.memoryJoules;
  sum.staticJoules += part.staticJoules;
  sum.status = combine(sum.status, part.status);
  for (StringAttr entry : part.missing)
    sum.addMissing(entry);
}

namespace {
/// The energy of a part of the program.
struct PartEnergy {
  Energy energy;
  bool isSymbolic = false;
};

/// How energies compose; see ExecutionFold.
class EnergyAlgebra {
public:
  explicit EnergyAlgebra(ArrayRef<std::optional<Energy>> ops) : ops(ops) {}

  void addOp(PartEnergy &sum, unsigned index) const {
    if (ops[index])
      ::add(sum.energy, *ops[index]);
    else
      sum.isSymbolic = true;
  }

  PartEnergy call(const ExecutionTree::Node &, const PartEnergy &callee) const {
    return callee;
  }

  void add(PartEnergy &sum, const PartEnergy &part) const {
    sum.isSymbolic |= part.isSymbolic;
    ::add(sum.energy, part.energy);
  }

  PartEnergy scale(PartEnergy part, const ExecutionTree::Node &loop) const {
    std::optional<double> factor = loop.getBoundTimes();
    part.isSymbolic |= !factor && part.energy.getJoules() != 0;
    part.energy.status = combine(part.energy.status, loop.getBoundStatus());
    ::scale(part.energy, factor.value_or(0));
    return part;
  }

  /// The one that takes more; what is certain of it is an upper bound unless
  /// both take the same. An entry that either lacks may be needed.
  PartEnergy choose(const PartEnergy &a, const PartEnergy &b) const {
    bool isFirst = a.energy.getJoules() >= b.energy.getJoules();
    PartEnergy result = isFirst ? a : b;
    const PartEnergy &other = isFirst ? b : a;
    result.isSymbolic |= other.isSymbolic;
    result.energy.status = combine(result.energy.status, other.energy.status);
    for (StringAttr entry : other.energy.missing)
      result.energy.addMissing(entry);
    if (a.energy.getJoules() != b.energy.getJoules())
      result.energy.status = combine(result.energy.status, CountStatus::upper);
    return result;
  }

private:
  ArrayRef<std::optional<Energy>> ops;
};
} // namespace

/// Energies add up, so the mean of all executions is exact.
static std::optional<Energy> getOpEnergy(const ModuleCost &cost, unsigned index,
                                         const EnergyModel &model) {
  const OpCost *all = cost.getIteratedCost(index);
  if (!all)
    return model.getEnergy(cost.getOps()[index].cost);
  std::optional<Energy> energy = model.getEnergy(*all);
  std::optional<double> executions = cost.getExecutionsPerCall(index);
  if (!energy || !executions)
    return std::nullopt;
  scale(*energy, 1 / *executions);
  return energy;
}

ModuleEnergy::ModuleEnergy(const ModuleCost &cost, const EnergyModel &model,
                           std::optional<double> latencySeconds) {
  ops.reserve(cost.getOps().size());
  for (unsigned i = 0, e = cost.getOps().size(); i != e; ++i)
    ops.push_back(getOpEnergy(cost, i, model));
  if (!latencySeconds)
    return;

  EnergyAlgebra algebra(ops);
  const ExecutionTree &execution = cost.getExecution();
  ExecutionFold<PartEnergy, EnergyAlgebra> fold(execution, algebra);
  PartEnergy sum;
  for (unsigned entry : execution.getEntryPoints())
    algebra.add(sum, fold.getFunction(entry));
  if (sum.isSymbolic)
    return;
  model.addStatic(sum.energy, *latencySeconds);
  if (getFinite(sum.energy.getJoules()))
    total = std::move(sum.energy);
}
