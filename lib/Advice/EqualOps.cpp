//===- EqualOps.cpp - What is computed twice ------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   %0 = tosa.exp %x      // both make the same of the same
//   %1 = tosa.exp %x
//
// An operation without side effects is equal to an earlier one if it does the
// same with equal operands; `cse` then keeps the first. So do the operations
// that read what equal ones make, one after another. What nothing reads goes
// with them, and who has read both results reads one of them.
//
//===----------------------------------------------------------------------===//

#include "Advisers.h"
#include "Dialects/FusedCost.h"
#include "OpDemands.h"

#include "mlir/IR/OperationSupport.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

#include <unordered_map>

using namespace mlir;
using namespace mlir::roofline;

namespace {
class EqualOpsAdviser : public Adviser {
public:
  StringRef getKind() const override { return "common-subexpressions"; }
  StringRef getDescription() const override {
    return "operations that compute what another has computed";
  }
  void advise(const AdviceInput &input,
              std::vector<Advice> &pieces) const override;
};

/// Numbers the values of one block after another. Blocks are scopes of their
/// own: what stands in front of a region is seen in it.
class ValueNumbers {
public:
  /// The operations of a region, and in it, that earlier ones make unnecessary.
  void visit(Region &region, SmallVectorImpl<Operation *> &equal);

  /// The value that all equal ones become.
  Value getFirst(Value value) const {
    Value first = firsts.lookup(value);
    return first ? first : value;
  }

  /// The pairs of operations that differ in their regions alone, which `cse`
  /// compares one by one.
  uint64_t getNumPairs() const { return numPairs; }

private:
  /// Of all but the regions.
  llvm::hash_code hash(Operation *op) const;
  bool areEqual(Operation *a, Operation *b);

  uint64_t numPairs = 0;
  /// By hash, operations in scope.
  std::unordered_map<size_t, unsigned> numLike;
  llvm::DenseMap<Value, Value> firsts;
  /// By hash, those in scope, the innermost scope last.
  std::unordered_map<size_t, SmallVector<Operation *, 1>> known;
};
} // namespace

/// What `cse` looks at: nothing with an effect, and no region of several
/// blocks.
static bool isCandidate(Operation *op) {
  if (op->hasTrait<OpTrait::IsTerminator>() || op->getNumResults() == 0 ||
      op->getNumRegions() > 1 || !isMemoryEffectFree(op))
    return false;
  return op->getNumRegions() == 0 || op->getRegion(0).empty() ||
         op->getRegion(0).hasOneBlock();
}

llvm::hash_code ValueNumbers::hash(Operation *op) const {
  return OperationEquivalence::computeHash(
      op, [&](Value operand) { return mlir::hash_value(getFirst(operand)); },
      OperationEquivalence::ignoreHashValue,
      OperationEquivalence::IgnoreLocations);
}

bool ValueNumbers::areEqual(Operation *a, Operation *b) {
  // Values inside of the bodies are equal as the comparison goes on.
  llvm::DenseMap<Value, Value> inside;
  return OperationEquivalence::isEquivalentTo(
      a, b,
      [&](Value left, Value right) {
        Value mapped = inside.lookup(left);
        return success(mapped ? mapped == right
                              : getFirst(left) == getFirst(right));
      },
      [&](Value left, Value right) { inside[left] = right; },
      OperationEquivalence::IgnoreLocations);
}

/// Of what the regions contain, but for who reads what.
static llvm::hash_code hashRegions(Operation *op, llvm::hash_code hash) {
  for (Region &region : op->getRegions())
    region.walk([&](Operation *inner) {
      hash = llvm::hash_combine(hash, inner->getName(),
                                inner->getAttrDictionary());
    });
  return hash;
}

void ValueNumbers::visit(Region &region, SmallVectorImpl<Operation *> &equal) {
  SmallVector<std::pair<size_t, size_t>> added;
  auto leave = [&] {
    for (auto [key, like] : added) {
      known[key].pop_back();
      --numLike[like];
    }
    added.clear();
  };
  for (Block &block : region) {
    for (Operation &op : block) {
      if (isOpTriviallyDead(&op)) {
        equal.push_back(&op);
        continue;
      }
      if (isCandidate(&op)) {
        llvm::hash_code own = hash(&op);
        size_t like = own, key = hashRegions(&op, own);
        numPairs += numLike[like];
        auto &candidates = known[key];
        auto *earlier = llvm::find_if(
            candidates, [&](Operation *known) { return areEqual(known, &op); });
        if (earlier != candidates.end()) {
          equal.push_back(&op);
          for (auto [result, first] :
               llvm::zip_equal(op.getResults(), (*earlier)->getResults()))
            firsts[result] = getFirst(first);
          continue;
        }
        candidates.push_back(&op);
        ++numLike[like];
        added.push_back({key, like});
        // The bodies of operations that compute with scalars hold nothing that
        // costs anything by itself.
        if (op.getNumRegions() == 0)
          continue;
      }
      // What a function contains knows nothing of what is around it.
      for (Region &inner : op.getRegions())
        visit(inner, equal);
    }
    leave();
  }
}

/// What an operation that stays reads of values that become one, but for the
/// largest of them; in one execution.
static Quantity getReadTwice(const OpCost &cost, const ValueNumbers &values) {
  llvm::SmallDenseMap<Value, Quantity> largest;
  Quantity twice;
  for (const OperandTraffic &traffic : cost.traffic) {
    if (!traffic.value || traffic.bytesRead.isZero())
      continue;
    auto [known, isNew] =
        largest.try_emplace(values.getFirst(traffic.value), traffic.bytesRead);
    if (isNew)
      continue;
    Quantity larger = Quantity::max(known->second, traffic.bytesRead);
    twice += known->second + traffic.bytesRead - larger;
    known->second = larger;
  }
  return twice;
}

/// What it saves to read that once.
static AdviceSaving getReadSaving(const AdviceInput &input, unsigned number,
                                  const Quantity &twice) {
  const OpCost &cost = input.cost.getOps()[number].cost;
  AdviceSaving saving{std::nullopt, twice, Quantity(0)};
  std::optional<double> before = cost.getBytes().getDouble();
  std::optional<double> after = (cost.getBytes() - twice).getDouble();
  std::optional<double> seconds = input.getSeconds(number);
  auto demands = advice::OpDemands::get(cost, input.machine);
  if (before && after && *before > 0 && seconds && demands) {
    demands->scaleMemory(*after / *before);
    saving.seconds = *seconds - demands->getSeconds();
  }
  return input.getExecuted(number, saving);
}

void EqualOpsAdviser::advise(const AdviceInput &input,
                             std::vector<Advice> &pieces) const {
  Advice piece;
  piece.what = "operations do what an earlier one has done with the same "
               "operands, or nothing reads them: read its result";
  piece.remedy = {Remedy::Kind::passes, "builtin.module(cse)"};
  SmallVector<Operation *> equal;
  ValueNumbers values;
  advice::forEachFunction(input, [&](Operation *function) {
    values.visit(function->getRegion(0), equal);
  });
  piece.numSteps = values.getNumPairs();
  llvm::DenseSet<Operation *> gone(equal.begin(), equal.end());
  for (auto [number, op] : llvm::enumerate(input.cost.getOps())) {
    AdvicePlace place = input.getPlace(number);
    if (gone.contains(op.op)) {
      place.saving = input.getWhole(number);
    } else {
      Quantity twice = getReadTwice(op.cost, values);
      if (twice.isZero())
        continue;
      place.saving = getReadSaving(input, number, twice);
    }
    addPlace(piece, std::move(place));
  }
  pieces.push_back(std::move(piece));
}

std::unique_ptr<Adviser> advice::makeEqualOpsAdviser() {
  return std::make_unique<EqualOpsAdviser>();
}
