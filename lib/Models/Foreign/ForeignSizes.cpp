//===- ForeignSizes.cpp - How large results of operations by name are -----===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/SizeModels.h"
#include "Foreign/ForeignModels.h"
#include "Foreign/OpBinding.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::foreign;
using size_models::Size;

static bool hasDim(Value value, unsigned dim) {
  auto type = dyn_cast<ShapedType>(value.getType());
  return type && type.hasRank() && dim < type.getRank();
}

/// As the rule says in so many words.
static Size getToldDim(Operation *op, const Rule &rule, unsigned result,
                       unsigned dim, SizeProvider &sizes) {
  SmallVector<Value> values = getValues(op, rule, rule.sizes->operands);
  if (values.empty())
    return std::nullopt;
  if (rule.sizes->kind == SizeRule::Kind::heldBy)
    return sizes.getElement(values.front(), dim, op);
  if (!llvm::all_of(values, [&](Value value) { return hasDim(value, dim); }))
    return std::nullopt;
  if (rule.sizes->kind == SizeRule::Kind::sameAs)
    return sizes.getDim(values[std::min<size_t>(result, values.size() - 1)],
                        dim);
  std::optional<Integers> axis = getIntegers(op, rule.sizes->dimension);
  if (!axis || axis->size() != 1)
    return std::nullopt;
  return size_models::getConcatDim(sizes, values, axis->front(), dim);
}

/// As the loops along the dimension say, which operands do.
static Size getLoopDim(Operation *op, const Rule &rule, unsigned result,
                       unsigned dim, SizeProvider &sizes) {
  if (rule.indices.empty() && !rule.isElementwise)
    return std::nullopt;
  OpBinding binding(rule, op, sizes, /*operandsOnly=*/true);
  return binding.getResultDim(op->getResult(result), dim);
}

namespace {
struct SizeSizes : SizeOpInterface::ExternalModel<SizeSizes, AnyOp> {
  Size getResultDim(Operation *op, unsigned result, unsigned dim,
                    SizeProvider &sizes) const {
    const Rule *rule = findRule(op);
    if (!rule)
      return std::nullopt;
    return rule->sizes ? getToldDim(op, *rule, result, dim, sizes)
                       : getLoopDim(op, *rule, result, dim, sizes);
  }
  Size getResultNumElements(Operation *, unsigned, SizeProvider &) const {
    return std::nullopt;
  }
  /// Numbers are scalars, or tensors without a dimension.
  Size getResultValue(Operation *op, unsigned result,
                      SizeProvider &sizes) const {
    const Rule *rule = findRule(op);
    if (!rule || result != 0)
      return std::nullopt;
    if (!rule->constant.empty()) {
      auto value = op->getAttrOfType<DenseIntElementsAttr>(rule->constant);
      if (!value || !value.isSplat())
        return std::nullopt;
      APInt number = value.getSplatValue<APInt>();
      if (number.getBitWidth() == 1)
        return Quantity(number.isZero() ? 0 : 1);
      return Quantity::get(llvm::DynamicAPInt(number));
    }
    if (!rule->value && rule->view && rule->view->kind == ContentsKind::whole) {
      SmallVector<Value> values = getValues(op, *rule, rule->view->operands);
      auto type = dyn_cast<ShapedType>(op->getResult(0).getType());
      return values.empty() || !type || !type.hasRank() || type.getRank() != 0
                 ? std::nullopt
                 : getElement(values.front(), /*index=*/0, op, sizes);
    }
    if (!rule->value)
      return std::nullopt;
    return OpBinding(*rule, op, sizes).evaluate(*rule->value);
  }
  std::optional<Comparison> getResultComparison(Operation *op, unsigned result,
                                                SizeProvider &sizes) const {
    const Rule *rule = findRule(op);
    if (!rule || result != 0)
      return std::nullopt;
    for (const ComparisonCase &entry : rule->comparisons) {
      if (!hasWord(op, rule->comparisonAttr, entry.text))
        continue;
      std::optional<Quantity> difference =
          OpBinding(*rule, op, sizes).evaluate(entry.difference);
      if (!difference)
        return std::nullopt;
      return Comparison{entry.kind, *difference};
    }
    return std::nullopt;
  }
  Size getResultElement(Operation *op, unsigned, int64_t index,
                        Operation *reader, SizeProvider &sizes) const {
    const Rule *rule = findRule(op);
    if (!rule)
      return std::nullopt;
    if (rule->sizes && rule->sizes->kind == SizeRule::Kind::concatenated)
      return getConcatenated(getValues(op, *rule, rule->sizes->operands), index,
                             reader, sizes);
    if (!rule->view || rule->view->kind != ContentsKind::whole)
      return std::nullopt;
    SmallVector<Value> values = getValues(op, *rule, rule->view->operands);
    return values.empty() ? std::nullopt
                          : getElement(values.front(), index, reader, sizes);
  }

private:
  /// Of a number without dimensions, the only element.
  static Size getElement(Value value, int64_t index, Operation *reader,
                         SizeProvider &sizes) {
    auto type = dyn_cast<ShapedType>(value.getType());
    if (!type || !type.hasRank() || !type.getElementType().isIntOrIndex())
      return std::nullopt;
    if (type.getRank() == 0)
      return index == 0 ? Size(sizes.getValue(value)) : std::nullopt;
    return type.getRank() == 1 ? sizes.getElement(value, index, reader)
                               : std::nullopt;
  }
  static Size getConcatenated(ArrayRef<Value> values, int64_t index,
                              Operation *reader, SizeProvider &sizes) {
    for (Value value : values) {
      auto type = dyn_cast<ShapedType>(value.getType());
      if (!type || !type.hasStaticShape() || type.getRank() != 1)
        return std::nullopt;
      if (index < type.getDimSize(0))
        return getElement(value, index, reader, sizes);
      index -= type.getDimSize(0);
    }
    return std::nullopt;
  }
};
} // namespace

void foreign::attachSizes(OperationName name) {
  name.attachInterface<SizeSizes>();
}
