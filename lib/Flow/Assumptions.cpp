//===- Assumptions.cpp - What other precisions would cost -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Flow/Assumptions.h"

#include "mlir/IR/BuiltinTypes.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"

using namespace mlir;
using namespace mlir::roofline;

Quantity StorageAssumption::getBytes(const Quantity &elements) const {
  Quantity bytes = *getStorageBytes(type, elements);
  Quantity groups =
      group ? Quantity::ceilDiv(elements, group) : Quantity::min(elements, 1);
  for (Type each : {scale, zero})
    if (each)
      bytes += *getStorageBytes(each, groups);
  return bytes;
}

const StorageAssumption *Assumptions::get(ValueClass valueClass) const {
  const auto &own = storage[static_cast<size_t>(valueClass)];
  if (own)
    return &*own;
  if (valueClass == ValueClass::cache)
    return get(ValueClass::activation);
  return nullptr;
}

//===----------------------------------------------------------------------===//
// Costs
//===----------------------------------------------------------------------===//

/// Whether `value` is what an operation accumulates into, and no factor.
static bool isDestination(Operation *op, Value value) {
  auto destination = dyn_cast<DestinationStyleOpInterface>(op);
  return destination && llvm::is_contained(destination.getDpsInits(), value);
}

/// The type in which values of both are multiplied.
static Type getWider(Type a, Type b) {
  if (!a || !b)
    return a ? a : b;
  if (isa<FloatType>(a) != isa<FloatType>(b))
    return isa<FloatType>(a) ? a : b;
  return a.getIntOrFloatBitWidth() >= b.getIntOrFloatBitWidth() ? a : b;
}

/// Files the multiply-accumulates under other types: their multiplications and
/// additions, and the casts of both factors.
static void retypeMacs(OpCost &cost, Type operand) {
  Type accumulator = isa<IntegerType>(operand)
                         ? IntegerType::get(operand.getContext(), 32)
                         : cost.macAccumulatorType;
  Quantity fmas = Quantity::min(
      cost.macs, cost.work.get(WorkClass::fma, cost.macAccumulatorType));
  Quantity pairs = cost.macs - fmas;
  Quantity casts = cost.macs * 2;
  bool wasCast = cost.macOperandType != cost.macAccumulatorType;
  Work work;
  for (const Work::Entry &entry : cost.work.getEntries()) {
    Quantity count = entry.count;
    if (entry.type == cost.macAccumulatorType) {
      if (entry.workClass == WorkClass::fma)
        count -= fmas;
      else if (entry.workClass == WorkClass::mul ||
               entry.workClass == WorkClass::add)
        count -= pairs;
      else if (entry.workClass == WorkClass::convert && wasCast)
        count -= Quantity::min(count, casts);
    }
    if (!count.isZero())
      work.add(entry.workClass, entry.type, count);
  }
  work.add(WorkClass::fma, accumulator, fmas);
  work.add(WorkClass::mul, accumulator, pairs);
  work.add(WorkClass::add, accumulator, pairs);
  if (operand != accumulator)
    work.add(WorkClass::convert, accumulator, casts);
  cost.work = std::move(work);
  cost.avoidable.reset();
  cost.macOperandType = operand;
  cost.macAccumulatorType = accumulator;
}

OpCost Assumptions::apply(const CostedOp &op,
                          const ValueClasses &classes) const {
  OpCost cost = op.cost;
  Type factor;
  bool isChanged = false;
  for (OperandTraffic &traffic : cost.traffic) {
    const StorageAssumption *assumed =
        traffic.value && isa_and_nonnull<FloatType>(traffic.elementType)
            ? get(classes.get(traffic.value))
            : nullptr;
    if (assumed) {
      unsigned bits = *getStorageBits(traffic.elementType);
      for (Quantity *bytes : {&traffic.bytesRead, &traffic.bytesWritten})
        if (!bytes->isZero())
          *bytes = assumed->getBytes(Quantity::floorDiv(*bytes * 8, bits));
      traffic.elementType = assumed->type;
    }
    bool isFactor = !cost.macs.isZero() && !traffic.bytesRead.isZero() &&
                    traffic.elementType.isIntOrFloat() &&
                    !isDestination(op.op, traffic.value);
    if (isFactor) {
      factor = getWider(factor, traffic.elementType);
      isChanged |= assumed != nullptr;
    }
  }
  if (isChanged && factor != cost.macOperandType)
    retypeMacs(cost, factor);
  return cost;
}

ModuleCost Assumptions::apply(const ModuleCost &cost) const {
  const ValueClasses &classes = ValueClasses::get(cost);
  return cost.withCosts([&](const CostedOp &op) { return apply(op, classes); });
}
