//===- MovingSlice.cpp - The place of a slice -----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/Access/MovingSlice.h"

#include "mlir-roofline/Interfaces/Access/SameStorage.h"

#include "mlir-roofline/Interfaces/Access/ElementPositions.h"
#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/Interfaces/CastInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/ViewLikeInterface.h"

using namespace mlir;
using namespace mlir::roofline;

/// Longer chains of slices, and tensors with more users, are left alone.
static constexpr unsigned maxSteps = 64;

//===----------------------------------------------------------------------===//
// Places
//===----------------------------------------------------------------------===//

/// Moves extents of a slice into what it is cut out of; false if there are gaps
/// or dimensions are lost.
static bool addOffsets(OffsetSizeAndStrideOpInterface op, ShapedType sliced,
                       ShapedType source, SizeProvider &sizes,
                       SmallVectorImpl<SliceExtent> &extents) {
  if (!source.hasRank() || !sliced.hasRank() || !op.hasUnitStride())
    return false;
  std::optional<llvm::SmallDenseSet<unsigned>> dropped =
      computeRankReductionMask(op.getStaticSizes(), sliced.getShape());
  if (!dropped ||
      extents.size() + dropped->size() != static_cast<size_t>(source.getRank()))
    return false;
  SmallVector<SliceExtent, 4> moved;
  auto *extent = extents.begin();
  for (auto [dim, offset] : llvm::enumerate(op.getMixedOffsets())) {
    bool isDropped = dropped->contains(dim);
    SliceExtent inner = isDropped ? SliceExtent{0, 1} : *extent++;
    moved.push_back({sizes.getValue(offset) + inner.offset, inner.size});
  }
  extents.assign(moved.begin(), moved.end());
  return true;
}

static ShapedType getShaped(Value value) {
  return cast<ShapedType>(value.getType());
}

/// What an argument of a loop is in the first iteration, and a buffer in all;
/// null for any other.
static Value getInit(BlockArgument argument) {
  Operation *op = argument.getOwner()->getParentOp();
  if (!op || isa<FunctionOpInterface>(op) ||
      !argument.getOwner()->isEntryBlock())
    return {};
  bool isBuffer = isa<BaseMemRefType>(argument.getType());
  Value init;
  for (Forwarding forwarding : getForwardings(op)) {
    if (forwarding.to != argument)
      continue;
    Operation *owner = forwarding.from.getParentRegion()->getParentOp();
    if (op->isAncestor(owner)) {
      if (isBuffer && forwarding.from != argument)
        return {};
      continue;
    }
    if (init)
      return {};
    init = forwarding.from;
  }
  return init;
}

/// Follows the slice in `slice.base` to what it is cut out of; false if it is
/// no slice. `cut` is what cuts the base; of a buffer, elements are a slice,
/// too.
static bool followCuts(MovingSlice &slice, Operation *cut, bool isSlice,
                       SizeProvider &sizes) {
  for (unsigned step = 0; step != maxSteps; ++step) {
    if (auto argument = dyn_cast<BlockArgument>(slice.base)) {
      Value init = getInit(argument);
      if (!init)
        return isSlice;
      if (cut && isa<TensorType>(argument.getType()))
        slice.carried.emplace_back(argument, cut);
      slice.passed.push_back(argument);
      cut = nullptr;
      slice.base = init;
      continue;
    }
    auto result = cast<OpResult>(slice.base);
    std::optional<ContentsSource> source = getContentsSource(result);
    if (!source || !source->isView())
      return isSlice;
    Value from = source->operand->get();
    auto fromType = dyn_cast<ShapedType>(from.getType());
    if (source->kind == ContentsKind::whole) {
      if (!isa<CastOpInterface>(result.getOwner()) || !fromType ||
          !fromType.hasRank() ||
          fromType.getRank() != static_cast<int64_t>(slice.extents.size()))
        return isSlice;
    } else {
      auto op = dyn_cast<OffsetSizeAndStrideOpInterface>(result.getOwner());
      if (!op || !fromType ||
          !addOffsets(op, getShaped(result), fromType, sizes, slice.extents))
        return false;
      cut = op;
      isSlice = true;
    }
    slice.base = from;
  }
  return false;
}

/// Makes the slice all of `value`; false if it has no rank.
static bool addAll(Value value, MovingSlice &slice, SizeProvider &sizes) {
  ShapedType type = getShaped(value);
  if (type.hasRank())
    for (int64_t dim = 0, rank = type.getRank(); dim != rank; ++dim)
      slice.extents.push_back({0, type.isDynamicDim(dim)
                                      ? sizes.getDim(value, dim)
                                      : Quantity(type.getDimSize(dim))});
  return type.hasRank();
}

/// The elements of a buffer that an operation loads or stores.
static std::optional<MovingSlice> getElementSlice(const ElementAccess &access,
                                                  Operation *op,
                                                  SizeProvider &sizes) {
  std::optional<SmallVector<Quantity>> positions =
      getElementPositions(access, sizes);
  if (!positions || !isa<BaseMemRefType>(access.memory.getType()))
    return std::nullopt;
  MovingSlice slice{access.memory, {}, static_cast<bool>(access.stored), {}};
  for (const Quantity &position : *positions)
    slice.extents.push_back({position, 1});
  std::optional<ArrayRef<int64_t>> shape = getElementShape(access, op);
  if (!shape || shape->size() > slice.extents.size())
    return std::nullopt;
  size_t first = slice.extents.size() - shape->size();
  for (auto [dim, size] : llvm::enumerate(*shape))
    slice.extents[first + dim].size = size;
  return slice;
}

std::optional<MovingSlice> mlir::roofline::getPlace(Operation *op, Value value,
                                                    SizeProvider &sizes) {
  std::optional<MovingSlice> place;
  if (std::optional<ElementAccess> access = getElementAccess(op);
      access && access->memory == value)
    place = getElementSlice(*access, op, sizes);
  else if (MovingSlice all{value, {}, false, {}}; addAll(value, all, sizes))
    place = all;
  if (!place || !followCuts(*place, nullptr, /*isSlice=*/true, sizes))
    return std::nullopt;
  return place;
}

std::optional<MovingSlice>
mlir::roofline::getMovingSlice(Operation *op, const OperandTraffic &traffic,
                               SizeProvider &sizes) {
  if (!traffic.value || traffic.status == CountStatus::unknown)
    return std::nullopt;
  if (std::optional<ElementAccess> access = getElementAccess(op);
      access && isa<BaseMemRefType>(access->memory.getType())) {
    std::optional<MovingSlice> place;
    if (access->memory == traffic.value)
      place = getPlace(op, traffic.value, sizes);
    if (place)
      place->isWritten = static_cast<bool>(access->stored);
    return place;
  }
  auto insertion = dyn_cast<OffsetSizeAndStrideOpInterface>(op);
  OpOperand *part = insertion ? getPartlyWritten(op) : nullptr;
  bool isPart = part && (traffic.role == OperandRole::result ||
                         traffic.index == part->getOperandNumber());
  MovingSlice slice{traffic.value, {}, isPart, {}};
  if (isPart) {
    Value tile = op->getOperand(0);
    if (!isa<ShapedType>(tile.getType()) || !addAll(tile, slice, sizes) ||
        !addOffsets(insertion, getShaped(tile), getShaped(part->get()), sizes,
                    slice.extents))
      return std::nullopt;
    slice.base = part->get();
  } else {
    // What the loops around do not hand on is either cut here or no slice.
    auto result = dyn_cast<OpResult>(traffic.value);
    if (traffic.role == OperandRole::result ||
        (result && !getContentsSource(result)) ||
        !addAll(traffic.value, slice, sizes))
      return std::nullopt;
  }
  if (!followCuts(slice, isPart ? op : nullptr, isPart, sizes))
    return std::nullopt;
  return slice;
}

//===----------------------------------------------------------------------===//
// Tensors that loops carry
//===----------------------------------------------------------------------===//

/// The argument of the outermost loop that carries `argument` as it is.
static BlockArgument getOutermost(BlockArgument argument) {
  for (unsigned step = 0; step != maxSteps; ++step) {
    auto outer = dyn_cast_or_null<BlockArgument>(getInit(argument));
    if (!outer || !getInit(outer))
      return argument;
    argument = outer;
  }
  return argument;
}

/// Whether everything that loops do to the tensor that they carry as `argument`
/// is in the place of `place`.
static bool isTouchedInOnePlace(BlockArgument argument,
                                OffsetSizeAndStrideOpInterface place) {
  argument = getOutermost(argument);
  Operation *outermost = argument.getOwner()->getParentOp();
  SmallVector<Value> pending = {argument};
  llvm::SmallDenseSet<Value> seen = {argument};
  auto follow = [&](Value value) {
    if (seen.insert(value).second)
      pending.push_back(value);
  };
  unsigned users = 0;
  while (!pending.empty()) {
    Value next = pending.pop_back_val();
    for (OpOperand &use : next.getUses()) {
      if (++users == maxSteps)
        return false;
      Operation *user = use.getOwner();
      bool isTerminator = user->hasTrait<OpTrait::IsTerminator>();
      Operation *regions = isTerminator ? user->getParentOp() : user;
      bool isHandedOn = isTerminator && regions == outermost;
      for (Value forwarded : getForwardedTo(use)) {
        isHandedOn = true;
        if (forwarded.getDefiningOp() != outermost)
          follow(forwarded);
      }
      if (isHandedOn)
        continue;
      auto cut = dyn_cast<OffsetSizeAndStrideOpInterface>(user);
      if (!cut || !place.isSameAs(cut, isSameNumber))
        return false;
      if (getPartlyWritten(user) == &use)
        for (OpResult result : user->getResults())
          follow(result);
    }
  }
  return true;
}

bool mlir::roofline::isTouchedInOnePlace(const MovingSlice &slice) {
  return llvm::all_of(slice.carried, [](auto &carried) {
    return ::isTouchedInOnePlace(
        carried.first, cast<OffsetSizeAndStrideOpInterface>(carried.second));
  });
}
