//===- ShapeElements.cpp - Numbers held by tensors and buffers ------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ShapeElements.h"

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::roofline;

/// The elements of a constant, or of a buffer that never holds anything else;
/// null if there are none.
static DenseIntElementsAttr getConstantElements(Value shape) {
  DenseIntElementsAttr elements;
  if (matchPattern(shape, m_Constant(&elements)))
    return elements;
  auto reference = shape.getDefiningOp<memref::GetGlobalOp>();
  auto global = reference
                    ? SymbolTable::lookupNearestSymbolFrom<memref::GlobalOp>(
                          reference, reference.getNameAttr())
                    : memref::GlobalOp();
  if (!global || !global.getConstant())
    return {};
  return dyn_cast_if_present<DenseIntElementsAttr>(
      global.getInitialValueAttr());
}

/// The scalar that a freshly allocated buffer holds at `index` when `reader`
/// reads it: stored once, beside the allocation and before. Null if the buffer
/// may be written in any other way.
static Value getStoredScalar(Value buffer, int64_t index, Operation *reader) {
  Operation *allocation = buffer.getDefiningOp();
  if (!isa_and_nonnull<memref::AllocOp, memref::AllocaOp>(allocation))
    return {};
  Block *block = allocation->getBlock();
  Operation *position = block->findAncestorOpInBlock(*reader);
  Value stored;
  for (OpOperand &use : buffer.getUses()) {
    Operation *user = use.getOwner();
    if (isa<memref::LoadOp, memref::DimOp, memref::DeallocOp>(user) ||
        (isa<memref::ReshapeOp>(user) && use.getOperandNumber() == 1))
      continue;
    auto store = dyn_cast<memref::StoreOp>(user);
    if (!store || store.getMemRef() != buffer || store.getIndices().size() != 1)
      return {};
    std::optional<int64_t> target = getConstantIntValue(store.getIndices()[0]);
    if (!target)
      return {};
    if (*target != index)
      continue;
    if (stored || store->getBlock() != block || !position ||
        !store->isBeforeInBlock(position))
      return {};
    stored = store.getValueToStore();
  }
  return stored;
}

std::optional<Quantity> mlir::roofline::getShapeElement(SizeAnalysis &sizes,
                                                        Value shape,
                                                        int64_t index,
                                                        Operation *reader) {
  auto type = dyn_cast<ShapedType>(shape.getType());
  if (!type || !type.hasStaticShape() || type.getRank() != 1 || index < 0 ||
      index >= type.getDimSize(0))
    return std::nullopt;
  if (auto elements = shape.getDefiningOp<tensor::FromElementsOp>())
    return sizes.getValue(elements.getElements()[index]);
  if (DenseIntElementsAttr elements = getConstantElements(shape))
    return Quantity::get(
        DynamicAPInt(elements.getValues<APInt>()[static_cast<size_t>(index)]));
  if (Value stored = getStoredScalar(shape, index, reader))
    return sizes.getValue(stored);
  return std::nullopt;
}

std::optional<Quantity> mlir::roofline::getReadElement(SizeAnalysis &sizes,
                                                       Operation *op) {
  Value source;
  ValueRange indices;
  if (auto load = dyn_cast<memref::LoadOp>(op)) {
    source = load.getMemRef();
    indices = load.getIndices();
  } else if (auto extract = dyn_cast<tensor::ExtractOp>(op)) {
    source = extract.getTensor();
    indices = extract.getIndices();
  }
  if (indices.size() != 1)
    return std::nullopt;
  std::optional<int64_t> index = sizes.getValue(indices[0]).getInt64();
  return index ? getShapeElement(sizes, source, *index, op) : std::nullopt;
}
