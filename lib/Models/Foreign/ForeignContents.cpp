//===- ForeignContents.cpp - What results of operations by name hold ------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Foreign/ForeignModels.h"
#include "Foreign/OpBinding.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::foreign;

/// The operand of a view that result `number` shows.
static OpOperand *getSource(Operation *op, const Rule &rule, unsigned number) {
  SmallVector<unsigned> operands =
      getOperandNumbers(op, rule, rule.view->operands);
  if (operands.empty())
    return nullptr;
  return &op->getOpOperand(
      operands[std::min<size_t>(number, operands.size() - 1)]);
}

namespace {
struct ContentsModel
    : ContentsOpInterface::ExternalModel<ContentsModel, AnyOp> {
  std::optional<ContentsSource> getContentsSource(Operation *op,
                                                  unsigned result) const {
    const Rule *rule = findRule(op);
    if (!rule || !rule->view || !isInMemory(op->getResult(result)))
      return std::nullopt;
    OpOperand *source = getSource(op, *rule, result);
    if (!source || !isInMemory(source->get()))
      return std::nullopt;
    return ContentsSource{source, rule->view->kind};
  }
  bool isAllocation(Operation *op, unsigned) const {
    const Rule *rule = findRule(op);
    return rule && rule->allocates;
  }
  bool makesSplat(Operation *op, unsigned) const {
    const Rule *rule = findRule(op);
    return rule && rule->makesSplat;
  }
  OpOperand *getPartlyWritten(Operation *op) const {
    const Rule *rule = findRule(op);
    if (!rule || rule->updates.empty())
      return nullptr;
    SmallVector<unsigned> operands =
        getOperandNumbers(op, *rule, rule->updates.front().value);
    if (operands.empty())
      return nullptr;
    OpOperand &dest = op->getOpOperand(operands.front());
    return isa<TensorType>(dest.get().getType()) ? &dest : nullptr;
  }
  void getForwarded(Operation *op, SmallVectorImpl<Forwarding> &values) const {
    const Rule *rule = findRule(op);
    if (!rule || rule->regions == RegionUse::body)
      return;
    for (Region &region : op->getRegions()) {
      if (region.empty())
        continue;
      if (rule->regions == RegionUse::loop)
        for (auto [operand, argument] :
             llvm::zip(op->getOperands(), region.getArguments()))
          values.push_back({operand, argument});
      // What tells whether a loop goes on is no result.
      Block &last = region.back();
      if (last.empty() ||
          (rule->regions == RegionUse::loop && region.getRegionNumber() == 0))
        continue;
      for (auto [yielded, result] :
           llvm::zip(last.back().getOperands(), op->getResults()))
        values.push_back({yielded, result});
      if (rule->regions != RegionUse::loop)
        continue;
      for (Region &other : op->getRegions())
        for (auto [yielded, argument] :
             llvm::zip(last.back().getOperands(), other.getArguments()))
          values.push_back({yielded, argument});
    }
    if (rule->regions == RegionUse::loop)
      for (auto [operand, result] :
           llvm::zip(op->getOperands(), op->getResults()))
        values.push_back({operand, result});
  }
  bool holdsPositions(Operation *op, unsigned operand) const {
    const Rule *rule = findRule(op);
    return (rule && contains(op, *rule, rule->positions, operand)) ||
           roofline::detail::holdsUpstreamPositions(op->getOpOperand(operand));
  }
  bool isReadElementwise(Operation *op, unsigned operand) const {
    const Rule *rule = findRule(op);
    if (!rule || !rule->isElementwise || op->getNumResults() == 0)
      return false;
    return op->getOperand(operand).getType() == op->getResult(0).getType();
  }
};
} // namespace

void foreign::attachContents(OperationName name) {
  name.attachInterface<ContentsModel>();
}
