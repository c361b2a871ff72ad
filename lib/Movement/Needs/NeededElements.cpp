//===- NeededElements.cpp - What results are made of ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "NeededElements.h"

#include "mlir/IR/Iterators.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/ShapedOpInterfaces.h"
#include "mlir/Interfaces/ViewLikeInterface.h"

using namespace mlir;
using namespace mlir::roofline;

void NeededElements::need(Value value, const IndexPart &part) {
  auto [entry, isFirst] = needed.try_emplace(value, part);
  if (!isFirst)
    entry->second.unite(part);
}

/// What nobody is seen to use is taken to be needed.
IndexPart NeededElements::lookup(Value value) const {
  auto found = needed.find(value);
  return found == needed.end() ? IndexPart() : found->second;
}

/// Whether iterations of a loop that is not parallel would be told apart: each
/// element of a row takes the whole row.
static bool mentionsSequential(const HalfSpace &condition,
                               const IterationSpace &space) {
  return llvm::any_of(llvm::enumerate(space.loops), [&](auto each) {
    auto [number, loop] = each;
    return !loop.isParallel && condition.function.dependsOn(number);
  });
}

/// The iterations that write what is needed of a result.
IndexPart NeededElements::getWriting(const KnownParts::Nest &nest) const {
  std::optional<IndexPart> iterations;
  for (const IterationSpace::Access &access : nest.space.accesses) {
    if (!access.isWritten)
      continue;
    IndexPart part, elements = lookup(access.value);
    if (access.map)
      for (const HalfSpace &condition : elements.getConditions())
        if (std::optional<HalfSpace> own = condition.getPreimage(access.map);
            own && !mentionsSequential(*own, nest.space))
          part.add(*own);
    if (iterations)
      iterations->unite(part);
    else
      iterations = part;
  }
  return iterations.value_or(IndexPart());
}

static IndexPart dropParts(IndexPart iterations, ArrayRef<HalfSpace> parts) {
  for (const HalfSpace &part : parts)
    iterations.add(part.getComplement());
  return iterations;
}

IndexPart NeededElements::getNeeded(const KnownParts::Nest &nest) const {
  return dropParts(getWriting(nest), nest.unnecessary);
}

/// Adds that an index is at least `first` and at most `last`.
static void addBounds(IndexPart &part, unsigned rank, unsigned dim,
                      const DynamicAPInt &first, const DynamicAPInt &last) {
  HalfSpace low = HalfSpace::getEverywhere(rank), high = low;
  low.function.coefficients[dim] = 1;
  low.function.constant = -first;
  high.function.coefficients[dim] = -1;
  high.function.constant = last;
  part.add(low);
  part.add(high);
}

/// The elements of a value that those iterations touch, at an index that is one
/// of the loops or none, from some place on: what a slice keeps.
static void addReach(IndexPart &elements, AffineMap map,
                     ArrayRef<int64_t> extents, ShapedType type) {
  for (auto [dim, expr] : llvm::enumerate(map.getResults())) {
    if (isa<AffineDimExpr>(expr) && type.isDynamicDim(dim))
      continue;
    std::optional<LinearFunction> index =
        getLinearFunction(expr, map.getNumDims());
    if (!index)
      continue;
    DynamicAPInt first = index->constant, last = index->constant;
    for (auto [step, extent] : llvm::zip_equal(index->coefficients, extents))
      (step < 0 ? first : last) += step * (extent - 1);
    if (first > 0 || type.isDynamicDim(dim) || last < type.getDimSize(dim) - 1)
      addBounds(elements, map.getNumResults(), dim, first, last);
  }
}

static IndexPart getNothing(unsigned rank) {
  HalfSpace nowhere = HalfSpace::getEverywhere(rank);
  nowhere.function.constant = -1;
  IndexPart part;
  part.add(nowhere);
  return part;
}

/// Whether a condition holds nowhere in the box.
static bool isNowhere(const IndexPart &part, ArrayRef<int64_t> extents) {
  return llvm::any_of(part.getConditions(), [&](const HalfSpace &condition) {
    return condition.function.getRange(extents).second < 0;
  });
}

/// The elements that those iterations touch.
static IndexPart getImage(const IndexPart &iterations, AffineMap map) {
  IndexPart elements;
  for (const HalfSpace &condition : iterations.getConditions())
    if (std::optional<HalfSpace> image = condition.getImage(map))
      elements.add(*image);
  return elements;
}

/// With the extents put in that are known; null for what is no tensor with a
/// rank.
RankedTensorType NeededElements::getType(Value value) {
  auto type = dyn_cast<RankedTensorType>(value.getType());
  return type && function
             ? cast<RankedTensorType>(spaces.getType(value, *function))
             : type;
}

/// A destination is needed where nothing is written, and where what is written
/// is what has been there. `writing`: the iterations that write what is needed.
void NeededElements::needDestination(const KnownParts::Nest &nest,
                                     const IndexPart &writing,
                                     OpOperand &destination, OpResult result) {
  const IterationSpace::Access *write = nest.findWrite(result);
  if (!write)
    return;
  if (!nest.covers(*write))
    return need(destination.get(), IndexPart());
  need(destination.get(),
       getImage(dropParts(writing,
                          nest.unreadOperands[destination.getOperandNumber()]),
                write->map));
}

void NeededElements::needNothing(Operation *op) {
  for (Value operand : op->getOperands()) {
    auto type = dyn_cast<RankedTensorType>(operand.getType());
    need(operand, type ? getNothing(type.getRank()) : IndexPart());
  }
}

void NeededElements::visitNest(Operation *op, const KnownParts::Nest &nest) {
  IndexPart writing = getWriting(nest);
  IndexPart iterations = dropParts(writing, nest.unnecessary);
  if (isNowhere(writing, nest.extents))
    return needNothing(op);
  auto destinations = dyn_cast<DestinationStyleOpInterface>(op);
  auto isDestination = [&](Value value) {
    return destinations &&
           llvm::is_contained(destinations.getDpsInits(), value);
  };
  for (auto [access, unread] :
       llvm::zip_equal(nest.space.accesses, nest.unreadAccesses))
    if (!access.isWritten && !isDestination(access.value)) {
      IndexPart elements;
      RankedTensorType type = getType(access.value);
      if (access.map && type) {
        elements = getImage(dropParts(iterations, unread), access.map);
        addReach(elements, access.map, nest.extents, type);
      }
      need(access.value, elements);
    }
  if (!destinations)
    return;
  for (OpOperand &init : destinations.getDpsInitsMutable()) {
    // Also read as an input, it may be needed anywhere.
    bool isInput = llvm::is_contained(destinations.getDpsInputs(), init.get());
    if (isInput)
      need(init.get(), IndexPart());
    else if (isa<RankedTensorType>(init.get().getType()))
      needDestination(nest, writing, init, destinations.getTiedOpResult(&init));
  }
}

/// Adds that an index is one of `count` that are `step` apart.
static void addSteps(IndexPart &part, ShapedType type, unsigned dim,
                     int64_t first, int64_t count, int64_t step) {
  constexpr int64_t maxExtent = IndexFunction::maxExtent;
  int64_t extent = type.getDimSize(dim);
  if (type.isDynamicDim(dim) || extent > maxExtent || first < 0 ||
      count > maxExtent || step > maxExtent ||
      first + (count - 1) * step >= extent)
    return;
  std::vector<bool> isKept(extent);
  for (int64_t number = 0; number < count; ++number)
    isKept[first + number * step] = true;
  if (auto kept = HalfSpace::getWhere(type.getRank(), dim, isKept))
    part.add(*kept);
}

/// The elements that a slice keeps; everything where that is not known.
IndexPart NeededElements::getKeptPart(OffsetSizeAndStrideOpInterface slice,
                                      ShapedType type) {
  unsigned rank = type.getRank();
  IndexPart part;
  if (slice.getMixedOffsets().size() != rank)
    return part;
  for (auto [dim, offset, size, stride] :
       llvm::enumerate(slice.getMixedOffsets(), slice.getMixedSizes(),
                       slice.getMixedStrides())) {
    std::optional<int64_t> from = spaces.getInteger(offset, function),
                           count = spaces.getInteger(size, function),
                           step = spaces.getInteger(stride, function);
    if (!from || !count || !step || *count < 1 || *step < 1)
      continue;
    addBounds(part, rank, dim, DynamicAPInt(*from),
              DynamicAPInt(*from) + DynamicAPInt(*count - 1) * *step);
    if (*step > 1)
      addSteps(part, type, dim, *from, *count, *step);
  }
  return part;
}

/// As `getSliceMap`, in the function that is looked at.
AffineMap NeededElements::getMap(OffsetSizeAndStrideOpInterface slice,
                                 Type sliced) {
  return getSliceMap(slice, sliced, [&](OpFoldResult integer) {
    return spaces.getInteger(integer, function);
  });
}

/// Adds what is needed of a slice, where it is known where that is cut.
void NeededElements::addKeptPart(IndexPart &part, const IndexPart &ofSlice,
                                 OffsetSizeAndStrideOpInterface slice,
                                 Type sliced) {
  if (ofSlice.isEverything())
    return;
  AffineMap map = getMap(slice, sliced);
  if (!map)
    return;
  for (const HalfSpace &condition : ofSlice.getConditions())
    if (std::optional<HalfSpace> moved = condition.getImage(map))
      part.add(*moved);
}

/// Hands on what is needed of a view; false if it is none of a tensor.
bool NeededElements::visitView(Operation *op) {
  if (op->getNumResults() != 1)
    return false;
  std::optional<ContentsSource> source = getContentsSource(op->getResult(0));
  if (!source || !source->isView())
    return false;
  RankedTensorType type = getType(source->operand->get());
  RankedTensorType viewType = getType(op->getResult(0));
  if (!type || !viewType)
    return false;
  IndexPart part;
  auto slice = dyn_cast<OffsetSizeAndStrideOpInterface>(op);
  if (slice && source->kind == ContentsKind::part)
    part = getKeptPart(slice, type);
  IndexPart ofView = lookup(op->getResult(0));
  if (slice && source->kind == ContentsKind::part)
    addKeptPart(part, ofView, slice, viewType);
  if (source->kind == ContentsKind::whole)
    for (const HalfSpace &condition : ofView.getConditions())
      if (std::optional<HalfSpace> moved =
              moveThroughView(condition, op, viewType, type))
        part.add(*moved);
  for (OpOperand &operand : op->getOpOperands())
    need(operand.get(), &operand == source->operand ? part : IndexPart());
  return true;
}

/// What is left of the needed elements of a tensor outside of the box that is
/// put into it, as far as what is left lies on one side of the box.
void NeededElements::dropReplaced(IndexPart &part,
                                  OffsetSizeAndStrideOpInterface slice,
                                  ShapedType whole) {
  std::optional<unsigned> cut;
  int64_t first = 0, last = 0;
  for (auto [dim, offset, size, stride] :
       llvm::enumerate(slice.getMixedOffsets(), slice.getMixedSizes(),
                       slice.getMixedStrides())) {
    std::optional<int64_t> from = spaces.getInteger(offset, function),
                           count = spaces.getInteger(size, function);
    if (!from || !count || whole.isDynamicDim(dim) || *count < 1 ||
        !isConstantIntValue(stride, 1))
      return;
    int64_t extent = whole.getDimSize(dim);
    if (*from == 0 && *count == extent)
      continue;
    bool isAtEnd = *from + *count == extent;
    if (cut || (*from != 0 && !isAtEnd))
      return;
    cut = dim;
    first = isAtEnd ? 0 : *count;
    last = isAtEnd ? *from - 1 : extent - 1;
  }
  if (cut)
    addBounds(part, whole.getRank(), *cut, DynamicAPInt(first),
              DynamicAPInt(last));
  else
    part = getNothing(whole.getRank());
}

/// Hands on what is needed of a tensor into which another is put, to both;
/// false if it is no such operation.
bool NeededElements::visitInsertion(Operation *op) {
  OpOperand *whole = getPartlyWritten(op);
  auto slice = dyn_cast<OffsetSizeAndStrideOpInterface>(op);
  if (!whole || !slice || op->getNumResults() != 1)
    return false;
  RankedTensorType type = getType(op->getResult(0));
  if (!type || slice.getMixedOffsets().size() != size_t(type.getRank()))
    return false;
  IndexPart ofResult = lookup(op->getResult(0)), rest = ofResult;
  dropReplaced(rest, slice, type);
  for (OpOperand &operand : op->getOpOperands()) {
    IndexPart part;
    RankedTensorType own = getType(operand.get());
    AffineMap map;
    if (&operand == whole)
      part = rest;
    else if (own && !ofResult.isEverything())
      map = getMap(slice, own);
    if (map)
      for (const HalfSpace &condition : ofResult.getConditions())
        if (std::optional<HalfSpace> moved = condition.getPreimage(map))
          part.add(*moved);
    need(operand.get(), part);
  }
  return true;
}

/// Hands on what a function that has been looked at needs of what it is given;
/// false if the operation is no call of one.
bool NeededElements::visitCall(Operation *op) {
  std::optional<unsigned> callee = known.findCallee(op);
  auto call = dyn_cast<CallOpInterface>(op);
  auto called = callee && call
                    ? dyn_cast<FunctionOpInterface>(functions[*callee].op)
                    : FunctionOpInterface();
  if (!called || !visited.contains(called) ||
      called.getNumArguments() != call.getArgOperands().size() ||
      call.getArgOperands().size() != op->getNumOperands())
    return false;
  for (auto [argument, operand] :
       llvm::zip_equal(called.getArguments(), call.getArgOperands()))
    need(operand, lookup(argument));
  return true;
}

void NeededElements::visit(Operation *op) {
  if (dead.contains(op))
    return;
  if (const KnownParts::Nest *nest = known.findNest(op))
    return visitNest(op, *nest);
  // An extent is known without a look at elements.
  if (isa<ShapedDimOpInterface>(op) || visitView(op) || visitInsertion(op) ||
      visitCall(op))
    return;
  for (Value operand : op->getOperands())
    need(operand, IndexPart());
}

/// Users come behind what they use, and so have been looked at before it.
void NeededElements::run(Operation *function, std::optional<unsigned> number) {
  this->function = number;
  function->walk<WalkOrder::PreOrder, ReverseIterator>([&](Operation *op) {
    if (op == function)
      return WalkResult::advance();
    if (isa<FunctionOpInterface>(op))
      return WalkResult::skip();
    visit(op);
    return WalkResult::advance();
  });
  visited.insert(function);
}
