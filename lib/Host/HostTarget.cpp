//===- HostTarget.cpp - The machine that runs this ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Host/HostTarget.h"

#include "HostProbe.h"
#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/TargetParser/Host.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::detail;

namespace {
/// The widest kernels that the processor can run, and what they are called.
struct KernelChoice {
  const HostKernels *kernels;
  std::string isa;
};
struct Host {
  HostSystem system;
  HostMeasurement measurement;
  KernelChoice choice;
};
} // namespace

static KernelChoice chooseKernels() {
#ifdef ROOFLINE_HOST_X86
  llvm::StringMap<bool> features = llvm::sys::getHostCPUFeatures();
  if (features.lookup("avx512f"))
    return {&avx512Kernels, "AVX-512"};
  if (features.lookup("avx2") && features.lookup("fma"))
    return {&avx2Kernels, "AVX2 and FMA"};
  return {&baseKernels, "SSE2"};
#elif defined(__aarch64__)
  return {&baseKernels, "Neon"};
#else
  return {&baseKernels, "vectors as the compiler lowers them"};
#endif
}

static llvm::Expected<Host> makeHost() {
  llvm::Expected<std::vector<unsigned>> allowed = getAllowedProcessors();
  if (!allowed)
    return allowed.takeError();
  llvm::Expected<HostSystem> system = readHostSystem("", *allowed);
  if (!system)
    return system.takeError();
  KernelChoice choice = chooseKernels();
  llvm::Expected<HostMeasurement> measurement =
      measureHost(*system, *choice.kernels);
  if (!measurement)
    return measurement.takeError();
  return Host{std::move(*system), std::move(*measurement), std::move(choice)};
}

/// Three digits: a short measurement has no more.
static FloatAttr makeMeasured(Builder &builder, double value) {
  double scale = std::pow(10, 2 - std::floor(std::log10(value)));
  return builder.getF64FloatAttr(std::round(value * scale) / scale);
}

static std::string formatNumberOf(uint64_t count, StringRef noun) {
  return llvm::formatv("{0} {1}{2}", count, noun, count == 1 ? "" : "s");
}

static std::string formatMebibytes(uint64_t bytes) {
  return llvm::formatv("{0:f0} MiB", bytes / 1048576.0);
}

static roofline::UnitAttr makeUnit(Builder &builder, const Host &host) {
  MLIRContext *context = builder.getContext();
  const HostMeasurement &measured = host.measurement;
  size_t count = host.system.cores.size();
  FloatAttr clock = makeMeasured(builder, measured.clockHz);
  SmallVector<RateAttr> rates;
  auto addRate = [&](Type type, double opsPerSecond) {
    double opsPerCycle = opsPerSecond / (count * clock.getValueAsDouble());
    rates.push_back(RateAttr::get(context, type,
                                  makeMeasured(builder, opsPerCycle), Type(),
                                  StringAttr()));
  };
  addRate(builder.getF64Type(), measured.f64OpsPerSecond);
  addRate(builder.getF32Type(), measured.f32OpsPerSecond);
  addRate(builder.getI32Type(), measured.i32OpsPerSecond);
  std::string source = llvm::formatv(
      "system: {0} of {1} that this process may use{2}; measured: clock "
      "by dependent additions, rates by {3} chains of multiply-adds in "
      "registers of {4} bits ({5}), all cores at once",
      formatNumberOf(count, "core"), llvm::sys::getHostCPUName(),
      host.system.quota
          ? llvm::formatv(", of whose time it gets {0:f1}", *host.system.quota)
                .str()
          : "",
      host.choice.kernels->numChains, host.choice.kernels->vectorBytes * 8,
      host.choice.isa);
  return roofline::UnitAttr::get(context, UnitKind::vector, count, clock, rates,
                                 builder.getStringAttr(source));
}

static MemoryAttr makeMemory(Builder &builder, const Host &host) {
  const HostMeasurement &measured = host.measurement;
  // Traffic that stays in caches on its way out makes the triad slower, not
  // faster; the faster of both is what nothing beats.
  double bandwidth =
      std::max(measured.readBytesPerSecond, measured.triadBytesPerSecond);
  std::string source = llvm::formatv(
      "system: {0}; measured: {1} of {2} ({3:f1} times the largest cache), all "
      "cores at once; reads {4}, triad {5}",
      host.system.isMemoryLimited ? "memory limit of the control group"
                                  : "MemTotal in /proc/meminfo",
      measured.readBytesPerSecond >= measured.triadBytesPerSecond
          ? "fastest read"
          : "fastest triad",
      formatMebibytes(measured.bufferBytes),
      static_cast<double>(measured.bufferBytes) /
          host.system.caches.front().capacityBytes,
      formatSI(measured.readBytesPerSecond, "B/s"),
      formatSI(measured.triadBytesPerSecond, "B/s"));
  return MemoryAttr::get(
      builder.getContext(), builder.getStringAttr("DRAM"),
      builder.getF64FloatAttr(static_cast<double>(host.system.memoryBytes)),
      makeMeasured(builder, bandwidth), /*spaces=*/{}, /*held=*/{},
      /*instances=*/1, /*lineBytesAttr=*/FloatAttr(),
      builder.getStringAttr(source));
}

static MemoryAttr makeCache(Builder &builder, const HostCache &cache,
                            std::optional<double> bandwidth) {
  std::string source =
      llvm::formatv("system: {0} in /sys/devices/system/cpu/*/cache{1}",
                    formatNumberOf(cache.numInstances, "instance"),
                    bandwidth ? "; measured: reads by all cores at once" : "");
  return MemoryAttr::get(
      builder.getContext(),
      builder.getStringAttr("L" + llvm::utostr(cache.level)),
      builder.getF64FloatAttr(static_cast<double>(cache.capacityBytes)),
      bandwidth ? makeMeasured(builder, *bandwidth) : FloatAttr(),
      /*spaces=*/{}, /*held=*/{}, std::max(1u, cache.numInstances),
      /*lineBytesAttr=*/FloatAttr(), builder.getStringAttr(source));
}

llvm::Expected<TargetAttr> mlir::roofline::getHostTarget(MLIRContext *context) {
  // Two measurements never agree to the digit, and one run of a tool must not
  // see two machines.
  struct Cached {
    std::optional<Host> host;
    std::string error;
  };
  static const Cached cached = [] {
    llvm::Expected<Host> host = makeHost();
    if (!host)
      return Cached{std::nullopt, llvm::toString(host.takeError())};
    return Cached{std::move(*host), ""};
  }();
  if (!cached.host)
    return llvm::createStringError(cached.error);

  context->getOrLoadDialect<RooflineDialect>();
  const Host &host = *cached.host;
  Builder builder(context);
  SmallVector<MemoryAttr> memory = {makeMemory(builder, host)};
  for (auto [cache, bandwidth] : llvm::zip_equal(
           host.system.caches, host.measurement.cacheBytesPerSecond))
    memory.push_back(makeCache(builder, cache, bandwidth));
  return TargetAttr::get(context, builder.getStringAttr(hostTargetName),
                         /*vendor=*/StringAttr(), {makeUnit(builder, host)},
                         memory, /*bytePerElement=*/{builder.getI1Type()},
                         /*efficiency=*/{}, /*energy=*/{},
                         /*extra=*/DictionaryAttr());
}
