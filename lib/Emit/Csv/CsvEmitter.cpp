//===- CsvEmitter.cpp - Reports as comma-separated values -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Wide: one header row, then one row per operation in program order, or one per
// group in the order of the report, or one per layer of the tree, before those
// in it, with columns for what the report has:
//
//   id,op,function,location,multiplicity,...,flops,...,bound_by,time_s,...
//   0,linalg.add,main,model.mlir:3:8,1,...,16,...,DRAM,1.92e-07,...
//
// Values are of one execution of an operation, and of all executions of a
// group. For the long form see CsvRow.h.
//
//===----------------------------------------------------------------------===//

#include "../Formats.h"
#include "CsvFusion.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

static void addCountNames(CsvRow &row) {
  for (StringRef name :
       {"status", "bytes_status", "macs", "flops", "int_ops", "transcendentals",
        "bytes_read", "bytes_written", "bytes", "intensity", "effective_macs",
        "effective_flops", "effective_int_ops"})
    row.add(name);
}

static void addCount(CsvRow &row, const Quantity &count, bool isShown) {
  if (isShown)
    row.add(count);
  else
    row.add("");
}

static void addCounts(CsvRow &row, const Totals &counts,
                      std::optional<double> intensity) {
  row.add(stringifyCountStatus(counts.workStatus));
  row.add(stringifyCountStatus(counts.trafficStatus));
  for (const BoundedCount *count :
       {&counts.macs, &counts.flops, &counts.intOps, &counts.transcendentals})
    addCount(row, count->value, counts.workStatus != CountStatus::unknown);
  for (const BoundedCount *count :
       {&counts.bytesRead, &counts.bytesWritten, &counts.bytes})
    addCount(row, count->value, counts.trafficStatus != CountStatus::unknown);
  row.add(intensity);
  for (BoundedCount Totals::*count :
       {&Totals::effectiveMacs, &Totals::effectiveFlops,
        &Totals::effectiveIntOps}) {
    const Quantity &value = (counts.*count).value;
    addCount(row, value, value != counts.getCountOfEffective(count)->value);
  }
}

std::string emit::formatParameterTypes(const Report::ParameterSum &parameters) {
  std::string types;
  for (const Report::ParameterSum::OfType &each : parameters.types)
    types += (types.empty() ? "" : " ") + each.type + "=" + each.count.str();
  return types;
}

static void addParameters(CsvRow &row, const Report::ParameterSum &parameters) {
  row.add(parameters.count);
  row.add(parameters.bytes);
  row.add(formatParameterTypes(parameters));
}

/// What was measured is of all executions, as the file is.
static constexpr StringLiteral measuredNames[] = {
    "measured_s",         "lost_s",
    "efficiency",         "over_estimate_s",
    "achieved_ops_per_s", "achieved_bytes_per_s"};

/// With several targets the names say which one is meant. Of operations the
/// time is of one execution, as the counts are; the total, of which the share
/// is, follows.
static void addTimeNames(CsvRow &row, const Report &report, bool areOps) {
  for (const Report::Target &target : report.targets) {
    std::string prefix = report.targets.size() > 1 ? target.name + ":" : "";
    row.add(prefix + "bound_by");
    row.add(prefix + "time_s");
    if (areOps)
      row.add(prefix + "time_total_s");
    row.add(prefix + "share");
    if (!target.calibration.empty())
      row.add(prefix + "estimate_s");
  }
  if (report.measured)
    for (StringRef name : measuredNames)
      row.add(name);
  if (report.targets.size() > 1)
    row.add("fastest");
}

/// `totals`: of all executions. `times`: the same, or of one.
static void addTimes(CsvRow &row, const Report &report,
                     ArrayRef<Report::Time> times,
                     ArrayRef<Report::Time> totals,
                     std::optional<size_t> fastest) {
  bool areOps = times.data() != totals.data();
  for (auto [target, time, total] :
       llvm::zip_equal(report.targets, times, totals)) {
    row.add(time.boundBy);
    row.add(time.seconds);
    if (areOps)
      row.add(total.seconds);
    row.add(total.share);
    if (!target.calibration.empty())
      row.add(time.estimate);
  }
  if (report.measured) {
    MetricSubject subject;
    subject.time = &totals.front();
    for (StringRef name : measuredNames)
      row.add(findMetric(name)->get(subject));
  }
  if (report.targets.size() > 1)
    row.add(fastest ? report.targets[*fastest].name : "");
}

static void addSumNames(CsvRow &row, const Report &report) {
  row.add("ops");
  addCountNames(row);
  for (StringRef name : {"parameters", "parameter_bytes", "parameter_types"})
    row.add(name);
  addTimeNames(row, report, /*areOps=*/false);
  row.add("live_bytes");
}

static void addSum(CsvRow &row, const Report &report,
                   const Report::Group &group) {
  row.add(Quantity(group.ops.size()));
  addCounts(row, group.counts, group.intensity);
  addParameters(row, group.parameters);
  addTimes(row, report, group.times, group.times, group.fastest);
  row.add(group.liveBytes);
}

static void emitGroups(raw_ostream &os, const Report &report) {
  FusionColumns fusion(report);
  {
    CsvRow row(os);
    row.add(stringifyGroupBy(report.groupBy));
    addSumNames(row, report);
    fusion.addNamesOfAll(row);
  }
  for (const Report::Group &group : report.groups) {
    CsvRow row(os);
    row.add(group.name);
    addSum(row, report, group);
    fusion.addOfAll(row, group.ops, /*isOp=*/false);
  }
}

/// The tree of layers, of which a row has everything that is in it: those of
/// one depth add up, the rows together do not.
static void emitLayers(raw_ostream &os, const Report &report) {
  FusionColumns fusion(report);
  {
    CsvRow row(os);
    for (StringRef name : {"layer", "path", "depth"})
      row.add(name);
    addSumNames(row, report);
    fusion.addNamesOfAll(row);
  }
  for (const Report::Layer &layer : report.layers) {
    CsvRow row(os);
    row.add(layer.name);
    row.add(llvm::join(layer.path, "/"));
    row.add(Quantity(layer.depth));
    addSum(row, report, layer.sum);
    fusion.addOfAll(row, layer.sum.ops, /*isOp=*/false);
  }
}

static void emitOps(raw_ostream &os, const Report &report) {
  FusionColumns fusion(report);
  {
    CsvRow row(os);
    for (StringRef name : {"id", "op", "function", "location", "multiplicity"})
      row.add(name);
    addCountNames(row);
    addTimeNames(row, report, /*areOps=*/true);
    row.add("live_bytes");
    fusion.addNamesOfAll(row);
  }
  // Each group is one op here; it knows the totals.
  std::vector<const Report::Group *> groups(report.ops.size());
  for (const Report::Group &group : report.groups)
    groups[group.ops.front()] = &group;
  for (auto [id, op] : llvm::enumerate(report.ops)) {
    CsvRow row(os);
    row.add(Quantity(id));
    row.add(op.op);
    row.add(op.function);
    row.add(op.location);
    row.add(op.multiplicity.value);
    addCounts(row, op.counts, op.intensity);
    addTimes(row, report, op.times, groups[id]->times, op.fastest);
    row.add(op.liveBytes);
    fusion.addOfAll(row, groups[id]->ops, /*isOp=*/true);
  }
}

namespace {
class CsvEmitter : public Emitter {
  StringRef getName() const override { return "csv"; }
  StringRef getDescription() const override {
    return "one line per op (values of one execution), or per group; see --csv";
  }
  /// A line is of an operation or group as it is: there is no place for what
  /// else the program could be or moves.
  bool hasPlaceFor(ReportPart part) const override {
    return part == ReportPart::csv || part == ReportPart::fusion ||
           part == ReportPart::depth || part == ReportPart::measured ||
           part == ReportPart::inputs || part == ReportPart::energy;
  }
  void emit(raw_ostream &os, const Report &report,
            const EmitOptions &options) const override {
    if (options.csv == CsvForm::tidy)
      emitLongCsv(os, report);
    else if (report.groupBy == GroupBy::op)
      emitOps(os, report);
    else if (report.layerDepth)
      emitLayers(os, report);
    else
      emitGroups(os, report);
  }
};
} // namespace

std::unique_ptr<Emitter> emit::makeCsvEmitter() {
  return std::make_unique<CsvEmitter>();
}
