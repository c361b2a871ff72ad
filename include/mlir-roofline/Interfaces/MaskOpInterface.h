//===- MaskOpInterface.h - What masks annihilate ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_MASKOPINTERFACE_H
#define MLIR_ROOFLINE_INTERFACES_MASKOPINTERFACE_H

#include "mlir-roofline/Interfaces/Access/IndexPart.h"
#include "mlir/IR/OpDefinition.h"
#include "llvm/ADT/Any.h"
#include "llvm/ADT/SmallBitVector.h"

namespace mlir::roofline {

/// What is known of the elements of operands that iterations touch.
struct KnownContents {
  /// The number that they all hold; null: any.
  llvm::function_ref<Attribute(OpOperand &)> getNumber;
  /// The integer, or float without a fraction, that each iteration finds, as a
  /// function of the loops.
  llvm::function_ref<std::optional<IndexFunction>(OpOperand &)> getInteger;
  /// The integer that a value around the body is.
  llvm::function_ref<std::optional<int64_t>(Value)> getCaptured = noCaptured;
  /// Of the loops; empty: what types say.
  ArrayRef<int64_t> extents = {};
  /// Where the operation's model may keep what it has made of these contents:
  /// it is asked for one part after the other. Null: nowhere.
  llvm::Any *memory = nullptr;

  static KnownContents getNothing() { return {noNumber, noInteger}; }

private:
  static Attribute noNumber(OpOperand &) { return {}; }
  static std::optional<IndexFunction> noInteger(OpOperand &) { return {}; }
  static std::optional<int64_t> noCaptured(Value) { return {}; }
};

/// What iterations of an operation do.
struct PartEffect {
  /// The number that they write to each result; null: any.
  SmallVector<Attribute, 1> results;
  /// Whether they leave everything as iterations before have left it.
  bool isIdle = false;
  /// By number, the operands of which no result depends on what they find
  /// there; empty: none.
  llvm::SmallBitVector unread;
};

/// Whether a score with this number has no weight in a softmax: minus infinity,
/// or what front ends write for it (-1e9, -1e4 in f16).
bool isMaskedScore(const APFloat &score);

} // namespace mlir::roofline

#include "mlir-roofline/Interfaces/MaskOpInterface.h.inc"

#endif // MLIR_ROOFLINE_INTERFACES_MASKOPINTERFACE_H
