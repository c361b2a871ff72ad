//===- FiniteNumber.h - Results that numbers can hold -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SUPPORT_FINITENUMBER_H
#define MLIR_ROOFLINE_SUPPORT_FINITENUMBER_H

#include <cmath>
#include <optional>

namespace mlir::roofline {

/// What a computation with doubles has come to; nothing if that left what they
/// hold on the way. Counts have no limit and targets may say any number, so
/// quotients and products of them may: such a result is not known, as a count
/// without a double is not.
inline std::optional<double> getFinite(double value) {
  return std::isfinite(value) ? std::optional<double>(value) : std::nullopt;
}
inline std::optional<double> getFinite(std::optional<double> value) {
  return value ? getFinite(*value) : std::nullopt;
}

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SUPPORT_FINITENUMBER_H
