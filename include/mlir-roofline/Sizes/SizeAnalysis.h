//===- SizeAnalysis.h - Extents and index values as polynomials -*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Traces dynamic extents and index arithmetic back to where they come from:
// function arguments, loop counters, or values that nothing is known of.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SIZES_SIZEANALYSIS_H
#define MLIR_ROOFLINE_SIZES_SIZEANALYSIS_H

#include "mlir-roofline/Interfaces/Cost.h"
#include "mlir-roofline/Sizes/SizeEquations.h"
#include "mlir-roofline/Sizes/SizeQuestion.h"
#include "mlir-roofline/Sizes/SizeStatements.h"
#include "mlir-roofline/Sizes/SizeSymbol.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringSet.h"

#include <memory>
#include <vector>

namespace mlir::roofline {

class ReifiedSizes;

/// Answers are exact: what cannot be derived becomes a symbol of its own, never
/// a guess. Extents of arguments are `f.arg0.d1`, their stored elements
/// `f.arg0.nnz`; the name of the only entry point is left out (`arg0.d1`).
/// Other sources are `s0`, `s1`, …. Sizes that operations make equal
/// (SizeEquations) are one symbol.
///
/// Index arithmetic is taken not to overflow. Symbols of arguments stand for
/// sizes, which are not negative: an integer argument that may be is passed on
/// as 0 then. Extents are not negative, whatever is computed for them.
///
/// Questions may come in any order. Every answer is kept; what one needs is
/// asked for recursively to a fixed depth and with a stack of its own beyond,
/// so that chains of operations may be long.
class SizeAnalysis : public SizeProvider {
public:
  /// Looks at `root` and what is in it, never at anything beside it.
  explicit SizeAnalysis(Operation *root);
  ~SizeAnalysis() override;

  using SizeProvider::getValue;
  Quantity getDim(Value shaped, unsigned dim) override;
  Quantity getValue(Value integer) override;
  Quantity getStoredElements(Value sparse) override;
  std::optional<Comparison> getComparison(Value condition) override;
  std::optional<Quantity> getElement(Value numbers, int64_t index,
                                     Operation *reader) override;
  Operation *lookupSymbol(Operation *user, SymbolRefAttr name) override;

  /// Collects what operations require of sizes, unless nothing is open: where
  /// all that is asked is static, nothing else would.
  void checkArguments();
  /// Gives sizes other names and limits to their values. Before anything is
  /// asked.
  void addStatements(const SizeStatements &said);
  /// What was said, with what was found out of it.
  const SizeStatements &getStatements() const { return statements; }
  /// What was said of the size that has this name in the end.
  std::optional<SizeRange> getStatedRange(StringRef name) const;
  /// Says what a value is from now on (a loop counter), also in answers that
  /// were given before.
  void setValue(Value integer, const Quantity &value);
  /// A new symbol `s<n>`, or `<stem><n>` if given; each stem counts by itself.
  Quantity createSymbol(const Twine &meaning, StringRef stem = "s",
                        const SymbolFacts &facts = {});
  /// Says what a symbol that was created is from now on, as `setValue` does.
  void setSymbol(StringRef name, const Quantity &value);
  /// What a symbol stands for, or is the extent of; null if that is no value: a
  /// counter of iterations, or a size of the machine.
  Value getSymbolSource(StringRef symbol) const;
  /// The innermost loop in whose iterations a symbol may differ; null if there
  /// is none.
  Operation *getVaryingLoop(StringRef symbol) const;
  /// A new symbol `iter<n>` that counts the iterations of `loop`.
  Quantity createIteration(Operation *loop);

  /// What a call that passes `operands` passes for the sizes of the callee's
  /// arguments, by their symbols' names.
  SmallVector<std::pair<std::string, Quantity>>
  bindArguments(Region &callee, ValueRange operands);

  ArrayRef<SizeSymbol> getSymbols() const { return symbols; }
  /// The sizes that operations make equal, and those that cannot be.
  const SizeEquations &getEquations() const { return equations; }
  /// New symbols for the opaque ones among those used, by name: numbered in the
  /// order in which the program makes what they stand for, by function. None
  /// for those that have their number already.
  llvm::StringMap<Quantity>
  getNumbering(llvm::function_ref<bool(StringRef)> isUsed);
  /// The equations that give arguments' symbols other values, after such a
  /// numbering.
  SizeEquations
  getArgumentEquations(const llvm::StringMap<Quantity> &numbering) const;

  /// The function whose arguments' symbols go without its name: the only one
  /// that others may call, if there is just one. Null otherwise.
  static Operation *getOnlyEntryPoint(Operation *root);
  /// The name of an extent of a function's argument: `arg0.d1`, or
  /// `main.arg0.d1` where names are qualified.
  static std::string getExtentName(BlockArgument argument, unsigned dim,
                                   bool qualify);

private:
  // The order of questions (SizeAnalysis.cpp).
  std::optional<Quantity> ask(const SizeQuestion &question);
  std::optional<Quantity> answer(const SizeQuestion &question);
  std::optional<Quantity> lookup(const SizeQuestion &question, bool &isKnown);
  void remember(const SizeQuestion &question,
                const std::optional<Quantity> &size);

  // Where sizes come from (SizeSources.cpp).
  std::optional<Quantity> derive(const SizeQuestion &question);
  std::optional<Quantity> deriveDim(OpResult result, unsigned dim);
  std::optional<Quantity> deriveValue(OpResult result);
  std::optional<Quantity> deriveElement(const SizeQuestion &question);
  std::optional<Quantity> deriveFromCall(const SizeQuestion &question);
  std::optional<Quantity> deriveFromArgument(const SizeQuestion &question);
  Quantity getOpaque(const SizeQuestion &question);
  static SymbolFacts getOpaqueFacts(const SizeQuestion &question);

  static std::string describeArgument(const SizeQuestion &question);
  SymbolFacts getArgumentFacts(const SizeQuestion &question) const;

  // What was said of sizes (SizeStatements.cpp).
  Quantity getStatedSymbol(StringRef name, SymbolFacts facts = {}) const;
  StatedName *findStatedName(StringRef size);
  Quantity createGiven(StringRef name, StringRef meaning,
                       const SymbolFacts &facts = {});
  void addExtentFormulas();
  Quantity nameOpaque(StringRef generated, StringRef qualified,
                      SymbolFacts facts);

  // What control flow joins (JoinedSizes.cpp).
  struct Join;
  void answerJoin(const SizeQuestion &question, ArrayRef<Value> incoming);
  Join &getJoin(const SizeQuestion &question);
  void completeJoin(Join &join, ArrayRef<Quantity> incoming);
  void resolveAllJoins();
  void resolveJoins(MutableArrayRef<Join *> group);

  // Equations (EquationCollector.cpp).
  void collectEquations();
  void collectEquations(Operation *function);
  void addEquations(Operation *op);
  void addCallEquations(CallOpInterface call);
  Operation *resolveCallee(CallOpInterface call);

  Operation *root;
  Operation *onlyEntryPoint;
  SymbolTableCollection symbolTables;

  struct Answer {
    std::optional<Quantity> size;
    /// Of the equations by which it was resolved.
    unsigned version;
  };
  llvm::DenseMap<SizeQuestion, Answer> answers;
  /// Questions that are being answered, and whether they were asked again
  /// meanwhile.
  llvm::DenseMap<SizeQuestion, bool> open;
  /// Questions that have to be answered before those that are open.
  SmallVector<SizeQuestion> deferred;
  unsigned depth = 0;
  /// Joins of which not all is known yet.
  std::vector<std::unique_ptr<Join>> joins;

  SizeEquations equations;
  bool hasEquations = false;
  struct Constraint {
    Quantity formal;
    Quantity value;
    std::string origin;
  };
  /// By function, what its execution requires of its arguments' sizes.
  llvm::DenseMap<Operation *, SmallVector<Constraint>> constraints;

  std::vector<SizeSymbol> symbols;
  llvm::StringMap<unsigned> numCreated;
  SizeStatements statements;
  /// By the name that a size has in the end.
  llvm::StringMap<SizeRange> statedRanges;
  llvm::StringSet<> givenNames;
  llvm::DenseMap<SizeQuestion, Quantity> opaque;
  /// By name, what symbols of arguments and opaque ones stand for.
  llvm::StringMap<SizeQuestion> meanings;
  std::unique_ptr<ReifiedSizes> reified;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SIZES_SIZEANALYSIS_H
