//===- ModuleCost.cpp - What a program costs ------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Program/ModuleCost.h"

#include "Instances/Instances.h"
#include "Multiplicities.h"
#include "UsedSymbols.h"
#include "ZeroDivisions.h"
#include "mlir-roofline/Program/ProgramFacts.h"

#include "llvm/ADT/StringMap.h"

#include <mutex>

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Totals
//===----------------------------------------------------------------------===//

namespace {
/// How totals compose; see ExecutionFold.
struct TotalsAlgebra {
  ArrayRef<CostedOp> ops;

  void addOp(Totals &sum, unsigned index) const {
    sum += Totals::get(ops[index].cost);
  }
  void add(Totals &sum, const Totals &other) const { sum += other; }
  Totals call(const ExecutionTree::Node &call, const Totals &callee) const {
    if (call.bindings.empty())
      return callee;
    llvm::StringMap<Quantity> passed;
    for (const auto &[formal, actual] : call.bindings)
      passed.try_emplace(formal, actual);
    auto bind = [&](const Quantity &count) {
      return count.substitute([&](StringRef name) -> std::optional<Quantity> {
        auto found = passed.find(name);
        return found == passed.end() ? std::nullopt
                                     : std::optional<Quantity>(found->second);
      });
    };
    return callee.transformed(bind, bind);
  }
  Totals scaleNest(const Totals &once,
                   ArrayRef<const ExecutionTree::Node *> loops) const {
    // Where a count depends on the iterations, they are summed. A value and its
    // lower bound are different counts: each has a sum of its own.
    RepeatedLoops nest(loops);
    CountStatus status = nest.getStatus();
    auto getValue = [&](const Quantity &count) {
      Multiplicity sum = nest.repeat({count, count});
      status = combine(status, sum.getStatus());
      return sum.value;
    };
    auto getLower = [&](const Quantity &count) {
      return nest.repeat({count, count}).lower;
    };
    Totals result = once.transformed(getValue, getLower);
    if (status != CountStatus::exact) {
      result.workStatus = combine(result.workStatus, status);
      result.trafficStatus = combine(result.trafficStatus, status);
    }
    return result;
  }
  Totals choose(const Totals &a, const Totals &b) const {
    return Totals::choose(a, b);
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// What is computed when it is first asked for
//===----------------------------------------------------------------------===//

/// Everything behind `rows` is filled in by `evaluate`.
struct ModuleCost::State {
  State(std::shared_ptr<const Program> program,
        std::shared_ptr<const CostTable> costs,
        std::shared_ptr<const ProgramFacts> programFacts)
      : program(std::move(program)), costs(std::move(costs)),
        programFacts(programFacts),
        facts(TypeID::get<ProgramFacts>(), std::move(programFacts)) {}
  /// Of the same program.
  State(const State &other, std::shared_ptr<const CostTable> costs)
      : State(other.program, std::move(costs), other.programFacts) {}

  void evaluate();
  void computeTotals();
  void computeCoveredBytes();
  const OpCost *getIteratedCost(unsigned op) const {
    auto found = iterated.find(op);
    return found == iterated.end() ? nullptr : &found->second;
  }

  const std::shared_ptr<const Program> program;
  /// With all sizes open. Part of the program unless others were supposed.
  const std::shared_ptr<const CostTable> costs;
  SizeBindings bindings;
  /// Where execution starts, if not where the program says.
  SmallVector<unsigned, 1> entries;
  /// The analysis before sizes were bound, which knows what can be; null if
  /// none is.
  std::shared_ptr<State> open;

  std::once_flag rowsOnce, symbolsOnce;
  std::optional<Instances> rows;
  /// By number of the operation.
  llvm::DenseMap<unsigned, OpCost> iterated;
  Totals totals;
  Coverage coverage;
  std::vector<SizeSymbol> symbols;

  std::shared_ptr<const ProgramFacts> programFacts;
  FactStore facts;
};

void ModuleCost::State::evaluate() {
  std::call_once(rowsOnce, [&] {
    rows.emplace(instantiate(*program, *costs, bindings, entries));
    computeTotals();
    computeCoveredBytes();
  });
}

void ModuleCost::State::computeTotals() {
  TotalsAlgebra algebra{rows->ops};
  ExecutionFold<Totals, TotalsAlgebra> fold(rows->execution, algebra);
  for (auto [number, function] : llvm::enumerate(rows->functions))
    function.totals = fold.getFunction(number);
  LongSum<Totals> sum;
  auto add = [](Totals &a, const Totals &b) { a += b; };
  for (unsigned number : rows->execution.getEntryPoints())
    sum.getNext(add) += rows->functions[number].totals;
  totals = sum.take(add);

  for (const CostedOp &op : rows->ops) {
    bool isUnknown = op.cost.missesWork();
    for (Totals *counts : {&rows->functions[op.function].totals, &totals}) {
      ++counts->numOps;
      counts->numUnknownOps += isUnknown;
    }
  }
  iterated = computeMultiplicities(rows->execution, rows->ops, rows->functions);
  unsigned before = -1;
  for (const FunctionCost &function : rows->functions)
    if (std::exchange(before, function.number) != function.number)
      coverage += program->getFunctions()[function.number].coverage;
}

void ModuleCost::State::computeCoveredBytes() {
  double known = 0, all = 0;
  for (auto [number, op] : llvm::enumerate(rows->ops)) {
    const OpCost *iterations = getIteratedCost(number);
    Quantity executed =
        iterations ? iterations->getBytes() *
                         rows->functions[op.function].multiplicity.value
                   : op.cost.getBytes() * op.multiplicity.value;
    std::optional<double> bytes = executed.getDouble();
    if (!bytes)
      return;
    all += *bytes;
    if (op.cost.workStatus != CountStatus::unknown)
      known += *bytes;
  }
  if (coverage.numOps != 0)
    coverage.bytes = all == 0 ? 1.0 : known / all;
}

//===----------------------------------------------------------------------===//
// Construction
//===----------------------------------------------------------------------===//

/// Points into `owner` and keeps it.
static std::shared_ptr<const CostTable>
getOwnCosts(const std::shared_ptr<const Program> &owner) {
  return std::shared_ptr<const CostTable>(owner, &owner->getCosts());
}

ModuleCost::ModuleCost(Operation *root, const SizeBindings &bindings)
    : ModuleCost(Program::get(root), bindings) {}

ModuleCost::ModuleCost(const std::shared_ptr<const Program> &program,
                       const SizeBindings &bindings)
    : state(std::make_shared<State>(program, getOwnCosts(program),
                                    std::make_shared<ProgramFacts>())) {
  if (!bindings.empty())
    *this = bind(bindings);
}

ModuleCost ModuleCost::bind(const SizeBindings &values) const {
  auto bound = std::make_shared<State>(*state, state->costs);
  bound->open = state->open ? state->open : state;
  bound->bindings = state->bindings;
  bound->entries = state->entries;
  auto add = [&](StringRef name) {
    if (const auto *found = values.find(name); found != values.end())
      bound->bindings.insert({name, found->second});
  };
  // These names live as long as the program; those of the caller may not.
  for (const SizeSymbol &symbol : state->program->getSymbols())
    add(symbol.name);
  for (const MachineSize &size : machineSizes)
    add(size.name);
  return ModuleCost(std::move(bound));
}

std::vector<ZeroDivision>
ModuleCost::findZeroDivisions(const SizeBindings &values) const {
  if (values.empty())
    return {};
  return roofline::findZeroDivisions(instantiate(*state->program, *state->costs,
                                                 state->bindings,
                                                 state->entries),
                                     values);
}

ModuleCost ModuleCost::withCosts(
    llvm::function_ref<OpCost(const CostedOp &)> getCost) const {
  CostTable costs;
  costs.reserve(state->costs->size());
  for (auto [number, op] : llvm::enumerate(state->program->getOps()))
    costs.push_back(
        getCost(CostedOp(number, op.op, (*state->costs)[number], op.function)));
  auto other = std::make_shared<State>(
      *state, std::make_shared<const CostTable>(std::move(costs)));
  other->bindings = state->bindings;
  other->entries = state->entries;
  other->open = state->open ? state->open : state;
  return ModuleCost(std::move(other));
}

ModuleCost ModuleCost::withEntry(unsigned function) const {
  auto other = std::make_shared<State>(*state, state->costs);
  other->entries = {function};
  if (state->bindings.empty())
    return ModuleCost(std::move(other));
  auto bound = std::make_shared<State>(*state, state->costs);
  bound->bindings = state->bindings;
  bound->entries = {function};
  bound->open = std::move(other);
  return ModuleCost(std::move(bound));
}

//===----------------------------------------------------------------------===//
// Answers
//===----------------------------------------------------------------------===//

const Program &ModuleCost::getProgram() const { return *state->program; }

ArrayRef<CostedOp> ModuleCost::getOps() const {
  state->evaluate();
  return state->rows->ops;
}

ArrayRef<unsigned> ModuleCost::getEntryPoints() const {
  if (!state->entries.empty())
    return state->entries;
  return getProgram().getExecution().getEntryPoints();
}

ArrayRef<FunctionCost> ModuleCost::getFunctions() const {
  state->evaluate();
  return state->rows->functions;
}

const ExecutionTree &ModuleCost::getExecution() const {
  state->evaluate();
  return state->rows->execution;
}

bool ModuleCost::isBound(StringRef symbol) const {
  return state->bindings.contains(symbol);
}

Quantity ModuleCost::getBound(const Quantity &count, unsigned function) const {
  if (count.isConstant())
    return count;
  const FunctionCost &instance = getFunctions()[function];
  return count.substitute([&](StringRef name) -> std::optional<Quantity> {
    for (const auto &[formal, actual] : instance.settled)
      if (formal == name)
        return actual;
    auto *bound = state->bindings.find(name);
    return bound == state->bindings.end()
               ? std::nullopt
               : std::optional<Quantity>(bound->second);
  });
}

const Totals &ModuleCost::getTotals() const {
  state->evaluate();
  return state->totals;
}

const Coverage &ModuleCost::getCoverage() const {
  state->evaluate();
  return state->coverage;
}

ArrayRef<SizeSymbol> ModuleCost::getSymbols() const {
  if (state->open)
    return ModuleCost(state->open).getSymbols();
  std::call_once(state->symbolsOnce, [&] {
    // Nothing is summed: which sizes occur does not depend on it.
    state->symbols = getUsedSymbols(
        *state->program,
        instantiate(*state->program, *state->costs, {}, state->entries));
  });
  return state->symbols;
}

void ModuleCost::forEachCost(
    llvm::function_ref<void(Operation *, const OpCost &)> visit) const {
  const Program &program = getProgram();
  Instances rows =
      instantiate(program, *state->costs, state->bindings, state->entries);
  for (const CostedOp &op : rows.ops)
    // Where sizes differ, those of one call would be as wrong as another's.
    visit(op.op, rows.functions[op.function].sizes.empty()
                     ? op.cost
                     : (*state->costs)[op.number]);
}

const void *ModuleCost::getFacts(
    TypeID id, llvm::function_ref<std::shared_ptr<const void>()> make) const {
  return state->facts.get(id, make);
}

const OpCost *ModuleCost::getIteratedCost(unsigned op) const {
  state->evaluate();
  return state->getIteratedCost(op);
}

std::optional<double> ModuleCost::getExecutionsPerCall(unsigned op) const {
  const CostedOp &costed = getOps()[op];
  const FunctionCost &function = getFunctions()[costed.function];
  std::optional<double> executions = costed.multiplicity.value.getDouble();
  std::optional<double> calls = function.multiplicity.value.getDouble();
  if (!executions || !calls || *calls == 0 || *executions == 0)
    return std::nullopt;
  return *executions / *calls;
}

Totals ModuleCost::getExecuted(unsigned op) const {
  const CostedOp &costed = getOps()[op];
  if (const OpCost *all = getIteratedCost(op))
    return Totals::get(*all).scaled(
        getFunctions()[costed.function].multiplicity);
  return Totals::get(costed.cost).scaled(costed.multiplicity);
}
