//===- CostBuilder.cpp - Building blocks of cost models -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Models/CostBuilder.h"

#include "Storage/SparseStorage.h"

#include "mlir/IR/OperationSupport.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace mlir::roofline;

Type mlir::roofline::getWiderType(Type a, Type b) {
  return getStorageBits(a).value_or(0) >= getStorageBits(b).value_or(0) ? a : b;
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

OperandTraffic *CostBuilder::findTraffic(OperandRole role, unsigned index) {
  OperandTraffic *entry = llvm::find_if(cost.traffic, [&](OperandTraffic &t) {
    return t.role == role && t.index == index;
  });
  return entry == cost.traffic.end() ? nullptr : entry;
}

/// The entry of the operand; null if it does not live in memory.
OperandTraffic *CostBuilder::addTraffic(Value value, OperandRole role,
                                        unsigned index,
                                        const Quantity &elements, bool reads,
                                        bool writes) {
  if (!isInMemory(value))
    return nullptr;
  if (isSparse(value.getType()))
    return addSparseTraffic(value, role, index, elements, reads, writes);
  OperandTraffic *entry = findTraffic(role, index);
  if (!entry) {
    cost.traffic.emplace_back();
    entry = &cost.traffic.back();
    entry->index = index;
    entry->role = role;
    entry->value = value;
    entry->elementType = getElementTypeOrSelf(value.getType());
  }
  if (entry->footprint.isZero())
    entry->footprint = elements;
  else if (entry->role == OperandRole::captured)
    entry->footprint += elements;
  else if (entry->footprint != elements)
    entry->footprint = Quantity::max(entry->footprint, elements);
  std::optional<Quantity> bytes = getStorageBytes(entry->elementType, elements);
  if (!bytes) {
    entry->status = CountStatus::unknown;
    cost.trafficStatus = CountStatus::unknown;
    setReason("element type without a storage size");
    return entry;
  }
  if (reads)
    entry->bytesRead += *bytes;
  if (writes)
    entry->bytesWritten += *bytes;
  return entry;
}

/// How many elements are stored is data: the dense work bounds it.
OperandTraffic *CostBuilder::addSparseTraffic(Value value, OperandRole role,
                                              unsigned index,
                                              const Quantity &elements,
                                              bool reads, bool writes) {
  setWorkStatus(combine(cost.workStatus, CountStatus::upper),
                "a sparse tensor is counted as if dense");
  OperandTraffic entry;
  entry.index = index;
  entry.role = role;
  entry.value = value;
  entry.elementType = getElementTypeOrSelf(value.getType());
  Quantity bytes;
  if (std::optional<SparseStorage> storage = getSparseStorage(value, sizes)) {
    entry.footprint = storage->elements;
    bytes = storage->bytes;
    entry.status = storage->status;
    // Of a part of it, all of its storage is the most.
    if (elements != getNumElements(value))
      entry.status = combine(entry.status, CountStatus::upper);
  } else {
    // As if dense, which what positions take may even exceed.
    entry.footprint = elements;
    bytes = getStorageBytes(entry.elementType, elements).value_or(0);
    entry.status = CountStatus::estimate;
  }
  if (reads)
    entry.bytesRead = bytes;
  if (writes)
    entry.bytesWritten = bytes;
  cost.trafficStatus = combine(cost.trafficStatus, entry.status);
  cost.traffic.push_back(std::move(entry));
  return &cost.traffic.back();
}

void CostBuilder::readOperand(unsigned i) {
  Value value = op->getOperand(i);
  if (isInMemory(value))
    readOperand(i, sizes.getNumElements(value));
}

void CostBuilder::readOperandUnlessSplat(unsigned i) {
  if (!isSplat(op->getOperand(i)))
    readOperand(i);
}

void CostBuilder::readOperand(unsigned i, const Quantity &elements,
                              const void *pattern) {
  addTraffic(op->getOperand(i), OperandRole::operand, i, elements,
             /*reads=*/true, /*writes=*/false);
  if (pattern)
    patterns.emplace_back(i, pattern);
}

void CostBuilder::writeResult(unsigned i) {
  Value value = op->getResult(i);
  if (isInMemory(value))
    writeResult(i, sizes.getNumElements(value));
}

void CostBuilder::writeResult(unsigned i, const Quantity &elements) {
  addTraffic(op->getResult(i), OperandRole::result, i, elements,
             /*reads=*/false, /*writes=*/true);
}

void CostBuilder::keepResult(unsigned i, const Quantity &elements) {
  addTraffic(op->getResult(i), OperandRole::result, i, elements,
             /*reads=*/false, /*writes=*/false);
}

void CostBuilder::keepOperand(unsigned i, const Quantity &elements) {
  addTraffic(op->getOperand(i), OperandRole::operand, i, elements,
             /*reads=*/false, /*writes=*/false);
}

void CostBuilder::writeOperand(unsigned i) {
  Value value = op->getOperand(i);
  if (isInMemory(value))
    writeOperand(i, sizes.getNumElements(value));
}

void CostBuilder::writeOperand(unsigned i, const Quantity &elements) {
  addTraffic(op->getOperand(i), OperandRole::operand, i, elements,
             /*reads=*/false, /*writes=*/true);
}

void CostBuilder::setReason(StringRef reason) {
  if (cost.reason.empty())
    cost.reason = reason.str();
}

void CostBuilder::setWorkStatus(CountStatus status, StringRef reason) {
  cost.workStatus = status;
  setReason(reason);
}

void CostBuilder::limit(OperandTraffic &traffic, CountStatus status,
                        StringRef reason) {
  traffic.status = combine(traffic.status, status);
  cost.trafficStatus = combine(cost.trafficStatus, status);
  setReason(reason);
}

void CostBuilder::limitTrafficFrom(size_t first, CountStatus status,
                                   StringRef reason) {
  for (size_t i = first; i < cost.traffic.size(); ++i)
    limit(cost.traffic[i], status, reason);
}

//===----------------------------------------------------------------------===//
// Captured memory
//===----------------------------------------------------------------------===//

unsigned CostBuilder::SameAccess::getHashValue(const Operation *op) {
  return OperationEquivalence::computeHash(
      const_cast<Operation *>(op), OperationEquivalence::directHashValue,
      OperationEquivalence::ignoreHashValue,
      OperationEquivalence::IgnoreLocations);
}

bool CostBuilder::SameAccess::isEqual(const Operation *a, const Operation *b) {
  auto isNoOp = [](const Operation *op) {
    return op == getEmptyKey() || op == getTombstoneKey();
  };
  if (a == b || isNoOp(a) || isNoOp(b))
    return a == b;
  return OperationEquivalence::isEquivalentTo(
      const_cast<Operation *>(a), const_cast<Operation *>(b),
      OperationEquivalence::IgnoreLocations);
}

bool CostBuilder::addAccess(Operation *access) {
  CostBuilder *builder = this;
  while (builder->whole)
    builder = builder->whole;
  return builder->accesses.insert(access).second;
}

/// All that is done to one value is one entry.
void CostBuilder::addCaptured(Value value, const Quantity &elements, bool reads,
                              bool writes, StringRef reason) {
  unsigned number = numCaptured;
  for (const OperandTraffic &traffic : cost.traffic)
    if (traffic.role == OperandRole::captured && traffic.value == value)
      number = traffic.index;
  numCaptured += number == numCaptured;
  if (OperandTraffic *entry = addTraffic(value, OperandRole::captured, number,
                                         elements, reads, writes))
    limit(*entry, CountStatus::upper, reason);
}

void CostBuilder::readCaptured(Value value, const Quantity &elements,
                               StringRef reason) {
  addCaptured(value, elements, /*reads=*/true, /*writes=*/false, reason);
}

void CostBuilder::writeCaptured(Value value, const Quantity &elements,
                                StringRef reason) {
  addCaptured(value, elements, /*reads=*/false, /*writes=*/true, reason);
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
  // Of a select, the last operand is a value; the first is the condition. Of a
  // float's power it is the exponent, which says nothing about the work.
  if (workClass == WorkClass::compare ||
      (operand.isIndex() && !isa<FloatType>(result)))
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
