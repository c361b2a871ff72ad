//===- LoopInvariants.cpp - The same in every iteration -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   scf.for … {
//     %e = linalg.exp ins(%x) …     // %x comes from outside
//   }
//
// An operation without side effects whose operands are made outside of a loop,
// or by such an operation, can run once in front of it.
//
//===----------------------------------------------------------------------===//

#include "Advisers.h"

#include "mlir/Interfaces/LoopLikeInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
class InvariantAdviser : public Adviser {
public:
  StringRef getKind() const override { return "loop-invariants"; }
  StringRef getDescription() const override {
    return "operations that do the same in every iteration of a loop";
  }
  void advise(const AdviceInput &input,
              std::vector<Advice> &pieces) const override;
};
} // namespace

namespace {
/// Which operations leave which loops, and how often loops run.
class Invariants {
public:
  explicit Invariants(const ModuleCost &cost);

  /// The iterations of all the loops that an operation can leave; nothing if
  /// it stays, or they have no number.
  std::optional<double> getIterations(Operation *op) const;

private:
  /// What the loop does in front of which an operation can stand; null if it
  /// stays where it is.
  Operation *getOutermost(Operation *op) const;

  /// By operation: the product of its loops' iterations; absent: unknown.
  llvm::DenseMap<Operation *, std::optional<double>> times;
  /// The outermost loop that each operation leaves.
  llvm::DenseMap<Operation *, Operation *> leaves;
};
} // namespace

Invariants::Invariants(const ModuleCost &cost) {
  const ExecutionTree &tree = cost.getExecution();
  for (unsigned i = 0, e = tree.getNumNodes(); i != e; ++i) {
    const ExecutionTree::Node &node = tree.getNode(i);
    if (node.kind != ExecutionTree::Kind::loop || !node.op)
      continue;
    auto [known, isNew] = times.try_emplace(node.op, 1.0);
    std::optional<double> own = node.getBoundTimes();
    known->second = own && known->second
                        ? std::optional<double>(*known->second * *own)
                        : std::nullopt;
  }
  for (const FunctionCost &function : cost.getFunctions())
    if (function.op)
      function.op->walk<WalkOrder::PreOrder>([&](Operation *op) {
        if (Operation *loop = getOutermost(op))
          leaves[op] = loop;
      });
}

Operation *Invariants::getOutermost(Operation *op) const {
  if (op->hasTrait<OpTrait::IsTerminator>() || !isMemoryEffectFree(op) ||
      !isSpeculatable(op))
    return nullptr;
  Operation *outermost = nullptr;
  for (auto loop = dyn_cast_or_null<LoopLikeOpInterface>(op->getParentOp());
       loop;
       loop = dyn_cast_or_null<LoopLikeOpInterface>(loop->getParentOp())) {
    bool isInvariant = true;
    op->walk([&](Operation *inner) {
      for (Value operand : inner->getOperands()) {
        Operation *maker = operand.getDefiningOp();
        Operation *left = maker ? leaves.lookup(maker) : nullptr;
        bool isInside = op->isAncestor(operand.getParentBlock()->getParentOp());
        isInvariant &= isInside || loop.isDefinedOutsideOfLoop(operand) ||
                       (left && left->isAncestor(loop));
      }
    });
    if (!isInvariant)
      break;
    outermost = loop;
  }
  return outermost;
}

std::optional<double> Invariants::getIterations(Operation *op) const {
  Operation *outermost = leaves.lookup(op);
  if (!outermost)
    return std::nullopt;
  double iterations = 1;
  for (Operation *loop = op->getParentOp();; loop = loop->getParentOp()) {
    auto known = times.find(loop);
    if (known == times.end() || !known->second || *known->second < 1)
      return std::nullopt;
    iterations *= *known->second;
    if (loop == outermost)
      return iterations;
  }
}

void InvariantAdviser::advise(const AdviceInput &input,
                              std::vector<Advice> &pieces) const {
  Advice piece;
  piece.what = "operations do the same in every iteration of a loop: let them "
               "run once in front of it";
  piece.remedy = {Remedy::Kind::passes,
                  "builtin.module(loop-invariant-code-motion)"};
  Invariants invariants(input.cost);
  for (auto [number, op] : llvm::enumerate(input.cost.getOps())) {
    std::optional<double> iterations = invariants.getIterations(op.op);
    if (!iterations)
      continue;
    AdvicePlace place = input.getPlace(number);
    AdviceSaving whole = input.getWhole(number);
    // All executions but one in that many.
    double share = 1 - 1 / *iterations;
    if (whole.seconds)
      place.saving.seconds = *whole.seconds * share;
    int64_t times = static_cast<int64_t>(*iterations);
    place.saving.bytes = *whole.bytes - Quantity::floorDiv(*whole.bytes, times);
    place.saving.flops = *whole.flops - Quantity::floorDiv(*whole.flops, times);
    addPlace(piece, std::move(place));
  }
  pieces.push_back(std::move(piece));
}

std::unique_ptr<Adviser> advice::makeInvariantAdviser() {
  return std::make_unique<InvariantAdviser>();
}
