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

/// What `view` shows of a part of `from`.
static std::optional<HalfSpace> moveIntoView(const HalfSpace &part, Type from,
                                             Value view) {
  Operation *op = view.getDefiningOp();
  if (getContentsSource(cast<OpResult>(view))->kind == ContentsKind::whole)
    return moveThroughView(part, op, from, view.getType());
  auto slice = dyn_cast<OffsetSizeAndStrideOpInterface>(op);
  AffineMap map = slice ? getSliceMap(slice, view.getType()) : AffineMap();
  return map && map.getNumResults() == part.getNumIndices()
             ? part.getPreimage(map)
             : std::nullopt;
}

static std::optional<HalfSpace> moveIntoViews(HalfSpace part, Type from,
                                              ArrayRef<Value> views) {
  for (Value view : views) {
    std::optional<HalfSpace> moved = moveIntoView(part, from, view);
    if (!moved)
      return std::nullopt;
    part = *moved;
    from = view.getType();
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
  return global && !global->isMutable
             ? dyn_cast_if_present<ElementsAttr>(global->initialValue)
             : ElementsAttr();
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
  for (const ConstantMask &mask : entry->second)
    if (known.size() < maxParts)
      known.push_back({mask.where, mask.number});
  return known;
}

/// Takes reshapes of all of a constant off the views of it, and says which type
/// it has then.
static ShapedType reshape(ElementsAttr constant, ArrayRef<Value> &views) {
  ShapedType type = constant.getShapedType();
  while (!views.empty()) {
    auto view = cast<OpResult>(views.front());
    auto shaped = dyn_cast<ShapedType>(view.getType());
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
  Type type = viewed.getType();
  if (auto found = parts.find(viewed); found != parts.end()) {
    known = found->second;
  } else if (ElementsAttr constant = getConstant(viewed)) {
    ShapedType reshaped = reshape(constant, views);
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
  if (auto found = integers.find(viewed); found != integers.end())
    function = found->second;
  else if (ElementsAttr constant = getConstant(viewed))
    function = getConstantFunction(constant);
  if (!function)
    return std::nullopt;
  std::optional<HalfSpace> moved =
      moveIntoViews({std::move(*function)}, viewed.getType(), views);
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

/// Which access reads each operand.
static SmallVector<std::optional<unsigned>, 4>
getReads(Operation *op, const IterationSpace &space) {
  SmallVector<std::optional<unsigned>, 4> reads(op->getNumOperands());
  llvm::SmallDenseMap<Value, SmallVector<unsigned, 2>> accesses, operands;
  for (auto [number, access] : llvm::enumerate(space.accesses))
    if (!access.isWritten)
      accesses[access.value].push_back(number);
  for (auto [number, value] : llvm::enumerate(op->getOperands()))
    operands[value].push_back(number);
  // Accesses are in the order of the operands.
  for (const auto &[value, numbers] : operands)
    if (auto found = accesses.find(value);
        found != accesses.end() && found->second.size() == numbers.size())
      for (auto [operand, access] : llvm::zip_equal(numbers, found->second))
        reads[operand] = access;
  return reads;
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
  for (OpOperand &operand : op->getOpOperands()) {
    Value value = operand.get();
    if (!isa<RankedTensorType>(value.getType()))
      continue;
    Operand &known = operands[operand.getOperandNumber()];
    std::optional<unsigned> read = nest.reads[operand.getOperandNumber()];
    AffineMap map = read ? nest.space.accesses[*read].map : AffineMap();
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
    std::optional<IndexFunction> integer = getInteger(value);
    if (!integer || !map)
      continue;
    known.integer = integer->compose(map);
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
        !getElementTypeOrSelf(result.getType()).isIntOrIndexOrFloat())
      continue;
    std::optional<IndexFunction> integer =
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

/// A part counts for an access if no operand that it may stand for is read
/// there.
void KnownParts::addUnread(Nest &nest, Operation *op, const HalfSpace &part,
                           const PartEffect &effect) {
  bool needsNothing = writesNumbers(effect);
  if (!needsNothing && effect.unread.empty())
    return;
  // Of values that several operands are, whether none of these is read.
  llvm::SmallDenseMap<Value, bool> shared;
  for (auto [number, value] : llvm::enumerate(op->getOperands())) {
    bool isUnread = needsNothing || effect.unread.test(number);
    if (isUnread)
      nest.unreadOperands[number].push_back(part);
    if (!nest.reads[number])
      shared.try_emplace(value, true).first->second &= isUnread;
    else if (isUnread)
      nest.unreadAccesses[*nest.reads[number]].push_back(part);
  }
  for (auto [access, unread] :
       llvm::zip_equal(nest.space.accesses, nest.unreadAccesses))
    if (!access.isWritten && shared.lookup(access.value))
      unread.push_back(part);
}

void KnownParts::addNest(Operation *op, Nest nest) {
  auto model = dyn_cast<MaskOpInterface>(op);
  if (!model || op->getNumResults() == 0)
    return;
  nest.reads = getReads(op, nest.space);
  nest.unreadAccesses.resize(nest.space.accesses.size());
  nest.unreadOperands.resize(op->getNumOperands());
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
