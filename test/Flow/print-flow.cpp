//===- print-flow.cpp - Facts about values beside the operations ----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An mlir-opt whose passes say as remarks what the analyses of the flow find.
// What is expected may be a part of a remark: with the full stop it is all of
// it. Arguments are said at their function.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Flow/Boundary.h"
#include "mlir-roofline/Flow/Dependences.h"
#include "mlir-roofline/Flow/PeakActivations.h"
#include "mlir-roofline/Flow/ValueClasses.h"
#include "mlir-roofline/InitAll.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// `arg0`, or what makes the value and where: `linalg.fill#0`.
std::string describe(Value value) {
  if (auto argument = dyn_cast<BlockArgument>(value)) {
    Operation *owner = argument.getOwner()->getParentOp();
    std::string number = "arg" + std::to_string(argument.getArgNumber());
    if (auto function = dyn_cast<FunctionOpInterface>(owner))
      return argument.getOwner()->isEntryBlock() ? number : "block " + number;
    return owner->getName().getStringRef().str() + " " + number;
  }
  auto result = cast<OpResult>(value);
  std::string name = result.getOwner()->getName().getStringRef().str();
  if (result.getOwner()->getNumResults() > 1)
    name += "#" + std::to_string(result.getResultNumber());
  return name;
}

template <typename PassT>
class FactsPass : public PassWrapper<PassT, OperationPass<ModuleOp>> {
public:
  void getDependentDialects(DialectRegistry &registry) const override {
    registry.insert<RooflineDialect>();
  }
};

class StoragePass : public FactsPass<StoragePass> {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(StoragePass)
  StringRef getArgument() const final { return "print-storage"; }

  void runOnOperation() final {
    ModuleCost cost(getOperation());
    ValueFlow flow(cost);
    Storages storages(cost, flow, ValueClasses(cost), InputUse::release);
    getOperation()->walk<WalkOrder::PreOrder>([&](Operation *op) {
      for (OpResult result : op->getResults())
        if (std::optional<unsigned> storage = storages.getStorage(result))
          print(op->emitRemark(), storages, *storage);
    });
  }

private:
  static void print(InFlightDiagnostic remark, const Storages &storages,
                    unsigned number) {
    static constexpr StringRef kinds[] = {"argument", "constant", "global",
                                          "allocation", "result"};
    const Storages::Storage &storage = storages.getAll()[number];
    remark << "storage = " << kinds[static_cast<unsigned>(storage.kind)] << " "
           << describe(storage.value) << ", def = " << storage.definition
           << ", last use = " << storage.lastUse << ".";
  }
};

/// What each function holds, with `keep` where the caller keeps the inputs.
class PeakPass : public FactsPass<PeakPass> {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(PeakPass)
  PeakPass() = default;
  PeakPass(const PeakPass &other) : FactsPass(other) {}
  StringRef getArgument() const final { return "print-peaks"; }

  void runOnOperation() final {
    ModuleCost cost(getOperation());
    PeakActivations peaks(cost, keep ? InputUse::keep : InputUse::release);
    for (auto [number, function] : llvm::enumerate(cost.getFunctions())) {
      if (!isa<FunctionOpInterface>(function.op))
        continue;
      const PeakActivations::Peak &peak = peaks.getFunction(number);
      InFlightDiagnostic remark = function.op->emitRemark();
      remark << "peak = " << peak.bytes.str();
      if (peak.at)
        remark << " at " << peak.at->getName().getStringRef();
      if (!brief) {
        remark << " [";
        llvm::interleaveComma(
            peaks.getLiveAtPeak(number), remark, [&](const auto &tensor) {
              remark << describe(tensor.value) << " " << tensor.bytes.str();
            });
        remark << "]";
      }
      remark << ", order-free = " << peak.orderFreeBytes.str()
             << ", sum = " << peak.sumBytes.str()
             << ", plan = " << (peak.planBytes ? peak.planBytes->str() : "-");
      if (peak.status != CountStatus::exact)
        remark << ", " << stringifyCountStatus(peak.status);
      remark << ".";
    }
  }

  Option<bool> keep{*this, "keep", llvm::cl::init(false)};
  /// Without the list of what is live, which is long at the end of long chains
  /// of calls.
  Option<bool> brief{*this, "brief", llvm::cl::init(false)};
};

class OriginPass : public FactsPass<OriginPass> {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(OriginPass)
  StringRef getArgument() const final { return "print-origins"; }

  void runOnOperation() final {
    ModuleCost cost(getOperation());
    ValueFlow flow(cost);
    getOperation()->walk<WalkOrder::PreOrder>([&](Operation *op) {
      for (OpResult result : op->getResults()) {
        if (!isa<TensorType, BaseMemRefType>(result.getType()))
          continue;
        ValueFlow::Origin origin = flow.getOrigin(result);
        if (origin.value == result)
          continue;
        InFlightDiagnostic remark = op->emitRemark();
        remark << "origin = " << describe(origin.value);
        if (!origin.replaced.isZero())
          remark << ", replaced = " << origin.replaced.str();
        remark << ".";
      }
    });
  }
};

class BoundaryPass : public FactsPass<BoundaryPass> {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(BoundaryPass)
  StringRef getArgument() const final { return "print-boundary"; }

  void runOnOperation() final {
    ModuleCost cost(getOperation());
    ValueFlow flow(cost);
    Boundary boundary(cost, flow);
    for (Boundary::Transfer transfer : boundary.getTransfers()) {
      Operation *op = transfer.value.getDefiningOp();
      if (!op)
        op = transfer.value.getParentRegion()->getParentOp();
      op->emitRemark() << (transfer.isWrite ? "writes " : "reads ")
                       << transfer.bytes.str() << " B of "
                       << describe(transfer.value);
    }
  }
};

class ClassesPass : public FactsPass<ClassesPass> {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(ClassesPass)
  StringRef getArgument() const final { return "print-value-classes"; }

  void runOnOperation() final {
    ModuleCost cost(getOperation());
    ValueClasses classes(cost);
    auto print = [&](Operation *op, Value value) {
      ValueClass found = classes.get(value);
      if (found != ValueClass::activation)
        op->emitRemark() << describe(value) << " is a "
                         << (found == ValueClass::weight ? "weight" : "cache");
    };
    getOperation()->walk<WalkOrder::PreOrder>([&](Operation *op) {
      for (Region &region : op->getRegions())
        for (BlockArgument argument : region.getArguments())
          print(op, argument);
      for (OpResult result : op->getResults())
        if (isa<TensorType>(result.getType()))
          print(op, result);
    });
  }
};

class DependencesPass : public FactsPass<DependencesPass> {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(DependencesPass)
  StringRef getArgument() const final { return "print-dependences"; }

  void runOnOperation() final {
    ModuleCost cost(getOperation());
    ValueFlow flow(cost);
    Dependences dependences(cost, flow);
    const ExecutionTree &tree = cost.getExecution();
    for (unsigned node = 0; node < tree.getNumNodes(); ++node) {
      ArrayRef<Dependences::Child> children =
          dependences.getNode(node).children;
      if (children.empty())
        continue;
      for (auto [position, child] :
           llvm::enumerate(tree.getNode(node).children)) {
        Operation *op = child.isOp ? cost.getOps()[child.index].op
                                   : tree.getNode(child.index).op;
        if (op)
          print(op->emitRemark(), position, dependences.getNode(node));
      }
    }
  }

private:
  static void print(InFlightDiagnostic remark, size_t position,
                    const Dependences::Node &node) {
    const Dependences::Child &child = node.children[position];
    SmallVector<unsigned> predecessors;
    for (const Dependences::Edge &edge : child.predecessors)
      predecessors.push_back(edge.position);
    for (std::optional<unsigned> join : child.joins)
      for (; join; join = node.joins[*join].earlier)
        llvm::append_range(predecessors, node.joins[*join].children);
    llvm::sort(predecessors);
    remark << position << " after [";
    llvm::interleaveComma(predecessors, remark);
    remark << "]" << (child.usesPrevious ? ", uses the iteration before" : "")
           << (child.feedsNext ? ", feeds the next" : "") << ".";
  }
};
} // namespace

int main(int argc, char **argv) {
  DialectRegistry registry;
  registerAll(registry);
  PassRegistration<StoragePass>();
  PassRegistration<PeakPass>();
  PassRegistration<OriginPass>();
  PassRegistration<BoundaryPass>();
  PassRegistration<ClassesPass>();
  PassRegistration<DependencesPass>();
  return asMainReturnCode(
      MlirOptMain(argc, argv, "facts about values\n", registry));
}
