//===- NumberFormat.h - Numbers as people read them -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The one place where numbers become text for people: SI prefixes for counts,
// rates and time, binary prefixes for capacities. Machine-readable formats
// print exact values and do not use this.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SUPPORT_NUMBERFORMAT_H
#define MLIR_ROOFLINE_SUPPORT_NUMBERFORMAT_H

#include "mlir-roofline/Support/Formula/Quantity.h"

#include <string>

namespace mlir::roofline {

/// `1.81 G`, `68.7 G`, `512`, `-3.00 k`: three significant digits and an SI
/// prefix (powers of 1000, k to Q), then `unit`. Whole numbers below 1000 print
/// exactly. Values below 1 use m, µ (as `u`), n, p, f. Here and below, what is
/// no finite number prints as `-`.
std::string formatSI(double value, StringRef unit = "");

/// A count: as `formatSI` if constant, the polynomial's text otherwise.
std::string formatCount(const Quantity &count, StringRef unit = "");

/// A size in memory: `44.6 MiB`, `200 B`; the polynomial's text and ` B` if
/// symbolic.
std::string formatCapacity(const Quantity &bytes);

/// `20.3 %`, from a ratio; `<0.1 %` for a positive one that would read 0.
std::string formatPercent(double ratio);

/// Three significant digits without a prefix, for ratios: `0.0833`, `36.7`,
/// `1365`. Whole numbers print exactly.
std::string formatRatio(double ratio);

/// An exact integer in groups of three: `1,814,073,344`. The polynomial's text
/// if symbolic.
std::string formatGrouped(const Quantity &count);

/// The shortest decimal text that reads back as the same double: `1.5e-05`.
std::string formatExact(double value);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SUPPORT_NUMBERFORMAT_H
