//===- Report.h - Everything a report says, as plain data -------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One structure that every format prints, so that no two can disagree. Filled
// from the analyses by `buildReport`, which selects and names but derives no
// count of its own; independent of the IR afterwards.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_REPORT_REPORT_H
#define MLIR_ROOFLINE_REPORT_REPORT_H

#include "mlir-roofline/Analysis/ModuleCost.h"
#include "mlir-roofline/Analysis/Parameters.h"
#include "mlir-roofline/Machine/ModuleTime.h"

#include <string>
#include <vector>

namespace mlir::roofline {

/// What a row of the table stands for. The names are those of `--group-by`.
enum class GroupBy { op, kind, layer, function };

struct Report {
  /// The time of a row on one target.
  struct RowTime {
    std::string boundBy;
    BoundKind kind = BoundKind::none;
    /// Of everything in the row, executed as often as it is; absent while
    /// symbolic.
    std::optional<double> seconds;
    /// Share of the program's latency bound.
    std::optional<double> share;
    std::optional<double> slack;
    CountStatus status = CountStatus::exact;
  };

  struct Operand {
    unsigned index;
    OperandRole role;
    Quantity footprint, bytesRead, bytesWritten;
  };

  /// One operation.
  struct Op {
    unsigned id;
    std::string op, function, location;
    Quantity multiplicity;
    Quantity multiplicityLower;
    CountStatus status, bytesStatus;
    std::string reason;
    /// Of one execution, like every count here.
    Totals counts;
    std::vector<Operand> operands;
    std::vector<RowTime> targets;
    /// Seconds of one execution per target, absent while symbolic.
    std::vector<std::optional<double>> secondsPerExecution;
  };

  /// Operations that one row of the table sums up, in the order of the table.
  struct Group {
    std::string name;
    unsigned numOps = 0;
    /// Executed as often as they are.
    Totals counts;
    std::vector<RowTime> targets;
  };

  struct Function {
    std::string name;
    Multiplicity multiplicity;
    Totals totals;
  };

  struct Target {
    std::string name;
    std::optional<double> latencyBound;
    std::optional<double> throughput;
    CountStatus status;
    std::string boundBy;
    BoundKind kind;
    struct Ridge {
      std::string resource, memory;
      double opsPerByte;
    };
    std::vector<Ridge> ridge;
    /// The attribute's text.
    std::string attribute;
  };

  std::string file;
  std::vector<SizeSymbol> symbols;
  /// The values bound on the command line, parallel to `symbols`.
  std::vector<std::optional<Quantity>> symbolValues;
  Totals totals;
  Quantity parameterCount, parameterBytes;
  Coverage coverage;
  std::vector<Function> functions;
  std::vector<Op> ops;
  std::vector<Target> targets;
  GroupBy groupBy = GroupBy::op;
  std::vector<Group> groups;
};

/// Collects a report from analyses of the same module. `times` may be empty.
Report buildReport(StringRef file, const ModuleCost &cost,
                   const Parameters &parameters, ArrayRef<ModuleTime> times,
                   GroupBy groupBy);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_REPORT_REPORT_H
