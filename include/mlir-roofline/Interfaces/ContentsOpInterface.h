//===- ContentsOpInterface.h - What values hold -----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Views, allocations, splats, partial writes and globals, without naming an
// operation.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_CONTENTSOPINTERFACE_H
#define MLIR_ROOFLINE_INTERFACES_CONTENTSOPINTERFACE_H

#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/OpDefinition.h"

#include <optional>

namespace mlir::roofline {

/// How a result shares its contents with an operand.
enum class ContentsKind {
  /// The same memory, all of it: a cast, a reshape.
  whole,
  /// The same memory, or a part of it: a slice.
  part,
  /// Memory of its own, with elements of the operand in it and nothing else: a
  /// transposition, a broadcast.
  drawn
};

struct ContentsSource {
  OpOperand *operand;
  ContentsKind kind;

  /// Whether both are one memory.
  bool isView() const { return kind != ContentsKind::drawn; }
};

/// `to`, a result of an operation or an argument of one of its regions, may be
/// `from`, one of its operands or of a terminator in it.
struct Forwarding {
  Value from;
  Value to;
};

/// Memory that a symbol stands for.
struct GlobalVariable {
  Type type;
  /// Null: none, or given elsewhere.
  Attribute initialValue;
  /// Whether the program may write to it.
  bool isMutable;
};

struct GlobalAccess {
  /// address: result 0 is the memory itself. read: result 0 is its contents.
  /// write: operand 0 are its contents from now on.
  enum class Kind { address, read, write };

  SymbolRefAttr symbol;
  Kind kind;
};

namespace detail {
/// What upstream's interfaces say, as far as they do.
std::optional<ContentsSource> getUpstreamSource(OpResult result);
bool isUpstreamAllocation(OpResult result);
OpOperand *getUpstreamPartlyWritten(Operation *op);
bool holdsUpstreamPositions(OpOperand &operand);
bool isUpstreamReadElementwise(OpOperand &operand);
} // namespace detail

} // namespace mlir::roofline

#include "mlir-roofline/Interfaces/ContentsOpInterface.h.inc"

namespace mlir::roofline {

/// Whether values of this type live in memory: tensors and memrefs. Everything
/// else (scalars, vectors) lives in registers and moves no bytes.
bool isInMemory(Type type);
inline bool isInMemory(Value value) { return isInMemory(value.getType()); }

// The questions, of any operation: its model answers, or upstream's interfaces.

std::optional<ContentsSource> getContentsSource(OpResult result);
bool isAllocation(OpResult result);
OpOperand *getPartlyWritten(Operation *op);
std::optional<GlobalVariable> getGlobalVariable(Operation *op);
std::optional<GlobalAccess> getGlobalAccess(Operation *op);
bool holdsPositions(OpOperand &operand);
bool isReadElementwise(OpOperand &operand);

/// Follows `value` through views, and through operations that only draw their
/// elements from one operand, to the value whose contents it shows.
Value getContents(Value value);

/// Whether the operation makes `result`, a tensor, the same scalar everywhere:
/// a splat constant, an operation that says so, or memory without contents.
bool makesSplat(OpResult result);

/// Whether the tensor `value` is the same scalar everywhere and so need not
/// exist in memory: the result of an operation that makes a splat, or a view
/// (cast, reshape, broadcast, slice) of one. Never true for a memref.
bool isSplat(Value value);

/// Whether `value` is a tensor without contents, or a view of one.
bool isUninitialized(Value value);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_INTERFACES_CONTENTSOPINTERFACE_H
