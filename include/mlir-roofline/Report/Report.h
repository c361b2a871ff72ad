//===- Report.h - Everything a report says, as plain data -------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One structure that every format prints, so that no two can disagree. Filled
// from the analyses by `buildReport`, which selects, names and orders but
// derives no count of its own. Only element types still point into the context.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_REPORT_REPORT_H
#define MLIR_ROOFLINE_REPORT_REPORT_H

#include "mlir-roofline/Flow/Parameters.h"
#include "mlir-roofline/Program/ModuleCost.h"
#include "mlir-roofline/Report/MemoryReport.h"
#include "mlir-roofline/Report/ReportOptions.h"
#include "mlir-roofline/Report/TargetReport.h"

#include <string>
#include <vector>

namespace mlir::roofline {

struct Report {
  using Activations = ReportActivations;
  using Training = ReportTraining;
  using Level = ReportLevel;
  using Levels = ReportLevels;
  using Time = ReportTime;
  using Fusion = ReportFusion;
  using Target = ReportTarget;
  using ParameterSum = roofline::ParameterSum;

  struct Operand {
    unsigned index;
    OperandRole role;
    Quantity footprint, bytesRead, bytesWritten;
    CountStatus status;
  };

  /// One operation. Counts and times are those of one execution. Its number in
  /// `ops` is its id.
  struct Op {
    std::string op, function, location;
    /// The layer that its location says it is in: one of the rows by layer.
    std::string layer;
    /// The location as people read it: of what a library does for the model,
    /// the layer, which says where the model calls it.
    std::string place;
    /// Shapes and element types of what it takes and gives, as in `16x32xf32,
    /// 32x8xf32 -> 16x8xf32`; what only says where results go is no operand,
    /// unless it is the result. Empty without any.
    std::string types;
    /// What it uses.
    ParameterSum parameters;
    /// What the calls that this row is for pass for the function's sizes, by
    /// name; empty unless the function has several sets of them.
    std::vector<std::pair<std::string, Quantity>> sizes;
    Multiplicity multiplicity;
    /// What its function holds while it runs.
    Quantity liveBytes;
    /// What it is the first to save for its gradient, in all executions; with
    /// `training` alone.
    Quantity savedBytes;
    /// Whether the counts of one execution depend on a loop's iteration, so
    /// that times the multiplicity they are not `executed`.
    bool isIterated = false;
    /// Of one execution.
    Totals counts;
    /// Of all executions.
    Totals executed;
    /// Of one execution, what every schedule computes: what bounds are made of.
    /// Absent where that is all.
    struct Necessary {
      Quantity macs, flops, intOps, transcendentals;
    };
    std::optional<Necessary> necessary;
    /// Absent while symbolic and where nothing is known.
    std::optional<double> intensity;
    /// Why a status is not exact; empty if both are.
    std::string reason;
    std::vector<Operand> operands;
    /// Parallel to `Report::targets`.
    std::vector<Time> times;
    /// The number of the target with the smallest time, the first of equals.
    /// Absent with fewer than two targets, and while a time is; a target that
    /// lacks a rate for some of the work takes no part.
    std::optional<size_t> fastest;
  };

  /// Operations that one row of the table sums up. Counts and times are those
  /// of all executions.
  struct Group {
    std::string name;
    /// Ids, in program order.
    std::vector<unsigned> ops;
    Totals counts;
    std::optional<double> intensity;
    /// What its operations use. Groups may share parameters.
    ParameterSum parameters;
    /// What is live while its operations run, at most.
    Quantity liveBytes;
    /// Parallel to `Report::targets`.
    std::vector<Time> times;
    /// As of an operation.
    std::optional<size_t> fastest;
  };

  /// A layer of the program and everything in it.
  struct Layer {
    /// What tells it from others in the same layer: `self_attn`, `model.py:7`.
    /// Steps that lead to one layer alone are one name: `encoder.layers`.
    std::string name;
    /// The steps from the program to it; empty for what is in no layer.
    std::vector<std::string> path;
    /// The layer around it, by number in `layers`.
    std::optional<unsigned> parent;
    /// 1 for those that no other is around.
    unsigned depth = 1;
    /// Ids of what is in no listed layer inside of it, in program order.
    std::vector<unsigned> own;
    /// Of all that is in it.
    Group sum;
  };

  struct Function {
    std::string name;
    /// Whether it is a program of its own: a public function, or the one that
    /// was chosen.
    bool isEntry = false;
    /// As of an operation.
    std::vector<std::pair<std::string, Quantity>> sizes;
    /// Executions where everything that is `summed` runs once.
    Multiplicity multiplicity;
    /// Of one execution, callees included; of an entry, with its own sizes and
    /// not those that a call passes.
    Totals totals;
    /// Of one execution, callees included.
    std::optional<Activations> activations;
    /// Of an entry, parallel to `Report::targets`; empty for others.
    std::vector<Target> targets;
  };

  struct Symbol {
    std::string name, meaning;
    /// As bound on the command line.
    std::optional<Quantity> value;
    /// Whether a value may be put in for it: not for what counts iterations,
    /// nor for what calls pass.
    bool isOpen = true;
    /// The values that somebody has said it may have.
    std::optional<SizeRange> range = std::nullopt;

    /// `extent 1 of argument 0 of @main, from 1 to 8192`.
    std::string describe() const;
  };

  /// A loop, or an operation with loops of its own on buffers, as the program
  /// writes it: one execution, all of its iterations.
  struct Loop {
    std::string op, function, location;
    /// The loop around it, by number in `loops`.
    std::optional<unsigned> parent;
    /// Every load and store by itself: no bound is made of that.
    double requestedBytes = 0;
    /// Each element once if it is read, and once if it is written.
    double compulsoryBytes = 0;
    /// Of both: `upper` where loops around it change how many iterations there
    /// are, so that some executions have less.
    CountStatus status = CountStatus::exact;
    /// What a level is expected to hand over and take in the order as written,
    /// and how many lines that fetches, if it has lines.
    struct AsWritten {
      double bytes;
      std::optional<double> lines;
    };
    /// Parallel to `targets`, and to their levels without the innermost;
    /// nothing where the next level has no capacity.
    std::vector<std::vector<std::optional<AsWritten>>> levels;
  };

  /// The same program with tensors of other types.
  struct WhatIf {
    /// As given on the command line.
    std::string assumptions;
    Quantity parameterBytes;
    Totals totals;
    std::optional<double> intensity;
    /// Parallel to `Report::targets`.
    std::vector<Target> targets;
  };

  /// The name of the input as given; `-` for standard input.
  std::string file;
  std::vector<Symbol> symbols;
  Totals totals;
  std::optional<double> intensity;
  ParameterSum parameters;
  /// Of the entry point that holds most; absent while open sizes decide which
  /// that is.
  std::optional<Activations> activations;
  /// What becomes of what an entry point is given.
  InputUse inputs = InputUse::keep;
  std::optional<Training> training;
  Coverage coverage;
  /// The function that was chosen, of which all this is; empty: the whole
  /// program.
  std::string function;
  /// What `totals`, `ops` and `targets` sum: one execution of each of these
  /// functions. Of a whole program, the entries that no other function calls.
  std::vector<std::string> summed;
  /// Private functions that nothing refers to: they count nowhere.
  unsigned numUnreferenced = 0;
  /// Operations in `ops` that no result and no memory depends on.
  unsigned numDeadOps = 0;
  std::vector<Function> functions;
  /// In program order.
  std::vector<Op> ops;
  std::vector<Target> targets;
  /// If somebody has asked for levels: loops around accesses to buffers of
  /// constant shapes, each behind the one around it.
  std::vector<Loop> loops;
  /// What was assumed of every target.
  MachineOptions machine;
  /// What one execution processes, and how many devices execute, each on its
  /// own.
  Workload workload;
  std::optional<Site> site;
  std::optional<WhatIf> whatIf;
  /// What was measured, if somebody has handed over times.
  std::optional<ReportMeasured> measured;
  /// Whether somebody has asked for the groups of operations that can run as
  /// one; without a target, these.
  bool showsFusion = false;
  std::optional<Fusion> fusion;
  GroupBy groupBy = GroupBy::op;
  RowOptions rows;
  /// Whether somebody has asked what each memory level hands over.
  bool hasLevels = false;
  /// Whether nobody has said what a row stands for.
  bool hasDefaultRows = true;
  /// With several entries, one for each; they belong to no sum.
  std::vector<Group> entries;
  /// Largest time on the first target first; without targets, or while a time
  /// is missing for a symbol's sake, most work, then most bytes first, with
  /// every open size taken as `orderingSize`; unless `rows` says otherwise.
  std::vector<Group> groups;
  /// If rows are layers: each before those in it, and these in the order in
  /// which they first run. Those of depth 1 add up to the program.
  std::vector<Layer> layers;
  /// What all layers are in, and which is none of them for that; empty: the
  /// program.
  std::string layersIn;
  /// How deep somebody has asked `layers` to go; absent: as deep as they are,
  /// and the table lists `groups`.
  std::optional<unsigned> layerDepth;
  static constexpr int64_t orderingSize = 1024;

  bool isOrderedByTime() const {
    return !targets.empty() && targets.front().latencyBound;
  }
  /// Whether a symbol has no value.
  bool hasOpenSizes() const;

  /// The share of the latency bound on `target` of all groups from `first` on.
  /// Absent without times.
  std::optional<double> getShareFrom(size_t first, size_t target) const;
};

/// The count with `Report::orderingSize` for every open size: what sizes are
/// compared by.
Quantity closeSizes(const Quantity &count);

/// Collects a report. `cost` and `parameters` are those of the same module,
/// before any symbol is bound; each target adds times.
Report buildReport(const ModuleCost &cost, const Parameters &parameters,
                   ArrayRef<TargetAttr> targets, const ReportOptions &options);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_REPORT_REPORT_H
