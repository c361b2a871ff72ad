//===- LevelChoice.cpp - Which memory level holds what --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/Demand/MachineResources.h"

#include "mlir-roofline/Flow/ValueClasses.h"
#include "mlir-roofline/Interfaces/Access/MemorySpaces.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;

MachineResources MachineResources::forProgram(const ModuleCost &cost) const {
  MachineResources resources = *this;
  if (holdsParts)
    resources.classes = &ValueClasses::get(cost);
  return resources;
}

/// Whether two memory spaces are one; numbers may be of different types.
static bool isSameSpace(Attribute a, Attribute b) {
  auto first = dyn_cast<IntegerAttr>(a), second = dyn_cast<IntegerAttr>(b);
  return a == b ||
         (first && second &&
          llvm::APInt::isSameValue(first.getValue().zextOrTrunc(64),
                                   second.getValue().zextOrTrunc(64)));
}

std::optional<unsigned> MachineResources::findLevelOfSpace(Value value) const {
  Attribute space = value ? getMemorySpace(value.getType()) : Attribute();
  if (!space)
    return std::nullopt;
  ArrayRef<MemoryAttr> memory = target.getMemory();
  for (auto [number, level] : llvm::enumerate(memory))
    if (llvm::any_of(level.getSpaces(), [&](Attribute named) {
          return isSameSpace(named, space);
        }))
      return number;
  if (getMemorySharing(space) == MemorySharing::device)
    return std::nullopt;
  return memory.size() == 1 ? 1 : memory.size() - 1;
}

LevelSet MachineResources::getLevels(Value value, bool isWrite) const {
  ArrayRef<MemoryAttr> memory = target.getMemory();
  LevelSet levels(memory.size());
  std::optional<unsigned> first = findLevelOfSpace(value);
  ValueClass valueClass =
      classes && value ? classes->get(value) : ValueClass::activation;
  if (valueClass == ValueClass::weight && isWrite)
    valueClass = ValueClass::activation;
  // A memory space says where a buffer lives, whatever else that level holds;
  // on the way in are the levels that hold its like.
  for (auto [number, level] : llvm::enumerate(memory))
    if (first == number ||
        (number >= first.value_or(0) && level.holds(valueClass)))
      levels.insert(number);
  return levels;
}

double MachineResources::getCoreMemoryBytes() const {
  ArrayRef<MemoryAttr> memory = target.getMemory();
  std::optional<double> capacity =
      memory.size() < 2 ? std::nullopt : memory.back().getCapacityBytes();
  if (!capacity)
    return defaultCoreMemoryBytes;
  // All cores run groups at the same time: of a level that they share, each has
  // its share.
  int64_t numParts = memory.back().getInstances();
  if (numParts == 1)
    for (roofline::UnitAttr unit : target.getUnits())
      numParts = std::max<int64_t>(numParts, unit.getCount());
  return *capacity / numParts;
}
