//===- ChromeTraceEmitter.cpp - The predicted timeline --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Trace events as Chrome defines them, which Perfetto opens: a process for each
// target, in it the operations in program order, and a track of fused groups if
// they were asked for. An operation that runs several times is one event of all
// its executions. Times are in microseconds:
//
//   {"traceEvents": [
//     {"name": "process_name", "ph": "M", "pid": 1,
//      "args": {"name": "nvidia-t4: model.mlir"}},
//     {"name": "tosa.conv2d", "cat": "memory", "ph": "X", "pid": 1, "tid": 1,
//      "ts": 0, "dur": 0.2488, "args": {"id": 0, "executions": 1, ...}},
//     ...]}
//
//===----------------------------------------------------------------------===//

#include "Formats.h"
#include "mlir-roofline/Report/Metric.h"
#include "mlir-roofline/Report/Timeline.h"
#include "mlir-roofline/Support/FiniteNumber.h"
#include "mlir-roofline/Support/Version.h"
#include "llvm/ADT/STLExtras.h"
#include "Json/JsonWriter.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
class TraceWriter : public emit::JsonWriter {
public:
  TraceWriter(raw_ostream &os, const Report &report);
  void emit();

private:
  enum Track { fusedTrack = 0, firstOpTrack = 1 };

  void emitName(StringRef what, size_t target, std::optional<unsigned> track,
                StringRef name);
  void emitSortIndex(size_t target, unsigned track);
  void emitTarget(size_t target);
  void emitOp(const TimelineEvent &event, size_t target);
  void emitOpArguments(const TimelineEvent &event, size_t target);
  void emitFused(const TimelineEvent &event, size_t target);
  void emitEvent(const TimelineEvent &event, size_t target, unsigned track,
                 StringRef name, StringRef category,
                 llvm::function_ref<void()> emitArguments);

  const Report &report;
  /// By id of operations: the track that it is on.
  std::vector<unsigned> tracks;
};
} // namespace

/// Rows that somebody has asked for are tracks of their own.
TraceWriter::TraceWriter(raw_ostream &os, const Report &report)
    : JsonWriter(os), report(report), tracks(report.ops.size(), firstOpTrack) {
  if (report.groupBy == GroupBy::op)
    return;
  for (auto [number, group] : llvm::enumerate(report.groups))
    for (unsigned id : group.ops)
      tracks[id] = firstOpTrack + number;
}

void TraceWriter::emitName(StringRef what, size_t target,
                           std::optional<unsigned> track, StringRef name) {
  json.object([&] {
    text("name", what);
    text("ph", "M");
    json.attribute("pid", static_cast<int64_t>(target) + 1);
    if (track)
      json.attribute("tid", *track);
    json.attributeObject("args", [&] { text("name", name); });
  });
}

/// Tracks are in the order of the report.
void TraceWriter::emitSortIndex(size_t target, unsigned track) {
  json.object([&] {
    text("name", "thread_sort_index");
    text("ph", "M");
    json.attribute("pid", static_cast<int64_t>(target) + 1);
    json.attribute("tid", track);
    json.attributeObject("args", [&] { json.attribute("sort_index", track); });
  });
}

/// What takes time is a complete event; what may, for all that is known, is an
/// instant.
void TraceWriter::emitEvent(const TimelineEvent &event, size_t target,
                            unsigned track, StringRef name, StringRef category,
                            llvm::function_ref<void()> emitArguments) {
  constexpr double microseconds = 1e6;
  std::optional<double> duration;
  if (event.seconds)
    duration = getFinite(*event.seconds * microseconds);
  json.object([&] {
    text("name", name);
    text("cat", category);
    text("ph", duration ? "X" : "i");
    json.attribute("pid", static_cast<int64_t>(target) + 1);
    json.attribute("tid", track);
    // Behind what takes longer than numbers hold, nothing has a place.
    json.attribute("ts",
                   getFinite(event.startSeconds * microseconds).value_or(0));
    if (duration)
      json.attribute("dur", *duration);
    else
      text("s", "t");
    json.attributeObject("args", emitArguments);
  });
}

void TraceWriter::emitOpArguments(const TimelineEvent &event, size_t target) {
  const Report::Op &op = report.ops[event.op];
  const Report::Time &time = op.times[target];
  json.attribute("id", event.op);
  optionalText("location", op.location);
  optionalText("function", op.function);
  count("executions", op.multiplicity.value);
  text("status", stringifyCountStatus(op.counts.workStatus));
  text("bytes_status", stringifyCountStatus(op.counts.trafficStatus));
  optionalText("reason", op.reason);
  // Of all executions, as the event is.
  MetricSubject all;
  all.counts = &op.executed;
  all.intensity = op.intensity;
  for (const Metric &metric : getMetrics())
    measured(metric.name, metric.get(all));
  number("time_s", event.seconds);
  if (!time.seconds)
    return;
  text("time_status", stringifyCountStatus(time.status));
  optionalText("bound_by", time.boundBy);
  text("kind", stringifyBoundKind(time.kind));
  number("time_of_one_s", time.seconds);
  number("estimate_of_one_s", time.estimate);
  number("energy_of_one_j", time.joules);
  optionalText("next_bound_by", time.nextBoundBy);
  number("slack", time.slack);
}

void TraceWriter::emitOp(const TimelineEvent &event, size_t target) {
  const Report::Op &op = report.ops[event.op];
  emitEvent(event, target, tracks[event.op], op.op,
            stringifyBoundKind(op.times[target].kind),
            [&] { emitOpArguments(event, target); });
}

void TraceWriter::emitFused(const TimelineEvent &event, size_t target) {
  if (!event.group) {
    const Report::Op &op = report.ops[event.op];
    emitEvent(event, target, fusedTrack, op.op, "single",
              [&] { emitOpArguments(event, target); });
    return;
  }
  const Report::Fusion::Group &group =
      (*report.targets[target].fusion.groups)[*event.group];
  std::string name = report.ops[event.op].op + " and " +
                     std::to_string(group.ops.size() - 1) + " more";
  emitEvent(event, target, fusedTrack, name, "fused", [&] {
    list("ops", group.ops);
    count("executions", group.executions.value);
    count("bytes_of_one_as_written", group.bytesAsWritten);
    count("bytes_of_one", group.bytes);
    optionalText("bound_by", group.boundBy);
    number("time_s", event.seconds);
    number("time_of_one_as_written_s", group.secondsAsWritten);
    number("time_of_one_s", group.seconds);
    number("estimate_of_one_s", group.estimate);
  });
}

void TraceWriter::emitTarget(size_t target) {
  emitName("process_name", target, /*track=*/{},
           report.targets[target].name + ": " + report.file);
  if (report.groupBy == GroupBy::op) {
    emitName("thread_name", target, firstOpTrack, "operations as written");
    emitSortIndex(target, firstOpTrack);
  } else {
    for (auto [number, group] : llvm::enumerate(report.groups)) {
      emitName("thread_name", target, firstOpTrack + number, group.name);
      emitSortIndex(target, firstOpTrack + number);
    }
  }
  for (const TimelineEvent &event : makeTimeline(report, target))
    emitOp(event, target);
  std::vector<TimelineEvent> fused = makeFusedTimeline(report, target);
  if (fused.empty())
    return;
  emitName("thread_name", target, fusedTrack, "what can run as one");
  emitSortIndex(target, fusedTrack);
  for (const TimelineEvent &event : fused)
    emitFused(event, target);
}

void TraceWriter::emit() {
  json.object([&] {
    json.attributeArray("traceEvents", [&] {
      for (size_t target = 0; target < report.targets.size(); ++target)
        emitTarget(target);
    });
    text("displayTimeUnit", "ns");
    json.attributeObject("otherData", [&] {
      text("tool", MLIR_ROOFLINE_NAME);
      text("version", MLIR_ROOFLINE_VERSION);
      text("file", report.file);
      text("times", "roofline bounds of the program as written, one operation "
                    "after another; nothing was measured");
    });
  });
}

namespace {
class ChromeTraceEmitter : public Emitter {
  StringRef getName() const override { return "trace"; }
  StringRef getDescription() const override {
    return "the predicted timeline, for Perfetto or Chrome";
  }
  bool hasPlaceFor(ReportPart part) const override {
    return part == ReportPart::fusion || part == ReportPart::energy;
  }
  std::string findProblem(const Report &report) const override {
    if (report.targets.empty())
      return "expected a target, by --target or on the module, found none";
    if (report.hasOpenSizes())
      return "expected sizes with values, of which times are made, found open "
             "ones; --bind NAME=NUMBER,... fills them in";
    return "";
  }
  void emit(raw_ostream &os, const Report &report,
            const EmitOptions &options) const override {
    TraceWriter(os, report).emit();
    os << '\n';
  }
};
} // namespace

std::unique_ptr<Emitter> emit::makeChromeTraceEmitter() {
  return std::make_unique<ChromeTraceEmitter>();
}
