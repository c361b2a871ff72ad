//===- BlockLoop.cpp - Trip counts of loops made of blocks ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BlockLoop.h"

#include "mlir-roofline/Interfaces/IntegerValues.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

/// The predicate for which `b p a` says what `a predicate b` says.
static arith::CmpIPredicate swapSides(arith::CmpIPredicate predicate) {
  using Predicate = arith::CmpIPredicate;
  switch (predicate) {
  case Predicate::eq:
  case Predicate::ne:
    return predicate;
  case Predicate::slt:
    return Predicate::sgt;
  case Predicate::sle:
    return Predicate::sge;
  case Predicate::sgt:
    return Predicate::slt;
  case Predicate::sge:
    return Predicate::sle;
  case Predicate::ult:
    return Predicate::ugt;
  case Predicate::ule:
    return Predicate::uge;
  case Predicate::ugt:
    return Predicate::ult;
  case Predicate::uge:
    return Predicate::ule;
  }
  llvm_unreachable("covered switch");
}

static bool isUnsigned(arith::CmpIPredicate predicate) {
  return predicate >= arith::CmpIPredicate::ult;
}

namespace {
class BlockLoopFinder {
public:
  BlockLoopFinder(SizeAnalysis &sizes, const BlockComponent &cycle)
      : sizes(sizes), blocks(cycle.blocks.begin(), cycle.blocks.end()),
        header(cycle.blocks.front()) {}

  std::optional<BlockLoop> find() {
    for (Block *block : blocks)
      if (auto branch = dyn_cast<cf::CondBranchOp>(block->getTerminator()))
        if (std::optional<BlockLoop> loop = findAt(branch))
          return loop;
    return std::nullopt;
  }

private:
  bool isInside(Block *block) const { return blocks.contains(block); }

  /// The loop that `branch` decides on, if it decides on one.
  std::optional<BlockLoop> findAt(cf::CondBranchOp branch) {
    bool goesOn = isInside(branch.getTrueDest());
    if (goesOn == isInside(branch.getFalseDest()))
      return std::nullopt;
    auto compare = branch.getCondition().getDefiningOp<arith::CmpIOp>();
    if (!compare)
      return std::nullopt;
    bool isTestedFirst = branch->getBlock() == header;
    // At the end, it must be the one way back.
    Block *next = goesOn ? branch.getTrueDest() : branch.getFalseDest();
    if (!isTestedFirst && (next != header || getNumLatches() != 1))
      return std::nullopt;
    for (BlockArgument counter : header->getArguments()) {
      std::optional<LoopLevel> level = getLevel(counter);
      if (!level)
        continue;
      Value compared = isTestedFirst && next != header
                           ? Value(counter)
                           : getAdvanced(branch, counter, goesOn);
      if (auto trips = getTrips(compare, compared, *level, goesOn)) {
        // What is decided at the end is decided after one iteration.
        bool testsFirst = compared == counter;
        level->trips = testsFirst ? *trips : Quantity::max(1, *trips);
        return BlockLoop{*level, testsFirst, getNumExits() == 1};
      }
    }
    return std::nullopt;
  }

  unsigned getNumLatches() const {
    return llvm::count_if(header->getPredecessors(),
                          [&](Block *b) { return isInside(b); });
  }

  unsigned getNumExits() const {
    unsigned exits = 0;
    for (Block *block : blocks) {
      exits += block->getNumSuccessors() == 0;
      for (Block *successor : block->getSuccessors())
        exits += !isInside(successor);
    }
    return exits;
  }

  /// What the edge back to the header hands over for `counter`.
  static Value getAdvanced(cf::CondBranchOp branch, BlockArgument counter,
                           bool goesOn) {
    OperandRange handed =
        goesOn ? branch.getTrueDestOperands() : branch.getFalseDestOperands();
    return handed[counter.getArgNumber()];
  }

  /// The value that the edge from `predecessor` gives `argument`, if there is
  /// one such edge.
  std::optional<Value> getIncoming(Block *predecessor,
                                   BlockArgument argument) const {
    auto branch = dyn_cast<BranchOpInterface>(predecessor->getTerminator());
    if (!branch || llvm::count(predecessor->getSuccessors(), header) != 1)
      return std::nullopt;
    auto successors = predecessor->getSuccessors();
    unsigned index = llvm::find(successors, header) - successors.begin();
    SuccessorOperands operands = branch.getSuccessorOperands(index);
    Value value = operands[argument.getArgNumber()];
    return value ? std::optional<Value>(value) : std::nullopt;
  }

  /// What `next` has more than the counter.
  std::optional<Quantity> getStep(Value next, BlockArgument counter) {
    if (auto add = next.getDefiningOp<arith::AddIOp>()) {
      if (add.getLhs() == counter)
        return sizes.getValue(add.getRhs());
      if (add.getRhs() == counter)
        return sizes.getValue(add.getLhs());
    }
    auto subtract = next.getDefiningOp<arith::SubIOp>();
    if (subtract && subtract.getLhs() == counter)
      return Quantity(0) - sizes.getValue(subtract.getRhs());
    return std::nullopt;
  }

  /// Start and step of a counter: the same on every edge.
  std::optional<LoopLevel> getLevel(BlockArgument counter) {
    if (!counter.getType().isIntOrIndex())
      return std::nullopt;
    std::optional<Quantity> start, step;
    for (Block *predecessor : header->getPredecessors()) {
      std::optional<Value> incoming = getIncoming(predecessor, counter);
      if (!incoming)
        return std::nullopt;
      if (!isInside(predecessor)) {
        Quantity value = sizes.getValue(*incoming);
        if (start && *start != value)
          return std::nullopt;
        start = value;
        continue;
      }
      std::optional<Quantity> value = getStep(*incoming, counter);
      if (!value || !value->isConstant() || value->isZero() ||
          (step && *step != *value))
        return std::nullopt;
      step = value;
    }
    if (!start || !step)
      return std::nullopt;
    return LoopLevel{0, *start, *step, counter, {}, false};
  }

  bool isFromOutside(Value value) const {
    return !isInside(value.getParentBlock()) ||
           matchPattern(value, m_Constant());
  }

  /// Iterations while `compared` and the bound compare as `goesOn`.
  std::optional<Quantity> getTrips(arith::CmpIOp compare, Value compared,
                                   const LoopLevel &level, bool goesOn) {
    arith::CmpIPredicate predicate = compare.getPredicate();
    if (!goesOn)
      predicate = arith::invertPredicate(predicate);
    Value limit = compare.getRhs();
    if (compare.getLhs() != compared) {
      if (compare.getRhs() != compared)
        return std::nullopt;
      limit = compare.getLhs();
      predicate = swapSides(predicate);
    }
    if (!isFromOutside(limit))
      return std::nullopt;
    Quantity start = level.lower, bound = sizes.getValue(limit);
    if (isUnsigned(predicate)) {
      start = asUnsigned(start, limit.getType());
      bound = asUnsigned(bound, limit.getType());
      if (!start.isKnownNonNegative() || !bound.isKnownNonNegative())
        return std::nullopt;
    }
    Quantity distance = bound - start;
    bool isUp = level.step.isKnownNonNegative();
    Quantity stride = isUp ? level.step : Quantity(0) - level.step;
    if (!isUp)
      distance = Quantity(0) - distance;
    switch (predicate) {
    case arith::CmpIPredicate::sle:
    case arith::CmpIPredicate::ule:
    case arith::CmpIPredicate::sge:
    case arith::CmpIPredicate::uge:
      distance += Quantity(1);
      break;
    default:
      break;
    }
    switch (predicate) {
    case arith::CmpIPredicate::slt:
    case arith::CmpIPredicate::ult:
    case arith::CmpIPredicate::sle:
    case arith::CmpIPredicate::ule:
      if (!isUp)
        return std::nullopt;
      break;
    case arith::CmpIPredicate::sgt:
    case arith::CmpIPredicate::ugt:
    case arith::CmpIPredicate::sge:
    case arith::CmpIPredicate::uge:
      if (isUp)
        return std::nullopt;
      break;
    case arith::CmpIPredicate::ne:
      // Passing the bound would go on until the counter wraps.
      if (!distance.isKnownNonNegative() ||
          !Quantity::mod(distance, stride).isZero())
        return std::nullopt;
      break;
    case arith::CmpIPredicate::eq:
      return std::nullopt;
    }
    return Quantity::max(0, Quantity::ceilDiv(distance, stride));
  }

  SizeAnalysis &sizes;
  llvm::DenseSet<Block *> blocks;
  Block *header;
};
} // namespace

std::optional<BlockLoop>
mlir::roofline::getBlockLoop(SizeAnalysis &sizes, const BlockComponent &cycle) {
  return BlockLoopFinder(sizes, cycle).find();
}
