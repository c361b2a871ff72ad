//===- IterationBuilder.cpp - Putting iteration spaces together -----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/IterationBuilder.h"

using namespace mlir;
using namespace mlir::roofline;

static bool isRanked(Value value) {
  return cast<ShapedType>(value.getType()).hasRank();
}

std::optional<IterationSpace>
roofline::getConcatenationSpace(Operation *op, ValueRange inputs, Value result,
                                unsigned axis, SizeProvider &sizes) {
  if (!isRanked(result) || !llvm::all_of(inputs, isRanked))
    return std::nullopt;
  IterationBuilder builder(op, sizes);
  SmallVector<AffineExpr> loops = builder.addLoops(result);
  SmallVector<Quantity> shifts(loops.size(), 0);
  for (Value input : inputs) {
    builder.readMoved(input, loops, shifts);
    shifts[axis] -= sizes.getDim(input, axis);
  }
  builder.write(result, loops);
  return builder.take();
}

std::optional<IterationSpace>
roofline::getPaddedSpace(Operation *op, Value source, Value result,
                         ArrayRef<Quantity> low, SizeProvider &sizes) {
  if (!isRanked(result) || !isRanked(source))
    return std::nullopt;
  IterationBuilder builder(op, sizes);
  SmallVector<AffineExpr> loops = builder.addLoops(result);
  SmallVector<Quantity> shifts;
  for (const Quantity &begin : low)
    shifts.push_back(Quantity(0) - begin);
  if (shifts.size() == loops.size())
    builder.readMoved(source, loops, shifts);
  else
    builder.readAnywhere(source);
  builder.write(result, loops);
  return builder.take();
}
