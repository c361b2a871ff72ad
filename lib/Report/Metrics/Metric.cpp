//===- Metric.cpp - What is measured of a program and its parts -----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Report/Metric.h"

#include "mlir-roofline/Support/FiniteNumber.h"
#include "mlir-roofline/Support/NearName.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Subjects
//===----------------------------------------------------------------------===//

MetricSubject MetricSubject::get(const Report &report,
                                 std::optional<size_t> target) {
  MetricSubject subject;
  subject.counts = &report.totals;
  subject.intensity = report.intensity;
  subject.parameters = &report.parameters;
  if (report.activations) {
    subject.liveBytes = &report.activations->peakBytes;
    subject.liveStatus = report.activations->status;
  }
  if (target)
    subject.target = &report.targets[*target];
  subject.coverage = &report.coverage;
  return subject;
}

MetricSubject MetricSubject::get(const Report::Function &function,
                                 std::optional<size_t> target) {
  MetricSubject subject;
  subject.counts = &function.totals;
  subject.intensity = function.totals.getIntensity();
  if (function.activations) {
    subject.liveBytes = &function.activations->peakBytes;
    subject.liveStatus = function.activations->status;
  }
  if (target && *target < function.targets.size())
    subject.target = &function.targets[*target];
  return subject;
}

MetricSubject MetricSubject::get(const Report::Group &group,
                                 std::optional<size_t> target) {
  MetricSubject subject;
  subject.counts = &group.counts;
  subject.intensity = group.intensity;
  subject.parameters = &group.parameters;
  subject.liveBytes = &group.liveBytes;
  if (target)
    subject.time = &group.times[*target];
  return subject;
}

MetricSubject MetricSubject::get(const Report::Op &op,
                                 std::optional<size_t> target) {
  MetricSubject subject;
  subject.counts = &op.counts;
  subject.intensity = op.intensity;
  subject.parameters = &op.parameters;
  subject.liveBytes = &op.liveBytes;
  if (target)
    subject.time = &op.times[*target];
  return subject;
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

std::optional<double> MetricValue::getNumber() const {
  if (const auto *number = std::get_if<double>(&value))
    return *number;
  return std::get<Quantity>(value).getDouble();
}

MetricValue mlir::roofline::resolveBounds(const BoundedCount &count,
                                          CountStatus status, bool hasUnknown) {
  switch (status) {
  case CountStatus::unknown:
    return {count.value, status};
  case CountStatus::estimate:
    if (!hasUnknown)
      return {count.value, status};
    [[fallthrough]];
  case CountStatus::lower:
    return {count.lower, CountStatus::lower};
  case CountStatus::exact:
  case CountStatus::upper:
  case CountStatus::declared:
    break;
  }
  if (count.value != count.lower)
    return {count.value, CountStatus::upper};
  // Alternatives may agree in one of their counts.
  return {count.value,
          status == CountStatus::upper ? CountStatus::exact : status};
}

CountStatus mlir::roofline::getIntensityStatus(const Totals &counts) {
  auto isFirm = [](CountStatus status) {
    return status == CountStatus::exact || status == CountStatus::declared;
  };
  return isFirm(counts.workStatus) && isFirm(counts.trafficStatus)
             ? CountStatus::exact
             : CountStatus::estimate;
}

CountStatus mlir::roofline::invert(CountStatus status) {
  if (status == CountStatus::lower)
    return CountStatus::upper;
  if (status == CountStatus::upper)
    return CountStatus::lower;
  return status;
}

using Measured = std::optional<MetricValue>;

template <BoundedCount Totals::*count>
static Measured getWork(const MetricSubject &subject) {
  if (!subject.counts || subject.counts->workStatus == CountStatus::unknown)
    return std::nullopt;
  return resolveBounds(subject.counts->*count, subject.counts->workStatus,
                       subject.counts->numUnknownOps != 0);
}

/// Of nothing but unknown operations a guess is all there is.
template <BoundedCount Totals::*count>
static Measured getTraffic(const MetricSubject &subject) {
  if (!subject.counts || subject.counts->trafficStatus == CountStatus::unknown)
    return std::nullopt;
  return resolveBounds(subject.counts->*count, subject.counts->trafficStatus,
                       subject.counts->numUnknownOps != 0 &&
                           subject.counts->workStatus != CountStatus::unknown);
}

static Measured getIntensityOf(const MetricSubject &subject) {
  if (!subject.intensity)
    return std::nullopt;
  return MetricValue{*subject.intensity, getIntensityStatus(*subject.counts)};
}

template <Quantity ParameterSum::*count>
static Measured getParameters(const MetricSubject &subject) {
  if (!subject.parameters)
    return std::nullopt;
  return MetricValue{subject.parameters->*count};
}

static Measured getLive(const MetricSubject &subject) {
  if (!subject.liveBytes)
    return std::nullopt;
  return MetricValue{*subject.liveBytes, subject.liveStatus};
}

static Measured makeNumber(std::optional<double> number,
                           CountStatus status = CountStatus::exact) {
  number = getFinite(number);
  return number ? Measured(MetricValue{*number, status}) : std::nullopt;
}

template <std::optional<double> ReportTarget::*member>
static Measured getOfTarget(const MetricSubject &subject) {
  return subject.target ? makeNumber(subject.target->*member) : std::nullopt;
}

/// What is missed in the bound, or may not happen, is so in groups, too.
static Measured getFused(const MetricSubject &subject) {
  return subject.target
             ? makeNumber(subject.target->latencyFused, subject.target->status)
             : std::nullopt;
}

static Measured getExpectedEnergy(const MetricSubject &subject) {
  return subject.target && subject.target->energy
             ? makeNumber(subject.target->energy->getEstimateJoules(),
                          CountStatus::estimate)
             : std::nullopt;
}

static Measured getMostThroughput(const MetricSubject &subject) {
  return subject.target
             ? makeNumber(subject.target->throughputFloor, CountStatus::upper)
             : std::nullopt;
}

static Measured getExpectedThroughput(const MetricSubject &subject) {
  return subject.target ? makeNumber(subject.target->throughputEstimate,
                                     CountStatus::estimate)
                        : std::nullopt;
}

/// The longer the time may be, the fewer executions in a second.
static Measured getThroughput(const MetricSubject &subject) {
  if (!subject.target)
    return std::nullopt;
  return makeNumber(subject.target->throughput, invert(subject.target->status));
}

static Measured getTime(const MetricSubject &subject) {
  if (subject.time)
    return makeNumber(subject.time->seconds, subject.time->status);
  return subject.target
             ? makeNumber(subject.target->latencyBound, subject.target->status)
             : std::nullopt;
}

/// A guess, whatever the bound is.
static Measured getEstimate(const MetricSubject &subject) {
  if (subject.time)
    return makeNumber(subject.time->estimate, CountStatus::estimate);
  return subject.target ? makeNumber(subject.target->latencyEstimate,
                                     CountStatus::estimate)
                        : std::nullopt;
}

static Measured getShare(const MetricSubject &subject) {
  return subject.time ? makeNumber(subject.time->share) : std::nullopt;
}

static Measured getEnergy(const MetricSubject &subject) {
  if (subject.time)
    return makeNumber(subject.time->joules, subject.time->energyStatus);
  if (!subject.target || !subject.target->energy)
    return std::nullopt;
  return makeNumber(subject.target->energy->getJoules(),
                    subject.target->energy->status);
}

/// The part that was measured, if that is of the subject.
static const MeasuredPart *getPart(const MetricSubject &subject) {
  if (subject.time)
    return subject.time->measured ? &*subject.time->measured : nullptr;
  return subject.target && subject.target->measured ? &*subject.target->measured
                                                    : nullptr;
}

/// What was not measured takes time, too.
static Measured getMeasured(const MetricSubject &subject) {
  const MeasuredPart *part = getPart(subject);
  if (!part)
    return std::nullopt;
  return makeNumber(part->seconds,
                    part->isPartial ? CountStatus::lower : CountStatus::exact);
}

static Measured getLost(const MetricSubject &subject) {
  const MeasuredPart *part = getPart(subject);
  if (!part)
    return std::nullopt;
  return MetricValue{part->seconds - part->boundSeconds,
                     invert(part->boundStatus), part->isBoundBeaten()};
}

static Measured getOverEstimate(const MetricSubject &subject) {
  const MeasuredPart *part = getPart(subject);
  if (!part || !part->estimate)
    return std::nullopt;
  return makeNumber(part->seconds - *part->estimate, CountStatus::estimate);
}

static Measured getEfficiency(const MetricSubject &subject) {
  const MeasuredPart *part = getPart(subject);
  if (!part || !part->getEfficiency())
    return std::nullopt;
  return MetricValue{*part->getEfficiency(), part->boundStatus,
                     part->isBoundBeaten()};
}

template <std::optional<double> MeasuredPart::*amount>
static Measured getAchieved(const MetricSubject &subject) {
  const MeasuredPart *part = getPart(subject);
  if (!part || !(part->*amount) || !(part->seconds > 0))
    return std::nullopt;
  return makeNumber(*(part->*amount) / part->seconds);
}

static Measured getOpCoverage(const MetricSubject &subject) {
  return subject.coverage ? makeNumber(subject.coverage->getOps())
                          : std::nullopt;
}

static Measured getByteCoverage(const MetricSubject &subject) {
  return subject.coverage ? makeNumber(subject.coverage->bytes) : std::nullopt;
}

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

ArrayRef<Metric> mlir::roofline::getMetrics() { // NOLINT: a long table.
  using Unit = MetricUnit;
  constexpr bool target = true, row = true, good = true;
  static constexpr Metric metrics[] = {
      {"parameters", "params", Unit::count, !target, row, !good,
       getParameters<&ParameterSum::count>},
      {"parameter_bytes", "param bytes", Unit::bytes, !target, row, !good,
       getParameters<&ParameterSum::bytes>},
      {"macs", "MACs", Unit::count, !target, row, !good,
       getWork<&Totals::macs>},
      {"flops", "FLOPs", Unit::count, !target, row, !good,
       getWork<&Totals::flops>},
      {"int_ops", "int ops", Unit::count, !target, row, !good,
       getWork<&Totals::intOps>},
      {"transcendentals", "transc.", Unit::count, !target, row, !good,
       getWork<&Totals::transcendentals>},
      {"bytes_read", "read", Unit::bytes, !target, row, !good,
       getTraffic<&Totals::bytesRead>},
      {"bytes_written", "written", Unit::bytes, !target, row, !good,
       getTraffic<&Totals::bytesWritten>},
      {"bytes", "bytes", Unit::bytes, !target, row, !good,
       getTraffic<&Totals::bytes>},
      {"intensity", "intensity", Unit::perByte, !target, row, good,
       getIntensityOf},
      {"live_bytes", "live", Unit::bytes, !target, row, !good, getLive},
      {"coverage_ops", "known ops", Unit::share, !target, !row, good,
       getOpCoverage},
      {"coverage_bytes", "known bytes", Unit::share, !target, !row, good,
       getByteCoverage},
      {"time_s", "time", Unit::seconds, target, row, !good, getTime},
      {"share", "share", Unit::share, target, row, !good, getShare,
       /*isMeasured=*/false, /*isOfPrograms=*/false},
      {"estimate_s", "estimate", Unit::seconds, target, row, !good,
       getEstimate},
      {"latency_fused_s", "fused", Unit::seconds, target, !row, !good,
       getFused},
      {"latency_floor_s", "floor", Unit::seconds, target, !row, !good,
       getOfTarget<&ReportTarget::latencyFloor>},
      {"throughput_per_s", "throughput", Unit::perSecond, target, !row, good,
       getThroughput},
      {"energy_estimate_j", "expected energy", Unit::joules, target, !row,
       !good, getExpectedEnergy},
      {"throughput_floor_per_s", "most throughput", Unit::perSecond, target,
       !row, good, getMostThroughput},
      {"throughput_estimate_per_s", "expected throughput", Unit::perSecond,
       target, !row, good, getExpectedThroughput},
      {"energy_j", "energy", Unit::joules, target, row, !good, getEnergy},
      {"measured_s", "measured", Unit::seconds, target, row, !good, getMeasured,
       /*isMeasured=*/true},
      {"lost_s", "lost", Unit::seconds, target, row, !good, getLost,
       /*isMeasured=*/true},
      {"efficiency", "of bound", Unit::share, target, row, good, getEfficiency,
       /*isMeasured=*/true},
      {"over_estimate_s", "over estimate", Unit::seconds, target, row, !good,
       getOverEstimate, /*isMeasured=*/true},
      {"achieved_ops_per_s", "reached op/s", Unit::perSecond, target, row, good,
       getAchieved<&MeasuredPart::work>, /*isMeasured=*/true},
      {"achieved_bytes_per_s", "reached B/s", Unit::bytesPerSecond, target, row,
       good, getAchieved<&MeasuredPart::bytes>, /*isMeasured=*/true},
  };
  return metrics;
}

const Metric *mlir::roofline::findMetric(StringRef name) {
  const auto *found = llvm::find_if(
      getMetrics(), [&](const Metric &metric) { return metric.name == name; });
  return found == getMetrics().end() ? nullptr : found;
}

/// What JSON calls metrics of whole programs where that is another word.
static constexpr std::pair<StringRef, StringRef> namesOfPrograms[] = {
    {"latency_bound_s", "time_s"},
    {"latency_estimate_s", "estimate_s"},
    {"peak_bytes", "live_bytes"}};

static bool isFor(const Metric &metric, MetricUse use) {
  return use == MetricUse::rows ? metric.isOfRows
                                : metric.isOfPrograms && !metric.isMeasured;
}

llvm::Expected<const Metric *> mlir::roofline::lookUpMetric(StringRef name,
                                                            MetricUse use) {
  for (auto [given, known] : namesOfPrograms)
    if (use == MetricUse::programs && name == given)
      name = known;
  const Metric *found = findMetric(name);
  if (found && isFor(*found, use))
    return found;
  SmallVector<StringRef> known;
  for (const Metric &metric : getMetrics())
    if (isFor(metric, use))
      known.push_back(metric.name);
  StringRef what = use == MetricUse::rows ? "a metric of rows" : "a metric";
  std::string suggestion = found ? "" : suggestNames(name, known);
  return llvm::createStringError(
      suggestion.empty()
          ? "expected one of the metrics " + llvm::join(known, ", ") +
                ", found '" + name + "'"
          : "expected " + what + ", found '" + name + "'" + suggestion);
}
