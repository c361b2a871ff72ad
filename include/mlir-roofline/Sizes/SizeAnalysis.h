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
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/DenseMap.h"

#include <vector>

namespace mlir::roofline {

/// A size that the program leaves open.
struct SizeSymbol {
  std::string name;
  /// What it stands for, in words.
  std::string meaning;
  /// Whether it counts the iterations of a loop, from 0: then the counts of one
  /// execution may mention it, and totals, which sum over it, do not.
  bool isIteration = false;
  /// Whether it is a size of a function's argument for which calls pass
  /// different ones: the counts of one execution may mention it, totals have
  /// what is passed instead.
  bool isPassed = false;

  /// Whether a value may be put in for it.
  bool isOpen() const { return !isIteration && !isPassed; }
};

/// The name of a function; in a module within a module, with the names of the
/// inner modules in front (`inner.f`, without a name their position: `$0.f`).
std::string getFunctionName(FunctionOpInterface function);

/// Answers are exact: what cannot be derived becomes a symbol of its own, never
/// a guess. Extents of arguments are `arg0.d1`, stored elements `arg0.nnz`
/// (with the function's name in front when the program has several functions),
/// other sources `s0`, `s1`, …. Two extents that are equal at run time may
/// still get two symbols.
///
/// Index arithmetic is taken not to overflow. Symbols stand for sizes, which
/// are not negative: an integer argument that may be is passed on as 0 then.
class SizeAnalysis : public SizeProvider {
public:
  /// `qualify`: put the function's name in front of its arguments' symbols.
  explicit SizeAnalysis(bool qualify) : qualify(qualify) {}

  using SizeProvider::getValue;
  Quantity getDim(Value shaped, unsigned dim) override;
  Quantity getValue(Value integer) override;
  Quantity getStoredElements(Value sparse) override;

  std::optional<Comparison> getComparison(Value condition) override;
  std::optional<Quantity> getElement(Value numbers, int64_t index,
                                     Operation *reader) override;
  Operation *lookupSymbol(Operation *user, SymbolRefAttr name) override;

  /// Says what a value is from now on (a loop counter).
  void setValue(Value integer, const Quantity &value) {
    values[integer] = value;
  }
  /// A new symbol `s<n>`, or `<stem><n>` if given.
  Quantity createSymbol(const Twine &meaning, StringRef stem = "s");
  /// A new symbol `iter<n>` that counts the iterations of `loop`.
  Quantity createIteration(Operation *loop);

  /// What a call that passes `operands` passes for the sizes of the callee's
  /// arguments, by their symbols' names.
  SmallVector<std::pair<std::string, Quantity>>
  bindArguments(Region &callee, ValueRange operands);

  ArrayRef<SizeSymbol> getSymbols() const { return symbols; }

  /// The name of an extent of a function's argument: `arg0.d1`, or
  /// `main.arg0.d1` where names are qualified.
  static std::string getExtentName(BlockArgument argument, unsigned dim,
                                   bool qualify);

private:
  Quantity computeDim(Value shaped, unsigned dim);
  Quantity computeValue(Value integer);
  std::optional<Quantity> getDimFromOp(OpResult result, unsigned dim);
  std::optional<Quantity> getValueFromOp(OpResult result);
  std::optional<Quantity>
  getCallResult(OpResult result,
                llvm::function_ref<Quantity(SizeAnalysis &, Value)> getSize);
  Quantity getArgumentDim(BlockArgument argument, unsigned dim);
  std::optional<Quantity> getCarriedDim(Value carried, Value init,
                                        Value yielded, unsigned dim);
  Quantity createArgumentSymbol(BlockArgument argument, const Twine &suffix,
                                const Twine &meaning);

  bool qualify;
  /// The functions being looked into for what a call returns, outermost first.
  SmallVector<Operation *, 0> callees;
  llvm::DenseMap<std::pair<Value, unsigned>, Quantity> dims;
  llvm::DenseMap<Value, Quantity> values;
  llvm::DenseMap<Value, Quantity> stored;
  std::vector<SizeSymbol> symbols;
  unsigned numCreated = 0;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SIZES_SIZEANALYSIS_H
