//===- MeasuredTimes.h - Files of times that were measured ------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reads what profilers write. Knows no program: what a name stands for is
// found out when the times are joined with a report.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_REPORT_MEASUREDTIMES_H
#define MLIR_ROOFLINE_REPORT_MEASUREDTIMES_H

#include "mlir/Support/LLVM.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <optional>
#include <string>
#include <vector>

namespace mlir::roofline {

/// All calls of one thing.
struct MeasuredTime {
  /// What a text names; `any`: the file does not say. `layerRow`: what is in a
  /// layer and in none inside of it, as a report by layer has it in a row.
  enum class PlaceKind { id, location, layer, layerRow, function, any };
  struct Place {
    PlaceKind kind;
    std::string text;
  };
  /// Where it ran, the most telling first; at least one.
  SmallVector<Place, 2> places;
  /// What ran there, an operation or a kernel; empty if the file does not say,
  /// or has nothing else to say where.
  std::string name;
  /// Of all calls, >= 0; and how many these are, > 0.
  double seconds = 0, calls = 1;
  /// Where the file first speaks of it; 0: not known.
  unsigned line = 0;
};

struct MeasuredTimes {
  /// As it was given.
  std::string file;
  /// For people: `CSV`, `TraceLens summary`, `Chrome trace`.
  std::string format;
  /// How many runs of the program the times are the sum of, > 0; absent if
  /// nobody says.
  std::optional<double> runs;
  /// Rows that agree in places and name are one. In the order of the file.
  std::vector<MeasuredTime> times;
};

/// Reads a file, or standard input for `-`: CSV with a row of headings, or a
/// trace of Chrome's format; which one, its first character tells. See
/// docs/Measured.md for the columns and events. Errors say what was expected
/// and found, and on which line. At least one time on success.
llvm::Expected<MeasuredTimes> readMeasuredTimes(StringRef file);

/// The same for text that somebody has read from `file`.
llvm::Expected<MeasuredTimes> parseMeasuredTimes(StringRef text,
                                                 StringRef file);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_REPORT_MEASUREDTIMES_H
