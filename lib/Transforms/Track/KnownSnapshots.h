//===- KnownSnapshots.h - What has been counted -----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_TRANSFORMS_TRACK_KNOWNSNAPSHOTS_H
#define MLIR_ROOFLINE_LIB_TRANSFORMS_TRACK_KNOWNSNAPSHOTS_H

#include "Snapshot.h"

#include <mutex>

namespace mlir::roofline {

using SnapshotRef = std::shared_ptr<Snapshot>;

/// The last snapshots of operations that passes ran on. Safe for several
/// threads. Looks from an operation outwards, at addresses alone: what is
/// around it may be changing, and what was in it may be gone.
class KnownSnapshots {
public:
  /// That of `op`: its own, or what the count of something around it has found
  /// out about it. Null if it has to be counted.
  SnapshotRef find(Operation *op);
  /// How often `op` executes, as the outermost count has it; once if nothing
  /// tells.
  Quantity getExecutions(Operation *op);
  void keep(Operation *op, SnapshotRef snapshot);
  /// What stood in `op` may be gone, and its address may be another's.
  void forgetNested(Operation *op);
  void clear() {
    std::scoped_lock lock(mutex);
    entries.clear();
  }

private:
  struct Entry {
    SnapshotRef snapshot;
    /// The addresses of what the operation stands in.
    SmallVector<Operation *, 2> ancestors;
  };
  std::mutex mutex;
  llvm::DenseMap<Operation *, Entry> entries;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_TRANSFORMS_TRACK_KNOWNSNAPSHOTS_H
