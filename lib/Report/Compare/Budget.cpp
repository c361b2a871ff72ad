//===- Budget.cpp - What a program may cost -------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Report/Compare/Budget.h"

#include "mlir-roofline/Support/NumberFormat.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using llvm::Expected;

std::vector<std::string> Budget::getTargets() const {
  std::vector<std::string> targets;
  for (const Limit &limit : limits)
    if (!limit.target.empty() && !llvm::is_contained(targets, limit.target))
      targets.push_back(limit.target);
  return targets;
}

namespace {
/// One limit and the value that it is held against.
class LimitCheck {
public:
  LimitCheck(const ReportSummary &summary, const Budget &budget,
             const Limit &limit, const ReportSummary::Program &program,
             const ReportSummary::Target *target)
      : summary(summary), budget(budget), limit(limit), program(program),
        target(target),
        value((target ? target->values
                      : program.values)[limit.metric - getMetrics().data()]) {}

  CheckResult run() const;

private:
  std::string getName() const;
  std::string describeValue() const;
  bool isWithin(const MetricValue &value) const;
  bool isUpperBoundedByTime() const;
  std::vector<std::string> getOpenSizes() const;
  std::string judgeMissing() const;
  std::string judgeFormula(const Quantity &count) const;
  std::string judgeBound() const;
  std::string getViolation() const;

  const ReportSummary &summary;
  const Budget &budget;
  const Limit &limit;
  const ReportSummary::Program &program;
  const ReportSummary::Target *target;
  const std::optional<MetricValue> &value;
};
} // namespace

std::string LimitCheck::getName() const {
  return (limit.function.empty() ? "" : "@" + limit.function + ": ") +
         limit.metric->name.str() + (target ? " on " + target->name : "");
}

/// `8,178,892,800 (8.18 G)`: what was rounded might read like the limit.
std::string LimitCheck::describeValue() const {
  std::string text = limit.metric->format(value);
  const auto *count = value ? std::get_if<Quantity>(&value->value) : nullptr;
  if (!count || !count->isConstant() || *count->getDouble() < 1000)
    return text;
  return formatGrouped(*count) + " (" + text + ")";
}

/// Whether a constant is on the right side of the limit.
bool LimitCheck::isWithin(const MetricValue &value) const {
  const Amount &amount = limit.amount;
  if (const auto *count = std::get_if<Quantity>(&value.value)) {
    Quantity scaled = *count * amount.denominator;
    int order = Quantity::compare(scaled, amount.numerator);
    return limit.isMax ? order <= 0 : order >= 0;
  }
  double number = std::get<double>(value.value), bound = amount.getNumber();
  // Numbers are sums of rounded terms.
  constexpr double tolerance = 1e-12;
  return limit.isMax ? number <= bound * (1 + tolerance)
                     : number >= bound * (1 - tolerance);
}

/// Whether a time is a lower bound only for what the target has no rate for,
/// of which it is known how long it takes at most.
bool LimitCheck::isUpperBoundedByTime() const {
  if (!target || limit.metric->name != "time_s" || summary.numUnknownOps != 0)
    return false;
  return llvm::all_of(
      ArrayRef<StringRef>{"flops", "int_ops", "bytes"}, [&](StringRef name) {
        const std::optional<MetricValue> &count =
            program.values[findMetric(name) - getMetrics().data()];
        return count && (count->status == CountStatus::exact ||
                         count->status == CountStatus::declared ||
                         count->status == CountStatus::upper);
      });
}

/// `arg0.d0`, `arg0.d0 and arg1.d0`.
static std::string joinNames(ArrayRef<std::string> names) {
  if (names.size() == 1)
    return names.front();
  return llvm::join(names.drop_back(), ", ") + " and " + names.back();
}

static std::string describeOpen(ArrayRef<std::string> names) {
  return "found what depends on " + joinNames(names) +
         "; --bind gives values to open sizes";
}

/// The open sizes that work and traffic depend on, of which all is made that is
/// no formula here.
std::vector<std::string> LimitCheck::getOpenSizes() const {
  llvm::SetVector<StringRef> symbols;
  for (StringRef name :
       {"flops", "int_ops", "transcendentals", "bytes_read", "bytes_written"})
    if (const std::optional<MetricValue> &count =
            program.values[findMetric(name) - getMetrics().data()])
      if (const auto *formula = std::get_if<Quantity>(&count->value))
        formula->collectSymbols(symbols);
  std::vector<std::string> names;
  for (const std::string &name : summary.openSizes)
    if (symbols.contains(name))
      names.push_back(name);
  return names.empty() ? summary.openSizes : names;
}

std::string LimitCheck::judgeMissing() const {
  if (!summary.openSizes.empty() &&
      (target || limit.metric->unit == MetricUnit::share ||
       limit.metric->unit == MetricUnit::perByte))
    return describeOpen(getOpenSizes());
  return "found no value";
}

std::string LimitCheck::judgeFormula(const Quantity &count) const {
  Quantity slack = count * limit.amount.denominator - limit.amount.numerator;
  if ((limit.isMax ? 0 - slack : slack).isKnownNonNegative())
    return "";
  llvm::SetVector<StringRef> symbols;
  count.collectSymbols(symbols);
  std::vector<std::string> names;
  for (StringRef symbol : symbols)
    names.push_back(symbol.str());
  return describeOpen(names);
}

/// Of a value within the limit, whether the true one is certain to be, too.
std::string LimitCheck::judgeBound() const {
  switch (value->status) {
  case CountStatus::exact:
  case CountStatus::declared:
    return "";
  case CountStatus::upper:
    return limit.isMax ? "" : "found only an upper bound, ";
  case CountStatus::lower:
    if (!limit.isMax)
      return "";
    if (isUpperBoundedByTime() &&
        isWithin(MetricValue{*value->getNumber() + target->missingSeconds}))
      return "";
    return "found only a lower bound, ";
  case CountStatus::estimate:
    return budget.acceptEstimates ? "" : "found only an estimate, ";
  case CountStatus::unknown:
    return "found no value";
  }
  llvm_unreachable("covered switch");
}

std::string LimitCheck::getViolation() const {
  std::string expected = std::string("expected at ") +
                         (limit.isMax ? "most " : "least ") +
                         limit.amount.text + ", ";
  if (!value)
    return expected + judgeMissing();
  const auto *count = std::get_if<Quantity>(&value->value);
  if (count && !count->isConstant()) {
    std::string open = judgeFormula(*count);
    if (!open.empty())
      return expected + open + " (" + describeValue() + ")";
  } else if (!isWithin(*value)) {
    return expected + "found " + describeValue();
  }
  std::string bound = judgeBound();
  return bound.empty() ? "" : expected + bound + describeValue();
}

CheckResult LimitCheck::run() const {
  return {getName(), (limit.isMax ? "<= " : ">= ") + limit.amount.text,
          limit.metric->format(value), getViolation()};
}

//===----------------------------------------------------------------------===//
// All of them
//===----------------------------------------------------------------------===//

static Expected<const ReportSummary::Program *>
findProgram(const ReportSummary &summary, StringRef function) {
  if (function.empty())
    return &summary.whole;
  std::vector<std::string> known;
  for (const ReportSummary::Program &entry : summary.entries) {
    if (entry.name == function)
      return &entry;
    known.push_back(entry.name);
  }
  return llvm::createStringError(
      "expected a limit for an entry of '" + summary.file + "', found '" +
      function + "'; it has " +
      (known.empty() ? "none" : llvm::join(known, ", ")));
}

/// The targets that a limit is of; none if its metric depends on none.
static Expected<std::vector<const ReportSummary::Target *>>
findTargets(const ReportSummary &summary, const Limit &limit,
            const ReportSummary::Program &program) {
  std::vector<const ReportSummary::Target *> targets;
  if (!limit.metric->isOfTarget)
    return targets;
  for (const ReportSummary::Target &target : program.targets)
    if (limit.target.empty() || limit.target == target.name)
      targets.push_back(&target);
  if (targets.empty())
    return llvm::createStringError(
        limit.target.empty()
            ? "expected a target for the limit of " + limit.metric->name +
                  ", found none; --target gives one"
            : "expected the report of '" + summary.file +
                  "' to have the target '" + limit.target +
                  "', of which the limit of " + limit.metric->name + " is");
  return targets;
}

static void checkOperations(const ReportSummary &summary, const Budget &budget,
                            std::vector<CheckResult> &results) {
  if (summary.numOps == 0)
    results.push_back({"operations", "", "0",
                       "expected a program, found nothing in '" + summary.file +
                           "' that runs"});
  if (!budget.failOnUnknown)
    return;
  for (const Coverage::Unknown &unknown : summary.unknown)
    results.push_back({"unknown operations", "", "",
                       "expected a cost for every operation, "
                       "found none for " +
                           std::to_string(unknown.count) + " x " + unknown.op +
                           " (" + unknown.reason + ")"});
  if (summary.unknown.empty())
    results.push_back({"unknown operations", "<= 0", "0", ""});
}

Expected<std::vector<CheckResult>>
mlir::roofline::checkBudget(const ReportSummary &summary,
                            const Budget &budget) {
  std::vector<CheckResult> results;
  for (const Limit &limit : budget.limits) {
    auto program = findProgram(summary, limit.function);
    if (!program)
      return program.takeError();
    auto targets = findTargets(summary, limit, **program);
    if (!targets)
      return targets.takeError();
    if (targets->empty())
      targets->push_back(nullptr);
    for (const ReportSummary::Target *target : *targets)
      results.push_back(
          LimitCheck(summary, budget, limit, **program, target).run());
  }
  checkOperations(summary, budget, results);
  return results;
}
