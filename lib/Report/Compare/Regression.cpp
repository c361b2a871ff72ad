//===- Regression.cpp - What got worse ------------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Report/Compare/Difference.h"

#include "mlir-roofline/Report/MetricText.h"
#include "mlir-roofline/Support/NumberFormat.h"

using namespace mlir;
using namespace mlir::roofline;

/// Numbers are sums of rounded terms.
static constexpr double tolerance = 1e-12;

/// Whether the true value may be worse than a value of this status says.
static bool mayBeWorse(CountStatus status, bool isGood) {
  switch (status) {
  case CountStatus::exact:
  case CountStatus::declared:
    return false;
  case CountStatus::lower:
    return !isGood;
  case CountStatus::upper:
    return isGood;
  case CountStatus::estimate:
  case CountStatus::unknown:
    return true;
  }
  llvm_unreachable("covered switch");
}

namespace {
enum class Verdict { holds, worse, open };
} // namespace

/// Whether `after` is within the threshold of `before`, as formulas.
static Verdict judge(const Quantity &before, const Quantity &after,
                     const Amount &threshold, bool isGood) {
  const Quantity &one = threshold.denominator;
  Quantity slack = isGood ? after * one - before * (one - threshold.numerator)
                          : before * (one + threshold.numerator) - after * one;
  if (slack.isKnownNonNegative())
    return Verdict::holds;
  // Where all sizes are 0, nothing is worse than nothing.
  return slack.isConstant() || (0 - slack).isKnownNonNegative() ? Verdict::worse
                                                                : Verdict::open;
}

static Verdict judge(const MetricChange &change, const Amount &threshold) {
  bool isGood = change.metric->isGood;
  const auto *before = std::get_if<Quantity>(&change.before->value);
  const auto *after = std::get_if<Quantity>(&change.after->value);
  if (before && after) {
    Verdict verdict = judge(*before, *after, threshold, isGood);
    if (verdict != Verdict::open)
      return verdict;
    // What was read from a file has lost what is known of its sizes.
    FailureOr<Quantity> plainBefore = Quantity::parse(before->str()),
                        plainAfter = Quantity::parse(after->str());
    if (failed(plainBefore) || failed(plainAfter))
      return verdict;
    return judge(*plainBefore, *plainAfter, threshold, isGood);
  }
  std::optional<double> old = change.before->getNumber(),
                        now = change.after->getNumber();
  if (!old || !now)
    return Verdict::open;
  double limit =
      *old * (isGood ? 1 - threshold.getNumber() : 1 + threshold.getNumber());
  bool isWorse =
      isGood ? *now < limit * (1 - tolerance) : *now > limit * (1 + tolerance);
  return isWorse ? Verdict::worse : Verdict::holds;
}

/// `+12.3 %`; nothing where there is no ratio.
static std::string formatChange(const MetricChange &change) {
  std::optional<double> ratio = change.getRatio();
  if (!ratio)
    return "";
  return formatRelativeChange(*ratio);
}

/// What is wrong with a metric; empty if nothing is.
static std::string findRegression(const MetricChange &change,
                                  const Amount &threshold) {
  const Metric &metric = *change.metric;
  std::string limit = (metric.isGood ? "at most -" : "at most +") +
                      formatPercent(threshold.getNumber());
  std::string values =
      metric.format(change.before) + " -> " + metric.format(change.after);
  if (!change.before && !change.after)
    return "expected a value to compare, neither report knows one";
  if (!change.before || !change.after)
    return "expected a value on both sides, found " + values;
  switch (judge(change, threshold)) {
  case Verdict::holds:
    break;
  case Verdict::worse: {
    std::string found = formatChange(change);
    return "expected " + limit + ", found " +
           (found.empty() ? values : found + " (" + values + ")");
  }
  case Verdict::open:
    return "expected " + limit + ", found what depends on open sizes (" +
           values + "); --bind gives them values";
  }
  if (mayBeWorse(change.after->status, metric.isGood) &&
      !mayBeWorse(change.before->status, metric.isGood))
    return "expected a value as certain as before, found " + values;
  return "";
}

std::vector<std::string>
mlir::roofline::findRegressions(const Difference &difference,
                                const Amount &threshold, bool wasChosen) {
  std::vector<std::string> lines;
  for (const MetricChange &change : difference.totals) {
    if (!wasChosen && (change.metric->unit == MetricUnit::perByte ||
                       (!change.before && change.after)))
      continue;
    std::string line = findRegression(change, threshold);
    if (line.empty())
      continue;
    std::string name = change.metric->name.str();
    if (!change.target.empty())
      name += " on " + change.target;
    lines.push_back(name + ": " + line);
  }
  for (const std::string &target : difference.oldTargets)
    lines.push_back("target " + target +
                    ": expected in both reports, found in the old one alone");
  return lines;
}
