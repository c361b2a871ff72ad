//===- SizeEquations.h - Sizes that a program makes equal -------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Operands that have to agree make two symbols one size. Of each class one
// symbol stays and stands for the others; a constant goes before any symbol.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SIZES_SIZEEQUATIONS_H
#define MLIR_ROOFLINE_SIZES_SIZEEQUATIONS_H

#include "mlir-roofline/Support/Formula/Quantity.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"

#include <string>
#include <vector>

namespace mlir::roofline {

class SizeEquations {
public:
  /// Makes a symbol known. Of two equal symbols the one with the higher rank is
  /// replaced.
  void declare(StringRef name, const Quantity &symbol, uint64_t rank);

  /// What was declared; null if nothing was under this name.
  const Quantity *getSymbol(StringRef name) const;

  /// Records that `a` and `b` are equal because of `origin` (`linalg.generic at
  /// line 7`). What cannot be solved for a symbol is forgotten; what cannot
  /// hold becomes a conflict.
  void add(const Quantity &a, const Quantity &b, StringRef origin);

  /// Replaces a symbol from now on. `value` does not mention it.
  void define(StringRef name, const Quantity &value, StringRef origin);

  /// `size` in terms of the symbols that stay.
  Quantity resolve(const Quantity &size) const;
  bool isDefined(StringRef name) const { return definitions.contains(name); }
  /// The operation that a replaced symbol owes its value to; empty if there is
  /// none.
  StringRef getOrigin(StringRef name) const;
  /// Changes whenever `resolve` may answer differently.
  unsigned getVersion() const { return version; }

  /// What cannot hold, in words: `arg0.d1 = 1, required by linalg.generic at
  /// line 7, but linalg.add at line 9 requires 64`.
  ArrayRef<std::string> getConflicts() const { return conflicts; }

  /// Values for any of the symbols as values for those that stay. Fails if they
  /// contradict an equation, or each other, and says which.
  llvm::Expected<llvm::MapVector<StringRef, Quantity>>
  bind(const llvm::MapVector<StringRef, Quantity> &values) const;

  /// The conflicts alone.
  SizeEquations withoutDefinitions() const;

private:
  struct Symbol {
    Quantity quantity;
    uint64_t rank;
  };
  struct Definition {
    Quantity value;
    std::string origin;
  };
  using Solution = std::pair<StringRef, Quantity>;

  Quantity dropFactors(Quantity difference) const;
  std::optional<Solution> solve(const Quantity &difference) const;
  void addConflict(const Quantity &a, const Quantity &b, StringRef origin);

  llvm::StringMap<Symbol> symbols;
  llvm::StringMap<Definition> definitions;
  /// By symbol that stays, the replaced ones whose value mentions it.
  llvm::StringMap<std::vector<StringRef>> mentionedBy;
  std::vector<std::string> conflicts;
  unsigned version = 0;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SIZES_SIZEEQUATIONS_H
