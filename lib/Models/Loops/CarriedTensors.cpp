//===- CarriedTensors.cpp - Tensors that are one in memory ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Loops/CarriedTensors.h"

#include "Loops/BlockCycles.h"
#include "Loops/CallSites.h"

#include "mlir-roofline/Interfaces/AccumulationOpInterface.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::roofline;

ArrayRef<Value> CarriedTensors::getForwarded(Value value, Operation *op) {
  if (op->getNumRegions() != 0 && !std::exchange(seen[op], true))
    for (const Forwarding &each : getForwardings(op))
      forwarded[each.to].push_back(each.from);
  auto found = forwarded.find(value);
  return found == forwarded.end() ? ArrayRef<Value>() : ArrayRef(found->second);
}

void CarriedTensors::addSources(Value tensor, SmallVectorImpl<Value> &sources) {
  if (calls)
    calls->addSources(tensor, sources);
  if (auto argument = dyn_cast<BlockArgument>(tensor)) {
    if (argument.getOwner()->isEntryBlock())
      llvm::append_range(
          sources, getForwarded(argument, argument.getOwner()->getParentOp()));
    else
      llvm::append_range(sources, getIncoming(argument));
    return;
  }
  auto result = cast<OpResult>(tensor);
  Operation *op = result.getOwner();
  llvm::append_range(sources, getForwarded(tensor, op));
  if (!isa<TensorType>(tensor.getType()))
    return;
  if (std::optional<ElementAccess> access = getElementAccess(op);
      access && access->stored)
    sources.push_back(access->memory);
  else if (std::optional<ContentsSource> source = getContentsSource(result);
           source && source->kind == ContentsKind::whole)
    sources.push_back(source->operand->get());
}

/// Chains of stores are asked about from their start; what is not found so far
/// back is not looked for.
static constexpr size_t maxMade = 1024;

Value CarriedTensors::getOrigin(Value tensor) {
  auto [known, isNew] = origins.try_emplace(tensor, tensor);
  if (!isNew)
    return known->second;
  // Tensors that stores have made one from the other are a chain.
  llvm::SmallSetVector<Value, 8> made;
  made.insert(tensor);
  Value origin;
  for (unsigned next = 0; next < made.size(); ++next) {
    if (made.size() > maxMade)
      return tensor;
    Value value = made[next];
    SmallVector<Value, 2> sources;
    auto found = origins.find(value);
    if (next != 0 && found != origins.end())
      sources.push_back(found->second);
    else
      addSources(value, sources);
    // A block may hand it to itself.
    llvm::erase(sources, value);
    bool isOrigin = sources.empty();
    if (isOrigin && origin && origin != value)
      return tensor;
    if (isOrigin)
      origin = value;
    made.insert(sources.begin(), sources.end());
  }
  if (!origin)
    return tensor;
  for (Value value : made)
    origins[value] = origin;
  return origin;
}
