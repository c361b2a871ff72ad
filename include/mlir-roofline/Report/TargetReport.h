//===- TargetReport.h - What is said of a target ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The parts of a report that depend on a target, as plain data.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_REPORT_TARGETREPORT_H
#define MLIR_ROOFLINE_REPORT_TARGETREPORT_H

#include "mlir-roofline/Machine/MachineModel.h"
#include "mlir-roofline/Machine/MemoryFit.h"
#include "mlir-roofline/Program/ExecutionTree.h"
#include "mlir-roofline/Report/MeasuredReport.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mlir::roofline {

/// Whether time that is not counted is too small a part of what is to decide
/// a comparison.
inline bool isNegligible(double missing, std::optional<double> seconds) {
  constexpr double negligibleShare = 1e-3;
  return missing <= negligibleShare * seconds.value_or(0);
}

/// What passes between a memory level and the next one inside of it, in
/// bytes, from cold memory.
struct ReportLevel {
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
struct ReportLevels {
  /// The outermost first.
  std::vector<ReportLevel> levels;
  /// The limiting resource; empty if it is undecided, or nothing takes time.
  std::string boundBy;
  bool isUndecided = false;
  double lowerSeconds = 0;
  std::optional<double> attainableSeconds;
};

struct ReportOpFormula;
struct ReportTimeFormulas;

/// The time of something on one target.
struct ReportTime {
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

  /// What was measured of it; absent unless somebody has handed over times that
  /// are of it or of a part of it, on the only target.
  std::optional<MeasuredPart> measured;

  bool isComplete() const { return isNegligible(missingSeconds, seconds); }

  /// Of single ops, if somebody has asked for it; null while symbolic.
  std::shared_ptr<const ReportLevels> levels;
  /// Of single ops while a size is open; see FormulaReport.h.
  std::shared_ptr<const ReportOpFormula> formula;
};

/// Operations that can run as one, and what that saves.
struct ReportFusion {
  /// What has to hold of open sizes so that operations can run as one.
  struct Condition {
    /// What lies between at a time, which has to fit the fast memory: as a
    /// maximum, if that differs.
    Quantity bytes;
    /// The only size that decides, and between which values; the last one is
    /// open where there is none. Empty if none does, or several do.
    std::string symbol;
    int64_t first = 1;
    std::optional<int64_t> last;
    /// Whether rows pass in pieces, which they do where that moves less.
    bool isStreamed = false;
    /// Sizes at which that is so.
    std::vector<std::pair<std::string, std::string>> example;
  };
  struct Group {
    /// Ids, in program order; at least two, or one with the loops around it.
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
    /// Absent for what can run as one whatever the sizes.
    std::optional<Condition> condition;
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
  /// Further ones, as long as open sizes allow it, which count nowhere; in the
  /// order of the program. Only if somebody has asked for groups.
  std::vector<Group> conditional;
};

struct ReportTarget {
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
  ReportFusion fusion;
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
  /// What was measured of the program; absent as `ReportTime::measured`.
  std::optional<MeasuredPart> measured;
  /// The target's efficiencies.
  std::vector<Calibration> calibration;
  /// Executions of the program per second on one device, 1 / latencyBound,
  /// and items per second on all devices; the latter only if either a batch
  /// or a number of devices was given.
  std::optional<double> throughput, itemsPerSecond;
  /// The same on one device at the floor, which nothing beats, and at the
  /// estimate; absent as these times.
  std::optional<double> throughputFloor, throughputEstimate;
  /// What one execution takes in `latencyBound` seconds; absent as these, and
  /// on targets without energies.
  struct Energy {
    /// The table's name.
    std::string table;
    double computeJoules, memoryJoules, staticJoules;
    /// What the static power takes during `latencyEstimate` instead; absent as
    /// that.
    std::optional<double> estimateStaticJoules;
    CountStatus status;
    /// The entries that the table lacks.
    std::vector<std::string> missing;
    /// What that emits, in grams of CO2 equivalents; absent without a grid.
    std::optional<double> carbonGrams;

    double getJoules() const {
      return computeJoules + memoryJoules + staticJoules;
    }
    std::optional<double> getEstimateJoules() const {
      if (!estimateStaticJoules)
        return std::nullopt;
      return computeJoules + memoryJoules + *estimateStaticJoules;
    }
  };
  std::optional<Energy> energy;
  /// What the target takes at the power that it is built to get rid of, for
  /// `latencyEstimate` seconds: it takes no more for long. Absent as that, and
  /// on targets whose power is not known.
  std::optional<double> powerLimitJoules;
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
  /// What bounds its times: the peak of each compute unit and element type, in
  /// operations per second, then the bandwidth of each memory level, in bytes
  /// per second, the outermost first.
  struct Roof {
    std::string resource;
    BoundKind kind;
    double perSecond;
  };
  std::vector<Roof> roofs;
  /// Of all executions of all operations, each for itself; without tiles. As
  /// far as that is known: of attainable bytes, absent if an operation lacks
  /// them. Empty unless somebody has asked.
  std::vector<ReportLevel> levels;
  /// Whether parameters, caches and the peak fit, the outermost memory
  /// first; empty without activations.
  std::vector<MemoryFit> fits;
  /// What of an operand the last cache holds before an operation: 0 if it is
  /// cold or of unknown size.
  double residentBytes = 0;
  /// The attribute's text.
  std::string attribute;
  /// Of the program while a size is open; null if there is none, or no formula.
  std::shared_ptr<const ReportTimeFormulas> formulas;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_REPORT_TARGETREPORT_H
