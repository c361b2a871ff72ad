//===- ConstantElements.h - The elements of constants -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MOVEMENT_CONSTANTELEMENTS_H
#define MLIR_ROOFLINE_LIB_MOVEMENT_CONSTANTELEMENTS_H

#include "mlir/IR/BuiltinAttributes.h"

namespace mlir::roofline {

/// The integers or floats of a constant as bits, of which equal ones are the
/// same number.
class ConstantElements {
public:
  /// Nothing for other types, what is wider than 64 bits, one element that is
  /// repeated, and resources that are not at hand.
  static std::optional<ConstantElements> get(ElementsAttr elements);

  int64_t size() const { return count; }
  Type getType() const { return type; }
  uint64_t getBits(int64_t position) const;
  /// The first position from `begin` on, and at most `end`, at which there is
  /// another number than at `begin`.
  int64_t getRunEnd(int64_t begin, int64_t end) const;

  Attribute getNumber(uint64_t bits) const;
  /// As a signed integer, unless its type has no sign, a truth value as 0 or 1;
  /// nothing if it has a fraction, or is too large.
  std::optional<int64_t> getInteger(uint64_t bits) const;
  /// Nothing if it is an integer.
  std::optional<APFloat> getFloat(uint64_t bits) const;

private:
  ArrayRef<char> data;
  int64_t count;
  Type type;
  /// Of an element; 0: a bit.
  unsigned bytes;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MOVEMENT_CONSTANTELEMENTS_H
