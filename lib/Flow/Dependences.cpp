//===- Dependences.cpp - What waits for what ------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Flow/Dependences.h"

#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Transforms/RegionUtils.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::roofline;
using Kind = ExecutionTree::Kind;

namespace {
/// Where a value comes from, seen from inside one node.
struct Sources {
  /// Positions of children.
  llvm::SmallSetVector<unsigned, 4> children;
  /// Whether something that changes from iteration to iteration is among them.
  bool previous = false;

  void add(const Sources &other) {
    children.insert_range(other.children);
    previous |= other.previous;
  }
};

/// The flow inside one node. Children are added in program order.
class NodeFlow {
public:
  /// `scope` is the operation that the node is a part of; what is defined
  /// outside of it is there from the start. Of a loop with `carries`, its
  /// regions' arguments come from the iteration before.
  NodeFlow(const ValueFlow &flow, Operation *scope, bool carries)
      : flow(flow), scope(scope), carries(carries) {}

  void addChild(Operation *op);
  std::vector<Dependences::Child> finish();

private:
  Sources getSources(Value value);
  const Sources &getSources(Operation *op);
  void addOperands(Operation *op, Sources &sources);
  void collectPending(Operation *op, SmallVectorImpl<Operation *> &pending);
  void addBuffers(Operation *op, ArrayRef<Value> uses, unsigned position,
                  Sources &sources);
  bool isInside(Operation *op) const {
    return scope && scope->isProperAncestor(op);
  }

  const ValueFlow &flow;
  Operation *scope;
  bool carries;
  std::vector<Dependences::Child> children;
  /// Of children and, once asked for, of free operations.
  llvm::DenseMap<Operation *, Sources> known;
  struct Buffer {
    Sources writers;
    SmallVector<unsigned, 2> readers;
    bool isFromOutside;
  };
  llvm::MapVector<Value, Buffer> buffers;
};
} // namespace

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

/// Whether the argument of a loop's region comes from the iteration before: not
/// what counts the iterations, nor what the whole function is given.
static bool isCarried(BlockArgument argument) {
  Operation *owner = argument.getOwner()->getParentOp();
  if (auto loop = dyn_cast<LoopLikeOpInterface>(owner)) {
    std::optional<SmallVector<Value>> counters = loop.getLoopInductionVars();
    return !counters || !llvm::is_contained(*counters, argument);
  }
  return !isa<FunctionOpInterface>(owner) ||
         !argument.getOwner()->isEntryBlock();
}

Sources NodeFlow::getSources(Value value) {
  if (Operation *op = value.getDefiningOp())
    return getSources(op);
  Operation *owner = value.getParentRegion()->getParentOp();
  Sources sources;
  if (owner == scope)
    sources.previous = carries && isCarried(cast<BlockArgument>(value));
  else if (isInside(owner))
    addOperands(owner, sources); // an argument of a region that runs in place
  return sources;
}

void NodeFlow::addOperands(Operation *op, Sources &sources) {
  for (Value operand : op->getOperands())
    sources.add(getSources(operand));
}

/// The free operations whose values `op` is made of and that have not been
/// looked at.
void NodeFlow::collectPending(Operation *op,
                              SmallVectorImpl<Operation *> &pending) {
  auto add = [&](ValueRange values) {
    for (Value value : values) {
      Operation *source = value.getDefiningOp();
      if (!source)
        source = value.getParentRegion()->getParentOp();
      if (isInside(source) && !known.contains(source))
        pending.push_back(source);
    }
  };
  add(op->getOperands());
  for (Region &region : op->getRegions())
    for (Block &block : region)
      if (block.mightHaveTerminator())
        add(block.getTerminator()->getOperands());
}

/// A chain of free operations may be long: no recursion.
const Sources &NodeFlow::getSources(Operation *op) {
  static const Sources nothing;
  if (!isInside(op))
    return nothing;
  if (auto found = known.find(op); found != known.end())
    return found->second;
  SmallVector<Operation *> stack = {op};
  llvm::DenseSet<Operation *> entered;
  while (!stack.empty()) {
    Operation *next = stack.back();
    SmallVector<Operation *> pending;
    if (entered.insert(next).second)
      collectPending(next, pending);
    if (!pending.empty()) {
      stack.append(pending);
      continue;
    }
    stack.pop_back();
    if (known.contains(next))
      continue;
    // Everything it is made of is known now, or is `next` itself.
    known[next];
    Sources sources;
    addOperands(next, sources);
    for (Region &region : next->getRegions())
      for (Block &block : region)
        if (block.mightHaveTerminator())
          addOperands(block.getTerminator(), sources);
    known[next] = std::move(sources);
  }
  return known[op];
}

//===----------------------------------------------------------------------===//
// Buffers
//===----------------------------------------------------------------------===//

/// Calls `visit(buffer, isWrite)` for what `op` and everything in it does to
/// buffers, as they are named there.
static void forEachAccess(Operation *op,
                          llvm::function_ref<void(Value, bool)> visit) {
  op->walk([&](Operation *nested) {
    auto effects = dyn_cast<MemoryEffectOpInterface>(nested);
    if (effects) {
      SmallVector<MemoryEffects::EffectInstance> instances;
      effects.getEffects(instances);
      for (const MemoryEffects::EffectInstance &instance : instances) {
        Value value = instance.getValue();
        bool isWrite = isa<MemoryEffects::Write>(instance.getEffect());
        if (value && isa<BaseMemRefType>(value.getType()) &&
            (isWrite || isa<MemoryEffects::Read>(instance.getEffect())))
          visit(value, isWrite);
      }
      return;
    }
    if (nested->hasTrait<OpTrait::HasRecursiveMemoryEffects>())
      return;
    // It may do anything to what it is given.
    for (Value operand : nested->getOperands())
      if (isa<BaseMemRefType>(operand.getType()))
        for (bool isWrite : {false, true})
          visit(operand, isWrite);
  });
}

void NodeFlow::addBuffers(Operation *op, ArrayRef<Value> uses,
                          unsigned position, Sources &sources) {
  if (llvm::none_of(
          uses, [](Value use) { return isa<BaseMemRefType>(use.getType()); }))
    return;
  SmallVector<Value> written;
  forEachAccess(op, [&](Value value, bool isWrite) {
    value = flow.getBase(value);
    Operation *owner = value.getDefiningOp();
    bool isFromOutside = !owner || !isInside(owner) || flow.getGlobal(value);
    Buffer &buffer =
        buffers.try_emplace(value, Buffer{{}, {}, isFromOutside}).first->second;
    if (isWrite) {
      written.push_back(value);
    } else {
      sources.add(buffer.writers);
      buffer.readers.push_back(position);
    }
  });
  for (Value value : written)
    buffers.find(value)->second.writers.children.insert(position);
}

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

void NodeFlow::addChild(Operation *op) {
  unsigned position = children.size();
  Dependences::Child &child = children.emplace_back();
  // A part of what the node itself is: an inner level of a loop with several,
  // or the blocks of a cycle, of which each round follows the one before.
  if (!op || op == scope) {
    child.usesPrevious = child.feedsNext = carries;
    return;
  }
  llvm::SetVector<Value> captured;
  getUsedValuesDefinedAbove(op->getRegions(), captured);
  SmallVector<Value> uses(op->getOperands());
  llvm::append_range(uses, captured);
  Sources sources;
  for (Value use : uses)
    sources.add(getSources(use));
  addBuffers(op, uses, position, sources);
  // One operation may have several parts, such as a condition and a body.
  if (auto earlier = known.find(op); earlier != known.end())
    sources.add(earlier->second);
  child.predecessors.assign(sources.children.begin(), sources.children.end());
  child.usesPrevious = sources.previous;
  known[op].children.insert(position);
}

std::vector<Dependences::Child> NodeFlow::finish() {
  if (!carries)
    return std::move(children);
  for (Region &region : scope->getRegions())
    for (Block &block : region)
      if (block.mightHaveTerminator())
        for (Value operand : block.getTerminator()->getOperands())
          for (unsigned position : getSources(operand).children)
            children[position].feedsNext = true;
  for (const auto &[value, buffer] : buffers) {
    if (!buffer.isFromOutside || buffer.writers.children.empty())
      continue;
    for (unsigned position : buffer.readers)
      children[position].usesPrevious = true;
    for (unsigned position : buffer.writers.children)
      children[position].feedsNext = true;
  }
  return std::move(children);
}

Dependences::Dependences(const ModuleCost &cost, const ValueFlow &values) {
  const ExecutionTree &tree = cost.getExecution();
  nodes.resize(tree.getNumNodes());
  // Nodes stand behind their parents: their scope is known when they come.
  std::vector<Operation *> scopes(tree.getNumNodes());
  for (unsigned number = 0; number < tree.getNumNodes(); ++number) {
    const ExecutionTree::Node &node = tree.getNode(number);
    Operation *scope = node.op ? node.op : scopes[number];
    for (const ExecutionTree::Child &child : node.children)
      if (!child.isOp)
        scopes[child.index] = scope;
    if (node.kind != Kind::sequence && node.kind != Kind::loop)
      continue;
    NodeFlow flow(values, scope, node.kind == Kind::loop && !node.isParallel);
    for (const ExecutionTree::Child &child : node.children)
      flow.addChild(child.isOp ? cost.getOps()[child.index].op
                               : tree.getNode(child.index).op);
    nodes[number] = flow.finish();
  }
}
