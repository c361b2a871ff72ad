//===- CalibrationTest.cpp - Tests of efficiencies from measurements ------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Measurements made up from known efficiencies: the fit has to find them again.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/Calibration.h"

#include "mlir/IR/Builders.h"
#include "mlir/IR/MLIRContext.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {

/// What a machine takes that reaches 75 % of its compute peak and 80 % of its
/// bandwidth and needs 3 us for each execution.
double measure(const EstimateTerms &terms) {
  return std::max(terms.computeSeconds / 0.75, terms.memorySeconds / 0.8) +
         3e-6;
}

/// Kernels between 1 us and 1 ms, half of them bound by memory.
SmallVector<CalibrationSample> makeSamples() {
  SmallVector<CalibrationSample> samples;
  for (double seconds : {1e-6, 3e-6, 1e-5, 3e-5, 1e-4, 3e-4, 1e-3})
    for (double other : {0.05, 0.2, 0.7})
      for (bool isMemory : {false, true}) {
        CalibrationSample sample;
        sample.terms.opClass = OpClass::contraction;
        sample.terms.computeSeconds = isMemory ? seconds * other : seconds;
        sample.terms.memorySeconds = isMemory ? seconds : seconds * other;
        sample.terms.movesBytes = true;
        sample.terms.reductionSteps = 1000;
        sample.seconds = measure(sample.terms);
        samples.push_back(sample);
      }
  return samples;
}

TEST(CalibrationTest, FindsWhatTheMeasurementsAreMadeOf) {
  Efficiency fit = fitEfficiency(makeSamples());
  EXPECT_NEAR(fit.compute, 0.75, 0.005);
  EXPECT_NEAR(fit.memory, 0.8, 0.005);
  EXPECT_NEAR(fit.overheadSeconds, 3e-6, 3e-8);
  // Nothing was exposed, and no step waited for another.
  EXPECT_NEAR(fit.exposed, 0, 0.01);
  EXPECT_NEAR(fit.reductionStepSeconds, 0, 1e-11);
}

TEST(CalibrationTest, FindsHowMuchOfAHotCacheServes) {
  // 1 TB/s behind a cache of 32 MB, of which half serves, at 4 TB/s.
  SmallVector<CalibrationSample> samples;
  for (double bytes = 1e5; bytes < 1e9; bytes *= 1.3) {
    CalibrationSample sample;
    sample.terms.opClass = OpClass::contraction;
    sample.terms.movesBytes = true;
    sample.terms.cacheBytes = 32e6;
    sample.terms.movedBytes = bytes;
    sample.terms.outermostSeconds = bytes / 1e12;
    sample.terms.memorySeconds = std::max(bytes - 32e6, 0.0) / 1e12;
    double found = std::min(bytes, 16e6);
    sample.seconds = (bytes - found) / 0.8e12 + found / 4e12 + 3e-6;
    samples.push_back(sample);
  }
  Efficiency fit = fitEfficiency(samples);
  EXPECT_NEAR(fit.memory, 0.8, 0.01);
  EXPECT_NEAR(fit.cacheShare, 0.5, 0.02);
  EXPECT_NEAR(fit.cacheSecondsPerByte, 0.25e-12, 0.02e-12);
  // The same kernel from a cold cache: 16 MB at 80 % of 1 TB/s.
  EstimateTerms cold;
  cold.movesBytes = true;
  cold.movedBytes = 16e6;
  cold.memorySeconds = cold.outermostSeconds = 16e-6;
  EXPECT_NEAR(fit.getSeconds(cold), 20e-6 + 3e-6, 0.5e-6);
}

TEST(CalibrationTest, ErrorsAreThoseOfTheSamples) {
  // Estimates of 1, 1, 1, 1 s against these: 0 %, 50 %, 50 %, 100 % off.
  SmallVector<CalibrationSample> samples;
  for (double seconds : {1.0, 2.0, 1.0 / 1.5, 0.5}) {
    CalibrationSample sample;
    sample.terms.computeSeconds = 1;
    sample.seconds = seconds;
    samples.push_back(sample);
  }
  CalibrationError error = CalibrationError::get(Efficiency(), samples);
  EXPECT_NEAR(error.mean, 0.5, 1e-12);
  EXPECT_NEAR(error.median, 0.5, 1e-12);
  EXPECT_NEAR(error.p90, 1.0, 1e-12);
  // 1/1.5 s and 0.5 s are less than 1 s.
  EXPECT_EQ(error.shareFaster, 0.5);
  EXPECT_EQ(error.numSamples, 4u);
}

TEST(CalibrationTest, ClassesAndTypesApart) {
  MLIRContext context;
  Builder builder(&context);
  SmallVector<CalibrationSample> samples;
  for (CalibrationSample sample : makeSamples()) {
    sample.terms.elementType = builder.getF16Type();
    samples.push_back(sample);
    // Copies on the same machine reach twice the time of their bound.
    sample.terms.opClass = OpClass::movement;
    sample.terms.elementType = builder.getF32Type();
    sample.terms.computeSeconds = 0;
    sample.terms.reductionSteps = 0;
    sample.seconds = 2 * sample.terms.memorySeconds;
    samples.push_back(sample);
  }
  SmallVector<Calibration> fits = calibrate(samples, 0.5, /*seed=*/1);
  ASSERT_EQ(fits.size(), 2u);
  EXPECT_EQ(fits[0].opClass, OpClass::contraction);
  EXPECT_EQ(fits[0].elementType, builder.getF16Type());
  EXPECT_EQ(fits[0].train.numSamples, 21u);
  EXPECT_EQ(fits[0].heldOut.numSamples, 21u);
  EXPECT_LT(fits[0].heldOut.mean, 0.01);
  EXPECT_EQ(fits[1].opClass, OpClass::movement);
  EXPECT_NEAR(fits[1].efficiency.memory, 0.5, 0.005);
  // Half the bandwidth leaves the bound half of the time off.
  EXPECT_NEAR(fits[1].bound.mean, 0.5, 1e-9);
}

} // namespace
