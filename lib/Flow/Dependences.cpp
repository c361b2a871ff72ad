//===- Dependences.cpp - What waits for what ------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Flow/Dependences.h"

#include "mlir-roofline/Flow/MemoryAccesses.h"

#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
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
  NodeFlow(const ValueFlow &flow, SymbolTableCollection &symbols,
           Operation *scope, bool carries)
      : flow(flow), symbols(symbols), scope(scope), carries(carries) {}

  void addChild(Operation *op);
  Dependences::Node finish();

private:
  Sources getSources(Value value);
  const Sources &getSources(Operation *op);
  void addOperands(Operation *op, Sources &sources);
  void collectPending(Operation *op, SmallVectorImpl<Operation *> &pending);
  void addBuffers(Operation *op);
  unsigned getLastPart(unsigned position) const;
  void shareWithParts(ArrayRef<unsigned> positions);
  bool isFromOutside(llvm::PointerUnion<Value, Operation *> memory) const;
  bool isInside(Operation *op) const {
    return scope && scope->isProperAncestor(op);
  }

  const ValueFlow &flow;
  SymbolTableCollection &symbols;
  Operation *scope;
  bool carries;
  Dependences::Node node;
  /// Of children and, once asked for, of free operations.
  llvm::DenseMap<Operation *, Sources> known;
  /// By operation, the positions of its children; by child, its operation.
  llvm::MapVector<Operation *, SmallVector<unsigned, 1>> parts;
  SmallVector<Operation *> ops;
  struct Buffer {
    SmallVector<unsigned, 2> writers, readers;
    /// How many of the writers are in `join`, if there is one.
    size_t numJoined = 0;
    std::optional<unsigned> join;
  };
  llvm::MapVector<llvm::PointerUnion<Value, Operation *>, Buffer> buffers;
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

/// Whether what one iteration leaves in memory, the next one finds there.
bool NodeFlow::isFromOutside(
    llvm::PointerUnion<Value, Operation *> memory) const {
  auto value = dyn_cast<Value>(memory);
  Operation *owner = value ? value.getDefiningOp() : nullptr;
  return !owner || !isInside(owner);
}

/// Of the operation of a child. It waits for the parts before it.
unsigned NodeFlow::getLastPart(unsigned position) const {
  return parts.find(ops[position])->second.back();
}

/// What the last child does to memory. Many writers are joined, so that each
/// reader need not name all of them.
void NodeFlow::addBuffers(Operation *op) {
  unsigned position = node.children.size() - 1;
  Dependences::Child &child = node.children.back();
  SmallVector<MemoryAccess> accesses = getMemoryAccesses(op, flow, symbols);
  for (const MemoryAccess &access : accesses) {
    Buffer &buffer = buffers[access.memory];
    if (access.isWrite ||
        (!buffer.readers.empty() && buffer.readers.back() == position))
      continue;
    buffer.readers.push_back(position);
    if (!buffer.join && buffer.writers.size() <= 4) {
      for (unsigned writer : buffer.writers)
        child.predecessors.push_back(
            {getLastPart(writer), dyn_cast<Value>(access.memory)});
      continue;
    }
    if (buffer.numJoined != buffer.writers.size()) {
      node.joins.push_back({buffer.join, {}});
      for (unsigned writer :
           ArrayRef(buffer.writers).drop_front(buffer.numJoined))
        node.joins.back().children.push_back(getLastPart(writer));
      buffer.numJoined = buffer.writers.size();
      buffer.join = node.joins.size() - 1;
    }
    child.joins.push_back(*buffer.join);
  }
  for (const MemoryAccess &access : accesses) {
    SmallVector<unsigned, 2> &writers = buffers[access.memory].writers;
    if (access.isWrite && (writers.empty() || writers.back() != position))
      writers.push_back(position);
  }
}

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

void NodeFlow::addChild(Operation *op) {
  unsigned position = node.children.size();
  Dependences::Child &child = node.children.emplace_back();
  ops.push_back(op);
  // A part of what the node itself is: an inner level of a loop with several,
  // or the blocks of a cycle, of which each round follows the one before.
  if (!op || op == scope) {
    child.usesPrevious = child.feedsNext = carries;
    return;
  }
  // One operation may have several parts, such as a condition and a body: what
  // it waits for, the first of them waits for.
  SmallVector<unsigned, 1> &own = parts[op];
  own.push_back(position);
  if (own.size() > 1) {
    child.predecessors.push_back({own[own.size() - 2], Value()});
    known[op].children = {};
    known[op].children.insert(position);
    return;
  }
  llvm::SetVector<Value> uses(op->operand_begin(), op->operand_end());
  getUsedValuesDefinedAbove(op->getRegions(), uses);
  llvm::SmallDenseSet<unsigned, 4> found;
  auto add = [&](const Sources &sources, Value value) {
    for (unsigned source : sources.children)
      if (found.insert(source).second)
        child.predecessors.push_back({source, value});
    child.usesPrevious |= sources.previous;
  };
  for (Value use : uses)
    add(getSources(use), use);
  addBuffers(op);
  known[op].children.insert(position);
}

/// What is true of one part of an operation is true of all.
void NodeFlow::shareWithParts(ArrayRef<unsigned> positions) {
  bool usesPrevious = false, feedsNext = false;
  for (unsigned position : positions) {
    usesPrevious |= node.children[position].usesPrevious;
    feedsNext |= node.children[position].feedsNext;
  }
  for (unsigned position : positions) {
    node.children[position].usesPrevious = usesPrevious;
    node.children[position].feedsNext = feedsNext;
  }
}

Dependences::Node NodeFlow::finish() {
  if (!carries)
    return std::move(node);
  for (Region &region : scope->getRegions())
    for (Block &block : region)
      if (block.mightHaveTerminator())
        for (Value operand : block.getTerminator()->getOperands())
          for (unsigned position : getSources(operand).children)
            node.children[position].feedsNext = true;
  for (const auto &[memory, buffer] : buffers) {
    if (!isFromOutside(memory) || buffer.writers.empty())
      continue;
    for (unsigned position : buffer.readers)
      node.children[position].usesPrevious = true;
    for (unsigned position : buffer.writers)
      node.children[position].feedsNext = true;
  }
  for (const auto &[op, positions] : parts)
    shareWithParts(positions);
  return std::move(node);
}

Dependences::Dependences(const ModuleCost &cost, const ValueFlow &values) {
  const ExecutionTree &tree = cost.getExecution();
  nodes.resize(tree.getNumNodes());
  SymbolTableCollection symbols;
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
    NodeFlow flow(values, symbols, scope,
                  node.kind == Kind::loop && !node.isParallel);
    for (const ExecutionTree::Child &child : node.children)
      flow.addChild(child.isOp ? cost.getOps()[child.index].op
                               : tree.getNode(child.index).op);
    nodes[number] = flow.finish();
  }
}
