//===- FormulaReport.h - Times of open sizes in reports ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a report says of times while sizes are open, as plain data.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_REPORT_FORMULAREPORT_H
#define MLIR_ROOFLINE_REPORT_FORMULAREPORT_H

#include "mlir-roofline/Evaluation/SizePolynomial.h"
#include "mlir-roofline/Interfaces/Cost.h"
#include "mlir-roofline/Machine/Formulas/LimitRegions.h"
#include "mlir-roofline/Machine/MachineModel.h"

#include <optional>
#include <string>
#include <vector>

namespace mlir::roofline {

/// A time or an energy for large sizes or for small ones.
struct ReportRegime {
  /// Seconds or joules.
  SizePolynomial amount;
  /// The resource that is the limit, for the largest part of them; empty where
  /// resources are none of it.
  std::string boundBy;
  BoundKind kind = BoundKind::none;
  /// Whether roundings of sizes, as in floordiv, are left out.
  bool isRounded = false;
};

/// How a time, or an energy, depends on sizes.
struct ReportRegimes {
  /// For all sizes: sums, products and quotients, and max, min, floordiv and
  /// so on. Empty if that is too long to be written, or not one formula.
  std::string exact;
  /// What symbols in `SizePolynomial` are called.
  std::vector<std::string> symbols;
  /// Absent where they are no sums of products of sizes.
  std::optional<ReportRegime> small, large;
  /// Where other operations run as one for large values of a size than for
  /// small ones: from where on, and up to where.
  struct Split {
    std::string symbol;
    int64_t until, from;
  };
  std::optional<Split> split;
  /// As `LimitRegions::find` says.
  std::vector<SizeRegion> computeBound;
  /// How far to trust it: at no size is the trust lower.
  CountStatus status = CountStatus::exact;

  /// `34 ns*batch`, `factor` times, with the mark of the status;
  /// `~ 34 ns*batch` without roundings, which is no bound; empty without such a
  /// formula.
  std::string format(const std::optional<ReportRegime> &regime,
                     double factor = 1, StringRef unit = "s") const;
};

/// One operation on a target.
struct ReportOpFormula {
  struct Need {
    std::string resource;
    BoundKind kind;
    /// Seconds of one execution: `33554432*batch/989e12`.
    std::string seconds;
  };
  /// The time of one execution is the largest of these; nothing where one is
  /// too long to be written.
  std::vector<Need> needs;
  /// Of all executions.
  ReportRegimes all;
  /// Joules of all executions. Absent as those of the program.
  std::optional<ReportRegimes> energy;
};

/// The program on a target.
struct ReportTimeFormulas {
  /// Its latency bound, which is the sum of the times of all executions of its
  /// operations.
  ReportRegimes latencyBound;
  /// The time that nothing beats, that of groups, and the expected one; absent
  /// where there is no formula. Those of groups hold as long as the same
  /// operations run as one: for large sizes and for small ones these may be
  /// others.
  std::optional<ReportRegimes> floor, fused, estimate;
  /// Joules in the time of groups. Absent without a formula, or without
  /// energies of the target.
  std::optional<ReportRegimes> energy;
};

/// What is known of a metric of a program on a target, such as `time_s`, while
/// sizes are open: as `describeTimes` says it, with the mark of its status.
/// Empty if that is nothing.
std::string describeOpenMetric(const ReportTimeFormulas &formulas,
                               StringRef metric);

/// `matrix.bf16 from batch = 345 on, else hbm`: the limit at every size, in
/// words; empty if it is not known.
std::string describeLimits(const ReportRegimes &regimes);
/// `34 ns*batch for large sizes, 5 us + 4.9 ns*batch for small ones`, `factor`
/// times; empty if it is not known.
std::string describeTimes(const ReportRegimes &regimes, double factor = 1,
                          StringRef unit = "s");
/// Where compute is the limit: `batch >= 345`, `batch = 3..17`, `never`,
/// `always`; several with the sizes that are fixed in them. Empty if it is not
/// known.
std::string describeComputeBound(const ReportRegimes &regimes);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_REPORT_FORMULAREPORT_H
