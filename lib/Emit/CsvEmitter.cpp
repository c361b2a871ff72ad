//===- CsvEmitter.cpp - Reports as comma-separated values -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One header row, then one row per operation in program order, or one per group
// in the order of the report. Every value is exact; an absent one is empty.
// Text of the program is made safe by `toCsvText`.
//
//===----------------------------------------------------------------------===//

#include "Formats.h"
#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// Writes the fields of one row after another; the only place that quotes.
class CsvRow {
public:
  explicit CsvRow(raw_ostream &os) : os(os) {}
  ~CsvRow() { os << '\n'; }

  void add(StringRef programText) {
    std::string text = toCsvText(programText);
    if (!std::exchange(isFirst, false))
      os << ',';
    if (text.find_first_of(",\"") == std::string::npos) {
      os << text;
      return;
    }
    os << '"';
    for (char c : text)
      os << (c == '"' ? "\"" : "") << c;
    os << '"';
  }
  void add(const Quantity &count) {
    // A number may be negative.
    count.isConstant() ? addNumber(count.str()) : add(count.str());
  }
  void add(std::optional<double> value) {
    addNumber(value ? formatExact(*value) : "");
  }

private:
  void addNumber(StringRef text) {
    os << (std::exchange(isFirst, false) ? "" : ",") << text;
  }

  raw_ostream &os;
  bool isFirst = true;
};
} // namespace

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

/// `f32=1024 i8=16`.
static void addParameters(CsvRow &row, const Report::ParameterSum &parameters) {
  row.add(parameters.count);
  row.add(parameters.bytes);
  std::string types;
  for (const Report::ParameterSum::OfType &each : parameters.types)
    types += (types.empty() ? "" : " ") + each.type + "=" + each.count.str();
  row.add(types);
}

/// With several targets the names say which one is meant.
static void addTimeNames(CsvRow &row, const Report &report) {
  for (const Report::Target &target : report.targets) {
    std::string prefix = report.targets.size() > 1 ? target.name + ":" : "";
    for (StringRef name : {"bound_by", "time_s", "share"})
      row.add(prefix + name.str());
    if (!target.calibration.empty())
      row.add(prefix + "estimate_s");
  }
  if (report.targets.size() > 1)
    row.add("fastest");
}

static void addTimes(CsvRow &row, const Report &report,
                     ArrayRef<Report::Time> times,
                     ArrayRef<std::optional<double>> shares,
                     std::optional<size_t> fastest) {
  for (auto [target, time, share] :
       llvm::zip_equal(report.targets, times, shares)) {
    row.add(time.boundBy);
    row.add(time.seconds);
    row.add(share);
    if (!target.calibration.empty())
      row.add(time.estimate);
  }
  if (report.targets.size() > 1)
    row.add(fastest ? report.targets[*fastest].name : "");
}

static void emitGroups(raw_ostream &os, const Report &report) {
  {
    CsvRow row(os);
    row.add(stringifyGroupBy(report.groupBy));
    row.add("ops");
    addCountNames(row);
    for (StringRef name : {"parameters", "parameter_bytes", "parameter_types"})
      row.add(name);
    addTimeNames(row, report);
    row.add("live_bytes");
  }
  for (const Report::Group &group : report.groups) {
    CsvRow row(os);
    row.add(group.name);
    row.add(Quantity(group.ops.size()));
    addCounts(row, group.counts, group.intensity);
    addParameters(row, group.parameters);
    SmallVector<std::optional<double>> shares;
    for (const Report::Time &time : group.times)
      shares.push_back(time.share);
    addTimes(row, report, group.times, shares, group.fastest);
    row.add(group.liveBytes);
  }
}

static void emitOps(raw_ostream &os, const Report &report) {
  {
    CsvRow row(os);
    for (StringRef name : {"id", "op", "function", "location", "multiplicity"})
      row.add(name);
    addCountNames(row);
    addTimeNames(row, report);
    row.add("live_bytes");
  }
  // Each group is one op here; it knows the share.
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
    SmallVector<std::optional<double>> shares;
    for (const Report::Time &time : groups[id]->times)
      shares.push_back(time.share);
    addTimes(row, report, op.times, shares, op.fastest);
    row.add(op.liveBytes);
  }
}

namespace {
class CsvEmitter : public Emitter {
  StringRef getName() const override { return "csv"; }
  StringRef getDescription() const override {
    return "one line per op (values of one execution), or per group";
  }
  /// A line is of an operation or group as it is: there is no place for what
  /// else the program could be or moves.
  bool hasPlaceFor(ReportPart part) const override { return false; }
  void emit(raw_ostream &os, const Report &report,
            const EmitOptions &options) const override {
    if (report.groupBy == GroupBy::op)
      emitOps(os, report);
    else
      emitGroups(os, report);
  }
};
} // namespace

std::unique_ptr<Emitter> emit::makeCsvEmitter() {
  return std::make_unique<CsvEmitter>();
}
