//===- ZeroMemory.cpp - Memory that sums start with -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/ZeroMemory.h"

#include "Accumulation/Addresses.h"
#include "Accumulation/CarriedOperands.h"

#include "mlir-roofline/Interfaces/Access/SameStorage.h"
#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "llvm/ADT/ScopeExit.h"

using namespace mlir;
using namespace mlir::roofline;

/// Copies of copies, and elements that an operation hands on, are followed that
/// far.
static constexpr unsigned maxDepth = 4;
/// A buffer with more uses or writers is not followed.
static constexpr size_t maxUses = 256, maxWriters = 64;

bool roofline::isConstantZero(Value value) {
  return matchPattern(value, m_Zero()) || matchPattern(value, m_AnyZeroFloat());
}

//===----------------------------------------------------------------------===//
// What operations write
//===----------------------------------------------------------------------===//

/// What a structured op yields to `whole`, a result of it or a buffer; null if
/// nothing.
static Value getYielded(Operation *op, Value whole) {
  auto model = dyn_cast<AccumulationOpInterface>(op);
  if (!model || op->getNumRegions() != 1 || !op->getRegion(0).hasOneBlock() ||
      !op->getRegion(0).front().mightHaveTerminator())
    return {};
  for (OpOperand &yielded :
       op->getRegion(0).front().getTerminator()->getOpOperands())
    if (model.getYieldedTo(yielded.getOperandNumber()) == whole)
      return yielded.get();
  return {};
}

/// Whether what a structured op yields to `whole` is 0 for each element.
static bool yieldsZeros(Operation *op, Value whole, ZeroMemory &memory) {
  Value yielded = getYielded(op, whole);
  if (!yielded)
    return false;
  if (isConstantZero(yielded))
    return true;
  auto argument = dyn_cast<BlockArgument>(yielded);
  std::optional<ElementAccess> access =
      argument ? getArgumentAccess(argument) : std::nullopt;
  if (!access)
    return false;
  return isInMemory(access->memory) ? memory.findsZeros(access->memory, op)
                                    : isConstantZero(access->memory);
}

bool ZeroMemory::findWritesZeros(OpOperand &use) {
  Operation *op = use.getOwner();
  if (std::optional<ElementAccess> access = getElementAccess(op))
    return access->stored && isConstantZero(access->stored);
  for (OpOperand &source : op->getOpOperands())
    if (&source != &use && getCopiedTo(source) == use.get())
      return findsZeros(source.get(), op);
  return yieldsZeros(op, use.get(), *this);
}

bool ZeroMemory::writesZeros(OpOperand &use) {
  if (auto found = writing.find(&use); found != writing.end())
    return found->second;
  bool writes = findWritesZeros(use);
  writing[&use] = writes;
  return writes;
}

//===----------------------------------------------------------------------===//
// Tensors
//===----------------------------------------------------------------------===//

/// What a loop starts with that carries `argument`; null if it is none.
static Value getStart(BlockArgument argument) {
  auto loop = dyn_cast_if_present<LoopLikeOpInterface>(
      argument.getOwner()->getParentOp());
  OpOperand *init = loop ? loop.getTiedLoopInit(argument) : nullptr;
  return init ? init->get() : Value();
}

/// Whether an operation that computes `result` makes zeros, and leaves nothing
/// else where it writes none.
static bool makesZeros(OpResult result, ZeroMemory &memory) {
  Operation *op = result.getOwner();
  OpOperand *rest = getPartlyWritten(op);
  if (rest && !memory.findsZeros(rest->get(), op))
    return false;
  if (!rest || op->getNumRegions() != 0)
    return yieldsZeros(op, result, memory);
  return llvm::all_of(op->getOpOperands(), [&](OpOperand &operand) {
    return &operand == rest || operand.get().getType().isIndex() ||
           (isInMemory(operand.get()) ? memory.findsZeros(operand.get(), op)
                                      : isConstantZero(operand.get()));
  });
}

bool ZeroMemory::findsZerosInTensor(Value tensor, Operation *reader) {
  SmallVector<Value> views = {tensor};
  for (unsigned step = 0; step < maxUses; ++step) {
    Value value = views.back();
    if (auto argument = dyn_cast<BlockArgument>(value)) {
      // Each iteration takes another part of what the loop carries.
      Value start = getStart(argument);
      Loop loop = argument.getOwner()->getParentOp();
      bool isOwnPart =
          start && llvm::any_of(views, [&](Value view) {
            Operation *part = view.getDefiningOp();
            return part && part->getNumOperands() > 1 &&
                   changes.change(
                       llvm::to_vector(part->getOperands().drop_front()), loop);
          });
      if (!isOwnPart)
        return false;
      views.push_back(start);
      continue;
    }
    auto result = cast<OpResult>(value);
    Operation *op = result.getOwner();
    if (op->hasTrait<OpTrait::ConstantLike>())
      return isConstantZero(value);
    std::optional<ContentsSource> source = getContentsSource(result);
    if (!source)
      return makesZeros(result, *this);
    views.push_back(source->operand->get());
  }
  return false;
}

//===----------------------------------------------------------------------===//
// Buffers
//===----------------------------------------------------------------------===//

static bool makesMemory(Operation *op) {
  return llvm::any_of(op->getResultTypes(),
                      [](Type type) { return isInMemory(type); });
}

/// Adds a use of a buffer or of a view of it. False if it is not known what it
/// does.
bool ZeroMemory::addUse(OpOperand &use, Writers &writers,
                        SmallVectorImpl<Value> &views) const {
  using namespace MemoryEffects;
  Operation *op = use.getOwner();
  std::optional<ElementAccess> access = getElementAccess(op);
  if (access && access->memory == use.get()) {
    if (access->stored)
      writers.uses.push_back(&use);
    return true;
  }
  for (OpResult result : op->getResults())
    if (isViewOf(result, use)) {
      views.push_back(result);
      return true;
    }
  if (op->hasTrait<OpTrait::IsTerminator>())
    return op->getParentOp()->hasTrait<OpTrait::IsIsolatedFromAbove>();
  if (hasEffect<Write>(op, use.get())) {
    writers.uses.push_back(&use);
    return true;
  }
  return !makesMemory(op) &&
         (hasEffect<Read>(op, use.get()) || hasEffect<Free>(op, use.get()) ||
          (op->getNumRegions() == 0 && isMemoryEffectFree(op)));
}

const ZeroMemory::Writers &ZeroMemory::getWriters(Value allocation) {
  std::unique_ptr<Writers> &found = known[allocation];
  if (found)
    return *found;
  found = std::make_unique<Writers>();
  Writers &writers = *found;
  SmallVector<Value> views = {allocation};
  size_t numUses = 0;
  while (!views.empty() && writers.areAll)
    for (OpOperand &use : views.pop_back_val().getUses()) {
      writers.areAll = ++numUses <= maxUses && addUse(use, writers, views) &&
                       writers.uses.size() <= maxWriters;
      if (!writers.areAll)
        break;
    }
  return writers;
}

/// What reads which buffer.
struct ZeroMemory::Reading {
  Value memory, allocation;
  Operation *reader;
};

namespace {
/// Where two operations are in the innermost block that holds both.
struct CommonBlock {
  CommonBlock(Operation *writer, Operation *reader) {
    for (block = reader->getBlock(); block;
         block = block->getParentOp()->getBlock()) {
      first = block->findAncestorOpInBlock(*writer);
      if (first)
        break;
    }
    second = block ? block->findAncestorOpInBlock(*reader) : nullptr;
  }

  /// False where they are in several blocks or regions of one operation.
  bool isOrdered() const { return block && first != second; }
  bool isWrittenFirst() const {
    return isOrdered() && first->isBeforeInBlock(second);
  }

  Block *block;
  Operation *first, *second;
};
} // namespace

/// The outermost of loops that go through all elements of a buffer together, a
/// loop for each dimension of it; null if `store` is in none.
static Operation *getLoopsThroughAll(Operation *store,
                                     const ElementAccess &access) {
  auto type = dyn_cast<MemRefType>(access.memory.getType());
  if (!type || (access.map && !access.map.isIdentity()))
    return nullptr;
  llvm::SmallDenseSet<Value, 4> left(access.indices.begin(),
                                     access.indices.end());
  Operation *outermost = store;
  Builder builder(store->getContext());
  while (!left.empty()) {
    auto loop = dyn_cast<LoopLikeOpInterface>(outermost->getParentOp());
    std::optional<SmallVector<Value>> counters;
    if (!loop || !(counters = loop.getLoopInductionVars()))
      return nullptr;
    auto starts = loop.getLoopLowerBounds(), ends = loop.getLoopUpperBounds(),
         steps = loop.getLoopSteps();
    if (!starts || !ends || !steps)
      return nullptr;
    for (auto [counter, start, end, step] :
         llvm::zip_equal(*counters, *starts, *ends, *steps)) {
      auto *index = llvm::find(access.indices, counter);
      if (index == access.indices.end())
        return nullptr;
      int64_t extent = type.getDimSize(index - access.indices.begin());
      if (!isSameNumber(start, builder.getIndexAttr(0)) ||
          !isSameNumber(step, builder.getIndexAttr(1)) ||
          !isSameNumber(end, builder.getIndexAttr(extent)))
        return nullptr;
      left.erase(counter);
    }
    outermost = loop;
  }
  return outermost;
}

/// The operation that `use` is of, or the loops around it, if it writes to all
/// of what `reading` reads; null if not.
static Operation *getCover(OpOperand &use, Value allocation, Value memory,
                           Operation *reader, const Addresses &addresses) {
  Operation *op = use.getOwner();
  Value written = stripWholeViews(use.get());
  bool isAll =
      written == allocation || isSameStorage(written, stripWholeViews(memory));
  std::optional<ElementAccess> access = getElementAccess(op);
  if (!access)
    return isAll ? op : nullptr;
  if (std::optional<ElementAccess> read = getElementAccess(reader);
      read && addresses.areSame(*access, *read))
    return op;
  return isAll ? getLoopsThroughAll(op, *access) : nullptr;
}

/// Whether what `writer` writes is gone when it is read, since zeros are
/// written to all of the memory in between.
bool ZeroMemory::isOverwritten(Operation *writer, const Reading &reading,
                               const Writers &writers) {
  CommonBlock common(writer, reading.reader);
  if (!common.isOrdered() && writer != reading.reader)
    return false;
  return llvm::any_of(writers.uses, [&](OpOperand *use) {
    Operation *op = getCover(*use, reading.allocation, reading.memory,
                             reading.reader, Addresses(changes));
    if (!op)
      return false;
    Operation *reader = op->getBlock()->findAncestorOpInBlock(*reading.reader);
    bool isBetween =
        reader && reader != op && op->isBeforeInBlock(reader) &&
        common.block->findAncestorOpInBlock(*op) &&
        (!common.isWrittenFirst() || op->getBlock() != common.block ||
         common.first->isBeforeInBlock(op));
    return isBetween && writesZeros(*use);
  });
}

bool ZeroMemory::isHarmless(OpOperand &use, const Reading &reading,
                            const Writers &writers, IsElsewhere isElsewhere) {
  Operation *writer = use.getOwner();
  if (writer != reading.reader && writesZeros(use))
    return true;
  CommonBlock common(writer, reading.reader);
  bool comesAround = !common.isOrdered() && writer != reading.reader;
  EnclosingLoops &loops = changes.getLoops();
  for (Loop loop : loops.getLoopsAround(reading.reader))
    comesAround |= loops.contains(loop, writer) &&
                   !loops.contains(loop, reading.allocation.getDefiningOp());
  bool isFirst = common.isWrittenFirst();
  if ((!isFirst && !comesAround) || isElsewhere(writer, isFirst))
    return true;
  return isOverwritten(writer, reading, writers);
}

bool ZeroMemory::findsZerosInBuffer(Value buffer, Operation *reader,
                                    IsElsewhere isElsewhere) {
  Value base = buffer;
  while (auto result = dyn_cast<OpResult>(base)) {
    std::optional<ContentsSource> source = getContentsSource(result);
    if (!source || !source->isView())
      break;
    base = source->operand->get();
  }
  auto allocation = dyn_cast<OpResult>(base);
  if (!allocation || !isAllocation(allocation))
    return false;
  const Writers &writers = getWriters(base);
  if (!writers.areAll)
    return false;
  Reading reading = {buffer, base, reader};
  bool isStarted = llvm::any_of(writers.uses, [&](OpOperand *use) {
    Operation *writer = use->getOwner();
    CommonBlock common(writer, reader);
    return writer != reader &&
           (!common.isOrdered() || common.isWrittenFirst()) &&
           writesZeros(*use);
  });
  return isStarted && llvm::all_of(writers.uses, [&](OpOperand *use) {
           return isHarmless(*use, reading, writers, isElsewhere);
         });
}

//===----------------------------------------------------------------------===//
// Questions
//===----------------------------------------------------------------------===//

bool ZeroMemory::findsZeros(Value memory, Operation *reader,
                            IsElsewhere isElsewhere) {
  if (depth == maxDepth)
    return false;
  ++depth;
  llvm::scope_exit leave([&] { --depth; });
  if (isa<TensorType>(memory.getType()))
    return findsZerosInTensor(memory, reader);
  return findsZerosInBuffer(memory, reader, isElsewhere);
}

bool ZeroMemory::findsZeros(Value memory, Operation *reader) {
  EnclosingLoops &loops = changes.getLoops();
  return findsZeros(memory, reader, [&](Operation *writer, bool) {
    return writer == reader &&
           llvm::all_of(loops.getLoopsAround(reader), [&](Loop loop) {
             return loops.contains(loop, getContents(memory).getDefiningOp()) ||
                    changes.changeMemory(memory, loop);
           });
  });
}
