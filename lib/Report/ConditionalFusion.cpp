//===- ConditionalFusion.cpp - Groups while sizes are small ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Layers/Grouping.h"
#include "mlir-roofline/Machine/Formulas/GroupRegimes.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// What the same operations do in regimes that follow each other.
struct Found {
  unsigned first, last;
  ConditionalGroup group;
};
} // namespace

/// The groups of several operations, or of one with its loops, by what they
/// consist of.
static std::vector<Found> collect(const GroupRegimes &regimes,
                                  const OpenSizes &open, double capacityBytes) {
  std::vector<Found> all;
  std::map<std::vector<unsigned>, unsigned> known;
  for (auto [number, regime] : llvm::enumerate(regimes.regimes))
    for (ConditionalGroup &each : open.getGroups(regime, capacityBytes)) {
      std::vector<unsigned> ops(each.group.ops.begin(), each.group.ops.end());
      if (ops.size() < 2 && each.group.repeats.empty())
        continue;
      auto at = static_cast<unsigned>(number);
      auto [place, isNew] = known.try_emplace(std::move(ops), all.size());
      if (!isNew && all[place->second].last + 1 == at) {
        all[place->second].last = at;
        continue;
      }
      place->second = all.size();
      all.push_back({at, at, std::move(each)});
    }
  return all;
}

static Report::Fusion::Condition makeCondition(const Found &found,
                                               const GroupRegimes &regimes) {
  const GroupRegimes::Regime &first = regimes.regimes[found.first];
  Report::Fusion::Condition condition;
  condition.isStreamed = found.group.group.isStreamed;
  if (!found.group.keptBytes.empty())
    condition.bytes = Quantity::max(found.group.keptBytes);
  for (const auto &[name, value] : first.sizes)
    condition.example.emplace_back(name.str(), value.str());
  bool isAlways = found.first == 0 && found.last + 1 == regimes.regimes.size();
  if (regimes.symbol.empty() || (isAlways && regimes.isComplete))
    return condition;
  condition.symbol = regimes.symbol;
  condition.first = first.first;
  condition.last = regimes.regimes[found.last].last;
  return condition;
}

std::vector<Report::Fusion::Group>
report::listConditionalGroups(const FusionGroups &groups, OpenSizes &open,
                              double capacityBytes) {
  std::vector<Report::Fusion::Group> list;
  const GroupRegimes *regimes = open.getRegimes(capacityBytes);
  if (!regimes)
    return list;
  for (const Found &found : collect(*regimes, open, capacityBytes)) {
    const FusionGroups::Group &group = found.group.group;
    std::optional<unsigned> always = groups.getGroup(group.ops.front());
    if (always && groups.getGroups()[*always].ops == group.ops)
      continue;
    Report::Fusion::Group &made = list.emplace_back();
    made.ops.assign(group.ops.begin(), group.ops.end());
    made.executions = group.executions;
    made.bytesAsWritten = group.bytesAsWritten;
    made.bytes = group.bytes;
    made.condition = makeCondition(found, *regimes);
  }
  return list;
}
