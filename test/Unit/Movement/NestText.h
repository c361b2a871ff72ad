//===- NestText.h - Loop nests written down ---------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TEST_UNIT_NESTTEXT_H
#define MLIR_ROOFLINE_TEST_UNIT_NESTTEXT_H

#include "mlir-roofline/Movement/LoopNest.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"

namespace mlir::roofline::test {

/// The type of a value, in which every extent is known.
inline ShapedType getOwnType(Value value) {
  return cast<ShapedType>(value.getType());
}

/// A nest of which the last map is that of the output. Its tensors are as
/// large as the maps reach, and all elements are of one type.
struct NestText {
  SmallVector<int64_t> extents;
  /// Results, in the loops d0, d1, …
  SmallVector<std::string> maps;
  unsigned bits = 8;
  bool readsOutput = false;

  AffineMap getMap(size_t number, MLIRContext &context) const {
    std::string text = "affine_map<(";
    for (size_t loop = 0; loop < extents.size(); ++loop)
      text += (loop ? ",d" : "d") + std::to_string(loop);
    text += ")->(" + maps[number] + ")>";
    return cast<AffineMapAttr>(parseAttribute(text, &context)).getValue();
  }

  /// One more than the largest index. Of large nests, that of the last
  /// iteration.
  SmallVector<int64_t> getShape(AffineMap map) const {
    SmallVector<int64_t> last;
    int64_t iterations = 1;
    for (int64_t extent : extents) {
      last.push_back(extent - 1);
      iterations *= extent;
    }
    SmallVector<int64_t> shape = map.compose(last);
    for (int64_t number = 0; iterations <= 4096 && number < iterations;
         ++number) {
      SmallVector<int64_t> point;
      int64_t rest = number;
      for (int64_t extent : extents) {
        point.push_back(rest % extent);
        rest /= extent;
      }
      for (auto [size, index] : llvm::zip_equal(shape, map.compose(point)))
        size = std::max(size, index);
    }
    for (int64_t &size : shape)
      ++size;
    return shape;
  }

  LoopNest getNest(MLIRContext &context) const {
    IterationSpace space;
    Block block;
    Builder builder(&context);
    auto add = [&](size_t number, bool isWritten, Value value = {}) {
      AffineMap map = getMap(number, context);
      if (!value)
        value = block.addArgument(
            MemRefType::get(getShape(map), builder.getIntegerType(bits)),
            builder.getUnknownLoc());
      space.accesses.push_back({value, map, isWritten});
      return value;
    };
    AffineMap output = getMap(maps.size() - 1, context);
    for (auto [loop, extent] : llvm::enumerate(extents))
      space.addLoop(extent, output.isFunctionOfDim(loop));
    for (size_t i = 0; i + 1 < maps.size(); ++i)
      add(i, /*isWritten=*/false);
    Value written = add(maps.size() - 1, /*isWritten=*/true);
    if (readsOutput)
      add(maps.size() - 1, /*isWritten=*/false, written);
    return *getLoopNest(space, getOwnType);
  }
};

} // namespace mlir::roofline::test

#endif // MLIR_ROOFLINE_TEST_UNIT_NESTTEXT_H
