//===- Boundary.cpp - What must enter and leave a program -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Flow/Boundary.h"
#include "mlir-roofline/Sizes/RegionExits.h"

#include "mlir/IR/Matchers.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::roofline;
using Kind = ExecutionTree::Kind;

namespace {
class BoundaryFinder {
public:
  explicit BoundaryFinder(const ModuleCost &cost);

  std::vector<Boundary::Transfer> run();

private:
  /// Where a value comes from, and how many of its bytes do not.
  struct Origin {
    Value value;
    Quantity otherBytes;
  };

  void markCertain(unsigned node);
  void addTraffic(const OperandTraffic &traffic);
  void addReturned(FunctionOpInterface function);
  void addWritten(Value returned);
  SmallVector<Origin, 1> findOrigins(Value value) const;
  SmallVector<Origin, 1> getSources(Value value) const;
  SmallVector<Origin, 1> getArgumentSources(BlockArgument argument) const;
  const OpCost *getCost(Operation *op) const { return costs.lookup(op); }
  bool isBorder(Value value) const;

  const ModuleCost &cost;
  llvm::DenseMap<Operation *, const OpCost *> costs;
  llvm::SetVector<Operation *> entries;
  /// Operations that execute whenever their function does.
  llvm::DenseSet<unsigned> certainOps;
  /// By function, the operands of the calls that execute whenever their own
  /// function does.
  llvm::DenseMap<Operation *, SmallVector<ValueRange>> calls;
  using Transfers = llvm::MapVector<Value, Boundary::Transfer>;
  Transfers reads, writes;
};
} // namespace

BoundaryFinder::BoundaryFinder(const ModuleCost &cost) : cost(cost) {
  for (const CostedOp &op : cost.getOps())
    costs.try_emplace(op.op, &op.cost);
  const ExecutionTree &tree = cost.getExecution();
  for (unsigned entry : tree.getEntryPoints())
    entries.insert(cost.getFunctions()[entry].op);
  for (unsigned root : tree.getRoots())
    markCertain(root);
}

/// What may not execute is no minimum: not a side of a branch, nor a loop that
/// may have no iteration, nor a block behind another.
void BoundaryFinder::markCertain(unsigned number) {
  const ExecutionTree::Node &node = cost.getExecution().getNode(number);
  ArrayRef<ExecutionTree::Child> children = node.children;
  switch (node.kind) {
  case Kind::call:
    if (auto call = dyn_cast<CallOpInterface>(node.op))
      calls[cost.getFunctions()[node.function].op].push_back(
          call.getArgOperands());
    return;
  case Kind::choice:
    return;
  case Kind::loop:
    if (node.times.lower.getDouble().value_or(0) < 1)
      return;
    break;
  case Kind::graph:
    children = children.take_front();
    break;
  case Kind::sequence:
    break;
  }
  for (const ExecutionTree::Child &child : children) {
    if (child.isOp)
      certainOps.insert(child.index);
    else
      markCertain(child.index);
  }
}

//===----------------------------------------------------------------------===//
// Origins
//===----------------------------------------------------------------------===//

bool BoundaryFinder::isBorder(Value value) const {
  auto argument = dyn_cast<BlockArgument>(value);
  if (!argument) {
    DenseElementsAttr splat;
    Operation *op = value.getDefiningOp();
    return op->hasTrait<OpTrait::ConstantLike>() &&
           !(matchPattern(op, m_Constant(&splat)) && splat.isSplat());
  }
  Operation *owner = argument.getOwner()->getParentOp();
  return argument.getOwner()->isEntryBlock() && entries.contains(owner);
}

SmallVector<BoundaryFinder::Origin, 1>
BoundaryFinder::getArgumentSources(BlockArgument argument) const {
  Operation *owner = argument.getOwner()->getParentOp();
  SmallVector<Origin, 1> sources;
  if (auto loop = dyn_cast<LoopLikeOpInterface>(owner)) {
    if (OpOperand *init = loop.getTiedLoopInit(argument))
      sources.push_back({init->get(), 0});
    return sources;
  }
  if (auto found = calls.find(owner);
      found != calls.end() && argument.getOwner()->isEntryBlock())
    for (ValueRange operands : found->second)
      sources.push_back({operands[argument.getArgNumber()], 0});
  return sources;
}

/// What a costed operation writes of a result, or of the operand that becomes
/// it; null if nothing.
static const OperandTraffic *getWrite(const OpCost &cost, OpResult result) {
  auto destination = dyn_cast<DestinationStyleOpInterface>(result.getOwner());
  for (const OperandTraffic &traffic : cost.traffic)
    if (!traffic.bytesWritten.isZero() &&
        (traffic.value == result ||
         (destination &&
          traffic.value == destination.getTiedOpOperand(result)->get())))
      return &traffic;
  return nullptr;
}

/// What `value` is a view of, stands for, or has a part of replaced; nothing
/// where that is not known.
SmallVector<BoundaryFinder::Origin, 1>
BoundaryFinder::getSources(Value value) const {
  if (auto argument = dyn_cast<BlockArgument>(value))
    return getArgumentSources(argument);
  auto result = cast<OpResult>(value);
  Operation *op = result.getOwner();
  if (const OpCost *opCost = getCost(op)) {
    auto destination = dyn_cast<DestinationStyleOpInterface>(op);
    const OperandTraffic *write = getWrite(*opCost, result);
    if (destination && write)
      return {
          {destination.getTiedOpOperand(result)->get(), write->bytesWritten}};
    return {};
  }
  if (op->getNumRegions() != 0 || isa<CallOpInterface>(op))
    return {};
  SmallVector<Origin, 1> sources;
  for (Value operand : op->getOperands())
    if (isa<ShapedType>(operand.getType()))
      sources.push_back({operand, 0});
  // Several: which part is whose is not known.
  return sources.size() == 1 ? sources : SmallVector<Origin, 1>{};
}

/// The arguments and constants that `value` is, through views and operations
/// that replace a part.
SmallVector<BoundaryFinder::Origin, 1>
BoundaryFinder::findOrigins(Value value) const {
  SmallVector<Origin, 1> origins;
  llvm::SmallDenseSet<Value, 8> visited;
  SmallVector<Origin> pending = {{value, 0}};
  while (!pending.empty()) {
    Origin next = pending.pop_back_val();
    if (!visited.insert(next.value).second)
      continue;
    if (isBorder(next.value)) {
      origins.push_back(std::move(next));
      continue;
    }
    for (Origin &source : getSources(next.value))
      pending.push_back({source.value, source.otherBytes + next.otherBytes});
  }
  return origins;
}

//===----------------------------------------------------------------------===//
// Transfers
//===----------------------------------------------------------------------===//

/// Of several transfers of one value, the largest counts.
static void addTransfer(llvm::MapVector<Value, Boundary::Transfer> &transfers,
                        Value value, const Quantity &bytes, bool isWrite) {
  if (bytes.isZero())
    return;
  auto [entry, isNew] =
      transfers.try_emplace(value, Boundary::Transfer{value, bytes, isWrite});
  if (!isNew)
    entry->second.bytes = Quantity::max(entry->second.bytes, bytes);
}

void BoundaryFinder::addTraffic(const OperandTraffic &traffic) {
  bool isBuffer = isa<BaseMemRefType>(traffic.value.getType());
  bool isWritten = isBuffer && !traffic.bytesWritten.isZero();
  if (traffic.bytesRead.isZero() && !isWritten)
    return;
  for (const Origin &origin : findOrigins(traffic.value)) {
    addTransfer(reads, origin.value,
                Quantity::max(traffic.bytesRead - origin.otherBytes, 0),
                /*isWrite=*/false);
    if (isWritten)
      addTransfer(writes, origin.value, traffic.bytesWritten,
                  /*isWrite=*/true);
  }
}

/// The elements of a type, if it says.
static std::optional<Quantity> getSize(Type type) {
  auto shaped = dyn_cast<ShapedType>(type);
  if (!shaped || !shaped.hasStaticShape())
    return std::nullopt;
  Quantity size = 1;
  for (int64_t extent : shaped.getShape())
    size = size * extent;
  return size;
}

/// Of a value that is returned, what is written at least: all of it, or the
/// largest of the parts that are replaced one after another.
void BoundaryFinder::addWritten(Value returned) {
  std::optional<Quantity> limit = getSize(returned.getType());
  Value value = returned, written;
  Quantity elements;
  Type elementType;
  while (!isBorder(value) && isa<OpResult>(value)) {
    const OpCost *opCost = getCost(value.getDefiningOp());
    const OperandTraffic *write =
        opCost ? getWrite(*opCost, cast<OpResult>(value)) : nullptr;
    if (write) {
      // Views of one value are written once.
      if (!written)
        written = value;
      elements = Quantity::max(elements, write->footprint);
      elementType = write->elementType;
      if (getSize(value.getType()) == write->footprint)
        break;
    }
    SmallVector<Origin, 1> sources = getSources(value);
    if (sources.empty())
      break;
    value = sources.front().value;
  }
  if (!written)
    return;
  if (limit)
    elements = Quantity::min(elements, *limit);
  addTransfer(writes, written,
              getStorageBytes(elementType, elements).value_or(0),
              /*isWrite=*/true);
}

/// What a region or a call returns is not followed, nor more than one way out.
void BoundaryFinder::addReturned(FunctionOpInterface function) {
  Operation *exit = getOnlyExit(function.getFunctionBody());
  if (!exit)
    return;
  for (Value value : exit->getOperands())
    if (isa<TensorType>(value.getType()))
      addWritten(value);
}

static bool isCertain(CountStatus status) {
  return status == CountStatus::exact || status == CountStatus::lower ||
         status == CountStatus::declared;
}

std::vector<Boundary::Transfer> BoundaryFinder::run() {
  for (auto [number, op] : llvm::enumerate(cost.getOps())) {
    const Multiplicity &calls = cost.getFunctions()[op.function].multiplicity;
    if (!certainOps.contains(number) || calls.lower.getDouble().value_or(0) < 1)
      continue;
    for (const OperandTraffic &traffic : op.cost.traffic)
      if (traffic.value && isCertain(traffic.status))
        addTraffic(traffic);
  }
  for (Operation *entry : entries)
    if (auto function = dyn_cast<FunctionOpInterface>(entry))
      addReturned(function);
  std::vector<Boundary::Transfer> transfers;
  for (Transfers *all : {&reads, &writes})
    for (auto &[value, transfer] : *all)
      transfers.push_back(std::move(transfer));
  return transfers;
}

Boundary::Boundary(const ModuleCost &cost)
    : transfers(BoundaryFinder(cost).run()) {}
