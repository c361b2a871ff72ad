//===- StepMeans.cpp - Means over a size that grows -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StepMeans.h"

#include <cmath>
#include <map>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::sweep;

/// The program at all batches and these values of the size; the latter vary
/// fastest.
static llvm::Expected<Sweep> sweepSteps(const Steps &steps,
                                        std::vector<int64_t> values,
                                        ArrayRef<const Metric *> metrics,
                                        bool formulasOnly) {
  const ServedProgram &program = steps.program;
  SweepOptions options;
  options.axes = {{program.batch, steps.batches.vec()},
                  {program.context, std::move(values)}};
  options.metrics = metrics.vec();
  options.formulasOnly = formulasOnly;
  return runSweep(program.cost, program.parameters, steps.targets,
                  program.options, options, &steps.open);
}

llvm::Expected<StepMeans>
sweep::getFormulaMeans(const Steps &steps, ArrayRef<const Metric *> metrics) {
  std::vector<int64_t> values;
  for (int64_t value = steps.first; value <= steps.last; ++value)
    values.push_back(value);
  size_t numSteps = values.size();
  llvm::Expected<Sweep> sweep =
      sweepSteps(steps, std::move(values), metrics, /*formulasOnly=*/true);
  if (!sweep)
    return sweep.takeError();
  StepMeans result;
  result.leftOut = sweep->leftOut;
  for (const Sweep::Column &column : sweep->columns) {
    StepMean mean = {column.metric, *column.target, column.status, {}};
    for (size_t batch = 0; batch < steps.batches.size(); ++batch) {
      double sum = 0;
      for (double number :
           ArrayRef(column.numbers).slice(batch * numSteps, numSteps))
        sum += number;
      mean.means.push_back(sum / numSteps);
    }
    result.means.push_back(std::move(mean));
  }
  return result;
}

namespace {
/// Figures at some steps, which become more where they bend.
class Samples {
public:
  Samples(const Steps &steps, ArrayRef<const Metric *> metrics)
      : steps(steps), metrics(metrics) {}

  llvm::Error run();
  StepMeans getMeans() const;

private:
  llvm::Error analyse(const std::vector<int64_t> &values);
  bool isStraight(int64_t low, int64_t middle, int64_t high) const;
  double getSum(size_t column, size_t batch) const;

  const Steps &steps;
  ArrayRef<const Metric *> metrics;
  /// Without its values.
  std::vector<StepMean> columns;
  /// By step, and by column and batch.
  std::map<int64_t, std::vector<std::vector<double>>> figures;
};
} // namespace

llvm::Error Samples::analyse(const std::vector<int64_t> &values) {
  llvm::Expected<Sweep> sweep =
      sweepSteps(steps, values, metrics, /*formulasOnly=*/false);
  if (!sweep)
    return sweep.takeError();
  if (columns.empty())
    for (const Sweep::Column &column : sweep->columns)
      columns.push_back({column.metric, *column.target, column.status, {}});
  for (auto [number, value] : llvm::enumerate(values)) {
    std::vector<std::vector<double>> &here = figures[value];
    for (auto [column, mean] : llvm::zip_equal(sweep->columns, columns)) {
      mean.status = combine(mean.status, column.status);
      std::vector<double> &byBatch = here.emplace_back();
      for (size_t batch = 0; batch < steps.batches.size(); ++batch)
        byBatch.push_back(column.numbers[batch * values.size() + number]);
    }
  }
  return llvm::Error::success();
}

/// Whether nothing in the middle is far from the line between two steps.
bool Samples::isStraight(int64_t low, int64_t middle, int64_t high) const {
  constexpr double tolerance = 1e-3;
  double part = double(middle - low) / double(high - low);
  const auto &first = figures.at(low), &between = figures.at(middle),
             &last = figures.at(high);
  for (size_t column = 0; column < columns.size(); ++column)
    for (size_t batch = 0; batch < steps.batches.size(); ++batch) {
      double line =
          first[column][batch] * (1 - part) + last[column][batch] * part;
      double found = between[column][batch];
      if (std::abs(found - line) > tolerance * std::abs(found))
        return false;
    }
  return true;
}

llvm::Error Samples::run() {
  // Each round halves the parts that bend: 2^6 parts at most.
  constexpr unsigned maxRounds = 6;
  std::vector<int64_t> ends = {steps.first};
  if (steps.last != steps.first)
    ends.push_back(steps.last);
  if (llvm::Error error = analyse(ends))
    return error;
  SmallVector<std::pair<int64_t, int64_t>> parts = {{steps.first, steps.last}};
  for (unsigned round = 0; round < maxRounds; ++round) {
    llvm::erase_if(parts, [](std::pair<int64_t, int64_t> part) {
      return part.second - part.first < 2;
    });
    if (parts.empty())
      break;
    std::vector<int64_t> middles;
    for (auto [low, high] : parts)
      middles.push_back(low + (high - low) / 2);
    if (llvm::Error error = analyse(middles))
      return error;
    SmallVector<std::pair<int64_t, int64_t>> bent;
    for (auto [part, middle] : llvm::zip_equal(parts, middles)) {
      if (isStraight(part.first, middle, part.second))
        continue;
      bent.push_back({part.first, middle});
      bent.push_back({middle, part.second});
    }
    parts = std::move(bent);
  }
  return llvm::Error::success();
}

/// Over all steps, on straight lines between those that are known.
double Samples::getSum(size_t column, size_t batch) const {
  double sum = figures.begin()->second[column][batch];
  for (auto each = figures.begin(), next = std::next(each);
       next != figures.end(); each = next++) {
    double low = each->second[column][batch];
    double high = next->second[column][batch];
    double count = double(next->first - each->first);
    // At i of `count` steps behind `low`: low + (high - low) * i / count.
    sum += count * low + (high - low) * (count + 1) / 2;
  }
  return sum;
}

StepMeans Samples::getMeans() const {
  StepMeans result;
  result.means = columns;
  result.numSteps = figures.size();
  double numSteps = double(steps.last - steps.first) + 1;
  for (auto [number, mean] : llvm::enumerate(result.means))
    for (size_t batch = 0; batch < steps.batches.size(); ++batch)
      mean.means.push_back(getSum(number, batch) / numSteps);
  return result;
}

llvm::Expected<StepMeans>
sweep::getSampledMeans(const Steps &steps, ArrayRef<const Metric *> metrics) {
  Samples samples(steps, metrics);
  if (llvm::Error error = samples.run())
    return error;
  return samples.getMeans();
}
