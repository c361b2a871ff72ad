//===- ServingEmitter.h - Formats of what servers are asked -----*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_EMIT_SERVINGEMITTER_H
#define MLIR_ROOFLINE_EMIT_SERVINGEMITTER_H

#include "mlir-roofline/Emit/Emitter.h"
#include "mlir-roofline/Sweep/Serving.h"

namespace mlir::roofline {

/// `format` is one of `getSweepFormats`. A table of many batches shows some of
/// them, unless `options.all` is set; the other formats have all. JSON follows
/// docs/serving-v1.schema.json.
void emitServing(raw_ostream &os, const Serving &serving, StringRef format,
                 const EmitOptions &options);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_EMIT_SERVINGEMITTER_H
