//===- KnownTensors.cpp - What constants and views of them hold ---------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KnownParts.h"

#include "mlir/IR/Matchers.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

/// Views of views that are looked through.
static constexpr unsigned maxViews = 16;

/// The value that `value` is a view of, and the views in between, the innermost
/// first.
static Value getViewed(Value value, SmallVectorImpl<Value> &views) {
  while (views.size() < maxViews) {
    auto result = dyn_cast<OpResult>(value);
    std::optional<ContentsSource> source =
        result ? getContentsSource(result) : std::nullopt;
    if (!source || !source->isView() ||
        getElementTypeOrSelf(value) !=
            getElementTypeOrSelf(source->operand->get()))
      break;
    views.push_back(value);
    value = source->operand->get();
  }
  std::reverse(views.begin(), views.end());
  return value;
}

Type KnownParts::getType(Value value) const {
  auto type = dyn_cast<RankedTensorType>(value.getType());
  if (!type || type.hasStaticShape())
    return value.getType();
  std::optional<unsigned> function = functions.findAround(value);
  return function ? Type(spaces.getType(value, *function)) : Type(type);
}

/// What `view` shows of a part of `from`.
std::optional<HalfSpace> KnownParts::moveIntoView(const HalfSpace &part,
                                                  Type from, Value view) const {
  Operation *op = view.getDefiningOp();
  if (getContentsSource(cast<OpResult>(view))->kind == ContentsKind::whole)
    return moveThroughView(part, op, from, getType(view));
  auto slice = dyn_cast<OffsetSizeAndStrideOpInterface>(op);
  if (!slice)
    return std::nullopt;
  std::optional<unsigned> function = functions.findAround(view);
  AffineMap map = getSliceMap(slice, getType(view), [&](OpFoldResult integer) {
    return spaces.getInteger(integer, function);
  });
  return map && map.getNumResults() == part.getNumIndices()
             ? part.getPreimage(map)
             : std::nullopt;
}

std::optional<HalfSpace>
KnownParts::moveIntoViews(HalfSpace part, Type from,
                          ArrayRef<Value> views) const {
  for (Value view : views) {
    std::optional<HalfSpace> moved = moveIntoView(part, from, view);
    if (!moved)
      return std::nullopt;
    part = *moved;
    from = getType(view);
  }
  return part;
}

/// What a constant, or a global that nobody writes to, holds.
ElementsAttr KnownParts::getConstant(Value value) const {
  ElementsAttr constant;
  Operation *op = value.getDefiningOp();
  if (!op || matchPattern(op, m_Constant(&constant)))
    return constant;
  std::optional<GlobalAccess> access = getGlobalAccess(op);
  if (!access || access->kind == GlobalAccess::Kind::write)
    return {};
  Operation *symbol = symbols.lookupNearestSymbolFrom(op, access->symbol);
  std::optional<GlobalVariable> global =
      symbol ? getGlobalVariable(symbol) : std::nullopt;
  if (!global || global->isMutable)
    return {};
  constant = dyn_cast_if_present<ElementsAttr>(global->initialValue);
  // Nobody has verified that a global has the shape of what is in there.
  auto type = dyn_cast<ShapedType>(value.getType());
  bool fits = constant && type && type.hasRank() &&
              succeeded(verifyCompatibleShape(
                  type.getShape(), constant.getShapedType().getShape()));
  return fits ? constant : ElementsAttr();
}

SmallVector<KnownParts::Part, 2>
KnownParts::getConstantParts(ElementsAttr constant, ShapedType type) const {
  if (auto dense = dyn_cast<DenseElementsAttr>(constant);
      dense && dense.isSplat())
    return {{HalfSpace::getEverywhere(type.getRank()),
             dense.getSplatValue<Attribute>()}};
  auto [entry, isFirst] = masks.try_emplace({constant, type});
  if (isFirst)
    entry->second = getConstantMasks(constant, type.getShape());
  SmallVector<Part, 2> known;
  for (const ConstantMask &mask : ArrayRef(entry->second).take_front(maxParts))
    known.push_back({mask.where, mask.number});
  return known;
}

/// Takes reshapes of all of a constant off the views of it, and says which type
/// it has then.
static ShapedType reshape(ElementsAttr constant, ArrayRef<Value> &views,
                          llvm::function_ref<Type(Value)> getType) {
  ShapedType type = constant.getShapedType();
  while (!views.empty()) {
    auto view = cast<OpResult>(views.front());
    auto shaped = dyn_cast<ShapedType>(getType(view));
    if (!shaped || !shaped.hasStaticShape() ||
        getContentsSource(view)->kind != ContentsKind::whole ||
        shaped.getNumElements() != type.getNumElements())
      break;
    type = shaped;
    views = views.drop_front();
  }
  return type;
}

SmallVector<KnownParts::Part, 2> KnownParts::getParts(Value value) const {
  SmallVector<Value, 4> all;
  Value viewed = getViewed(value, all);
  ArrayRef<Value> views = all;
  SmallVector<Part, 2> known, moved;
  Type type = getType(viewed);
  if (auto found = parts.find(viewed); found != parts.end()) {
    known = found->second;
  } else if (ElementsAttr constant = getConstant(viewed)) {
    ShapedType reshaped =
        reshape(constant, views, [&](Value view) { return getType(view); });
    known = getConstantParts(constant, reshaped);
    type = reshaped;
  }
  for (const Part &part : known)
    if (std::optional<HalfSpace> where = moveIntoViews(part.where, type, views))
      moved.push_back({*where, part.number});
  return moved;
}

std::optional<IndexFunction> KnownParts::getInteger(Value value) const {
  SmallVector<Value, 4> views;
  Value viewed = getViewed(value, views);
  std::optional<IndexFunction> function;
  if (auto found = integers.find(viewed); found != integers.end()) {
    function = found->second;
  } else if (ElementsAttr constant = getConstant(viewed)) {
    auto [entry, isFirst] = constantFunctions.try_emplace(constant);
    if (isFirst)
      entry->second = getConstantFunction(constant);
    function = entry->second;
  }
  if (!function)
    return std::nullopt;
  std::optional<HalfSpace> moved =
      moveIntoViews({std::move(*function)}, getType(viewed), views);
  return moved ? std::optional(moved->function) : std::nullopt;
}
