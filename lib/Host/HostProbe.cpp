//===- HostProbe.cpp - A short measurement of this machine ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Every core has a thread. What a core has to itself (clock, rates, caches) is
// the best of many short samples of each thread, taken while all of them are at
// work; other processes that get in between spoil samples, not the result.
// Memory is shared, so there a sample is a pass of all threads, from the start
// of the first to the end of the last.
//
//===----------------------------------------------------------------------===//

#include "HostProbe.h"

#include "HostThreads.h"

#include "llvm/ADT/STLExtras.h"

#include <atomic>
#include <chrono>
#include <cstring>
#include <memory>
#include <thread>

using namespace llvm;
using namespace mlir::roofline::detail;

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

static constexpr Seconds sampleWindow{0.012}, passWindow{0.05};
static constexpr uint64_t mebibyte = 1 << 20;

/// The kernels take multiples of this, the triad three of them.
static constexpr uint64_t granularity = 3 * 1024;

//===----------------------------------------------------------------------===//
// Samples
//===----------------------------------------------------------------------===//

/// The best amount per second of the samples that fit into a window; `sample`
/// returns what it has done, bytes or operations.
template <typename Fn>
static double measureBest(Fn sample) {
  double best = 0;
  Clock::time_point end =
      Clock::now() + std::chrono::duration_cast<Clock::duration>(sampleWindow);
  for (Clock::time_point start = Clock::now(); start < end;) {
    double done = sample();
    Clock::time_point now = Clock::now();
    best = std::max(best, done / Seconds(now - start).count());
    start = now;
  }
  return best;
}

/// Additions of which each needs the result of the one before: one per cycle.
static double runDependentAdditions() {
  constexpr unsigned numRounds = 8000, numSteps = 16;
  uint64_t value = numRounds, summand = numSteps;
  for (unsigned i = 0; i < numRounds; ++i)
    for (unsigned step = 0; step < numSteps; ++step) {
      value += summand;
      // The compiler must not see through the sum.
      asm volatile("" : "+r"(value), "+r"(summand));
    }
  return numRounds * numSteps;
}

//===----------------------------------------------------------------------===//
// The measurement
//===----------------------------------------------------------------------===//

namespace {
/// When a core began and ended its part of a pass.
struct Interval {
  Clock::time_point start, end;
};

struct CoreResult {
  double clockHz = 0, f32 = 0, f64 = 0, i32 = 0;
  std::vector<double> caches;
  std::vector<Interval> reads, triads;
};

class Probe {
public:
  /// `cacheSlices` are the bytes that each core reads of each cache, 0 to leave
  /// a cache out.
  Probe(const HostSystem &system, const HostKernels &kernels,
        ArrayRef<uint64_t> cacheSlices, uint64_t bytesPerCore)
      : processors(system.cores), kernels(kernels), cacheSlices(cacheSlices),
        bytesPerCore(bytesPerCore), barrier(processors.size()),
        results(processors.size()) {
    for (size_t core = 0; core < processors.size(); ++core)
      buffers.push_back(std::make_unique<Buffer>(bytesPerCore));
  }

  bool hasMemory() const {
    return all_of(buffers, [](const auto &buffer) { return buffer->get(); });
  }

  HostMeasurement run() {
    std::vector<std::thread> threads;
    threads.reserve(processors.size());
    for (size_t core = 0; core < processors.size(); ++core)
      threads.emplace_back([this, core] { runOnCore(core); });
    for (std::thread &thread : threads)
      thread.join();
    return combine();
  }

private:
  void runOnCore(size_t core);
  double measureRate(HostKernels::MultiplyAdd kernel, const void *seed);
  double measureCache(const char *data, uint64_t slice);
  /// Lets all cores do `pass` at the same time, again and again.
  template <typename Fn>
  void measurePasses(size_t core, std::vector<Interval> &intervals, Fn pass);
  HostMeasurement combine() const;
  double getBestPass(std::vector<Interval> CoreResult::*intervals) const;

  ArrayRef<unsigned> processors;
  const HostKernels &kernels;
  ArrayRef<uint64_t> cacheSlices;
  uint64_t bytesPerCore;
  Barrier barrier;
  std::atomic<bool> isLastPass{false};
  std::vector<std::unique_ptr<Buffer>> buffers;
  std::vector<CoreResult> results;
};
} // namespace

/// As many numbers as any kernel wants to start from. They stay normal, and
/// those of the chains differ, so that no chain can stand for another.
template <typename T>
static std::vector<char> makeSeed(const HostKernels &k) {
  size_t perVector = k.vectorBytes / sizeof(T);
  std::vector<T> numbers((k.numChains + 2) * perVector);
  for (auto [index, number] : enumerate(numbers))
    number = static_cast<T>(index % 97 + 1);
  auto fill = [&](size_t vector, T value) {
    std::fill_n(numbers.begin() + vector * perVector, perVector, value);
  };
  // Floats converge to 2, integers wrap.
  fill(k.numChains, std::is_integral_v<T> ? T(3) : T(0.5));
  fill(k.numChains + 1, T(1));
  std::vector<char> bytes(numbers.size() * sizeof(T));
  std::memcpy(bytes.data(), numbers.data(), bytes.size());
  return bytes;
}

/// The widest vector of any instruction set.
static constexpr size_t maxVectorBytes = 64;

double Probe::measureRate(HostKernels::MultiplyAdd kernel, const void *seed) {
  alignas(maxVectorBytes) char sink[maxVectorBytes];
  return measureBest([&] { return kernel(/*steps=*/5000, seed, sink); });
}

double Probe::measureCache(const char *data, uint64_t slice) {
  alignas(maxVectorBytes) char sink[maxVectorBytes];
  // Long enough for the clock to tell.
  uint64_t numReads = std::max<uint64_t>(1, mebibyte / slice);
  return measureBest([&] {
    for (uint64_t i = 0; i < numReads; ++i)
      kernels.read(data, slice, sink);
    return numReads * slice;
  });
}

template <typename Fn>
void Probe::measurePasses(size_t core, std::vector<Interval> &intervals,
                          Fn pass) {
  // A pass more than these for the caches to forget what came before.
  constexpr unsigned minPasses = 3;
  Clock::time_point begin = Clock::now();
  for (unsigned i = 0;; ++i) {
    barrier.wait();
    if (isLastPass.load())
      break;
    Clock::time_point start = Clock::now();
    pass();
    intervals.push_back({start, Clock::now()});
    barrier.wait();
    if (core == 0)
      isLastPass.store(i >= minPasses && Clock::now() - begin > passWindow);
  }
  // All have seen it before the next measurement begins.
  barrier.wait();
  if (core == 0)
    isLastPass.store(false);
  barrier.wait();
}

void Probe::runOnCore(size_t core) {
  pinToProcessor(processors[core]);
  CoreResult &result = results[core];
  char *data = buffers[core]->get();
  // The one who writes first has the pages near by.
  std::memset(data, 0, bytesPerCore);

  // Vectors of the seed must be aligned.
  auto measure = [&](HostKernels::MultiplyAdd kernel,
                     const std::vector<char> &seed) {
    Buffer aligned(seed.size());
    if (!aligned.get())
      return 0.0;
    std::memcpy(aligned.get(), seed.data(), seed.size());
    barrier.wait();
    return measureRate(kernel, aligned.get());
  };
  result.f32 = measure(kernels.f32, makeSeed<float>(kernels));
  result.f64 = measure(kernels.f64, makeSeed<double>(kernels));
  result.i32 = measure(kernels.i32, makeSeed<uint32_t>(kernels));
  barrier.wait();
  result.clockHz = measureBest(runDependentAdditions);

  for (uint64_t slice : cacheSlices) {
    barrier.wait();
    result.caches.push_back(slice ? measureCache(data, slice) : 0);
  }

  alignas(maxVectorBytes) char sink[maxVectorBytes];
  measurePasses(core, result.reads,
                [&] { kernels.read(data, bytesPerCore, sink); });
  size_t third = bytesPerCore / 3;
  auto part = [&](unsigned index) {
    return reinterpret_cast<float *>(data + index * third);
  };
  measurePasses(core, result.triads, [&] {
    kernels.triad(part(0), part(1), part(2), 3, third / sizeof(float));
  });
}

/// Bytes per second of the fastest pass of all cores, without the first.
double Probe::getBestPass(std::vector<Interval> CoreResult::*intervals) const {
  double best = 0;
  for (size_t pass = 1; pass < (results.front().*intervals).size(); ++pass) {
    Interval all = (results.front().*intervals)[pass];
    for (const CoreResult &result : results) {
      all.start = std::min(all.start, (result.*intervals)[pass].start);
      all.end = std::max(all.end, (result.*intervals)[pass].end);
    }
    double bytes = static_cast<double>(bytesPerCore) * results.size();
    best = std::max(best, bytes / Seconds(all.end - all.start).count());
  }
  return best;
}

HostMeasurement Probe::combine() const {
  HostMeasurement all;
  for (const CoreResult &result : results) {
    all.clockHz += result.clockHz / results.size();
    all.f32OpsPerSecond += result.f32;
    all.f64OpsPerSecond += result.f64;
    all.i32OpsPerSecond += result.i32;
  }
  for (auto [index, slice] : enumerate(cacheSlices)) {
    double sum = 0;
    for (const CoreResult &result : results)
      sum += result.caches[index];
    all.cacheBytesPerSecond.push_back(slice ? std::optional(sum)
                                            : std::nullopt);
  }
  all.readBytesPerSecond = getBestPass(&CoreResult::reads);
  all.triadBytesPerSecond = getBestPass(&CoreResult::triads);
  all.bufferBytes = bytesPerCore * results.size();
  return all;
}

//===----------------------------------------------------------------------===//
// Sizes
//===----------------------------------------------------------------------===//

static uint64_t alignUp(uint64_t bytes) {
  return (bytes + granularity - 1) / granularity * granularity;
}

/// What each core reads of each cache: half of its share, if that is more than
/// what the next cache within could hold of it.
static std::vector<uint64_t> getCacheSlices(const HostSystem &system) {
  uint64_t numCores = system.cores.size();
  std::vector<uint64_t> slices;
  for (auto [index, cache] : enumerate(system.caches)) {
    uint64_t slice = cache.capacityBytes / numCores / 2;
    uint64_t inner = index + 1 < system.caches.size()
                         ? system.caches[index + 1].capacityBytes / numCores
                         : 0;
    bool isMeasurable = slice >= granularity && slice >= 2 * inner;
    slices.push_back(isMeasurable ? slice / granularity * granularity : 0);
  }
  return slices;
}

Expected<HostMeasurement>
mlir::roofline::detail::measureHost(const HostSystem &system,
                                    const HostKernels &kernels) {
  uint64_t numCores = system.cores.size();
  uint64_t cacheBytes = system.caches.front().capacityBytes;
  // At four times the last cache little of a pass comes from it. Touching
  // memory for the first time takes long, so a huge cache gets less.
  uint64_t bytes =
      std::clamp(4 * cacheBytes, 64 * mebibyte,
                 std::max(2 * cacheBytes, 96 * mebibyte * numCores));
  uint64_t bytesPerCore = alignUp(bytes / numCores);
  std::vector<uint64_t> slices = getCacheSlices(system);
  auto error = [&](uint64_t needed, const std::string &found) {
    return createStringError("expected " + std::to_string(needed / mebibyte) +
                             " MiB of memory to measure its bandwidth, found " +
                             found);
  };
  // Half of it is left to others.
  if (bytes > system.memoryBytes / 2)
    return error(2 * bytes,
                 std::to_string(system.memoryBytes / mebibyte) + " MiB");
  Probe probe(system, kernels, slices, bytesPerCore);
  if (!probe.hasMemory())
    return error(bytes, "less");
  return probe.run();
}
