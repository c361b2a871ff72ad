//===- ReportReader.cpp - Reports from JSON -------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reads what comparisons need of the schema `mlir-roofline/report/v1`. Keys
// that are not known are no errors: v1 may get more of them.
//
//===----------------------------------------------------------------------===//

#include "Summarizing.h"

#include "mlir-roofline/Support/JsonText.h"
#include "llvm/ADT/StringSet.h"

using namespace mlir;
using namespace mlir::roofline;
using llvm::Expected;
using llvm::json::Array;
using llvm::json::Object;

namespace {
/// Takes a report apart.
class ReportReader : public JsonReader {
public:
  using JsonReader::JsonReader;

  ReportSummary read(const Object &report);

private:
  CountStatus getStatus(const Object &parent, StringRef key,
                        const Twine &where);

  BoundedCount getBounded(const Object &counts, StringRef key,
                          const Object &range, const Twine &where);
  Multiplicity getMultiplicity(const Object &op, const Object &range,
                               const Twine &where);
  Totals getCounts(const Object &counts, const Object &range,
                   const Twine &where);
  Totals getTotals(const Object &parent, const Twine &where);
  ReportTarget getTarget(const Object &target, const Twine &where);
  ReportSummary::Program getProgram(const Object &program, const Twine &where);
  /// `targets`: of the program, in whose order the operation has times.
  ReportSummary::Op getOp(const Object &op,
                          ArrayRef<ReportSummary::Target> targets,
                          const Twine &where);
  void addCoverage(ReportSummary &summary, const Object &report);
};
} // namespace

CountStatus ReportReader::getStatus(const Object &parent, StringRef key,
                                    const Twine &where) {
  std::string text = getText(parent, key, where);
  if (std::optional<CountStatus> status = symbolizeCountStatus(text))
    return *status;
  fail(where + key, "exact, lower, upper, estimate, declared or unknown",
       parent.get(key));
  return CountStatus::unknown;
}

//===----------------------------------------------------------------------===//
// Counts
//===----------------------------------------------------------------------===//

/// Formulas may be anything.
static bool isAtMost(const Quantity &a, const Quantity &b) {
  return !a.isConstant() || !b.isConstant() ||
         a.getConstant() <= b.getConstant();
}

BoundedCount ReportReader::getBounded(const Object &counts, StringRef key,
                                      const Object &range, const Twine &where) {
  BoundedCount count;
  count.value = count.lower = getCount(counts, key, where);
  if (!range.get(key))
    return count;
  const Array &ends = getArray(range, key, where + "range.");
  if (ends.size() == 2) {
    count.lower = getCount(ends[0], where + "range." + key);
    // There may be no upper end.
    Quantity upper = count.value;
    if (!ends[1].getAsNull())
      upper = getCount(ends[1], where + "range." + key);
    if (isAtMost(count.lower, count.value) && isAtMost(count.value, upper))
      return count;
  }
  fail(where + "range." + key, "the least and the most of a count",
       range.get(key));
  return count;
}

Multiplicity ReportReader::getMultiplicity(const Object &op,
                                           const Object &range,
                                           const Twine &where) {
  BoundedCount executions = getBounded(op, "multiplicity", range, where);
  return {executions.value, executions.lower, /*isEstimate=*/false};
}

Totals ReportReader::getCounts(const Object &counts, const Object &range,
                               const Twine &where) {
  Totals totals;
  totals.workStatus = getStatus(counts, "status", where);
  totals.trafficStatus = getStatus(counts, "bytes_status", where);
  auto read = [&](StringRef key) {
    return getBounded(counts, key, range, where);
  };
  if (totals.workStatus != CountStatus::unknown) {
    totals.macs = read("macs");
    totals.flops = read("flops");
    totals.intOps = read("int_ops");
    totals.transcendentals = read("transcendentals");
  }
  if (totals.trafficStatus != CountStatus::unknown) {
    totals.bytesRead = read("bytes_read");
    totals.bytesWritten = read("bytes_written");
    totals.bytes = read("bytes");
  }
  return totals;
}

Totals ReportReader::getTotals(const Object &parent, const Twine &where) {
  const Object &object =
      getObject(parent, "totals", where, /*isRequired=*/true);
  std::string inside = (where + "totals.").str();
  Totals totals =
      getCounts(object, getObject(object, "range", inside, false), inside);
  totals.numOps = getUnsigned(object, "ops", inside);
  totals.numUnknownOps = getUnsigned(object, "unknown_ops", inside);
  if (totals.numUnknownOps > totals.numOps)
    fail(inside + "unknown_ops",
         "at most all " + std::to_string(totals.numOps) + " operations",
         object.get("unknown_ops"));
  return totals;
}

//===----------------------------------------------------------------------===//
// Programs
//===----------------------------------------------------------------------===//

ReportTarget ReportReader::getTarget(const Object &object, const Twine &where) {
  ReportTarget target;
  target.name = getText(object, "name", where);
  if (target.name.empty())
    fail(where + "name", "the name of a target", object.get("name"));
  auto read = [&](StringRef key) { return getNumber(object, key, where); };
  target.latencyBound = read("latency_bound_s");
  target.missingSeconds = read("untimed_s").value_or(0);
  target.criticalPath = read("latency_critical_path_s");
  target.latencyFloor = read("latency_floor_s");
  target.latencyFused = read("latency_fused_s");
  target.latencyEstimate = read("latency_estimate_s");
  target.throughput = read("throughput_per_s");
  target.throughputFloor = read("throughput_floor_per_s");
  target.throughputEstimate = read("throughput_estimate_per_s");
  target.powerLimitJoules = read("power_limit_j");
  target.itemsPerSecond = read("items_per_s");
  if (object.get("status"))
    target.status = getStatus(object, "status", where);
  const Object &energy = getObject(object, "energy", where, false);
  if (!energy.empty()) {
    std::string inside = (where + "energy.").str();
    auto joules = [&](StringRef key) {
      return getNumber(energy, key, inside).value_or(0);
    };
    target.energy.emplace();
    target.energy->computeJoules = joules("compute_j");
    target.energy->memoryJoules = joules("memory_j");
    target.energy->staticJoules = joules("static_j");
    target.energy->status = getStatus(energy, "status", inside);
    if (std::optional<double> estimate = read("energy_estimate_j"))
      target.energy->estimateStaticJoules = *estimate -
                                            target.energy->computeJoules -
                                            target.energy->memoryJoules;
    target.energy->carbonGrams = read("carbon_g");
  }
  return target;
}

ReportSummary::Program ReportReader::getProgram(const Object &object,
                                                const Twine &where) {
  ReportSummary::Program program;
  Totals totals = getTotals(object, where);
  MetricSubject subject;
  subject.counts = &totals;
  subject.intensity = getNumber(getObject(object, "totals", where), "intensity",
                                where + "totals.");
  ParameterSum parameters;
  const Object &sum = getObject(object, "parameters", where, false);
  if (!sum.empty()) {
    std::string inside = (where + "parameters.").str();
    parameters.count = getCount(sum, "count", inside);
    parameters.bytes = getCount(sum, "bytes", inside);
    subject.parameters = &parameters;
  }
  Quantity live;
  const Object &held = getObject(object, "activations", where, false);
  if (!held.empty()) {
    std::string inside = (where + "activations.").str();
    live = getCount(held, "peak_bytes", inside);
    subject.liveBytes = &live;
    subject.liveStatus = getStatus(held, "status", inside);
  }
  program.values = report::measure(subject, /*ofTarget=*/false);
  for (auto [i, item] : llvm::enumerate(getArray(object, "targets", where))) {
    std::string inside = (where + "targets[" + Twine(i) + "]").str();
    ReportSummary::Target target =
        report::summarizeTarget(getTarget(getItem(item, inside), inside + "."));
    if (program.findTarget(target.name))
      failWith("expected targets of different names, found '" + target.name +
               "' again at " + inside);
    program.targets.push_back(std::move(target));
  }
  return program;
}

ReportSummary::Op
ReportReader::getOp(const Object &object,
                    ArrayRef<ReportSummary::Target> programTargets,
                    const Twine &where) {
  ReportSummary::Op op;
  op.op = getText(object, "op", where);
  op.function = getText(object, "function", where);
  op.location = getText(object, "location", where);
  op.place =
      object.get("place") ? getText(object, "place", where) : op.location;
  if (object.get("layer"))
    op.layer = getText(object, "layer", where);
  const Object &range = getObject(object, "range", where, false);
  Multiplicity executions = getMultiplicity(object, range, where);
  const Object &executed = getObject(object, "executed", where, false);
  op.counts = report::measureOp(
      executed.empty() ? getCounts(object, range, where).scaled(executions)
                       : getCounts(executed, Object(), where + "executed."));
  std::vector<std::string> footprints, types;
  for (auto [i, item] : llvm::enumerate(getArray(object, "operands", where))) {
    std::string inside = (where + "operands[" + Twine(i) + "]").str();
    footprints.push_back(
        getCount(getItem(item, inside), "footprint", inside + ".").str());
  }
  for (const auto &[type, classes] : getObject(object, "work", where, false))
    types.push_back(type.str());
  op.shape = report::makeShape(footprints, std::move(types));
  const Array &targets = getArray(object, "targets", where);
  if (targets.size() != programTargets.size()) {
    fail(where + "targets", "as long as the program's list",
         object.get("targets"));
    return op;
  }
  for (auto [i, item] : llvm::enumerate(targets)) {
    std::string inside = (where + "targets[" + Twine(i) + "]").str();
    const Object &time = getItem(item, inside);
    inside += ".";
    if (getText(time, "target", inside) != programTargets[i].name)
      fail(inside + "target",
           "'" + programTargets[i].name + "', as in the program's list",
           time.get("target"));
    CountStatus status = time.get("status") ? getStatus(time, "status", inside)
                                            : CountStatus::exact;
    op.times.push_back(report::getTimeOfAll(getNumber(time, "time_s", inside),
                                            status, executions));
  }
  return op;
}

void ReportReader::addCoverage(ReportSummary &summary, const Object &report) {
  const Object &coverage = getObject(report, "coverage", "", true);
  for (auto [i, item] :
       llvm::enumerate(getArray(coverage, "unknown", "coverage.", true))) {
    std::string inside = ("coverage.unknown[" + Twine(i) + "]").str();
    const Object &unknown = getItem(item, inside);
    inside += ".";
    summary.unknown.push_back({getText(unknown, "op", inside),
                               getText(unknown, "reason", inside),
                               getUnsigned(unknown, "count", inside)});
  }
  for (auto [metric, value] :
       llvm::zip_equal(getMetrics(), summary.whole.values)) {
    StringRef key = metric.name;
    if (!key.consume_front("coverage_"))
      continue;
    if (std::optional<double> share = getShare(coverage, key, "coverage."))
      value = MetricValue{*share};
  }
}

ReportSummary ReportReader::read(const Object &report) {
  ReportSummary summary;
  summary.file =
      getText(getObject(report, "input", "", true), "file", "input.");
  llvm::StringSet<> symbols;
  for (auto [i, item] :
       llvm::enumerate(getArray(report, "symbols", "", true))) {
    std::string inside = ("symbols[" + Twine(i) + "]").str();
    const Object &symbol = getItem(item, inside);
    inside += ".";
    std::string name = getText(symbol, "name", inside);
    if (!symbols.insert(name).second)
      failWith("expected symbols of different names, found '" + name +
               "' again at " + inside + "name");
    if (symbol.get("value"))
      getCount(symbol, "value", inside);
    else
      summary.openSizes.push_back(name);
  }
  summary.whole = getProgram(report, "");
  const Object &totals = getObject(report, "totals", "", true);
  summary.numOps = getUnsigned(totals, "ops", "totals.");
  summary.numUnknownOps = getUnsigned(totals, "unknown_ops", "totals.");
  addCoverage(summary, report);
  for (auto [i, item] :
       llvm::enumerate(getArray(report, "functions", "", true))) {
    std::string inside = ("functions[" + Twine(i) + "]").str();
    const Object &function = getItem(item, inside);
    inside += ".";
    if (!getFlag(function, "entry", inside))
      continue;
    summary.entries.push_back(getProgram(function, inside));
    summary.entries.back().name = getText(function, "name", inside);
  }
  for (auto [i, item] : llvm::enumerate(getArray(report, "ops", "", true))) {
    std::string inside = ("ops[" + Twine(i) + "]").str();
    const Object &op = getItem(item, inside);
    inside += ".";
    if (getUnsigned(op, "id", inside) != i)
      fail(inside + "id", "its place in the list", op.get("id"));
    summary.ops.push_back(getOp(op, summary.whole.targets, inside));
  }
  return summary;
}

Expected<ReportSummary> mlir::roofline::readReport(StringRef json,
                                                   StringRef path) {
  Expected<llvm::json::Value> value = parseStrictJson(json, path);
  if (!value)
    return value.takeError();
  constexpr llvm::StringLiteral schema("mlir-roofline/report/v1");
  const Object *report = value->getAsObject();
  std::optional<StringRef> found =
      report ? report->getString("schema") : std::nullopt;
  if (found != schema)
    return llvm::createStringError("expected a report of the schema '" +
                                   schema + "' in '" + path + "', found " +
                                   (found ? "'" + found->str() + "'"
                                    : value->getAsArray()
                                        ? std::string("a list")
                                        : std::string("none")));
  ReportReader reader(path);
  ReportSummary summary = reader.read(*report);
  if (llvm::Error error = reader.takeError())
    return error;
  return summary;
}
