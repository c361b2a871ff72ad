//===- TripCount.cpp - How often regions run ------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TripCount.h"

#include "mlir-roofline/IR/Roofline.h"

using namespace mlir;
using namespace mlir::roofline;

std::optional<Quantity> mlir::roofline::getTripCountHint(Operation *op) {
  auto *dialect = op->getContext()->getLoadedDialect<RooflineDialect>();
  if (!dialect)
    return std::nullopt;
  auto hint = op->getAttrOfType<IntegerAttr>(
      dialect->getTripCountAttrHelper().getName());
  if (!hint)
    return std::nullopt;
  return Quantity::get(llvm::DynamicAPInt(hint.getValue()));
}
