//===- DeadOps.cpp - What nothing depends on ------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   %unused = linalg.exp ins(%x) …   // runs as the program is written
//
//===----------------------------------------------------------------------===//

#include "Advisers.h"

#include "mlir-roofline/Program/DeadOps.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
class DeadOpsAdviser : public Adviser {
public:
  StringRef getKind() const override { return "dead-code"; }
  StringRef getDescription() const override {
    return "operations that no result depends on";
  }
  void advise(const AdviceInput &input,
              std::vector<Advice> &pieces) const override;
};
} // namespace

void DeadOpsAdviser::advise(const AdviceInput &input,
                            std::vector<Advice> &pieces) const {
  Advice piece;
  piece.what = "no result and no memory depends on these operations";
  piece.remedy = {Remedy::Kind::passes, "builtin.module(canonicalize)"};
  const DeadOps &dead = DeadOps::get(input.cost);
  for (auto [number, op] : llvm::enumerate(input.cost.getOps())) {
    if (!dead.contains(op.op))
      continue;
    AdvicePlace place = input.getPlace(number);
    place.saving = input.getWhole(number);
    addPlace(piece, std::move(place));
  }
  pieces.push_back(std::move(piece));
}

std::unique_ptr<Adviser> advice::makeDeadOpsAdviser() {
  return std::make_unique<DeadOpsAdviser>();
}
