//===- GroupParts.cpp - What is put together of parts ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A concatenation as insertions into one tensor, padding as a fill and a copy
// to the middle of a buffer: operations that write parts of one thing, which
// others read as a whole. Each runs as loops over all of it, of which it does
// something where its part is, so that all of them share the loops of the
// first and of who reads what they made.
//
//===----------------------------------------------------------------------===//

#include "GroupBuilder.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir/Interfaces/SubsetOpInterface.h"
#include "mlir/Interfaces/ViewLikeInterface.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// Where a part lies: for each dimension of the whole, which dimension of the
/// part that is (nothing: one element), and where the part begins (nothing:
/// that is open).
struct Placement {
  SmallVector<std::optional<unsigned>> dims;
  SmallVector<std::optional<int64_t>> begins;
};
} // namespace

/// Nothing if elements are not side by side.
static std::optional<Placement> getPlacement(Operation *op, ShapedType part) {
  auto slice = dyn_cast<OffsetSizeAndStrideOpInterface>(op);
  if (!slice || !llvm::all_of(slice.getStaticStrides(),
                              [](int64_t stride) { return stride == 1; }))
    return std::nullopt;
  auto dropped =
      computeRankReductionMask(slice.getStaticSizes(), part.getShape());
  if (!dropped)
    return std::nullopt;
  Placement placement;
  unsigned next = 0;
  for (auto [dim, offset] : llvm::enumerate(slice.getStaticOffsets())) {
    placement.dims.push_back(dropped->contains(dim)
                                 ? std::nullopt
                                 : std::optional<unsigned>(next++));
    placement.begins.push_back(ShapedType::isDynamic(offset)
                                   ? std::nullopt
                                   : std::optional<int64_t>(offset));
  }
  return placement;
}

/// The loops over a tensor into which an operation puts another one, if what is
/// there is made in the node; `numParts` then. What the operation does not put
/// in, it reads: in the place where it is.
std::optional<IterationSpace>
GroupBuilder::getInsertionSpace(const CostedOp &op, unsigned &numParts) {
  auto insertion = dyn_cast<SubsetInsertionOpInterface>(op.op);
  if (!insertion || op.op->getNumResults() != 1)
    return std::nullopt;
  Value whole = insertion.getDestinationOperand().get();
  Value part = insertion.getSourceOperand().get();
  auto partType = dyn_cast<RankedTensorType>(part.getType());
  if (!partType || !isa<RankedTensorType>(whole.getType()))
    return std::nullopt;
  std::optional<Placement> placement = getPlacement(op.op, partType);
  unsigned before = 0;
  if (!isSplat(whole)) {
    Datum datum(values.getBase(whole), 0);
    std::optional<unsigned> maker = getMaker(datum);
    if (datum.first != whole || !maker || *maker >= members.size() ||
        !isWhole(datum))
      return std::nullopt;
    before = members[*maker].numParts;
  }
  if (!placement || before >= BufferVersions::maxParts)
    return std::nullopt;
  numParts = before + 1;
  IterationSpace space;
  MLIRContext *context = op.op->getContext();
  for (const Quantity &extent : spaces.getShape(whole, op.function))
    space.addLoop(extent);
  unsigned rank = space.loops.size(), numOpen = 0;
  SmallVector<AffineExpr> read;
  for (unsigned dim = 0; dim < rank; ++dim) {
    if (!placement->dims[dim])
      continue;
    std::optional<int64_t> begin = placement->begins[dim];
    read.push_back(begin ? getAffineDimExpr(dim, context) - *begin
                         : getAffineSymbolExpr(numOpen++, context));
  }
  AffineMap map = AffineMap::get(rank, numOpen, read, context);
  AffineMap all = AffineMap::getMultiDimIdentityMap(rank, context);
  if (!isSplat(part))
    space.accesses.push_back({part, numOpen == 0 ? map : AffineMap(),
                              /*isWritten=*/false,
                              numOpen == 0 ? AffineMap() : map});
  if (!isSplat(whole))
    space.accesses.push_back({whole, all});
  space.accesses.push_back({op.op->getResult(0), all, /*isWritten=*/true});
  return space;
}

/// Lets a child that writes a part of a buffer, element by element, run as
/// loops over all of it. Without: dimensions of which the part is less than all
/// are not followed.
void GroupBuilder::widenPart(unsigned position) {
  Member &member = members[position];
  if (!member.space || !member.isPointwise || member.isContraction)
    return;
  IterationSpace::Access *written = nullptr;
  for (IterationSpace::Access &access : member.space->accesses) {
    if (!access.isWritten)
      continue;
    if (written)
      return;
    written = &access;
  }
  if (!written || !isa<MemRefType>(written->value.getType()) || !written->map ||
      !written->map.isPermutation())
    return;
  std::optional<Datum> datum = buffers.getWrite(position, written->value);
  const auto *version = datum ? buffers.getVersion(*datum) : nullptr;
  auto view = dyn_cast<OpResult>(written->value);
  std::optional<ContentsSource> source =
      version && version->numParts != 0 && view ? getContentsSource(view)
                                                : std::nullopt;
  if (!source || source->operand->get() != datum->first)
    return;
  std::optional<Placement> placement =
      getPlacement(view.getOwner(), cast<ShapedType>(written->value.getType()));
  if (!placement || llvm::is_contained(placement->begins, std::nullopt))
    return;
  IterationSpace &space = *member.space;
  MLIRContext *context = view.getContext();
  unsigned numOld = space.loops.size();
  SmallVector<AffineExpr> moved, all;
  for (unsigned loop = 0; loop < numOld; ++loop)
    moved.push_back(getAffineDimExpr(loop, context));
  for (auto [dim, extent] : llvm::enumerate(
           spaces.getShape(datum->first, cost.getOps()[member.op].function))) {
    if (std::optional<unsigned> own = placement->dims[dim]) {
      unsigned loop = written->map.getDimPosition(*own);
      space.loops[loop].extent = extent;
      moved[loop] = getAffineDimExpr(loop, context) - *placement->begins[dim];
      all.push_back(getAffineDimExpr(loop, context));
    } else {
      all.push_back(getAffineDimExpr(space.addLoop(extent), context));
    }
  }
  unsigned numLoops = space.loops.size();
  for (IterationSpace::Access &access : space.accesses) {
    for (AffineMap *map : {&access.map, &access.partly})
      if (*map)
        *map = map->replaceDimsAndSymbols(moved, {}, numLoops,
                                          map->getNumSymbols());
  }
  written->value = datum->first;
  written->map = AffineMap::get(numLoops, 0, all, context);
  member.loops.clear();
  for (const IterationSpace::Loop &loop : space.loops)
    member.loops.push_back(axes.add(loop.extent));
}

/// What a version of a buffer, or a tensor, holds beside the part that its
/// maker has put in; nothing if that is not known or nothing at all.
std::optional<Datum> GroupBuilder::getRest(Datum datum) const {
  if (const BufferVersions::Version *version = buffers.getVersion(datum))
    return version->numParts != 0 && datum.second > 1
               ? std::optional<Datum>({datum.first, datum.second - 1})
               : std::nullopt;
  std::optional<unsigned> maker = getMaker(datum);
  if (!maker || members[*maker].numParts == 0)
    return std::nullopt;
  Value whole = getPartlyWritten(datum.first.getDefiningOp())->get();
  return isSplat(whole) ? std::nullopt
                        : std::optional<Datum>({values.getBase(whole), 0});
}

/// Whether all of something is made by these children, or of nothing.
bool GroupBuilder::isMadeInside(Datum datum,
                                const llvm::DenseSet<unsigned> &inside) {
  for (std::optional<Datum> part = datum; part; part = getRest(*part)) {
    std::optional<unsigned> maker = getMaker(*part);
    if (!maker || !isWhole(*part) ||
        (!inside.contains(*maker) && !members[*maker].isFill))
      return false;
  }
  return true;
}

/// A child that writes a part comes behind who made the rest, and shares loops
/// with that.
void GroupBuilder::addRestEdges(unsigned position,
                                SmallVectorImpl<Edge> &edges) {
  Member &member = members[position];
  if (member.numParts != 0) {
    Value whole = getPartlyWritten(cost.getOps()[member.op].op)->get();
    for (Edge &edge : edges)
      edge.isRest = edge.access->value == whole;
    return;
  }
  for (const IterationSpace::Access &access : member.space->accesses) {
    if (!access.isWritten || !isa<MemRefType>(access.value.getType()))
      continue;
    std::optional<Datum> made = buffers.getWrite(position, access.value);
    std::optional<Datum> rest = made ? getRest(*made) : std::nullopt;
    std::optional<unsigned> maker = rest ? getMaker(*rest) : std::nullopt;
    if (maker && *maker < position)
      edges.push_back({&access, *rest, *maker, /*isRest=*/true});
  }
}
