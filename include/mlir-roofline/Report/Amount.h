//===- Amount.h - Values of metrics as people write them --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_REPORT_AMOUNT_H
#define MLIR_ROOFLINE_REPORT_AMOUNT_H

#include "mlir-roofline/Report/Metric.h"
#include "llvm/Support/Error.h"

namespace mlir::roofline {

/// A number >= 0, exactly as it was written: `numerator / denominator`, both
/// constant, in the metric's base unit (operations, bytes, seconds, joules; a
/// share is 0 to 1).
struct Amount {
  Quantity numerator = 0, denominator = 1;
  /// As it was written.
  std::string text;

  double getNumber() const;
};

/// Reads `4.1G`, `512MiB`, `1.5 GB`, `5ms`, `99%`, `0.99`, `1e9`: SI prefixes
/// for everything, binary ones for bytes. Seconds and joules need their unit
/// where they have a prefix, since `5m` would be minutes to many. The error
/// says what was expected and found.
llvm::Expected<Amount> parseAmount(StringRef text, MetricUnit unit);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_REPORT_AMOUNT_H
