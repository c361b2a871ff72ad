//===- MemoryAccesses.h - Reads and writes of buffers -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_FLOW_MEMORYACCESSES_H
#define MLIR_ROOFLINE_FLOW_MEMORYACCESSES_H

#include "mlir-roofline/Flow/ValueFlow.h"

#include "mlir/IR/SymbolTable.h"

namespace mlir::roofline {

/// Something done to memory that is known by its base or by name.
struct MemoryAccess {
  /// What the buffer is a view of, or the operation that declares it.
  llvm::PointerUnion<Value, Operation *> memory;
  bool isWrite;
};

/// What `op` and everything in it does to buffers and variables, as its memory
/// effects say; an operation that does not say may do anything to what it is
/// given.
SmallVector<MemoryAccess> getMemoryAccesses(Operation *op,
                                            const ValueFlow &flow,
                                            SymbolTableCollection &symbols);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_FLOW_MEMORYACCESSES_H
