//===- Serving.h - A language model on a server -----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Two programs answer requests: one reads prompts and makes the first token,
// the other makes one token more and runs again and again, while what it looks
// back on grows. From what each takes at its sizes follows what a server asks:
// how long until the first token, how long for each token more, how many tokens
// a second, and how many requests at once.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SWEEP_SERVING_H
#define MLIR_ROOFLINE_SWEEP_SERVING_H

#include "mlir-roofline/Sweep/Sweep.h"

namespace mlir::roofline {

/// One of the two programs, which outlives what is asked of it.
struct ServedProgram {
  /// What reports call it: a function, or a file.
  std::string name;
  const ModuleCost &cost;
  const Parameters &parameters;
  /// `bindings` gives values to all open sizes but the next two.
  ReportOptions options;
  /// The open sizes that count the requests which run side by side, and the
  /// tokens of each that are looked back on, those of this run included.
  std::string batch, context;
};

struct ServingOptions {
  /// Of each request, both >= 1. The first program reads the former and makes
  /// one token, the second makes the others.
  int64_t inputTokens = 1, outputTokens = 1;
  /// Distinct, each >= 1; at least one.
  std::vector<int64_t> batches;
  /// Each of them answers requests of its own with a copy of the model; >= 1.
  int64_t numDevices = 1;
  /// In seconds or joules, of targets; empty: the usual ones.
  std::vector<const Metric *> metrics;
};

struct Serving {
  /// A metric of the two programs: by batch; not a number: absent.
  struct Figure {
    const Metric *metric;
    /// Of the numbers that there are.
    CountStatus prefillStatus = CountStatus::exact,
                decodeStatus = CountStatus::exact;
    /// One run of the first program, and the mean of all runs of the second,
    /// empty if there are none.
    std::vector<double> prefill, decode;

    /// `unknown` where there is no number.
    CountStatus getPrefillStatus(size_t batch) const;
    CountStatus getDecodeStatus(size_t batch) const;
    /// Of what is made of both.
    CountStatus getStatus(size_t batch) const;
  };

  /// What limits a program on a target.
  struct Limits {
    /// By batch; empty if nothing or it is not known.
    std::vector<std::string> byBatch;
    /// The batches up to `maxServedBatch` with which compute units are the
    /// limit for the largest part of the latency bound: intervals, both ends
    /// inclusive. Absent without a formula.
    std::optional<std::vector<std::pair<int64_t, int64_t>>> computeBound;
    /// The batches from which the first and the last of the operations that
    /// come to be compute-bound are so; absent if none does.
    std::optional<std::pair<int64_t, int64_t>> turns;
    /// The largest with which parameters, caches and the peak of the program
    /// fit the outermost memory: 0 if none does. Absent if any does, or the
    /// target has no capacity.
    std::optional<Quantity> largestBatch;
  };

  struct Target {
    std::string name, memory;
    /// Of its outermost memory, in bytes; absent if it is not known what the
    /// programs need, either.
    std::optional<Quantity> capacity;
    std::vector<Figure> figures;
    /// The second at the context in the middle.
    Limits prefill, decode;
  };

  /// The names of the programs and of their file, or files.
  std::string file, decodeFile, prefillName, decodeName;
  ServingOptions request;
  /// Of the second program's parameters.
  ParameterSum parameters;
  /// Bytes by which the caches of one request grow with a token, and what all
  /// hold at the end: by batch. Absent and empty without caches.
  std::optional<Quantity> cacheBytesPerToken;
  std::vector<Quantity> cacheBytes;
  /// Parameters, caches and the peak of the program that needs more: by batch.
  /// Empty if it is not known.
  std::vector<Quantity> neededBytes;
  std::vector<Target> targets;
  /// Of those metrics that are no formula: at so many contexts the second
  /// program has been analysed, and means are taken of straight lines between
  /// them. 0: at all.
  size_t numAnalysedContexts = 0;
  /// Metrics that need the analysis at more batches than is done unasked.
  std::vector<const Metric *> leftOut;

  /// The contexts of the second program's runs, both inclusive; none if the
  /// second is less.
  std::pair<int64_t, int64_t> getContexts() const {
    return {request.inputTokens + 1,
            request.inputTokens + request.outputTokens - 1};
  }
  /// Of a figure in seconds: tokens that one device makes in a second, from the
  /// prompts' arrival to the last token. Not a number if it is not known.
  double getTokensPerSecond(const Figure &figure, size_t batch) const;
  /// Of a figure in joules: for each token that is made.
  double getPerToken(const Figure &figure, size_t batch) const;

private:
  double getSum(const Figure &figure, size_t batch) const;
};

/// Metrics that serving asks for, if there is nothing else named.
std::vector<const Metric *> getServingMetrics();

/// Where it is asked what bounds a batch of any size.
inline constexpr int64_t maxServedBatch = int64_t(1) << 16;

/// More batches than these have figures that need the analysis only if somebody
/// names them.
inline constexpr size_t maxAnalysedBatches = 64;

/// Fails if that leaves a size open that a figure depends on, and says which.
llvm::Expected<Serving> runServing(const ServedProgram &prefill,
                                   const ServedProgram &decode,
                                   ArrayRef<TargetAttr> targets,
                                   const ServingOptions &options);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SWEEP_SERVING_H
