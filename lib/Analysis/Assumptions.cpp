//===- Assumptions.cpp - What other precisions would cost -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Analysis/Assumptions.h"

#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/StringSwitch.h"

using namespace mlir;
using namespace mlir::roofline;
using llvm::Error;
using llvm::Expected;

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
// Text
//===----------------------------------------------------------------------===//

static Expected<Type> parseStorageType(StringRef text, MLIRContext *context) {
  StringRef name = llvm::StringSwitch<StringRef>(text)
                       .Case("f8", "f8E4M3FN")
                       .Case("f6", "f6E2M3FN")
                       .Case("f4", "f4E2M1FN")
                       .Default(text);
  Type type;
  if (!name.empty()) {
    // The parser's own diagnostic knows nothing of what is being read.
    ScopedDiagnosticHandler silence(context, [](Diagnostic &) {});
    type = parseType(name, context);
  }
  if (!type || !type.isIntOrFloat() || type.getIntOrFloatBitWidth() > 128)
    return llvm::createStringError(
        "expected an integer or float type such as i4, f8 or bf16, found '" +
        text + "'");
  return type;
}

/// `i4,group=128,scale=f16,zero=i4`.
static Expected<StorageAssumption> parseStorage(StringRef text,
                                                MLIRContext *context) {
  SmallVector<StringRef> parts;
  text.split(parts, ',');
  Expected<Type> type = parseStorageType(parts.front().trim(), context);
  if (!type)
    return type.takeError();
  StorageAssumption storage;
  storage.type = *type;
  llvm::StringSet<> seen;
  for (StringRef part : ArrayRef(parts).drop_front()) {
    auto [name, value] = part.trim().split('=');
    if (!seen.insert(name).second)
      return llvm::createStringError("expected one '" + name + "=', found two");
    if (name == "group") {
      if (value.getAsInteger(10, storage.group) || storage.group <= 0)
        return llvm::createStringError(
            "expected a number of elements > 0 for 'group', found '" + value +
            "'");
      continue;
    }
    if (name != "scale" && name != "zero")
      return llvm::createStringError(
          "expected group=, scale= or zero=, found '" + part.trim() + "'");
    Expected<Type> each = parseStorageType(value, context);
    if (!each)
      return each.takeError();
    (name == "scale" ? storage.scale : storage.zero) = *each;
  }
  if (storage.group && !storage.scale && !storage.zero)
    return llvm::createStringError(
        "expected scale= or zero= beside group=, found none");
  return storage;
}

Expected<Assumptions> Assumptions::parse(StringRef text, MLIRContext *context) {
  Assumptions assumptions;
  assumptions.text = text.str();
  SmallVector<StringRef> items;
  text.split(items, ';', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  if (items.empty())
    return llvm::createStringError(
        "expected CLASS:TYPE, as in weights:i4, found nothing");
  for (StringRef item : items) {
    auto [name, rest] = item.trim().split(':');
    auto valueClass = llvm::StringSwitch<std::optional<ValueClass>>(name)
                          .Case("weights", ValueClass::weight)
                          .Case("activations", ValueClass::activation)
                          .Case("kv", ValueClass::cache)
                          .Default(std::nullopt);
    if (!valueClass)
      return llvm::createStringError(
          "expected weights:, activations: or kv:, found '" + item.trim() +
          "'");
    auto &own = assumptions.storage[static_cast<size_t>(*valueClass)];
    if (own)
      return llvm::createStringError("expected one '" + name + ":', found two");
    Expected<StorageAssumption> storage = parseStorage(rest, context);
    if (!storage)
      return storage.takeError();
    own = *storage;
  }
  return assumptions;
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
  ValueClasses classes(cost);
  return cost.withCosts([&](const CostedOp &op) { return apply(op, classes); });
}
