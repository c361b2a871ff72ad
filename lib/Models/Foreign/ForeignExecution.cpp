//===- ForeignExecution.cpp - How regions of operations by name run -------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Foreign/ForeignModels.h"
#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::foreign;

static RegionUse getRegionUse(Operation *op) {
  const Rule *rule = findRule(op);
  return rule ? rule->regions : RegionUse::body;
}

/// 1 where operand 0 chooses region `region`, else 0: a truth, which chooses
/// the first, or a number, of which one that is out of range chooses the last.
static std::optional<Quantity> isChosen(Operation *op, unsigned region,
                                        SizeProvider &sizes) {
  Value choice = op->getOperand(0);
  auto type = dyn_cast<ShapedType>(choice.getType());
  Type element = type ? type.getElementType() : choice.getType();
  if ((type && (!type.hasRank() || type.getRank() != 0)) ||
      !element.isIntOrIndex())
    return std::nullopt;
  if (element.isInteger(1)) {
    std::optional<Comparison> test = sizes.getComparison(choice);
    if (!test || op->getNumRegions() > 2)
      return std::nullopt;
    Quantity holds = test->getIndicator();
    return region == 0 ? holds : Quantity(1) - holds;
  }
  std::optional<int64_t> number = sizes.getValue(choice).getInt64();
  if (!number)
    return std::nullopt;
  int64_t last = op->getNumRegions() - 1;
  int64_t chosen = *number < 0 || *number > last ? last : *number;
  return Quantity(chosen == region ? 1 : 0);
}

namespace {
struct ExecutionExecution
    : ExecutionOpInterface::ExternalModel<ExecutionExecution, AnyOp> {
  bool runsOneRegion(Operation *op) const {
    return getRegionUse(op) == RegionUse::one;
  }
  std::optional<Quantity> getRegionCondition(Operation *op, unsigned region,
                                             SizeProvider &sizes) const {
    if (!runsOneRegion(op) || op->getNumOperands() == 0)
      return std::nullopt;
    return isChosen(op, region, sizes);
  }
  /// The first region tests what is carried, the second makes it anew.
  std::optional<TestedLoop> getTestedLoop(Operation *op) const {
    if (getRegionUse(op) != RegionUse::loop || op->getNumRegions() != 2)
      return std::nullopt;
    Region &test = op->getRegion(0), &body = op->getRegion(1);
    unsigned size = op->getNumOperands();
    auto isWhole = [&](Region &region, unsigned yielded) {
      return region.hasOneBlock() && region.getNumArguments() == size &&
             !region.front().empty() &&
             region.front().back().getNumOperands() == yielded;
    };
    if (!isWhole(test, 1) || !isWhole(body, size) ||
        op->getNumResults() != size)
      return std::nullopt;
    TestedLoop loop{&test, &body, test.front().back().getOperand(0), {}, {}};
    for (unsigned i = 0; i < size; ++i) {
      Value start = op->getOperand(i), next = body.front().back().getOperand(i);
      loop.carried.push_back({test.getArgument(i), {start}, {next}});
      loop.carried.push_back({body.getArgument(i), {start}, {next}});
      loop.results.push_back(test.getArgument(i));
    }
    return loop;
  }
};
} // namespace

void foreign::attachExecution(OperationName name) {
  name.attachInterface<ExecutionExecution>();
}
