//===- DeclaredCost.cpp - Costs that types and users tell -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/IR/Roofline.h"
#include "mlir-roofline/Interfaces/CostModelOpInterface.h"

#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Transforms/RegionUtils.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::roofline;

/// Adds the bytes of every tensor and buffer that goes into `op` or comes out
/// of it, once each: all that its types say.
static void addTrafficFromTypes(OpCost &cost, Operation *op,
                                SizeProvider &sizes) {
  auto add = [&](Value value, unsigned index, OperandRole role) {
    auto type = dyn_cast<ShapedType>(value.getType());
    if (!type || isa<VectorType>(type))
      return;
    OperandTraffic traffic;
    traffic.index = index;
    traffic.role = role;
    traffic.value = value;
    traffic.elementType = type.getElementType();
    traffic.footprint = sizes.getNumElements(value);
    std::optional<Quantity> bytes =
        getStorageBytes(traffic.elementType, traffic.footprint);
    if (!bytes)
      return;
    (role == OperandRole::result ? traffic.bytesWritten : traffic.bytesRead) =
        *bytes;
    cost.traffic.push_back(std::move(traffic));
  };
  for (auto [index, value] : llvm::enumerate(op->getOperands()))
    add(value, index, OperandRole::operand);
  for (auto [index, value] : llvm::enumerate(op->getResults()))
    add(value, index, OperandRole::result);
  llvm::SetVector<Value> captured;
  getUsedValuesDefinedAbove(op->getRegions(), captured);
  for (auto [index, value] : llvm::enumerate(captured))
    if (!llvm::is_contained(op->getOperands(), value))
      add(value, index, OperandRole::captured);
}

OpCost mlir::roofline::getUnknownCost(Operation *op, SizeProvider &sizes,
                                      StringRef reason) {
  OpCost cost = OpCost::unknown(reason);
  addTrafficFromTypes(cost, op, sizes);
  for (OperandTraffic &traffic : cost.traffic)
    traffic.status = CountStatus::estimate;
  if (!cost.traffic.empty())
    cost.trafficStatus = CountStatus::estimate;
  return cost;
}

/// The type that computes where the declaration does not say.
static Type getComputedType(Operation *op, bool isInteger) {
  auto computes = [&](Type type) {
    return isInteger ? type.isInteger() : type.isIntOrFloat();
  };
  for (Value value : op->getOperands())
    if (Type type = getElementTypeOrSelf(value.getType()); computes(type))
      return type;
  for (Value value : op->getResults())
    if (Type type = getElementTypeOrSelf(value.getType()); computes(type))
      return type;
  MLIRContext *ctx = op->getContext();
  return isInteger ? Type(IntegerType::get(ctx, 32))
                   : Type(Float32Type::get(ctx));
}

/// Bytes that nobody has told the owner of: the op's own, as of one operand.
static void addBytes(OpCost &cost, Operation *op, OperandRole role,
                     const Quantity &bytes) {
  OperandTraffic traffic;
  traffic.role = role;
  traffic.elementType = IntegerType::get(op->getContext(), 8);
  traffic.footprint = bytes;
  traffic.status = CountStatus::declared;
  (role == OperandRole::result ? traffic.bytesWritten : traffic.bytesRead) =
      bytes;
  cost.traffic.push_back(std::move(traffic));
}

/// No count is negative, whatever was declared: a formula may be for other
/// sizes than those at hand.
static Quantity clamp(const Quantity &count) {
  return count.isKnownNonNegative() ? count : Quantity::max(count, 0);
}

static OpCost evaluateDeclared(DeclaredCostAttr declared, Operation *op,
                               SizeProvider &sizes) {
  auto evaluateCount = [&](const std::optional<Quantity> &count) {
    if (!count)
      return Quantity();
    return clamp(
        count->substitute([&](StringRef name) -> std::optional<Quantity> {
          DeclaredCostAttr::Size size = *DeclaredCostAttr::parseSize(name);
          Value value = size.isResult ? Value(op->getResult(size.index))
                                      : op->getOperand(size.index);
          return size.dim ? sizes.getDim(value, *size.dim)
                          : sizes.getValue(value);
        }));
  };
  OpCost cost;
  cost.workStatus = cost.trafficStatus = CountStatus::declared;
  cost.reason = "declared by the user";
  bool isInteger = declared.getIntOps().has_value();
  Type type = declared.getType();
  if (!type)
    type = getComputedType(op, isInteger);
  if (declared.getFlops() && !isa<FloatType>(type))
    type = Float32Type::get(op->getContext());
  cost.macs = evaluateCount(declared.getMacs());
  if (!cost.macs.isZero())
    cost.macOperandType = cost.macAccumulatorType = type;
  cost.work.add(WorkClass::mul, type, cost.macs);
  cost.work.add(WorkClass::add, type, cost.macs);
  const std::optional<Quantity> &all =
      isInteger ? declared.getIntOps() : declared.getFlops();
  if (all)
    cost.work.add(WorkClass::add, type,
                  clamp(evaluateCount(all) - Quantity(2) * cost.macs));
  cost.work.add(WorkClass::special, type, evaluateCount(declared.getSpecial()));
  if (!declared.getBytesRead() && !declared.getBytesWritten()) {
    addTrafficFromTypes(cost, op, sizes);
    return cost;
  }
  addBytes(cost, op, OperandRole::operand,
           evaluateCount(declared.getBytesRead()));
  addBytes(cost, op, OperandRole::result,
           evaluateCount(declared.getBytesWritten()));
  return cost;
}

std::optional<OpCost> mlir::roofline::getDeclaredCost(Operation *op,
                                                      SizeProvider &sizes) {
  auto *dialect = op->getContext()->getLoadedDialect<RooflineDialect>();
  if (!dialect)
    return std::nullopt;
  auto declared = op->getAttrOfType<DeclaredCostAttr>(
      dialect->getDeclaredCostAttrHelper().getName());
  if (!declared)
    return std::nullopt;
  return evaluateDeclared(declared, op, sizes);
}
