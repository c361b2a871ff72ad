//===- Precompute.cpp - What parameters alone decide ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   %w = linalg.transpose ins(%weight) …     // every call makes the same
//   %y = linalg.matmul ins(%x, %w) …
//
// An operation that depends on parameters and constants alone can run once,
// when the model is loaded. It then costs nothing in a call; what it makes is
// read from memory as before.
//
//===----------------------------------------------------------------------===//

#include "Advisers.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
class PrecomputeAdviser : public Adviser {
public:
  StringRef getKind() const override { return "precompute"; }
  StringRef getDescription() const override {
    return "transposes, casts and other work on parameters and constants alone";
  }
  void advise(const AdviceInput &input,
              std::vector<Advice> &pieces) const override;
};
} // namespace

void PrecomputeAdviser::advise(const AdviceInput &input,
                               std::vector<Advice> &pieces) const {
  Advice piece;
  piece.what = "operations depend on parameters and constants alone: let them "
               "run once, when the model is loaded, and pass what they make";
  piece.remedy.kind = Remedy::Kind::handOver;
  piece.remedy.text = "what they make as parameters of the program";
  for (unsigned op : input.getTarget().fusion.precomputable) {
    AdvicePlace place = input.getPlace(op);
    place.saving = input.getWhole(op);
    addPlace(piece, std::move(place));
  }
  pieces.push_back(std::move(piece));
}

std::unique_ptr<Adviser> advice::makePrecomputeAdviser() {
  return std::make_unique<PrecomputeAdviser>();
}
