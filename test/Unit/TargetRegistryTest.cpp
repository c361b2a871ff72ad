//===- TargetRegistryTest.cpp - Tests of the known targets ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Peaks and ridge points rebuilt from units, rates and clocks against the
// figures that vendors publish, in operations per second.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Target/TargetRegistry.h"

#include "mlir-roofline/Machine/MachineModel.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/MLIRContext.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {

TargetAttr getKnownTarget(MLIRContext &context, StringRef name) {
  FailureOr<TargetAttr> target = getTarget(name, UnknownLoc::get(&context));
  return succeeded(target) ? *target : TargetAttr();
}

TEST(TargetRegistry, EveryDataFileIsCompleteAndSourced) {
  MLIRContext context;
  EXPECT_FALSE(getKnownTargetNames().empty());
  for (StringRef name : getKnownTargetNames()) {
    SCOPED_TRACE(name.str());
    TargetAttr target = getKnownTarget(context, name);
    ASSERT_TRUE(target);
    EXPECT_EQ(target.getName().getValue(), name);
    EXPECT_TRUE(target.getVendor());
    EXPECT_TRUE(getKnownTargetText(name).starts_with("//"));
    for (roofline::UnitAttr unit : target.getUnits())
      EXPECT_TRUE(unit.getSource());
    for (MemoryAttr level : target.getMemory())
      EXPECT_TRUE(level.getSource());
    if (DictionaryAttr extra = target.getExtra(); extra && extra.get("tdp_w")) {
      EXPECT_TRUE(extra.get("tdp_source"));
    }
  }
}

TEST(TargetRegistry, UnknownNameHasNoText) {
  EXPECT_TRUE(getKnownTargetText("nvidia-h1000").empty());
}

struct PublishedPeak {
  const char *target;
  UnitKind kind;
  const char *type;
  double opsPerSecond;
};

constexpr UnitKind matrix = UnitKind::matrix;
constexpr UnitKind vector = UnitKind::vector;

const PublishedPeak publishedPeaks[] = {
    {"nvidia-h100-sxm", matrix, "f16", 989.4e12},
    {"nvidia-h100-sxm", matrix, "bf16", 989.4e12},
    {"nvidia-h100-sxm", matrix, "tf32", 494.7e12},
    {"nvidia-h100-sxm", matrix, "f8E4M3FN", 1979e12},
    {"nvidia-h100-sxm", matrix, "i8", 1979e12},
    {"nvidia-h100-sxm", matrix, "f64", 67e12},
    {"nvidia-h100-sxm", vector, "f64", 33.5e12},
    {"nvidia-h100-sxm", vector, "f32", 67e12},
    {"nvidia-h100-sxm", vector, "f16", 134e12},
    {"nvidia-a100-sxm-80gb", matrix, "f64", 19.5e12},
    {"nvidia-a100-sxm-80gb", matrix, "tf32", 156e12},
    {"nvidia-a100-sxm-80gb", matrix, "f16", 312e12},
    {"nvidia-a100-sxm-80gb", matrix, "i8", 624e12},
    {"nvidia-a100-sxm-80gb", matrix, "i4", 1248e12},
    {"nvidia-a100-sxm-80gb", vector, "f64", 9.7e12},
    {"nvidia-a100-sxm-80gb", vector, "f32", 19.5e12},
    {"nvidia-a100-sxm-80gb", vector, "f16", 78e12},
    {"amd-mi300x", matrix, "f64", 163.4e12},
    {"amd-mi300x", matrix, "f32", 163.4e12},
    {"amd-mi300x", matrix, "tf32", 653.7e12},
    {"amd-mi300x", matrix, "f16", 1307.4e12},
    {"amd-mi300x", matrix, "bf16", 1307.4e12},
    {"amd-mi300x", matrix, "f8E4M3FNUZ", 2614.9e12},
    {"amd-mi300x", matrix, "i8", 2614.9e12},
    {"amd-mi300x", vector, "f64", 81.7e12},
    {"amd-mi300x", vector, "f32", 163.4e12},
    {"google-tpu-v5e", matrix, "bf16", 197e12},
    {"google-tpu-v5e", matrix, "i8", 394e12},
    {"amd-epyc-9654", vector, "f32", 7.37e12},
    {"intel-xeon-8480", vector, "f32", 7.17e12},
    {"intel-xeon-8480", matrix, "bf16", 114.7e12},
    {"intel-xeon-8480", matrix, "i8", 229e12},
    {"arm-ethos-u65-512", matrix, "i8", 1.02e12},
};

TEST(TargetRegistry, PeaksRebuildPublishedFigures) {
  MLIRContext context;
  for (const PublishedPeak &peak : publishedPeaks) {
    SCOPED_TRACE(std::string(peak.target) + " " + peak.type);
    TargetAttr target = getKnownTarget(context, peak.target);
    ASSERT_TRUE(target);
    std::optional<double> rebuilt =
        target.getPeakOpsPerSecond(peak.kind, parseType(peak.type, &context));
    ASSERT_TRUE(rebuilt.has_value());
    EXPECT_NEAR(*rebuilt / peak.opsPerSecond, 1.0, 0.015);
  }
}

TEST(TargetRegistry, RidgePoints) {
  struct {
    const char *target, *resource;
    double opsPerByte;
  } const expected[] = {
      // 989.4e12 / 3352e9, 312e12 / 2039e9, 1307.4e12 / 5300e9, 197e12 / 819e9,
      // 7.37e12 / 460.8e9.
      {"nvidia-h100-sxm", "matrix.f16", 295.2},
      {"nvidia-a100-sxm-80gb", "matrix.f16", 153.0},
      {"amd-mi300x", "matrix.f16", 246.7},
      {"google-tpu-v5e", "matrix.bf16", 240.5},
      {"amd-epyc-9654", "vector.f32", 16.0},
  };
  MLIRContext context;
  for (const auto &[name, resource, opsPerByte] : expected) {
    SCOPED_TRACE(name);
    TargetAttr target = getKnownTarget(context, name);
    ASSERT_TRUE(target);
    bool isFound = false;
    for (const RidgePoint &point : MachineModel(target).getRidgePoints()) {
      if (point.resource != resource)
        continue;
      isFound = true;
      EXPECT_NEAR(point.opsPerByte / opsPerByte, 1.0, 0.015);
    }
    EXPECT_TRUE(isFound);
  }
}

} // namespace
