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
#include "mlir-roofline/Flow/PeakActivations.h"
#include "mlir-roofline/Flow/TrainingMemory.h"
#include "mlir-roofline/Machine/MemoryFit.h"
#include "mlir-roofline/Machine/ModuleEnergy.h"
#include "mlir-roofline/Machine/ModuleTime.h"
#include "mlir-roofline/Program/ModuleCost.h"
#include "mlir-roofline/Report/ReportOptions.h"

#include <memory>
#include <string>
#include <vector>

namespace mlir::roofline {

struct Report {
  /// Whether time that is not counted is too small a part of what is to decide
  /// a comparison.
  static bool isNegligible(double missing, std::optional<double> seconds) {
    constexpr double negligibleShare = 1e-3;
    return missing <= negligibleShare * seconds.value_or(0);
  }

  /// What passes between a memory level and the next one inside of it, in
  /// bytes, from cold memory.
  struct Level {
    std::string name;
    double compulsoryBytes = 0;
    CountStatus status = CountStatus::exact;
    /// What every schedule moves, and what one moves; the latter absent if none
    /// is known.
    double lowerBytes = 0;
    std::optional<double> attainableBytes;
    /// Of that one: iterations of each loop in a tile, and the loops with more
    /// than one tile, the outermost first. Empty if everything fits.
    std::vector<int64_t> tile;
    std::vector<unsigned> order;
  };
  /// The hierarchical roofline of one operation.
  struct Levels {
    /// The outermost first.
    std::vector<Level> levels;
    /// The limiting resource; empty if it is undecided, or nothing takes time.
    std::string boundBy;
    bool isUndecided = false;
    double lowerSeconds = 0;
    std::optional<double> attainableSeconds;
  };

  /// The time of something on one target.
  struct Time {
    /// The limiting resource; empty if `kind` is none.
    std::string boundBy;
    BoundKind kind = BoundKind::none;
    /// Absent while a count is symbolic or if nothing is known of the op.
    std::optional<double> seconds;
    /// Expected; absent as `seconds`, and on targets without efficiencies.
    std::optional<double> estimate;
    /// The second limit, the time if the first were lifted, and how much faster
    /// that would be; for single ops only.
    std::string nextBoundBy;
    std::optional<double> nextSeconds, slack;
    /// Share of the program's latency bound; for groups only.
    std::optional<double> share;
    /// With the static power during `seconds`; absent as these, and on targets
    /// without energies.
    std::optional<double> joules;
    CountStatus energyStatus = CountStatus::exact;
    CountStatus status = CountStatus::exact;
    /// What takes time that is not counted, at most: work for which the target
    /// has no rate.
    double missingSeconds = 0;

    bool isComplete() const { return isNegligible(missingSeconds, seconds); }

    /// Of single ops, if somebody has asked for it; null while symbolic.
    std::shared_ptr<const Levels> levels;
  };

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

  /// What a program holds in the order in which it is written. Parameters and
  /// caches are apart.
  struct Activations {
    CountStatus status = CountStatus::exact;
    Quantity peakBytes;
    /// The operation and its location; empty while open sizes decide.
    std::string peakOp, peakAt;
    Quantity orderFreeBytes, sumBytes, inputBytes, cacheBytes;
    std::optional<Quantity> planBytes;
    struct Tensor {
      /// `arg0`, or the operation that makes it, and its location and type.
      std::string name, location, type;
      Quantity bytes;
    };
    /// Of the whole program alone: what is live at the peak, and live bytes by
    /// position where they change.
    std::vector<Tensor> live;
    std::vector<std::pair<unsigned, Quantity>> timeline;
  };

  /// What is kept for the backward pass of a program that is forward only, and
  /// what is held per parameter.
  struct Training {
    Optimizer optimizer;
    /// Of the saved bytes.
    CountStatus status = CountStatus::exact;
    /// All that operations save, and of these what is no floats, what tells
    /// where the largest have been, and what belongs to a row or the like.
    Quantity savedBytes, maskBytes, positionBytes, statisticsBytes;
    /// With selective checkpointing, and with inputs alone.
    Quantity selectiveBytes, fullBytes;
    Quantity gradientBytes, stateBytes;
  };

  /// Parameters, each once.
  struct ParameterSum {
    Quantity count, bytes;
    struct OfType {
      std::string type;
      Quantity count, bytes;
    };
    /// By element type, in order of first appearance.
    std::vector<OfType> types;
  };

  /// Operations that one row of the table sums up. Counts and times are those
  /// of all executions.
  struct Group {
    std::string name;
    /// Ids, in program order.
    std::vector<unsigned> ops;
    Totals counts;
    std::optional<double> intensity;
    /// What its operations use. Groups may share parameters. Only of groups
    /// that somebody has asked for.
    ParameterSum parameters;
    /// What is live while its operations run, at most.
    Quantity liveBytes;
    /// Parallel to `Report::targets`.
    std::vector<Time> times;
    /// As of an operation.
    std::optional<size_t> fastest;
  };

  /// Operations that can run as one, and what that saves.
  struct Fusion {
    struct Group {
      /// Ids, in program order; at least two.
      std::vector<unsigned> ops;
      Multiplicity executions;
      /// Of one execution: what the operations move one by one, and what enters
      /// and leaves the group.
      Quantity bytesAsWritten, bytes;
      /// Likewise seconds; absent while symbolic.
      std::optional<double> secondsAsWritten, seconds;
      /// Likewise; absent without efficiencies, too.
      std::optional<double> estimate;
      std::string boundBy;
      /// Whether the program is tiled so that nothing in between has to leave
      /// the fast memory already.
      bool isRealised = false;
    };
    /// The fast memory of one core that decides what fits.
    double capacityBytes = 0;
    /// Of all executions: as the program is written, and by groups.
    Quantity bytesAsWritten, bytesFused;
    /// Ids of what depends on parameters alone.
    std::vector<unsigned> precomputable;
    /// How many groups there are, those of one operation among them.
    unsigned numGroups = 0;
    /// By what they save in all executions, the most first: seconds, or bytes
    /// where a time is missing. Absent unless somebody has asked for them.
    std::optional<std::vector<Group>> groups;
  };

  struct Target {
    std::string name;
    /// Seconds; absent while a count is symbolic.
    std::optional<double> latencyBound;
    /// What is not counted there, at most, for the target has no rate for it.
    double missingSeconds = 0;
    /// Seconds with unlimited overlap of independent operations, and those that
    /// nothing beats, with their resource.
    std::optional<double> criticalPath, latencyFloor;
    std::string floorBoundBy;
    /// Seconds group after group, where only what enters and leaves a group
    /// moves and what is precomputable is left out; absent as the bound.
    std::optional<double> latencyFused;
    std::string fusedBoundBy;
    /// What fusion changes.
    Fusion fusion;
    /// Expected seconds, and the share of them that calibrated operations have;
    /// absent as the bound, and on targets without efficiencies.
    std::optional<double> latencyEstimate, calibratedShare;
    struct Calibration {
      OpClass opClass;
      /// Empty: of any type.
      std::string elementType;
      /// Mean |estimate / measured - 1| over `rows` unseen measurements; absent
      /// if the target does not say.
      std::optional<double> error;
      int64_t rows;
      std::string source;
      /// Whether the estimate uses it for what it was measured on, and the
      /// element types for which it stands in.
      bool isUsed = false;
      std::vector<std::string> otherTypes;
    };
    /// The target's efficiencies.
    std::vector<Calibration> calibration;
    /// Executions of the program per second on one device, 1 / latencyBound,
    /// and items per second on all devices; the latter only if either a batch
    /// or a number of devices was given.
    std::optional<double> throughput, itemsPerSecond;
    /// What one execution takes in `latencyBound` seconds; absent as these, and
    /// on targets without energies.
    struct Energy {
      /// The table's name.
      std::string table;
      double computeJoules, memoryJoules, staticJoules;
      CountStatus status;
      /// The entries that the table lacks.
      std::vector<std::string> missing;
      /// What that emits, in grams of CO2 equivalents; absent without a grid.
      std::optional<double> carbonGrams;

      double getJoules() const {
        return computeJoules + memoryJoules + staticJoules;
      }
    };
    std::optional<Energy> energy;
    /// Types that the target cannot compute with.
    struct StandIn {
      std::string type;
      UnitKind unit;
      /// The resource that stands in; empty if nothing does and the work is not
      /// timed.
      std::string resource;
      /// Whether it does several operations for one.
      bool isSplit = false;
      /// How many operations need it.
      unsigned numOps;
    };
    std::vector<StandIn> standIns;
    /// latencyBound over the smallest of all targets, at least 1, and the rows
    /// (`groups`) of which the target is the fastest. Absent with fewer than
    /// two targets, and while a latency bound is. A target that lacks a rate
    /// for some of the work is compared with nothing.
    std::optional<double> slowdown;
    std::optional<unsigned> numRowsFastest;
    /// Of the latency bound.
    CountStatus status = CountStatus::exact;
    std::string boundBy;
    BoundKind kind = BoundKind::none;
    struct Ridge {
      std::string resource, memory;
      double opsPerByte;
    };
    std::vector<Ridge> ridge;
    /// Of all executions of all operations, each for itself; without tiles. As
    /// far as that is known: of attainable bytes, absent if an operation lacks
    /// them. Empty unless somebody has asked.
    std::vector<Level> levels;
    /// Whether parameters, caches and the peak fit, the outermost memory
    /// first; empty without activations.
    std::vector<MemoryFit> fits;
    /// The attribute's text.
    std::string attribute;
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
  /// Whether somebody has asked for the groups of operations that can run as
  /// one; without a target, these.
  bool showsFusion = false;
  std::optional<Fusion> fusion;
  GroupBy groupBy = GroupBy::op;
  /// Whether somebody has asked what each memory level hands over.
  bool hasLevels = false;
  /// Whether nobody has said what a row stands for.
  bool hasDefaultRows = true;
  /// With several entries, one for each; they belong to no sum.
  std::vector<Group> entries;
  /// Largest time on the first target first; without targets, or while a time
  /// is missing for a symbol's sake, most work, then most bytes first, with
  /// every open size taken as `orderingSize`.
  std::vector<Group> groups;
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

/// Collects a report. `cost` and `parameters` are those of the same module,
/// before any symbol is bound; each target adds times.
Report buildReport(const ModuleCost &cost, const Parameters &parameters,
                   ArrayRef<TargetAttr> targets, const ReportOptions &options);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_REPORT_REPORT_H
