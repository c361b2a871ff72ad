//===- Boundary.cpp - What must enter and leave a program -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Flow/Boundary.h"

#include "mlir-roofline/Flow/CallOperands.h"
#include "mlir-roofline/Program/DeadOps.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Interfaces/Values/StaticSizes.h"
#include "mlir-roofline/Sizes/RegionExits.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/MapVector.h"

using namespace mlir;
using namespace mlir::roofline;
using Kind = ExecutionTree::Kind;

namespace {
class BoundaryFinder {
public:
  BoundaryFinder(const ModuleCost &cost, const ValueFlow &flow)
      : cost(cost), flow(flow), dead(DeadOps::get(cost)),
        summaries(cost.getFunctions().size()) {}

  std::vector<Boundary::Transfer> run();

private:
  using Bytes = llvm::MapVector<Value, Quantity>;
  /// What one execution of a function does to what it is given, to constants
  /// and to globals, by origin.
  struct Summary {
    /// At least, of the contents that were there before.
    Bytes reads, writes;
    /// Of buffers, at most; nothing where that is not known.
    llvm::MapVector<Value, std::optional<Quantity>> overwritten;
  };
  /// How often something executes per execution of its function.
  struct Frequency {
    bool isCertain;
    /// At most; nothing if that is not known.
    std::optional<Quantity> times;
  };

  void addNode(unsigned node, const Frequency &frequency);
  void addOp(const CostedOp &op, const Frequency &frequency);
  bool isTheSameAlways(const Quantity &bytes) const;
  void addCall(const ExecutionTree::Node &call, const Frequency &frequency);
  void addRead(Value value, const Quantity &bytes);
  void addOverwritten(Value origin, const std::optional<Quantity> &bytes,
                      const std::optional<Quantity> &times);
  void addReturned(FunctionOpInterface function, Bytes &writes);
  void findReturnedBuffers();
  bool isFromOutside(Value origin) const;

  const ModuleCost &cost;
  const ValueFlow &flow;
  /// What they read, nobody has to.
  const DeadOps &dead;
  /// Buffers that the program makes and hands out.
  llvm::DenseSet<Value> returned;
  std::vector<Summary> summaries;
  Summary *current = nullptr;
  /// The counters of the loops around.
  SmallVector<StringRef> counters;
};
} // namespace

/// No more than there is of a value, if its size is known: loops that run
/// beyond its end touch what is not its.
static Quantity clampToSize(Value value, const Quantity &bytes) {
  if (!bytes.isConstant())
    return bytes;
  std::optional<Quantity> all = getStaticBytes(value.getType());
  return all ? Quantity::min(*all, bytes) : bytes;
}

/// Of several transfers of one value, the largest counts.
template <typename Map>
static void addLargest(Map &transfers, Value value, const Quantity &moved) {
  if (moved.isZero())
    return;
  Quantity bytes = clampToSize(value, moved);
  auto [entry, isNew] = transfers.try_emplace(value, bytes);
  if (!isNew)
    entry->second = Quantity::max(entry->second, bytes);
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

/// What stands in memory before the function runs: an argument, a constant that
/// is no splat, a global with contents.
bool BoundaryFinder::isFromOutside(Value origin) const {
  if (Operation *global = flow.getGlobal(origin)) {
    std::optional<GlobalVariable> variable = getGlobalVariable(global);
    if (!variable || !variable->initialValue)
      return false;
    auto elements = dyn_cast<ElementsAttr>(variable->initialValue);
    return !elements || !elements.isSplat();
  }
  return isFunctionArgument(origin) || flow.isConstant(origin);
}

void BoundaryFinder::addRead(Value value, const Quantity &bytes) {
  ValueFlow::Origin origin = flow.getOrigin(value);
  if (!isFromOutside(origin.value))
    return;
  Quantity left = clampToSize(origin.value, bytes) - origin.replaced;
  if (auto *found = current->overwritten.find(origin.value);
      found != current->overwritten.end()) {
    if (!found->second)
      return;
    left -= *found->second;
  }
  addLargest(current->reads, origin.value, Quantity::max(left, 0));
}

void BoundaryFinder::addOverwritten(Value origin,
                                    const std::optional<Quantity> &bytes,
                                    const std::optional<Quantity> &times) {
  auto &total =
      current->overwritten.try_emplace(origin, Quantity(0)).first->second;
  if (total && bytes && times)
    *total += *bytes * *times;
  else
    total.reset();
}

/// Whether it does not depend on the iteration of a loop.
bool BoundaryFinder::isTheSameAlways(const Quantity &bytes) const {
  return llvm::none_of(
      counters, [&](StringRef counter) { return bytes.mentions(counter); });
}

void BoundaryFinder::addOp(const CostedOp &op, const Frequency &frequency) {
  if (dead.contains(op.op))
    return;
  if (frequency.isCertain)
    for (const OperandTraffic &traffic : op.cost.traffic) {
      Quantity bytes = getTouched(traffic, traffic.bytesRead);
      if (traffic.value && !traffic.bytesRead.isZero() &&
          isCertain(traffic.status) && isTheSameAlways(bytes))
        addRead(traffic.value, bytes);
    }
  for (const OperandTraffic &traffic : op.cost.traffic) {
    if (!traffic.value || !isa<BaseMemRefType>(traffic.value.getType()))
      continue;
    // Of an operation that nobody knows, anything may have been written.
    bool isUnknown = op.cost.workStatus == CountStatus::unknown;
    if (traffic.bytesWritten.isZero() && !isUnknown)
      continue;
    Value origin = flow.getOrigin(traffic.value).value;
    bool isOutside = isFromOutside(origin);
    if (!isOutside && !returned.contains(origin))
      continue;
    Quantity bytes = getTouched(traffic, traffic.bytesWritten);
    if (frequency.isCertain && isCertain(traffic.status) &&
        isTheSameAlways(bytes))
      addLargest(current->writes, origin, bytes);
    if (!isOutside)
      continue;
    bool isBounded = !isUnknown && (traffic.status == CountStatus::exact ||
                                    traffic.status == CountStatus::declared ||
                                    traffic.status == CountStatus::upper);
    addOverwritten(origin,
                   isBounded ? std::optional<Quantity>(traffic.bytesWritten)
                             : std::nullopt,
                   frequency.times);
  }
}

void BoundaryFinder::addCall(const ExecutionTree::Node &call,
                             const Frequency &frequency) {
  const Summary &callee = summaries[call.function];
  // Constants and globals count by themselves, however often they are read.
  if (frequency.isCertain) {
    for (const auto &[argument, bytes] : callee.reads)
      if (Value operand = getPassed(call, argument))
        addRead(operand, substitute(bytes, call));
    for (const auto &[argument, bytes] : callee.writes)
      if (Value operand = getPassed(call, argument))
        if (Value origin = flow.getOrigin(operand).value;
            isFromOutside(origin) || returned.contains(origin))
          addLargest(current->writes, origin, substitute(bytes, call));
  }
  for (const auto &[argument, bytes] : callee.overwritten) {
    Value operand = getPassed(call, argument);
    Value origin = operand ? flow.getOrigin(operand).value : argument;
    if (isFromOutside(origin))
      addOverwritten(origin,
                     bytes ? std::optional<Quantity>(substitute(*bytes, call))
                           : std::nullopt,
                     frequency.times);
  }
}

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

/// What may not execute is no minimum: not a side of a branch, nor a loop that
/// may have no iteration, nor a block behind another.
void BoundaryFinder::addNode(unsigned number, const Frequency &frequency) {
  const ExecutionTree::Node &node = cost.getExecution().getNode(number);
  Frequency inside = frequency;
  size_t numCounters = counters.size();
  if (!node.induction.empty())
    counters.push_back(node.induction);
  switch (node.kind) {
  case Kind::call:
    addCall(node, frequency);
    return;
  case Kind::choice:
    inside.isCertain = false;
    break;
  case Kind::loop:
    inside.isCertain &= (node.times.lower - Quantity(1)).isKnownNonNegative();
    if (node.times.isEstimate || !inside.times)
      inside.times.reset();
    else
      *inside.times *= node.times.value;
    break;
  case Kind::graph:
  case Kind::sequence:
    break;
  }
  for (auto [position, child] : llvm::enumerate(node.children)) {
    if (position == 1 && node.kind == Kind::graph)
      inside.isCertain = false;
    if (child.isOp)
      addOp(cost.getOps()[child.index], inside);
    else
      addNode(child.index, inside);
  }
  counters.truncate(numCounters);
}

/// Of a value that is returned, what is written at least.
void BoundaryFinder::addReturned(FunctionOpInterface function, Bytes &writes) {
  Operation *exit = getOnlyExit(function.getFunctionBody());
  if (!exit)
    return;
  for (Value value : exit->getOperands())
    if (isa<TensorType>(value.getType()))
      if (std::optional<ValueFlow::Written> written = flow.getWritten(value);
          written && !cost.getProgram().dependsOnIteration(written->bytes))
        addLargest(writes, written->by, written->bytes);
}

void BoundaryFinder::findReturnedBuffers() {
  for (unsigned entry : cost.getExecution().getEntryPoints()) {
    auto function =
        dyn_cast<FunctionOpInterface>(cost.getFunctions()[entry].op);
    Operation *exit =
        function ? getOnlyExit(function.getFunctionBody()) : nullptr;
    if (!exit)
      continue;
    for (Value value : exit->getOperands())
      if (isa<BaseMemRefType>(value.getType()))
        returned.insert(flow.getOrigin(value).value);
  }
}

std::vector<Boundary::Transfer> BoundaryFinder::run() {
  findReturnedBuffers();
  const ExecutionTree &tree = cost.getExecution();
  for (unsigned function : tree.getCalleesFirst()) {
    current = &summaries[function];
    addNode(tree.getRoots()[function], {/*isCertain=*/true, Quantity(1)});
  }
  Bytes reads, writes;
  auto addFrom = [&](unsigned number, bool isEntry) {
    for (const auto &[value, bytes] : summaries[number].reads)
      if (isEntry || !isFunctionArgument(value))
        addLargest(reads, value, bytes);
    for (const auto &[value, bytes] : summaries[number].writes)
      if (isEntry || !isFunctionArgument(value))
        addLargest(writes, value, bytes);
  };
  llvm::DenseSet<unsigned> entries(llvm::from_range, tree.getEntryPoints());
  for (auto [number, function] : llvm::enumerate(cost.getFunctions()))
    if (function.multiplicity.lower.getDouble().value_or(0) >= 1)
      addFrom(number, entries.contains(number));
  for (unsigned entry : tree.getEntryPoints())
    if (auto function =
            dyn_cast<FunctionOpInterface>(cost.getFunctions()[entry].op))
      addReturned(function, writes);
  std::vector<Boundary::Transfer> transfers;
  for (const auto &[value, bytes] : reads)
    transfers.push_back({value, bytes, /*isWrite=*/false});
  for (const auto &[value, bytes] : writes)
    transfers.push_back({value, bytes, /*isWrite=*/true});
  return transfers;
}

Boundary::Boundary(const ModuleCost &cost, const ValueFlow &flow)
    : transfers(BoundaryFinder(cost, flow).run()) {}
