//===- ConstantMasks.cpp - Masks that are constants -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Exporters evaluate a mask and write what comes out. Of every index, and of
// the difference of every two, the least and the most at which one of the
// numbers stands are kept: beyond there is only the other one. So a causal mask
// has one condition, and a window around the diagonal one on either side.
//
//===----------------------------------------------------------------------===//

#include "ConstantMasks.h"

#include <array>
#include <limits>

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
  size_t size() const { return others.size(); }

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
/// An index, or its distance from another.
struct Form {
  size_t dim;
  std::optional<size_t> other;

  int64_t getValue(ArrayRef<int64_t> index) const {
    return index[dim] - (other ? index[*other] : 0);
  }
};

/// Where a form, times `sign`, is `least` or more.
struct Condition {
  Form form;
  int64_t sign, least;

  HalfSpace getHalfSpace(unsigned rank) const;
  /// Whether `other` holds in all of a box wherever this does, as far as the
  /// smallest box around this tells.
  bool implies(const Condition &other, ArrayRef<int64_t> shape) const;
};

/// The values of a form where a number stands.
struct Range {
  int64_t least = std::numeric_limits<int64_t>::max();
  int64_t most = std::numeric_limits<int64_t>::min();

  void add(int64_t value) {
    least = std::min(least, value);
    most = std::max(most, value);
  }
};
} // namespace

HalfSpace Condition::getHalfSpace(unsigned rank) const {
  HalfSpace where = HalfSpace::getEverywhere(rank);
  where.function.constant = -llvm::DynamicAPInt(least);
  where.function.coefficients[form.dim] = sign;
  if (form.other)
    where.function.coefficients[*form.other] = -sign;
  return where;
}

bool Condition::implies(const Condition &other, ArrayRef<int64_t> shape) const {
  // The first and last index of each dimension at which the condition may hold.
  SmallVector<int64_t> low(shape.size()), high;
  for (int64_t extent : shape)
    high.push_back(extent - 1);
  auto narrow = [&](size_t dim, int64_t step, int64_t rest) {
    // step * index >= least - rest
    if (step > 0)
      low[dim] = std::max(low[dim], least - rest);
    else
      high[dim] = std::min(high[dim], rest - least);
  };
  auto getMost = [&](size_t dim, int64_t step) {
    return step > 0 ? shape[dim] - 1 : 0;
  };
  int64_t restOfDim = form.other ? getMost(*form.other, -sign) : 0;
  narrow(form.dim, sign, restOfDim);
  if (form.other)
    narrow(*form.other, -sign, getMost(form.dim, sign));
  auto getLeast = [&](size_t dim, int64_t step) {
    return step > 0 ? low[dim] : -high[dim];
  };
  int64_t reached = getLeast(other.form.dim, other.sign);
  if (other.form.other)
    reached += getLeast(*other.form.other, -other.sign);
  return reached >= other.least;
}

/// Indices with several values, and the differences of every two of them.
static SmallVector<Form> getForms(ArrayRef<int64_t> shape) {
  SmallVector<Form> forms;
  for (size_t dim = 0; dim < shape.size(); ++dim) {
    if (shape[dim] == 1)
      continue;
    forms.push_back({dim, std::nullopt});
    for (size_t other = dim + 1; other < shape.size(); ++other)
      if (shape[other] != 1)
        forms.push_back({dim, other});
  }
  return forms;
}

static Range getAllValues(const Form &form, ArrayRef<int64_t> shape) {
  Range all;
  all.add(form.other ? 1 - shape[*form.other] : 0);
  all.add(shape[form.dim] - 1);
  return all;
}

/// The values of each form, of the first number and of the other.
static std::array<SmallVector<Range>, 2> getRanges(const TwoNumbers &numbers,
                                                   ArrayRef<Form> forms,
                                                   ArrayRef<int64_t> shape) {
  std::array<SmallVector<Range>, 2> ranges;
  ranges.fill(SmallVector<Range>(forms.size()));
  SmallVector<int64_t> index(shape.size());
  for (size_t position = 0; position < numbers.size(); ++position) {
    for (auto [range, form] :
         llvm::zip_equal(ranges[numbers.isOther(position)], forms))
      range.add(form.getValue(index));
    for (size_t dim = shape.size(); dim-- > 0;) {
      if (++index[dim] < shape[dim])
        break;
      index[dim] = 0;
    }
  }
  return ranges;
}

/// Where there is one number alone, given where the other is; none that
/// another one contains.
static SmallVector<Condition> getConditions(ArrayRef<Form> forms,
                                            ArrayRef<Range> elsewhere,
                                            ArrayRef<int64_t> shape) {
  SmallVector<Condition> all, needed;
  for (auto [form, range] : llvm::zip_equal(forms, elsewhere)) {
    Range values = getAllValues(form, shape);
    if (range.most < values.most)
      all.push_back({form, 1, range.most + 1});
    if (range.least > values.least)
      all.push_back({form, -1, 1 - range.least});
  }
  for (auto [number, condition] : llvm::enumerate(all)) {
    bool isContained = llvm::any_of(llvm::enumerate(all), [&](auto other) {
      // Of two that are the same the first stays.
      return other.index() != number &&
             condition.implies(other.value(), shape) &&
             (other.index() < number ||
              !other.value().implies(condition, shape));
    });
    if (!isContained)
      needed.push_back(condition);
  }
  return needed;
}

SmallVector<ConstantMask, 2>
mlir::roofline::getConstantMasks(DenseElementsAttr elements) {
  ShapedType type = elements.getType();
  if (elements.isSplat() || elements.getNumElements() == 0 ||
      !type.getElementType().isIntOrIndexOrFloat())
    return {};
  std::optional<TwoNumbers> numbers = TwoNumbers::get(elements);
  if (!numbers)
    return {};
  ArrayRef<int64_t> shape = type.getShape();
  SmallVector<Form> forms = getForms(shape);
  std::array<SmallVector<Range>, 2> ranges = getRanges(*numbers, forms, shape);
  auto values = elements.value_begin<Attribute>();
  std::array<Attribute, 2> held = {*values,
                                   *(values + numbers->getFirstOther())};
  SmallVector<ConstantMask, 2> masks;
  for (unsigned number : {0, 1})
    for (const Condition &condition :
         getConditions(forms, ranges[1 - number], shape))
      masks.push_back({condition.getHalfSpace(type.getRank()), held[number]});
  return masks;
}
