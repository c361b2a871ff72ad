//===- ConstantMasks.cpp - Masks that are constants -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Exporters evaluate a causal mask and write what comes out. Where the numbers
// change on the way from the first element along an axis says which condition
// it can be; all other elements have to agree.
//
//===----------------------------------------------------------------------===//

#include "ConstantMasks.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// Elements that are one of two, in order.
class TwoNumbers {
public:
  /// Nothing if there are fewer or more than two.
  static std::optional<TwoNumbers> get(DenseElementsAttr elements);

  /// Whether it is not the number of the first element.
  bool isOther(size_t position) const { return others[position]; }
  size_t getFirstOther() const { return firstOther; }

private:
  std::vector<bool> others;
  size_t firstOther = 0;
};
} // namespace

/// Calls `visit` with the bits of each element until it returns false.
static void forEachElement(DenseElementsAttr elements,
                           llvm::function_ref<bool(StringRef)> visit) {
  if (elements.getElementType().isInteger(1)) {
    for (bool each : elements.getValues<bool>())
      if (!visit(each ? "1" : "0"))
        return;
    return;
  }
  ArrayRef<char> data = elements.getRawData();
  size_t size = data.size() / elements.getNumElements();
  for (; !data.empty(); data = data.drop_front(size))
    if (!visit(StringRef(data.data(), size)))
      return;
}

std::optional<TwoNumbers> TwoNumbers::get(DenseElementsAttr elements) {
  TwoNumbers numbers;
  std::optional<std::string> first, second;
  bool isMore = false;
  forEachElement(elements, [&](StringRef bits) {
    if (!first)
      first = bits;
    bool isOther = bits != *first;
    if (isOther && !second) {
      second = bits;
      numbers.firstOther = numbers.others.size();
    }
    isMore = isOther && bits != *second;
    numbers.others.push_back(isOther);
    return !isMore;
  });
  if (isMore || !second)
    return std::nullopt;
  return numbers;
}

namespace {
/// An index, or its distance from another, that is `least` or more.
struct Condition {
  size_t dim;
  std::optional<size_t> other;
  int64_t least;

  bool holds(ArrayRef<int64_t> index) const {
    return index[dim] - (other ? index[*other] : 0) >= least;
  }
  HalfSpace getHalfSpace(unsigned rank) const;
};
} // namespace

HalfSpace Condition::getHalfSpace(unsigned rank) const {
  HalfSpace where = HalfSpace::getEverywhere(rank);
  where.function.constant = -llvm::DynamicAPInt(least);
  where.function.coefficients[dim] = 1;
  if (other)
    where.function.coefficients[*other] = -1;
  return where;
}

/// Whether the other number stands exactly where a condition holds.
static bool isExactly(const Condition &condition, const TwoNumbers &numbers,
                      ArrayRef<int64_t> shape) {
  SmallVector<int64_t> index(shape.size());
  size_t numElements = ShapedType::getNumElements(shape);
  for (size_t position = 0; position < numElements; ++position) {
    if (condition.holds(index) != numbers.isOther(position))
      return false;
    for (size_t dim = shape.size(); dim-- > 0;) {
      if (++index[dim] < shape[dim])
        break;
      index[dim] = 0;
    }
  }
  return true;
}

/// The first index along `dim`, all others at 0, at which the number changes.
static std::optional<int64_t> findChange(const TwoNumbers &numbers,
                                         ArrayRef<int64_t> shape, size_t dim) {
  size_t stride = ShapedType::getNumElements(shape.drop_front(dim + 1));
  for (int64_t i = 1; i < shape[dim]; ++i)
    if (numbers.isOther(i * stride))
      return i;
  return std::nullopt;
}

/// The condition that tells the numbers apart; nothing if there is none.
static std::optional<Condition> findCondition(const TwoNumbers &numbers,
                                              ArrayRef<int64_t> shape) {
  for (size_t dim = 0; dim < shape.size(); ++dim) {
    std::optional<int64_t> change = findChange(numbers, shape, dim);
    if (!change)
      continue;
    Condition alone{dim, std::nullopt, *change};
    if (isExactly(alone, numbers, shape))
      return alone;
    for (size_t other = 0; other < shape.size(); ++other) {
      Condition distance{dim, other, *change};
      if (other != dim && isExactly(distance, numbers, shape))
        return distance;
    }
    // Conditions on other indices do not change anything along this one.
    return std::nullopt;
  }
  return std::nullopt;
}

std::optional<ConstantMask> ConstantMask::get(DenseElementsAttr elements) {
  ShapedType type = elements.getType();
  if (elements.isSplat() || elements.getNumElements() == 0 ||
      !type.getElementType().isIntOrIndexOrFloat())
    return std::nullopt;
  std::optional<TwoNumbers> numbers = TwoNumbers::get(elements);
  if (!numbers)
    return std::nullopt;
  std::optional<Condition> condition = findCondition(*numbers, type.getShape());
  if (!condition)
    return std::nullopt;
  auto values = elements.value_begin<Attribute>();
  return ConstantMask{condition->getHalfSpace(type.getRank()),
                      *(values + numbers->getFirstOther()), *values};
}
