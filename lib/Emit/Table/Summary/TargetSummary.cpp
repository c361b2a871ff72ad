//===- TargetSummary.cpp - Times of a program on a target -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../TableText.h"
#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Report/FormulaReport.h"
#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// Labelled lines about one target.
class TargetPrinter {
public:
  TargetPrinter(raw_ostream &os, const Report &report,
                const EmitOptions &options)
      : os(os), report(report), options(options) {}
  void print(const Report::Target &target);

private:
  void line(const Twine &label, StringRef text) {
    emit::printFormula(os, label, text, options);
  }
  void printOpenTimes(const Report::Target &target);
  void printBounds(const Report::Target &target);
  void printEstimate(const Report::Target &target);
  void printThroughput(const Report::Target &target);
  void printEnergy(const Report::Target &target);
  void printPowerLimit(const Report::Target &target, StringRef title);
  void printStandIns(const Report::Target &target);
  void printLevels(const Report::Target &target);

  raw_ostream &os;
  const Report &report;
  const EmitOptions &options;
};
} // namespace

/// `contraction of bf16: 9.3 % off on average, over 1,000 measurements`.
static std::string formatCalibration(const Report::Target::Calibration &entry) {
  std::string text = stringifyOpClass(entry.opClass).str();
  if (!entry.elementType.empty())
    text += " of " + entry.elementType;
  if (!entry.error)
    return text + ": error not known";
  text += ": " + formatPercent(*entry.error) + " off on average";
  if (entry.rows)
    text += ", over " + formatGrouped(Quantity(entry.rows)) + " measurements";
  return text;
}

/// `12 groups of what can run as one, without 3 ops that depend on parameters
/// alone`.
static std::string describeGroups(const Report::Fusion &fusion) {
  std::string text =
      emit::countNoun(fusion.numGroups, "group") + " of what can run as one";
  if (size_t number = fusion.precomputable.size())
    text += ", without " + emit::countNoun(number, "op") +
            (number == 1 ? " that depends" : " that depend") +
            " on parameters alone";
  return text;
}

void TargetPrinter::printBounds(const Report::Target &target) {
  std::string bound =
      markStatus(formatSI(*target.latencyBound, "s"), target.status);
  if (!target.boundBy.empty())
    bound += ", mostly by " + target.boundBy + " (" +
             stringifyBoundKind(target.kind).str() + ")";
  line("latency bound", bound);
  if (target.criticalPath)
    line("  critical path",
         markStatus(formatSI(*target.criticalPath, "s"), target.status) +
             " (independent operations overlap, each as if alone)");
  if (target.latencyFloor)
    line("  floor",
         formatSI(*target.latencyFloor, "s") +
             (target.floorBoundBy.empty() ? "" : " by " + target.floorBoundBy) +
             " (however fused: all work, and inputs and outputs "
             "once)");
  if (target.latencyFused)
    line("  fused",
         markStatus(formatSI(*target.latencyFused, "s"), target.status) +
             " by " + describeGroups(target.fusion));
}

void TargetPrinter::printEstimate(const Report::Target &target) {
  if (!target.latencyEstimate)
    return;
  std::string text =
      markStatus(formatSI(*target.latencyEstimate, "s"), CountStatus::estimate);
  if (target.calibratedShare && *target.calibratedShare < 1)
    text += " (" + formatPercent(*target.calibratedShare) +
            " of it calibrated, the rest as other classes or at its bound)";
  line("latency estimate", text);
  for (const Report::Target::Calibration &entry : target.calibration) {
    if (entry.isUsed)
      line("  error", formatCalibration(entry));
    for (StringRef type : entry.otherTypes)
      line("  error",
           (stringifyOpClass(entry.opClass) + " of " + type +
            ", as measured for " + entry.elementType + ": error not known")
               .str());
  }
}

void TargetPrinter::printThroughput(const Report::Target &target) {
  if (!target.throughput)
    return;
  CountStatus status = invert(target.status);
  std::string text = markStatus(formatSI(*target.throughput, "/s"), status);
  if (target.itemsPerSecond) {
    if (!report.workload.batchSymbol.empty())
      text += " x " + formatGrouped(report.workload.batch) + " (" +
              report.workload.batchSymbol + ")";
    if (report.workload.numDevices != 1)
      text += " x " + std::to_string(report.workload.numDevices) + " devices";
    text += " = " +
            markStatus(formatSI(*target.itemsPerSecond, " items/s"), status);
  }
  line("throughput", text + " at the bound");
  auto add = [&](StringRef label, std::optional<double> calls,
                 CountStatus status) {
    if (!calls)
      return;
    std::string text = markStatus(formatSI(*calls, "/s"), status);
    // As many for each call as at the bound.
    if (target.itemsPerSecond)
      text += " = " + markStatus(formatSI(*calls / *target.throughput *
                                              *target.itemsPerSecond,
                                          " items/s"),
                                 status);
    line(label, text);
  };
  add("  at the floor", target.throughputFloor, CountStatus::upper);
  add("  estimate", target.throughputEstimate, CountStatus::estimate);
}

void TargetPrinter::printPowerLimit(const Report::Target &target,
                                    StringRef title) {
  if (target.powerLimitJoules)
    line(title, "<= " + formatSI(*target.powerLimitJoules, "J") +
                    " at the thermal design power during the estimate");
}

void TargetPrinter::printEnergy(const Report::Target &target) {
  if (!target.energy) {
    if (report.site)
      line("energy", "- (the target has none; --energy gives it some)");
    printPowerLimit(target, "energy");
    return;
  }
  const Report::Target::Energy &energy = *target.energy;
  line("energy", markStatus(formatSI(energy.getJoules(), "J"), energy.status) +
                     " (compute " + formatSI(energy.computeJoules, "J") +
                     ", memory " + formatSI(energy.memoryJoules, "J") +
                     " as written, static " +
                     formatSI(energy.staticJoules, "J") +
                     " in the fused time) by " + energy.table);
  if (std::optional<double> joules = energy.getEstimateJoules())
    line("  estimate", "~ " + formatSI(*joules, "J") + " (static " +
                           formatSI(*energy.estimateStaticJoules, "J") +
                           " during the latency estimate)");
  printPowerLimit(target, "  limit");
  if (!energy.missing.empty())
    line("  not among it", llvm::join(energy.missing, ", "));
  if (!energy.carbonGrams)
    return;
  std::string where =
      report.site->region.empty() ? "" : report.site->region + ", ";
  line("carbon", markStatus(formatSI(*energy.carbonGrams, "g"), energy.status) +
                     " CO2e (" + where +
                     formatRatio(report.site->gramsPerKilowattHour) +
                     " g/kWh, PUE " +
                     formatRatio(report.site->powerUsageEffectiveness) + ")");
}

void TargetPrinter::printStandIns(const Report::Target &target) {
  for (const Report::Target::StandIn &standIn : target.standIns) {
    std::string unit = stringifyUnitKind(standIn.unit).str();
    line("no " + unit + "." + standIn.type,
         (standIn.resource.empty() ? "not timed"
          : standIn.isSplit        ? "timed as several " + standIn.resource
                                   : "timed as " + standIn.resource) +
             " (" + emit::countNoun(standIn.numOps, "op") + ")");
  }
}

void TargetPrinter::printLevels(const Report::Target &target) {
  for (const Report::Level &level : target.levels) {
    std::string text =
        markStatus(formatSI(level.compulsoryBytes, "B"), level.status) +
        " compulsory, every schedule >= " + formatSI(level.lowerBytes, "B");
    if (level.attainableBytes)
      text += ", tiled " + formatSI(*level.attainableBytes, "B");
    line("from " + level.name, text);
  }
}

/// Whether no count of an operation depends on a size.
static bool areCountsKnown(const Report &report) {
  return llvm::all_of(report.ops, [](const Report::Op &op) {
    const Totals &counts = op.counts;
    return counts.bytes.value.isConstant() && counts.flops.value.isConstant() &&
           counts.intOps.value.isConstant();
  });
}

/// What is known while a size has no value.
void TargetPrinter::printOpenTimes(const Report::Target &target) {
  if (!report.hasOpenSizes()) {
    line("latency bound",
         areCountsKnown(report)
             ? "- (more than a number holds)"
             : "- (a call passes sizes that change from iteration to "
               "iteration, or too many different ones)");
    return;
  }
  const ReportTimeFormulas *formulas = target.formulas.get();
  std::string times =
      formulas ? describeTimes(formulas->latencyBound) : std::string();
  line("latency bound",
       times.empty() ? "- (sizes are open; --bind fills them in)" : times);
  if (!formulas)
    return;
  if (std::string limits = describeLimits(formulas->latencyBound);
      !limits.empty())
    line("  mostly by", limits);
  if (std::string where = describeComputeBound(formulas->latencyBound);
      !where.empty())
    line("  compute-bound", where);
  auto add = [&](StringRef label, const std::optional<ReportRegimes> &regimes) {
    std::string text = regimes ? describeTimes(*regimes) : std::string();
    std::string limits = regimes ? describeLimits(*regimes) : std::string();
    if (!text.empty())
      line(label, text + (limits.empty() ? "" : " by " + limits));
  };
  add("  floor", formulas->floor);
  add("  fused", formulas->fused);
  add("latency estimate", formulas->estimate);
  if (std::string joules = describeOpenMetric(*formulas, "energy_j");
      !joules.empty())
    line("energy", joules);
}

void TargetPrinter::print(const Report::Target &target) {
  os << "\nTarget " << toVisibleText(target.name);
  if (report.machine.cache == CacheState::hot)
    os << ", caches hot"
       << (target.residentBytes > 0
               ? ""
               : ", but not taken into account: times are those of cold ones");
  if (report.machine.allowTf32)
    os << ", f32 products in tf32 allowed";
  os << "\n";
  if (!target.latencyBound) {
    printOpenTimes(target);
    emit::printFits(os, target, options);
    return;
  }
  printBounds(target);
  printEstimate(target);
  printThroughput(target);
  printEnergy(target);
  printStandIns(target);
  printLevels(target);
  emit::printFits(os, target, options);
}

void emit::printTargets(raw_ostream &os, const Report &report,
                        const EmitOptions &options) {
  TargetPrinter printer(os, report, options);
  for (const Report::Target &target : report.targets) {
    printer.print(target);
    if (target.fusion.groups)
      printFusion(os, report, target.fusion, target.name, options);
  }
}
