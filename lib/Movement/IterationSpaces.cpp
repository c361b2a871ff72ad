//===- IterationSpaces.cpp - Loops of a program's operations --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Movement/IterationSpaces.h"

#include "OpenSpaces.h"
#include "mlir-roofline/Interfaces/Values/StaticSizes.h"
#include "mlir-roofline/Program/ProgramFacts.h"
#include "mlir/Interfaces/ViewLikeInterface.h"

using namespace mlir;
using namespace mlir::roofline;

IterationSpaces::IterationSpaces(const ModuleCost &cost)
    : cost(cost), open(ProgramFacts::get<OpenSpaces>(cost)),
      bound(cost.getFunctions().size()) {}

Quantity IterationSpaces::bind(const Quantity &size, unsigned function) {
  if (size.isConstant())
    return size;
  auto [known, isNew] = bound[function].try_emplace(size);
  if (isNew)
    known->second = cost.getBound(size, function);
  return known->second;
}

std::optional<IterationSpace> IterationSpaces::get(unsigned op) {
  const CostedOp &costed = cost.getOps()[op];
  return get(costed.op, costed.function);
}

std::optional<IterationSpace> IterationSpaces::get(Operation *op,
                                                   unsigned function) {
  std::optional<IterationSpace> space = open.get(op);
  if (space)
    space->replaceSizes(
        [&](const Quantity &size) { return bind(size, function); });
  return space;
}

SmallVector<Quantity> IterationSpaces::getShape(Value value,
                                                unsigned function) {
  SmallVector<Quantity> shape = open.getShape(value);
  for (Quantity &extent : shape)
    extent = bind(extent, function);
  return shape;
}

ShapedType IterationSpaces::getType(Value value, unsigned function) {
  auto type = cast<ShapedType>(value.getType());
  if (type.hasStaticShape())
    return type;
  SmallVector<int64_t> extents;
  for (const Quantity &extent : getShape(value, function))
    extents.push_back(extent.getInt64().value_or(ShapedType::kDynamic));
  return type.clone(extents);
}

std::optional<Quantity> IterationSpaces::getBytes(Value value,
                                                  unsigned function) {
  auto type = dyn_cast<ShapedType>(value.getType());
  if (!type || !type.hasRank())
    return std::nullopt;
  if (type.hasStaticShape())
    return getStaticBytes(type);
  Quantity elements = 1;
  for (const Quantity &extent : getShape(value, function))
    elements *= extent;
  return getStorageBytes(type.getElementType(), elements);
}

Quantity IterationSpaces::getValue(OpFoldResult integer, unsigned function) {
  return bind(open.getValue(integer), function);
}

std::optional<int64_t>
IterationSpaces::getInteger(OpFoldResult integer,
                            std::optional<unsigned> function) {
  if (std::optional<int64_t> constant = getConstantIntValue(integer))
    return constant;
  return function ? getValue(integer, *function).getInt64() : std::nullopt;
}
