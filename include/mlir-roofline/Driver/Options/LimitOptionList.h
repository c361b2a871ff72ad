//===- LimitOptionList.h - What a program may cost --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The limits of `mlir-roofline check` and of `roofline-check`. For the kinds
// see OptionKinds.h.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_DRIVER_OPTIONS_LIMITOPTIONLIST_H
#define MLIR_ROOFLINE_DRIVER_OPTIONS_LIMITOPTIONLIST_H

#include "mlir-roofline/Driver/Options/OptionKinds.h"
#include "mlir-roofline/Report/Compare/Budget.h"

namespace mlir::roofline {

/// Limits as text, as they were given.
struct LimitTexts {
  std::vector<std::string> files, maxima, minima;
  /// Those with a name of their own, as in `addNamedLimit`, and their values.
  std::vector<std::pair<StringRef, std::string>> named;
  bool failOnUnknown = false, acceptEstimates = false;
};

/// Reads the files and the limits. The error says in which option; it is one,
/// too, if nothing is limited.
llvm::Expected<Budget> makeBudget(const LimitTexts &texts);

template <typename Kind>
struct LimitOptionList {
  typename Kind::Owner owner;

  explicit LimitOptionList(typename Kind::Owner owner) : owner(owner) {}

  LimitTexts getTexts() const {
    LimitTexts texts;
    texts.files.assign(files.begin(), files.end());
    texts.maxima.assign(maxima.begin(), maxima.end());
    texts.minima.assign(minima.begin(), minima.end());
    for (const auto &option : named)
      if (Kind::isGiven(option))
        texts.named.push_back({option.ArgStr, option.getValue()});
    texts.failOnUnknown = failOnUnknown;
    texts.acceptEstimates = acceptEstimates;
    return texts;
  }

  typename Kind::template Repeated<std::string> maxima{
      owner, "max",
      llvm::cl::desc("The most that a metric may be, by its name in JSON and "
                     "with a unit:\nenergy_j=2mJ; may be repeated"),
      llvm::cl::value_desc("METRIC=VALUE")};

  typename Kind::template Repeated<std::string> minima{
      owner, "min",
      llvm::cl::desc("The least that a metric may be; may be repeated"),
      llvm::cl::value_desc("METRIC=VALUE")};

  typename Kind::template Option<std::string> named[7] = {
      {owner, "max-parameters", llvm::cl::desc("--max parameters="),
       llvm::cl::value_desc("25M")},
      {owner, "max-macs", llvm::cl::desc("--max macs="),
       llvm::cl::value_desc("1.9G")},
      {owner, "max-flops", llvm::cl::desc("--max flops="),
       llvm::cl::value_desc("4G")},
      {owner, "max-bytes", llvm::cl::desc("--max bytes="),
       llvm::cl::value_desc("100MiB")},
      {owner, "max-peak-activation", llvm::cl::desc("--max live_bytes="),
       llvm::cl::value_desc("512MiB")},
      {owner, "max-latency",
       llvm::cl::desc("--max time_s= (the latency bound), on every target"),
       llvm::cl::value_desc("5ms")},
      {owner, "min-coverage",
       llvm::cl::desc("--min coverage_ops= and coverage_bytes="),
       llvm::cl::value_desc("99%")}};

  typename Kind::template Option<bool> failOnUnknown{
      owner, "fail-on-unknown",
      llvm::cl::desc("Require that every operation has a cost")};

  typename Kind::template Option<bool> acceptEstimates{
      owner, "accept-estimates",
      llvm::cl::desc("Take an estimate within a limit for good enough")};

  typename Kind::template Repeated<std::string> files{
      owner, "budget",
      llvm::cl::desc("Also the limits in this JSON file; may be repeated"),
      llvm::cl::value_desc("FILE")};
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_DRIVER_OPTIONS_LIMITOPTIONLIST_H
