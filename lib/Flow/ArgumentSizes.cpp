//===- ArgumentSizes.cpp - Bytes by what functions are given --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ArgumentSizes.h"

#include "mlir-roofline/Flow/CallOperands.h"

using namespace mlir;
using namespace mlir::roofline;

std::optional<Quantity> mlir::roofline::getStaticBytes(Type type) {
  auto shaped = dyn_cast<ShapedType>(type);
  if (!shaped || !shaped.hasStaticShape())
    return std::nullopt;
  Quantity elements = 1;
  for (int64_t extent : shaped.getShape())
    elements *= extent;
  return getStorageBytes(shaped.getElementType(), elements);
}

std::optional<Quantity> ArgumentSizes::getBytes(Value value) {
  if (auto bytes = getStaticBytes(value.getType()))
    return bytes;
  auto shaped = dyn_cast<ShapedType>(value.getType());
  if (!shaped || !getStorageBits(shaped.getElementType()))
    return std::nullopt;
  if (!sizes) {
    sizes = std::make_unique<SizeAnalysis>(cost.getRoot());
    sizes->addStatements(cost.getProgram().getStatements().withoutExtents());
  }
  Quantity elements = sizes->getNumElements(value);
  llvm::SetVector<StringRef> symbols;
  elements.collectSymbols(symbols);
  for (StringRef symbol : symbols)
    if (Value source = sizes->getSymbolSource(symbol);
        !source || !isFunctionArgument(source))
      return std::nullopt;
  return getStorageBytes(shaped.getElementType(),
                         cost.getProgram().getEquations().resolve(elements));
}
