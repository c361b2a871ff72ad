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

const KnownParts::Nest *KnownParts::findNest(Operation *op) const {
  auto found = numbers.find(op);
  return found == numbers.end() ? nullptr : &nests[found->second];
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
                                               ArrayRef<HalfSpace> read,
                                               size_t maxCandidates) {
  SmallVector<HalfSpace, 4> candidates = {HalfSpace::getEverywhere(numLoops)};
  auto add = [&](const HalfSpace &part) {
    if (candidates.size() < maxCandidates &&
        !llvm::is_contained(candidates, part))
      candidates.push_back(part);
  };
  for (const HalfSpace &part : tested) {
    add(part);
    add(part.getComplement());
  }
  llvm::for_each(read, add);
  return candidates;
}

/// Whether two parts say more together than one of them alone, and anything.
static bool sayMoreTogether(const HalfSpace &a, const HalfSpace &b) {
  return !a.contains(b) && !b.contains(a) && !a.getComplement().contains(b);
}

/// Shows pairs of parts which may say together what neither says alone, until
/// `visit` is false: first those of several loops of which one is a set of
/// points, which holds all of the others of its operand, then those of which
/// one is of a single loop.
static void forEachPair(
    ArrayRef<HalfSpace> parts,
    llvm::function_ref<bool(const HalfSpace &, const HalfSpace &)> visit) {
  SmallVector<const HalfSpace *, 4> ofOne, ofSeveral;
  for (const HalfSpace &part : parts)
    if (!part.function.isConstant())
      (part.function.getOnlyIndex() ? ofOne : ofSeveral).push_back(&part);
  auto visitSeveral = [&](bool havePoints) {
    for (auto [number, a] : llvm::enumerate(ofSeveral))
      for (const HalfSpace *b : ArrayRef(ofSeveral).drop_front(number + 1))
        if ((a->function.points.set || b->function.points.set) == havePoints &&
            sayMoreTogether(*a, *b) && !visit(*a, *b))
          return false;
    return true;
  };
  if (!visitSeveral(/*havePoints=*/true))
    return;
  for (const HalfSpace *b : ofOne)
    for (const HalfSpace &a : parts)
      if (!a.function.isConstant() &&
          a.function.getOnlyIndex() != b->function.getOnlyIndex() &&
          !visit(a, *b))
        return;
  visitSeveral(/*havePoints=*/false);
}

/// Words of points of the loops that one of two conditions depends on; none
/// where a single loop is looked up.
static int64_t countWords(const HalfSpace &a, const HalfSpace &b,
                          ArrayRef<int64_t> extents) {
  if (a.function.getOnlyIndex() || b.function.getOnlyIndex())
    return 0;
  int64_t points = 1;
  for (auto [loop, extent] : llvm::enumerate(extents))
    if (a.function.dependsOn(loop) || b.function.dependsOn(loop))
      points = llvm::SaturatingMultiply<uint64_t>(points, extent);
  return points / 64;
}

/// Looks at where two of these parts meet. `look`: whether that says anything.
void KnownParts::forEachMeeting(
    ArrayRef<HalfSpace> parts, ArrayRef<int64_t> extents,
    llvm::function_ref<bool(const HalfSpace &)> look) {
  unsigned numPairs = 0;
  forEachPair(parts, [&](const HalfSpace &a, const HalfSpace &b) {
    int64_t words = countWords(a, b, extents);
    if (words > std::min(wordsToLook, wordsToKeep))
      return true;
    wordsToLook -= words;
    auto both = HalfSpace::getBoth(a, b, extents);
    if (both && !both->function.isConstant() && look(*both))
      wordsToKeep -= words;
    return ++numPairs < maxPairs;
  });
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

/// The first of every operand come first: not all may be looked at.
SmallVector<HalfSpace> KnownParts::getReadParts(ArrayRef<Operand> operands) {
  SmallVector<HalfSpace> read;
  for (size_t place = 0; place < maxParts; ++place)
    for (const Operand &operand : operands)
      if (place < operand.parts.size())
        read.push_back(operand.parts[place].where);
  return read;
}

void KnownParts::addEffects(Nest &nest, MaskOpInterface model,
                            unsigned function) {
  Operation *op = model;
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
  auto getCaptured = [&](Value value) {
    return spaces.getInteger(value, function);
  };
  llvm::Any memory;
  KnownContents known = {getNumber, getInteger, getCaptured, nest.extents,
                         &memory};
  addIntegers(nest, model, known);
  SmallVector<HalfSpace> tested;
  model.getTestedParts(known, tested);
  size_t numSources = tested.size();
  for (const Operand &operand : operands) {
    numSources += llvm::any_of(operand.parts, [](const Part &each) {
      return !each.where.isEverywhere();
    });
  }
  // Parts of which not all is known.
  SmallVector<HalfSpace, 4> open;
  auto look = [&](const HalfSpace &candidate) {
    part = candidate;
    PartEffect effect = model.getPartEffect(part, known);
    addEffect(nest, op, part, effect);
    addUnread(nest, op, part, effect);
    bool isSettled = effect.isIdle || writesNumbers(effect);
    if (!part.isEverywhere() && isSettled)
      nest.unnecessary.push_back(part);
    if (!isSettled)
      open.push_back(candidate);
    return isSettled || effect.unread.any() ||
           llvm::any_of(effect.results, [](Attribute each) { return !!each; });
  };
  llvm::for_each(getCandidates(nest.extents.size(), tested,
                               getReadParts(operands), maxCandidates),
                 look);
  // Two parts of one operand say no more together. What is looked at may be
  // open, too, and then is not paired with others.
  SmallVector<HalfSpace, 4> alone = std::move(open);
  open.clear();
  if (numSources > 1)
    forEachMeeting(alone, nest.extents, look);
}

/// What knows nothing of masks (a concatenation, padding) still moves each
/// element from one place to another.
void KnownParts::addNest(Operation *op, Nest nest, unsigned function) {
  if (op->getNumResults() == 0)
    return;
  nest.reads = getReads(op, nest.space);
  nest.unreadAccesses.resize(nest.space.accesses.size());
  nest.unreadOperands.resize(op->getNumOperands());
  if (auto model = dyn_cast<MaskOpInterface>(op))
    addEffects(nest, model, function);
  numbers[op] = nests.size();
  nests.push_back(std::move(nest));
}

void KnownParts::addOp(Operation *op, unsigned function) {
  std::optional<IterationSpace> space = spaces.get(op, function);
  std::optional<SmallVector<int64_t>> extents =
      space ? getExtents(*space) : std::nullopt;
  if (!extents)
    return;
  Nest nest;
  nest.op = op;
  nest.space = std::move(*space);
  nest.extents = std::move(*extents);
  for (const IterationSpace::Access &access : nest.space.accesses)
    nest.covering.push_back(covers(nest.extents, access, function, spaces));
  addNest(op, std::move(nest), function);
}
