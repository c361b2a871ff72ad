//===- IterationSpaces.h - Loops of a program's operations ------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MOVEMENT_ITERATIONSPACES_H
#define MLIR_ROOFLINE_MOVEMENT_ITERATIONSPACES_H

#include "mlir-roofline/Interfaces/IterationOpInterface.h"
#include "mlir-roofline/Program/ModuleCost.h"
#include "mlir-roofline/Support/Formula/QuantityHash.h"

#include <unordered_map>

namespace mlir::roofline {

class OpenSpaces;

/// The loops and accesses of a program's operations, in the sizes that the
/// analysis of its costs has: what has a value there has it here.
class IterationSpaces {
public:
  /// `cost` has to outlive this.
  explicit IterationSpaces(const ModuleCost &cost);

  /// Of one execution of operation `op` of `ModuleCost::getOps`; nothing if it
  /// is no nest of loops. A size that no count of the program mentions is a
  /// symbol of its own.
  std::optional<IterationSpace> get(unsigned op);
  /// The same of any operation, also a free one, of a function (by number).
  std::optional<IterationSpace> get(Operation *op, unsigned function);

  /// The extents of a tensor or buffer with a rank, in the function (by number)
  /// where `value` stands.
  SmallVector<Quantity> getShape(Value value, unsigned function);
  /// Its type with those extents put in that are numbers.
  ShapedType getType(Value value, unsigned function);
  /// The bytes of all of it; nothing if an element has no size, or for what is
  /// no tensor or buffer with a rank.
  std::optional<Quantity> getBytes(Value value, unsigned function);
  /// What an integer in that function is.
  Quantity getValue(OpFoldResult integer, unsigned function);
  /// The same as a number, if it is one; in no function, what is constant.
  std::optional<int64_t> getInteger(OpFoldResult integer,
                                    std::optional<unsigned> function);

private:
  /// With the values put in that sizes have in the function.
  Quantity bind(const Quantity &size, unsigned function);

  const ModuleCost &cost;
  const OpenSpaces &open;
  /// By function. A program has few sizes, and many operations of each.
  std::vector<std::unordered_map<Quantity, Quantity, QuantityHash>> bound;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MOVEMENT_ITERATIONSPACES_H
