//===- ServingMemory.h - What a server holds --------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_SWEEP_SERVINGMEMORY_H
#define MLIR_ROOFLINE_LIB_SWEEP_SERVINGMEMORY_H

#include "mlir-roofline/Machine/MemoryFit.h"
#include "mlir-roofline/Sweep/Serving.h"

namespace mlir::roofline::sweep {

/// What a program holds, with one size open: the batch.
struct HeldMemory {
  StringRef batch;
  Quantity parameters;
  /// At the same time at most, and what of it outlives a run; absent if it is
  /// not known.
  std::optional<Quantity> peak, caches;
  /// By target.
  std::vector<std::vector<MemoryFit>> fits;

  /// Whether all are formulas of the batch.
  bool isKnown() const;
};

/// As the report says, with a value put in for another size if there is one.
HeldMemory getHeld(const Report &report, StringRef batch,
                   StringRef context = "", int64_t value = 0);

/// What caches hold at the end, and by how much the last token made them grow:
/// `before` is of one token less. Nothing if none are found.
void addCaches(Serving &serving, const HeldMemory &end,
               const HeldMemory &before);

/// What is needed by batch, and the largest batch that fits each target.
/// Nothing where it is not known what a program holds. `decode` absent: it
/// never runs.
void addNeeded(Serving &serving, const HeldMemory &prefill,
               const std::optional<HeldMemory> &decode);

} // namespace mlir::roofline::sweep

#endif // MLIR_ROOFLINE_LIB_SWEEP_SERVINGMEMORY_H
