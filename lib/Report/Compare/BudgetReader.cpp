//===- BudgetReader.cpp - Budgets from text -------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Report/Compare/Budget.h"

#include "mlir-roofline/Support/JsonText.h"
#include "mlir-roofline/Support/NumberFormat.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using llvm::Expected;

Expected<Limit> mlir::roofline::parseLimit(StringRef text, bool isMax) {
  auto [name, value] = text.split('=');
  if (name.size() == text.size())
    return llvm::createStringError(
        "expected METRIC=VALUE, such as flops=4.2G, found '" + text + "'");
  Expected<const Metric *> metric =
      lookUpMetric(name.trim(), MetricUse::programs);
  if (!metric)
    return metric.takeError();
  Expected<Amount> amount = parseAmount(value, (*metric)->unit);
  if (!amount)
    return amount.takeError();
  // More than the whole is a limit that nothing meets, or everything.
  if ((*metric)->unit == MetricUnit::share && amount->getNumber() > 1)
    return llvm::createStringError(
        "expected a share of the whole, at most 100%, found '" + value.trim() +
        "'" +
        (amount->getNumber() <= 100 && !value.contains('%')
             ? "; did you mean '" + value.trim().str() + "%'?"
             : std::string()));
  return Limit{*metric, isMax, std::move(*amount), /*function=*/"",
               /*target=*/""};
}

namespace {
struct NamedLimit {
  StringRef name;
  std::initializer_list<StringRef> metrics;
};
} // namespace

llvm::Error mlir::roofline::addNamedLimit(Budget &budget, StringRef name,
                                          StringRef value) {
  static const NamedLimit limits[] = {
      {"max-parameters", {"parameters"}},
      {"max-macs", {"macs"}},
      {"max-flops", {"flops"}},
      {"max-bytes", {"bytes"}},
      {"max-peak-activation", {"live_bytes"}},
      {"max-latency", {"time_s"}},
      {"min-coverage", {"coverage_ops", "coverage_bytes"}}};
  for (const NamedLimit &limit : limits) {
    if (limit.name != name)
      continue;
    for (StringRef metric : limit.metrics) {
      Expected<Limit> parsed =
          parseLimit((metric + "=" + value).str(), name.starts_with("max"));
      if (!parsed)
        return parsed.takeError();
      budget.limits.push_back(std::move(*parsed));
    }
    return llvm::Error::success();
  }
  llvm_unreachable("no limit has this name");
}

namespace {
class BudgetReader : public JsonReader {
public:
  BudgetReader(StringRef path, Budget &budget)
      : JsonReader(path), budget(budget) {}
  void read(const llvm::json::Value &value);

private:
  /// The keys of an object, in the order of their names: that of the file is
  /// lost, and the first of several mistakes is to be the same every time.
  static std::vector<StringRef> getKeys(const Object &object);
  void addLimits(const Object &object, bool isMax, StringRef where);
  void readPart(const Object &object, StringRef where,
                ArrayRef<StringRef> others);
  void readTargets(const Object &object, StringRef where);
  void readFunctions(const Object &object);

  Budget &budget;
  std::string function, target;
};
} // namespace

std::vector<StringRef> BudgetReader::getKeys(const Object &object) {
  std::vector<StringRef> keys;
  for (const auto &[key, value] : object)
    keys.push_back(key);
  llvm::sort(keys);
  return keys;
}

void BudgetReader::addLimits(const Object &object, bool isMax,
                             StringRef where) {
  for (StringRef key : getKeys(object)) {
    const llvm::json::Value &value = *object.get(key);
    std::string text;
    if (std::optional<StringRef> string = value.getAsString())
      text = string->str();
    else if (std::optional<int64_t> integer = value.getAsInteger())
      text = std::to_string(*integer);
    else if (std::optional<double> number = value.getAsNumber())
      text = formatExact(*number);
    else
      fail(where + key, "a number or a string", &value);
    Expected<Limit> limit = parseLimit((key + "=" + text).str(), isMax);
    if (!limit) {
      failWith(llvm::toString(limit.takeError()) + " at " + where + key);
      continue;
    }
    if (!target.empty() && !limit->metric->isOfTarget)
      fail(where + key, "a metric that depends on a target", &value);
    limit->function = function;
    limit->target = target;
    budget.limits.push_back(std::move(*limit));
  }
}

/// The limits of a program or target; what else may stand beside them is in
/// `others`.
void BudgetReader::readPart(const Object &object, StringRef where,
                            ArrayRef<StringRef> others) {
  for (StringRef key : getKeys(object))
    if (key != "max" && key != "min" && !llvm::is_contained(others, key))
      failWith("expected max, min" +
               (others.empty() ? "" : ", " + llvm::join(others, ", ")) +
               ", found '" + where + key + "'");
  addLimits(getObject(object, "max", where), /*isMax=*/true,
            (where + "max.").str());
  addLimits(getObject(object, "min", where), /*isMax=*/false,
            (where + "min.").str());
}

void BudgetReader::readTargets(const Object &object, StringRef where) {
  const Object &targets = getObject(object, "targets", where);
  for (StringRef name : getKeys(targets)) {
    std::string inside = (where + "targets." + name).str();
    target = name.str();
    readPart(getItem(*targets.get(name), inside), inside + ".", {});
  }
  target.clear();
}

void BudgetReader::readFunctions(const Object &object) {
  const Object &functions = getObject(object, "functions", "");
  for (StringRef name : getKeys(functions)) {
    std::string inside = ("functions." + name).str();
    function = name.str();
    const Object &part = getItem(*functions.get(name), inside);
    inside += ".";
    readPart(part, inside, {"targets"});
    readTargets(part, inside);
  }
  function.clear();
}

void BudgetReader::read(const llvm::json::Value &value) {
  const Object &object = getItem(value, "the budget");
  readPart(object, "",
           {"targets", "functions", "fail_on_unknown", "accept_estimates"});
  readTargets(object, "");
  readFunctions(object);
  budget.failOnUnknown |= getFlag(object, "fail_on_unknown", "");
  budget.acceptEstimates |= getFlag(object, "accept_estimates", "");
}

llvm::Error mlir::roofline::readBudget(StringRef json, StringRef path,
                                       Budget &budget) {
  Expected<llvm::json::Value> value = parseStrictJson(json, path);
  if (!value)
    return value.takeError();
  BudgetReader reader(path, budget);
  reader.read(*value);
  return reader.takeError();
}
