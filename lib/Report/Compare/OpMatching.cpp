//===- OpMatching.cpp - Which operation was which -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Report/Compare/Difference.h"

#include "Layers/LayerNames.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"

using namespace mlir;
using namespace mlir::roofline;
using SummaryOp = ReportSummary::Op;

/// Whether a location is a line of a file, which moves when lines above it do,
/// or none at all.
static bool isPosition(StringRef location) {
  auto [rest, column] = location.rsplit(':');
  auto [file, line] = rest.rsplit(':');
  auto isNumber = [](StringRef text) {
    return !text.empty() && llvm::all_of(text, llvm::isDigit);
  };
  return (isNumber(column) && isNumber(line)) || location == report::noLocation;
}

namespace {
/// What operations have in common that are taken for the same one. An empty key
/// is that of no operation.
struct Rule {
  std::string (*getKey)(const SummaryOp &op);
  /// Whether as many operations must be left on both sides.
  bool isOfWholeKind = false;
};

class Matching {
public:
  Matching(ArrayRef<SummaryOp> before, ArrayRef<SummaryOp> after)
      : before(before), after(after), isTaken(before.size()),
        partners(after.size()) {}

  void apply(const Rule &rule);
  std::vector<std::optional<unsigned>> take() { return std::move(partners); }

private:
  ArrayRef<SummaryOp> before, after;
  std::vector<bool> isTaken;
  std::vector<std::optional<unsigned>> partners;
};
} // namespace

void Matching::apply(const Rule &rule) {
  struct Candidates {
    std::vector<unsigned> before;
    unsigned numAfter = 0, numTaken = 0;
  };
  llvm::StringMap<Candidates> byKey;
  for (auto [i, op] : llvm::enumerate(before))
    if (!isTaken[i])
      byKey[rule.getKey(op)].before.push_back(i);
  std::vector<std::pair<unsigned, Candidates *>> open;
  for (auto [i, op] : llvm::enumerate(after)) {
    if (partners[i])
      continue;
    std::string key = rule.getKey(op);
    auto found = key.empty() ? byKey.end() : byKey.find(key);
    if (found == byKey.end())
      continue;
    ++found->second.numAfter;
    open.emplace_back(i, &found->second);
  }
  for (auto [i, candidates] : open) {
    if (candidates->numTaken == candidates->before.size() ||
        (rule.isOfWholeKind &&
         candidates->numAfter != candidates->before.size()))
      continue;
    unsigned partner = candidates->before[candidates->numTaken++];
    isTaken[partner] = true;
    partners[i] = partner;
  }
}

/// Parts of keys are kept apart by what is in none of them.
static std::string join(std::initializer_list<StringRef> parts) {
  return llvm::join(parts, StringRef("\0", 1));
}

std::vector<std::optional<unsigned>>
mlir::roofline::matchOps(ArrayRef<SummaryOp> before,
                         ArrayRef<SummaryOp> after) {
  static const Rule rules[] = {
      {[](const SummaryOp &op) {
        return join({op.op, op.function, op.layer, op.location, op.shape});
      }},
      {[](const SummaryOp &op) {
        return join({op.op, op.layer, op.location, op.shape});
      }},
      {[](const SummaryOp &op) {
        return isPosition(op.location) ? ""
                                       : join({op.op, op.layer, op.location});
      }},
      {[](const SummaryOp &op) { return join({op.op, op.layer, op.shape}); }},
      {[](const SummaryOp &op) { return join({op.op, op.shape}); }},
      {[](const SummaryOp &op) {
        return join({op.op, op.layer, op.location});
      }},
      {[](const SummaryOp &op) { return op.op; }, /*isOfWholeKind=*/true}};
  Matching matching(before, after);
  for (const Rule &rule : rules)
    matching.apply(rule);
  return matching.take();
}
