//===- Elsewhere.cpp - Where constants are not one number -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Elsewhere.h"

using namespace mlir;
using namespace mlir::roofline;

Elsewhere::Elsewhere(ArrayRef<int64_t> shape) : shape(shape) {
  for (size_t index = 0; index + 1 < shape.size(); ++index) {
    found.emplace_back(shape[index], false);
    for (size_t other = index + 1; other < shape.size(); ++other)
      hulls.push_back({index, other,
                       std::vector<int64_t>(shape[index], shape[other]),
                       std::vector<int64_t>(shape[index], -1)});
  }
  changes.assign(shape.back() + 1, 0);
}

void Elsewhere::add(ArrayRef<int64_t> row, int64_t begin, int64_t end) {
  if (!next.empty()) {
    begin = next[begin];
    end = previous[end] + 1;
    if (begin >= end)
      return;
  }
  for (size_t index = 0; index + 1 < shape.size(); ++index)
    found[index][row[index]] = true;
  numElements += end - begin;
  ++changes[begin];
  --changes[end];
  for (Hull &hull : hulls) {
    bool isLast = hull.other + 1 == shape.size();
    int64_t &first = hull.first[row[hull.index]];
    int64_t &last = hull.last[row[hull.index]];
    first = std::min(first, isLast ? begin : row[hull.other]);
    last = std::max(last, isLast ? end - 1 : row[hull.other]);
  }
}

std::vector<bool> Elsewhere::getFree(size_t index) const {
  std::vector<bool> free;
  if (index + 1 < shape.size()) {
    free = found[index];
    free.flip();
    return free;
  }
  int64_t rows = 0;
  for (int64_t value = 0; value < shape[index]; ++value)
    free.push_back((rows += changes[value]) == 0);
  return free;
}

std::vector<bool> Elsewhere::getFull() const {
  int64_t numRows = 1, rows = 0;
  for (int64_t extent : shape.drop_back())
    numRows *= extent;
  std::vector<bool> full;
  full.reserve(shape.back());
  for (int64_t value = 0; value < shape.back(); ++value)
    full.push_back((rows += changes[value]) == numRows);
  return full;
}

void Elsewhere::leaveOut(std::vector<bool> values) {
  *this = Elsewhere(shape);
  int64_t size = values.size(), seen = size;
  next.assign(size + 1, size);
  previous.assign(size + 1, -1);
  for (int64_t value = size; value-- > 0;)
    next[value] = seen = values[value] ? seen : value;
  seen = -1;
  for (int64_t value = 0; value < size; ++value)
    previous[value + 1] = seen = values[value] ? seen : value;
}

bool mlir::roofline::findElsewhere(const ConstantElements &elements,
                                   ArrayRef<MaskNumber> numbers,
                                   ArrayRef<int64_t> shape,
                                   MutableArrayRef<Elsewhere> elsewhere) {
  // Beyond the few that masks have in a row.
  int64_t length = shape.back(), numRows = elements.size() / length;
  int64_t left = (int64_t(1) << 20) + 16 * numRows;
  SmallVector<int64_t> row(shape.size() - 1);
  for (int64_t number = 0; number < numRows; ++number) {
    int64_t start = number * length;
    for (int64_t begin = 0; begin < length;) {
      uint64_t bits = elements.getBits(start + begin);
      int64_t end = elements.getRunEnd(start + begin, start + length) - start;
      for (auto [each, places] : llvm::zip_equal(numbers, elsewhere))
        if (!each.contains(bits))
          places.add(row, begin, end);
      begin = end;
      if (--left < 0)
        return false;
    }
    for (size_t dim = row.size(); dim-- > 0;) {
      if (++row[dim] < shape[dim])
        break;
      row[dim] = 0;
    }
  }
  return true;
}
