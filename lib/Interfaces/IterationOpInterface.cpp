//===- IterationOpInterface.cpp - Loops and accesses ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/IterationOpInterface.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"

#include "mlir-roofline/Interfaces/IterationOpInterface.cpp.inc"

using namespace mlir;
using namespace mlir::roofline;

void IterationSpace::Access::settle() {
  if (!open)
    return;
  SmallVector<AffineExpr> results;
  for (auto [expr, shift] : llvm::zip_equal(open.getResults(), openShifts)) {
    std::optional<int64_t> number = shift.getInt64();
    if (!number)
      return;
    results.push_back(expr + *number);
  }
  map = AffineMap::get(open.getNumDims(), /*symbolCount=*/0, results,
                       open.getContext());
  open = {};
  openShifts.clear();
}

void IterationSpace::replaceSizes(
    llvm::function_ref<Quantity(const Quantity &)> replace) {
  for (Loop &loop : loops)
    loop.extent = replace(loop.extent);
  for (Access &access : accesses) {
    for (Quantity &shift : access.openShifts)
      shift = replace(shift);
    access.settle();
  }
}

/// One loop per dimension of the results, which all have one shape.
static std::optional<IterationSpace> getElementwiseSpace(Operation *op,
                                                         SizeProvider &sizes) {
  if (!op->hasTrait<OpTrait::Elementwise>() || op->getNumResults() == 0)
    return std::nullopt;
  auto type = dyn_cast<RankedTensorType>(op->getResult(0).getType());
  if (!type)
    return std::nullopt;
  IterationSpace space;
  for (unsigned dim = 0, rank = type.getRank(); dim < rank; ++dim)
    space.addLoop(sizes.getDim(op->getResult(0), dim));
  AffineMap identity =
      AffineMap::getMultiDimIdentityMap(type.getRank(), op->getContext());
  for (Value operand : op->getOperands())
    if (isa<RankedTensorType>(operand.getType()) && !isSplat(operand))
      space.accesses.push_back({operand, identity});
  for (Value result : op->getResults())
    space.accesses.push_back({result, identity, /*isWritten=*/true});
  return space;
}

std::optional<IterationSpace> roofline::getIterationSpace(Operation *op,
                                                          SizeProvider &sizes) {
  if (auto model = dyn_cast<IterationOpInterface>(op))
    return model.getIterationSpace(sizes);
  return getElementwiseSpace(op, sizes);
}
