//===- SameStorage.cpp - Values that are one memory -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/Access/SameStorage.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

/// Longer chains of views are taken to end here.
static constexpr unsigned maxViews = 64;
/// Positions are a few operations away from what they are computed of.
static constexpr unsigned maxDepth = 4;

static bool isSameValue(Value a, Value b, unsigned depth);

/// Whether both compute the same, given that their operands from `from` on do.
static bool isSameOperation(Operation *a, Operation *b, unsigned from,
                            unsigned depth) {
  if (a->getName() != b->getName() || a->getNumRegions() != 0 ||
      a->getNumOperands() != b->getNumOperands() ||
      a->getResultTypes() != b->getResultTypes() ||
      a->getAttrDictionary() != b->getAttrDictionary())
    return false;
  for (unsigned i = from, e = a->getNumOperands(); i != e; ++i)
    if (!isSameValue(a->getOperand(i), b->getOperand(i), depth))
      return false;
  return true;
}

static bool isSameValue(Value a, Value b, unsigned depth) {
  if (a == b)
    return true;
  auto first = dyn_cast<OpResult>(a), second = dyn_cast<OpResult>(b);
  return depth != 0 && first && second &&
         first.getResultNumber() == second.getResultNumber() &&
         isMemoryEffectFree(first.getOwner()) &&
         isSameOperation(first.getOwner(), second.getOwner(), 0, depth - 1);
}

bool mlir::roofline::isSameValue(Value a, Value b) {
  return ::isSameValue(a, b, maxDepth);
}

bool mlir::roofline::isSameNumber(OpFoldResult a, OpFoldResult b) {
  auto first = dyn_cast<Value>(a), second = dyn_cast<Value>(b);
  if (first && second && isSameValue(first, second))
    return true;
  auto getConstant = [](OpFoldResult number) -> std::optional<APInt> {
    APInt constant;
    if (auto value = dyn_cast<Value>(number))
      return matchPattern(value, m_ConstantInt(&constant))
                 ? std::optional<APInt>(constant)
                 : std::nullopt;
    auto attr = dyn_cast<IntegerAttr>(cast<Attribute>(number));
    return attr ? std::optional<APInt>(attr.getValue()) : std::nullopt;
  };
  std::optional<APInt> known = getConstant(a), other = getConstant(b);
  return known && other && APInt::isSameValue(*known, *other);
}

Value mlir::roofline::stripWholeViews(Value value) {
  for (unsigned i = 0; i != maxViews; ++i) {
    auto result = dyn_cast<OpResult>(value);
    if (!result)
      break;
    std::optional<ContentsSource> source = getContentsSource(result);
    if (!source || source->kind != ContentsKind::whole)
      break;
    value = source->operand->get();
  }
  return value;
}

bool mlir::roofline::isViewOf(OpResult result, OpOperand &use) {
  std::optional<ContentsSource> source = getContentsSource(result);
  return source && source->isView() && source->operand == &use;
}

bool mlir::roofline::isSameStorage(Value a, Value b) {
  for (unsigned i = 0; i != maxViews; ++i) {
    if (a == b)
      return true;
    auto first = dyn_cast<OpResult>(a), second = dyn_cast<OpResult>(b);
    if (!first || !second ||
        first.getOwner()->getName() != second.getOwner()->getName())
      return false;
    // Equal slices are the same if what they are taken from is.
    std::optional<ContentsSource> sources[] = {getContentsSource(first),
                                               getContentsSource(second)};
    for (const std::optional<ContentsSource> &source : sources)
      if (!source || source->kind != ContentsKind::part ||
          source->operand->getOperandNumber() != 0)
        return false;
    if (!isSameOperation(first.getOwner(), second.getOwner(), /*from=*/1,
                         maxDepth))
      return false;
    a = stripWholeViews(sources[0]->operand->get());
    b = stripWholeViews(sources[1]->operand->get());
  }
  return false;
}
