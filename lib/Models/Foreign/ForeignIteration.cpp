//===- ForeignIteration.cpp - Loops of operations by name -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/IterationBuilder.h"
#include "Foreign/ForeignModels.h"
#include "Foreign/OpBinding.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::foreign;

/// The element of a dimension that an iteration is at; nothing if there is no
/// expression for it.
static AffineExpr getPosition(const OpBinding &binding,
                              const OpBinding::DimIndex &index,
                              ArrayRef<AffineExpr> loops) {
  if (index.hasFactor || (index.taps && !index.window))
    return {};
  if (!index.loop)
    return getAffineConstantExpr(0, loops.front().getContext());
  if (!index.window)
    return loops[*index.loop];
  const Window &window = binding.getWindows()[*index.window];
  return loops[*index.loop] * window.stride +
         loops[*index.taps] * window.dilation - window.padBefore;
}

namespace {
struct IterationModel
    : IterationOpInterface::ExternalModel<IterationModel, AnyOp> {
  std::optional<IterationSpace> getIterationSpace(Operation *op,
                                                  SizeProvider &sizes) const {
    const Rule *rule = findRule(op);
    if (!rule || rule->isFree || !rule->updates.empty() ||
        !rule->uncertain.empty() || rule->maps)
      return std::nullopt;
    OpBinding binding(*rule, op, sizes);
    if (!binding.getFailure().empty() || binding.getLoops().empty())
      return std::nullopt;
    IterationBuilder builder(op, sizes);
    SmallVector<AffineExpr> loops;
    for (const OpBinding::Loop &loop : binding.getLoops())
      loops.push_back(builder.addLoop(loop.extent, loop.isParallel));
    size_t numTensors = 0;
    for (bool isResult : {false, true})
      for (const OpBinding::IndexedValue &value : binding.getIndexedValues()) {
        if (value.isResult != isResult || !isInMemory(value.value))
          continue;
        SmallVector<AffineExpr> positions;
        for (const OpBinding::DimIndex &index : value.dims)
          positions.push_back(getPosition(binding, index, loops));
        if (llvm::is_contained(positions, AffineExpr()))
          return std::nullopt;
        ++numTensors;
        if (isResult)
          builder.write(value.value, positions);
        else
          builder.read(value.value, positions);
      }
    // Loops that leave a tensor out say too little.
    size_t all = llvm::count_if(op->getOperands(),
                                [](Value value) { return isInMemory(value); }) +
                 op->getNumResults();
    if (numTensors != all)
      return std::nullopt;
    return builder.take();
  }
};
} // namespace

void foreign::attachIteration(OperationName name) {
  name.attachInterface<IterationModel>();
}
