//===- FactStore.h - What is found out once ---------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_PROGRAM_FACTSTORE_H
#define MLIR_ROOFLINE_PROGRAM_FACTSTORE_H

#include "mlir/Support/TypeID.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"

#include <memory>
#include <mutex>

namespace mlir::roofline {

/// What other layers find out about something once and ask several times: one
/// object of each type, made when it is first asked for. Safe to ask from
/// several threads.
class FactStore {
public:
  FactStore() = default;
  /// With one object from the start.
  FactStore(TypeID id, std::shared_ptr<const void> first) {
    facts.try_emplace(id, std::move(first));
  }

  /// `make` may ask for facts of other types.
  const void *
  get(TypeID id, llvm::function_ref<std::shared_ptr<const void>()> make) const {
    {
      std::lock_guard<std::mutex> lock(mutex);
      if (auto known = facts.find(id); known != facts.end())
        return known->second.get();
    }
    // Not under the lock: they may ask for others. Of two threads that make the
    // same, the first one's stay.
    std::shared_ptr<const void> made = make();
    std::lock_guard<std::mutex> lock(mutex);
    return facts.try_emplace(id, std::move(made)).first->second.get();
  }

private:
  mutable std::mutex mutex;
  mutable llvm::SmallDenseMap<TypeID, std::shared_ptr<const void>, 2> facts;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_PROGRAM_FACTSTORE_H
