//===- ElementwiseFusion.cpp - Chains written op by op --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   %0 = linalg.generic … exp %x        // writes %0, which then is read
//   %1 = linalg.generic … add %0, %y
//
// As one operation they move %x, %y and %1. See FusionSimulation for which
// become one, and FusedCost for what that costs.
//
//===----------------------------------------------------------------------===//

#include "../Advisers.h"
#include "FusedCost.h"

using namespace mlir;
using namespace mlir::roofline;
using advice::FusionSimulation;

namespace {
class FusionAdviser : public Adviser {
public:
  StringRef getKind() const override { return "elementwise-fusion"; }
  StringRef getDescription() const override {
    return "elementwise operations that run one by one";
  }
  void advise(const AdviceInput &input,
              std::vector<Advice> &pieces) const override;
};
} // namespace

void FusionAdviser::advise(const AdviceInput &input,
                           std::vector<Advice> &pieces) const {
  Advice piece;
  piece.what =
      "elementwise operations run one by one, and what is between them "
      "goes through memory: let each run in the operation that reads "
      "it";
  piece.remedy = {Remedy::Kind::passes,
                  "builtin.module(linalg-fuse-elementwise-ops)"};
  advice::forEachFunction(input, [&](Operation *function) {
    FusionSimulation simulation(function, /*generalizes=*/false);
    if (simulation.hasLimitedGroup())
      piece.numSteps = Advice::tooManySteps;
    for (const FusionSimulation::Group &fused : simulation.getGroups())
      advice::addGroup(input, fused, piece);
  });
  pieces.push_back(std::move(piece));
}

std::unique_ptr<Adviser> advice::makeFusionAdviser() {
  return std::make_unique<FusionAdviser>();
}
