//===- Storages.cpp - Which memory values live in -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Flow/Storages.h"

#include "StorageFinder.h"

#include "ArgumentSizes.h"

using namespace mlir;
using namespace mlir::roofline;

StringRef roofline::stringifyInputUse(InputUse use) {
  return use == InputUse::keep ? "keep" : "release";
}

Storages::Storages(const ModuleCost &cost, const ValueFlow &flow,
                   const ValueClasses &classes, InputUse inputs) {
  ArrayRef<FunctionCost> functions = cost.getFunctions();
  ends.resize(functions.size());
  hasLonger.resize(functions.size());
  llvm::DenseMap<Operation *, unsigned> numbers;
  for (auto [number, function] : llvm::enumerate(functions))
    firsts.push_back(numbers.try_emplace(function.op, number).first->second);
  StorageFinder finder(cost, flow, classes, *this, inputs);
  llvm::DenseSet<unsigned> done;
  for (unsigned function : cost.getExecution().getCalleesFirst())
    if (done.insert(firsts[function]).second)
      finder.addFunction(firsts[function]);
}

std::optional<unsigned> Storages::getStorage(Value value) const {
  auto found = storageOf.find(value);
  return found == storageOf.end() ? std::nullopt
                                  : std::optional<unsigned>(found->second);
}

bool Storages::isWhole(Value value) const {
  std::optional<unsigned> storage = getStorage(value);
  if (!storage)
    return false;
  Value all = storages[*storage].value;
  // Nobody knows which part, or whether it is one.
  if (!storages[*storage].wholes.empty() && getStorage(all) == storage)
    return false;
  std::optional<Quantity> bytes = getStaticBytes(value.getType());
  return value == all || (bytes && bytes == getStaticBytes(all.getType())) ||
         (value.getType() == all.getType() && !parts.contains(value));
}
