//===- SweepText.cpp - Reading what to sweep over -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/SweepText.h"

#include "mlir-roofline/Driver/BindingText.h"
#include "mlir-roofline/Driver/StatementText.h"
#include "mlir-roofline/Support/NearName.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;

static llvm::Expected<int64_t> parseValue(StringRef text) {
  int64_t value;
  if (text.trim().getAsInteger(10, value) || value < 1 || value > maxSizeValue)
    return llvm::createStringError(
        "expected an integer from 1 to 2^40, found '" + text + "'");
  return value;
}

/// `8`, `1..256`, `128..4096:128`, `1..256:*2`.
static llvm::Error parseItem(StringRef text, std::vector<int64_t> &values) {
  auto [from, rest] = text.split("..");
  llvm::Expected<int64_t> first = parseValue(from);
  if (!first)
    return first.takeError();
  if (!text.contains("..")) {
    values.push_back(*first);
    return llvm::Error::success();
  }
  auto [to, stepText] = rest.split(':');
  llvm::Expected<int64_t> last = parseValue(to);
  if (!last)
    return last.takeError();
  if (*last < *first)
    return llvm::createStringError(
        "expected a range that does not fall, found '" + text + "'");
  bool isFactor = stepText.consume_front("*");
  int64_t step = 1;
  if (rest.contains(':')) {
    llvm::Expected<int64_t> given = parseValue(stepText);
    if (!given)
      return given.takeError();
    step = *given;
  }
  if (isFactor && step < 2)
    return llvm::createStringError("expected a factor of at least 2, found '" +
                                   text + "'");
  for (int64_t value = *first; value <= *last;
       value = isFactor ? value * step : value + step) {
    if (values.size() >= maxSweepPoints)
      return llvm::createStringError("expected at most " +
                                     Twine(maxSweepPoints) +
                                     " values, found more in '" + text + "'");
    values.push_back(value);
    // A factor may be as large as a value.
    if (isFactor && value > *last / step)
      break;
  }
  return llvm::Error::success();
}

llvm::Expected<std::vector<int64_t>>
mlir::roofline::parseSweepValues(StringRef text) {
  std::vector<int64_t> values;
  SmallVector<StringRef> items;
  text.split(items, ',');
  for (StringRef item : items)
    if (llvm::Error error = parseItem(item, values))
      return error;
  llvm::DenseSet<int64_t> seen;
  for (int64_t value : values)
    if (!seen.insert(value).second)
      return llvm::createStringError("expected values that differ, found " +
                                     Twine(value) + " twice");
  return values;
}

/// An open size by its name, or an error that says which there are.
static FailureOr<const SizeSymbol *> findSize(StringRef name, StringRef option,
                                              const ReportInput &input,
                                              Location loc) {
  if (const SizeSymbol *symbol = findOpenSize(input.cost, name))
    return symbol;
  return emitError(loc) << "in --" << option << ": no size is called '" << name
                        << "'; " << describeOpenSizes(input.cost);
}

static FailureOr<std::vector<SweepAxis>>
getAxes(ArrayRef<std::string> over, const ReportInput &input, Location loc) {
  std::vector<SweepAxis> axes;
  size_t numPoints = 1;
  for (StringRef item : over) {
    auto [name, text] = item.split('=');
    auto error = [&] {
      return emitError(loc) << "in --over '" << item << "': ";
    };
    if (!item.contains('=')) {
      error() << "expected NAME=VALUES";
      return failure();
    }
    FailureOr<const SizeSymbol *> symbol = findSize(name, "over", input, loc);
    if (failed(symbol))
      return failure();
    const std::string &size = (*symbol)->name;
    llvm::Expected<std::vector<int64_t>> values = parseSweepValues(text);
    if (!values) {
      error() << llvm::toString(values.takeError());
      return failure();
    }
    auto [low, high] = std::minmax_element(values->begin(), values->end());
    if (failed(checkRange(**symbol, *low, *high,
                          ("in --over '" + item + "': ").str(), loc)))
      return failure();
    if (input.options.bindings.contains(size) ||
        llvm::any_of(
            axes, [&](const SweepAxis &axis) { return axis.name == size; })) {
      error() << "'" << name << "' has a value already";
      return failure();
    }
    numPoints *= values->size();
    if (numPoints > maxSweepPoints) {
      error() << "expected at most " << maxSweepPoints << " points, found more";
      return failure();
    }
    axes.push_back({size, std::move(*values)});
  }
  return axes;
}

static FailureOr<std::vector<const Metric *>>
getMetricsByName(ArrayRef<std::string> names, bool hasTargets, Location loc) {
  std::vector<const Metric *> metrics;
  for (StringRef name : names) {
    auto metric = lookUpMetric(name, MetricUse::programs);
    if (!metric)
      return emitError(loc, "in --metrics: ")
             << llvm::toString(metric.takeError());
    if ((*metric)->isOfTarget && !hasTargets)
      return emitError(loc)
             << "in --metrics: '" << name << "' needs a target (--target)";
    if (!llvm::is_contained(metrics, *metric))
      metrics.push_back(*metric);
  }
  return metrics;
}

FailureOr<Sweep> mlir::roofline::makeSweep(ModuleOp module,
                                           const SweepRequest &request,
                                           Location loc) {
  FailureOr<ReportInput> input = analyse(module, request.report, loc);
  if (failed(input))
    return failure();
  SweepOptions options;
  FailureOr<std::vector<SweepAxis>> axes = getAxes(request.over, *input, loc);
  FailureOr<std::vector<const Metric *>> metrics =
      getMetricsByName(request.metrics, !input->targets.empty(), loc);
  if (failed(axes) || failed(metrics))
    return failure();
  options.axes = std::move(*axes);
  options.metrics = std::move(*metrics);
  if (!request.batch.empty()) {
    FailureOr<const SizeSymbol *> batch =
        findSize(request.batch, "batch-symbol", *input, loc);
    if (failed(batch))
      return failure();
    if (input->targets.empty())
      return emitError(loc,
                       "in --batch-symbol: expected a target (--target) beside "
                       "it");
    options.batch = (*batch)->name;
  }
  llvm::Expected<Sweep> sweep =
      runSweep(input->cost, Parameters(input->cost), input->targets,
               input->options, options);
  if (!sweep)
    return emitError(loc) << llvm::toString(sweep.takeError());
  return std::move(*sweep);
}
