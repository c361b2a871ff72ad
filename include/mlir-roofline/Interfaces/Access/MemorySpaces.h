//===- MemorySpaces.h - Who shares a memory space ---------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a dialect says of the memory spaces that it names. In which level of a
// machine such memory is, is the machine's business.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_ACCESS_MEMORYSPACES_H
#define MLIR_ROOFLINE_INTERFACES_ACCESS_MEMORYSPACES_H

#include "mlir/IR/DialectInterface.h"
#include "mlir/IR/Types.h"

namespace mlir::roofline {

/// Who shares a memory: everybody, or as little as a group of threads or one of
/// them, which is what memory on the chip is for.
enum class MemorySharing { device, workgroup, thread };

/// Implemented by dialects that have attributes for memory spaces.
class MemorySpaceDialectInterface
    : public DialectInterface::Base<MemorySpaceDialectInterface> {
public:
  explicit MemorySpaceDialectInterface(Dialect *dialect) : Base(dialect) {}

  /// Who shares the memory of a space, an attribute of the dialect.
  virtual MemorySharing getSharing(Attribute space) const = 0;
};

/// The memory space of a buffer's type; null for the default one, and for what
/// is no buffer.
Attribute getMemorySpace(Type type);

/// Who shares the memory of a space: everybody, unless its dialect says
/// otherwise. Null is the default space.
MemorySharing getMemorySharing(Attribute space);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_INTERFACES_ACCESS_MEMORYSPACES_H
