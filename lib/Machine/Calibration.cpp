//===- Calibration.cpp - Efficiencies from measurements -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The mean relative error has kinks, so the fit is a search: one parameter at a
// time, in steps that shrink where neither direction helps.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/Calibration.h"

#include "mlir/IR/Builders.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"

#include <array>
#include <cmath>
#include <numeric>
#include <random>

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Error
//===----------------------------------------------------------------------===//

/// Weighted.
static double getMeanError(const Efficiency &efficiency,
                           ArrayRef<CalibrationSample> samples) {
  double sum = 0, weights = 0;
  for (const CalibrationSample &sample : samples) {
    double ratio = efficiency.getSeconds(sample.terms) / sample.seconds;
    sum += sample.weight * std::fabs(ratio - 1);
    weights += sample.weight;
  }
  return sum / weights;
}

CalibrationError CalibrationError::get(const Efficiency &efficiency,
                                       ArrayRef<CalibrationSample> samples) {
  CalibrationError error;
  error.numSamples = samples.size();
  if (samples.empty())
    return error;
  std::vector<double> errors;
  size_t numFaster = 0;
  for (const CalibrationSample &sample : samples) {
    double ratio = efficiency.getSeconds(sample.terms) / sample.seconds;
    errors.push_back(std::fabs(ratio - 1));
    numFaster += ratio > 1;
  }
  llvm::sort(errors);
  error.mean =
      std::accumulate(errors.begin(), errors.end(), 0.0) / errors.size();
  error.median = errors[errors.size() / 2];
  error.p90 = errors[errors.size() * 9 / 10];
  error.shareFaster = static_cast<double>(numFaster) / samples.size();
  return error;
}

//===----------------------------------------------------------------------===//
// Fit
//===----------------------------------------------------------------------===//

namespace {
/// A number to be found.
struct Parameter {
  double Efficiency::*field;
  double smallest, largest;
  /// The value that changes no estimate.
  double neutral;
};
} // namespace

static constexpr Parameter parameters[] = {
    {&Efficiency::compute, 0.01, 1, 1},
    {&Efficiency::memory, 0.01, 1, 1},
    {&Efficiency::overheadSeconds, 1e-9, 1, 0},
    {&Efficiency::exposed, 1e-4, 1, 0},
    {&Efficiency::reductionStepSeconds, 1e-13, 1e-3, 0},
    {&Efficiency::cacheSecondsPerByte, 1e-16, 1e-6, 0},
    {&Efficiency::cacheShare, 0.01, 1, 0},
};

/// Which parameters are to be found; the others stay.
using FreeParameters = std::array<bool, std::size(parameters)>;

/// Improves `efficiency` until no step of more than 0.1 % does. Returns the
/// mean error.
static double refine(Efficiency &efficiency, const FreeParameters &isFree,
                     ArrayRef<CalibrationSample> samples) {
  double best = getMeanError(efficiency, samples);
  std::array<double, std::size(parameters)> steps;
  for (auto [step, free] : llvm::zip_equal(steps, isFree))
    step = free ? 0.3 : 0;
  auto tryFactor = [&](const Parameter &parameter, double factor) {
    Efficiency tried = efficiency;
    tried.*parameter.field = std::clamp(efficiency.*parameter.field * factor,
                                        parameter.smallest, parameter.largest);
    double error = getMeanError(tried, samples);
    if (error >= best)
      return false;
    best = error;
    efficiency = tried;
    return true;
  };
  // What cannot improve any more has small steps, so this ends; the limit is
  // for data on which every step improves a little.
  for (unsigned round = 0; round < 200; ++round) {
    for (auto [parameter, step] : llvm::zip_equal(parameters, steps))
      if (step > 0 && !tryFactor(parameter, 1 + step) &&
          !tryFactor(parameter, 1 / (1 + step)))
        step /= 1.7;
    if (*llvm::max_element(steps) < 1e-3)
      break;
  }
  return best;
}

/// By how many samples of equal weight as many errors would be known as well.
static double getEffectiveSize(ArrayRef<CalibrationSample> samples) {
  double sum = 0, squares = 0;
  for (const CalibrationSample &sample : samples) {
    sum += sample.weight;
    squares += sample.weight * sample.weight;
  }
  return sum * sum / squares;
}

/// What lowers the mean error by less than this is not worth a parameter,
/// however sure it is.
static constexpr double significance = 1e-4;

/// Fits with all parameters, then leaves out what the others can do without: a
/// parameter has to lower the mean error by more than one that means nothing
/// does by chance (Akaike's criterion, for errors that fall off exponentially:
/// n log(mean error) falls by more than 1).
static double fitWithFewest(Efficiency &efficiency,
                            ArrayRef<CalibrationSample> samples) {
  FreeParameters isFree;
  isFree.fill(true);
  // From a cold cache, nothing depends on what it is like.
  bool isHot = llvm::any_of(samples, [](const CalibrationSample &sample) {
    return sample.terms.cacheBytes > 0;
  });
  if (!isHot)
    efficiency.cacheShare = efficiency.cacheSecondsPerByte = 0;
  double size = getEffectiveSize(samples);
  double best = refine(efficiency, isFree, samples);
  for (size_t i = std::size(parameters); i-- > 0;) {
    Efficiency tried = efficiency;
    tried.*parameters[i].field = parameters[i].neutral;
    isFree[i] = false;
    double error = refine(tried, isFree, samples);
    isFree[i] =
        error > best + significance && size * std::log(error / best) > 1;
    if (isFree[i])
      continue;
    efficiency = tried;
    best = std::min(best, error);
  }
  return best;
}

static double roundToThreeDigits(double value) {
  if (value == 0)
    return 0;
  double scale = std::pow(10.0, 2 - std::floor(std::log10(std::fabs(value))));
  // Powers of ten beyond 1 have no exact inverse; dividing keeps the digits.
  return std::round(value * scale) / scale;
}

/// Where the search for a cache's speed starts: at four times that of the
/// memory behind it.
static double guessCacheSecondsPerByte(ArrayRef<CalibrationSample> samples) {
  for (const CalibrationSample &sample : samples)
    if (sample.terms.movedBytes > 0)
      return sample.terms.outermostSeconds / sample.terms.movedBytes / 4;
  return 0;
}

Efficiency mlir::roofline::fitEfficiency(ArrayRef<CalibrationSample> samples) {
  Efficiency best;
  double fastest = samples.front().seconds;
  for (const CalibrationSample &sample : samples)
    fastest = std::min(fastest, sample.seconds);
  double bestError = getMeanError(best, samples);
  // From an optimistic and a pessimistic start, against local optima.
  for (double start : {0.8, 0.4}) {
    Efficiency fit;
    fit.compute = fit.memory = start;
    fit.overheadSeconds = start * fastest;
    fit.exposed = 0.1;
    fit.reductionStepSeconds = 1e-10;
    fit.cacheShare = start;
    fit.cacheSecondsPerByte = guessCacheSecondsPerByte(samples);
    double error = fitWithFewest(fit, samples);
    if (error >= bestError)
      continue;
    best = fit;
    bestError = error;
  }
  for (const Parameter &parameter : parameters)
    best.*parameter.field = roundToThreeDigits(best.*parameter.field);
  return best;
}

//===----------------------------------------------------------------------===//
// Calibration
//===----------------------------------------------------------------------===//

EfficiencyAttr Calibration::getAttr(MLIRContext *context,
                                    StringRef source) const {
  Builder builder(context);
  auto getNumber = [&](double value, double neutral) {
    return value == neutral ? FloatAttr() : builder.getF64FloatAttr(value);
  };
  bool isTested = heldOut.numSamples > 0;
  return EfficiencyAttr::get(
      context, opClass, elementType, getNumber(efficiency.compute, 1),
      getNumber(efficiency.memory, 1), getNumber(efficiency.exposed, 0),
      getNumber(efficiency.reductionStepSeconds, 0),
      getNumber(efficiency.overheadSeconds, 0),
      getNumber(efficiency.cacheShare, 0),
      efficiency.cacheShare > 0 && efficiency.cacheSecondsPerByte > 0
          ? builder.getF64FloatAttr(
                roundToThreeDigits(1 / efficiency.cacheSecondsPerByte))
          : FloatAttr(),
      isTested ? builder.getF64FloatAttr(roundToThreeDigits(heldOut.mean))
               : FloatAttr(),
      heldOut.numSamples, builder.getStringAttr(source));
}

/// A random order. The standard fixes the numbers of the generator but not what
/// `std::shuffle` makes of them.
static void shuffle(MutableArrayRef<CalibrationSample> samples, uint64_t seed) {
  std::mt19937_64 generator(seed);
  for (size_t i = samples.size(); i > 1; --i)
    std::swap(samples[i - 1], samples[generator() % i]);
}

SmallVector<Calibration>
mlir::roofline::calibrate(ArrayRef<CalibrationSample> samples,
                          double trainShare, uint64_t seed) {
  llvm::MapVector<std::pair<unsigned, Type>, std::vector<CalibrationSample>>
      groups;
  for (const CalibrationSample &sample : samples)
    groups[{static_cast<unsigned>(sample.terms.opClass),
            sample.terms.elementType}]
        .push_back(sample);
  SmallVector<Calibration> calibrations;
  for (auto &[key, group] : groups) {
    Calibration &calibration = calibrations.emplace_back();
    calibration.opClass = static_cast<OpClass>(key.first);
    calibration.elementType = key.second;
    calibration.bound = CalibrationError::get(Efficiency(), group);
    shuffle(group, seed);
    size_t numTrain =
        std::max<size_t>(1, std::llround(group.size() * trainShare));
    ArrayRef<CalibrationSample> train = ArrayRef(group).take_front(numTrain);
    ArrayRef<CalibrationSample> heldOut = ArrayRef(group).drop_front(numTrain);
    calibration.efficiency = fitEfficiency(train);
    calibration.train = CalibrationError::get(calibration.efficiency, train);
    calibration.heldOut =
        CalibrationError::get(calibration.efficiency, heldOut);
  }
  return calibrations;
}
