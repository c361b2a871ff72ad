//===- StorageSizes.h - Sizes of the types of dialects ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How much memory a value takes is said by its type, and for a type of a
// dialect by the dialect: `getStorageBits` in Cost.h asks here.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_ACCESS_STORAGESIZES_H
#define MLIR_ROOFLINE_INTERFACES_ACCESS_STORAGESIZES_H

#include "mlir/IR/DialectInterface.h"
#include "mlir/IR/Types.h"

#include <optional>

namespace mlir::roofline {

/// What a dialect says about the memory that values of its types take.
class StorageDialectInterface
    : public DialectInterface::Base<StorageDialectInterface> {
public:
  StorageDialectInterface(Dialect *dialect) : Base(dialect) {}

  /// The size of one element of `type`, a type of the dialect, in bits. Nothing
  /// if it has no size that can be told.
  virtual std::optional<unsigned> getStorageBits(Type type) const = 0;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_INTERFACES_ACCESS_STORAGESIZES_H
