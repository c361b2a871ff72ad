//===- Padding.cpp - Copies that add a border ---------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   %p = tensor.pad %x low[1, 1] high[1, 1] …    // copies all of %x
//   %y = linalg.conv_2d … %p …
//
// The border is known: a kernel can supply it as it loads. The copy is then
// saved, and its reader reads a little less, which is not counted.
//
//===----------------------------------------------------------------------===//

#include "../Advisers.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
class PaddingAdviser : public Adviser {
public:
  StringRef getKind() const override { return "padding"; }
  StringRef getDescription() const override {
    return "copies that put a border around a tensor";
  }
  void advise(const AdviceInput &input,
              std::vector<Advice> &pieces) const override;
};
} // namespace

void PaddingAdviser::advise(const AdviceInput &input,
                            std::vector<Advice> &pieces) const {
  Advice piece;
  piece.what = "tensors are copied to get a border: let whoever reads them "
               "supply it while loading";
  piece.remedy.text = "no stock pass; kernels with padding of their own, or "
                      "tiles that are padded in fast memory";
  for (auto [number, op] : llvm::enumerate(input.cost.getOps())) {
    if (!isa<tensor::PadOp, tosa::PadOp>(op.op))
      continue;
    AdvicePlace place = input.getPlace(number);
    place.saving = input.getWhole(number);
    addPlace(piece, std::move(place));
  }
  pieces.push_back(std::move(piece));
}

std::unique_ptr<Adviser> advice::makePaddingAdviser() {
  return std::make_unique<PaddingAdviser>();
}
