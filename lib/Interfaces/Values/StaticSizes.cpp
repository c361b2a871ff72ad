//===- StaticSizes.cpp - What types alone say of sizes --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/Values/StaticSizes.h"

#include "mlir/IR/BuiltinTypeInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

std::optional<Quantity> mlir::roofline::getStaticElements(Type type) {
  auto shaped = dyn_cast<ShapedType>(type);
  if (!shaped || !shaped.hasStaticShape())
    return std::nullopt;
  Quantity elements = 1;
  for (int64_t extent : shaped.getShape())
    elements *= extent;
  return elements;
}

std::optional<Quantity> mlir::roofline::getStaticBytes(Type type) {
  std::optional<Quantity> elements = getStaticElements(type);
  if (!elements)
    return std::nullopt;
  return getStorageBytes(cast<ShapedType>(type).getElementType(), *elements);
}
