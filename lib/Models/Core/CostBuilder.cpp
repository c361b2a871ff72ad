//===- CostBuilder.cpp - Building blocks of cost models -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Models/CostBuilder.h"

#include "mlir/Dialect/SparseTensor/IR/SparseTensor.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Where values live
//===----------------------------------------------------------------------===//

Type mlir::roofline::getWiderType(Type a, Type b) {
  return getStorageBits(a).value_or(0) >= getStorageBits(b).value_or(0) ? a : b;
}

bool mlir::roofline::isInMemory(Type type) {
  return isa<TensorType, BaseMemRefType>(type);
}

//===----------------------------------------------------------------------===//
// CostBuilder
//===----------------------------------------------------------------------===//

void CostBuilder::addWork(WorkClass workClass, Type type,
                          const Quantity &count) {
  Type element = getElementTypeOrSelf(type);
  if (auto complex = dyn_cast<ComplexType>(element))
    element = complex.getElementType();
  cost.work.add(workClass, element, count);
}

void CostBuilder::addMacs(Type operandType, Type accumulatorType,
                          const Quantity &count) {
  addWork(WorkClass::mul, accumulatorType, count);
  addWork(WorkClass::add, accumulatorType, count);
  cost.macs += count;
  cost.macOperandType = getElementTypeOrSelf(operandType);
  cost.macAccumulatorType = getElementTypeOrSelf(accumulatorType);
}

void CostBuilder::addTraffic(Value value, OperandRole role, unsigned index,
                             const Quantity &elements, bool reads,
                             bool writes) {
  if (!isInMemory(value.getType()))
    return;
  CountStatus status = CountStatus::exact;
  if (sparse_tensor::getSparseTensorEncoding(value.getType())) {
    // How many elements are stored is data: the dense work bounds it, and what
    // the positions of elements take may even exceed the dense bytes.
    setWorkStatus(combine(cost.workStatus, CountStatus::upper),
                  "a sparse tensor is counted as if dense");
    status = CountStatus::estimate;
  }
  OperandTraffic *entry = llvm::find_if(cost.traffic, [&](OperandTraffic &t) {
    return t.role == role && t.index == index;
  });
  if (entry == cost.traffic.end()) {
    cost.traffic.emplace_back();
    entry = &cost.traffic.back();
    entry->index = index;
    entry->role = role;
    entry->value = value;
    entry->elementType = getElementTypeOrSelf(value.getType());
  }
  if (entry->footprint.isZero())
    entry->footprint = elements;
  else if (entry->footprint != elements)
    entry->footprint = Quantity::max(entry->footprint, elements);
  if (status != CountStatus::exact) {
    entry->status = combine(entry->status, status);
    cost.trafficStatus = combine(cost.trafficStatus, status);
  }
  std::optional<Quantity> bytes = getStorageBytes(entry->elementType, elements);
  if (!bytes) {
    entry->status = CountStatus::unknown;
    cost.trafficStatus = CountStatus::unknown;
    setReason("element type without a storage size");
    return;
  }
  if (reads)
    entry->bytesRead += *bytes;
  if (writes)
    entry->bytesWritten += *bytes;
}

void CostBuilder::readOperand(unsigned i) {
  Value value = op->getOperand(i);
  if (isInMemory(value.getType()))
    readOperand(i, sizes.getNumElements(value));
}

void CostBuilder::readOperandUnlessSplat(unsigned i) {
  if (!isSplat(op->getOperand(i)))
    readOperand(i);
}

void CostBuilder::readOperand(unsigned i, const Quantity &elements) {
  addTraffic(op->getOperand(i), OperandRole::operand, i, elements,
             /*reads=*/true, /*writes=*/false);
}

void CostBuilder::writeResult(unsigned i) {
  Value value = op->getResult(i);
  if (isInMemory(value.getType()))
    writeResult(i, sizes.getNumElements(value));
}

void CostBuilder::writeResult(unsigned i, const Quantity &elements) {
  addTraffic(op->getResult(i), OperandRole::result, i, elements,
             /*reads=*/false, /*writes=*/true);
}

void CostBuilder::writeOperand(unsigned i) {
  Value value = op->getOperand(i);
  if (isInMemory(value.getType()))
    writeOperand(i, sizes.getNumElements(value));
}

void CostBuilder::writeOperand(unsigned i, const Quantity &elements) {
  addTraffic(op->getOperand(i), OperandRole::operand, i, elements,
             /*reads=*/false, /*writes=*/true);
}

void CostBuilder::readCaptured(Value value, const Quantity &elements) {
  addTraffic(value, OperandRole::captured, numCaptured++, elements,
             /*reads=*/true, /*writes=*/false);
}

void CostBuilder::setReason(StringRef reason) {
  if (cost.reason.empty())
    cost.reason = reason.str();
}

void CostBuilder::writeCaptured(Value value, const Quantity &elements) {
  addTraffic(value, OperandRole::captured, numCaptured++, elements,
             /*reads=*/false, /*writes=*/true);
}

void CostBuilder::setWorkStatus(CountStatus status, StringRef reason) {
  cost.workStatus = status;
  setReason(reason);
}

void CostBuilder::limitTrafficFrom(size_t first, CountStatus status,
                                   StringRef reason) {
  if (first == cost.traffic.size())
    return;
  for (OperandTraffic &operand : llvm::drop_begin(cost.traffic, first))
    operand.status = combine(operand.status, status);
  cost.trafficStatus = combine(cost.trafficStatus, status);
  setReason(reason);
}

//===----------------------------------------------------------------------===//
// Elementwise
//===----------------------------------------------------------------------===//

Type mlir::roofline::getElementwiseWorkType(Operation *op,
                                            WorkClass workClass) {
  Type result = getElementTypeOrSelf(op->getResult(0).getType());
  if (op->getNumOperands() == 0)
    return result;
  Type operand = getElementTypeOrSelf(op->getOperands().back().getType());
  // Of a select, the last operand is a value; the first is the condition.
  if (operand.isIndex() || workClass == WorkClass::compare)
    return operand;
  return result;
}

OpCost mlir::roofline::getElementwiseCost(Operation *op, SizeProvider &sizes,
                                          WorkClass workClass, unsigned count) {
  CostBuilder builder(op, sizes);
  builder.addWork(workClass, getElementwiseWorkType(op, workClass),
                  builder.getNumElements(op->getResult(0)) * Quantity(count));
  for (unsigned i = 0, e = op->getNumOperands(); i < e; ++i)
    builder.readOperandUnlessSplat(i);
  for (unsigned i = 0, e = op->getNumResults(); i < e; ++i)
    builder.writeResult(i);
  return builder.take();
}
