//===- MeasuredReport.h - Measured beside predicted -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a report says of times that were measured, as plain data.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_REPORT_MEASUREDREPORT_H
#define MLIR_ROOFLINE_REPORT_MEASUREDREPORT_H

#include "mlir-roofline/Interfaces/Cost.h"

#include <optional>
#include <string>
#include <vector>

namespace mlir::roofline {

/// What was measured of a row, beside what is predicted for just that: of
/// operations of the row that nobody has measured, nothing is in here.
struct MeasuredPart {
  double seconds = 0;
  /// The roofline bound.
  double boundSeconds = 0;
  CountStatus boundStatus = CountStatus::exact;
  /// The part of it that is sure to be needed: no upper end, and no estimate.
  double certainSeconds = 0;
  /// Absent on targets without efficiencies.
  std::optional<double> estimate;
  /// FLOPs and int ops, as every schedule does them, and bytes; absent where
  /// one is not known.
  std::optional<double> work, bytes;
  /// Whether operations of the row that take time were not measured.
  bool isPartial = false;

  /// Bound over measured; absent if nothing was measured to take time.
  std::optional<double> getEfficiency() const {
    return seconds > 0 ? std::optional<double>(boundSeconds / seconds)
                       : std::nullopt;
  }
  /// Whether the time is shorter than what nothing beats: the measurement, its
  /// join or the target is wrong. An upper end proves nothing.
  bool isBoundBeaten() const { return seconds < certainSeconds * (1 - 1e-9); }
};

/// A file of measured times, joined with the operations of a program.
struct ReportMeasured {
  std::string file, format;
  /// How many runs of the program the file sums up; absent: each time is that
  /// of a mean call, as often as the program makes it.
  std::optional<double> runs;

  /// What names the same operations in the file.
  struct Row {
    /// The first of its names, and where that stands; 0: not known.
    std::string name;
    unsigned line = 0;
    /// By what it was joined: `id`, `location`, `layer`, `function`, `kind`,
    /// `layer end`.
    std::string matchedBy;
    /// Ids, in program order: those that take time, or all if none does.
    std::vector<unsigned> ops;
    double calls = 0;
    /// Of one run of the program.
    MeasuredPart part;
    /// Whether a row of the report is of these operations, too.
    bool isRow = false;
  };
  /// The most time lost first.
  std::vector<Row> rows;

  /// What was measured and joins with nothing.
  struct Unmatched {
    std::string name;
    unsigned line = 0;
    double calls = 0;
    /// Of all calls.
    double seconds = 0;
    /// What it could be, or that it is nothing.
    std::string reason;
    bool isAmbiguous = false;
  };
  /// The most time first.
  std::vector<Unmatched> unmatched;

  /// Ids of operations that take time, or may, and that no row has; the most
  /// time first.
  std::vector<unsigned> unmeasured;
  /// The bound of these, as far as it is known.
  double unmeasuredSeconds = 0;

  /// By id: the numbers of the rows that have it.
  std::vector<std::vector<unsigned>> rowsOfOps;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_REPORT_MEASUREDREPORT_H
