//===- FusionSimulation.cpp - What elementwise fusion would do ------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FusionSimulation.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline::advice;

FusionSimulation::FusionSimulation(Operation *function, bool generalizes) {
  function->walk([&](linalg::LinalgOp op) {
    if (op.hasPureTensorSemantics() && op->getNumResults() != 0)
      addNode(op, generalizes);
  });
  // What has become one may be read by one, too; more rounds than a few find
  // nothing.
  constexpr unsigned maxRounds = 8;
  bool hasChanged = true;
  for (unsigned round = 0; hasChanged && round < maxRounds; ++round) {
    hasChanged = false;
    for (unsigned i = 0, e = nodes.size(); i != e; ++i) {
      if (nodes[i].group != i)
        continue;
      hasChanged |= passReshapes(nodes[i]);
      while (fuseFirst(i))
        hasChanged = true;
    }
  }
}

void FusionSimulation::addNode(linalg::LinalgOp op, bool generalizes) {
  unsigned number = nodes.size();
  numbers[op] = number;
  Node node;
  node.op = op;
  SmallVector<Input> inputs;
  node.isGeneric = generalizes || isa<linalg::GenericOp>(op.getOperation());
  node.isParallel = op.getNumParallelLoops() == op.getNumLoops();
  node.group = number;
  node.members = {number};
  for (OpOperand *operand : op.getDpsInputOperands())
    if (isa<RankedTensorType>(operand->get().getType()))
      inputs.push_back({operand->get(), op.getMatchingIndexingMap(operand)});
  node.inputs = inputs;
  for (const Input &input : inputs)
    ++node.reads[input.value];
  nodes.push_back(std::move(node));
}

std::optional<unsigned> FusionSimulation::find(Operation *op) const {
  auto found = numbers.find(op);
  if (found == numbers.end())
    return std::nullopt;
  return nodes[found->second].group;
}

unsigned FusionSimulation::countUses(Value value) const {
  llvm::SmallDenseSet<unsigned, 4> groups;
  unsigned count = 0;
  for (OpOperand &use : value.getUses()) {
    auto reader = dyn_cast<linalg::LinalgOp>(use.getOwner());
    std::optional<unsigned> group = find(use.getOwner());
    if (!group || !reader.isDpsInput(&use))
      ++count;
    else if (groups.insert(*group).second)
      count += nodes[*group].reads.lookup(value);
    if (count > 1)
      break;
  }
  return count;
}

bool FusionSimulation::hasOneUse(Operation *op) const {
  unsigned count = 0;
  for (Value result : op->getResults())
    count += countUses(result);
  return count == 1;
}

bool FusionSimulation::hasProjectedMaps(const Node &node) const {
  return llvm::all_of(node.inputs,
                      [](const Input &input) {
                        return !input.map || input.map.isProjectedPermutation();
                      }) &&
         llvm::all_of(node.op.getIndexingMapsArray(), [](AffineMap map) {
           return map.isProjectedPermutation();
         });
}

std::optional<FusionSimulation::Source>
FusionSimulation::getSource(Value value) const {
  Source source;
  while (true) {
    source.names.push_back(value);
    Operation *maker = value.getDefiningOp();
    if (!maker || !hasOneUse(maker))
      return std::nullopt;
    if (std::optional<unsigned> node = find(maker)) {
      source.node = *node;
      source.isExpanded &= !passed.contains(maker);
      source.isCollapsed |= nodes[*node].isCollapsed;
      return source;
    }
    if (auto expand = dyn_cast<tensor::ExpandShapeOp>(maker)) {
      source.isExpanded = true;
      value = expand.getSrc();
    } else if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(maker)) {
      source.isCollapsed = true;
      value = collapse.getSrc();
    } else {
      return std::nullopt;
    }
  }
}

/// Those stay what they are when a reshape passes.
static bool keepsName(linalg::LinalgOp op) {
  return isa<linalg::FillOp, linalg::CopyOp, linalg::TransposeOp>(
      op.getOperation());
}

/// Whoever makes what is read here, and may let the expand_shape pass, does.
void FusionSimulation::expand(unsigned number) {
  SmallVector<unsigned> pending = {number};
  while (!pending.empty()) {
    Node &node = nodes[pending.pop_back_val()];
    if (!hasProjectedMaps(node) || !passed.insert(node.op).second)
      continue;
    node.isGeneric |= !keepsName(node.op);
    for (const Input &input : node.inputs) {
      Operation *maker = input.value.getDefiningOp();
      std::optional<unsigned> next = maker ? find(maker) : std::nullopt;
      if (next && nodes[*next].op == maker && hasOneUse(maker))
        pending.push_back(*next);
    }
  }
}

bool FusionSimulation::passReshapes(Node &node) {
  bool hasChanged = false;
  // What reads its result is an expand_shape that nothing else keeps.
  if (node.op->getNumResults() == 1 && hasOneUse(node.op) &&
      !passed.contains(node.op))
    for (Operation *user : node.op->getUsers())
      if (isa<tensor::ExpandShapeOp>(user) && hasProjectedMaps(node)) {
        expand(node.group);
        hasChanged = true;
      }
  if (node.isCollapsed)
    return hasChanged;
  for (const Input &input : node.inputs) {
    Operation *maker = input.value.getDefiningOp();
    if (!maker || !hasOneUse(maker) || !hasProjectedMaps(node))
      continue;
    std::optional<unsigned> source = find(maker);
    if (!isa<tensor::CollapseShapeOp>(maker) &&
        !(source && nodes[*source].isCollapsed))
      continue;
    node.isGeneric |= !keepsName(node.op);
    node.isCollapsed = true;
    return true;
  }
  return hasChanged;
}

bool FusionSimulation::coversLoops(const Node &consumer, unsigned number,
                                   const Node &producer) const {
  AffineMap read = consumer.inputs[number].map;
  if (consumer.isParallel || !read)
    return true;
  llvm::BitVector covered(consumer.op.getNumLoops());
  auto cover = [&](AffineMap map) {
    for (AffineExpr result : map.getResults())
      if (auto dim = dyn_cast<AffineDimExpr>(result))
        covered.set(dim.getPosition());
  };
  for (auto [i, input] : llvm::enumerate(consumer.inputs)) {
    if (!input.map)
      return true;
    if (i != number)
      cover(input.map);
  }
  for (OpOperand &init : consumer.op.getDpsInitsMutable())
    cover(consumer.op.getMatchingIndexingMap(&init));
  AffineMap inverse =
      inversePermutation(producer.op.getIndexingMapsArray().back());
  for (const Input &input : producer.inputs)
    if (input.map && inverse)
      cover(input.map.compose(inverse).compose(read));
  return covered.all();
}

bool FusionSimulation::canFuse(const Node &consumer, unsigned input,
                               const Source &source) {
  const Node &producer = nodes[source.node];
  linalg::LinalgOp op = producer.op;
  if (!consumer.isGeneric || !producer.isGeneric || !producer.isParallel ||
      consumer.group == producer.group || op->getNumResults() != 1)
    return false;
  OpOperand *init = op.getDpsInitOperand(0);
  AffineMap result = op.getMatchingIndexingMap(init);
  if (!result.isPermutation() || op.payloadUsesValueFromOperand(init))
    return false;
  if (consumer.members.size() + producer.members.size() > maxMembers ||
      consumer.inputs.size() + producer.inputs.size() > maxMembers) {
    isLimited = true;
    return false;
  }
  if (source.isExpanded && !hasProjectedMaps(producer))
    return false;
  if (source.isCollapsed && !hasProjectedMaps(consumer))
    return false;
  if (source.isExpanded || source.isCollapsed)
    return true;
  return coversLoops(consumer, input, producer);
}

void FusionSimulation::Node::setInputs(ArrayRef<Input> all) {
  llvm::DenseSet<std::pair<Value, AffineMap>> known;
  inputs.clear();
  reads.clear();
  for (const Input &input : all) {
    // Without a map it is taken for the same as any other.
    unsigned &count = reads[input.value];
    bool isSame = count != 0 &&
                  (!input.map || known.contains({input.value, AffineMap()}) ||
                   known.contains({input.value, input.map}));
    if (isSame)
      continue;
    known.insert({input.value, input.map});
    inputs.push_back(input);
    ++count;
  }
}

void FusionSimulation::fuse(unsigned number, unsigned input,
                            const Source &source) {
  Node &consumer = nodes[number];
  Node &producer = nodes[source.node];
  bool isReshaped = source.isExpanded || source.isCollapsed;
  AffineMap read = consumer.inputs[input].map;
  AffineMap inverse =
      inversePermutation(producer.op.getIndexingMapsArray().back());
  SmallVector<Input> inputs;
  for (auto [i, own] : llvm::enumerate(consumer.inputs)) {
    if (i != input) {
      inputs.push_back(own);
      continue;
    }
    for (const Input &taken : producer.inputs)
      inputs.push_back(
          {taken.value, taken.map && read && inverse && !isReshaped
                            ? taken.map.compose(inverse).compose(read)
                            : AffineMap()});
  }
  consumer.setInputs(inputs);
  consumer.isCollapsed |= source.isCollapsed;
  for (unsigned member : producer.members)
    nodes[member].group = number;
  // What is longer stays where it is: groups can have thousands of operations.
  if (producer.members.size() > consumer.members.size())
    std::swap(producer.members, consumer.members);
  consumer.members.append(producer.members);
  producer.members = {};
  if (producer.inside.size() > consumer.inside.size())
    std::swap(producer.inside, consumer.inside);
  consumer.inside.insert(producer.inside.begin(), producer.inside.end());
  consumer.inside.insert(source.names.begin(), source.names.end());
  producer.inside = {};
  producer.inputs.clear();
  producer.reads.clear();
}

bool FusionSimulation::fuseFirst(unsigned number) {
  for (unsigned i = 0, e = nodes[number].inputs.size(); i != e; ++i) {
    std::optional<Source> source = getSource(nodes[number].inputs[i].value);
    if (!source || !canFuse(nodes[number], i, *source))
      continue;
    fuse(number, i, *source);
    return true;
  }
  return false;
}

std::vector<FusionSimulation::Group> FusionSimulation::getGroups() const {
  std::vector<Group> groups;
  for (const auto &[number, node] : llvm::enumerate(nodes)) {
    if (node.group != number || node.members.size() < 2)
      continue;
    Group &group = groups.emplace_back();
    SmallVector<unsigned> members(node.members);
    llvm::sort(members);
    for (unsigned member : members)
      if (member != number)
        group.ops.push_back(nodes[member].op);
    group.ops.push_back(node.op);
    group.inside = node.inside;
    group.numInputs = node.inputs.size();
  }
  return groups;
}
