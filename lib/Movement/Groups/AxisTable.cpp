//===- AxisTable.cpp - Directions that loops and tensors share ------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AxisTable.h"

using namespace mlir;
using namespace mlir::roofline;

Axes AxisTable::add(const Quantity &extent) {
  if (extent.isOne())
    return {};
  nodes.push_back({extent, {}});
  return {static_cast<unsigned>(nodes.size() - 1)};
}

void AxisTable::resolve(Axes &list) {
  if (llvm::all_of(list,
                   [&](unsigned axis) { return nodes[axis].parts.empty(); }))
    return;
  SmallVector<unsigned> pending(llvm::reverse(list));
  list.clear();
  while (!pending.empty()) {
    unsigned axis = pending.pop_back_val();
    ArrayRef<unsigned> parts = nodes[axis].parts;
    if (parts.empty())
      list.push_back(axis);
    else
      llvm::append_range(pending, llvm::reverse(parts));
  }
}

void AxisTable::merge(unsigned axis, unsigned other) {
  if (axis != other)
    nodes[axis].parts = {other};
}

Axes AxisTable::split(unsigned axis, int64_t inner) {
  Quantity extent = nodes[axis].extent;
  Axes parts = add(Quantity::floorDiv(extent, inner));
  parts.append(add(inner));
  nodes[axis].parts.assign(parts.begin(), parts.end());
  return parts;
}

/// `a / b`, if both are numbers and it is one, too, and more than 1.
static std::optional<int64_t> getRatio(const Quantity &a, const Quantity &b) {
  std::optional<int64_t> whole = a.getInt64(), part = b.getInt64();
  if (!whole || !part || *part <= 1 || *whole <= *part || *whole % *part != 0)
    return std::nullopt;
  return *whole / *part;
}

bool AxisTable::align(Axes &a, Axes &b) {
  resolve(a);
  resolve(b);
  size_t i = a.size(), j = b.size();
  while (i != 0 && j != 0) {
    const Quantity &left = getExtent(a[i - 1]), &right = getExtent(b[j - 1]);
    if (left == right) {
      --i;
      --j;
      continue;
    }
    bool isLeft = getRatio(left, right).has_value();
    if (!isLeft && !getRatio(right, left))
      return false;
    Axes &list = isLeft ? a : b;
    size_t &end = isLeft ? i : j;
    int64_t inner = *(isLeft ? right : left).getInt64();
    Axes parts = split(list[end - 1], inner);
    list.erase(list.begin() + end - 1);
    list.insert(list.begin() + end - 1, parts.begin(), parts.end());
    ++end;
    // An axis may stand in the other list, too.
    size_t fromEnd = (isLeft ? b : a).size() - (isLeft ? j : i);
    resolve(isLeft ? b : a);
    (isLeft ? j : i) = (isLeft ? b : a).size() - fromEnd;
  }
  return i == 0 && j == 0;
}

namespace {
/// A piece of a row-major layout: an axis, or something that no axis tells.
struct Piece {
  Quantity extent;
  std::optional<unsigned> axis;
};
} // namespace

SmallVector<TensorDim> AxisTable::reshape(ArrayRef<TensorDim> dims,
                                          ArrayRef<Quantity> shape) {
  SmallVector<Piece> pieces;
  for (const TensorDim &dim : dims) {
    Axes axes = dim.axes;
    resolve(axes);
    if (!dim.isKnown && !dim.extent.isOne())
      pieces.push_back({dim.extent, std::nullopt});
    else
      for (unsigned axis : axes)
        pieces.push_back({getExtent(axis), axis});
  }
  SmallVector<TensorDim> result;
  for (const Quantity &extent : shape)
    result.push_back({extent, {}, /*isKnown=*/false});
  // From the innermost dimension on, until something does not fit.
  for (TensorDim &dim : llvm::reverse(result)) {
    Quantity filled = 1;
    SmallVector<Piece> inside;
    while (filled != dim.extent) {
      if (pieces.empty())
        return result;
      Piece piece = pieces.pop_back_val();
      std::optional<int64_t> ratio = getRatio(dim.extent, filled);
      Quantity left = filled.isOne() ? dim.extent
                      : ratio        ? Quantity(*ratio)
                                     : Quantity(0);
      if (getRatio(piece.extent, left)) {
        int64_t inner = *left.getInt64();
        Quantity outer = Quantity::floorDiv(piece.extent, inner);
        if (piece.axis) {
          Axes parts = split(*piece.axis, inner);
          pieces.push_back({outer, parts.front()});
          piece = {inner, parts.back()};
        } else {
          pieces.push_back({outer, std::nullopt});
          piece.extent = inner;
        }
      }
      inside.push_back(piece);
      filled *= piece.extent;
      std::optional<int64_t> sum = filled.getInt64(),
                             all = dim.extent.getInt64();
      if (sum && all && *sum > *all)
        return result;
    }
    dim.isKnown = true;
    for (const Piece &piece : llvm::reverse(inside)) {
      dim.isKnown &= piece.axis.has_value();
      if (piece.axis)
        dim.axes.push_back(*piece.axis);
    }
  }
  return result;
}
