//===- Layout.cpp - Copies into another layout --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   %t = linalg.transpose ins(%x) …         // moves all of %x
//   %y = linalg.matmul ins(%t, %w) …        // reads what it has moved
//
// As generic operations both are one: the product reads %x by another map.
//
//===----------------------------------------------------------------------===//

#include "../Advisers.h"
#include "FusedCost.h"

using namespace mlir;
using namespace mlir::roofline;
using advice::FusionSimulation;

namespace {
class LayoutAdviser : public Adviser {
public:
  StringRef getKind() const override { return "layout-copies"; }
  StringRef getDescription() const override {
    return "transposes and copies that whatever reads them could do on the way";
  }
  void advise(const AdviceInput &input,
              std::vector<Advice> &pieces) const override;
};
} // namespace

/// Whether a group lets an operation go that computes nothing but moves.
static bool hasCopy(const AdviceInput &input,
                    const FusionSimulation::Group &fused) {
  return llvm::any_of(
      ArrayRef(fused.ops).drop_back(), [&](linalg::LinalgOp op) {
        return llvm::any_of(input.getNumbers(op), [&](unsigned number) {
          const OpCost &cost = input.cost.getOps()[number].cost;
          return cost.work.empty() && !cost.getBytes().isZero() &&
                 !isa<linalg::GenericOp>(op.getOperation());
        });
      });
}

void LayoutAdviser::advise(const AdviceInput &input,
                           std::vector<Advice> &pieces) const {
  Advice piece;
  piece.what = "named operations move tensors into another layout for the one "
               "that reads them: make both generic and one (with all else that "
               "then fuses)";
  piece.remedy = {Remedy::Kind::passes,
                  "builtin.module(linalg-generalize-named-ops,"
                  "linalg-fuse-elementwise-ops)"};
  bool isCopied = false;
  advice::forEachFunction(input, [&](Operation *function) {
    FusionSimulation simulation(function, /*generalizes=*/true);
    if (simulation.hasLimitedGroup())
      piece.numSteps = Advice::tooManySteps;
    for (const FusionSimulation::Group &fused : simulation.getGroups()) {
      isCopied |= hasCopy(input, fused);
      advice::addGroup(input, fused, piece);
    }
  });
  if (isCopied)
    pieces.push_back(std::move(piece));
}

std::unique_ptr<Adviser> advice::makeLayoutAdviser() {
  return std::make_unique<LayoutAdviser>();
}
