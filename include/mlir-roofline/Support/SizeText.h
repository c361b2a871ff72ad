//===- SizeText.h - Names and ranges of sizes, as text ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SUPPORT_SIZETEXT_H
#define MLIR_ROOFLINE_SUPPORT_SIZETEXT_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <cstdint>

namespace mlir::roofline {

/// The values that a size may have, both inclusive.
struct SizeRange {
  int64_t low, high;

  friend bool operator==(const SizeRange &a, const SizeRange &b) {
    return a.low == b.low && a.high == b.high;
  }
};

/// Sizes beyond this are no sizes, and their products no counts.
inline constexpr int64_t maxSizeValue = int64_t(1) << 40;

/// Whether somebody may give a size this name: letters, digits and `_`, no
/// digit first, at most 64 of them; no word of formulas (`max`, `floordiv`),
/// and none of the names that sizes have by themselves (`arg0`, `s1`). The
/// error says what was expected and found.
llvm::Error checkSizeName(llvm::StringRef name);

/// Reads `1..8192`, from 0 to 2^40. The error says what was expected and found.
llvm::Expected<SizeRange> parseSizeRange(llvm::StringRef text);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SUPPORT_SIZETEXT_H
