//===- EnclosingLoops.h - The loops around an operation ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Loops in every form: operations, blocks that branch back, and those around
// the calls of the function that an operation is in.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_LOOPS_ENCLOSINGLOOPS_H
#define MLIR_ROOFLINE_LIB_MODELS_LOOPS_ENCLOSINGLOOPS_H

#include "mlir/Analysis/CFGLoopInfo.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/PointerUnion.h"

#include <memory>

namespace mlir::roofline {

class CallSites;

/// An operation whose regions run again and again, or blocks that do; null for
/// none.
using Loop = llvm::PointerUnion<Operation *, CFGLoop *>;

/// Answers for some functions, and remembers their loops of blocks. Holds only
/// while the program stays as it is.
class EnclosingLoops {
public:
  /// Without `calls` no loop is followed out of a function.
  explicit EnclosingLoops(const CallSites *calls) : calls(calls) {}

  /// The function that `op` is in, or is.
  static Operation *getFunction(Operation *op);

  /// The innermost loop around `op` in its function.
  Loop getLoop(Operation *op);
  /// The next one around a loop in its function.
  Loop getOuter(Loop loop);
  /// All loops around `op`, the innermost first, those around calls last.
  SmallVector<Loop> getLoopsAround(Operation *op);

  /// Whether an iteration of `loop` executes `op`, directly or by a call.
  bool contains(Loop loop, Operation *op);
  /// Whether it makes `value`.
  bool contains(Loop loop, Value value);

  /// A block that stands for all that run in the same loop, in one region.
  Block *getPlace(Block *block);
  /// That of the operation or the loop of blocks around a place, inside of one
  /// function; null if there is none.
  Block *getPlaceAround(Block *place);
  /// Where a loop stands itself.
  Block *getPlaceOf(Loop loop);

private:
  CFGLoop *getBlockLoop(Block *block);

  const CallSites *calls;
  llvm::DenseMap<Region *, std::unique_ptr<CFGLoopInfo>> infos;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_LOOPS_ENCLOSINGLOOPS_H
