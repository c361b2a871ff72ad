//===- ContentsOpInterface.cpp - What values hold -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"

#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/CastInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Interfaces/SubsetOpInterface.h"
#include "mlir/Interfaces/ViewLikeInterface.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.cpp.inc"

using namespace mlir;
using namespace mlir::roofline;

bool mlir::roofline::isInMemory(Type type) {
  return isa<TensorType, BaseMemRefType>(type);
}

static OpOperand *findOperand(Operation *op, Value value) {
  for (OpOperand &operand : op->getOpOperands())
    if (operand.get() == value)
      return &operand;
  return nullptr;
}

//===----------------------------------------------------------------------===//
// Upstream's interfaces
//===----------------------------------------------------------------------===//

std::optional<ContentsSource>
roofline::detail::getUpstreamSource(OpResult result) {
  Operation *op = result.getOwner();
  if (!isInMemory(result))
    return std::nullopt;
  bool isSlice = isa<OffsetSizeAndStrideOpInterface>(op);
  if (auto view = dyn_cast<ViewLikeOpInterface>(op)) {
    OpOperand *source = findOperand(op, view.getViewSource());
    if (source && view.getViewDest() == result && isInMemory(source->get()))
      return ContentsSource{source,
                            isSlice ? ContentsKind::part : ContentsKind::whole};
    return std::nullopt;
  }
  if (auto subset = dyn_cast<SubsetExtractionOpInterface>(op))
    return ContentsSource{&subset.getSourceOperand(), ContentsKind::part};
  // A cast that leaves the elements as they are computes nothing.
  bool isCast =
      isa<CastOpInterface>(op) && op->getNumOperands() == 1 &&
      op->getNumResults() == 1 && isInMemory(op->getOperand(0).getType()) &&
      getElementTypeOrSelf(op->getOperand(0)) == getElementTypeOrSelf(result);
  if (isCast)
    return ContentsSource{&op->getOpOperand(0), ContentsKind::whole};
  return std::nullopt;
}

bool roofline::detail::isUpstreamAllocation(OpResult result) {
  auto effects = dyn_cast<MemoryEffectOpInterface>(result.getOwner());
  return effects && isInMemory(result) &&
         effects.getEffectOnValue<MemoryEffects::Allocate>(result);
}

OpOperand *roofline::detail::getUpstreamPartlyWritten(Operation *op) {
  auto subset = dyn_cast<SubsetInsertionOpInterface>(op);
  return subset ? &subset.getDestinationOperand() : nullptr;
}

bool roofline::detail::holdsUpstreamPositions(OpOperand &operand) {
  return getElementTypeOrSelf(operand.get()).isIndex();
}

bool roofline::detail::isUpstreamReadElementwise(OpOperand &operand) {
  return OpTrait::hasElementwiseMappableTraits(operand.getOwner());
}

//===----------------------------------------------------------------------===//
// Questions
//===----------------------------------------------------------------------===//

std::optional<ContentsSource> roofline::getContentsSource(OpResult result) {
  if (auto model = dyn_cast<ContentsOpInterface>(result.getOwner()))
    return model.getContentsSource(result.getResultNumber());
  return roofline::detail::getUpstreamSource(result);
}

bool roofline::isAllocation(OpResult result) {
  if (auto model = dyn_cast<ContentsOpInterface>(result.getOwner()))
    return model.isAllocation(result.getResultNumber());
  return roofline::detail::isUpstreamAllocation(result);
}

OpOperand *roofline::getPartlyWritten(Operation *op) {
  if (auto model = dyn_cast<ContentsOpInterface>(op))
    return model.getPartlyWritten();
  return roofline::detail::getUpstreamPartlyWritten(op);
}

std::optional<GlobalVariable> roofline::getGlobalVariable(Operation *op) {
  auto model = dyn_cast<ContentsOpInterface>(op);
  return model ? model.getGlobalVariable() : std::nullopt;
}

std::optional<GlobalAccess> roofline::getGlobalAccess(Operation *op) {
  auto model = dyn_cast<ContentsOpInterface>(op);
  return model ? model.getGlobalAccess() : std::nullopt;
}

bool roofline::holdsPositions(OpOperand &operand) {
  if (auto model = dyn_cast<ContentsOpInterface>(operand.getOwner()))
    return model.holdsPositions(operand.getOperandNumber());
  return roofline::detail::holdsUpstreamPositions(operand);
}

bool roofline::isReadElementwise(OpOperand &operand) {
  if (auto model = dyn_cast<ContentsOpInterface>(operand.getOwner()))
    return model.isReadElementwise(operand.getOperandNumber());
  return roofline::detail::isUpstreamReadElementwise(operand);
}

//===----------------------------------------------------------------------===//
// Splats
//===----------------------------------------------------------------------===//

Value roofline::getContents(Value value) {
  while (auto result = dyn_cast<OpResult>(value)) {
    std::optional<ContentsSource> source = getContentsSource(result);
    if (!source)
      break;
    value = source->operand->get();
  }
  return value;
}

bool roofline::makesSplat(OpResult result) {
  Operation *op = result.getOwner();
  if (!isa<TensorType>(result.getType()))
    return false;
  if (auto model = dyn_cast<ContentsOpInterface>(op);
      model && model.makesSplat(result.getResultNumber()))
    return true;
  if (isAllocation(result))
    return true;
  ElementsAttr constant;
  return matchPattern(op, m_Constant(&constant)) && constant.isSplat();
}

bool roofline::isSplat(Value value) {
  if (!isa<TensorType>(value.getType()))
    return false;
  auto result = dyn_cast<OpResult>(getContents(value));
  return result && makesSplat(result);
}

bool roofline::isUninitialized(Value value) {
  auto result = dyn_cast<OpResult>(getContents(value));
  return result && isa<TensorType>(result.getType()) && isAllocation(result);
}
