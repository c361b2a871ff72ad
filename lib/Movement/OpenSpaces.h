//===- OpenSpaces.h - Loops of operations with all sizes open ---*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MOVEMENT_OPENSPACES_H
#define MLIR_ROOFLINE_LIB_MOVEMENT_OPENSPACES_H

#include "mlir-roofline/Interfaces/IterationOpInterface.h"
#include "mlir-roofline/Program/Program.h"
#include "mlir-roofline/Sizes/SizeAnalysis.h"
#include "mlir-roofline/Support/Formula/QuantityHash.h"

#include <mutex>
#include <unordered_map>

namespace mlir::roofline {

/// Loops and extents in a program's symbols, whatever values they are given:
/// what all bindings of a program share. Safe to ask from several threads.
class OpenSpaces {
public:
  explicit OpenSpaces(const Program &program);

  /// Nothing if it is no nest of loops. Kept where sizes are open.
  std::optional<IterationSpace> get(Operation *op) const;
  /// The extents of a tensor or buffer with a rank.
  SmallVector<Quantity> getShape(Value value) const;
  Quantity getValue(OpFoldResult integer) const;

private:
  Quantity rename(const Quantity &size) const;

  const Program &program;
  /// By what it stands for, in words: how the program calls a size; and the
  /// other way round.
  llvm::StringMap<StringRef> names, meanings;

  mutable std::mutex mutex;
  mutable SizeAnalysis sizes;
  mutable llvm::DenseMap<Operation *, std::optional<IterationSpace>> known;
  /// By the name that it has here: how the program calls it.
  mutable llvm::StringMap<Quantity> renamed;
  mutable size_t numRenamed = 0;
  /// A program has few sizes, and many operations of each.
  mutable std::unordered_map<Quantity, Quantity, QuantityHash> renamedSizes;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MOVEMENT_OPENSPACES_H
