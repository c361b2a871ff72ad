//===- LoopTree.cpp - Loops around single accesses ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Movement/LoopTree.h"

#include "CountRange.h"
#include "mlir-roofline/Interfaces/Access/ElementPositions.h"
#include "mlir-roofline/Interfaces/AccumulationOpInterface.h"
#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir-roofline/Interfaces/IterationOpInterface.h"
#include "mlir-roofline/Sizes/SizeAnalysis.h"
#include "mlir-roofline/Support/Formula/IterationSum.h"
#include "mlir-roofline/Support/Formula/SymbolValue.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/CastInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/ViewLikeInterface.h"
#include "llvm/ADT/StringMap.h"

using namespace mlir;
using namespace mlir::roofline;

/// Longer chains of views are left alone.
static constexpr unsigned maxViews = 64;

namespace {
using Loop = LoopTree::Loop;
using Access = LoopTree::Access;
using Index = LoopTree::Index;

class LoopTreeBuilder {
public:
  LoopTreeBuilder(LoopTree &tree, const ModuleCost &cost)
      : tree(tree), cost(cost), sizes(cost.getRoot()) {}

  void addOp(const CostedOp &op);
  /// What a call in a loop moves belongs to another function.
  void markCalls();

private:
  /// The loops around an operation, with the names of their counters.
  struct Around {
    int loop = -1;
    llvm::StringMap<unsigned> counters;
    bool isKnown = true;
  };
  const Around &getAround(Operation *op, unsigned function);
  Loop makeLoop(Operation *op, unsigned function, const Quantity &trips,
                const Around &around) const;
  std::optional<Index> getIndex(const Quantity &position,
                                const Around &around) const;
  bool addView(Value &value, SmallVectorImpl<Quantity> &indices);
  bool addAccess(Value memory, SmallVector<Quantity> indices, bool isWritten,
                 const Around &around, int loop, bool isExact);
  bool addElements(const ElementAccess &access, const CostedOp &op,
                   const Around &around);
  bool addSpace(const IterationSpace &space, const CostedOp &op,
                const Around &around);
  int addOwnLoop(Loop loop, int parent);
  void markUnknown(int loop);
  std::optional<unsigned> getBuffer(Value value);

  LoopTree &tree;
  const ModuleCost &cost;
  SizeAnalysis sizes;
  /// By operation whose regions are entered, and instance of its function.
  llvm::DenseMap<std::pair<Operation *, unsigned>, std::unique_ptr<Around>>
      around;
  llvm::DenseMap<Value, unsigned> buffers;
};
} // namespace

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

/// A loop in those around. Its iterations are the most that it has with any
/// values of their counters; -1 if that is not constant.
Loop LoopTreeBuilder::makeLoop(Operation *op, unsigned function,
                               const Quantity &trips,
                               const Around &around) const {
  Loop loop{op, around.loop, function, -1};
  loop.count = trips;
  if (std::optional<int64_t> constant = trips.getInt64()) {
    loop.trips = *constant;
    return loop;
  }
  loop.isExact = false;
  llvm::SetVector<StringRef> names;
  trips.collectSymbols(names);
  SmallVector<movement::CountedLoop> counters;
  for (StringRef name : names) {
    auto outer = around.counters.find(name);
    if (outer == around.counters.end())
      return loop;
    loop.countedBy.push_back(outer->second);
    counters.push_back({name, tree.loops[outer->second].trips});
    // Nothing in a loop without iterations runs.
    if (counters.back().trips == 0) {
      loop.trips = 0;
      return loop;
    }
  }
  std::optional<movement::CountRange> range =
      movement::getCountRange(trips, counters);
  if (!range)
    return loop;
  loop.trips = std::max<int64_t>(range->most, 0);
  loop.leastTrips = range->least;
  loop.isReached = range->isReached;
  const Loop &outer = tree.loops[loop.countedBy.front()];
  if (counters.size() != 1 || !outer.isExact)
    return loop;
  std::optional<int64_t> last =
      atIteration(trips, outer.counter, outer.trips - 1).getInt64();
  std::optional<Quantity> all =
      sumIterations(trips, outer.counter, outer.trips);
  if (last && all == Quantity(outer.trips - 1) * loop.trips + *last) {
    loop.tiles = loop.countedBy.front();
    loop.lastTrips = *last;
  }
  return loop;
}

const LoopTreeBuilder::Around &LoopTreeBuilder::getAround(Operation *op,
                                                          unsigned function) {
  // From the outside in, so that a chain of any length is no recursion.
  SmallVector<Operation *> parents;
  Operation *outer = op->getParentOp();
  while (outer && !isa<FunctionOpInterface>(outer) &&
         !around.contains({outer, function})) {
    parents.push_back(outer);
    outer = outer->getParentOp();
  }
  std::unique_ptr<Around> &top = around[{outer, function}];
  if (!top)
    top = std::make_unique<Around>();
  const Around *last = top.get();
  for (Operation *parent : llvm::reverse(parents)) {
    auto own = std::make_unique<Around>(*last);
    std::optional<SmallVector<LoopLevel>> levels = getLoopLevels(sizes, parent);
    if (!levels && parent->getNumRegions() != 0)
      // A branch may run or not, and what else it is nobody knows.
      own->isKnown = false;
    for (const LoopLevel &level : levels.value_or(SmallVector<LoopLevel>())) {
      Loop loop = makeLoop(parent, function, level.trips, *own);
      if (loop.trips < 0) {
        own->isKnown = false;
        break;
      }
      tree.loops.push_back(loop);
      own->loop = tree.loops.size() - 1;
      if (!level.counter)
        continue;
      llvm::SetVector<StringRef> names;
      Quantity iteration = sizes.createIteration(parent);
      iteration.collectSymbols(names);
      std::string name = names.front().str();
      own->counters[name] = own->loop;
      tree.loops.back().counter = name;
      if (loop.trips > 0)
        iteration = Quantity::symbol(name, {0, loop.trips - 1});
      sizes.setValue(level.counter, level.lower + iteration * level.step);
    }
    std::unique_ptr<Around> &slot = around[{parent, function}];
    slot = std::move(own);
    last = slot.get();
  }
  return *last;
}

/// A loop that the operation runs itself.
int LoopTreeBuilder::addOwnLoop(Loop loop, int parent) {
  loop.parent = parent;
  loop.count = loop.isExact ? Quantity(loop.trips) : loop.count;
  tree.loops.push_back(loop);
  return tree.loops.size() - 1;
}

void LoopTreeBuilder::markUnknown(int loop) {
  for (; loop >= 0; loop = tree.loops[loop].parent)
    tree.loops[loop].hasUnknown = true;
}

//===----------------------------------------------------------------------===//
// Accesses
//===----------------------------------------------------------------------===//

/// A position as a linear function of the counters around; nothing if it is
/// none.
std::optional<Index> LoopTreeBuilder::getIndex(const Quantity &position,
                                               const Around &around) const {
  Index index;
  Quantity rest = position;
  llvm::SetVector<StringRef> names;
  position.collectSymbols(names);
  for (StringRef name : names) {
    auto loop = around.counters.find(name);
    if (loop == around.counters.end())
      return std::nullopt;
    // Wherever the counter is, a step moves as far.
    SymbolFacts anything;
    anything.min = std::nullopt;
    Quantity here = Quantity::symbol("here$", anything);
    std::optional<int64_t> step =
        (putIn(rest, name, here + 1) - putIn(rest, name, here)).getInt64();
    if (!step)
      return std::nullopt;
    if (*step != 0)
      index.loops.emplace_back(loop->second, *step);
    rest = putIn(rest, name, 0);
  }
  std::optional<int64_t> offset = rest.getInt64();
  if (!offset)
    return std::nullopt;
  index.offset = *offset;
  llvm::sort(index.loops);
  return index;
}

/// Moves positions in a view into what it is a view of; false if `value` is
/// none, or one that is not understood.
bool LoopTreeBuilder::addView(Value &value,
                              SmallVectorImpl<Quantity> &indices) {
  auto result = dyn_cast<OpResult>(value);
  std::optional<ContentsSource> source =
      result ? getContentsSource(result) : std::nullopt;
  if (!source || !source->isView())
    return false;
  Value from = source->operand->get();
  auto fromType = dyn_cast<ShapedType>(from.getType());
  auto type = cast<ShapedType>(value.getType());
  if (!fromType || !fromType.hasRank())
    return false;
  if (isa<CastOpInterface>(result.getOwner())) {
    value = from;
    return fromType.getRank() == static_cast<int64_t>(indices.size());
  }
  auto op = dyn_cast<OffsetSizeAndStrideOpInterface>(result.getOwner());
  if (!op ||
      static_cast<int64_t>(op.getMixedOffsets().size()) != fromType.getRank())
    return false;
  std::optional<llvm::SmallDenseSet<unsigned>> dropped =
      computeRankReductionMask(op.getStaticSizes(), type.getShape());
  if (!dropped || indices.size() + dropped->size() !=
                      static_cast<size_t>(fromType.getRank()))
    return false;
  SmallVector<Quantity> moved;
  auto *index = indices.begin();
  for (auto [dim, offset, stride] :
       llvm::enumerate(op.getMixedOffsets(), op.getMixedStrides())) {
    Quantity inner = dropped->contains(dim) ? Quantity(0) : *index++;
    moved.push_back(sizes.getValue(offset) + sizes.getValue(stride) * inner);
  }
  indices.assign(moved.begin(), moved.end());
  value = from;
  return true;
}

std::optional<unsigned> LoopTreeBuilder::getBuffer(Value value) {
  auto type = dyn_cast<BaseMemRefType>(value.getType());
  if (!type || !type.hasRank() || !cast<ShapedType>(type).hasStaticShape())
    return std::nullopt;
  std::optional<unsigned> bits = getStorageBits(type.getElementType());
  if (!bits)
    return std::nullopt;
  auto [found, isNew] = buffers.try_emplace(value, tree.buffers.size());
  if (isNew)
    tree.buffers.push_back(
        {value, SmallVector<int64_t>(type.getShape()), *bits / 8.0});
  return found->second;
}

bool LoopTreeBuilder::addAccess(Value memory, SmallVector<Quantity> indices,
                                bool isWritten, const Around &around, int loop,
                                bool isExact) {
  for (unsigned step = 0; step < maxViews; ++step)
    if (!addView(memory, indices))
      break;
  std::optional<unsigned> buffer = getBuffer(memory);
  if (!buffer || tree.buffers[*buffer].shape.size() != indices.size())
    return false;
  Access access{*buffer, {}, isWritten, static_cast<unsigned>(loop), isExact};
  for (const Quantity &position : indices) {
    std::optional<Index> index = getIndex(position, around);
    if (!index)
      return false;
    access.indices.push_back(*index);
  }
  tree.accesses.push_back(std::move(access));
  return true;
}

bool LoopTreeBuilder::addElements(const ElementAccess &access,
                                  const CostedOp &op, const Around &around) {
  std::optional<SmallVector<Quantity>> positions =
      getElementPositions(access, sizes);
  if (!positions)
    return false;
  SmallVector<Quantity> indices = *positions;
  std::optional<ArrayRef<int64_t>> shape = getElementShape(access, op.op);
  if (!shape || shape->size() > indices.size())
    return false;
  Around own = around;
  int loop = around.loop;
  size_t first = indices.size() - shape->size();
  for (auto [dim, size] : llvm::enumerate(*shape)) {
    loop = addOwnLoop({op.op, -1, op.function, size}, loop);
    std::string name = "lane" + std::to_string(dim);
    own.counters[name] = loop;
    indices[first + dim] += Quantity::symbol(name);
  }
  return addAccess(access.memory, indices, static_cast<bool>(access.stored),
                   own, loop, around.isKnown);
}

/// An operation that runs loops of its own: they are inside of those around.
bool LoopTreeBuilder::addSpace(const IterationSpace &space, const CostedOp &op,
                               const Around &around) {
  for (const IterationSpace::Access &access : space.accesses)
    if (!access.map || !isa<BaseMemRefType>(access.value.getType()))
      return false;
  Around own = around;
  int loop = around.loop;
  SmallVector<Quantity> counters;
  for (auto [number, level] : llvm::enumerate(space.loops)) {
    Loop made = makeLoop(op.op, op.function, level.extent, around);
    if (made.trips < 0)
      return false;
    loop = addOwnLoop(made, loop);
    std::string name = "own" + std::to_string(number);
    own.counters[name] = loop;
    counters.push_back(Quantity::symbol(name));
  }
  if (loop < 0)
    return false;
  for (const IterationSpace::Access &access : space.accesses) {
    SmallVector<Quantity> indices;
    for (AffineExpr result : access.map.getResults()) {
      std::optional<Quantity> index =
          evaluateResult(result, access.map, counters);
      if (!index)
        return false;
      indices.push_back(*index);
    }
    if (!addAccess(access.value, indices, access.isWritten, own, loop,
                   around.isKnown))
      return false;
  }
  return true;
}

void LoopTreeBuilder::addOp(const CostedOp &op) {
  if (op.cost.traffic.empty() || op.op->getNumRegions() > 1)
    return;
  const Around &loops = getAround(op.op, op.function);
  bool isKnown = false;
  std::optional<ElementAccess> access = getElementAccess(op.op);
  // Of a tensor, each store makes another one.
  if (access && access->stored && isa<TensorType>(access->memory.getType()))
    access.reset();
  if (access) {
    if (loops.loop < 0)
      return;
    isKnown = addElements(*access, op, loops);
  } else if (std::optional<IterationSpace> space =
                 getIterationSpace(op.op, sizes)) {
    isKnown = addSpace(*space, op, loops);
  }
  if (!isKnown || !loops.isKnown)
    markUnknown(loops.loop);
}

void LoopTreeBuilder::markCalls() {
  llvm::DenseMap<Operation *, SmallVector<unsigned, 1>> byOp;
  for (auto [number, loop] : llvm::enumerate(tree.loops))
    byOp[loop.op].push_back(number);
  if (byOp.empty())
    return;
  cost.getRoot()->walk([&](CallOpInterface call) {
    for (Operation *parent = call->getParentOp(); parent;
         parent = parent->getParentOp())
      for (unsigned loop : byOp.lookup(parent))
        tree.loops[loop].hasUnknown = true;
  });
}

LoopTree::LoopTree(const ModuleCost &cost) {
  LoopTreeBuilder builder(*this, cost);
  for (const CostedOp &op : cost.getOps())
    builder.addOp(op);
  builder.markCalls();
}
