//===- ReifiedSizes.h - Shapes that operations write as IR ------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_SIZES_REIFIEDSIZES_H
#define MLIR_ROOFLINE_LIB_SIZES_REIFIEDSIZES_H

#include "mlir-roofline/Interfaces/Cost.h"
#include "mlir/IR/Block.h"
#include "llvm/ADT/DenseMap.h"

#include <memory>

namespace mlir::roofline {

/// MLIR's interface for result shapes answers with operations that compute
/// them. They are made beside a clone that takes arguments of a block of its
/// own for operands, so that nothing of the program is touched, and live as
/// long as this.
class ReifiedSizes {
public:
  /// The extent of a result of an operation that can write down its shape.
  std::optional<Quantity> getDim(SizeProvider &sizes, OpResult result,
                                 unsigned dim);
  /// The operand that an argument of a clone's block stands for; null for any
  /// other value.
  Value getOriginal(BlockArgument argument) const {
    return originals.lookup(argument);
  }

private:
  struct Shape {
    std::unique_ptr<Block> block;
    /// Of each result; empty if there are none.
    SmallVector<SmallVector<OpFoldResult>> extents;
  };
  const Shape &getShape(Operation *op);

  llvm::DenseMap<Operation *, Shape> shapes;
  llvm::DenseMap<Value, Value> originals;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_SIZES_REIFIEDSIZES_H
