//===- CallPathSizes.h - Sizes as one call of a function has them -*- C++ -*-=//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a function computes from its arguments has a formula in them that holds
// for all its calls, or none: a quotient whose divisor may be negative. Of one
// call more is known. And what blocks count is its last value once the analysis
// has been there.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_LOOPS_CALLPATHSIZES_H
#define MLIR_ROOFLINE_LIB_MODELS_LOOPS_CALLPATHSIZES_H

#include "mlir-roofline/Interfaces/Cost.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"

namespace mlir::roofline {

/// Answers for values of functions on a path of calls. What it cannot derive is
/// what it is for all calls.
class CallPathSizes : public SizeProvider {
public:
  explicit CallPathSizes(SizeProvider &all) : all(&all) {}

  /// Goes on to the call that passes `operands` for the arguments of `callee`.
  void leave(Region &callee, ValueRange operands);
  /// Lets a value that blocks carry be a symbol that counts.
  void count(BlockArgument carried);
  /// `formula` with what is passed instead of sizes and values of arguments.
  Quantity putIn(const Quantity &formula);

  using SizeProvider::getValue;
  Quantity getDim(Value shaped, unsigned dim) override;
  Quantity getValue(Value integer) override;
  Quantity getStoredElements(Value sparse) override {
    return all->getStoredElements(sparse);
  }
  std::optional<Comparison> getComparison(Value condition) override;
  std::optional<Quantity> getElement(Value numbers, int64_t index,
                                     Operation *reader) override {
    return all->getElement(numbers, index, reader);
  }
  Operation *lookupSymbol(Operation *user, SymbolRefAttr name) override {
    return all->lookupSymbol(user, name);
  }

private:
  /// What stands for an argument, or the size of one, in formulas for all
  /// calls: a symbol.
  struct Formal {
    Quantity symbol;
    /// What is passed, and which size of it, if that is one.
    Value operand;
    std::optional<unsigned> dim;
  };

  Value getPassed(Value value) const;
  bool isOnPath(Value value) const;

  SizeProvider *all;
  llvm::DenseMap<Region *, ValueRange> passed;
  /// By the symbol's name, of the function that was left last.
  llvm::StringMap<Formal> formals;
  llvm::DenseMap<Value, Quantity> values, counted;
  unsigned depth = 0;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_LOOPS_CALLPATHSIZES_H
