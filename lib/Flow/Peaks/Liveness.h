//===- Liveness.h - What is live when ---------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One function's memory over its positions, as a sweep.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_FLOW_LIVENESS_H
#define MLIR_ROOFLINE_LIB_FLOW_LIVENESS_H

#include "mlir-roofline/Flow/Storages.h"
#include "llvm/ADT/BitVector.h"

namespace mlir::roofline {

/// Memory of one function that counts.
struct LiveInterval {
  unsigned storage;
  Quantity bytes;
  /// Both inclusive.
  unsigned begin, end;
};

/// A call while it runs: what the caller holds is replaced by what the callee
/// does, as far as it is handed over.
struct LiveCall {
  unsigned position;
  /// What the callee holds at most.
  Quantity peak;
  /// What of the caller's is counted by the callee.
  Quantity handedOver;
};

/// The largest of quantities, and where it is first reached.
class LargestQuantity {
public:
  void add(const Quantity &quantity, unsigned position);

  Quantity get() const;
  /// Nothing if open sizes decide.
  std::optional<unsigned> getPosition() const;

private:
  using Place = std::pair<Quantity, unsigned>;

  /// None of which is known to be at least as large as another.
  SmallVector<Place, 0> candidates;
  /// More of that kind, which have not been compared with each other.
  SmallVector<Place, 0> others;
  /// Of those beyond what a formula may have.
  std::optional<uint64_t> hashOfRest;
  bool isRestNonNegative = true;
};

/// Live bytes where they change, in increasing order of positions. `calls`
/// stand in that order.
std::vector<std::pair<unsigned, Quantity>>
sweep(ArrayRef<LiveInterval> intervals, ArrayRef<LiveCall> calls);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_FLOW_LIVENESS_H
