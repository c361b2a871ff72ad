//===- ServingFormats.h - One function for each format ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_SERVING_SERVINGFORMATS_H
#define MLIR_ROOFLINE_LIB_EMIT_SERVING_SERVINGFORMATS_H

#include "../Curves/CurvePicture.h"
#include "mlir-roofline/Emit/ServingEmitter.h"

#include <cmath>

namespace mlir::roofline::emit {

void printServingTable(raw_ostream &os, const Serving &serving,
                       const EmitOptions &options);
/// A line for each batch, target and metric.
void printServingCsv(raw_ostream &os, const Serving &serving);
void printServingJson(raw_ostream &os, const Serving &serving);
CurvePicture makeServingPicture(const Serving &serving);

inline bool isTime(const Serving::Figure &figure) {
  return figure.metric->unit == MetricUnit::seconds;
}
/// What is not a number is absent.
inline std::optional<double> toOptional(double number) {
  return std::isnan(number) ? std::nullopt : std::optional(number);
}
/// By batch, of what may be missing altogether.
inline std::optional<double> getAt(ArrayRef<double> numbers, size_t batch) {
  return numbers.empty() ? std::nullopt : toOptional(numbers[batch]);
}
/// Of tokens a second, which are less where the time is more.
inline CountStatus getThroughputStatus(const Serving::Figure &figure,
                                       size_t batch) {
  return invert(figure.getStatus(batch));
}
/// `no estimate of acme-x, no energy of @decode on acme-x`: for each target the
/// figures and limits that it lacks, of both programs or of one; empty if none
/// does.
std::string describeUnknown(const Serving &serving);
/// What bounds a program at a batch; empty if nothing or it is not known.
inline StringRef getLimit(const Serving::Limits &limits, size_t batch) {
  return limits.byBatch.empty() ? StringRef()
                                : StringRef(limits.byBatch[batch]);
}

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_SERVING_SERVINGFORMATS_H
