//===- MeasuredJoin.cpp - Measured times beside predicted ones ------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PlaceIndex.h"

#include "mlir-roofline/Report/Timeline.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

#include <limits>
#include <map>
#include <numeric>

using namespace mlir;
using namespace mlir::roofline;
using report::PlaceIndex;
using report::PlaceMatch;

namespace {
class MeasuredJoin {
public:
  MeasuredJoin(Report &report, const PlaceIndex &index)
      : report(report), index(index) {}
  void join(const MeasuredTimes &times);

private:
  using Row = ReportMeasured::Row;

  void add(const MeasuredTime &time);
  void addUnmatched(const MeasuredTime &time, const Twine &reason,
                    bool isAmbiguous);
  std::string findDoubt(const PlaceMatch &match) const;
  void addRows();
  void addUnmeasured();
  void addToOps();

  Report &report;
  ReportMeasured measured;
  const PlaceIndex &index;
  /// By their operations.
  std::map<std::vector<unsigned>, size_t> rows;
};
} // namespace

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

static const Report::Time &getTime(const Report &report, unsigned id) {
  return report.ops[id].times.front();
}

/// What is known to take none needs no measurement.
static bool takesTime(const Report &report, unsigned id) {
  return getTime(report, id).seconds != 0.0;
}

/// Those that take time, or all if none does.
static std::vector<unsigned> keepTimed(const Report &report,
                                       const std::vector<unsigned> &ops) {
  std::vector<unsigned> timed;
  for (unsigned id : ops)
    if (takesTime(report, id))
      timed.push_back(id);
  return timed.empty() ? ops : timed;
}

/// How often a run of the program calls what these operations are together: as
/// often as the rarest of them runs. Nothing while open sizes decide.
static std::optional<double> getCallsPerRun(const Report &report,
                                            ArrayRef<unsigned> ops) {
  double least = std::numeric_limits<double>::infinity();
  for (unsigned id : ops) {
    std::optional<double> executions = getTimedExecutions(report.ops[id]);
    if (!executions)
      return std::nullopt;
    least = std::min(least, *executions);
  }
  return least;
}

/// How often these operations repeat themselves: the greatest number that
/// divides how many there are of each sort.
static unsigned getRepetitions(const Report &report, ArrayRef<unsigned> ops) {
  llvm::StringMap<unsigned> sorts;
  for (unsigned id : ops)
    ++sorts.try_emplace(report::getRowKey(report.ops[id]), 0).first->second;
  unsigned divisor = 0;
  for (const auto &sort : sorts)
    divisor = std::gcd(divisor, sort.second);
  return divisor;
}

//===----------------------------------------------------------------------===//
// What is predicted of a part
//===----------------------------------------------------------------------===//

static std::optional<double> add(std::optional<double> sum,
                                 std::optional<double> value) {
  return sum && value ? std::optional<double>(*sum + *value) : std::nullopt;
}

/// Adds what is predicted of an operation; false if it is not known how long it
/// takes.
static bool addPredicted(const Report &report, unsigned id,
                         MeasuredPart &part) {
  const Report::Op &op = report.ops[id];
  const Report::Time &time = op.times.front();
  std::optional<double> executions = getTimedExecutions(op);
  if (!time.seconds || !executions)
    return false;
  CountStatus status = time.status;
  if (!op.multiplicity.isExact())
    status = combine(status, op.multiplicity.isEstimate ? CountStatus::lower
                                                        : CountStatus::upper);
  double seconds = *time.seconds * *executions;
  part.boundSeconds += seconds;
  if (status != CountStatus::upper && status != CountStatus::estimate)
    part.certainSeconds += seconds;
  part.boundStatus = combine(part.boundStatus, status);
  if (part.estimate)
    *part.estimate += time.estimate.value_or(0) * *executions;
  part.work = add(part.work, op.counts.workStatus == CountStatus::unknown
                                 ? std::nullopt
                                 : getTimedWork(op));
  part.bytes = add(part.bytes, op.counts.trafficStatus == CountStatus::unknown
                                   ? std::nullopt
                                   : op.executed.bytes.value.getDouble());
  return true;
}

/// Nothing measured yet, and nothing predicted.
static MeasuredPart makePart(const Report &report) {
  MeasuredPart part;
  if (!report.targets.front().calibration.empty())
    part.estimate = 0;
  part.work = part.bytes = 0;
  return part;
}

std::optional<MeasuredPart> report::getMeasuredPart(const Report &report,
                                                    ArrayRef<unsigned> ops) {
  const ReportMeasured &measured = *report.measured;
  std::map<unsigned, size_t> numbers;
  for (unsigned id : ops)
    for (unsigned row : measured.rowsOfOps[id])
      ++numbers[row];
  std::vector<unsigned> inside;
  for (auto [row, number] : numbers)
    if (number == measured.rows[row].ops.size())
      inside.push_back(row);
  if (inside.empty())
    return std::nullopt;
  // A layer that was measured as a whole counts, and not what is in it, too.
  llvm::stable_sort(inside, [&](unsigned a, unsigned b) {
    return measured.rows[a].ops.size() > measured.rows[b].ops.size();
  });
  llvm::DenseSet<unsigned> covered;
  MeasuredPart part = makePart(report);
  for (unsigned number : inside) {
    const ReportMeasured::Row &row = measured.rows[number];
    if (llvm::any_of(row.ops,
                     [&](unsigned id) { return covered.contains(id); }))
      continue;
    covered.insert_range(row.ops);
    part.seconds += row.part.seconds;
    for (unsigned id : row.ops)
      addPredicted(report, id, part);
  }
  part.isPartial = llvm::any_of(ops, [&](unsigned id) {
    return takesTime(report, id) && !covered.contains(id);
  });
  return part;
}

//===----------------------------------------------------------------------===//
// Joining
//===----------------------------------------------------------------------===//

void MeasuredJoin::addUnmatched(const MeasuredTime &time, const Twine &reason,
                                bool isAmbiguous) {
  measured.unmatched.push_back({time.places.front().text, time.line, time.calls,
                                time.seconds, reason.str(), isAmbiguous});
}

/// Why nobody can say what a mean call of this is; empty if one can.
std::string MeasuredJoin::findDoubt(const PlaceMatch &match) const {
  if (measured.runs)
    return "";
  bool isKind = match.matchedBy == "kind";
  unsigned number = isKind || match.matchedBy == "location"
                        ? getRepetitions(report, match.ops)
                        : 1;
  if (isKind)
    number = std::max<unsigned>(number, match.ops.size());
  if (number > 1)
    return "is " + std::to_string(match.ops.size()) +
           (isKind ? " operations" : " operations that repeat themselves") +
           ", and a call may be of one or of all; --measured-runs=N says how "
           "many runs of the program the file sums up";
  if (!getCallsPerRun(report, match.ops))
    return "runs as often as open sizes say; --bind fills them in";
  return "";
}

void MeasuredJoin::add(const MeasuredTime &time) {
  PlaceMatch match = index.find(time);
  if (!match.ambiguity.empty())
    return addUnmatched(time, match.ambiguity, /*isAmbiguous=*/true);
  if (match.ops.empty())
    return addUnmatched(time, "names nothing in the program",
                        /*isAmbiguous=*/false);
  match.ops = keepTimed(report, match.ops);
  std::string doubt = findDoubt(match);
  if (!doubt.empty())
    return addUnmatched(time, doubt, /*isAmbiguous=*/true);
  MeasuredPart predicted = makePart(report);
  for (unsigned id : match.ops)
    if (!addPredicted(report, id, predicted))
      return addUnmatched(time,
                          "is " + report.ops[id].op + " at " +
                              report.ops[id].location +
                              ", of which no time is known",
                          /*isAmbiguous=*/false);
  auto [known, isNew] = rows.try_emplace(match.ops, measured.rows.size());
  if (isNew) {
    Row &row = measured.rows.emplace_back();
    row.name = time.places.front().text;
    row.line = time.line;
    row.matchedBy = match.matchedBy.str();
    row.ops = match.ops;
    row.part = predicted;
  }
  Row &row = measured.rows[known->second];
  // Of several parts, none is called more often than the whole.
  row.calls = std::max(row.calls, time.calls);
  row.part.seconds += measured.runs ? time.seconds / *measured.runs
                                    : time.seconds / time.calls *
                                          *getCallsPerRun(report, match.ops);
}

void MeasuredJoin::addRows() {
  auto getLost = [](const MeasuredPart &part) {
    return part.seconds - part.boundSeconds;
  };
  llvm::stable_sort(measured.rows, [&](const Row &a, const Row &b) {
    return getLost(a.part) > getLost(b.part);
  });
  llvm::stable_sort(measured.unmatched, [](const auto &a, const auto &b) {
    return a.seconds > b.seconds;
  });
  measured.rowsOfOps.resize(report.ops.size());
  for (auto [number, row] : llvm::enumerate(measured.rows))
    for (unsigned id : row.ops)
      measured.rowsOfOps[id].push_back(number);
}

void MeasuredJoin::addUnmeasured() {
  std::vector<std::pair<double, unsigned>> order;
  for (unsigned id = 0, e = report.ops.size(); id < e; ++id) {
    if (!takesTime(report, id) || !measured.rowsOfOps[id].empty())
      continue;
    double seconds = getTime(report, id).seconds.value_or(0) *
                     getTimedExecutions(report.ops[id]).value_or(0);
    measured.unmeasuredSeconds += seconds;
    order.emplace_back(seconds, id);
  }
  llvm::stable_sort(
      order, [](const auto &a, const auto &b) { return a.first > b.first; });
  for (const auto &entry : order)
    measured.unmeasured.push_back(entry.second);
}

/// Of one execution.
static MeasuredPart divide(MeasuredPart part, double executions) {
  part.seconds /= executions;
  part.boundSeconds /= executions;
  part.certainSeconds /= executions;
  for (std::optional<double> MeasuredPart::*each :
       {&MeasuredPart::estimate, &MeasuredPart::work, &MeasuredPart::bytes})
    if (part.*each)
      *(part.*each) /= executions;
  return part;
}

void MeasuredJoin::addToOps() {
  for (const Row &row : report.measured->rows) {
    if (row.ops.size() != 1)
      continue;
    Report::Op &op = report.ops[row.ops.front()];
    if (double executions = *getTimedExecutions(op))
      op.times.front().measured = divide(row.part, executions);
  }
}

void MeasuredJoin::join(const MeasuredTimes &times) {
  measured.file = times.file;
  measured.format = times.format;
  measured.runs = times.runs;
  for (const MeasuredTime &time : times.times)
    add(time);
  addRows();
  addUnmeasured();
  report.measured = std::move(measured);
  addToOps();
  std::vector<unsigned> all(report.ops.size());
  std::iota(all.begin(), all.end(), 0);
  report.targets.front().measured = report::getMeasuredPart(report, all);
}

void report::markMeasuredRows(Report &report) {
  ReportMeasured &measured = *report.measured;
  if (report.groupBy == GroupBy::op)
    for (ReportMeasured::Row &row : measured.rows)
      row.isRow = row.ops.size() == 1;
  forEachSum(report, [&](Report::Group &group) {
    std::vector<unsigned> ops = keepTimed(report, group.ops);
    if (ops.empty())
      return;
    for (unsigned number : measured.rowsOfOps[ops.front()])
      measured.rows[number].isRow |= measured.rows[number].ops == ops;
  });
}

void report::addMeasured(Report &report, const ModuleCost &cost,
                         const MeasuredTimes &times, LayerPaths &paths,
                         const LayerNames &names,
                         ArrayRef<std::optional<unsigned>> layers) {
  PlaceIndex index(report, cost, paths, names, layers);
  MeasuredJoin(report, index).join(times);
}
