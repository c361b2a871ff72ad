//===- ExplanationEmitter.h - Explanations as text --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_EMIT_EXPLANATIONEMITTER_H
#define MLIR_ROOFLINE_EMIT_EXPLANATIONEMITTER_H

#include "mlir-roofline/Emit/Emitter.h"
#include "mlir-roofline/Report/Explanation.h"

namespace mlir::roofline {

/// For people; of `options` the width and the colours count.
void emitExplanationText(raw_ostream &os, const Explanation &explanation,
                         const EmitOptions &options);

/// The schema `mlir-roofline/explain/v1`.
void emitExplanationJson(raw_ostream &os, const Explanation &explanation);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_EMIT_EXPLANATIONEMITTER_H
