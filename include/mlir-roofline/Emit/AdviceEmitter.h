//===- AdviceEmitter.h - Advice as text -------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_EMIT_ADVICEEMITTER_H
#define MLIR_ROOFLINE_EMIT_ADVICEEMITTER_H

#include "mlir-roofline/Advice/Advice.h"
#include "mlir-roofline/Emit/Emitter.h"

namespace mlir::roofline {

/// For people; of `options` the width and the colours count, and `all`: every
/// place instead of the first.
void emitAdviceText(raw_ostream &os, const AdviceList &list,
                    const EmitOptions &options);

/// The schema `mlir-roofline/advice/v1`.
void emitAdviceJson(raw_ostream &os, const AdviceList &list);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_EMIT_ADVICEEMITTER_H
