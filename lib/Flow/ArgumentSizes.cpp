//===- ArgumentSizes.cpp - Bytes by what functions are given --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ArgumentSizes.h"

#include "mlir-roofline/Flow/CallOperands.h"
#include "mlir-roofline/Program/ProgramFacts.h"
#include "mlir-roofline/Sizes/SizeAnalysis.h"

#include <mutex>

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// What is asked of values with open extents, whatever these are in the end.
/// Safe to ask from several threads.
class OpenBytes {
public:
  explicit OpenBytes(const Program &program)
      : program(program), sizes(program.getRoot()) {
    sizes.addStatements(program.getStatements().withoutExtents());
  }

  std::optional<Quantity> get(Value value) const {
    std::lock_guard<std::mutex> lock(mutex);
    auto [known, isNew] = bytes.try_emplace(value);
    if (isNew)
      known->second = find(value);
    return known->second;
  }

private:
  std::optional<Quantity> find(Value value) const;

  const Program &program;
  mutable std::mutex mutex;
  mutable SizeAnalysis sizes;
  mutable llvm::DenseMap<Value, std::optional<Quantity>> bytes;
};
} // namespace

std::optional<Quantity> OpenBytes::find(Value value) const {
  Quantity elements = sizes.getNumElements(value);
  llvm::SetVector<StringRef> symbols;
  elements.collectSymbols(symbols);
  for (StringRef symbol : symbols)
    if (Value source = sizes.getSymbolSource(symbol);
        !source || !isFunctionArgument(source))
      return std::nullopt;
  return getStorageBytes(cast<ShapedType>(value.getType()).getElementType(),
                         program.getEquations().resolve(elements));
}

std::optional<Quantity> ArgumentSizes::getBytes(Value value) {
  if (auto bytes = getStaticBytes(value.getType()))
    return bytes;
  auto shaped = dyn_cast<ShapedType>(value.getType());
  if (!shaped || !getStorageBits(shaped.getElementType()))
    return std::nullopt;
  // Made when first asked: static programs need none.
  return ProgramFacts::get<OpenBytes>(cost).get(value);
}
