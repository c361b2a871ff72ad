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
  ReportSummary::Op getOp(const Object &op, size_t numTargets,
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

BoundedCount ReportReader::getBounded(const Object &counts, StringRef key,
                                      const Object &range, const Twine &where) {
  BoundedCount count;
  count.value = count.lower = getCount(counts, key, where);
  const Array &ends = getArray(range, key, where + "range.");
  if (!ends.empty())
    count.lower = getCount(ends.front(), where + "range." + key);
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
  return totals;
}

//===----------------------------------------------------------------------===//
// Programs
//===----------------------------------------------------------------------===//

ReportTarget ReportReader::getTarget(const Object &object, const Twine &where) {
  ReportTarget target;
  target.name = getText(object, "name", where);
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
    program.targets.push_back(report::summarizeTarget(
        getTarget(getItem(item, inside), inside + ".")));
  }
  return program;
}

ReportSummary::Op ReportReader::getOp(const Object &object, size_t numTargets,
                                      const Twine &where) {
  ReportSummary::Op op;
  op.op = getText(object, "op", where);
  op.function = getText(object, "function", where);
  op.location = getText(object, "location", where);
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
  if (targets.size() != numTargets)
    fail(where + "targets", "as long as the program's list",
         object.get("targets"));
  for (auto [i, item] : llvm::enumerate(targets)) {
    std::string inside = (where + "targets[" + Twine(i) + "]").str();
    const Object &time = getItem(item, inside);
    inside += ".";
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
    if (std::optional<double> share = getNumber(coverage, key, "coverage."))
      value = MetricValue{*share};
  }
}

ReportSummary ReportReader::read(const Object &report) {
  ReportSummary summary;
  summary.file =
      getText(getObject(report, "input", "", true), "file", "input.");
  for (auto [i, item] :
       llvm::enumerate(getArray(report, "symbols", "", true))) {
    std::string inside = ("symbols[" + Twine(i) + "]").str();
    const Object &symbol = getItem(item, inside);
    if (!symbol.get("value"))
      summary.openSizes.push_back(getText(symbol, "name", inside + "."));
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
    if (!function.getBoolean("entry").value_or(false))
      continue;
    inside += ".";
    summary.entries.push_back(getProgram(function, inside));
    summary.entries.back().name = getText(function, "name", inside);
  }
  for (auto [i, item] : llvm::enumerate(getArray(report, "ops", "", true))) {
    std::string inside = ("ops[" + Twine(i) + "]").str();
    summary.ops.push_back(getOp(getItem(item, inside),
                                summary.whole.targets.size(), inside + "."));
  }
  return summary;
}

Expected<ReportSummary> mlir::roofline::readReport(StringRef json,
                                                   StringRef path) {
  Expected<llvm::json::Value> value = parseJson(json, path);
  if (!value)
    return value.takeError();
  constexpr llvm::StringLiteral schema("mlir-roofline/report/v1");
  const Object *report = value->getAsObject();
  std::optional<StringRef> found =
      report ? report->getString("schema") : std::nullopt;
  if (found != schema)
    return llvm::createStringError(
        "expected a report of the schema '" + schema + "' in '" + path +
        "', found " + (found ? "'" + found->str() + "'" : std::string("none")));
  ReportReader reader(path);
  ReportSummary summary = reader.read(*report);
  if (llvm::Error error = reader.takeError())
    return error;
  return summary;
}
