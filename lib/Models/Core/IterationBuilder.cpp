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
  std::optional<int64_t> offset = 0;
  for (Value input : inputs) {
    SmallVector<AffineExpr> position(loops);
    if (offset) {
      position[axis] = loops[axis] - *offset;
      builder.read(input, position);
    } else {
      builder.readAnywhere(input);
    }
    int64_t extent = cast<ShapedType>(input.getType()).getDimSize(axis);
    if (ShapedType::isDynamic(extent))
      offset.reset();
    else if (offset)
      *offset += extent;
  }
  builder.write(result, loops);
  return builder.take();
}

std::optional<IterationSpace>
roofline::getPaddedSpace(Operation *op, Value source, Value result,
                         ArrayRef<std::optional<int64_t>> low,
                         SizeProvider &sizes) {
  if (!isRanked(result) || !isRanked(source))
    return std::nullopt;
  IterationBuilder builder(op, sizes);
  SmallVector<AffineExpr> loops = builder.addLoops(result);
  SmallVector<AffineExpr> position(loops);
  bool isOpen = false;
  for (auto [dim, begin] : llvm::enumerate(low)) {
    isOpen |= !begin;
    position[dim] = loops[dim] - begin.value_or(0);
  }
  if (isOpen)
    builder.readAnywhere(source);
  else
    builder.read(source, position);
  builder.write(result, loops);
  return builder.take();
}
