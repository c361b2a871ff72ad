//===- Advice.h - What would make a program faster --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Pieces of advice as plain data: where something is lost, how much less it
// would be, and what brings that about. A saving is predicted from the figures
// of the program as it is; whoever applies the remedy adds what was found then.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_ADVICE_ADVICE_H
#define MLIR_ROOFLINE_ADVICE_ADVICE_H

#include "mlir-roofline/Support/Formula/Quantity.h"

#include <optional>
#include <string>
#include <vector>

namespace mlir::roofline {

/// Which figure a piece of advice lowers.
enum class AdviceMetric {
  /// Operation after operation, as the program is written.
  latencyBound,
  /// Group after group, where groups need not be written as such.
  latencyFused,
  /// The latency bound over the items of a batch.
  latencyBoundPerItem
};

/// The name of its figure in JSON reports: `latency_bound_s`.
StringRef stringifyAdviceMetric(AdviceMetric metric);

/// How much less something takes, in one execution of the program. Negative
/// where it is more: fused operations may compute again.
struct AdviceSaving {
  /// Of the metric; absent while that is symbolic.
  std::optional<double> seconds;
  /// Absent where nothing is said of them.
  std::optional<Quantity> bytes, flops;
};

/// An operation that a piece of advice is about.
struct AdvicePlace {
  /// Its id in reports.
  unsigned id;
  std::string op, function, location;
  /// The location as people read it; see `Report::Op`.
  std::string place;
  /// What its change saves, where that can be told apart from the others'.
  AdviceSaving saving;
};

/// What brings a saving about.
struct Remedy {
  enum class Kind {
    /// `text` is a pipeline of MLIR's own passes, for
    /// `mlir-opt --pass-pipeline`.
    passes,
    /// `text` is an option of this tool, as it is written: `--allow-tf32`. The
    /// program itself has to be built accordingly.
    option,
    /// What operations make of parameters is a parameter in their place.
    handOver,
    /// No stock pass does it; `text` says what would.
    none
  };
  Kind kind = Kind::none;
  std::string text;
};

/// The name in JSON: `passes`, `option`, `hand-over`, `none`.
StringRef stringifyRemedyKind(Remedy::Kind kind);

struct Advice {
  /// One of those of `getAdvisers`.
  std::string kind;
  /// What is lost and what to do, one sentence.
  std::string what;
  AdviceMetric metric = AdviceMetric::latencyBound;
  /// In program order, at least one.
  std::vector<AdvicePlace> places;
  /// Of all places together.
  AdviceSaving predicted;
  Remedy remedy;
  /// How many items a batch has now, and how many with the remedy; for the
  /// metric by item.
  std::optional<int64_t> itemsBefore, items;
  /// The same figures after the remedy was applied to a copy, less those of the
  /// program as it is. Absent where it was not.
  std::optional<AdviceSaving> found;
  /// About how many steps the remedy takes whose number grows faster than the
  /// program: a few millions are a second or two.
  uint64_t numSteps = 0;
  static constexpr uint64_t tooManySteps = uint64_t(1) << 40;
  /// Why it was not, if it should have been.
  std::string failure;

  /// How far what was found is from what was predicted, over what was
  /// predicted. Absent without either, and where nothing was predicted.
  std::optional<double> getError() const;
  /// The part of the program's latency bound that is predicted to be saved; of
  /// that by item, if the metric is. Absent while either is symbolic, and of a
  /// bound of 0.
  std::optional<double> getShare(std::optional<double> latencyBound) const;
};

/// The advice on one program for one target.
struct AdviceList {
  std::string file, target;
  /// As the program is; absent while symbolic.
  std::optional<double> latencyBound, latencyFused, latencyFloor;
  Quantity bytes, flops;
  /// What saves most first. Pieces overlap: savings do not add up.
  std::vector<Advice> pieces;
  /// Whether remedies were to be applied.
  bool isVerified = false;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_ADVICE_ADVICE_H
