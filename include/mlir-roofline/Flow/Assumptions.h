//===- Assumptions.h - What other precisions would cost ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Asks what a program would cost if its tensors were held in other types. The
// program stays as it is.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_FLOW_ASSUMPTIONS_H
#define MLIR_ROOFLINE_FLOW_ASSUMPTIONS_H

#include "mlir-roofline/Flow/ValueClasses.h"
#include "mlir-roofline/Program/ModuleCost.h"

#include <array>

namespace mlir::roofline {

/// How the elements of a tensor are held.
struct StorageAssumption {
  /// An integer or float type.
  Type type;
  /// Elements that share a scale (and a zero point); 0: those of a tensor.
  int64_t group = 0;
  /// Types of a group's scale and zero point; null: there is none.
  Type scale, zero;

  /// The bytes of `elements` values with their scales and zero points, each
  /// kind packed and rounded up on its own.
  Quantity getBytes(const Quantity &elements) const;
};

/// The types in which float tensors are supposed to be, by class. Everything
/// else stays what it is.
class Assumptions {
public:
  /// `storage` is by ValueClass; `text` says the same in words.
  Assumptions(std::string text,
              std::array<std::optional<StorageAssumption>, 3> storage)
      : text(std::move(text)), storage(storage) {}

  /// Null if nothing is assumed. A cache for which nothing is said goes with
  /// the activations.
  const StorageAssumption *get(ValueClass valueClass) const;
  /// What was read.
  StringRef getText() const { return text; }

  /// The same program with tensors of the assumed types. The factors of
  /// multiply-accumulates are multiplied in the widest type among them, floats
  /// before integers; integers accumulate in i32. Widening a factor on the way
  /// to its multiplication costs nothing, and results are rounded for free.
  ModuleCost apply(const ModuleCost &cost) const;

private:
  OpCost apply(const CostedOp &op, const ValueClasses &classes) const;

  std::string text;
  /// By ValueClass.
  std::array<std::optional<StorageAssumption>, 3> storage;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_FLOW_ASSUMPTIONS_H
