//===- SweepEmitter.h - Formats of sweeps -----------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   model.mlir at 4 points
//
//    batch   FLOPs     bytes    time  bound by
//        1  33.6 M  32.0 MiB  10.0 us  HBM3
//        …
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_EMIT_SWEEPEMITTER_H
#define MLIR_ROOFLINE_EMIT_SWEEPEMITTER_H

#include "mlir-roofline/Emit/Emitter.h"
#include "mlir-roofline/Sweep/Sweep.h"

namespace mlir::roofline {

/// `table`, `csv`, `json`, `svg` and `html`.
ArrayRef<StringRef> getSweepFormats();

/// `format` is one of these. A table of many points shows some of them, unless
/// `options.all` is set; the other formats have all. JSON follows
/// docs/sweep-v1.schema.json.
void emitSweep(raw_ostream &os, const Sweep &sweep, StringRef format,
               const EmitOptions &options);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_EMIT_SWEEPEMITTER_H
