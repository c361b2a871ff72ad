//===- MemoryAccesses.cpp - Reads and writes of buffers -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Flow/MemoryAccesses.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

static bool isBuffer(Value value) {
  return value && isa<BaseMemRefType>(value.getType());
}

SmallVector<MemoryAccess>
roofline::getMemoryAccesses(Operation *op, const ValueFlow &flow,
                            SymbolTableCollection &symbols) {
  SmallVector<MemoryAccess> accesses;
  auto add = [&](Value value, bool isWrite) {
    Value base = flow.getBase(value);
    if (Operation *global = flow.getGlobal(base))
      accesses.push_back({global, isWrite});
    else
      accesses.push_back({base, isWrite});
  };
  op->walk([&](Operation *nested) {
    if (std::optional<GlobalAccess> access = getGlobalAccess(nested)) {
      // Taking an address is no access.
      if (access->kind != GlobalAccess::Kind::address)
        if (Operation *global =
                symbols.lookupNearestSymbolFrom(nested, access->symbol))
          accesses.push_back(
              {global, access->kind == GlobalAccess::Kind::write});
      return;
    }
    if (auto effects = dyn_cast<MemoryEffectOpInterface>(nested)) {
      SmallVector<MemoryEffects::EffectInstance> instances;
      effects.getEffects(instances);
      for (const MemoryEffects::EffectInstance &instance : instances) {
        bool isWrite = isa<MemoryEffects::Write>(instance.getEffect());
        if (isBuffer(instance.getValue()) &&
            (isWrite || isa<MemoryEffects::Read>(instance.getEffect())))
          add(instance.getValue(), isWrite);
      }
      return;
    }
    if (nested->hasTrait<OpTrait::HasRecursiveMemoryEffects>())
      return;
    for (Value operand : nested->getOperands())
      if (isBuffer(operand))
        for (bool isWrite : {false, true})
          add(operand, isWrite);
  });
  return accesses;
}
