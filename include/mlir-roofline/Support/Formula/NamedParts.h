//===- NamedParts.h - Names for parts of formulas ---------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SUPPORT_FORMULA_NAMEDPARTS_H
#define MLIR_ROOFLINE_SUPPORT_FORMULA_NAMEDPARTS_H

#include "mlir-roofline/Support/Formula/Quantity.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringSet.h"

#include <vector>

namespace mlir::roofline {

namespace detail {
struct Atom;
} // namespace detail

/// Long formulas that people read: what occurs in them again and again is said
/// once, under a name.
///
/// ```
/// 3*B*ceildiv(H, 2)^2 + B*ceildiv(H, 2)  ->  3*B*H_1^2 + B*H_1
///                                            H_1 = ceildiv(H, 2)
/// ```
///
/// Names depend on the formulas and their order alone: `H_1`, `H_2` for what
/// depends on one size, `part_1` for everything else.
class NamedParts {
public:
  struct Definition {
    std::string name;
    /// In sizes and names that are defined before.
    Quantity value;
  };

  /// Looks at a formula; all before the first `name`.
  void add(const Quantity &formula);
  /// Whether any of those that were looked at is long.
  bool areNeeded() const { return isLong; }
  /// The formula with names in it, if any of those that were looked at is long.
  Quantity name(const Quantity &formula);
  /// Of the names that were used so far.
  ArrayRef<Definition> getDefinitions() const { return definitions; }

private:
  Quantity nameExcept(const Quantity &formula, const detail::Atom *whole);
  StringRef getName(const detail::Atom &part);

  /// Keep atoms alive.
  std::vector<Quantity> formulas;
  /// How often each function of sizes occurs.
  llvm::DenseMap<const detail::Atom *, unsigned> occurrences;
  llvm::StringSet<> taken;
  bool isLong = false;
  std::vector<Definition> definitions;
  llvm::DenseMap<const detail::Atom *, std::string> names;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SUPPORT_FORMULA_NAMEDPARTS_H
