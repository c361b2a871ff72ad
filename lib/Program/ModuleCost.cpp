//===- ModuleCost.cpp - What a program costs ------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Program/ModuleCost.h"

#include "CalleeSizes.h"
#include "Multiplicities.h"
#include "ProgramBuilder.h"
#include "SymbolNumbering.h"

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
    auto bind = [&](const Quantity &count) { return bindCallee(count, call); };
    return callee.transformed(bind, bind);
  }
  Totals scaleNest(const Totals &once,
                   ArrayRef<const ExecutionTree::Node *> loops) const {
    // Where a count depends on the iterations, they are summed. A value and its
    // lower bound are different counts: each has a sum of its own.
    LoopNest nest(loops);
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

void ModuleCost::computeTotals() {
  TotalsAlgebra algebra{ops};
  ExecutionFold<Totals, TotalsAlgebra> fold(execution, algebra);
  for (unsigned number : execution.getCalleesFirst())
    functions[number].totals = fold.getFunction(number);
  LongSum<Totals> sum;
  auto add = [](Totals &a, const Totals &b) { a += b; };
  for (unsigned number : execution.getEntryPoints())
    sum.getNext(add) += functions[number].totals;
  totals = sum.take(add);

  for (const CostedOp &op : ops) {
    bool isUnknown = op.cost.missesWork();
    for (Totals *counts : {&functions[op.function].totals, &totals}) {
      ++counts->numOps;
      counts->numUnknownOps += isUnknown;
    }
  }
  iterated = computeMultiplicities(execution, ops, functions);
  computeCoveredBytes();
}

void ModuleCost::computeCoveredBytes() {
  double known = 0, all = 0;
  coverage.bytes = std::nullopt;
  for (auto [number, op] : llvm::enumerate(ops)) {
    const OpCost *iterations = getIteratedCost(number);
    Quantity executed =
        iterations
            ? iterations->getBytes() * functions[op.function].multiplicity.value
            : op.cost.getBytes() * op.multiplicity.value;
    std::optional<double> bytes = executed.getDouble();
    if (!bytes)
      return;
    all += *bytes;
    if (op.cost.workStatus != CountStatus::unknown)
      known += *bytes;
  }
  coverage.bytes = all == 0 ? 1.0 : known / all;
}

std::optional<double> ModuleCost::getExecutionsPerCall(unsigned op) const {
  const FunctionCost &function = functions[ops[op].function];
  std::optional<double> executions = ops[op].multiplicity.value.getDouble();
  std::optional<double> calls = function.multiplicity.value.getDouble();
  if (!executions || !calls || *calls == 0 || *executions == 0)
    return std::nullopt;
  return *executions / *calls;
}

Totals ModuleCost::getExecuted(unsigned op) const {
  if (const OpCost *all = getIteratedCost(op))
    return Totals::get(*all).scaled(functions[ops[op].function].multiplicity);
  return Totals::get(ops[op].cost).scaled(ops[op].multiplicity);
}

//===----------------------------------------------------------------------===//
// Construction
//===----------------------------------------------------------------------===//

ModuleCost::ModuleCost(Operation *root) : root(root) {
  ProgramBuilder builder(ops, functions, execution, coverage);
  symbols = builder.run(root);
  onlyEntryPoint = SizeAnalysis::getOnlyEntryPoint(root);
  equations = std::make_shared<SizeEquations>(
      numberSymbols(builder.getSizes(), execution, ops, symbols));
  settleCalleeSizes(execution, ops);
  computeTotals();
  collectUsedSymbols();
}

/// Sizes are looked up more often than they matter; those of the machine are
/// not looked up at all.
void ModuleCost::collectUsedSymbols() {
  llvm::SetVector<StringRef> used;
  for (const CostedOp &op : ops) {
    for (const Work::Entry &entry : op.cost.work.getEntries())
      entry.count.collectSymbols(used);
    for (const OperandTraffic &traffic : op.cost.traffic)
      traffic.footprint.collectSymbols(used);
    op.multiplicity.value.collectSymbols(used);
    op.multiplicity.lower.collectSymbols(used);
  }
  // What a caller puts for the sizes of a callee may occur in totals alone.
  for (const FunctionCost &function : functions) {
    function.totals.collectSymbols(used);
    function.multiplicity.value.collectSymbols(used);
  }
  llvm::erase_if(symbols, [&](const SizeSymbol &symbol) {
    return !used.contains(symbol.name);
  });
  llvm::StringSet<> passed = getPassedSizes(execution);
  for (SizeSymbol &symbol : symbols)
    symbol.isPassed = passed.contains(symbol.name);
  for (const MachineSize &size : machineSizes)
    if (used.contains(size.name))
      symbols.push_back({size.name.str(), size.meaning.str()});
}

ModuleCost
ModuleCost::bind(const llvm::MapVector<StringRef, Quantity> &values) const {
  // What every call passes is not for others to say.
  llvm::StringSet<> passed = getPassedSizes(execution);
  auto substitute = [&](const Quantity &count) {
    return count.substitute([&](StringRef name) -> std::optional<Quantity> {
      auto found = values.find(name);
      return found == values.end() || passed.contains(name)
                 ? std::nullopt
                 : std::optional<Quantity>(found->second);
    });
  };
  ModuleCost bound = *this;
  for (CostedOp &op : bound.ops)
    op.cost = op.cost.transformed(substitute);
  for (unsigned node = 0; node < bound.execution.getNumNodes(); ++node) {
    ExecutionTree::Node &scope = bound.execution.getNode(node);
    scope.times = {substitute(scope.times.value),
                   substitute(scope.times.lower)};
    for (auto &binding : scope.bindings)
      binding.second = substitute(binding.second);
  }
  // Sizes that differed may be equal now.
  settleCalleeSizes(bound.execution, bound.ops);
  bound.computeTotals();
  return bound;
}

ModuleCost ModuleCost::withCosts(
    llvm::function_ref<OpCost(const CostedOp &)> getCost) const {
  ModuleCost result = *this;
  for (CostedOp &op : result.ops)
    op.cost = getCost(op);
  result.computeTotals();
  return result;
}
