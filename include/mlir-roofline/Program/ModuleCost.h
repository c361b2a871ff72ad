//===- ModuleCost.h - What a program costs ----------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The costs of all operations of a program in program order, how often each
// executes, and their totals. Knows no hardware and prints nothing.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_PROGRAM_MODULECOST_H
#define MLIR_ROOFLINE_PROGRAM_MODULECOST_H

#include "mlir-roofline/Interfaces/Cost.h"
#include "mlir-roofline/Program/ExecutionTree.h"
#include "mlir-roofline/Program/Totals.h"
#include "mlir-roofline/Sizes/SizeEquations.h"
#include "mlir-roofline/Sizes/SizeSymbol.h"
#include "mlir/IR/Operation.h"
#include "llvm/ADT/MapVector.h"

#include <memory>
#include <vector>

namespace mlir::roofline {

/// One operation that is not free, or of which nothing is known.
struct CostedOp {
  Operation *op;
  /// Of one execution.
  OpCost cost;
  /// Executions per execution of the program's entry points.
  Multiplicity multiplicity;
  /// Index into `ModuleCost::getFunctions`.
  unsigned function;

  CostedOp(Operation *op, OpCost &&cost, unsigned function)
      : op(op), cost(std::move(cost)), function(function) {}
};

/// A function, or the body of the analysed operation outside any function.
struct FunctionCost {
  Operation *op;
  std::string name;
  /// Executions per execution of the program's entry points: 1 for an entry
  /// point (a function that nothing in the module calls), the number of
  /// executed calls for the others.
  Multiplicity multiplicity;
  /// Of one execution, callees included.
  Totals totals;
};

/// How much of the program has a cost. Free operations (views, constants,
/// terminators) count as covered.
struct Coverage {
  unsigned numOps = 0;
  unsigned numUnknownOps = 0;
  /// Bytes of operations whose work is known over all bytes, as often as each
  /// executes; 1 if nothing moves. Absent while symbols are unbound.
  std::optional<double> bytes;
  struct Unknown {
    std::string op;
    std::string reason;
    unsigned count;
  };
  /// By operation name and reason, in order of first appearance.
  std::vector<Unknown> unknown;

  /// Counts one more unknown operation.
  void addUnknown(StringRef op, StringRef reason);
  double getOps() const {
    return numOps ? 1.0 - static_cast<double>(numUnknownOps) / numOps : 1.0;
  }
};

/// The analysis. Constructible from an operation alone, so that
/// `getAnalysis<ModuleCost>()` works; a pure function of the IR, which it
/// does not change. Pointers into the IR are valid as long as the IR is.
class ModuleCost {
public:
  /// Analyses `root`, usually a module, and everything nested in it.
  explicit ModuleCost(Operation *root);

  Operation *getRoot() const { return root; }
  /// In program order.
  ArrayRef<CostedOp> getOps() const { return ops; }
  /// The cost of all executions of an operation during one of its function, if
  /// the cost of one execution depends on the iteration of a loop around it;
  /// null for all others, whose executions cost the same.
  const OpCost *getIteratedCost(unsigned op) const {
    auto found = iterated.find(op);
    return found == iterated.end() ? nullptr : &found->second;
  }
  /// How often an operation executes during one execution of its function, on
  /// average; nothing while symbolic, or if the function never executes.
  std::optional<double> getExecutionsPerCall(unsigned op) const;
  /// All executions of an operation.
  Totals getExecuted(unsigned op) const;
  /// In program order.
  ArrayRef<FunctionCost> getFunctions() const { return functions; }
  /// Of one execution of every entry point.
  const Totals &getTotals() const { return totals; }
  const Coverage &getCoverage() const { return coverage; }
  /// Every symbol that a count may mention, in order of first appearance.
  ArrayRef<SizeSymbol> getSymbols() const { return symbols; }
  /// The function whose arguments' sizes go without its name (`arg0.d1`, not
  /// `main.arg0.d1`); null if all carry their function's.
  Operation *getOnlyEntryPoint() const { return onlyEntryPoint; }
  /// What operations require of the sizes: which are one size, which have a
  /// value, and what cannot hold.
  const SizeEquations &getEquations() const { return *equations; }
  /// The structure over which totals are folded; leaves index `getOps`, calls
  /// index `getFunctions`.
  const ExecutionTree &getExecution() const { return execution; }

  /// The same analysis with symbols replaced by values: no IR is visited again.
  /// Names that occur nowhere are ignored.
  ModuleCost bind(const llvm::MapVector<StringRef, Quantity> &values) const;

  /// The same program with other costs for its operations.
  ModuleCost
  withCosts(llvm::function_ref<OpCost(const CostedOp &)> getCost) const;

private:
  void computeTotals();
  void computeCoveredBytes();
  void collectUsedSymbols();

  Operation *root;
  SmallVector<CostedOp, 0> ops;
  /// By number of the operation.
  llvm::DenseMap<unsigned, OpCost> iterated;
  std::vector<FunctionCost> functions;
  std::vector<SizeSymbol> symbols;
  Operation *onlyEntryPoint = nullptr;
  /// Shared with what is bound.
  std::shared_ptr<const SizeEquations> equations;
  ExecutionTree execution;
  Totals totals;
  Coverage coverage;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_PROGRAM_MODULECOST_H
