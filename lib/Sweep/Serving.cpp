//===- Serving.cpp - A language model on a server -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Sweep/Serving.h"

#include "ServingMemory.h"
#include "StepMeans.h"
#include "mlir-roofline/Report/FormulaReport.h"

#include <cmath>
#include <numeric>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::sweep;

//===----------------------------------------------------------------------===//
// What follows from the figures
//===----------------------------------------------------------------------===//

static CountStatus getStatusAt(ArrayRef<double> numbers, CountStatus status,
                               size_t batch) {
  return numbers.empty() || std::isnan(numbers[batch]) ? CountStatus::unknown
                                                       : status;
}

CountStatus Serving::Figure::getPrefillStatus(size_t batch) const {
  return getStatusAt(prefill, prefillStatus, batch);
}

CountStatus Serving::Figure::getDecodeStatus(size_t batch) const {
  return getStatusAt(decode, decodeStatus, batch);
}

CountStatus Serving::Figure::getStatus(size_t batch) const {
  CountStatus status = getPrefillStatus(batch);
  if (decode.empty())
    return status;
  CountStatus other = getDecodeStatus(batch);
  // A sum with a part that nobody knows has no number at all.
  if (status == CountStatus::unknown || other == CountStatus::unknown)
    return CountStatus::unknown;
  return combine(status, other);
}

double Serving::getSum(const Figure &figure, size_t batch) const {
  double numSteps = static_cast<double>(request.outputTokens - 1);
  // Without a second program there is nothing to add.
  double steps = numSteps == 0 ? 0 : numSteps * figure.decode[batch];
  return figure.prefill[batch] + steps;
}

double Serving::getTokensPerSecond(const Figure &figure, size_t batch) const {
  double tokens = static_cast<double>(request.batches[batch]) *
                  static_cast<double>(request.outputTokens);
  double seconds = getSum(figure, batch);
  return seconds > 0 ? tokens / seconds : NAN;
}

double Serving::getPerToken(const Figure &figure, size_t batch) const {
  return getSum(figure, batch) / (static_cast<double>(request.batches[batch]) *
                                  static_cast<double>(request.outputTokens));
}

std::vector<const Metric *> mlir::roofline::getServingMetrics() {
  std::vector<const Metric *> metrics;
  for (StringRef name : {"latency_floor_s", "latency_fused_s", "time_s",
                         "estimate_s", "energy_j"})
    metrics.push_back(findMetric(name));
  return metrics;
}

//===----------------------------------------------------------------------===//
// Running
//===----------------------------------------------------------------------===//

namespace {
class ServingRunner {
public:
  ServingRunner(const ServedProgram &prefill, const ServedProgram &decode,
                ArrayRef<TargetAttr> targets, const ServingOptions &request)
      : prefill(prefill), decode(decode), targets(targets), request(request) {
    serving.request = request;
    if (request.metrics.empty())
      serving.request.metrics = getServingMetrics();
  }

  llvm::Expected<Serving> run();

private:
  bool hasSteps() const { return request.outputTokens > 1; }
  llvm::Error addPrefill();
  llvm::Error addDecode();
  llvm::Error addLimits(const ServedProgram &program, const Report &report,
                        Serving::Limits Serving::Target::*limits);
  void addMeans(const StepMeans &means);
  void addMemory(const Report &prefillReport);
  void dropLeftOut();

  const ServedProgram &prefill, &decode;
  ArrayRef<TargetAttr> targets;
  const ServingOptions &request;
  /// With both sizes open.
  std::optional<Report> openDecode;
  Serving serving;
};
} // namespace

/// A program with a value for what it looks back on; the batch stays open.
static ServedProgram bindContext(const ServedProgram &program,
                                 int64_t context) {
  ServedProgram bound = program;
  bound.options.bindings[program.context] = context;
  return bound;
}

static Report makeReport(const ServedProgram &program,
                         ArrayRef<TargetAttr> targets) {
  return buildReport(program.cost, program.parameters, targets,
                     program.options);
}

/// From when on the first and the last operation are compute-bound, of those
/// that are so for all large batches and not for small ones.
static std::optional<std::pair<int64_t, int64_t>>
findTurns(const Report &report, size_t target) {
  std::optional<std::pair<int64_t, int64_t>> turns;
  for (const Report::Op &op : report.ops) {
    const auto &formula = op.times[target].formula;
    if (!formula || formula->all.computeBound.size() != 1)
      continue;
    const SizeRegion &region = formula->all.computeBound.front();
    if (region.intervals.empty() || region.isAlways() ||
        region.intervals.back().high != region.high)
      continue;
    int64_t from = region.intervals.back().low;
    if (!turns)
      turns = {from, from};
    turns = {std::min(turns->first, from), std::max(turns->second, from)};
  }
  return turns;
}

/// Joins neighbours where compute units are the limit.
static std::vector<std::pair<int64_t, int64_t>>
findComputeBound(const Sweep &sweep, const Sweep::Limits &limits) {
  std::vector<std::pair<int64_t, int64_t>> intervals;
  for (auto [point, limit] : llvm::enumerate(limits.byPoint)) {
    if (limit >= Sweep::Limits::unknown ||
        limits.kinds[limit] != BoundKind::compute)
      continue;
    int64_t batch = sweep.getValue(0, point);
    if (batch > maxServedBatch)
      break;
    if (!intervals.empty() && intervals.back().second == batch - 1)
      intervals.back().second = batch;
    else
      intervals.emplace_back(batch, batch);
  }
  return intervals;
}

/// At one context and every batch, with the report for that context.
llvm::Error ServingRunner::addLimits(const ServedProgram &program,
                                     const Report &report,
                                     Serving::Limits Serving::Target::*limits) {
  std::vector<int64_t> batches(maxServedBatch);
  std::iota(batches.begin(), batches.end(), 1);
  for (int64_t batch : request.batches)
    if (batch > maxServedBatch)
      batches.push_back(batch);
  llvm::sort(batches);
  SweepOptions options;
  options.axes = {{program.batch, std::move(batches)}};
  options.metrics = {findMetric("time_s")};
  options.formulasOnly = true;
  llvm::Expected<Sweep> sweep =
      runSweep(program.cost, program.parameters, targets, program.options,
               options, &report);
  if (!sweep)
    return sweep.takeError();
  ArrayRef<int64_t> known = sweep->axes.front().values;
  for (auto [number, target] : llvm::enumerate(serving.targets)) {
    Serving::Limits &found = target.*limits;
    found.turns = findTurns(report, number);
    const std::optional<Sweep::Limits> &here = sweep->targets[number].limits;
    if (!here || here->byPoint.empty())
      continue;
    found.computeBound = findComputeBound(*sweep, *here);
    for (int64_t batch : request.batches) {
      size_t point = llvm::lower_bound(known, batch) - known.begin();
      uint16_t limit = here->byPoint[point];
      found.byBatch.push_back(
          limit < Sweep::Limits::unknown ? here->resources[limit] : "");
    }
  }
  return llvm::Error::success();
}

llvm::Error ServingRunner::addPrefill() {
  ServedProgram program = bindContext(prefill, request.inputTokens);
  SweepOptions options;
  options.axes = {{program.batch, request.batches}};
  options.metrics = serving.request.metrics;
  options.formulasOnly =
      request.metrics.empty() && request.batches.size() > maxAnalysedBatches;
  Report report = makeReport(program, targets);
  llvm::Expected<Sweep> sweep =
      runSweep(program.cost, program.parameters, targets, program.options,
               options, &report);
  if (!sweep)
    return sweep.takeError();
  serving.leftOut = sweep->leftOut;
  for (Sweep::Column &column : sweep->columns)
    serving.targets[*column.target].figures.push_back(
        {column.metric,
         column.status,
         CountStatus::exact,
         std::move(column.numbers),
         {}});
  addMemory(report);
  return addLimits(program, report, &Serving::Target::prefill);
}

void ServingRunner::addMemory(const Report &prefillReport) {
  HeldMemory first = getHeld(prefillReport, prefill.batch);
  if (!hasSteps()) {
    serving.parameters = prefillReport.parameters;
    addNeeded(serving, first, std::nullopt);
    return;
  }
  int64_t last = serving.getContexts().second;
  HeldMemory end = getHeld(*openDecode, decode.batch, decode.context, last);
  HeldMemory before =
      getHeld(*openDecode, decode.batch, decode.context, last - 1);
  serving.parameters = openDecode->parameters;
  // What is too large to be a formula of both sizes may be one of the batch.
  if (!end.isKnown() || !before.isKnown() ||
      !serving.parameters.bytes.isConstant()) {
    Report bound = makeReport(bindContext(decode, last), targets);
    serving.parameters = bound.parameters;
    end = getHeld(bound, decode.batch);
    before =
        getHeld(makeReport(bindContext(decode, last - 1), {}), decode.batch);
  }
  addCaches(serving, end, before);
  addNeeded(serving, first, end);
}

void ServingRunner::addMeans(const StepMeans &means) {
  for (const StepMean &mean : means.means)
    for (Serving::Figure &figure : serving.targets[mean.target].figures)
      if (figure.metric == mean.metric) {
        figure.decodeStatus = mean.status;
        figure.decode = mean.means;
      }
}

llvm::Error ServingRunner::addDecode() {
  auto [first, last] = serving.getContexts();
  Steps steps = {decode, targets, request.batches, first, last, *openDecode};
  llvm::Expected<StepMeans> formulas =
      getFormulaMeans(steps, serving.request.metrics);
  if (!formulas)
    return formulas.takeError();
  addMeans(*formulas);
  std::vector<const Metric *> others;
  for (const Metric *metric : formulas->leftOut)
    if (!llvm::is_contained(serving.leftOut, metric))
      others.push_back(metric);
  bool mayAnalyse =
      !request.metrics.empty() || request.batches.size() <= maxAnalysedBatches;
  if (!mayAnalyse) {
    llvm::append_range(serving.leftOut, others);
  } else if (!others.empty()) {
    llvm::Expected<StepMeans> samples = getSampledMeans(steps, others);
    if (!samples)
      return samples.takeError();
    serving.numAnalysedContexts = samples->numSteps;
    addMeans(*samples);
  }
  ServedProgram middle = bindContext(decode, first + (last - first) / 2);
  return addLimits(middle, makeReport(middle, targets),
                   &Serving::Target::decode);
}

/// Figures that the second program has not been analysed for.
void ServingRunner::dropLeftOut() {
  if (!hasSteps())
    return;
  for (Serving::Target &target : serving.targets)
    llvm::erase_if(target.figures, [](const Serving::Figure &figure) {
      return figure.decode.empty();
    });
}

llvm::Expected<Serving> ServingRunner::run() {
  serving.file = prefill.options.file;
  serving.decodeFile = decode.options.file;
  serving.prefillName = prefill.name;
  serving.decodeName = decode.name;
  for (TargetAttr target : targets)
    serving.targets.emplace_back().name = target.getName().str();
  if (hasSteps())
    openDecode = makeReport(decode, targets);
  if (llvm::Error error = addPrefill())
    return error;
  if (hasSteps())
    if (llvm::Error error = addDecode())
      return error;
  dropLeftOut();
  return std::move(serving);
}

llvm::Expected<Serving> mlir::roofline::runServing(
    const ServedProgram &prefill, const ServedProgram &decode,
    ArrayRef<TargetAttr> targets, const ServingOptions &options) {
  return ServingRunner(prefill, decode, targets, options).run();
}
