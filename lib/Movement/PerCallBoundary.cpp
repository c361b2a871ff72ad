//===- PerCallBoundary.cpp - What every call must move --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Movement/PerCallBoundary.h"

#include "mlir-roofline/Flow/CallOperands.h"
#include "mlir-roofline/Movement/NecessaryIterations.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/EquivalenceClasses.h"
#include "llvm/ADT/MapVector.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// Operations that are connected by what they read and make.
struct Part {
  std::vector<Boundary::Transfer> read, made;
  Quantity bytesRead, bytesMade;
};

class PartFinder {
public:
  PartFinder(const ModuleCost &cost, const ProgramFlow &flow,
             const FusionGroups &groups)
      : cost(cost), flow(flow), groups(groups) {}

  std::vector<Boundary::Transfer> run();

private:
  void connect();
  void connectCalls();
  void addMade();
  Part *findPart(const void *member);

  const ModuleCost &cost;
  const ProgramFlow &flow;
  const FusionGroups &groups;
  llvm::DenseSet<Operation *> precomputable;
  /// Operations and the parameters that they read.
  llvm::EquivalenceClasses<const void *> connected;
  llvm::DenseSet<Value> readByOthers;
  llvm::MapVector<const void *, Part> parts;
};
} // namespace

void PartFinder::connect() {
  for (auto [number, op] : llvm::enumerate(cost.getOps()))
    if (!groups.getGroup(number))
      precomputable.insert(op.op);
  for (const CostedOp &op : cost.getOps()) {
    bool isOwn = precomputable.contains(op.op);
    if (isOwn)
      connected.insert(op.op);
    for (const OperandTraffic &traffic : op.cost.traffic) {
      if (!traffic.value || traffic.bytesRead.isZero())
        continue;
      Value origin = flow.values.getOrigin(traffic.value).value;
      Operation *maker = flow.values.getBase(traffic.value).getDefiningOp();
      if (!isOwn)
        readByOthers.insert(origin);
      else if (maker && precomputable.contains(maker))
        connected.unionSets(op.op, maker);
      else
        connected.unionSets(op.op, origin.getAsOpaquePointer());
    }
  }
}

/// What a function is given is what its calls pass.
void PartFinder::connectCalls() {
  // What is read of an argument is read of what is passed: callees first.
  Callers callers = findCallers(cost);
  for (unsigned function : cost.getExecution().getCalleesFirst()) {
    auto callee =
        dyn_cast<FunctionOpInterface>(cost.getFunctions()[function].op);
    if (!callee)
      continue;
    for (BlockArgument argument : callee.getArguments()) {
      bool isPart = connected.contains(argument.getAsOpaquePointer());
      bool isRead = readByOthers.contains(argument);
      for (const ExecutionTree::Node *call : callers.lookup(callee)) {
        Value passed = getPassed(*call, argument);
        if (!passed || (!isPart && !isRead))
          continue;
        Value origin = flow.values.getOrigin(passed).value;
        if (isRead)
          readByOthers.insert(origin);
        if (isPart)
          connected.unionSets(argument.getAsOpaquePointer(),
                              origin.getAsOpaquePointer());
      }
    }
  }
}

Part *PartFinder::findPart(const void *member) {
  auto found = connected.findLeader(member);
  return found == connected.member_end() ? nullptr : &parts[*found];
}

/// What others read of what is made: at least what one of them reads.
void PartFinder::addMade() {
  llvm::MapVector<Value, Quantity> made;
  for (const CostedOp &op : cost.getOps()) {
    if (precomputable.contains(op.op))
      continue;
    for (const OperandTraffic &traffic : op.cost.traffic) {
      if (!traffic.value || !isCertain(traffic.status))
        continue;
      Value base = flow.values.getBase(traffic.value);
      Operation *maker = base.getDefiningOp();
      if (!maker || !precomputable.contains(maker))
        continue;
      Quantity &bytes = made[base];
      bytes = Quantity::max(bytes, traffic.bytesRead);
    }
  }
  for (const auto &[value, bytes] : made)
    if (Part *part = findPart(value.getDefiningOp())) {
      part->made.push_back({value, bytes, /*isWrite=*/false});
      part->bytesMade += bytes;
    }
}

/// Nobody has to read what masks and slices leave of no use.
static std::vector<Boundary::Transfer>
getNecessary(ArrayRef<Boundary::Transfer> all, const ModuleCost &cost) {
  const NecessaryIterations &necessary = NecessaryIterations::get(cost);
  std::vector<Boundary::Transfer> transfers = all.vec();
  for (Boundary::Transfer &transfer : transfers) {
    if (transfer.isWrite || !transfer.value)
      continue;
    std::optional<Quantity> elements =
        necessary.getNeededElements(transfer.value);
    std::optional<Quantity> bytes =
        elements
            ? getStorageBytes(getElementTypeOrSelf(transfer.value), *elements)
            : std::nullopt;
    if (bytes)
      transfer.bytes = Quantity::min(transfer.bytes, *bytes);
  }
  return transfers;
}

std::vector<Boundary::Transfer> PartFinder::run() {
  connect();
  connectCalls();
  std::vector<Boundary::Transfer> necessary =
      getNecessary(flow.boundary.getTransfers(), cost);
  if (precomputable.empty())
    return necessary;
  std::vector<Boundary::Transfer> transfers;
  for (const Boundary::Transfer &transfer : necessary) {
    Part *part = nullptr;
    if (!transfer.isWrite && !readByOthers.contains(transfer.value))
      part = findPart(transfer.value.getAsOpaquePointer());
    if (!part) {
      transfers.push_back(transfer);
      continue;
    }
    part->read.push_back(transfer);
    part->bytesRead += transfer.bytes;
  }
  addMade();
  for (const auto &[leader, part] : parts) {
    if ((part.bytesMade - part.bytesRead).isKnownNonNegative())
      llvm::append_range(transfers, part.read);
    else if ((part.bytesRead - part.bytesMade).isKnownNonNegative())
      llvm::append_range(transfers, part.made);
    else
      transfers.push_back({Value(),
                           Quantity::min(part.bytesRead, part.bytesMade),
                           /*isWrite=*/false});
  }
  return transfers;
}

std::vector<Boundary::Transfer>
mlir::roofline::getTransfersPerCall(const ModuleCost &cost,
                                    const ProgramFlow &flow,
                                    const FusionGroups &groups) {
  return PartFinder(cost, flow, groups).run();
}
