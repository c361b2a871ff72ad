//===- ServingMemory.h - What a server holds --------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_SWEEP_SERVINGMEMORY_H
#define MLIR_ROOFLINE_LIB_SWEEP_SERVINGMEMORY_H

#include "mlir-roofline/Sweep/Serving.h"

namespace mlir::roofline::sweep {

/// A program with nothing open but the size that counts requests.
struct HeldMemory {
  const Report &report;
  StringRef batch;
};

/// What caches hold at the end, and by how much the last token made them grow:
/// `before` is of one token less. Nothing if none are found.
void addCaches(Serving &serving, const Report &end, const Report &before,
               StringRef batch);

/// What is needed by batch, and the largest batch that fits each target.
/// Nothing where it is not known what a program holds. `decode` absent: it
/// never runs.
void addNeeded(Serving &serving, const HeldMemory &prefill,
               const std::optional<HeldMemory> &decode);

} // namespace mlir::roofline::sweep

#endif // MLIR_ROOFLINE_LIB_SWEEP_SERVINGMEMORY_H
