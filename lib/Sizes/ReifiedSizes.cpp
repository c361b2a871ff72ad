//===- ReifiedSizes.cpp - Shapes that operations write as IR --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReifiedSizes.h"

#include "mlir/IR/Builders.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"

using namespace mlir;
using namespace mlir::roofline;

/// Operations that compute shapes come from these dialects. Loading one is not
/// allowed while passes run, and making an operation of one that is not loaded
/// is fatal: where one is missing, nothing is reified.
static constexpr StringLiteral shapeDialects[] = {"affine", "arith", "memref",
                                                  "tensor"};

static bool canReify(Operation *op) {
  // Regions may use values of the program, which a clone would get as users;
  // and a clone that asks for its own shape gets no clone.
  return op->getParentOp() && isa<ReifyRankedShapedTypeOpInterface>(op) &&
         op->getNumRegions() == 0 && op->getNumSuccessors() == 0 &&
         llvm::all_of(shapeDialects, [&](StringRef name) {
           return op->getContext()->getLoadedDialect(name);
         });
}

const ReifiedSizes::Shape &ReifiedSizes::getShape(Operation *op) {
  auto [entry, isNew] = shapes.try_emplace(op);
  Shape &shape = entry->second;
  if (!isNew || !canReify(op))
    return shape;
  shape.block = std::make_unique<Block>();
  IRMapping mapping;
  for (Value operand : op->getOperands()) {
    if (mapping.contains(operand))
      continue;
    BlockArgument argument =
        shape.block->addArgument(operand.getType(), operand.getLoc());
    mapping.map(operand, argument);
    originals[argument] = operand;
  }
  // Not `atBlockEnd`, which asks the block for a region that it has not.
  OpBuilder builder(op->getContext());
  builder.setInsertionPointToEnd(shape.block.get());
  Operation *clone = builder.clone(*op, mapping);
  builder.setInsertionPoint(clone);
  ReifiedRankedShapedTypeDims extents;
  if (succeeded(cast<ReifyRankedShapedTypeOpInterface>(clone).reifyResultShapes(
          builder, extents)))
    for (ArrayRef<OpFoldResult> result : extents)
      shape.extents.emplace_back(result.begin(), result.end());
  return shape;
}

std::optional<Quantity> ReifiedSizes::getDim(SizeProvider &sizes,
                                             OpResult result, unsigned dim) {
  const Shape &shape = getShape(result.getOwner());
  unsigned number = result.getResultNumber();
  if (number >= shape.extents.size() || dim >= shape.extents[number].size())
    return std::nullopt;
  OpFoldResult extent = shape.extents[number][dim];
  if (!extent)
    return std::nullopt;
  // An extent of the clone's own result says nothing.
  return sizes.getValue(extent);
}
