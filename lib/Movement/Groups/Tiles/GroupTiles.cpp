//===- GroupTiles.cpp - What of a group exists at a time ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Groups/GroupBuilder.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"

using namespace mlir;
using namespace mlir::roofline;

/// So that a chain of views is not walked again and again.
static constexpr unsigned maxViews = 32;

//===----------------------------------------------------------------------===//
// Dimensions
//===----------------------------------------------------------------------===//

/// Whether a view of a whole has the elements in the order of their indices.
static bool isInOrder(Value view) {
  auto type = dyn_cast<MemRefType>(view.getType());
  if (!type || type.getLayout().isIdentity())
    return true;
  SmallVector<int64_t> strides;
  int64_t offset;
  if (failed(type.getStridesAndOffset(strides, offset)))
    return false;
  int64_t outer = std::numeric_limits<int64_t>::max();
  for (auto [extent, stride] : llvm::zip_equal(type.getShape(), strides)) {
    if (extent == 1)
      continue;
    if (ShapedType::isDynamic(stride) || stride > outer)
      return false;
    outer = stride;
  }
  return true;
}

bool GroupBuilder::isPart(Value view) {
  return getContentsSource(cast<OpResult>(view))->kind == ContentsKind::part;
}

/// From `value` to `base`, which is not among them; nothing where axes cannot
/// be followed.
std::optional<SmallVector<Value>> GroupBuilder::getViews(Value value,
                                                         Value base) {
  SmallVector<Value> views;
  while (value != base) {
    auto result = dyn_cast<OpResult>(value);
    std::optional<ContentsSource> source =
        result ? getContentsSource(result) : std::nullopt;
    if (views.size() == maxViews || !source || !source->isView() ||
        !cast<ShapedType>(source->operand->get().getType()).hasRank() ||
        (source->kind == ContentsKind::whole && !isInOrder(value)))
      return std::nullopt;
    views.push_back(value);
    value = source->operand->get();
  }
  return views;
}

/// A tensor or buffer as the member that makes it lays it out.
SmallVector<TensorDim> GroupBuilder::getMadeDims(Datum made,
                                                 unsigned producer) {
  const Member &member = members[producer];
  unsigned function = cost.getOps()[member.op].function;
  auto getUnknown = [&](Value value) {
    SmallVector<TensorDim> dims;
    for (const Quantity &extent : spaces.getShape(value, function))
      dims.push_back({extent, {}, /*isKnown=*/extent.isOne()});
    return dims;
  };
  for (const IterationSpace::Access &access : member.space->accesses) {
    if (!access.isWritten || values.getBase(access.value) != made.first ||
        !access.map)
      continue;
    SmallVector<TensorDim> dims = getUnknown(access.value);
    for (auto [dim, expr] : llvm::zip_equal(dims, access.map.getResults())) {
      auto loop = dyn_cast<AffineDimExpr>(expr);
      if (!loop || member.space->loops[loop.getPosition()].extent != dim.extent)
        continue;
      dim.axes = member.loops[loop.getPosition()];
      dim.isKnown = true;
    }
    // What is written through another shape.
    if (access.value == made.first)
      return dims;
    if (getViews(access.value, made.first))
      return axes.reshape(dims, spaces.getShape(made.first, function));
  }
  return getUnknown(made.first);
}

/// The same through the views between producer and consumer.
SmallVector<TensorDim> GroupBuilder::getDims(const Edge &edge) {
  unsigned function = cost.getOps()[members[edge.producer].op].function;
  std::optional<SmallVector<Value>> views =
      getViews(edge.access->value, edge.made.first);
  if (!views) {
    SmallVector<TensorDim> unknown;
    for (const Quantity &extent : spaces.getShape(edge.access->value, function))
      unknown.push_back({extent, {}, /*isKnown=*/extent == 1});
    return unknown;
  }
  SmallVector<TensorDim> dims = getMadeDims(edge.made, edge.producer);
  for (Value view : llvm::reverse(*views)) {
    SmallVector<Quantity> shape = spaces.getShape(view, function);
    if (!isPart(view)) {
      dims = axes.reshape(dims, shape);
      continue;
    }
    // Of a slice, dimensions that are whole stay what they are.
    bool hasSameRank = dims.size() == shape.size();
    SmallVector<TensorDim> part;
    for (auto [dim, extent] : llvm::enumerate(shape)) {
      if (hasSameRank && dims[dim].extent == extent)
        part.push_back(dims[dim]);
      else
        part.push_back({extent, {}, /*isKnown=*/extent.isOne()});
    }
    dims = std::move(part);
  }
  return dims;
}

Axes GroupBuilder::relate(unsigned position, const Edge &edge,
                          MutableArrayRef<std::optional<Axes>> loops) {
  Axes met;
  AffineMap map = getKnownMap(*edge.access);
  if (!map)
    return met;
  SmallVector<TensorDim> dims = getDims(edge);
  const IterationSpace &space = *members[position].space;
  for (auto [dim, expr] : llvm::zip_equal(dims, map.getResults())) {
    auto selected = getWindow(members[position], expr);
    if (!dim.isKnown || !selected || !selected->second.isElement())
      continue;
    const IterationSpace::Loop &read = space.loops[selected->first];
    std::optional<Axes> &known = loops[selected->first];
    axes.resolve(dim.axes);
    if (read.extent != dim.extent)
      continue;
    if (known)
      axes.resolve(*known);
    else
      known = dim.axes;
    if (*known == dim.axes && read.isParallel)
      met.append(dim.axes);
  }
  return met;
}

void GroupBuilder::intersect(Axes &all, Axes with) {
  axes.resolve(all);
  axes.resolve(with);
  llvm::erase_if(
      all, [&](unsigned axis) { return !llvm::is_contained(with, axis); });
}

bool GroupBuilder::contains(Axes all, Axes some) {
  axes.resolve(all);
  axes.resolve(some);
  return llvm::all_of(
      some, [&](unsigned axis) { return llvm::is_contained(all, axis); });
}

//===----------------------------------------------------------------------===//
// Tiles
//===----------------------------------------------------------------------===//

/// What is kept of a tensor between its producer and a user; nothing if the
/// size of its elements is not known.
std::optional<GroupBuilder::Kept> GroupBuilder::getKept(const Edge &edge,
                                                        unsigned user) {
  auto type = cast<ShapedType>(edge.made.first.getType());
  std::optional<unsigned> bits = getStorageBits(type.getElementType());
  if (!bits)
    return std::nullopt;
  return Kept{edge.made, getMadeDims(edge.made, edge.producer), *bits,
              edge.producer, user};
}

/// At most so many elements of a dimension do some of its iterations touch.
static Quantity countTouched(const TensorDim &dim, const Quantity &iterations) {
  const ReadWindow &window = dim.window;
  if (window.isElement())
    return iterations;
  int64_t step = iterations.isOne()
                     ? window.getWidth()
                     : std::max(window.stride, window.getWidth());
  return Quantity::min(iterations * Quantity(step), dim.extent);
}

Quantity GroupBuilder::getTileElements(Kept &kept, ArrayRef<unsigned> common) {
  Quantity elements = 1;
  for (TensorDim &dim : kept.dims) {
    axes.resolve(dim.axes);
    if (!dim.isKnown) {
      elements *= dim.extent;
      continue;
    }
    Quantity iterations = 1;
    for (unsigned axis : dim.axes)
      if (!llvm::is_contained(common, axis))
        iterations *= axes.getExtent(axis);
    elements *= countTouched(dim, iterations);
  }
  return elements;
}

/// Of the largest tile that open sizes with a limit allow.
std::optional<double> GroupBuilder::getTileBytes(Kept &kept,
                                                 ArrayRef<unsigned> common) {
  std::optional<double> elements =
      decide(getTileElements(kept, common)).getUpperBound();
  if (!elements)
    return std::nullopt;
  return *elements * kept.elementBits / 8;
}

std::optional<SmallVector<double, 4>>
GroupBuilder::getTileBytes(MutableArrayRef<Kept> kept,
                           ArrayRef<unsigned> common) {
  SmallVector<double, 4> all;
  for (Kept &each : kept) {
    std::optional<double> bytes = getTileBytes(each, common);
    if (!bytes)
      return std::nullopt;
    all.push_back(*bytes);
  }
  return all;
}

/// Calls `visit` with the tensors that are alive whenever another one is made,
/// in the order of the program, until it returns false; false then.
template <typename KeptT>
static bool visitAlive(ArrayRef<KeptT> kept,
                       llvm::function_ref<bool(ArrayRef<unsigned>)> visit) {
  auto order = llvm::to_vector(llvm::seq<unsigned>(0, kept.size()));
  auto isBefore = [&](unsigned a, unsigned b) {
    return kept[a].made < kept[b].made;
  };
  // Mostly they are in order, and sorting would take room.
  if (!llvm::is_sorted(order, isBefore))
    llvm::stable_sort(order, isBefore);
  SmallVector<unsigned> alive;
  for (unsigned each : order) {
    llvm::erase_if(alive, [&](unsigned other) {
      return kept[other].lastUse <= kept[each].made;
    });
    alive.push_back(each);
    if (!visit(alive))
      return false;
  }
  return true;
}

bool GroupBuilder::fits(ArrayRef<Kept> kept, ArrayRef<double> bytes) const {
  return visitAlive(kept, [&](ArrayRef<unsigned> alive) {
    double total = 0;
    for (unsigned each : alive)
      total += bytes[each];
    return total <= capacity;
  });
}

//===----------------------------------------------------------------------===//
// Open sizes
//===----------------------------------------------------------------------===//

Quantity GroupBuilder::decide(const Quantity &open) const {
  if (!decided || open.isConstant())
    return open;
  return open.substitute([&](StringRef name) -> std::optional<Quantity> {
    const auto *found = decided->find(name);
    return found == decided->end() ? std::nullopt
                                   : std::optional<Quantity>(found->second);
  });
}

std::vector<Quantity> GroupBuilder::getOpenBytes(Group &group) {
  SmallVector<Quantity> tiles;
  for (Kept &each : group.kept)
    tiles.push_back(Quantity::ceilDiv(
        getTileElements(each, group.common) * Quantity(each.elementBits), 8));
  std::vector<Quantity> sums;
  visitAlive(ArrayRef<Kept>(group.kept), [&](ArrayRef<unsigned> alive) {
    Quantity sum;
    for (unsigned each : alive)
      sum += tiles[each];
    if (!sum.isConstant() && !llvm::is_contained(sums, sum))
      sums.push_back(std::move(sum));
    return true;
  });
  return sums;
}
