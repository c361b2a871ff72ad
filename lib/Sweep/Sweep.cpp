//===- Sweep.cpp - A program at many sizes --------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Sweep/Sweep.h"

#include "FormulaColumns.h"
#include "SweepResults.h"
#include "mlir-roofline/Report/Compare/ReportSummary.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

#include <cmath>
#include <map>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::sweep;

//===----------------------------------------------------------------------===//
// Points
//===----------------------------------------------------------------------===//

size_t Sweep::getNumPoints() const {
  size_t number = 1;
  for (const SweepAxis &axis : axes)
    number *= axis.values.size();
  return number;
}

size_t Sweep::getStride(size_t axis) const {
  size_t stride = 1;
  for (const SweepAxis &inner : ArrayRef(axes).drop_front(axis + 1))
    stride *= inner.values.size();
  return stride;
}

int64_t Sweep::getValue(size_t axis, size_t point) const {
  const std::vector<int64_t> &values = axes[axis].values;
  return values[point / getStride(axis) % values.size()];
}

/// The same number in a column of counts; counts beyond 126 bits are doubles.
static void addInteger(Sweep::Column &column, const Quantity &count,
                       size_t point) {
  if (!count.isConstant())
    return;
  auto integer = FormulaGraph::toInteger(count.getConstant());
  if (!integer || (point != 0 && column.integers.empty())) {
    column.integers.clear();
    return;
  }
  column.integers.resize(column.numbers.size());
  column.integers[point] = *integer;
}

std::optional<MetricValue> Sweep::Column::getValue(size_t point) const {
  if (std::isnan(numbers[point]))
    return std::nullopt;
  if (!integers.empty())
    return MetricValue{FormulaGraph::toQuantity(integers[point]), status};
  return MetricValue{numbers[point], status};
}

//===----------------------------------------------------------------------===//
// Metrics
//===----------------------------------------------------------------------===//

bool mlir::roofline::mayNeedAnalysis(const Metric &metric) {
  return llvm::StringSwitch<bool>(metric.name)
      .Cases({"coverage_ops", "coverage_bytes", "estimate_s", "latency_fused_s",
              "latency_floor_s", "energy_estimate_j", "throughput_floor_per_s",
              "throughput_estimate_per_s"},
             true)
      .Default(false);
}

static std::vector<const Metric *> getUsualMetrics() {
  std::vector<const Metric *> metrics;
  for (StringRef name :
       {"flops", "bytes", "intensity", "live_bytes", "time_s", "estimate_s",
        "latency_fused_s", "latency_floor_s", "throughput_per_s"})
    metrics.push_back(findMetric(name));
  return metrics;
}

//===----------------------------------------------------------------------===//
// The sweep
//===----------------------------------------------------------------------===//

namespace {
class Runner {
public:
  Runner(const ModuleCost &cost, const Parameters &parameters,
         ArrayRef<TargetAttr> targets, const ReportOptions &options,
         const SweepOptions &request, const Report *known)
      : cost(cost), parameters(parameters), targets(targets), options(options),
        request(request), known(known) {}

  llvm::Expected<Sweep> run();

private:
  llvm::Error checkSizes() const;
  void addColumns(const Report &open);
  ReportSummary analyse(size_t point);
  bool isConfirmed(const Sweep::Column &column, const ReportSummary &summary,
                   size_t point) const;
  void check(std::vector<bool> &isFilled);
  void analyseAll(ArrayRef<bool> isFilled);
  void dropColumns(llvm::function_ref<bool(size_t)> isDropped);

  const ModuleCost &cost;
  const Parameters &parameters;
  ArrayRef<TargetAttr> targets;
  const ReportOptions &options;
  const SweepOptions &request;
  /// With the axes open; null: nobody has made it.
  const Report *known;
  Sweep sweep;
  /// The whole analysis at some points.
  std::map<size_t, ReportSummary> analysed;
  std::map<size_t, std::vector<Limit>> limitsOfAnalysed;
};
} // namespace

/// Every size that a count may mention has a value.
llvm::Error Runner::checkSizes() const {
  for (const SizeSymbol &symbol : cost.getSymbols()) {
    bool isAxis = llvm::any_of(request.axes, [&](const SweepAxis &axis) {
      return axis.name == symbol.name;
    });
    if (symbol.isOpen() && !isAxis && !options.bindings.contains(symbol.name))
      return llvm::createStringError(
          "expected a value for every size, found none for '" + symbol.name +
          "', " + symbol.meaning + "; --bind gives it one, --over several");
  }
  return llvm::Error::success();
}

void Runner::addColumns(const Report &open) {
  std::vector<const Metric *> metrics =
      request.metrics.empty() ? getUsualMetrics() : request.metrics;
  for (const Metric *metric : metrics)
    if (!metric->isOfTarget)
      sweep.columns.push_back({metric, std::nullopt, {}, {}, {}});
  for (size_t target = 0; target < targets.size(); ++target)
    for (const Metric *metric : metrics)
      if (metric->isOfTarget)
        sweep.columns.push_back({metric, target, {}, {}, {}});
  for (auto [attribute, target] : llvm::zip_equal(targets, open.targets)) {
    Sweep::Target &added = sweep.targets.emplace_back();
    added.name = attribute.getName().str();
    if (llvm::any_of(metrics,
                     [](const Metric *m) { return m->name == "time_s"; }))
      added.limits.emplace();
    if (target.fits.empty())
      continue;
    added.memory = target.fits.front().memory;
    added.capacity = target.fits.front().capacity;
  }
}

ReportSummary Runner::analyse(size_t point) {
  if (auto found = analysed.find(point); found != analysed.end())
    return found->second;
  ReportOptions bound = options;
  for (auto [axis, each] : llvm::enumerate(request.axes))
    bound.bindings[each.name] = sweep.getValue(axis, point);
  Report report = buildReport(cost, parameters, targets, bound);
  std::vector<Limit> &limits = limitsOfAnalysed[point];
  for (const ReportTarget &target : report.targets)
    limits.push_back({target.boundBy, target.kind});
  return analysed[point] = summarize(report);
}

static std::optional<MetricValue> getFigure(const ReportSummary &summary,
                                            const Sweep::Column &column) {
  const MetricValues &values =
      column.target ? summary.whole.targets[*column.target].values
                    : summary.whole.values;
  return values[column.metric - getMetrics().data()];
}

bool Runner::isConfirmed(const Sweep::Column &column,
                         const ReportSummary &summary, size_t point) const {
  // Sums of many terms are rounded in another order.
  constexpr double maxRounding = 1e-12;
  std::optional<MetricValue> value = column.getValue(point);
  std::optional<MetricValue> figure = getFigure(summary, column);
  if (!value || !figure)
    return !value && !figure;
  if (const auto *count = std::get_if<Quantity>(&figure->value)) {
    const auto *own = std::get_if<Quantity>(&value->value);
    return own && *own == *count;
  }
  double number = std::get<double>(figure->value);
  return std::abs(number - column.numbers[point]) <=
         maxRounding * std::abs(number);
}

/// Compares formulas with the analysis at some points. What is not the same
/// counts as not filled.
void Runner::check(std::vector<bool> &isFilled) {
  size_t last = sweep.getNumPoints() - 1;
  llvm::SmallSetVector<size_t, 5> points;
  for (size_t part = 0; part <= 4; ++part)
    points.insert(last / 4 * part + last % 4 * part / 4);
  for (size_t point : points) {
    ReportSummary summary = analyse(point);
    for (auto [number, column] : llvm::enumerate(sweep.columns))
      if (isFilled[number] && !isConfirmed(column, summary, point))
        isFilled[number] = false;
      else if (auto figure = getFigure(summary, column);
               figure && isFilled[number] && mayNeedAnalysis(*column.metric))
        column.status = combine(column.status, figure->status);
    for (auto [target, limit] :
         llvm::zip_equal(sweep.targets, limitsOfAnalysed[point])) {
      if (!target.limits || target.limits->byPoint.empty())
        continue;
      uint16_t own = target.limits->byPoint[point];
      StringRef name = own == Sweep::Limits::none
                           ? StringRef()
                           : target.limits->resources[own];
      if (name != limit.resource)
        *target.limits = Sweep::Limits();
    }
  }
  sweep.numChecked = points.size();
}

void Runner::analyseAll(ArrayRef<bool> isFilled) {
  size_t numPoints = sweep.getNumPoints();
  for (auto [number, column] : llvm::enumerate(sweep.columns)) {
    if (isFilled[number])
      continue;
    column.numbers.assign(numPoints, NAN);
    column.integers.clear();
    column.status = CountStatus::exact;
  }
  for (size_t point = 0; point < numPoints; ++point) {
    ReportSummary summary = analyse(point);
    for (auto [number, column] : llvm::enumerate(sweep.columns)) {
      if (isFilled[number])
        continue;
      std::optional<MetricValue> figure = getFigure(summary, column);
      if (!figure)
        continue;
      column.status = combine(column.status, figure->status);
      column.numbers[point] = figure->getNumber().value_or(NAN);
      if (const auto *count = std::get_if<Quantity>(&figure->value))
        addInteger(column, *count, point);
    }
    for (auto [target, limit] :
         llvm::zip_equal(sweep.targets, limitsOfAnalysed[point]))
      if (target.limits)
        addLimit(*target.limits, limit, point, numPoints);
    analysed.erase(point);
    limitsOfAnalysed.erase(point);
  }
}

void Runner::dropColumns(llvm::function_ref<bool(size_t)> isDropped) {
  std::vector<Sweep::Column> left;
  for (auto [number, column] : llvm::enumerate(sweep.columns))
    if (!isDropped(number))
      left.push_back(std::move(column));
  sweep.columns = std::move(left);
}

llvm::Expected<Sweep> Runner::run() {
  if (llvm::Error error = checkSizes())
    return error;
  sweep.file = options.file;
  sweep.axes = request.axes;
  sweep.batch = request.batch;
  for (const auto &[name, value] : options.bindings)
    sweep.bindings.emplace_back(name.str(), value);
  std::optional<Report> made;
  if (!known)
    made = buildReport(cost, parameters, targets, options);
  const Report &open = known ? *known : *made;
  addColumns(open);
  ModuleCost bound =
      options.bindings.empty() ? cost : cost.bind(options.bindings);
  FormulaColumns formulas(open, bound, targets);
  std::vector<bool> isFilled = formulas.fill(sweep);
  for (Sweep::Column &column : sweep.columns)
    setStatus(column, open);
  check(isFilled);

  bool isComplete =
      llvm::all_of(isFilled, [](bool filled) { return filled; }) &&
      llvm::none_of(sweep.targets, [](const Sweep::Target &target) {
        return target.limits && target.limits->byPoint.empty();
      });
  bool isNamed = !request.metrics.empty();
  bool mayAnalyse = !request.formulasOnly &&
                    (isNamed || sweep.getNumPoints() <= maxAnalysedPoints);
  if (!isComplete && mayAnalyse) {
    analyseAll(SmallVector<bool>(isFilled.begin(), isFilled.end()));
    sweep.numChecked = sweep.getNumPoints();
  } else {
    for (auto [number, column] : llvm::enumerate(sweep.columns))
      if (!isFilled[number] &&
          !llvm::is_contained(sweep.leftOut, column.metric))
        sweep.leftOut.push_back(column.metric);
    dropColumns([&](size_t number) { return !isFilled[number]; });
  }
  // A target without efficiencies has no estimate.
  auto isEmpty = [&](size_t number) {
    return llvm::all_of(sweep.columns[number].numbers,
                        [](double each) { return std::isnan(each); });
  };
  if (!isNamed)
    dropColumns(isEmpty);
  for (size_t number = 0; number < sweep.columns.size(); ++number)
    if (isEmpty(number))
      sweep.columns[number].status = CountStatus::unknown;
  addResults(sweep, open, options);
  return std::move(sweep);
}

llvm::Expected<Sweep> mlir::roofline::runSweep(const ModuleCost &cost,
                                               const Parameters &parameters,
                                               ArrayRef<TargetAttr> targets,
                                               const ReportOptions &options,
                                               const SweepOptions &request,
                                               const Report *open) {
  return Runner(cost, parameters, targets, options, request, open).run();
}
