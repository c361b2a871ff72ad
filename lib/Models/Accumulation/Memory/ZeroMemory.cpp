//===- ZeroMemory.cpp - Memory that sums start with -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Memory/ZeroMemory.h"

#include "Accumulation/Addresses.h"
#include "Accumulation/CarriedOperands.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/ScopeExit.h"

using namespace mlir;
using namespace mlir::roofline;

/// Copies of copies, and elements that an operation hands on, are followed that
/// far.
static constexpr unsigned maxDepth = 4;
/// Tensors are followed through that many operations.
static constexpr unsigned maxMakers = 256;

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
  for (unsigned step = 0; step < maxMakers; ++step) {
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

/// What reads which buffer.
struct ZeroMemory::Reading {
  Value memory, base;
  Operation *reader;
};

/// Whether what `writer` writes is gone when it is read, since zeros are
/// written to all of the memory in between.
bool ZeroMemory::isOverwritten(Operation *writer, const Reading &reading) {
  return llvm::any_of(
      writers.getWriters(reading.base).uses, [&](OpOperand *use) {
        std::optional<MemoryCover> cover =
            writers.getCover(*use, reading.memory, reading.reader);
        return cover && use->getOwner() != reading.reader &&
               !writers.canReach(writer, reading.reader, reading.base,
                                 &*cover) &&
               writesZeros(*use);
      });
}

bool ZeroMemory::isHarmless(OpOperand &use, const Reading &reading,
                            IsElsewhere isElsewhere) {
  Operation *writer = use.getOwner();
  if (writer != reading.reader && writesZeros(use))
    return true;
  return !writers.canReach(writer, reading.reader, reading.base,
                           /*cover=*/nullptr) ||
         isElsewhere(writer, writers.mayRunInOrder(writer, reading.reader)) ||
         isOverwritten(writer, reading);
}

bool ZeroMemory::findsZerosInBuffer(Value buffer, Operation *reader,
                                    IsElsewhere isElsewhere) {
  Value base = writers.getAddresses().getBase(buffer);
  auto allocation = dyn_cast<OpResult>(base);
  if (!allocation || !isAllocation(allocation))
    return false;
  const Writers &all = writers.getWriters(base);
  if (!all.areAll)
    return false;
  Reading reading = {buffer, base, reader};
  bool isStarted = llvm::any_of(all.uses, [&](OpOperand *use) {
    Operation *writer = use->getOwner();
    return writers.mayRunInOrder(writer, reader) && writesZeros(*use);
  });
  return isStarted && llvm::all_of(all.uses, [&](OpOperand *use) {
           return isHarmless(*use, reading, isElsewhere);
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
