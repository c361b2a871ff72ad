//===- WideInteger.h - Words of integers of any size ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_SUPPORT_WIDEINTEGER_H
#define MLIR_ROOFLINE_LIB_SUPPORT_WIDEINTEGER_H

#include "llvm/ADT/APInt.h"
#include "llvm/ADT/DynamicAPInt.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace mlir::roofline::detail {

/// |value| in digits of 62 bits each, the lowest first, without leading zeros.
inline llvm::SmallVector<uint64_t> getDigits(const llvm::DynamicAPInt &value) {
  const llvm::DynamicAPInt base(int64_t(1) << 62);
  llvm::SmallVector<uint64_t> digits;
  for (llvm::DynamicAPInt rest = llvm::abs(value); rest != 0;) {
    llvm::DynamicAPInt quotient = rest / base;
    digits.push_back(static_cast<int64_t>(rest - quotient * base));
    rest = quotient;
  }
  return digits;
}

/// |value|, of as many bits as its digits have.
inline llvm::APInt getMagnitude(const llvm::DynamicAPInt &value) {
  llvm::SmallVector<uint64_t> digits = getDigits(value);
  unsigned numBits = std::max<size_t>(1, digits.size()) * 62;
  llvm::APInt magnitude(numBits, 0);
  for (auto [position, digit] : llvm::enumerate(digits))
    magnitude.insertBits(digit, position * 62, 62);
  return magnitude;
}

} // namespace mlir::roofline::detail

#endif // MLIR_ROOFLINE_LIB_SUPPORT_WIDEINTEGER_H
