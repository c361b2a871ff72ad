//===- OrderTests.cpp - Comparisons of numbers ----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Scalar/Known/OrderTests.h"

#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace mlir::roofline;

static std::optional<OrderTest> getTest(arith::CmpIPredicate predicate) {
  using Predicate = arith::CmpIPredicate;
  switch (predicate) {
  case Predicate::eq:
    return OrderTest{false, true, false};
  case Predicate::ne:
    return OrderTest{true, false, true};
  case Predicate::slt:
    return OrderTest{true, false, false};
  case Predicate::sle:
    return OrderTest{true, true, false};
  case Predicate::sgt:
    return OrderTest{false, false, true};
  case Predicate::sge:
    return OrderTest{false, true, true};
  case Predicate::ult:
    return OrderTest{true, false, false, /*isUnsigned=*/true};
  case Predicate::ule:
    return OrderTest{true, true, false, /*isUnsigned=*/true};
  case Predicate::ugt:
    return OrderTest{false, false, true, /*isUnsigned=*/true};
  case Predicate::uge:
    return OrderTest{false, true, true, /*isUnsigned=*/true};
  }
  return std::nullopt;
}

static std::optional<OrderTest> getTest(arith::CmpFPredicate predicate) {
  using Predicate = arith::CmpFPredicate;
  switch (predicate) {
  case Predicate::OEQ:
  case Predicate::UEQ:
    return OrderTest{false, true, false};
  case Predicate::ONE:
  case Predicate::UNE:
    return OrderTest{true, false, true};
  case Predicate::OLT:
  case Predicate::ULT:
    return OrderTest{true, false, false};
  case Predicate::OLE:
  case Predicate::ULE:
    return OrderTest{true, true, false};
  case Predicate::OGT:
  case Predicate::UGT:
    return OrderTest{false, false, true};
  case Predicate::OGE:
  case Predicate::UGE:
    return OrderTest{false, true, true};
  // Whether something is a number at all is another question.
  default:
    return std::nullopt;
  }
}

std::optional<OrderTest> mlir::roofline::getOrderTest(Operation *op) {
  if (auto comparison = dyn_cast<arith::CmpIOp>(op))
    return getTest(comparison.getPredicate());
  if (auto comparison = dyn_cast<arith::CmpFOp>(op))
    return getTest(comparison.getPredicate());
  return std::nullopt;
}

std::optional<bool> mlir::roofline::compareNumbers(const OrderTest &test,
                                                   Attribute a, Attribute b) {
  auto integerA = dyn_cast<IntegerAttr>(a), integerB = dyn_cast<IntegerAttr>(b);
  if (integerA && integerB && integerA.getType() == integerB.getType()) {
    const APInt &x = integerA.getValue(), &y = integerB.getValue();
    bool isUnsigned = test.isUnsigned || integerA.getType().isUnsignedInteger();
    bool isLess = isUnsigned ? x.ult(y) : x.slt(y);
    return test.holds(x == y ? 0 : (isLess ? -1 : 1));
  }
  auto floatA = dyn_cast<FloatAttr>(a), floatB = dyn_cast<FloatAttr>(b);
  if (!floatA || !floatB || floatA.getType() != floatB.getType())
    return std::nullopt;
  switch (floatA.getValue().compare(floatB.getValue())) {
  case APFloat::cmpLessThan:
    return test.less;
  case APFloat::cmpEqual:
    return test.same;
  case APFloat::cmpGreaterThan:
    return test.greater;
  case APFloat::cmpUnordered:
    return std::nullopt;
  }
  return std::nullopt;
}

/// Where `sign` times a function is at least `least`.
static HalfSpace getBeyond(IndexFunction function, int64_t sign,
                           int64_t least) {
  function.scale(llvm::DynamicAPInt(sign));
  function.constant -= least;
  return {std::move(function)};
}

/// Where the numbers of one index are so that the test holds, and where not.
static std::optional<HalfSpace> getWhere(const OrderTest &test,
                                         const IndexFunction &difference,
                                         ArrayRef<int64_t> extents) {
  std::optional<unsigned> index = difference.getOnlyIndex();
  if (!index)
    return std::nullopt;
  std::optional<std::vector<int64_t>> numbers =
      difference.getNumbers(*index, extents[*index]);
  if (!numbers)
    return std::nullopt;
  std::vector<bool> holds;
  for (int64_t number : *numbers)
    holds.push_back(test.holds(number < 0 ? -1 : number > 0));
  return HalfSpace::getWhere(difference.getNumIndices(), *index, holds);
}

SmallVector<TestOutcome, 2>
mlir::roofline::getOutcomes(const OrderTest &test, const IndexFunction &a,
                            const IndexFunction &b, ArrayRef<int64_t> extents) {
  if (test.isUnsigned &&
      (a.getRange(extents).first < 0 || b.getRange(extents).first < 0))
    return {};
  IndexFunction difference = a;
  if (!difference.add(b, -1))
    return {};
  auto split = [](const HalfSpace &part, bool holds) {
    return SmallVector<TestOutcome, 2>{{part, holds},
                                       {part.getComplement(), !holds}};
  };
  if (difference.isConstant()) {
    int order = difference.constant < 0 ? -1 : difference.constant > 0;
    return {{HalfSpace::getEverywhere(a.getNumIndices()), test.holds(order)}};
  }
  bool isOneSided = test.less != test.greater;
  if (!isOneSided || !difference.isLinear())
    if (std::optional<HalfSpace> where = getWhere(test, difference, extents))
      return split(*where, true);
  if (isOneSided)
    return split(getBeyond(difference, 1, test.same == test.greater ? 0 : 1),
                 test.greater);
  // Of numbers that are the same or not, it is known on either side of where
  // they are.
  return {{getBeyond(difference, -1, 1), test.less},
          {getBeyond(difference, 1, 1), test.greater}};
}
