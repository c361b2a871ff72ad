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

#include "mlir-roofline/Targets/TargetRegistry.h"

#include "mlir-roofline/Machine/MachineModel.h"
#include "mlir-roofline/Targets/TargetSource.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/MLIRContext.h"
#include "llvm/ADT/STLExtras.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {

TargetAttr getKnownTarget(MLIRContext &context, StringRef name) {
  FailureOr<TargetAttr> target = getTarget(name, UnknownLoc::get(&context));
  return succeeded(target) ? *target : TargetAttr();
}

bool isSourced(StringAttr source) {
  return source && !getSourceKinds(source.getValue()).empty();
}

/// Whether every part of a source says of which kind it is.
bool isSourcedInEveryPart(StringAttr source) {
  if (!source)
    return false;
  SmallVector<StringRef> parts;
  source.getValue().split(parts, ';');
  return llvm::none_of(
      parts, [](StringRef part) { return getSourceKinds(part).empty(); });
}

TEST(TargetRegistry, EveryFigureHasASourceAndItsKind) {
  MLIRContext context;
  EXPECT_GE(getKnownTargetNames().size(), 40u);
  EXPECT_TRUE(llvm::is_sorted(getKnownTargetNames()));
  for (StringRef name : getKnownTargetNames()) {
    SCOPED_TRACE(name.str());
    TargetAttr target = getKnownTarget(context, name);
    ASSERT_TRUE(target);
    EXPECT_EQ(target.getName().getValue(), name);
    EXPECT_TRUE(target.getVendor());
    EXPECT_TRUE(getKnownTargetText(name).starts_with("//"));
    for (roofline::UnitAttr unit : target.getUnits()) {
      EXPECT_TRUE(isSourcedInEveryPart(unit.getSource()));
      for (RateAttr rate : unit.getRates())
        EXPECT_TRUE(!rate.getSource() ||
                    isSourcedInEveryPart(rate.getSource()));
    }
    for (MemoryAttr level : target.getMemory())
      EXPECT_TRUE(isSourcedInEveryPart(level.getSource()));
    for (EfficiencyAttr entry : target.getEfficiency())
      EXPECT_TRUE(isSourced(entry.getSource()));
    if (EnergyAttr energy = target.getEnergy()) {
      EXPECT_TRUE(isSourced(energy.getSource()));
      for (OpEnergyAttr entry : energy.getOps())
        EXPECT_TRUE(!entry.getSource() || isSourced(entry.getSource()));
      for (ByteEnergyAttr entry : energy.getMemory())
        EXPECT_TRUE(!entry.getSource() || isSourced(entry.getSource()));
    }
    if (!target.getExtra())
      continue;
    // A figure NAME or NAME_UNIT has its source beside it.
    for (NamedAttribute entry : target.getExtra()) {
      StringRef key = entry.getName();
      if (key.ends_with("_source"))
        EXPECT_TRUE(isSourcedInEveryPart(cast<StringAttr>(entry.getValue())));
      else
        EXPECT_TRUE(
            target.getExtra().get(key.split('_').first.str() + "_source"))
            << key.str();
    }
  }
}

TEST(TargetSource, KindsOfTheParts) {
  using Kinds = SmallVector<SourceKind, 2>;
  EXPECT_EQ(getSourceKinds("datasheet: page 3"), Kinds{SourceKind::datasheet});
  EXPECT_EQ(getSourceKinds("guide: 192 KiB; peaks agree; derived: 2 * 3; "
                           "guide: again"),
            (Kinds{SourceKind::guide, SourceKind::derived}));
  EXPECT_TRUE(getSourceKinds("page 3 of the datasheet").empty());
  EXPECT_TRUE(getSourceKinds("hearsay: 5").empty());
  EXPECT_TRUE(getSourceKinds("measured:").empty());
  EXPECT_TRUE(getSourceKinds("").empty());
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
    {"amd-epyc-9654", vector, "f32", 11.37e12},
    {"amd-epyc-9654", matrix, "bf16", 22.7e12},
    {"amd-epyc-9654", matrix, "i8", 45.5e12},
    {"intel-xeon-8480", vector, "f32", 7.17e12},
    {"intel-xeon-8480", matrix, "bf16", 114.7e12},
    {"intel-xeon-8480", matrix, "i8", 229e12},
    {"arm-ethos-u65-512", matrix, "i8", 1.02e12},
    {"nvidia-v100-sxm2-16gb", matrix, "f16", 125e12},
    {"nvidia-v100-sxm2-16gb", vector, "f64", 7.8e12},
    {"nvidia-v100-sxm2-16gb", vector, "f32", 15.7e12},
    {"nvidia-t4", matrix, "f16", 65e12},
    {"nvidia-t4", matrix, "i8", 130e12},
    {"nvidia-t4", matrix, "i4", 260e12},
    {"nvidia-t4", vector, "f32", 8.1e12},
    {"nvidia-t4", vector, "f64", 0.254e12},
    {"nvidia-a10", matrix, "tf32", 62.5e12},
    {"nvidia-a10", matrix, "f16", 125e12},
    {"nvidia-a10", matrix, "bf16", 125e12},
    {"nvidia-a10", matrix, "i8", 250e12},
    {"nvidia-a10", matrix, "i4", 500e12},
    {"nvidia-a10", vector, "f32", 31.2e12},
    {"nvidia-a10", vector, "f64", 0.49e12},
    {"nvidia-a100-sxm-40gb", matrix, "f64", 19.5e12},
    {"nvidia-a100-sxm-40gb", matrix, "tf32", 156e12},
    {"nvidia-a100-sxm-40gb", matrix, "bf16", 312e12},
    {"nvidia-a100-sxm-40gb", matrix, "i8", 624e12},
    {"nvidia-a100-sxm-40gb", vector, "f32", 19.5e12},
    {"nvidia-a100-sxm-40gb", vector, "f64", 9.7e12},
    {"nvidia-l4", matrix, "tf32", 60e12},
    {"nvidia-l4", matrix, "f16", 121e12},
    {"nvidia-l4", matrix, "f8E4M3FN", 242.5e12},
    {"nvidia-l4", matrix, "i8", 242.5e12},
    {"nvidia-l4", vector, "f32", 30.3e12},
    {"nvidia-l4", vector, "f64", 0.47e12},
    {"nvidia-l40s", matrix, "tf32", 183e12},
    {"nvidia-l40s", matrix, "f16", 362e12},
    {"nvidia-l40s", matrix, "bf16", 362e12},
    {"nvidia-l40s", matrix, "f8E4M3FN", 733e12},
    {"nvidia-l40s", matrix, "i8", 733e12},
    {"nvidia-l40s", vector, "f32", 91.6e12},
    {"nvidia-l40s", vector, "f64", 1.43e12},
    {"nvidia-h100-pcie", matrix, "f64", 51e12},
    {"nvidia-h100-pcie", matrix, "tf32", 378e12},
    {"nvidia-h100-pcie", matrix, "bf16", 756.5e12},
    {"nvidia-h100-pcie", matrix, "f8E5M2", 1513e12},
    {"nvidia-h100-pcie", matrix, "i8", 1513e12},
    {"nvidia-h100-pcie", vector, "f32", 51e12},
    {"nvidia-h100-pcie", vector, "f64", 25.6e12},
    {"nvidia-h200-sxm", matrix, "f64", 67e12},
    {"nvidia-h200-sxm", matrix, "tf32", 494.7e12},
    {"nvidia-h200-sxm", matrix, "bf16", 989.4e12},
    {"nvidia-h200-sxm", matrix, "f8E4M3FN", 1979e12},
    {"nvidia-h200-sxm", matrix, "i8", 1979e12},
    {"nvidia-h200-sxm", vector, "f32", 67e12},
    {"nvidia-b200", matrix, "tf32", 1125e12},
    {"nvidia-b200", matrix, "bf16", 2250e12},
    {"nvidia-b200", matrix, "f8E4M3FN", 4500e12},
    {"nvidia-b200", matrix, "f6E2M3FN", 4500e12},
    {"nvidia-b200", matrix, "f4E2M1FN", 9000e12},
    {"nvidia-b200", matrix, "i8", 4500e12},
    {"nvidia-b200", matrix, "f64", 37e12},
    {"nvidia-b200", vector, "f32", 75e12},
    {"nvidia-gb200", matrix, "tf32", 1250e12},
    {"nvidia-gb200", matrix, "bf16", 2500e12},
    {"nvidia-gb200", matrix, "f8E4M3FN", 5000e12},
    {"nvidia-gb200", matrix, "f4E2M1FN", 10000e12},
    {"nvidia-gb200", matrix, "i8", 5000e12},
    {"nvidia-gb200", matrix, "f64", 40e12},
    {"nvidia-gb200", vector, "f32", 80e12},
    {"nvidia-rtx-3090", matrix, "tf32", 35.6e12},
    {"nvidia-rtx-3090", matrix, "bf16", 71e12},
    {"nvidia-rtx-3090", matrix, "f16", 142e12},
    {"nvidia-rtx-3090", vector, "f32", 35.6e12},
    {"nvidia-rtx-3090", vector, "f64", 0.56e12},
    {"nvidia-rtx-4090", matrix, "tf32", 82.6e12},
    {"nvidia-rtx-4090", matrix, "bf16", 165.2e12},
    {"nvidia-rtx-4090", matrix, "f16", 330.3e12},
    {"nvidia-rtx-4090", matrix, "f8E4M3FN", 660.6e12},
    {"nvidia-rtx-4090", matrix, "i8", 660.6e12},
    {"nvidia-rtx-4090", matrix, "i4", 1321e12},
    {"nvidia-rtx-4090", vector, "f32", 82.6e12},
    {"nvidia-rtx-4090", vector, "f64", 1.29e12},
    {"nvidia-rtx-5090", matrix, "tf32", 104.8e12},
    {"nvidia-rtx-5090", matrix, "f16", 419e12},
    {"nvidia-rtx-5090", matrix, "f8E4M3FN", 838e12},
    {"nvidia-rtx-5090", matrix, "f4E2M1FN", 1676e12},
    {"nvidia-rtx-5090", matrix, "i8", 838e12},
    {"nvidia-rtx-5090", vector, "f32", 104.8e12},
    {"nvidia-jetson-agx-orin-64gb-maxn", matrix, "i8", 85.5e12},
    {"nvidia-jetson-agx-orin-64gb-maxn", matrix, "f16", 42.6e12},
    {"nvidia-jetson-agx-orin-64gb-maxn", vector, "f32", 5.3e12},
    {"nvidia-jetson-agx-orin-64gb-50w", matrix, "i8", 54.5e12},
    {"nvidia-jetson-agx-orin-64gb-30w", matrix, "i8", 20.5e12},
    {"nvidia-jetson-agx-orin-64gb-15w", matrix, "i8", 7e12},
    {"amd-mi100", matrix, "f32", 46.1e12},
    {"amd-mi100", matrix, "f16", 184.6e12},
    {"amd-mi100", matrix, "bf16", 92.3e12},
    {"amd-mi100", matrix, "i8", 184.6e12},
    {"amd-mi100", vector, "f64", 11.5e12},
    {"amd-mi100", vector, "f32", 23.1e12},
    {"amd-mi210", matrix, "f64", 45.3e12},
    {"amd-mi210", matrix, "f32", 45.3e12},
    {"amd-mi210", matrix, "f16", 181e12},
    {"amd-mi210", matrix, "i8", 181e12},
    {"amd-mi210", vector, "f64", 22.6e12},
    {"amd-mi210", vector, "f32", 45.3e12},
    {"amd-mi250x", matrix, "f64", 95.7e12},
    {"amd-mi250x", matrix, "f32", 95.7e12},
    {"amd-mi250x", matrix, "bf16", 383e12},
    {"amd-mi250x", matrix, "i8", 383e12},
    {"amd-mi250x", vector, "f64", 47.9e12},
    {"amd-mi250x", vector, "f32", 95.7e12},
    {"amd-mi325x", matrix, "f64", 163.4e12},
    {"amd-mi325x", matrix, "tf32", 653.7e12},
    {"amd-mi325x", matrix, "f16", 1307.4e12},
    {"amd-mi325x", matrix, "f8E4M3FNUZ", 2614.9e12},
    {"amd-mi325x", vector, "f64", 81.7e12},
    {"amd-mi325x", vector, "f32", 163.4e12},
    {"amd-mi350x", matrix, "f64", 72.1e12},
    {"amd-mi350x", matrix, "f16", 2300e12},
    {"amd-mi350x", matrix, "f8E4M3FN", 4600e12},
    {"amd-mi350x", matrix, "i8", 4600e12},
    {"amd-mi350x", matrix, "f4E2M1FN", 9200e12},
    {"amd-mi350x", vector, "f64", 72.1e12},
    {"amd-mi350x", vector, "f32", 144.2e12},
    {"amd-mi355x", matrix, "f64", 78.6e12},
    {"amd-mi355x", matrix, "f16", 2516e12},
    {"amd-mi355x", matrix, "f8E4M3FN", 5033e12},
    {"amd-mi355x", matrix, "i8", 5033e12},
    {"amd-mi355x", matrix, "f4E2M1FN", 10066e12},
    {"amd-mi355x", vector, "f64", 78.6e12},
    {"amd-mi355x", vector, "f32", 157.3e12},
    {"intel-gaudi2", matrix, "bf16", 432e12},
    {"intel-gaudi2", matrix, "f8E4M3FN", 865e12},
    {"intel-gaudi3", matrix, "bf16", 1677e12},
    {"intel-gaudi3", matrix, "f8E4M3FN", 1677e12},
    {"intel-max-1550", matrix, "tf32", 419e12},
    {"intel-max-1550", matrix, "bf16", 839e12},
    {"intel-max-1550", matrix, "f16", 839e12},
    {"intel-max-1550", matrix, "i8", 1678e12},
    {"intel-max-1550", vector, "f32", 52e12},
    {"intel-max-1550", vector, "f64", 52e12},
    {"google-tpu-v3", matrix, "bf16", 123e12},
    {"google-tpu-v4", matrix, "bf16", 275e12},
    {"google-tpu-v4", matrix, "i8", 275e12},
    {"google-tpu-v5p", matrix, "bf16", 459e12},
    {"google-tpu-v5p", matrix, "i8", 918e12},
    {"google-tpu-v5p", matrix, "f8E4M3FN", 459e12},
    {"google-tpu-v6e", matrix, "bf16", 918e12},
    {"google-tpu-v6e", matrix, "i8", 1836e12},
    {"google-tpu-v6e", matrix, "f8E4M3FN", 918e12},
    {"google-tpu-v7", matrix, "bf16", 2307e12},
    {"google-tpu-v7", matrix, "f8E4M3FN", 4614e12},
    {"aws-trainium1", matrix, "bf16", 190e12},
    {"aws-trainium1", matrix, "f16", 190e12},
    {"aws-trainium1", matrix, "tf32", 190e12},
    {"aws-trainium1", matrix, "f32", 47.5e12},
    {"aws-trainium1", matrix, "i8", 380e12},
    {"aws-trainium1", vector, "f32", 4.6e12},
    {"aws-inferentia2", matrix, "bf16", 190e12},
    {"aws-inferentia2", matrix, "f32", 47.5e12},
    {"aws-inferentia2", matrix, "i8", 380e12},
    {"aws-inferentia2", vector, "f32", 4.6e12},
    {"aws-trainium2", matrix, "bf16", 667e12},
    {"aws-trainium2", matrix, "f8E4M3FN", 1299e12},
    {"aws-trainium2", matrix, "f32", 181e12},
    {"aws-trainium2", vector, "f32", 8e12},
    {"apple-m1", vector, "f32", 2.6e12},
    {"apple-m1-max", vector, "f32", 10.6e12},
    {"apple-m2", vector, "f32", 3.6e12},
    {"apple-m2-max", vector, "f32", 13.6e12},
    {"apple-m3", vector, "f32", 3.6e12},
    {"apple-m3-max", vector, "f32", 14.3e12},
    {"apple-m4", vector, "f32", 4.3e12},
    {"apple-m4-max", vector, "f32", 17.2e12},
    {"qualcomm-cloud-ai-100-standard", matrix, "i8", 325e12},
    {"qualcomm-cloud-ai-100-standard", matrix, "f16", 110e12},
    {"qualcomm-cloud-ai-100-pro", matrix, "i8", 375e12},
    {"qualcomm-cloud-ai-100-pro", matrix, "f16", 125e12},
    {"qualcomm-cloud-ai-100-ultra", matrix, "i8", 870e12},
    {"qualcomm-cloud-ai-100-ultra", matrix, "f16", 288e12},
    {"arm-ethos-u65-256", matrix, "i8", 0.512e12},
    {"arm-ethos-u55-32", matrix, "i8", 0.032e12},
    {"arm-ethos-u55-64", matrix, "i8", 0.064e12},
    {"arm-ethos-u55-128", matrix, "i8", 0.128e12},
    {"arm-ethos-u55-256", matrix, "i8", 0.256e12},
    {"amd-epyc-7763", vector, "f32", 7.17e12},
    {"amd-epyc-7763", vector, "f64", 3.58e12},
    {"amd-epyc-9554", vector, "f32", 7.68e12},
    {"intel-xeon-8380", vector, "f32", 5.89e12},
    {"aws-graviton3", vector, "f32", 5.32e12},
    {"aws-graviton4", vector, "f32", 8.60e12},
    {"ampere-altra-q80-30", vector, "f32", 3.84e12},
    {"nvidia-grace", vector, "f32", 7.93e12},
    {"nvidia-grace", matrix, "bf16", 31.7e12},
    {"raspberry-pi-5", vector, "f32", 0.154e12},
    {"raspberry-pi-5", vector, "f16", 0.307e12},
    {"nvidia-a100-sxm-40gb", matrix, "f16", 312e12},
    {"nvidia-a100-sxm-40gb", matrix, "i4", 1248e12},
    {"nvidia-l4", matrix, "bf16", 121e12},
    {"nvidia-l4", matrix, "f8E5M2", 242.5e12},
    {"nvidia-h100-pcie", matrix, "f16", 756.5e12},
    {"nvidia-h200-sxm", vector, "f64", 33.5e12},
    {"nvidia-b200", matrix, "f6E3M2FN", 4500e12},
    {"nvidia-b200", vector, "f64", 37e12},
    {"nvidia-gb200", matrix, "f6E2M3FN", 5000e12},
    {"nvidia-gb200", vector, "f64", 40e12},
    {"amd-mi210", matrix, "bf16", 181e12},
    {"amd-mi300x", matrix, "f8E5M2FNUZ", 2614.9e12},
    {"amd-mi325x", matrix, "bf16", 1307.4e12},
    {"amd-mi325x", matrix, "f32", 163.4e12},
    {"amd-mi325x", matrix, "i8", 2614.9e12},
    {"amd-mi350x", matrix, "bf16", 2300e12},
    {"amd-mi350x", matrix, "f32", 144.2e12},
    {"amd-mi350x", matrix, "f6E2M3FN", 9200e12},
    {"amd-mi355x", matrix, "bf16", 2516e12},
    {"amd-mi355x", matrix, "f32", 157.3e12},
    {"amd-mi355x", matrix, "f6E3M2FN", 10066e12},
    {"google-tpu-v6e", matrix, "f8E5M2", 918e12},
    {"aws-inferentia2", matrix, "f16", 190e12},
    {"aws-inferentia2", matrix, "tf32", 190e12},
    {"aws-trainium2", matrix, "f16", 667e12},
    {"aws-trainium2", matrix, "tf32", 667e12},
    // 16 f64 operations per cycle and core at 3.7 and 3.75 GHz, 32 at 2.3 GHz.
    {"amd-epyc-9654", vector, "f64", 5.683e12},
    {"amd-epyc-9554", vector, "f64", 3.84e12},
    {"intel-xeon-8380", vector, "f64", 2.944e12},
    // 2 VPDPBUSD of 64 multiply-accumulates at 2.3 GHz on 40 cores.
    {"intel-xeon-8380", matrix, "i8", 23.55e12},
    {"nvidia-v100-pcie-16gb", matrix, "f16", 112e12},
    {"nvidia-v100-pcie-16gb", vector, "f32", 14e12},
    {"nvidia-v100-pcie-32gb", matrix, "f16", 112e12},
    {"nvidia-v100-pcie-32gb", vector, "f64", 7e12},
    {"nvidia-a100-pcie-40gb", matrix, "bf16", 312e12},
    {"nvidia-a100-pcie-40gb", vector, "f32", 19.5e12},
    {"nvidia-a100-pcie-80gb", matrix, "i8", 624e12},
    {"nvidia-a100-pcie-80gb", matrix, "tf32", 156e12},
    {"nvidia-h100-nvl", matrix, "bf16", 835e12},
    {"nvidia-h20", matrix, "f16", 148e12},
    {"nvidia-h20", matrix, "f8E4M3FN", 296e12},
    {"nvidia-h20", matrix, "tf32", 74e12},
    {"nvidia-h20", vector, "f32", 44e12},
    {"nvidia-h20", vector, "f64", 1e12},
    {"nvidia-b300", matrix, "bf16", 2250e12},
    {"nvidia-b300", matrix, "f8E4M3FN", 4500e12},
    {"nvidia-b300", matrix, "f4E2M1FN", 13125e12},
    {"nvidia-b300", matrix, "i8", 153e12},
    {"nvidia-b300", vector, "f32", 75e12},
    {"nvidia-b300", vector, "f64", 1.25e12},
    {"nvidia-gb300", matrix, "bf16", 2500e12},
    {"nvidia-gb300", matrix, "f4E2M1FN", 15000e12},
    {"nvidia-gb300", matrix, "i8", 165e12},
    {"nvidia-gb300", vector, "f32", 80e12},
    {"nvidia-rtx-pro-6000", vector, "f32", 125e12},
    {"nvidia-rtx-pro-6000", matrix, "f4E2M1FN", 2000e12},
    {"nvidia-rtx-a6000", vector, "f32", 38.7e12},
    {"nvidia-p100", vector, "f64", 5.3e12},
    {"nvidia-p100", vector, "f32", 10.6e12},
    {"nvidia-p100", vector, "f16", 21.2e12},
    {"nvidia-p4", vector, "f32", 5.5e12},
    {"nvidia-p4", matrix, "i8", 22e12},
    {"nvidia-jetson-orin-nx-16gb-40w", matrix, "i8", 38.4e12},
    {"nvidia-jetson-orin-nano-8gb-15w", matrix, "i8", 20.5e12},
    {"nvidia-jetson-orin-nano-8gb-25w", matrix, "i8", 30.1e12},
    {"nvidia-jetson-orin-nano-8gb-maxn", matrix, "i8", 33.5e12},
    {"amd-mi300a", matrix, "f64", 122.6e12},
    {"amd-mi300a", matrix, "tf32", 490.3e12},
    {"amd-mi300a", matrix, "bf16", 980.6e12},
    {"amd-mi300a", matrix, "f8E4M3FNUZ", 1961.2e12},
    {"amd-mi300a", matrix, "i8", 1961.2e12},
    {"amd-mi250-gcd", matrix, "f16", 181e12},
    {"amd-mi250-gcd", matrix, "f64", 45.3e12},
    {"amd-ryzen-9-7950x", vector, "f32", 2.92e12},
    {"amd-ryzen-9-5950x", vector, "f32", 2.51e12},
    {"arm-ethos-u85-128", matrix, "i8", 0.256e12},
    {"arm-ethos-u85-256", matrix, "i8", 0.512e12},
    {"arm-ethos-u85-512", matrix, "i8", 1.024e12},
    {"arm-ethos-u85-1024", matrix, "i8", 2.048e12},
    {"arm-ethos-u85-2048", matrix, "i8", 4.096e12},
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

TEST(TargetRegistry, PeaksDependOnTheAccumulator) {
  struct {
    const char *target, *type, *accumulate;
    double opsPerSecond;
  } const expected[] = {
      {"nvidia-rtx-3090", "f16", "f32", 71e12},
      {"nvidia-rtx-3090", "f16", "f16", 142e12},
      {"nvidia-rtx-4090", "f16", "f32", 165.2e12},
      {"nvidia-rtx-4090", "f16", "f16", 330.3e12},
      {"nvidia-rtx-4090", "f8E4M3FN", "f32", 330.3e12},
      {"nvidia-rtx-4090", "f8E4M3FN", "f16", 660.6e12},
  };
  MLIRContext context;
  for (const auto &[name, type, accumulate, opsPerSecond] : expected) {
    SCOPED_TRACE(std::string(name) + " " + type + " " + accumulate);
    TargetAttr target = getKnownTarget(context, name);
    ASSERT_TRUE(target);
    bool isFound = false;
    for (roofline::UnitAttr unit : target.getUnits())
      for (RateAttr rate : unit.getRates()) {
        if (rate.getElementType() != parseType(type, &context) ||
            rate.getAccumulateType() != parseType(accumulate, &context))
          continue;
        isFound = true;
        double peak =
            unit.getCount() * rate.getOpsPerCycle() * unit.getClockHz();
        EXPECT_NEAR(peak / opsPerSecond, 1.0, 0.015);
      }
    EXPECT_TRUE(isFound);
  }
}

// 16 special functions and 64 integer multiply-adds per clock and
// multiprocessor on every part since Volta but those of the CPU kind.
TEST(TargetRegistry, GPUsOfNVIDIAHaveSpecialAndIntegerRates) {
  MLIRContext context;
  Type f32 = Float32Type::get(&context);
  Type i32 = IntegerType::get(&context, 32);
  for (StringRef name : getKnownTargetNames()) {
    if (!name.starts_with("nvidia-") || name == "nvidia-grace" ||
        name == "nvidia-p100" || name == "nvidia-p4")
      continue;
    SCOPED_TRACE(name.str());
    TargetAttr target = getKnownTarget(context, name);
    ASSERT_TRUE(target);
    for (roofline::UnitAttr unit : target.getUnits()) {
      if (unit.getKind() != UnitKind::vector)
        continue;
      double perCycle = unit.getCount() * unit.getClockHz();
      EXPECT_EQ(target.getPeakOpsPerSecond(UnitKind::special, f32),
                16 * perCycle);
      EXPECT_EQ(target.getPeakOpsPerSecond(UnitKind::vector, i32),
                2 * 64 * perCycle);
    }
  }
}

// Rates are dense, so a factor is of a type with a rate; twice where two of
// four elements are zero, nearly four times where one of four is not.
TEST(TargetRegistry, SparsityIsAFactorOfADenseRate) {
  MLIRContext context;
  unsigned numTargets = 0;
  for (StringRef name : getKnownTargetNames()) {
    SCOPED_TRACE(name.str());
    TargetAttr target = getKnownTarget(context, name);
    ASSERT_TRUE(target);
    auto factors = target.getExtra()
                       ? target.getExtra().getAs<DictionaryAttr>("sparsity")
                       : DictionaryAttr();
    if (!factors)
      continue;
    ++numTargets;
    EXPECT_TRUE(target.getExtra().get("sparsity_source"));
    for (NamedAttribute factor : factors) {
      Type type = parseType(factor.getName(), &context);
      ASSERT_TRUE(type);
      EXPECT_TRUE(target.getPeakOpsPerSecond(UnitKind::matrix, type));
      double value = cast<FloatAttr>(factor.getValue()).getValueAsDouble();
      if (name != "aws-trainium2") {
        EXPECT_EQ(value, 2.0);
      }
    }
  }
  // 29 of NVIDIA (all but V100, T4, Pascal and Grace), 5 of AMD, Trainium 2.
  EXPECT_EQ(numTargets, 35u);
}

TEST(TargetRegistry, EveryTargetHasAPublishedPeak) {
  for (StringRef name : getKnownTargetNames())
    EXPECT_TRUE(llvm::any_of(publishedPeaks, [&](const PublishedPeak &peak) {
      return name == peak.target;
    })) << name.str();
}

// Power if one resource, or several at once, ran at the peak, over the power
// that the part is sold with.
//
// One that is measured alone stays below. The matrix units come to more: their
// figure is what is left of the power per operation that the best-shaped
// product reaches, 71 % to 87 % of the peak, and nothing reaches the peak.
// Memory and the dearest unit at once would take up to 2.2 times the power:
// each figure was taken with the rest idle, that of the matrix units has all
// the power in it, and a board that gets there lowers its clocks.
TEST(TargetRegistry, EnergiesAreNearThePowerOfThePart) {
  MLIRContext context;
  unsigned numTargets = 0;
  for (StringRef name : getKnownTargetNames()) {
    TargetAttr target = getKnownTarget(context, name);
    ASSERT_TRUE(target);
    EnergyAttr energy = target.getEnergy();
    if (!energy)
      continue;
    SCOPED_TRACE(name.str());
    ++numTargets;
    ASSERT_TRUE(target.getExtra() && target.getExtra().get("tdp_w"));
    double power =
        cast<FloatAttr>(target.getExtra().get("tdp_w")).getValueAsDouble();
    ASSERT_TRUE(energy.getStaticWatts() && energy.getSource());
    double idle = *energy.getStaticWatts();
    MemoryAttr outermost = target.getMemory().front();
    ByteEnergyAttr level = energy.findLevel(outermost.getName().getValue());
    ASSERT_TRUE(level);
    double memory =
        1e-12 * level.getPicojoules() * *outermost.getBandwidthBytesPerSecond();
    EXPECT_LE(idle + memory, power);
    double dearest = 0;
    for (OpEnergyAttr entry : energy.getOps()) {
      SCOPED_TRACE(entry.getName());
      // A whole machine's figure is of a unit, and the unit has a rate.
      ASSERT_TRUE(entry.getUnit().has_value());
      std::optional<double> peak =
          target.getPeakOpsPerSecond(*entry.getUnit(), entry.getElementType());
      ASSERT_TRUE(peak.has_value());
      double compute = 1e-12 * entry.getPicojoules() * *peak;
      EXPECT_LE(idle + compute,
                (*entry.getUnit() == UnitKind::matrix ? 1.4 : 1.0) * power);
      dearest = std::max(dearest, compute);
    }
    EXPECT_GE(idle + memory + dearest, power);
    EXPECT_LE(idle + memory + dearest, 2.2 * power);
  }
  EXPECT_EQ(numTargets, 4u);
}

TEST(TargetRegistry, RidgePoints) {
  struct {
    const char *target, *resource, *memory;
    double opsPerByte;
  } const expected[] = {
      {"nvidia-h100-sxm", "matrix.f16", "HBM3", 295.2},       // 989.4e12/3352e9
      {"nvidia-h100-sxm", "matrix.f8E4M3FN", "HBM3", 590.4},  // 1979e12/3352e9
      {"nvidia-h100-sxm", "matrix.f16", "L1", 29.6},          // 989.4/33.45
      {"nvidia-h100-sxm", "vector.f32", "HBM3", 20.0},        // 67e12/3352e9
      {"nvidia-a100-sxm-80gb", "matrix.f16", "HBM2e", 153.0}, // 312e12/2039e9
      {"nvidia-a100-sxm-80gb", "matrix.f16", "L2", 43.2},     // 312/7.219
      {"nvidia-t4", "matrix.f16", "GDDR6", 203.1},            // 65e12/320e9
      {"nvidia-l4", "matrix.f16", "GDDR6", 403.3},            // 121e12/300e9
      {"nvidia-b200", "matrix.bf16", "HBM3e", 293.3},         // 2250e12/7672e9
      {"amd-mi300x", "matrix.f16", "HBM3", 246.7},      // 1307.4e12/5300e9
      {"intel-gaudi3", "matrix.bf16", "HBM2e", 456.9},  // 1677e12/3670e9
      {"google-tpu-v5e", "matrix.bf16", "HBM2", 240.5}, // 197e12/819e9
      {"aws-trainium2", "matrix.bf16", "HBM", 230.0},   // 667e12/2900e9
      {"apple-m1", "vector.f32", "DRAM", 38.2},         // 2.6e12/68e9
      {"amd-epyc-9654", "vector.f32", "DDR5", 24.7},    // 11.37e12/460.8e9
      {"raspberry-pi-5", "vector.f32", "DRAM", 9.0},    // 0.154e12/17.1e9
  };
  MLIRContext context;
  for (const auto &[name, resource, memory, opsPerByte] : expected) {
    SCOPED_TRACE(std::string(name) + " " + resource + " " + memory);
    TargetAttr target = getKnownTarget(context, name);
    ASSERT_TRUE(target);
    bool isFound = false;
    for (const RidgePoint &point : MachineResources(target).getRidgePoints()) {
      if (point.resource != resource || point.memory != memory)
        continue;
      isFound = true;
      EXPECT_NEAR(point.opsPerByte / opsPerByte, 1.0, 0.015);
    }
    EXPECT_TRUE(isFound);
  }
}

} // namespace
