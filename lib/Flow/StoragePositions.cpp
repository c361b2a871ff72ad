//===- StoragePositions.cpp - When values are read ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StorageFinder.h"

#include "mlir-roofline/Interfaces/ValueForwarding.h"
#include "mlir-roofline/Sizes/RegionExits.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

/// Numbers what is below `node` as it begins and, for what has something
/// inside, as it ends.
void StorageFinder::number(unsigned index, unsigned loop) {
  const ExecutionTree::Node &node = cost.getExecution().getNode(index);
  Operation *owner = cost.getFunctions()[function].op;
  bool isSequence = node.kind == ExecutionTree::Kind::sequence;
  unsigned begin = isSequence ? counter : ++counter;
  if (node.kind == ExecutionTree::Kind::loop) {
    loops.push_back({loop, begin, begin, node.op});
    loop = loops.size() - 1;
  }
  unsigned own = loop;
  if (node.kind == ExecutionTree::Kind::call) {
    flow.positions[node.op] = {begin, begin};
    loopOf[node.op] = loop;
    return;
  }
  for (const ExecutionTree::Child &child : node.children) {
    if (!child.isOp) {
      number(child.index, loop);
      continue;
    }
    Operation *op = cost.getOps()[child.index].op;
    ++counter;
    flow.positions.try_emplace(op, counter, counter);
    loopOf.try_emplace(op, loop);
  }
  if (isSequence)
    return;
  ++counter;
  if (node.kind == ExecutionTree::Kind::loop)
    loops[own].end = counter;
  if (node.op && node.op != owner) {
    auto [found, isNew] = flow.positions.try_emplace(node.op, begin, counter);
    if (!isNew)
      found->second.second = counter;
    loopOf.try_emplace(node.op, node.kind == ExecutionTree::Kind::loop
                                    ? loops[own].parent
                                    : loop);
  }
}

/// Whether a loop makes `value` anew in every iteration.
bool StorageFinder::contains(unsigned loop, Value value) const {
  const Loop &around = loops[loop];
  if (around.op != cost.getFunctions()[function].op)
    return around.op->isAncestor(value.getParentRegion()->getParentOp());
  // Of a cycle of blocks, only positions tell.
  Operation *op = value.getDefiningOp();
  unsigned position = op ? flow.getPositions(op).first : 0;
  return around.begin < position && position < around.end;
}

/// What comes from outside of a loop is read again in the next iteration.
void StorageFinder::addRead(Value value, unsigned position, unsigned loop) {
  Value base = flow.getBase(value);
  for (; loop != 0 && !contains(loop, base); loop = loops[loop].parent)
    position = std::max(position, loops[loop].end);
  unsigned &last = lastRead[base];
  last = std::max(last, position);
}

void StorageFinder::collectReads(const CostedOp &op) {
  unsigned position = flow.getPositions(op.op).first;
  unsigned loop = getLoop(op.op);
  for (const OperandTraffic &traffic : op.cost.traffic)
    if (traffic.value && !traffic.bytesRead.isZero())
      addRead(traffic.value, position, loop);
  // The rest of what is written in part stays.
  if (OpOperand *part = getPartlyWritten(op.op))
    addRead(part->get(), position, loop);
}

void StorageFinder::collectReads(ArrayRef<FlowVisit> visits) {
  for (const FlowVisit &visit : visits) {
    Operation *op = visit.op;
    if (!op)
      continue;
    auto [begin, end] = flow.getPositions(op);
    if (visit.isEntered) {
      for (Forwarding forwarding : getForwardings(op)) {
        Operation *owner = forwarding.from.getParentRegion()->getParentOp();
        bool isInside = op->isAncestor(owner);
        addRead(forwarding.from, isInside ? end : begin, getLoop(op));
      }
      continue;
    }
    if (flow.getCall(op)) {
      for (Value operand : op->getOperands())
        addRead(operand, begin, getLoop(op));
      continue;
    }
    if (const CostedOp *costed = flow.getCosted(op))
      collectReads(*costed);
  }
  if (auto body =
          dyn_cast<FunctionOpInterface>(cost.getFunctions()[function].op))
    for (Block &block : body.getFunctionBody())
      if (block.mightHaveTerminator() && block.getNumSuccessors() == 0)
        for (Value returned : block.getTerminator()->getOperands())
          addRead(returned, flow.getEnd(function), 0);
}
