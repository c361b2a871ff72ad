//===- KnownSnapshots.cpp - What has been counted -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KnownSnapshots.h"

using namespace mlir;
using namespace mlir::roofline;

SnapshotRef KnownSnapshots::find(Operation *op) {
  std::scoped_lock lock(mutex);
  if (auto found = entries.find(op); found != entries.end())
    return found->second.snapshot;
  for (Operation *outer = op->getParentOp(); outer;
       outer = outer->getParentOp())
    if (auto found = entries.find(outer); found != entries.end())
      if (Snapshot::Function *function =
              found->second.snapshot->findFunction(op);
          function && function->own)
        return function->own;
  return nullptr;
}

Quantity KnownSnapshots::getExecutions(Operation *op) {
  std::scoped_lock lock(mutex);
  Quantity times = 1;
  for (Operation *outer = op->getParentOp(); outer;
       outer = outer->getParentOp())
    if (auto found = entries.find(outer); found != entries.end())
      if (Snapshot::Function *function =
              found->second.snapshot->findFunction(op))
        times = function->multiplicity.value;
  return times;
}

void KnownSnapshots::keep(Operation *op, SnapshotRef snapshot) {
  Entry entry{std::move(snapshot), {}};
  for (Operation *outer = op->getParentOp(); outer;
       outer = outer->getParentOp())
    entry.ancestors.push_back(outer);
  std::scoped_lock lock(mutex);
  entries[op] = std::move(entry);
}

void KnownSnapshots::forgetNested(Operation *op) {
  std::scoped_lock lock(mutex);
  SmallVector<Operation *> nested;
  for (const auto &[inner, entry] : entries)
    if (llvm::is_contained(entry.ancestors, op))
      nested.push_back(inner);
  for (Operation *inner : nested)
    entries.erase(inner);
}
