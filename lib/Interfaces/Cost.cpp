//===- Cost.cpp - What one operation costs --------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/Cost.h"

#include "mlir-roofline/Interfaces/Access/StorageSizes.h"
#include "mlir-roofline/Interfaces/Values/IntegerValues.h"
#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/TypeSwitch.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::roofline;

CountStatus mlir::roofline::combine(CountStatus a, CountStatus b) {
  if (a == b)
    return a;
  if (a == CountStatus::unknown || b == CountStatus::exact)
    std::swap(a, b);
  // A part that is unknown leaves a lower bound, unless the rest is no bound.
  if (b == CountStatus::unknown)
    return a == CountStatus::upper || a == CountStatus::estimate
               ? CountStatus::estimate
               : CountStatus::lower;
  if (a == CountStatus::exact)
    return b;
  // What the user declared is trusted; the other part limits the sum.
  if (a == CountStatus::declared)
    return b;
  if (b == CountStatus::declared)
    return a;
  return CountStatus::estimate;
}

//===----------------------------------------------------------------------===//
// Work
//===----------------------------------------------------------------------===//

void Work::add(WorkClass workClass, Type elementType, const Quantity &count) {
  if (count.isZero())
    return;
  if (elementType.isIndex())
    workClass = WorkClass::index;
  for (Entry &entry : entries)
    if (entry.type == elementType && entry.workClass == workClass) {
      entry.count += count;
      return;
    }
  entries.push_back({elementType, workClass, count});
}

void Work::addScaled(const Work &other, const Quantity &factor) {
  for (const Entry &entry : other.entries)
    add(entry.workClass, entry.type, entry.count * factor);
}

Work Work::transformed(
    llvm::function_ref<Quantity(const Quantity &)> transform) const {
  Work result;
  for (const Entry &entry : entries)
    result.add(entry.workClass, entry.type, transform(entry.count));
  return result;
}

Work Work::max(const Work &a, const Work &b) {
  Work result;
  for (const Entry &entry : a.entries)
    result.add(entry.workClass, entry.type,
               Quantity::max(entry.count, b.get(entry.workClass, entry.type)));
  for (const Entry &entry : b.entries)
    if (a.get(entry.workClass, entry.type).isZero())
      result.add(entry.workClass, entry.type, entry.count);
  return result;
}

Work Work::min(const Work &a, const Work &b) {
  Work result;
  for (const Entry &entry : a.entries)
    result.add(entry.workClass, entry.type,
               Quantity::min(entry.count, b.get(entry.workClass, entry.type)));
  return result;
}

Quantity Work::get(WorkClass workClass, Type elementType) const {
  for (const Entry &entry : entries)
    if (entry.type == elementType && entry.workClass == workClass)
      return entry.count;
  return 0;
}

/// The weight of a class in `flops` and `int_ops`.
static int64_t getArithmeticWeight(WorkClass workClass) {
  switch (workClass) {
  case WorkClass::add:
  case WorkClass::mul:
  case WorkClass::div:
    return 1;
  case WorkClass::fma:
    return 2;
  case WorkClass::special:
  case WorkClass::compare:
  case WorkClass::convert:
  case WorkClass::bit:
  case WorkClass::index:
    return 0;
  }
  llvm_unreachable("covered switch");
}

/// Whether a type's arithmetic is floating point: complex types are counted
/// under their part by the models, quantised ones under what they express.
static bool isFloat(Type type) { return isa<FloatType>(type); }

Quantity Work::getFlops() const {
  Quantity sum;
  for (const Entry &entry : entries)
    if (int64_t weight = getArithmeticWeight(entry.workClass))
      if (isFloat(entry.type))
        sum += entry.count * Quantity(weight);
  return sum;
}

Quantity Work::getIntOps() const {
  Quantity sum;
  for (const Entry &entry : entries)
    if (int64_t weight = getArithmeticWeight(entry.workClass))
      if (!isFloat(entry.type))
        sum += entry.count * Quantity(weight);
  return sum;
}

Quantity Work::getTranscendentals() const {
  Quantity sum;
  for (const Entry &entry : entries)
    if (entry.workClass == WorkClass::special && isFloat(entry.type))
      sum += entry.count;
  return sum;
}

// Befriended but not declared outside the class: that needs the namespace.
namespace mlir::roofline {
bool operator==(const Work &a, const Work &b) {
  return a.entries.size() == b.entries.size() &&
         llvm::all_of(a.entries, [&](const Work::Entry &entry) {
           return b.get(entry.workClass, entry.type) == entry.count;
         });
}
} // namespace mlir::roofline

//===----------------------------------------------------------------------===//
// Traffic
//===----------------------------------------------------------------------===//

std::optional<unsigned> mlir::roofline::getStorageBits(Type elementType) {
  using Bits = std::optional<unsigned>;
  if (elementType.isIntOrFloat())
    return elementType.getIntOrFloatBitWidth();
  return llvm::TypeSwitch<Type, Bits>(elementType)
      .Case<IndexType>(
          [](auto) -> Bits { return IndexType::kInternalStorageBitWidth; })
      .Case<ComplexType>([](ComplexType type) -> Bits {
        Bits part = getStorageBits(type.getElementType());
        return part ? Bits(2 * *part) : std::nullopt;
      })
      .Case<VectorType>([](VectorType type) -> Bits {
        Bits element = getStorageBits(type.getElementType());
        if (!element || type.isScalable())
          return std::nullopt;
        // One of more bits than a number here holds has no size.
        uint64_t bits = *element;
        for (int64_t extent : type.getShape())
          bits = llvm::SaturatingMultiply<uint64_t>(bits, extent);
        return llvm::isUInt<32>(bits) ? Bits(bits) : std::nullopt;
      })
      .Default([](Type type) -> Bits {
        auto *storage =
            type.getDialect().getRegisteredInterface<StorageDialectInterface>();
        return storage ? storage->getStorageBits(type) : std::nullopt;
      });
}

std::optional<Quantity>
mlir::roofline::getStorageBytes(Type elementType, const Quantity &elements) {
  std::optional<unsigned> bits =
      elementType ? getStorageBits(elementType) : std::nullopt;
  if (!bits)
    return std::nullopt;
  if (*bits % 8 == 0)
    return elements * Quantity(*bits / 8);
  return Quantity::ceilDiv(elements * Quantity(*bits), 8);
}

//===----------------------------------------------------------------------===//
// OpCost
//===----------------------------------------------------------------------===//

OpCost OpCost::unknown(StringRef reason) {
  OpCost cost;
  cost.workStatus = CountStatus::unknown;
  cost.trafficStatus = CountStatus::unknown;
  cost.reason = reason.str();
  return cost;
}

void OpCost::limitTraffic(CountStatus status) {
  trafficStatus = combine(trafficStatus, status);
  for (OperandTraffic &operand : traffic)
    operand.status = combine(operand.status, status);
}

Work OpCost::getNecessaryWork() const {
  Work necessary = work;
  if (avoidable)
    necessary.addScaled(avoidable->work, -1);
  return necessary;
}

void OpCost::addAvoidable(const Work &moreWork, const Quantity &moreMacs) {
  if (moreWork.empty() && moreMacs.isZero())
    return;
  AvoidableWork all = avoidable ? *avoidable : AvoidableWork();
  all.work.addScaled(moreWork);
  all.macs += moreMacs;
  avoidable = std::make_shared<AvoidableWork>(std::move(all));
}

OpCost OpCost::transformed(
    llvm::function_ref<Quantity(const Quantity &)> transform) const {
  OpCost result = *this;
  result.work = work.transformed(transform);
  result.macs = transform(macs);
  if (effective)
    result.effective = {transform(effective->macs), transform(effective->flops),
                        transform(effective->intOps), effective->status};
  if (avoidable)
    result.avoidable = std::make_shared<AvoidableWork>(AvoidableWork{
        avoidable->work.transformed(transform), transform(avoidable->macs)});
  for (OperandTraffic &operand : result.traffic) {
    for (Quantity *count :
         {&operand.footprint, &operand.bytesRead, &operand.bytesWritten})
      *count = transform(*count);
    if (operand.touchedInLoops)
      operand.touchedInLoops = transform(*operand.touchedInLoops);
  }
  return result;
}

Quantity OpCost::getBytesRead() const {
  Quantity sum;
  for (const OperandTraffic &operand : traffic)
    sum += operand.bytesRead;
  return sum;
}

Quantity OpCost::getBytesWritten() const {
  Quantity sum;
  for (const OperandTraffic &operand : traffic)
    sum += operand.bytesWritten;
  return sum;
}

CountStatus OpCost::getTrafficStatusWithoutGuesses() const {
  auto drop = [](CountStatus status) {
    return isGuess(status) ? CountStatus::unknown : status;
  };
  CountStatus sum = drop(trafficStatus);
  for (const OperandTraffic &operand : traffic)
    sum = combine(sum, drop(operand.status));
  return sum;
}

bool OpCost::isFree() const {
  return work.empty() && workStatus == CountStatus::exact &&
         trafficStatus == CountStatus::exact &&
         llvm::all_of(traffic, [](const OperandTraffic &operand) {
           return operand.bytesRead.isZero() && operand.bytesWritten.isZero() &&
                  operand.footprint.isZero();
         });
}

//===----------------------------------------------------------------------===//
// Sizes
//===----------------------------------------------------------------------===//

/// 1 where `size` >= 0, else 0.
static Quantity isAtLeastZero(const Quantity &size) {
  return Quantity::min(1, Quantity::max(0, size + Quantity(1)));
}

Quantity Comparison::getIndicator() const {
  if (kind == Kind::nonNegative)
    return isAtLeastZero(difference);
  Quantity isZero =
      isAtLeastZero(difference) * isAtLeastZero(Quantity(0) - difference);
  return kind == Kind::zero ? isZero : Quantity(1) - isZero;
}

std::optional<bool> Comparison::getOutcome() const {
  Quantity opposite = Quantity(0) - difference;
  bool isPositive = (difference - Quantity(1)).isKnownNonNegative();
  bool isNegative = (opposite - Quantity(1)).isKnownNonNegative();
  switch (kind) {
  case Kind::nonNegative:
    if (isNegative)
      return false;
    return difference.isKnownNonNegative() ? std::optional<bool>(true)
                                           : std::nullopt;
  case Kind::zero:
  case Kind::nonZero:
    if (difference.isZero())
      return kind == Kind::zero;
    return isPositive || isNegative ? std::optional<bool>(kind == Kind::nonZero)
                                    : std::nullopt;
  }
  llvm_unreachable("covered switch");
}

Comparison Comparison::negated() const {
  switch (kind) {
  case Kind::nonNegative:
    return {kind, Quantity(-1) - difference};
  case Kind::zero:
    return {Kind::nonZero, difference};
  case Kind::nonZero:
    return {Kind::zero, difference};
  }
  llvm_unreachable("covered switch");
}

SizeProvider::~SizeProvider() = default;

std::optional<Comparison> SizeProvider::getComparison(Value) {
  return std::nullopt;
}

std::optional<Quantity> SizeProvider::getElement(Value, int64_t, Operation *) {
  return std::nullopt;
}

Operation *SizeProvider::lookupSymbol(Operation *, SymbolRefAttr) {
  return nullptr;
}

Quantity SizeProvider::getValue(OpFoldResult integer) {
  if (auto value = dyn_cast<Value>(integer))
    return getValue(value);
  auto attr = cast<IntegerAttr>(cast<Attribute>(integer));
  return getConstant(attr.getValue(), attr.getType());
}

Quantity SizeProvider::getNumElements(Value value) {
  auto shaped = dyn_cast<ShapedType>(value.getType());
  if (!shaped)
    return 1;
  Quantity product = 1;
  if (auto vector = dyn_cast<VectorType>(shaped)) {
    for (auto [extent, scalable] :
         llvm::zip_equal(vector.getShape(), vector.getScalableDims()))
      product *=
          scalable ? Quantity(extent) * Quantity(vscale) : Quantity(extent);
    return product;
  }
  if (!shaped.hasRank())
    return getDim(value, 0);
  for (auto [dim, extent] : llvm::enumerate(shaped.getShape()))
    product *=
        ShapedType::isDynamic(extent) ? getDim(value, dim) : Quantity(extent);
  return product;
}
