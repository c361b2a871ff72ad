//===- GroupBuilder.cpp - Which operations run together -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GroupBuilder.h"
#include "Tiles/ContractionReuse.h"

#include "mlir-roofline/Interfaces/Access/SameStorage.h"
#include "mlir-roofline/Interfaces/ContentsOpInterface.h"

using namespace mlir;
using namespace mlir::roofline;
using Kind = ExecutionTree::Kind;

//===----------------------------------------------------------------------===//
// Children
//===----------------------------------------------------------------------===//

/// What is made before a call has to be read in it: a tensor that is larger
/// than what it is made of (a broadcast, a widened weight) had better be made
/// when it is loaded.
bool GroupBuilder::isPrecomputable(const Member &member) {
  if (member.op == none)
    return false;
  const CostedOp &op = cost.getOps()[member.op];
  if (op.op->getNumResults() == 0 ||
      !llvm::all_of(op.op->getResults(), [&](Value result) {
        return isa<TensorType>(result.getType()) &&
               classes.get(result) == ValueClass::weight &&
               !getUses(result).isReturned;
      }))
    return false;
  for (const OperandTraffic &traffic : op.cost.traffic) {
    if (!traffic.value || traffic.bytesRead.isZero())
      continue;
    Operation *maker = values.getBase(traffic.value).getDefiningOp();
    auto found = maker ? positions.find(maker) : positions.end();
    if (found != positions.end() && !members[found->second].isPrecomputable)
      return false;
  }
  return !member.isPointwise || member.numParts != 0 ||
         decide(op.cost.getBytesRead() - op.cost.getBytesWritten())
             .isKnownNonNegative();
}

GroupBuilder::Member
GroupBuilder::getMember(const ExecutionTree::Child &child) {
  Member member;
  if (!child.isOp)
    return member;
  member.op = child.index;
  const CostedOp &op = cost.getOps()[child.index];
  // What differs from iteration to iteration is looked at by itself.
  bool isKnown = op.cost.workStatus != CountStatus::unknown &&
                 !cost.getIteratedCost(child.index);
  if (isKnown)
    member.space = spaces.get(child.index);
  if (isKnown && !member.space)
    member.space = getInsertionSpace(op, member.numParts);
  if (!member.space)
    return member;
  member.hasProducts = !op.cost.macs.isZero();
  member.isContraction = member.hasProducts && loadsAgain(*member.space);
  member.isPointwise = true;
  for (const IterationSpace::Loop &loop : member.space->loops) {
    member.loops.push_back(axes.add(loop.extent));
    member.isPointwise &= loop.isParallel || loop.extent.isOne();
  }
  auto isFree = [](const Work::Entry &entry) { return entry.count.isZero(); };
  auto isWrite = [](const auto &access) { return access.isWritten; };
  member.isFill = member.isPointwise && op.op->getNumResults() == 0 &&
                  llvm::all_of(op.cost.work.getEntries(), isFree) &&
                  llvm::all_of(member.space->accesses, isWrite);
  return member;
}

std::optional<unsigned> GroupBuilder::getPosition(Operation *op) const {
  // What a region of a child uses, the child uses.
  for (; op; op = op->getParentOp())
    if (auto found = positions.find(op); found != positions.end())
      return found->second;
  return std::nullopt;
}

/// What a child finds in a tensor or buffer; nothing if that has no name.
std::optional<Datum> GroupBuilder::getRead(unsigned position,
                                           Value value) const {
  if (isa<RankedTensorType>(value.getType()))
    return Datum(values.getBase(value), 0);
  return isa<MemRefType>(value.getType()) ? buffers.getRead(position, value)
                                          : std::nullopt;
}

/// The child that makes something, if only in part.
std::optional<unsigned> GroupBuilder::getMaker(Datum datum) const {
  if (const BufferVersions::Version *version = buffers.getVersion(datum))
    return version->writer;
  Operation *op = datum.first.getDefiningOp();
  auto found = op ? positions.find(op) : positions.end();
  return found == positions.end() ? std::nullopt
                                  : std::optional<unsigned>(found->second);
}

/// What others may read of a child: its results, and what it leaves in buffers.
SmallVector<Datum, 2> GroupBuilder::getMade(unsigned position) const {
  SmallVector<Datum, 2> made(
      ArrayRef<Datum>(buffers.getChild(position).writes));
  for (Value result : cost.getOps()[members[position].op].op->getResults())
    made.push_back({result, 0});
  return made;
}

/// Views are followed; a long chain of them is walked once per value.
const GroupBuilder::Uses &GroupBuilder::getUses(Datum datum) {
  auto [found, isNew] = uses.try_emplace(datum);
  if (!isNew)
    return found->second;
  Uses result;
  if (const BufferVersions::Version *version = buffers.getVersion(datum)) {
    result.positions.assign(version->users.begin(), version->users.end());
    result.escapes = version->escapes;
    return uses[datum] = std::move(result);
  }
  SmallVector<Value> pending = {datum.first};
  llvm::DenseSet<Operation *> visited;
  while (!pending.empty()) {
    for (OpOperand &use : pending.pop_back_val().getUses()) {
      Operation *user = use.getOwner();
      if (std::optional<unsigned> position = getPosition(user)) {
        if (members[*position].op == none) {
          // Into a loop or a call, which may hand it on.
          result.escapes = true;
          result.isReturned |= user->hasTrait<OpTrait::IsTerminator>() ||
                               positions.lookup_or(user, none) == *position;
        }
        result.positions.push_back(*position);
        // What it is put into shows in what that becomes.
        if (members[*position].numParts != 0 &&
            getPartlyWritten(user) == &use) {
          if (visited.size() > BufferVersions::maxParts)
            result.escapes = true;
          else if (visited.insert(user).second)
            pending.push_back(user->getResult(0));
        }
        continue;
      }
      bool isView = user->getNumResults() != 0 && user->getNumRegions() == 0;
      for (OpResult each : user->getResults())
        isView &= isViewOf(each, use);
      if (!isView) {
        result.escapes |= user->getNumResults() == 0 ||
                          user->getNumRegions() != 0 ||
                          values.getCosted(user) != nullptr;
        result.isReturned |= user->hasTrait<OpTrait::IsTerminator>();
      } else if (visited.insert(user).second) {
        llvm::append_range(pending, user->getResults());
      }
    }
  }
  llvm::sort(result.positions);
  result.positions.erase(llvm::unique(result.positions),
                         result.positions.end());
  return uses[datum] = std::move(result);
}

/// Whether a child writes every element of a result, or of the buffer that it
/// writes to. What it leaves is what was there before.
bool GroupBuilder::makesAll(unsigned position, Value written) {
  const CostedOp &op = cost.getOps()[members[position].op];
  Value base = values.getBase(written);
  if (!cast<ShapedType>(base.getType()).hasRank())
    return false;
  Quantity elements = 1;
  for (const Quantity &extent : spaces.getShape(base, op.function))
    elements *= extent;
  std::optional<SmallVector<Value>> views = getViews(written, base);
  return views && llvm::none_of(*views, isPart) &&
         llvm::any_of(op.cost.traffic, [&](const OperandTraffic &traffic) {
           return traffic.value == written && !traffic.bytesWritten.isZero() &&
                  traffic.footprint == elements;
         });
}

/// Whether all of something is made by its maker, which is a nest of loops.
bool GroupBuilder::isWhole(Datum made) {
  if (const BufferVersions::Version *version = buffers.getVersion(made))
    return version->isWhole;
  unsigned maker = *getMaker(made);
  return members[maker].numParts != 0 ||
         (members[maker].space && makesAll(maker, made.first));
}

/// What a child reads of what other children make, seen through views.
ArrayRef<GroupBuilder::Edge> GroupBuilder::getEdges(unsigned position) {
  Member &member = members[position];
  if (member.edges)
    return *member.edges;
  SmallVector<Edge, 2> &edges = member.edges.emplace();
  if (!member.space)
    return edges;
  for (const IterationSpace::Access &access : member.space->accesses) {
    if (access.isWritten)
      continue;
    std::optional<Datum> made = getRead(position, access.value);
    std::optional<unsigned> maker = made ? getMaker(*made) : std::nullopt;
    if (!maker || *maker >= position)
      continue;
    if (isWhole(*made))
      edges.push_back({&access, *made, *maker});
    else
      member.partMakers.push_back(*maker);
  }
  addRestEdges(position, edges);
  return edges;
}

//===----------------------------------------------------------------------===//
// Groups
//===----------------------------------------------------------------------===//

unsigned GroupBuilder::addGroup(unsigned position) {
  Member &member = members[position];
  member.group = groups.size();
  Group &group = groups.emplace_back();
  group.order = ++nextOrder;
  group.members = {position};
  group.isFusable = member.space.has_value();
  group.hasContraction = member.isContraction;
  group.isPointwise = member.isPointwise;
  if (!member.space)
    return member.group;
  for (auto [loop, own] : llvm::zip_equal(member.space->loops, member.loops))
    if (loop.isParallel)
      group.common.append(own);
  if (member.isContraction)
    group.required = group.common;
  SmallVector<std::optional<Axes>> loops(member.loops.size());
  for (Kept &input : getInputs(position, member.group, loops))
    group.inputs.try_emplace(input.value, std::move(input));
  return member.group;
}

void GroupBuilder::addMember(unsigned position,
                             const Dependences::Node &waits) {
  Member &member = members[position];
  ArrayRef<Edge> edges;
  if (!member.isPrecomputable)
    edges = getEdges(position);
  SmallVector<unsigned, 4> sources, loaded;
  for (const Edge &edge : edges)
    if (unsigned group = members[edge.producer].group;
        groups[group].isFusable && !llvm::is_contained(sources, group))
      sources.push_back(group);
  if (waitsForContraction(position, edges))
    sources.clear();
  if (sources.size() > 1)
    postponeContraction(position, sources);
  // Where there is a choice, what can be computed when it is loaded comes along
  // to the group of another producer.
  if (sources.size() > 1)
    llvm::copy_if(sources, std::back_inserter(loaded), [&](unsigned group) {
      return isLoadable(position, group, edges);
    });
  auto joinHighest = [&](ArrayRef<unsigned> moving) {
    unsigned highest =
        std::max(barrier, getHighestOrder(position, waits, moving));
    return llvm::any_of(sources, [&](unsigned group) {
      return !llvm::is_contained(moving, group) &&
             groups[group].order == highest && canMove(moving, group) &&
             tryJoin(position, group, edges);
    });
  };
  if ((loaded.empty() || !joinHighest(loaded)) && !joinHighest({}))
    addGroup(position);
  Group &group = groups[member.group];
  group.barrier = std::max(group.barrier, barrier);
  if (member.isBarrier)
    barrier = group.order;
  if (member.isPrecomputable)
    group.isFusable = false;
  for (unsigned source : sources) {
    if (source == member.group || !groups[source].isFusable ||
        !groups[member.group].isFusable)
      continue;
    if (isLoadable(position, source, edges)) {
      moveInputs(source, position, edges);
      absorb(source, member.group);
    } else {
      tryMerge(position, source, edges);
    }
  }
}

/// The last child, which is `op` if it is not a part of what the node is.
void GroupBuilder::addToBuffers(Operation *op) {
  unsigned position = members.size() - 1;
  Member &member = members.back();
  const IterationSpace *space = member.space ? &*member.space : nullptr;
  buffers.addChild(op, space,
                   [&](Value written) { return makesAll(position, written); });
  const BufferVersions::Child &child = buffers.getChild(position);
  member.isBarrier = child.touches && !child.isKnown;
}

void GroupBuilder::addNode(unsigned number) {
  const ExecutionTree::Node &node = cost.getExecution().getNode(number);
  if (node.kind != Kind::sequence && node.kind != Kind::loop)
    return;
  isInLoop = node.kind == Kind::loop;
  for (const ExecutionTree::Child &child : node.children) {
    Operation *op = child.isOp ? cost.getOps()[child.index].op
                               : cost.getExecution().getNode(child.index).op;
    if (op && op != node.op)
      positions.try_emplace(op, members.size());
    members.push_back(getMember(child));
    addToBuffers(op != node.op ? op : nullptr);
    widenPart(members.size() - 1);
  }
  buffers.finishNode();
  for (Member &member : members)
    member.isPrecomputable = isPrecomputable(member);
  const Dependences::Node &waits = dependences.getNode(number);
  for (unsigned position = 0; position < members.size(); ++position)
    addMember(position, waits);
  streamRows();
  closeSums();
  finishNode(number);
}

void GroupBuilder::finishNode(unsigned node) {
  for (Group &group : groups) {
    if (group.members.empty())
      continue;
    const Member &first = members[group.members.front()];
    if (first.op == none || first.isPrecomputable)
      continue;
    PlacedGroup &placed = results.emplace_back();
    placed.node = node;
    placed.group = getResult(group.members, counts);
    if (&counts != &cost)
      placed.bound = getResult(group.members, cost);
    FusionGroups::Group &result = placed.group;
    result.executions = counts.getOps()[result.ops.front()].multiplicity;
    auto bytes = getTileBytes(group.kept, /*common=*/{});
    result.isRealised = isInLoop && bytes && fits(group.kept, *bytes);
    result.isStreamed = group.isStreamed;
    if (decided)
      placed.openBytes = getOpenBytes(group);
    if (withKernels && !group.before.empty())
      result.kernels = getKernels(group.before, /*isGroup=*/false);
    else if (withKernels && group.members.size() > 1)
      result.kernels = getKernels(group.members, /*isGroup=*/true);
  }
  members.clear();
  positions.clear();
  buffers.clear();
  groups.clear();
  uses.clear();
  joinOrders.clear();
  nextOrder = numSections = barrier = 0;
}

std::vector<FusionGroups::Group> GroupBuilder::run() {
  std::vector<FusionGroups::Group> found;
  for (ConditionalGroup &each : runAll())
    found.push_back(std::move(each.group));
  return found;
}

std::vector<ConditionalGroup> GroupBuilder::runAt(const SizeBindings &sizes) {
  decided = &sizes;
  return runAll();
}

std::vector<ConditionalGroup> GroupBuilder::runAll() {
  for (unsigned node = 0, e = cost.getExecution().getNumNodes(); node < e;
       ++node)
    addNode(node);
  auto isInLoop = [&](const PlacedGroup &placed) {
    return cost.getExecution().getNode(placed.node).kind == Kind::loop;
  };
  if (llvm::any_of(results, isInLoop))
    TileLoops(cost, counts, values, capacity).run(results);
  std::vector<ConditionalGroup> found;
  found.reserve(results.size());
  for (PlacedGroup &placed : results)
    found.push_back({std::move(placed.group), std::move(placed.openBytes)});
  llvm::stable_sort(found, [](const auto &a, const auto &b) {
    return a.group.ops.back() < b.group.ops.back();
  });
  return found;
}
