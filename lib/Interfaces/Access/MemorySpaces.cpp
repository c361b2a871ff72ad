//===- MemorySpaces.cpp - Who shares a memory space
//---------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/Access/MemorySpaces.h"

#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"

using namespace mlir;
using namespace mlir::roofline;

Attribute mlir::roofline::getMemorySpace(Type type) {
  auto memref = dyn_cast<BaseMemRefType>(type);
  return memref ? memref.getMemorySpace() : Attribute();
}

MemorySharing mlir::roofline::getMemorySharing(Attribute space) {
  if (!space)
    return MemorySharing::device;
  auto *spaces =
      space.getDialect().getRegisteredInterface<MemorySpaceDialectInterface>();
  return spaces ? spaces->getSharing(space) : MemorySharing::device;
}
