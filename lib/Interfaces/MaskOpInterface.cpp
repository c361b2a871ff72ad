//===- MaskOpInterface.cpp - What masks annihilate ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/MaskOpInterface.h"

#include "mlir-roofline/Interfaces/MaskOpInterface.cpp.inc"

using namespace mlir;
using namespace mlir::roofline;

bool mlir::roofline::isMaskedScore(const APFloat &score) {
  // No score of a trained model comes near.
  constexpr double masked = -1e4;
  if (score.isNaN())
    return false;
  APFloat wide = score;
  bool isInexact;
  wide.convert(APFloat::IEEEdouble(), APFloat::rmNearestTiesToEven, &isInexact);
  return wide.convertToDouble() <= masked;
}
