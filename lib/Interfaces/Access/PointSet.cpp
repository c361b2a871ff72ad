//===- PointSet.cpp - Points of a box, a bit each -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/Access/PointSet.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallBitVector.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::roofline;

bool PointSet::fits(ArrayRef<int64_t> shape) {
  if (shape.empty())
    return false;
  int64_t left = maxWords;
  for (int64_t extent : shape.drop_back()) {
    if (extent < 1 || extent > left)
      return false;
    left /= extent;
  }
  return shape.back() >= 1 && (shape.back() - 1) / 64 < left;
}

PointSet::PointSet(ArrayRef<int64_t> shape)
    : shape(shape), wordsPerRow(llvm::divideCeil(shape.back(), 64)) {
  int64_t numWords = wordsPerRow;
  for (int64_t extent : shape.drop_back())
    numWords *= extent;
  words.assign(numWords, 0);
}

void PointSet::add(int64_t row, int64_t begin, int64_t end) {
  uint64_t *ofRow = &words[row * wordsPerRow];
  while (begin < end) {
    int64_t length = std::min(end - begin, 64 - begin % 64);
    ofRow[begin / 64] |= llvm::maskTrailingOnes<uint64_t>(length)
                         << (begin % 64);
    begin += length;
  }
}

void PointSet::add(int64_t row, ArrayRef<uint64_t> points) {
  for (auto [place, word] : llvm::enumerate(points))
    words[row * wordsPerRow + place] |= word;
}

int64_t PointSet::count() const {
  int64_t points = 0;
  for (uint64_t word : words)
    points += llvm::popcount(word);
  return points;
}

SmallVector<bool> PointSet::findDependent() const {
  SmallVector<bool> dependent;
  // Rows that differ in this index alone are so many apart.
  int64_t apart = getNumRows();
  for (int64_t extent : ArrayRef(shape).drop_back()) {
    apart /= extent;
    bool differs = false;
    for (int64_t row = 0; row < getNumRows() && !differs; ++row)
      differs = row / apart % extent != 0 && getRow(row) != getRow(row - apart);
    dependent.push_back(differs);
  }
  std::vector<uint64_t> full(wordsPerRow, ~uint64_t(0));
  if (getRowLength() % 64 != 0)
    full.back() = llvm::maskTrailingOnes<uint64_t>(getRowLength() % 64);
  bool differs = false;
  for (int64_t row = 0; row < getNumRows() && !differs; ++row)
    differs = !llvm::all_of(getRow(row), [](uint64_t word) { return !word; }) &&
              getRow(row) != ArrayRef(full);
  dependent.push_back(differs);
  return dependent;
}

std::optional<PointSet> PointSet::cut(ArrayRef<Cut> cuts) const {
  SmallVector<int64_t> newShape;
  for (auto [cut, extent] : llvm::zip_equal(cuts, shape))
    if (cut.step != 0)
      newShape.push_back(cut.step > 0
                             ? llvm::divideCeil(extent - cut.first, cut.step)
                             : cut.first / -cut.step + 1);
  if (newShape.empty())
    return std::nullopt;
  PointSet result(newShape);
  SmallVector<int64_t> at(newShape.size() - 1, 0);
  for (int64_t row = 0; row < result.getNumRows(); ++row) {
    // Where the row is in this set; its last index may be one of the rows here.
    int64_t oldRow = 0, oldColumn = 0, rowStep = 0, columnStep = 0;
    size_t next = 0;
    for (auto [dim, cut] : llvm::enumerate(cuts)) {
      bool isColumn = dim + 1 == shape.size();
      int64_t &place = isColumn ? oldColumn : oldRow;
      int64_t &step = isColumn ? columnStep : rowStep;
      place = place * shape[dim] + cut.first;
      step *= shape[dim];
      if (cut.step == 0)
        continue;
      if (next < at.size())
        place += cut.step * at[next++];
      else
        step += cut.step;
    }
    for (int64_t i = 0; i < newShape.back(); ++i)
      if (contains(oldRow + rowStep * i, oldColumn + columnStep * i))
        result.add(row, i, i + 1);
    for (size_t dim = at.size(); dim-- > 0;) {
      if (++at[dim] < newShape[dim])
        break;
      at[dim] = 0;
    }
  }
  return result;
}

bool PointTerm::covers(ArrayRef<int64_t> extents) const {
  return llvm::all_of(llvm::zip_equal(indices, set->getShape()),
                      [&](auto each) {
                        auto [index, extent] = each;
                        return extents[index] <= extent;
                      });
}

bool PointTerm::relabel(
    llvm::function_ref<std::optional<unsigned>(unsigned)> getTarget) {
  llvm::SmallBitVector taken;
  for (unsigned &index : indices) {
    std::optional<unsigned> target = getTarget(index);
    if (!target)
      return false;
    if (*target >= taken.size())
      taken.resize(*target + 1);
    if (taken.test(*target))
      return false;
    taken.set(*target);
    index = *target;
  }
  return true;
}
