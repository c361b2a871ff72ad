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

#include "mlir-roofline/Program/Program.h"
#include "mlir-roofline/Program/Totals.h"
#include "mlir/Support/TypeID.h"
#include "llvm/ADT/MapVector.h"

#include <memory>
#include <vector>

namespace mlir::roofline {

/// One operation that is not free, or of which nothing is known, in one
/// instance of its function.
struct CostedOp {
  /// Index into `Program::getOps`.
  unsigned number;
  Operation *op;
  /// Of one execution, with all sizes that have a value put in. Lives as long
  /// as any copy of the analysis.
  const OpCost &cost;
  /// Executions per execution of the entry points.
  Multiplicity multiplicity;
  /// Index into `ModuleCost::getFunctions`.
  unsigned function;

  CostedOp(unsigned number, Operation *op, const OpCost &cost,
           unsigned function)
      : number(number), op(op), cost(cost), function(function) {}
};

/// A function, or the body of the analysed operation outside any function, with
/// the sizes that some of its calls pass: a function that is called with
/// several distinct sets of sizes has an entry for each of them.
struct FunctionCost {
  Operation *op = nullptr;
  std::string name;
  /// Index into `Program::getFunctions`.
  unsigned number = 0;
  /// Whether execution starts here.
  bool isEntry = false;
  /// What these calls pass for its sizes, by name; empty for a function with
  /// one entry.
  std::vector<std::pair<std::string, Quantity>> sizes;
  /// What all of these calls agree on for its sizes, by name: it has been put
  /// into the costs.
  std::vector<std::pair<std::string, Quantity>> settled;
  /// Whether calls pass any size that matters: then the function alone, with
  /// its own open sizes, has other totals.
  bool takesSizes = false;
  /// Executions per execution of the entry points: 1 for each of them, the
  /// number of executed calls for the others.
  Multiplicity multiplicity;
  /// Of one execution, callees included.
  Totals totals;
};

/// Values for sizes, by their names.
using SizeBindings = llvm::MapVector<StringRef, Quantity>;

/// Where an operation divides by a formula of sizes, or counts in steps of it,
/// that would be 0.
struct ZeroDivision {
  Operation *op;
  /// In sizes that are open.
  Quantity divisor;
};

/// The analysis: a program, the cost of each of its operations, values for
/// sizes that it leaves open, and what follows from these. Constructible from
/// an operation alone, so that `getAnalysis<ModuleCost>()` works; a pure
/// function of the IR, which it does not change. Pointers into the IR are valid
/// as long as the IR is.
///
/// Counts are summed when they are first asked for, after sizes are bound.
/// Copies share everything. Safe to read from several threads.
class ModuleCost {
public:
  /// Analyses `root`, usually a module, and everything nested in it. Names of
  /// sizes that occur nowhere are ignored.
  explicit ModuleCost(Operation *root, const SizeBindings &bindings = {});
  explicit ModuleCost(const std::shared_ptr<const Program> &program,
                      const SizeBindings &bindings = {});

  const Program &getProgram() const;
  Operation *getRoot() const { return getProgram().getRoot(); }
  /// In program order.
  ArrayRef<CostedOp> getOps() const;
  /// The cost of all executions of an operation during one of its function, if
  /// the cost of one execution depends on the iteration of a loop around it;
  /// null for all others, whose executions cost the same.
  const OpCost *getIteratedCost(unsigned op) const;
  /// How often an operation executes during one execution of its function, on
  /// average; nothing while symbolic, or if the function never executes.
  std::optional<double> getExecutionsPerCall(unsigned op) const;
  /// All executions of an operation.
  Totals getExecuted(unsigned op) const;
  /// The functions where execution starts, by index in
  /// `Program::getFunctions`: the chosen one, or the program's.
  ArrayRef<unsigned> getEntryPoints() const;
  /// In program order.
  ArrayRef<FunctionCost> getFunctions() const;
  /// Of one execution of every function of which `isEntry` holds.
  const Totals &getTotals() const;
  const Coverage &getCoverage() const;
  /// Every symbol that a count may mention as long as no size has a value, in
  /// order of first appearance.
  ArrayRef<SizeSymbol> getSymbols() const;
  /// A count in sizes of the program, with the values put in that they have in
  /// a function of `getFunctions`: what its calls pass, and what is bound.
  Quantity getBound(const Quantity &count, unsigned function) const;
  /// Whether that symbol has been given a value.
  bool isBound(StringRef symbol) const;
  /// The structure over which totals are folded; leaves index `getOps`, calls
  /// index `getFunctions`.
  const ExecutionTree &getExecution() const;

  /// The same analysis with symbols replaced by values: no IR is visited again.
  /// Names that occur nowhere are ignored.
  ModuleCost bind(const SizeBindings &values) const;

  /// What keeps these values from having an answer: each divisor that they make
  /// 0, once. What cannot run with them is left out.
  std::vector<ZeroDivision> findZeroDivisions(const SizeBindings &values) const;

  /// The analysis of one function, with all that it calls: a program of its
  /// own. `function` is its index in `Program::getFunctions`. Nothing that it
  /// does not reach has rows, symbols or a part in the coverage.
  ModuleCost withEntry(unsigned function) const;

  /// Shows the cost of every operation of the program, with what all calls of
  /// its function agree on and every other size open. Sums nothing.
  void forEachCost(
      llvm::function_ref<void(Operation *, const OpCost &)> visit) const;

  /// The same program with other costs for its operations. `getCost` is given
  /// them with every size open.
  ModuleCost
  withCosts(llvm::function_ref<OpCost(const CostedOp &)> getCost) const;

  /// What other layers find out about these costs once and ask several times:
  /// made from them when first asked for, kept as long as they are. It may
  /// point to what the analysis returns, not to the analysis itself.
  template <typename FactsT>
  const FactsT &getFacts() const {
    return *static_cast<const FactsT *>(getFacts(TypeID::get<FactsT>(), [&] {
      return std::make_shared<FactsT>(*this);
    }));
  }

private:
  struct State;
  const void *
  getFacts(TypeID id,
           llvm::function_ref<std::shared_ptr<const void>()> make) const;
  explicit ModuleCost(std::shared_ptr<State> state) : state(std::move(state)) {}

  std::shared_ptr<State> state;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_PROGRAM_MODULECOST_H
