//===- PeakSizes.cpp - How large what functions hold is -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where something may be a part, the whole is there: what a call hands back is
// as large as what the callee has made, in the sizes of the caller.
//
//===----------------------------------------------------------------------===//

#include "PeakVariants.h"

using namespace mlir;
using namespace mlir::roofline;

void PeakVariants::computeBytes(const SizeBindings &bindings,
                                llvm::function_ref<bool(Value)> counts) {
  bytes.emplace(cost, storages, bindings);
  sizes.resize(cost.getFunctions().size());
  for (unsigned function : cost.getExecution().getCalleesFirst()) {
    SmallVector<unsigned> parts;
    for (unsigned storage : storagesOf[storages.getFirst(function)]) {
      bool isCounted = !counts || counts(getValue(storage));
      sizes[function].push_back(isCounted ? bytes->get(storage, function)
                                          : StorageBytes::Size());
      if (isCounted && !storages.getAll()[storage].wholes.empty())
        parts.push_back(storage);
    }
    addWholes(function, parts);
  }
}

void PeakVariants::addWholes(unsigned function, ArrayRef<unsigned> parts) {
  using Size = StorageBytes::Size;
  auto isOfCallee = [&](const Storage &storage) {
    return storages.getAll()[storage.wholes.front()].function !=
           storage.function;
  };
  for (unsigned number : parts) {
    const Storage &storage = storages.getAll()[number];
    const ExecutionTree::Node *call = getCall(function, storage.definition);
    if (!isOfCallee(storage) || !call)
      continue;
    Size largest{0};
    for (unsigned whole : storage.wholes) {
      Size size = bytes->pass(getSize(call->function, whole), *call, function);
      largest = {Quantity::max(largest.bytes, size.bytes),
                 largest.isExact && size.isExact};
    }
    sizes[function][places[number]] = largest;
  }
  // What goes around may be a part of what comes around.
  bool isChanged = true;
  for (size_t round = 0; isChanged && round < parts.size(); ++round) {
    isChanged = false;
    for (unsigned number : parts) {
      const Storage &storage = storages.getAll()[number];
      if (isOfCallee(storage))
        continue;
      Size &size = sizes[function][places[number]];
      for (unsigned whole : storage.wholes) {
        const Size &other = getSize(function, whole);
        Quantity larger = Quantity::max(size.bytes, other.bytes);
        isChanged |= larger != size.bytes;
        size = {larger, size.isExact && other.isExact};
      }
    }
  }
}

const ExecutionTree::Node *PeakVariants::getCall(unsigned function,
                                                 unsigned position) const {
  auto found = llvm::lower_bound(callsOf[function], position,
                                 [](const auto &call, unsigned position) {
                                   return call.first < position;
                                 });
  return found != callsOf[function].end() && found->first == position
             ? found->second
             : nullptr;
}

const StorageBytes::Size &PeakVariants::getSize(unsigned function,
                                                unsigned storage) const {
  return sizes[function][places[storage]];
}
