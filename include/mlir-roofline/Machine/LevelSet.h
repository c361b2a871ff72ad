//===- LevelSet.h - Some of the memory levels of a target -------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_LEVELSET_H
#define MLIR_ROOFLINE_MACHINE_LEVELSET_H

#include "llvm/ADT/SmallBitVector.h"

namespace mlir::roofline {

/// Memory levels of a target, by number.
class LevelSet {
public:
  void insert(unsigned level) { levels.set(level); }
  bool contains(unsigned level) const { return levels.test(level); }

  explicit LevelSet(unsigned numLevels) : levels(numLevels) {}

private:
  llvm::SmallBitVector levels;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_LEVELSET_H
