//===- Explanation.h - Why operations cost what they cost -------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the analyses know of single operations, as plain data: loops, work,
// operands, what each resource of a target has to do, and where the target's
// figures come from. Every format prints this and nothing else.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_REPORT_EXPLANATION_H
#define MLIR_ROOFLINE_REPORT_EXPLANATION_H

#include "mlir-roofline/Flow/ValueClasses.h"
#include "mlir-roofline/Report/Report.h"

namespace mlir::roofline {

/// A count of a program: in its open sizes, and with the values put in that
/// were given for them. Both are the same without any.
struct ExplainedCount {
  Quantity open, value;
};

/// A loop that the operation runs as.
struct ExplainedLoop {
  ExplainedCount extent;
  bool isParallel;
};

/// How often a part of the work is done.
enum class WorkPerCount {
  /// Once per iteration of all loops.
  iteration,
  /// Once per iteration of the parallel loops, which is once per result.
  result,
  /// Otherwise: the count is of the whole operation.
  operation
};

/// A part of a count.
struct ExplainedTerm {
  Quantity each;
  WorkPerCount per;
};

/// Equal scalar operations.
struct ExplainedWork {
  WorkClass workClass;
  std::string type;
  ExplainedCount count;
  /// What adds up to `count`; no two `per` the same.
  std::vector<ExplainedTerm> terms;
  /// What every schedule does of it.
  Quantity necessary;
};

/// How a metric's count comes about.
struct ExplainedFormula {
  /// The metric's name: `macs`, `flops`, `int_ops`, `transcendentals`.
  std::string metric;
  /// What adds up to `count`; no two `per` the same.
  std::vector<ExplainedTerm> terms;
  ExplainedCount count;
  /// The same without padding, inserted zeros and what is not stored, and
  /// without what some schedule leaves out; absent where that is all.
  std::optional<Quantity> effective, necessary;
};

/// See AccessReach.
struct ExplainedReach {
  /// The map's results, in its own notation.
  std::vector<std::string> positions;
  std::vector<unsigned> loops;
  Quantity extent, iterations, met;
  std::optional<Quantity> inside;
  bool isExact;
  /// Whether this is one loop over all of one dimension.
  bool isPlain;
};

/// A tensor, buffer or scalar of the operation.
struct ExplainedOperand {
  OperandRole role;
  /// As in OperandTraffic.
  unsigned index;
  /// Its type; empty if it is no value.
  std::string type;
  /// Where it comes from, in words: `argument 0`, `result of tensor.pad`.
  std::string source;
  /// Of what has to be in memory.
  std::optional<ValueClass> valueClass;
  /// Whether it is a parameter or constant itself.
  bool isParameter = false;
  /// Elements of all of it; absent without a rank, and of scalars.
  std::optional<Quantity> elements;

  struct Access {
    /// From iterations to positions; empty if that depends on data.
    std::string map;
    bool isWritten;
    std::vector<ExplainedReach> reaches;
  };
  /// What its loops touch; empty if the operation says no loops, or leaves the
  /// value out.
  std::vector<Access> accesses;

  /// What moves; absent if nobody counts it.
  struct Traffic {
    ExplainedCount footprint, bytesRead, bytesWritten;
    CountStatus status;
  };
  std::optional<Traffic> traffic;
  /// Why that is so, as sentences without a full stop.
  std::vector<std::string> notes;
};

/// What one resource of a target has to do.
struct ExplainedResource {
  std::string name;
  BoundKind kind;
  /// Operations or bytes, those of them that stand in for work of other types,
  /// and the peak per second.
  double amount, standInAmount, perSecond;
  double seconds;
  /// Where the peak comes from; empty if the target does not say.
  std::string source;
};

/// The group of operations that it can run in.
struct ExplainedGroup {
  /// Depends on parameters and constants alone: it may run ahead of time, and
  /// is in no group.
  bool isPrecomputable = false;
  /// Otherwise, as in ReportFusion; of one operation if it runs alone.
  ReportFusion::Group group;
  /// Larger ones that it is in as long as open sizes allow it.
  std::vector<ReportFusion::Group> conditional;
  /// Of the fast memory of a core that decides what fits.
  double capacityBytes = 0;
};

struct ExplainedTarget {
  std::string name;
  ReportTime time;
  /// Every resource, used or not, units first; empty while a count is open.
  std::vector<ExplainedResource> resources;
  /// Of `resources`, the unit and the memory level with the longest times;
  /// absent if nothing needs one.
  std::optional<size_t> unit, memory;
  /// What the two would balance at, operations per byte; absent without both.
  std::optional<double> ridge;
  /// Types that the target does not compute with; `numOps` is 1.
  std::vector<ReportTarget::StandIn> standIns;
  ExplainedGroup fusion;
};

struct ExplainedOp {
  /// As in Report; `times` is empty.
  Report::Op op;
  /// Its number in `Report::ops`.
  unsigned id;
  /// Absent if the operation does not say as which loops it runs.
  std::optional<std::vector<ExplainedLoop>> loops;
  ExplainedCount iterations, results;
  std::vector<ExplainedWork> work;
  std::vector<ExplainedFormula> formulas;
  /// How far to trust what is effective.
  CountStatus effectiveStatus = CountStatus::exact;
  /// The type of the factors of multiply-accumulates, and of their sums.
  std::string macOperandType, macAccumulatorType;
  std::vector<ExplainedOperand> operands;
  /// The sizes that its counts depend on.
  std::vector<Report::Symbol> symbols;
  std::vector<ExplainedTarget> targets;
  /// Without targets, for a core with the default fast memory.
  std::optional<ExplainedGroup> fusion;
};

struct Explanation {
  /// As in Report.
  std::string file, function;
  /// As given, to choose operations.
  std::string choice;
  std::vector<ExplainedOp> ops;
  /// Ids of further operations that were chosen.
  std::vector<unsigned> others;
};

/// Where an operation stands, as reports show it.
std::string getShownLocation(Operation *op);

inline constexpr unsigned maxExplained = 4;

/// Explains the first `maxExplained` of the operations that are chosen, by
/// ascending number in the operations of `cost`, which has values for sizes;
/// `original` is the same before these were put in.
Explanation explain(const ModuleCost &original, const ModuleCost &cost,
                    ArrayRef<unsigned> chosen, ArrayRef<TargetAttr> targets,
                    const ReportOptions &options);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_REPORT_EXPLANATION_H
