//===- FusedFormulas.cpp - Times of groups at all sizes -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/Formulas/FusedFormulas.h"

#include "PieceSearch.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// What is right at all sizes.
struct PutTogether {
  std::optional<Formula> fused, estimate;
  /// Whether that is all that the pieces have.
  bool isComplete = false;
};

struct PieceReader {
  const ModuleCost &cost;
  ProbedTimes &probed;
  OpenSizes &open;
  FormulaGraph &graph;

  std::optional<GroupFormulas> getAt(const SizeBindings &sizes);
  std::vector<GroupFormulas> getPieces(const GroupRegimes &regimes);
  std::optional<GroupFormulas> getLarge(const GroupRegimes &regimes);
  Formula putTogether(const GroupRegimes &regimes,
                      ArrayRef<GroupFormulas> pieces,
                      llvm::function_ref<Formula(const GroupFormulas &)> get);
  std::pair<bool, bool> check(const GroupRegimes &regimes, const Formula &fused,
                              const std::optional<Formula> &estimate);
  PutTogether putAllTogether(const GroupRegimes &regimes,
                             ArrayRef<GroupFormulas> pieces);
};
} // namespace

/// With the groups that there are at these sizes.
std::optional<GroupFormulas> PieceReader::getAt(const SizeBindings &sizes) {
  if (!cost.findZeroDivisions(sizes).empty())
    return std::nullopt;
  SizeProbes::Probe probe(cost, sizes);
  return GroupFormulas::get(cost, probe, probed.getMachine(), graph);
}

/// One after the other; empty where there is no formula.
std::vector<GroupFormulas> PieceReader::getPieces(const GroupRegimes &regimes) {
  std::vector<GroupFormulas> pieces;
  for (const GroupRegimes::Regime &regime : regimes.regimes) {
    // Alone, it is the one of small sizes.
    SizeProbes::Probe &small = *open.getProbes().get().front();
    auto piece =
        regimes.regimes.size() == 1
            ? GroupFormulas::get(cost, small, probed.getMachine(), graph)
            : getAt(regime.sizes);
    if (!piece)
      return {};
    pieces.push_back(std::move(*piece));
  }
  return pieces;
}

/// For large sizes, where the pieces do not say: with the groups of large ones,
/// or of those at which nothing fits if that is what matters.
std::optional<GroupFormulas>
PieceReader::getLarge(const GroupRegimes &regimes) {
  if (!regimes.isComplete || regimes.regimes.size() > 1)
    return getAt(SizeProbes::getHugeSizes(cost));
  return GroupFormulas::get(cost, *open.getProbes().get().back(),
                            probed.getMachine(), graph);
}

/// What all of them are together.
Formula PieceReader::putTogether(
    const GroupRegimes &regimes, ArrayRef<GroupFormulas> pieces,
    llvm::function_ref<Formula(const GroupFormulas &)> get) {
  Formula behind = get(pieces.back());
  for (size_t piece = pieces.size() - 1; piece-- > 0;) {
    Formula before = get(pieces[piece]);
    if (before == behind)
      continue;
    Formula size = *graph.get(Quantity::symbol(regimes.symbol));
    Formula last = *graph.get(Quantity(*regimes.regimes[piece].last));
    behind = ifNotLess(last, size, before) + ifGreater(size, last, behind);
  }
  return behind;
}

/// Whether the two are right wherever anybody looks: groups may be others for
/// other reasons than what fits.
std::pair<bool, bool>
PieceReader::check(const GroupRegimes &regimes, const Formula &fused,
                   const std::optional<Formula> &estimate) {
  bool isFused = true, isEstimate = estimate.has_value();
  auto compare = [&](const SizeBindings &values, const ModuleTime &time) {
    isFused =
        isFused && isValueAt(graph, fused, values, time.getLatencyFused());
    isEstimate = isEstimate &&
                 isValueAt(graph, *estimate, values, time.getLatencyEstimate());
  };
  auto compareAll = [&](ArrayRef<std::unique_ptr<SizeProbes::Probe>> probes) {
    for (const auto &probe : probes)
      if (isFused || isEstimate)
        compare(probe->values, probed.get(*probe));
  };
  compareAll(open.getProbes().get());
  if (isFused || isEstimate)
    compareAll(open.getProbes().getBetween());
  for (const GroupRegimes::Regime &regime : regimes.regimes)
    for (int64_t size : {regime.last.value_or(0), regime.last.value_or(-1) + 1})
      if (size > 0 && (isFused || isEstimate)) {
        SizeBindings values = regime.sizes;
        values[regimes.symbol] = size;
        SizeProbes::Probe probe(cost, values);
        compare(values,
                ModuleTime(probe.cost, probe.flow, probed.getMachine()));
      }
  return {isFused, isEstimate};
}

PutTogether PieceReader::putAllTogether(const GroupRegimes &regimes,
                                        ArrayRef<GroupFormulas> pieces) {
  PutTogether all;
  Formula fused = putTogether(
      regimes, pieces, [](const GroupFormulas &piece) { return piece.fused; });
  std::optional<Formula> estimate;
  if (llvm::all_of(pieces, [](const auto &piece) { return piece.estimate; }))
    estimate = putTogether(regimes, pieces, [](const GroupFormulas &piece) {
      return *piece.estimate;
    });
  auto [isFused, isEstimate] = check(regimes, fused, estimate);
  if (isFused)
    all.fused = fused;
  if (isEstimate)
    all.estimate = estimate;
  all.isComplete = isFused && isEstimate == estimate.has_value();
  return all;
}

std::optional<FusedFormulas> FusedFormulas::get(const ModuleCost &cost,
                                                ProbedTimes &probed,
                                                OpenSizes &open,
                                                FormulaGraph &graph) {
  const GroupRegimes *regimes =
      open.getRegimes(probed.getMachine().getResources().getCoreMemoryBytes());
  // Operations that run as one leave out what a mask drops.
  if (!regimes || open.getProbes().dropOther())
    return std::nullopt;
  PieceReader reader{cost, probed, open, graph};
  std::vector<GroupFormulas> pieces = reader.getPieces(*regimes);
  if (pieces.empty())
    return std::nullopt;
  FusedFormulas result{pieces.front(), pieces.back(), {}, {}, {}};
  PutTogether all;
  if (regimes->isComplete)
    all = reader.putAllTogether(*regimes, pieces);
  if (!all.fused) {
    std::optional<GroupFormulas> large = reader.getLarge(*regimes);
    if (!large)
      return std::nullopt;
    result.large = std::move(*large);
  } else if (pieces.size() > 1) {
    result.split = {regimes->symbol, *regimes->regimes.front().last,
                    regimes->regimes.back().first};
  }
  if (!all.isComplete && regimes->isComplete)
    if (auto found = PieceSearch(cost, probed, graph).find(*regimes, pieces)) {
      PutTogether more = reader.putAllTogether(found->regimes, found->pieces);
      result.hasMorePieces = !all.fused && more.fused;
      if (!all.fused)
        all.fused = more.fused;
      if (!all.estimate)
        all.estimate = more.estimate;
    }
  result.fused = all.fused;
  result.estimate = all.estimate;
  return result;
}
