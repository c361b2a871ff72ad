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

/// Whether what a pad writes is as good as 0 where `zeroPoint` is subtracted.
static bool padsWithZeroPoint(tosa::PadOp pad, Value zeroPoint) {
  if (pad.getPadConst() == zeroPoint)
    return true;
  ElementsAttr value, zero;
  if (!matchPattern(pad.getPadConst(), m_Constant(&value)) ||
      !matchPattern(zeroPoint, m_Constant(&zero)))
    return false;
  if (matchPattern(value, m_AnyZeroFloat()))
    return true;
  auto isSplat = [](ElementsAttr elements) {
    return elements.isSplat() && isa<IntegerType>(elements.getElementType());
  };
  return isSplat(value) && isSplat(zero) &&
         value.getSplatValue<APInt>().getSExtValue() ==
             zero.getSplatValue<APInt>().getSExtValue();
}

SmallVector<Window, 3>
tosa_models::getUnpaddedWindows(Value input, Value zeroPoint,
                                ArrayRef<Window> windows) {
  SmallVector<Window, 3> unpadded(windows);
  auto pad = input.getDefiningOp<tosa::PadOp>();
  DenseIntElementsAttr padding;
  if (!pad || !matchPattern(pad.getPadding(), m_Constant(&padding)) ||
      !padsWithZeroPoint(pad, zeroPoint))
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
