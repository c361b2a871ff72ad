//===- BoxPoints.h - Points of small boxes, one by one ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TEST_UNIT_BOXPOINTS_H
#define MLIR_ROOFLINE_TEST_UNIT_BOXPOINTS_H

#include "mlir-roofline/Interfaces/Access/IndexPart.h"
#include "llvm/ADT/STLExtras.h"

#include <random>

namespace mlir::roofline::test {

inline bool isMember(const PointTerm &points, ArrayRef<int64_t> point) {
  int64_t row = 0;
  for (auto [index, extent] :
       llvm::drop_end(llvm::zip_equal(points.indices, points.set->getShape())))
    row = row * extent + point[index];
  return points.set->contains(row, point[points.indices.back()]);
}

inline llvm::DynamicAPInt evaluate(const IndexFunction &function,
                                   ArrayRef<int64_t> point) {
  llvm::DynamicAPInt value = function.constant;
  for (auto [step, table, index] :
       llvm::zip_equal(function.coefficients, function.tables, point))
    value += step * table.at(index);
  if (function.points.set && isMember(function.points, point))
    value += function.points.step;
  return value;
}

inline bool holds(const HalfSpace &part, ArrayRef<int64_t> point) {
  return evaluate(part.function, point) >= 0;
}

inline bool holds(const IndexPart &part, ArrayRef<int64_t> point) {
  return llvm::all_of(part.getConditions(), [&](const HalfSpace &condition) {
    return holds(condition, point);
  });
}

/// Shows all points of a box with these extents.
inline void forEachPoint(ArrayRef<int64_t> box,
                         llvm::function_ref<void(ArrayRef<int64_t>)> visit) {
  SmallVector<int64_t> point(box.size(), 0);
  while (true) {
    visit(point);
    size_t index = 0;
    while (index < box.size() && ++point[index] == box[index])
      point[index++] = 0;
    if (index == box.size())
      return;
  }
}

/// The same numbers in each run.
struct RandomNumbers {
  explicit RandomNumbers(unsigned seed) : engine(seed) {}

  int64_t get(int64_t low, int64_t high) {
    return std::uniform_int_distribution<int64_t>(low, high)(engine);
  }

  std::mt19937 engine;
};

} // namespace mlir::roofline::test

#endif // MLIR_ROOFLINE_TEST_UNIT_BOXPOINTS_H
