//===- Program.h - What a program consists of -------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The functions of a program, its operations that cost something and how they
// are composed, as the IR has them: with every size that it leaves open. Made
// once and never changed; whatever binds sizes or supposes other costs shares
// it.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_PROGRAM_PROGRAM_H
#define MLIR_ROOFLINE_PROGRAM_PROGRAM_H

#include "mlir-roofline/Interfaces/Cost.h"
#include "mlir-roofline/Program/ExecutionTree.h"
#include "mlir-roofline/Sizes/SizeEquations.h"
#include "mlir-roofline/Sizes/SizeStatements.h"
#include "mlir/IR/Operation.h"
#include "llvm/ADT/StringSet.h"

#include <memory>
#include <vector>

namespace mlir::roofline {

/// How much of the program has a cost. Free operations (views, constants,
/// terminators) count as covered.
struct Coverage {
  unsigned numOps = 0;
  unsigned numUnknownOps = 0;
  /// Bytes of operations whose work is known over all bytes, as often as each
  /// executes; 1 if nothing moves. Absent while symbols are unbound, and if
  /// there is no operation at all.
  std::optional<double> bytes;
  struct Unknown {
    std::string op;
    std::string reason;
    unsigned count;
  };
  /// By operation name and reason, in order of first appearance.
  std::vector<Unknown> unknown;

  /// Counts `count` more unknown operations.
  void addUnknown(StringRef op, StringRef reason, unsigned count = 1);
  /// Adds the operations of another part of the program; leaves `bytes` alone.
  Coverage &operator+=(const Coverage &other);
  /// Absent if there is no operation at all.
  std::optional<double> getOps() const {
    if (numOps == 0)
      return std::nullopt;
    return 1.0 - static_cast<double>(numUnknownOps) / numOps;
  }
};

/// An operation that is not free, or of which nothing is known.
struct ProgramOp {
  Operation *op;
  /// Index into `Program::getFunctions`.
  unsigned function;
};

/// A function, or the body of the analysed operation outside any function.
struct ProgramFunction {
  Operation *op;
  /// With the names of inner modules in front; empty for the body outside any
  /// function.
  std::string name;
  /// Of its own operations, those of its callees not among them.
  Coverage coverage;
  /// Whether it is a program of its own: a public function, or one that nothing
  /// calls although something refers to it. Not what is launched from outside
  /// of its module.
  bool isEntry = false;
  /// False for a private function that nothing refers to: it never runs.
  bool isReferenced = true;
};

/// An attribute `roofline.trip_count` that says nothing.
struct IdleHint {
  Operation *op;
  /// What the program itself says, if that is the reason; otherwise `op` is no
  /// loop whose iterations anybody counts.
  std::optional<Quantity> trips;
};

/// By number of the operation: the cost of one execution.
using CostTable = std::vector<OpCost>;

/// An immutable program. Pointers into the IR are valid as long as the IR is.
class Program {
public:
  /// Analyses `root`, usually a module, and everything nested in it. A pure
  /// function of the IR, which it does not change. `statements` say more of its
  /// sizes than attributes in it do, and go before these.
  static std::shared_ptr<const Program> get(Operation *root,
                                            SizeStatements statements = {});

  Operation *getRoot() const { return root; }
  /// All that was said of sizes.
  const SizeStatements &getStatements() const { return statements; }
  /// In program order.
  ArrayRef<ProgramOp> getOps() const { return ops; }
  /// Parallel to `getOps`.
  const CostTable &getCosts() const { return costs; }
  /// In program order.
  ArrayRef<ProgramFunction> getFunctions() const { return functions; }
  /// Leaves index `getOps`, calls index `getFunctions`. Its entry points are
  /// the functions that run when the whole program does: the entries that no
  /// other function calls.
  const ExecutionTree &getExecution() const { return execution; }
  /// Every size that was looked at, in order of first appearance.
  ArrayRef<SizeSymbol> getSymbols() const { return symbols; }
  /// The nodes of the loops of a function that have a counter, and those of its
  /// calls, in the order in which they stand in the tree.
  ArrayRef<unsigned> getLoops(unsigned function) const {
    return nodes[function].loops;
  }
  ArrayRef<unsigned> getCalls(unsigned function) const {
    return nodes[function].calls;
  }
  unsigned getNumOps(unsigned function) const { return nodes[function].numOps; }
  /// Whether a count may mention the symbol, and whether it counts iterations.
  bool isUsed(StringRef name) const { return used.contains(name); }
  bool isIteration(StringRef name) const { return iterations.contains(name); }
  /// Whether a count differs between the iterations of some loop.
  bool dependsOnIteration(const Quantity &count) const;
  /// Whether formulas hold for negative values of the symbol, too.
  bool mayBeNegative(StringRef name) const { return negative.contains(name); }
  /// The function whose arguments' sizes go without its name (`arg0.d1`, not
  /// `main.arg0.d1`); null if all carry their function's.
  Operation *getOnlyEntryPoint() const { return onlyEntryPoint; }
  /// What operations require of the sizes: which are one size, which have a
  /// value, and what cannot hold.
  const SizeEquations &getEquations() const { return equations; }
  /// The hints that have no effect, in program order.
  ArrayRef<IdleHint> getIdleHints() const { return idleHints; }

private:
  friend class ProgramBuilder;
  explicit Program(Operation *root) : root(root) {}

  void findNodes();

  struct FunctionNodes {
    std::vector<unsigned> loops, calls;
    unsigned numOps = 0;
  };

  Operation *root;
  SizeStatements statements;
  SmallVector<ProgramOp, 0> ops;
  CostTable costs;
  std::vector<ProgramFunction> functions;
  std::vector<SizeSymbol> symbols;
  Operation *onlyEntryPoint = nullptr;
  SizeEquations equations;
  std::vector<IdleHint> idleHints;
  ExecutionTree execution;
  std::vector<FunctionNodes> nodes;
  llvm::StringSet<> used, iterations, negative;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_PROGRAM_PROGRAM_H
