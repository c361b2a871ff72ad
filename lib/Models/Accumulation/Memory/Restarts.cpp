//===- Restarts.cpp - Sums that begin anew --------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Memory/Restarts.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Transforms/RegionUtils.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Where what is written comes from
//===----------------------------------------------------------------------===//

/// Goes back from what a writer writes to whatever it is computed from, until
/// that is outside of the loop or the memory itself, as an iteration before has
/// left it.
class Restarts::Search {
public:
  Search(Value base, const MemoryCover *cover, Loop loop,
         MemoryWriters &writers)
      : base(base), cover(cover), loop(loop), writers(writers) {}

  Source find(OpOperand &use, bool isAround) {
    addWritten(use, isAround);
    constexpr unsigned maxSteps = 128;
    for (unsigned step = 0; step < pending.size(); ++step) {
      if (found != Source::elsewhere)
        return found;
      if (step == maxSteps)
        return Source::unknown;
      Node node = pending[step];
      if (node.reader)
        expandMemory(node);
      else
        expandValue(node);
    }
    return found;
  }

private:
  /// A number or a tensor, or a buffer as `reader` finds it; whether it may
  /// have come around the loop.
  struct Node {
    Value value;
    Operation *reader;
    bool isAround;
  };

  void add(Value value, Operation *reader, bool isAround) {
    if (visited.insert({value, {reader, isAround}}).second)
      pending.push_back({value, reader, isAround});
  }
  bool isInLoop(Value value) const {
    return !loop || writers.getChanges().getLoops().contains(loop, value);
  }
  bool isInLoop(Operation *op) const {
    return !loop || writers.getChanges().getLoops().contains(loop, op);
  }

  void addOperand(Value value, Operation *op, bool isAround) {
    bool isBuffer = isa<BaseMemRefType>(value.getType());
    add(value, isBuffer ? op : nullptr, isAround);
  }

  void addWritten(OpOperand &use, bool isAround) {
    Operation *op = use.getOwner();
    if (std::optional<ElementAccess> access = getElementAccess(op))
      return add(access->stored, nullptr, isAround);
    using namespace MemoryEffects;
    if (hasEffect<Read>(op, use.get()))
      add(use.get(), op, isAround);
    for (OpOperand &operand : op->getOpOperands())
      if (&operand != &use && operand.get() != use.get())
        addOperand(operand.get(), op, isAround);
    addCaptured(op, isAround);
  }

  void addCaptured(Operation *op, bool isAround) {
    SetVector<Value> captured;
    getUsedValuesDefinedAbove(op->getRegions(), captured);
    for (Value value : captured)
      addOperand(value, op, isAround);
  }

  void expandMemory(const Node &node) {
    Value own = writers.getAddresses().getBase(node.value);
    if (own == base) {
      bool isNew =
          !node.isAround && cover && writers.isBefore(*cover, node.reader);
      if (!isNew)
        found = Source::itself;
      return;
    }
    const Writers &all = writers.getWriters(own);
    addLeft(all.uses, node);
    // Who is handed a buffer may write to it.
    if (!all.areAll)
      found = Source::unknown;
  }

  /// Adds what the writers of another buffer have left for the reader of
  /// `node`.
  void addLeft(ArrayRef<OpOperand *> uses, const Node &node) {
    SmallVector<std::pair<OpOperand *, MemoryCover>, 2> covers;
    SmallVector<OpOperand *, 4> others;
    for (OpOperand *use : uses) {
      if (!isInLoop(use->getOwner()) || use->getOwner() == node.reader)
        continue;
      std::optional<MemoryCover> own =
          writers.getCover(*use, node.value, node.reader);
      if (own && writers.isBefore(*own, node.reader))
        covers.push_back({use, *own});
      else
        others.push_back(use);
    }
    for (auto [use, own] : covers)
      addWritten(*use, node.isAround);
    for (OpOperand *use : others)
      if (llvm::all_of(covers, [&](const auto &each) {
            return writers.canReach(use->getOwner(), node.reader, node.value,
                                    &each.second);
          }))
        addWritten(*use, /*isAround=*/true);
  }

  void expandValue(const Node &node) {
    Value value = node.value;
    if (!isInLoop(value))
      return;
    LoopChanges &changes = writers.getChanges();
    SmallVector<Value, 2> handedOn = changes.getHandedOn(value);
    auto argument = dyn_cast<BlockArgument>(value);
    // What no region hands on is counted, or an element in a body.
    bool isCarried = argument && loop && isCarriedBy(argument);
    for (Value source : handedOn)
      add(source, nullptr, node.isAround || (isCarried && isInLoop(source)));
    Operation *op = value.getDefiningOp();
    if (!op || !handedOn.empty())
      return;
    if (std::optional<ElementAccess> access = getElementAccess(op)) {
      if (!access->stored)
        return addOperand(access->memory, op, node.isAround);
    }
    if (!isMemoryEffectFree(op)) {
      found = Source::unknown;
      return;
    }
    for (Value operand : op->getOperands())
      if (!operand.getType().isIndex())
        addOperand(operand, op, node.isAround);
    addCaptured(op, node.isAround);
  }

  bool isCarriedBy(BlockArgument argument) const {
    if (auto *cycle = dyn_cast<CFGLoop *>(loop))
      return cycle->getHeader() == argument.getOwner();
    return argument.getOwner()->getParentOp() == cast<Operation *>(loop);
  }

  Value base;
  const MemoryCover *cover;
  Loop loop;
  MemoryWriters &writers;
  Source found = Source::elsewhere;
  SmallVector<Node> pending;
  llvm::SmallDenseSet<std::pair<Value, std::pair<Operation *, unsigned>>, 8>
      visited;
};

Restarts::Source Restarts::getSource(OpOperand &use, Value base,
                                     const MemoryCover *cover, Loop loop) {
  auto [known, isNew] = sources.try_emplace(
      {&use, {loop.getOpaqueValue(), cover != nullptr}}, Source::unknown);
  if (isNew) {
    Source source =
        Search(base, cover, loop, writers).find(use, /*isAround=*/!cover);
    sources[{&use, {loop.getOpaqueValue(), cover != nullptr}}] = source;
    return source;
  }
  return known->second;
}

//===----------------------------------------------------------------------===//
// What is left
//===----------------------------------------------------------------------===//

/// Whether the elements that are stored are none that `reader` finds: one of
/// their positions is never the same, in no iteration of the loop around both.
bool Restarts::areApart(OpOperand &writer, Operation *reader) {
  std::optional<ElementAccess> store = getElementAccess(writer.getOwner());
  std::optional<ElementAccess> other = getElementAccess(reader);
  SizeProvider *sizes = writers.getSizes();
  EnclosingLoops &loops = writers.getChanges().getLoops();
  // A vector may have elements of both.
  if (!store || !other || !sizes || isa<ShapedType>(store->stored.getType()) ||
      (other->stored && isa<ShapedType>(other->stored.getType())) ||
      loops.getLoop(writer.getOwner()) != loops.getLoop(reader) ||
      !writers.getAddresses().areOneMemory(store->memory, other->memory))
    return false;
  SmallVector<Quantity> written = getPositions(*store, *sizes),
                        found = getPositions(*other, *sizes);
  return written.size() == found.size() &&
         llvm::any_of(llvm::zip(written, found), [](auto pair) {
           Quantity difference = std::get<0>(pair) - std::get<1>(pair);
           return difference.isConstant() && !difference.isZero();
         });
}

/// The operation that stands for `writer` where loops around it, which run at
/// least once, do not hold `reader`; null if it is on a side of a branch.
Operation *Restarts::getPlace(Operation *writer, Operation *reader) {
  EnclosingLoops &loops = writers.getChanges().getLoops();
  Operation *place = writer;
  while (Operation *parent = place->getParentOp()) {
    if (parent->isAncestor(reader))
      break;
    bool isChoice = isa<RegionBranchOpInterface>(parent) &&
                    !isa<LoopLikeOpInterface>(parent);
    if (isChoice)
      return nullptr;
    if (parent->hasTrait<OpTrait::IsIsolatedFromAbove>())
      break;
    place = parent;
  }
  for (Loop loop = loops.getLoop(place); loop; loop = loops.getOuter(loop)) {
    auto *cycle = dyn_cast<CFGLoop *>(loop);
    if (!cycle || loops.contains(loop, reader))
      break;
    place = cycle->getHeader()->getTerminator();
  }
  return place;
}

bool Restarts::isSum(Operation *store) {
  std::optional<ElementAccess> access = getElementAccess(store);
  Value base = writers.getAddresses().getBase(access->memory);
  for (OpOperand &use : store->getOpOperands())
    if (use.get() == access->memory)
      return getSource(use, base, /*cover=*/nullptr, Loop()) !=
             Source::elsewhere;
  return true;
}

Left Restarts::getLeft(Value memory, Operation *from, Operation *to,
                       Loop loop) {
  Value base = writers.getAddresses().getBase(memory);
  EnclosingLoops &loops = writers.getChanges().getLoops();
  bool isUnsure = false;
  auto isPassed = [&](const MemoryCover &cover) {
    if (loop)
      return writers.isPassedAround(cover, from, to, loop);
    return writers.isBefore(cover, to) && !writers.isBefore(cover, from);
  };
  for (OpOperand *use : writers.getWriters(base).uses) {
    Operation *writer = use->getOwner();
    if (writer == from || writer == to ||
        (loop && !loops.contains(loop, writer)))
      continue;
    std::optional<MemoryCover> cover = writers.getCover(*use, memory, to);
    if (cover) {
      if (!isPassed(*cover))
        continue;
      bool isBefore = loop && writers.isBefore(*cover, to);
      Source source = getSource(*use, base, isBefore ? &*cover : nullptr, loop);
      if (source == Source::elsewhere)
        return Left::nothing;
      isUnsure |= source == Source::unknown;
      continue;
    }
    Operation *place = getPlace(writer, to);
    if (place && isPassed({place, Loop()}) && !areApart(*use, to))
      isUnsure |= getSource(*use, base, nullptr, loop) != Source::itself;
  }
  return isUnsure ? Left::unsure : Left::all;
}
