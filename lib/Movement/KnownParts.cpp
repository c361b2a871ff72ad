//===- KnownParts.cpp - Where tensors hold a known number -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KnownParts.h"

#include "mlir/IR/Matchers.h"
#include "mlir/IR/TypeUtilities.h"
#include "llvm/ADT/SmallBitVector.h"

using namespace mlir;
using namespace mlir::roofline;

/// Of one tensor or operation; masks have one or two.
static constexpr unsigned maxParts = 8;
/// Views of views that are looked through.
static constexpr unsigned maxViews = 16;

const KnownParts::Nest *KnownParts::findNest(Operation *op) const {
  auto found = numbers.find(op);
  return found == numbers.end() ? nullptr : &nests[found->second];
}

/// The tensor that `value` is a view of, all of it, and the views in between,
/// the innermost first.
static Value getViewed(Value value, SmallVectorImpl<Value> &views) {
  while (views.size() < maxViews) {
    auto result = dyn_cast<OpResult>(value);
    std::optional<ContentsSource> source =
        result ? getContentsSource(result) : std::nullopt;
    if (!source || source->kind != ContentsKind::whole ||
        getElementTypeOrSelf(value) !=
            getElementTypeOrSelf(source->operand->get()))
      break;
    views.push_back(value);
    value = source->operand->get();
  }
  std::reverse(views.begin(), views.end());
  return value;
}

static std::optional<HalfSpace> moveThroughViews(HalfSpace part, Value from,
                                                 ArrayRef<Value> views) {
  for (Value view : views) {
    std::optional<HalfSpace> moved = moveThroughView(
        part, view.getDefiningOp(), from.getType(), view.getType());
    if (!moved)
      return std::nullopt;
    part = *moved;
    from = view;
  }
  return part;
}

SmallVector<KnownParts::Part, 2>
KnownParts::getConstantParts(DenseElementsAttr constant) const {
  unsigned rank = constant.getType().getRank();
  if (constant.isSplat())
    return {
        {HalfSpace::getEverywhere(rank), constant.getSplatValue<Attribute>()}};
  auto [entry, isFirst] = masks.try_emplace(constant);
  if (isFirst)
    entry->second = getConstantMasks(constant);
  SmallVector<Part, 2> known;
  for (const ConstantMask &mask : entry->second)
    if (known.size() < maxParts)
      known.push_back({mask.where, mask.number});
  return known;
}

SmallVector<KnownParts::Part, 2> KnownParts::getParts(Value value) const {
  SmallVector<Value, 4> views;
  Value viewed = getViewed(value, views);
  SmallVector<Part, 2> known, moved;
  auto type = dyn_cast<RankedTensorType>(viewed.getType());
  DenseElementsAttr constant;
  if (auto found = parts.find(viewed); found != parts.end())
    known = found->second;
  else if (type && matchPattern(viewed, m_Constant(&constant)))
    known = getConstantParts(constant);
  for (const Part &part : known)
    if (std::optional<HalfSpace> where =
            moveThroughViews(part.where, viewed, views))
      moved.push_back({*where, part.number});
  return moved;
}

std::optional<LinearFunction> KnownParts::getInteger(Value value) const {
  SmallVector<Value, 4> views;
  Value viewed = getViewed(value, views);
  auto found = integers.find(viewed);
  if (found == integers.end())
    return std::nullopt;
  std::optional<HalfSpace> moved =
      moveThroughViews({found->second}, viewed, views);
  return moved ? std::optional(moved->function) : std::nullopt;
}

/// The extents, if all are constants of at least 1.
static std::optional<SmallVector<int64_t>>
getExtents(const IterationSpace &space) {
  SmallVector<int64_t> extents;
  for (const IterationSpace::Loop &loop : space.loops) {
    std::optional<int64_t> extent = loop.extent.getInt64();
    if (!extent || *extent < 1)
      return std::nullopt;
    extents.push_back(*extent);
  }
  return extents;
}

/// How an operation reads values; null where that is not known, or several
/// ways.
static llvm::DenseMap<Value, AffineMap>
getReadMaps(const IterationSpace &space) {
  llvm::DenseMap<Value, AffineMap> maps;
  for (const IterationSpace::Access &access : space.accesses) {
    if (access.isWritten)
      continue;
    auto [entry, isFirst] = maps.try_emplace(access.value, access.map);
    if (!isFirst && entry->second != access.map)
      entry->second = AffineMap();
  }
  return maps;
}

/// Whether a nest with these extents touches every element of a tensor.
static bool covers(ArrayRef<int64_t> extents,
                   const IterationSpace::Access &access, unsigned function,
                   IterationSpaces &spaces) {
  auto type = dyn_cast<RankedTensorType>(access.value.getType());
  if (!type || !access.map)
    return false;
  llvm::SmallBitVector seen(extents.size());
  for (auto [expr, extent] : llvm::zip_equal(
           access.map.getResults(), spaces.getShape(access.value, function))) {
    auto loop = dyn_cast<AffineDimExpr>(expr);
    if (!loop || seen[loop.getPosition()] ||
        extent != extents[loop.getPosition()])
      return false;
    seen.set(loop.getPosition());
  }
  return true;
}

const IterationSpace::Access *
KnownParts::Nest::findWrite(OpResult result) const {
  for (const IterationSpace::Access &access : space.accesses)
    if (access.isWritten && access.value == result)
      return &access;
  return nullptr;
}

SmallVector<KnownParts::Operand, 0>
KnownParts::getOperands(const Nest &nest, Operation *op) const {
  SmallVector<Operand, 0> operands(op->getNumOperands());
  llvm::DenseMap<Value, AffineMap> maps = getReadMaps(nest.space);
  for (OpOperand &operand : op->getOpOperands()) {
    Value value = operand.get();
    if (!isa<RankedTensorType>(value.getType()))
      continue;
    Operand &known = operands[operand.getOperandNumber()];
    AffineMap map = maps.lookup(value);
    for (const Part &part : getParts(value)) {
      // Those that hold one number everywhere need not exist, and have no map.
      std::optional<HalfSpace> readers;
      if (part.where.isEverywhere())
        readers = HalfSpace::getEverywhere(nest.extents.size());
      else if (map)
        readers = part.where.getPreimage(map);
      if (readers)
        known.parts.push_back({*readers, part.number});
    }
    std::optional<LinearFunction> integer = getInteger(value);
    if (!integer || !map)
      continue;
    if (std::optional<HalfSpace> read = HalfSpace{*integer}.getPreimage(map))
      known.integer = read->function;
  }
  return operands;
}

/// The parts of the iterations that something tells apart, all of them first.
static SmallVector<HalfSpace, 4> getCandidates(unsigned numLoops,
                                               ArrayRef<HalfSpace> tested,
                                               ArrayRef<HalfSpace> read) {
  SmallVector<HalfSpace, 4> candidates = {HalfSpace::getEverywhere(numLoops)};
  auto add = [&](const HalfSpace &part) {
    if (candidates.size() < maxParts && !llvm::is_contained(candidates, part))
      candidates.push_back(part);
  };
  for (const HalfSpace &part : tested) {
    add(part);
    add(part.getComplement());
  }
  llvm::for_each(read, add);
  return candidates;
}

/// Adds what the results hold in a part of the iterations.
void KnownParts::addEffect(const Nest &nest, Operation *op,
                           const HalfSpace &part, const PartEffect &effect) {
  auto add = [&](OpResult result, const HalfSpace &where) {
    Attribute number = effect.results[result.getResultNumber()];
    SmallVector<Part, 2> &known = parts[result];
    if (number && known.size() < maxParts)
      known.push_back({where, number});
  };
  if (effect.results.size() != op->getNumResults())
    return;
  for (OpResult result : op->getResults()) {
    auto type = dyn_cast<RankedTensorType>(result.getType());
    if (!type)
      continue;
    // What is one number everywhere need not exist, and is no access.
    const IterationSpace::Access *access = nest.findWrite(result);
    if (part.isEverywhere() && (!access || nest.covers(*access)))
      add(result, HalfSpace::getEverywhere(type.getRank()));
    if (part.isEverywhere() || !access || !nest.covers(*access))
      continue;
    // An image says that whatever writes an element is in the part.
    if (std::optional<HalfSpace> where = part.getImage(access->map))
      add(result, *where);
  }
}

/// Adds results whose elements are functions of their indices.
void KnownParts::addIntegers(const Nest &nest, MaskOpInterface op,
                             const KnownContents &known) {
  for (const IterationSpace::Access &access : nest.space.accesses) {
    auto result = dyn_cast<OpResult>(access.value);
    if (!access.isWritten || !result || !nest.covers(access) ||
        !getElementTypeOrSelf(result.getType()).isIntOrIndex())
      continue;
    std::optional<LinearFunction> integer =
        op.getResultInteger(result.getResultNumber(), known);
    if (!integer)
      continue;
    if (auto written = HalfSpace{*integer}.getImage(access.map))
      integers[result] = written->function;
  }
}

/// Whether all that is written is known. What is merely masked is no number.
static bool writesNumbers(const PartEffect &effect) {
  return llvm::all_of(effect.results, [](Attribute number) {
    return number && !isa<UnitAttr>(number);
  });
}

/// A part counts for a value if no operand with it is read there.
void KnownParts::addUnread(Nest &nest, Operation *op, const HalfSpace &part,
                           const PartEffect &effect) {
  bool needsNothing = writesNumbers(effect);
  if (!needsNothing && effect.unread.empty())
    return;
  llvm::SmallPtrSet<Value, 8> read, added;
  auto isUnread = [&](OpOperand &operand) {
    return needsNothing || effect.unread.test(operand.getOperandNumber());
  };
  for (OpOperand &operand : op->getOpOperands())
    if (!isUnread(operand))
      read.insert(operand.get());
  for (OpOperand &operand : op->getOpOperands())
    if (!read.contains(operand.get()) && added.insert(operand.get()).second)
      nest.unread[operand.get()].push_back(part);
}

void KnownParts::addNest(Operation *op, Nest nest) {
  auto model = dyn_cast<MaskOpInterface>(op);
  if (!model || op->getNumResults() == 0)
    return;
  SmallVector<Operand, 0> operands = getOperands(nest, op);
  HalfSpace part = HalfSpace::getEverywhere(nest.extents.size());
  auto getNumber = [&](OpOperand &operand) -> Attribute {
    for (const Part &known : operands[operand.getOperandNumber()].parts)
      if (known.where.contains(part))
        return known.number;
    return {};
  };
  auto getInteger = [&](OpOperand &operand) {
    return operands[operand.getOperandNumber()].integer;
  };
  KnownContents known = {getNumber, getInteger};
  addIntegers(nest, model, known);
  SmallVector<HalfSpace> tested, read;
  model.getTestedParts(known, tested);
  for (const Operand &operand : operands)
    for (const Part &each : operand.parts)
      read.push_back(each.where);
  for (const HalfSpace &candidate :
       getCandidates(nest.extents.size(), tested, read)) {
    part = candidate;
    PartEffect effect = model.getPartEffect(part, known);
    addEffect(nest, op, part, effect);
    addUnread(nest, op, part, effect);
    if (!part.isEverywhere() && (effect.isIdle || writesNumbers(effect)))
      nest.unnecessary.push_back(part);
  }
  numbers[op] = nests.size();
  nests.push_back(std::move(nest));
}

KnownParts::KnownParts(const ModuleCost &cost, IterationSpaces &spaces) {
  llvm::DenseMap<Operation *, unsigned> executions;
  for (const CostedOp &op : cost.getOps())
    ++executions[op.op];
  // What is used comes before what uses it.
  for (auto [number, op] : llvm::enumerate(cost.getOps())) {
    if (executions[op.op] != 1 || !isa<MaskOpInterface>(op.op))
      continue;
    std::optional<IterationSpace> space = spaces.get(number);
    if (!space)
      continue;
    if (std::optional<SmallVector<int64_t>> extents = getExtents(*space)) {
      Nest nest;
      nest.op = number;
      nest.space = std::move(*space);
      nest.extents = std::move(*extents);
      for (const IterationSpace::Access &access : nest.space.accesses)
        nest.covering.push_back(
            covers(nest.extents, access, op.function, spaces));
      addNest(op.op, std::move(nest));
    }
  }
}
