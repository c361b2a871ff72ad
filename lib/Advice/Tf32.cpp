//===- Tf32.cpp - Products of f32 on the matrix unit ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A multiply-accumulate of f32 runs on the vector unit unless its factors may
// be rounded to tf32. It then takes 2 operations at the peak of matrix.tf32,
// and the operation as long as the longest of what remains.
//
//===----------------------------------------------------------------------===//

#include "Advisers.h"
#include "OpDemands.h"

using namespace mlir;
using namespace mlir::roofline;
using advice::OpDemands;

namespace {
class Tf32Adviser : public Adviser {
public:
  StringRef getKind() const override { return "tf32"; }
  StringRef getDescription() const override {
    return "products of f32 that the matrix unit could do in tf32";
  }
  void advise(const AdviceInput &input,
              std::vector<Advice> &pieces) const override;
};
} // namespace

void Tf32Adviser::advise(const AdviceInput &input,
                         std::vector<Advice> &pieces) const {
  if (input.machine.getOptions().allowTf32)
    return;
  Advice piece;
  piece.what = "multiply-accumulates of f32 take the vector unit: let the "
               "matrix unit round their factors to tf32";
  piece.remedy = {Remedy::Kind::option, "--allow-tf32"};
  for (auto [number, op] : llvm::enumerate(input.cost.getOps())) {
    Type type = op.cost.macOperandType;
    std::optional<double> before = input.getSeconds(number);
    auto demands = OpDemands::get(op.cost, input.machine);
    if (!type || !type.isF32() || !before || !demands ||
        !demands->moveMacs(FloatTF32Type::get(type.getContext())))
      continue;
    double saved = *before - demands->getSeconds();
    if (saved <= 0)
      continue;
    AdvicePlace place = input.getPlace(number);
    place.saving = input.getExecuted(number, {saved, Quantity(0), Quantity(0)});
    addPlace(piece, std::move(place));
  }
  pieces.push_back(std::move(piece));
}

std::unique_ptr<Adviser> advice::makeTf32Adviser() {
  return std::make_unique<Tf32Adviser>();
}
