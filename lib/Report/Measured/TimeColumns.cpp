//===- TimeColumns.cpp - Which columns of a file say what -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TimeReaders.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace mlir;
using namespace mlir::roofline;
using llvm::Expected;
using Columns = report::TimeColumns;

/// `Kernel Time (µs)_sum` as `kernel_time_us_sum`.
static std::string normalise(StringRef heading) {
  std::string words;
  for (size_t i = 0; i < heading.size(); ++i) {
    char c = llvm::toLower(heading[i]);
    // The micro sign and the Greek letter.
    if (heading.substr(i).starts_with("\xC2\xB5") ||
        heading.substr(i).starts_with("\xCE\xBC")) {
      c = 'u';
      ++i;
    }
    if (llvm::isAlnum(c))
      words += c;
    else if (!words.empty() && words.back() != '_')
      words += '_';
  }
  return StringRef(words).rtrim('_').str();
}

//===----------------------------------------------------------------------===//
// Times
//===----------------------------------------------------------------------===//

static std::optional<double> getSecondsPerUnit(StringRef word) {
  return llvm::StringSwitch<std::optional<double>>(word)
      .Cases({"s", "sec", "secs", "seconds"}, 1.0)
      .Cases({"ms", "msec", "millis", "milliseconds"}, 1e-3)
      .Cases({"us", "usec", "micros", "microseconds"}, 1e-6)
      .Cases({"ns", "nsec", "nanos", "nanoseconds"}, 1e-9)
      .Default(std::nullopt);
}

static bool hasAny(ArrayRef<StringRef> words,
                   std::initializer_list<StringRef> wanted) {
  return llvm::any_of(
      words, [&](StringRef word) { return llvm::is_contained(wanted, word); });
}

namespace {
/// A column that may be the time; of several the smallest rank is.
struct Candidate {
  Columns::Time time;
  unsigned rank;
};
} // namespace

/// Nothing if the column is no time, or the time of something else.
static std::optional<Candidate> getTime(size_t number, StringRef heading) {
  // TraceLens means microseconds where it names no unit.
  if (heading == "total_direct_kernel_time_sum")
    return Candidate{{number, 1e-6}, 2};
  SmallVector<StringRef> words;
  heading.split(words, '_');
  std::optional<double> unit;
  for (StringRef word : words)
    if (std::optional<double> found = getSecondsPerUnit(word))
      unit = found;
  if (!unit ||
      !hasAny(words,
              {"time", "duration", "dur", "latency", "elapsed", "runtime",
               "wall", "walltime", "kernel", "forward", "seconds",
               "milliseconds", "microseconds", "nanoseconds"}) ||
      hasAny(words, {"std",     "stddev", "dev",       "var",      "min",
                     "max",     "pct",    "percent",   "roofline", "start",
                     "begin",   "end",    "untimed",   "bound",    "if",
                     "per",     "idle",   "estimate",  "floor",    "fused",
                     "subtree", "start",  "timestamp", "queue"}))
    return std::nullopt;
  bool isMedian = hasAny(words, {"median", "med"});
  bool isMean = isMedian || hasAny(words, {"mean", "avg", "average"});
  if (words.size() == 2 && words.front() == "time")
    return Candidate{{number, *unit}, 0};
  // What ran on the device, and not how long the host took to start it.
  bool isOfDevice = hasAny(words, {"kernel", "gpu", "cuda", "device"});
  return Candidate{{number, *unit, isMean},
                   (isOfDevice ? 2u : 5u) + isMean + isMedian};
}

static Expected<Columns::Time> chooseTime(ArrayRef<std::string> headings,
                                          ArrayRef<std::string> names,
                                          bool isReport) {
  std::optional<Candidate> best;
  std::optional<size_t> equal;
  for (auto [number, name] : llvm::enumerate(names)) {
    std::optional<Candidate> candidate = getTime(number, name);
    // Of our own files, that of all executions.
    if (isReport && name == "time_total_s")
      return Columns::Time{number, 1};
    if (!candidate || (best && candidate->rank > best->rank))
      continue;
    equal = best && candidate->rank == best->rank
                ? std::optional<size_t>(best->time.column)
                : std::nullopt;
    best = candidate;
  }
  if (!best)
    return llvm::createStringError(
        "expected a column of times with its unit, such as time_us or "
        "duration_ms, found " +
        llvm::join(headings, ", "));
  if (equal)
    return llvm::createStringError("expected one column of times, found '" +
                                   headings[*equal] + "' and '" +
                                   headings[best->time.column] + "'");
  return best->time;
}

//===----------------------------------------------------------------------===//
// Places
//===----------------------------------------------------------------------===//

namespace {
/// Headings of one meaning, the preferred one first.
struct Meaning {
  std::optional<size_t> Columns::*column;
  std::initializer_list<StringRef> headings;
};
} // namespace

static void findPlaces(Columns &columns, ArrayRef<std::string> names) {
  const Meaning meanings[] = {
      {&Columns::calls,
       {"executions", "calls", "count", "instances", "occurrences",
        "operation_count", "num_calls", "number_of_calls", "of_calls",
        "invocations"}},
      {&Columns::target, {"target"}},
      {&Columns::groupBy, {"group_by"}},
      {&Columns::depth, {"depth"}},
      {&Columns::id, {"id", "op_id"}},
      {&Columns::location, {"location", "loc", "source"}},
      {&Columns::layer,
       {"path", "layer", "layer_path", "layer_name", "module", "module_path"}},
      {&Columns::function, {"function", "func"}},
      {&Columns::name,
       {"op", "name", "op_name", "operation", "operator", "kernel",
        "kernel_name", "event", "node"}}};
  for (const Meaning &meaning : meanings)
    for (StringRef heading : meaning.headings) {
      const auto *found = llvm::find(names, heading);
      if (found == names.end())
        continue;
      columns.*meaning.column = found - names.begin();
      break;
    }
  // Elsewhere it says whether something is bound by memory.
  if (!columns.name && names.front() == "kind")
    columns.name = 0;
}

Expected<Columns> report::findTimeColumns(ArrayRef<std::string> headings) {
  std::vector<std::string> names;
  for (const std::string &heading : headings)
    names.push_back(normalise(heading));
  Columns columns;
  columns.isReport = llvm::is_contained(names, "bytes_status");
  columns.isTraceLens = llvm::any_of(names, [](StringRef name) {
    return name.starts_with("total_direct_kernel_time") ||
           name == "kernel_details_summary";
  });
  Expected<Columns::Time> time = chooseTime(headings, names, columns.isReport);
  if (!time)
    return time.takeError();
  columns.time = *time;
  findPlaces(columns, names);
  columns.hasLayerRows =
      columns.isReport && names.front() == "layer" && !columns.depth;
  if (columns.id || columns.location || columns.layer || columns.function ||
      columns.name)
    return columns;
  return llvm::createStringError(
      "expected a column that says what was measured, one of id, location, "
      "layer, function, op and name, found " +
      llvm::join(headings, ", "));
}
