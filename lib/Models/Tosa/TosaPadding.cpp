//===- TosaPadding.cpp - Windows on what a pad has padded -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tosa/TosaModels.h"

#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::roofline;

SmallVector<Window, 3>
tosa_models::getUnpaddedWindows(Value input, ArrayRef<Window> windows) {
  SmallVector<Window, 3> unpadded(windows);
  auto pad = input.getDefiningOp<tosa::PadOp>();
  DenseIntElementsAttr padding;
  if (!pad || !matchPattern(pad.getPadding(), m_Constant(&padding)))
    return unpadded;
  // Two per dimension: before and behind.
  SmallVector<int64_t> amounts;
  for (const APInt &amount : padding)
    amounts.push_back(amount.getSExtValue());
  size_t numWindowed = windows.size();
  if (amounts.size() < 2 * (numWindowed + 1))
    return unpadded;
  for (auto [i, amount] : llvm::enumerate(amounts)) {
    bool isWindowed = i >= 2 && i < 2 * (numWindowed + 1);
    if (amount < 0 || (amount != 0 && !isWindowed))
      return unpadded;
  }
  for (auto [i, window] : llvm::enumerate(unpadded)) {
    int64_t before = amounts[2 * (i + 1)], behind = amounts[2 * (i + 1) + 1];
    window.in -= Quantity(before + behind);
    window.padBefore += before;
    window.padAfter += behind;
  }
  return unpadded;
}
