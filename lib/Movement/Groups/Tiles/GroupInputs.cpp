//===- GroupInputs.cpp - What members read from outside -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A group reads each tensor from outside once. What several members read stays
// in between: of one iteration of the shared loops, all that any of them
// touches, so that what a convolution reads around an element is there when the
// element is added behind it.
//
//===----------------------------------------------------------------------===//

#include "Groups/GroupBuilder.h"

#include "mlir-roofline/Interfaces/Access/LinearImage.h"

using namespace mlir;
using namespace mlir::roofline;

/// Larger numbers could overflow where windows are put into one another.
static constexpr int64_t maxNumber = int64_t(1) << 30;

template <typename NumberT>
static std::optional<ReadWindow>
getSmall(const NumberT &stride, const NumberT &low, const NumberT &high) {
  NumberT limit(maxNumber);
  if (stride <= 0 || stride > limit || low < -limit || high > limit)
    return std::nullopt;
  return ReadWindow{static_cast<int64_t>(stride), static_cast<int64_t>(low),
                    static_cast<int64_t>(high)};
}

/// What `outer` touches of what `inner` touches.
static std::optional<ReadWindow> compose(const ReadWindow &outer,
                                         const ReadWindow &inner) {
  return getSmall(outer.stride * inner.stride,
                  outer.stride * inner.low + outer.low,
                  outer.stride * inner.high + outer.high);
}

/// The loop that selects elements by `expr`, with what one iteration of it
/// touches while the others (taps) run. A loop that is not parallel selects
/// them if it is alone.
std::optional<std::pair<unsigned, ReadWindow>>
GroupBuilder::getWindow(const Member &member, AffineExpr expr) {
  const IterationSpace &space = *member.space;
  if (auto loop = dyn_cast<AffineDimExpr>(expr))
    return std::pair(loop.getPosition(), ReadWindow());
  if (isa<AffineSymbolExpr>(expr))
    return std::nullopt; // Data decide.
  std::optional<LinearFunction> function =
      getLinearFunction(expr, space.loops.size());
  if (!function)
    return std::nullopt;
  std::optional<unsigned> selecting;
  unsigned numLoops = 0;
  for (auto [loop, factor] : llvm::enumerate(function->coefficients)) {
    if (factor == 0 || space.loops[loop].extent.isOne())
      continue;
    ++numLoops;
    if (!space.loops[loop].isParallel)
      continue;
    if (selecting)
      return std::nullopt;
    selecting = loop;
  }
  llvm::DynamicAPInt low = function->constant, high = low, stride(1);
  for (auto [loop, factor] : llvm::enumerate(function->coefficients)) {
    const IterationSpace::Loop &each = space.loops[loop];
    if (factor == 0 || each.extent.isOne())
      continue;
    if (loop == selecting || numLoops == 1) {
      selecting = loop;
      stride = factor;
      continue;
    }
    std::optional<int64_t> extent = decide(each.extent).getInt64();
    if (!extent || *extent <= 0)
      return std::nullopt;
    (factor > 0 ? high : low) += factor * llvm::DynamicAPInt(*extent - 1);
  }
  std::optional<ReadWindow> window = getSmall(stride, low, high);
  if (!selecting || !window)
    return std::nullopt;
  return std::pair(*selecting, *window);
}

SmallVector<GroupBuilder::Kept>
GroupBuilder::getInputs(unsigned position, unsigned group,
                        ArrayRef<std::optional<Axes>> loops) {
  SmallVector<Kept> inputs;
  const Member &member = members[position];
  for (const IterationSpace::Access &access : member.space->accesses) {
    std::optional<Datum> read =
        access.isWritten ? std::nullopt : getRead(position, access.value);
    AffineMap map = getKnownMap(access);
    if (!read || !map || llvm::any_of(inputs, [&](const Kept &other) {
          return other.value == *read;
        }))
      continue;
    std::optional<unsigned> maker = getMaker(*read);
    if (maker && *maker < position && members[*maker].group == group)
      continue;
    std::optional<unsigned> bits = getStorageBits(
        cast<ShapedType>(access.value.getType()).getElementType());
    // Views of one tensor are one input.
    Kept input = {*read, {}, bits.value_or(0), position, position};
    for (auto [extent, expr] : llvm::zip_equal(
             spaces.getShape(access.value, cost.getOps()[member.op].function),
             map.getResults())) {
      TensorDim &dim =
          input.dims.emplace_back(TensorDim{extent, {}, extent.isOne()});
      auto read = getWindow(member, expr);
      if (!read)
        continue;
      const std::optional<Axes> &joined = loops[read->first];
      dim.axes = joined ? *joined : member.loops[read->first];
      dim.isKnown = true;
      dim.window = read->second;
    }
    inputs.push_back(std::move(input));
  }
  return inputs;
}

GroupBuilder::Kept GroupBuilder::keepUntil(const Kept &first,
                                           const Kept &later) {
  Kept kept = first;
  kept.lastUse = later.made;
  bool isAlike = llvm::equal(first.dims, later.dims,
                             [](const TensorDim &a, const TensorDim &b) {
                               return a.extent == b.extent;
                             });
  if (!isAlike) {
    // Seen in other shapes: of where they meet, nothing is known.
    for (TensorDim &dim : kept.dims)
      dim.isKnown = false;
    return kept;
  }
  for (auto [dim, other] : llvm::zip_equal(kept.dims, later.dims)) {
    Axes axesOfOther = other.axes;
    axes.resolve(dim.axes);
    axes.resolve(axesOfOther);
    dim.isKnown &= other.isKnown && dim.axes == axesOfOther &&
                   dim.window.stride == other.window.stride;
    dim.window.low = std::min(dim.window.low, other.window.low);
    dim.window.high = std::max(dim.window.high, other.window.high);
  }
  return kept;
}

/// What has been read before and is read again has to stay.
void GroupBuilder::keepShared(
    const Group &group, ArrayRef<Kept> inputs, SmallVectorImpl<Kept> &added,
    SmallVectorImpl<std::pair<unsigned, unsigned>> &extended) {
  for (const Kept &input : inputs) {
    const auto *first = group.inputs.find(input.value);
    if (first == group.inputs.end())
      continue;
    auto known = llvm::find_if(group.kept, [&](const Kept &other) {
      return other.value == input.value;
    });
    if (known == group.kept.end())
      added.push_back(keepUntil(first->second, input));
    else
      extended.push_back({known - group.kept.begin(), known->lastUse});
  }
}

/// What the group at home reads, too, in the axes that both will have.
void GroupBuilder::keepSharedInputs(
    const Group &from, const Group &home,
    const llvm::DenseMap<unsigned, unsigned> &paired,
    SmallVectorImpl<Kept> &kept) {
  for (const auto &[value, input] : from.inputs) {
    const auto *other = home.inputs.find(value);
    if (other == home.inputs.end())
      continue;
    Kept first = input;
    for (TensorDim &dim : first.dims) {
      axes.resolve(dim.axes);
      for (unsigned &axis : dim.axes)
        if (auto found = paired.find(axis); found != paired.end())
          axis = found->second;
    }
    kept.push_back(keepUntil(first, other->second));
  }
}

/// What a group reads that is computed when a child loads it, in the loops of
/// that child: an element of a padded tensor in its window.
void GroupBuilder::moveInputs(unsigned number, unsigned position,
                              ArrayRef<Edge> edges) {
  const Edge *only = nullptr;
  for (const Edge &edge : edges) {
    if (members[edge.producer].group != number)
      continue;
    if (only)
      return; // In several ways: the axes of the group stay its own.
    only = &edge;
  }
  if (!only || !only->access->map)
    return;
  SmallVector<TensorDim> made = getDims(*only);
  const Member &member = members[position];
  for (auto &[value, input] : groups[number].inputs)
    for (TensorDim &dim : input.dims) {
      axes.resolve(dim.axes);
      for (auto [own, expr] :
           llvm::zip_equal(made, only->access->map.getResults())) {
        axes.resolve(own.axes);
        auto read = getWindow(member, expr);
        if (!dim.isKnown || dim.axes.empty() || !own.isKnown || !read ||
            own.axes != dim.axes)
          continue;
        auto window = compose(dim.window, read->second);
        dim.isKnown = window.has_value();
        dim.axes = member.loops[read->first];
        dim.window = window.value_or(ReadWindow());
        break;
      }
    }
}
