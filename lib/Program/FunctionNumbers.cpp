//===- FunctionNumbers.cpp - Functions with one set of sizes --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Program/FunctionNumbers.h"

using namespace mlir;
using namespace mlir::roofline;

FunctionNumbers::FunctionNumbers(const ModuleCost &cost) {
  for (auto [number, function] : llvm::enumerate(cost.getFunctions())) {
    auto [known, isFirst] = numbers.try_emplace(function.op, number);
    if (!isFirst)
      known->second.reset();
  }
}

std::optional<unsigned> FunctionNumbers::find(Operation *function) const {
  return numbers.lookup(function);
}

std::optional<unsigned> FunctionNumbers::findAround(Value value) const {
  Operation *function = value.getParentRegion()->getParentOp();
  while (function && !numbers.contains(function))
    function = function->getParentOp();
  return function ? find(function) : std::nullopt;
}
