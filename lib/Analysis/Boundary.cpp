//===- Boundary.cpp - What must enter and leave a program -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Analysis/Boundary.h"

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
  void addTraffic(const OperandTraffic &traffic);
  void addReturned(FunctionOpInterface function);
  Quantity getWritten(Value value);
  void findOrigins(Value value);
  /// What `value`, which no costed operation makes, is a view of or stands for;
  /// nothing at the border.
  SmallVector<Value, 1> getSources(Value value) const;
  bool isCosted(Operation *op) const { return costs.contains(op); }
  bool isBorder(Value value) const;

  const ModuleCost &cost;
  llvm::DenseMap<Operation *, const OpCost *> costs;
  llvm::SetVector<Operation *> entries;
  /// By function, the operands of each call.
  llvm::DenseMap<Operation *, SmallVector<ValueRange>> calls;
  using Transfers = llvm::MapVector<Value, Boundary::Transfer>;
  Transfers reads, writes;
  /// Of the value asked for last.
  SmallVector<Value> origins;
};
} // namespace

BoundaryFinder::BoundaryFinder(const ModuleCost &cost) : cost(cost) {
  for (const CostedOp &op : cost.getOps())
    costs.try_emplace(op.op, &op.cost);
  const ExecutionTree &tree = cost.getExecution();
  for (unsigned entry : tree.getEntryPoints())
    entries.insert(cost.getFunctions()[entry].op);
  for (unsigned number = 0; number < tree.getNumNodes(); ++number) {
    const ExecutionTree::Node &node = tree.getNode(number);
    if (node.kind != Kind::call)
      continue;
    if (auto call = dyn_cast<CallOpInterface>(node.op))
      calls[cost.getFunctions()[node.function].op].push_back(
          call.getArgOperands());
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

SmallVector<Value, 1> BoundaryFinder::getSources(Value value) const {
  if (auto argument = dyn_cast<BlockArgument>(value)) {
    Operation *owner = argument.getOwner()->getParentOp();
    if (auto loop = dyn_cast<LoopLikeOpInterface>(owner)) {
      OpOperand *init = loop.getTiedLoopInit(argument);
      return init ? SmallVector<Value, 1>{init->get()}
                  : SmallVector<Value, 1>{};
    }
    SmallVector<Value, 1> sources;
    if (auto found = calls.find(owner);
        found != calls.end() && argument.getOwner()->isEntryBlock())
      for (ValueRange operands : found->second)
        sources.push_back(operands[argument.getArgNumber()]);
    return sources;
  }
  Operation *op = value.getDefiningOp();
  if (isCosted(op) || op->getNumRegions() != 0 || isa<CallOpInterface>(op))
    return {};
  SmallVector<Value, 1> sources;
  for (Value operand : op->getOperands())
    if (isa<ShapedType>(operand.getType()))
      sources.push_back(operand);
  // Several: which part is whose is not known.
  return sources.size() == 1 ? sources : SmallVector<Value, 1>{};
}

/// The arguments and constants that `value` is, through views.
void BoundaryFinder::findOrigins(Value value) {
  origins.clear();
  llvm::SmallDenseSet<Value, 8> visited;
  SmallVector<Value> pending = {value};
  while (!pending.empty()) {
    Value next = pending.pop_back_val();
    if (!visited.insert(next).second)
      continue;
    if (isBorder(next))
      origins.push_back(next);
    else
      pending.append(getSources(next));
  }
}

//===----------------------------------------------------------------------===//
// Transfers
//===----------------------------------------------------------------------===//

/// Whether at least what is counted moves.
static bool isCertain(CountStatus status) {
  return status == CountStatus::exact || status == CountStatus::lower ||
         status == CountStatus::declared;
}

void BoundaryFinder::addTraffic(const OperandTraffic &traffic) {
  bool isBuffer = isa<BaseMemRefType>(traffic.value.getType());
  bool isRead = !traffic.bytesRead.isZero();
  bool isWritten = isBuffer && !traffic.bytesWritten.isZero();
  if (!isRead && !isWritten)
    return;
  auto add = [](Transfers &transfers, Value origin, const Quantity &bytes,
                bool isWrite) {
    auto [entry, isNew] = transfers.try_emplace(
        origin, Boundary::Transfer{origin, bytes, isWrite});
    if (!isNew)
      entry->second.bytes = Quantity::max(entry->second.bytes, bytes);
  };
  findOrigins(traffic.value);
  for (Value origin : origins) {
    if (isRead)
      add(reads, origin, traffic.bytesRead, /*isWrite=*/false);
    if (isWritten)
      add(writes, origin, traffic.bytesWritten, /*isWrite=*/true);
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

/// What a costed operation writes of a result, or of the operand that becomes
/// it; null if nothing, or nothing for certain.
static const OperandTraffic *getWrite(const OpCost &cost, OpResult result) {
  auto destination = dyn_cast<DestinationStyleOpInterface>(result.getOwner());
  for (const OperandTraffic &traffic : cost.traffic)
    if (!traffic.bytesWritten.isZero() && isCertain(traffic.status) &&
        (traffic.value == result ||
         (destination &&
          traffic.value == destination.getTiedOpOperand(result)->get())))
      return &traffic;
  return nullptr;
}

/// Of a value that is returned, the bytes that are written at least.
Quantity BoundaryFinder::getWritten(Value value) {
  std::optional<Quantity> limit = getSize(value.getType());
  Quantity elements;
  Type elementType = getElementTypeOrSelf(value.getType());
  while (!isBorder(value) && isa<OpResult>(value)) {
    auto result = cast<OpResult>(value);
    auto found = costs.find(result.getOwner());
    if (found == costs.end()) {
      SmallVector<Value, 1> sources = getSources(value);
      if (sources.empty())
        break;
      value = sources.front();
      continue;
    }
    const OperandTraffic *write = getWrite(*found->second, result);
    if (write) {
      elements = Quantity::max(elements, write->footprint);
      elementType = write->elementType;
    }
    auto destination = dyn_cast<DestinationStyleOpInterface>(result.getOwner());
    std::optional<Quantity> size = getSize(value.getType());
    if (!destination || !size || !write || write->footprint == *size)
      break;
    // A part of a tensor is replaced; the rest must have been written, unless
    // it is an argument's.
    value = destination.getTiedOpOperand(result)->get();
    findOrigins(value);
    if (origins.empty() && !isa<BlockArgument>(value))
      elements = *size;
  }
  if (limit)
    elements = Quantity::min(elements, *limit);
  return getStorageBytes(elementType, elements).value_or(0);
}

/// What a region or a call returns is not followed, nor more than one way out.
void BoundaryFinder::addReturned(FunctionOpInterface function) {
  Operation *exit = nullptr;
  for (Block &block : function.getFunctionBody()) {
    if (!block.mightHaveTerminator() || block.getNumSuccessors() != 0)
      continue;
    if (exit)
      return;
    exit = block.getTerminator();
  }
  if (!exit)
    return;
  for (Value value : exit->getOperands()) {
    if (!isa<TensorType>(value.getType()))
      continue;
    Quantity bytes = getWritten(value);
    if (!bytes.isZero())
      writes.try_emplace(value,
                         Boundary::Transfer{value, bytes, /*isWrite=*/true});
  }
}

std::vector<Boundary::Transfer> BoundaryFinder::run() {
  for (const CostedOp &op : cost.getOps()) {
    // What may not execute is no minimum.
    std::optional<double> executions = op.multiplicity.lower.getDouble();
    if (!executions || *executions < 1)
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
