//===- TimeReaders.h - Readers of measured times ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_REPORT_MEASURED_TIMEREADERS_H
#define MLIR_ROOFLINE_LIB_REPORT_MEASURED_TIMEREADERS_H

#include "mlir-roofline/Report/MeasuredTimes.h"
#include "llvm/ADT/StringMap.h"

namespace mlir::roofline::report {

/// Collects times; those of one label become one.
class TimeCollector {
public:
  void add(MeasuredTime time);
  std::vector<MeasuredTime> take() { return std::move(times); }

private:
  std::vector<MeasuredTime> times;
  llvm::StringMap<size_t> numbers;
};

llvm::Expected<MeasuredTimes> parseTimesCsv(StringRef text, StringRef file);
llvm::Expected<MeasuredTimes> parseTimesTrace(StringRef text, StringRef file);

/// Which columns of a file say what.
struct TimeColumns {
  struct Time {
    size_t column;
    double secondsPerUnit;
    /// Of one call; otherwise of all calls of the row.
    bool isMean = false;
  };
  Time time;
  std::optional<size_t> calls, target, id, location, layer, function, name;
  /// Whether the file is a report of ours, which is of one run.
  bool isReport = false;
  /// Of such a report, whether its rows are layers without what is in layers
  /// inside of them; and the column that says so of one that always has the
  /// same columns.
  bool hasLayerRows = false;
  std::optional<size_t> groupBy, depth;
  /// Whether TraceLens has written it.
  bool isTraceLens = false;
};

/// Headings are as in the file. Errors end a sentence: `expected ..., found
/// ...`.
llvm::Expected<TimeColumns> findTimeColumns(ArrayRef<std::string> headings);

} // namespace mlir::roofline::report

#endif // MLIR_ROOFLINE_LIB_REPORT_MEASURED_TIMEREADERS_H
