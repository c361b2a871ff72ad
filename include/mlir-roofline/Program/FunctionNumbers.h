//===- FunctionNumbers.h - Functions with one set of sizes ------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_PROGRAM_FUNCTIONNUMBERS_H
#define MLIR_ROOFLINE_PROGRAM_FUNCTIONNUMBERS_H

#include "mlir-roofline/Program/ModuleCost.h"

namespace mlir::roofline {

/// Which of `ModuleCost::getFunctions` an operation is that executes with one
/// set of sizes: what is said of its body in numbers then holds for all calls.
class FunctionNumbers {
public:
  explicit FunctionNumbers(const ModuleCost &cost);
  /// Those of these costs, which all who ask share.
  static const FunctionNumbers &get(const ModuleCost &cost) {
    return cost.getFacts<FunctionNumbers>();
  }

  /// Nothing for a function that is called with several sets of sizes, or that
  /// is none of these.
  std::optional<unsigned> find(Operation *function) const;
  /// Of the innermost one around a value.
  std::optional<unsigned> findAround(Value value) const;

private:
  /// Nothing: several.
  llvm::DenseMap<Operation *, std::optional<unsigned>> numbers;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_PROGRAM_FUNCTIONNUMBERS_H
