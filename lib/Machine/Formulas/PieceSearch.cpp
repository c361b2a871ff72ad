//===- PieceSearch.cpp - At which sizes groups change ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PieceSearch.h"

#include "mlir-roofline/Machine/ModuleTime.h"

using namespace mlir;
using namespace mlir::roofline;

/// Nobody reads more.
static constexpr size_t maxPieces = 8;
/// How many sizes are tried, each a whole analysis: 6 ends of a piece, each
/// found among a few thousand sizes.
static constexpr size_t maxLooks = 96;

bool PieceSearch::findSize() {
  for (const SizeSymbol &symbol : cost.getSymbols()) {
    if (!symbol.isOpen() || cost.isBound(symbol.name))
      continue;
    if (size)
      return false;
    size = &symbol;
  }
  return size != nullptr;
}

SizeBindings PieceSearch::getBindings(int64_t value) const {
  SizeBindings bindings;
  bindings[size->name] = value;
  return bindings;
}

std::optional<PieceSearch::Seconds> PieceSearch::getSeconds(int64_t value) {
  if (auto found = known.find(value); found != known.end())
    return found->second;
  SizeBindings bindings = getBindings(value);
  if (known.size() == maxLooks || !cost.findZeroDivisions(bindings).empty())
    return std::nullopt;
  SizeProbes::Probe probe(cost, bindings);
  ModuleTime time(probe.cost, probe.flow, probed.getMachine());
  return known[value] = {time.getLatencyFused(), time.getLatencyEstimate()};
}

bool PieceSearch::holds(const Piece &piece, int64_t value) {
  std::optional<Seconds> seconds = getSeconds(value);
  isLost |= !seconds;
  if (!seconds)
    return false;
  SizeBindings bindings = getBindings(value);
  const GroupFormulas &formulas = piece.formulas;
  return isValueAt(graph, formulas.fused, bindings, seconds->fused) &&
         (!formulas.estimate ||
          isValueAt(graph, *formulas.estimate, bindings, seconds->estimate));
}

/// Its ends, and sizes as programs have them in between.
SmallVector<int64_t> PieceSearch::getTests(const Piece &piece) const {
  SampleSizes samples = SizeProbes::getSizes(*size, /*number=*/0);
  SmallVector<int64_t> tests = {
      piece.first, piece.last.value_or(samples.get(SampleExtent::huge))};
  for (SampleExtent extent :
       {SampleExtent::small, SampleExtent::middle, SampleExtent::large})
    if (int64_t value = samples.get(extent);
        value > piece.first && value < tests[1])
      tests.push_back(value);
  llvm::sort(tests);
  return tests;
}

int64_t PieceSearch::findEnd(const Piece &piece, int64_t right, int64_t wrong) {
  while (std::abs(wrong - right) > 1) {
    int64_t middle = right + (wrong - right) / 2;
    (holds(piece, middle) ? right : wrong) = middle;
  }
  return right;
}

bool PieceSearch::addRest(int64_t at, int64_t first,
                          std::optional<int64_t> last,
                          std::vector<Piece> &rest) {
  SizeProbes::Probe probe(cost, getBindings(at));
  std::optional<GroupFormulas> formulas =
      GroupFormulas::get(cost, probe, probed.getMachine(), graph);
  if (!formulas)
    return false;
  rest.push_back({first, last, at, std::move(*formulas)});
  return true;
}

bool PieceSearch::cut(Piece &piece, std::vector<Piece> &rest) {
  if (!holds(piece, piece.at))
    return false;
  SmallVector<int64_t> tests = getTests(piece);
  int64_t at = piece.at;
  for (int64_t test : llvm::reverse(tests)) {
    if (test >= at || holds(piece, test))
      continue;
    int64_t first = findEnd(piece, at, test);
    if (!addRest(test, piece.first, first - 1, rest))
      return false;
    piece.first = first;
    break;
  }
  for (int64_t test : tests) {
    if (test <= at || holds(piece, test))
      continue;
    int64_t last = findEnd(piece, at, test);
    if (!addRest(test, last + 1, piece.last, rest))
      return false;
    piece.last = last;
    break;
  }
  return true;
}

std::optional<PieceSearch::Result>
PieceSearch::find(const GroupRegimes &regimes, ArrayRef<GroupFormulas> pieces) {
  if (!findSize())
    return std::nullopt;
  std::vector<Piece> open, found;
  for (auto [regime, formulas] : llvm::zip_equal(regimes.regimes, pieces)) {
    if (size->range && (regime.first > size->range->high ||
                        regime.last.value_or(regime.first) < size->range->low))
      continue;
    std::optional<int64_t> at = regime.sizes.lookup(size->name).getInt64();
    std::optional<int64_t> last = regime.last;
    if (!last && size->range)
      last = size->range->high;
    if (!at)
      return std::nullopt;
    open.push_back({regime.first, last, *at, formulas});
  }
  if (open.empty())
    return std::nullopt;
  if (size->range)
    open.front().first = std::max<int64_t>(size->range->low, 1);
  while (!open.empty()) {
    Piece piece = std::move(open.back());
    open.pop_back();
    if (!cut(piece, open) || isLost || open.size() + found.size() >= maxPieces)
      return std::nullopt;
    found.push_back(std::move(piece));
  }
  llvm::sort(found,
             [](const Piece &a, const Piece &b) { return a.first < b.first; });
  Result result;
  result.regimes.symbol = size->name;
  for (Piece &piece : found) {
    result.regimes.regimes.push_back(
        {piece.first, piece.last, getBindings(piece.at)});
    result.pieces.push_back(std::move(piece.formulas));
  }
  // The last one holds for whatever is larger.
  result.regimes.regimes.back().last.reset();
  return result;
}
