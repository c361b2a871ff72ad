//===- Groups.cpp - Producers and consumers apart -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   %y = linalg.matmul …          // writes %y to memory
//   %z = linalg.generic … %y …    // reads it back
//
// What is between the operations of a fusion group need not leave the fast
// memory of a core. The report knows what each group takes as it is written and
// as one; no stock pass tiles and fuses tensors by itself.
//
//===----------------------------------------------------------------------===//

#include "Advisers.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
class GroupAdviser : public Adviser {
public:
  StringRef getKind() const override { return "unfused-groups"; }
  StringRef getDescription() const override {
    return "operations that could run as one around tiles in fast memory";
  }
  void advise(const AdviceInput &input,
              std::vector<Advice> &pieces) const override;
};
} // namespace

/// Of all executions.
static AdviceSaving getSaving(const ReportFusion::Group &group) {
  const Quantity &times = group.executions.value;
  AdviceSaving saving;
  std::optional<double> executions = times.getDouble();
  if (group.secondsAsWritten && group.seconds && executions)
    saving.seconds = (*group.secondsAsWritten - *group.seconds) * *executions;
  saving.bytes = (group.bytesAsWritten - group.bytes) * times;
  saving.flops = Quantity(0);
  return saving;
}

void GroupAdviser::advise(const AdviceInput &input,
                          std::vector<Advice> &pieces) const {
  Advice piece;
  piece.metric = AdviceMetric::latencyFused;
  piece.what = "what one operation hands to the next fits the fast memory tile "
               "by tile: run them as one (report --fusion lists the groups)";
  piece.remedy.text = "no stock pass; the transform dialect's tiling and "
                      "fusion at each place, or a fused kernel";
  const auto &groups = input.getTarget().fusion.groups;
  if (!groups)
    return;
  for (const ReportFusion::Group &group : *groups) {
    if (group.isRealised)
      continue;
    AdvicePlace place = input.getPlace(group.ops.back());
    place.saving = getSaving(group);
    addPlace(piece, std::move(place));
  }
  pieces.push_back(std::move(piece));
}

std::unique_ptr<Adviser> advice::makeGroupAdviser() {
  return std::make_unique<GroupAdviser>();
}
