//===- EnergyFormulas.cpp - Energy of open sizes --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Energy is proportional to what is done: of each kind of work, and of each
// byte on its way, the model of energies says what one takes.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/Formulas/EnergyFormulas.h"

#include "Demand/MacWork.h"
#include "Demand/MovedBytes.h"
#include "WeightedSum.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// One operation
//===----------------------------------------------------------------------===//

namespace {
/// What one execution of an operation takes, without static power.
struct OpJoules {
  WeightedSum joules;
  CountStatus status;
};

class OpReader {
public:
  OpReader(const EnergyModel &model, const MachineModel &machine,
           FormulaGraph &graph)
      : model(model), machine(machine), numbers(graph) {}

  /// Nothing if there is no formula.
  std::optional<OpJoules> get(const OpCost &cost);

private:
  void add(OpJoules &sum, const Formula &count, const Energy &ofOne,
           double joules) const;
  bool addCompute(const OpCost &cost, OpJoules &sum) const;
  bool addMemory(const OpCost &cost, OpJoules &sum) const;

  const EnergyModel &model;
  const MachineModel &machine;
  Numbers<Formula> numbers;
};
} // namespace

/// `count` times what one takes.
void OpReader::add(OpJoules &sum, const Formula &count, const Energy &ofOne,
                   double joules) const {
  if (count.isZero())
    return;
  sum.joules.add(count, joules);
  if (!ofOne.missing.empty())
    sum.status = combine(sum.status, CountStatus::lower);
}

/// What one multiply-accumulate takes where a matrix unit does it; nothing
/// where its parts are work as any other.
static std::optional<Energy> getMacEnergy(const OpCost &cost,
                                          const EnergyModel &model,
                                          const MachineModel &machine) {
  if (!getMatrixType(cost, machine.getResources()))
    return std::nullopt;
  OpCost alone;
  alone.macs = 1;
  alone.macOperandType = cost.macOperandType;
  alone.macAccumulatorType = cost.macAccumulatorType;
  OpCost withWork = alone;
  withWork.work.add(WorkClass::fma, cost.macAccumulatorType, 1);
  // What the unit does includes the fma; what it does not leaves that.
  std::optional<Energy> own = model.getEnergy(alone);
  std::optional<Energy> whole = model.getEnergy(withWork);
  if (!own || !whole || own->computeJoules != whole->computeJoules ||
      own->missing != whole->missing)
    return std::nullopt;
  return own;
}

bool OpReader::addCompute(const OpCost &cost, OpJoules &sum) const {
  MacWork<Formula> taken;
  if (std::optional<Energy> ofOne = getMacEnergy(cost, model, machine)) {
    std::optional<MacWork<Formula>> macs =
        MacWork<Formula>::get(cost, cost.macs, cost.work, numbers);
    if (!macs)
      return false;
    taken = *macs;
    add(sum, taken.getMacs(), *ofOne, ofOne->computeJoules);
  }
  for (const Work::Entry &entry : cost.work.getEntries()) {
    std::optional<Formula> count = taken.getRest(entry, numbers);
    if (!count)
      return false;
    OpCost one;
    one.work.add(entry.workClass, entry.type, 1);
    std::optional<Energy> ofOne = model.getEnergy(one);
    if (!ofOne)
      return false;
    add(sum, *count, *ofOne, ofOne->computeJoules);
  }
  return true;
}

bool OpReader::addMemory(const OpCost &cost, OpJoules &sum) const {
  for (const OperandTraffic &operand : cost.traffic) {
    if (isGuess(operand.status))
      continue;
    auto addBytes = [&](const Quantity &bytes, Quantity OperandTraffic::*way) {
      std::optional<Formula> count =
          readMovedBytes(operand, bytes, machine.getTarget(), numbers);
      // Of one that moves, whatever its elements take elsewhere.
      OpCost one;
      OperandTraffic &moved = one.traffic.emplace_back(operand);
      moved.elementType = Type();
      moved.bytesRead = moved.bytesWritten = 0;
      moved.*way = 1;
      std::optional<Energy> ofOne = model.getEnergy(one);
      if (!count || !ofOne)
        return false;
      add(sum, *count, *ofOne, ofOne->memoryJoules);
      return true;
    };
    if (!addBytes(operand.bytesRead, &OperandTraffic::bytesRead) ||
        !addBytes(operand.bytesWritten, &OperandTraffic::bytesWritten))
      return false;
  }
  return true;
}

std::optional<OpJoules> OpReader::get(const OpCost &cost) {
  OpJoules sum;
  sum.status = combine(cost.workStatus, cost.getTrafficStatusWithoutGuesses());
  // As in the model: of what nothing is known, 0 is a lower bound.
  if (sum.status == CountStatus::unknown)
    sum.status = CountStatus::lower;
  if (!addCompute(cost, sum) || !addMemory(cost, sum))
    return std::nullopt;
  return sum;
}

//===----------------------------------------------------------------------===//
// The program
//===----------------------------------------------------------------------===//

namespace {
/// How energies compose, as in ModuleEnergy; see ExecutionFold.
class JoulesAlgebra {
public:
  JoulesAlgebra(const ModuleCost &cost, OpReader &reader, FormulaGraph &graph)
      : cost(cost), reader(reader), graph(graph) {}

  struct Part {
    WeightedSum joules;
    CountStatus status = CountStatus::exact;
  };

  bool isWhole() const { return whole; }

  void addOp(Part &sum, unsigned index) {
    std::optional<OpJoules> own = cost.getIteratedCost(index)
                                      ? std::nullopt
                                      : reader.get(cost.getOps()[index].cost);
    if (!own) {
      whole = false;
      return;
    }
    sum.joules.add(own->joules);
    sum.status = combine(sum.status, own->status);
  }

  Part call(const ExecutionTree::Node &, const Part &callee) const {
    return callee;
  }

  void add(Part &sum, const Part &part) const {
    sum.joules.add(part.joules);
    sum.status = combine(sum.status, part.status);
  }

  Part scale(Part part, const ExecutionTree::Node &loop) {
    std::optional<Formula> times =
        graph.get(loop.times.isEstimate ? loop.times.lower : loop.times.value);
    whole &= times.has_value();
    part.joules.scale(times.value_or(0));
    part.status = combine(part.status, loop.getBoundStatus());
    return part;
  }

  /// The one that takes more, which is an upper bound.
  Part choose(const Part &a, const Part &b) const {
    Formula first = a.joules.get(), second = b.joules.get();
    Part result;
    result.joules.add(max(first, second));
    result.status = combine(a.status, b.status);
    if (!(first == second))
      result.status = combine(result.status, CountStatus::upper);
    return result;
  }

private:
  const ModuleCost &cost;
  OpReader &reader;
  FormulaGraph &graph;
  bool whole = true;
};
} // namespace

/// With what flows during so many seconds, whatever is done in them.
static EnergyFormulas addStatic(const WeightedSum &joules, CountStatus status,
                                const EnergyModel &model,
                                const Formula &seconds) {
  Energy ofSecond;
  model.addStatic(ofSecond, /*seconds=*/1);
  EnergyFormulas formulas;
  formulas.joules = joules.get() + seconds * Formula(ofSecond.staticJoules);
  formulas.status = status;
  if (!seconds.isZero())
    formulas.status = combine(formulas.status, ofSecond.status);
  return formulas;
}

std::optional<EnergyFormulas> EnergyFormulas::get(const ModuleCost &cost,
                                                  const EnergyModel &model,
                                                  const MachineModel &machine,
                                                  const Formula &seconds,
                                                  FormulaGraph &graph) {
  OpReader reader(model, machine, graph);
  JoulesAlgebra algebra(cost, reader, graph);
  ExecutionFold<JoulesAlgebra::Part, JoulesAlgebra> fold(cost.getExecution(),
                                                         algebra);
  JoulesAlgebra::Part sum;
  for (unsigned entry : cost.getExecution().getEntryPoints())
    algebra.add(sum, fold.getFunction(entry));
  if (!algebra.isWhole())
    return std::nullopt;
  return addStatic(sum.joules, sum.status, model, seconds);
}

std::optional<EnergyFormulas> EnergyFormulas::get(const OpCost &cost,
                                                  const EnergyModel &model,
                                                  const MachineModel &machine,
                                                  const Formula &seconds,
                                                  FormulaGraph &graph) {
  std::optional<OpJoules> own = OpReader(model, machine, graph).get(cost);
  if (!own)
    return std::nullopt;
  return addStatic(own->joules, own->status, model, seconds);
}
