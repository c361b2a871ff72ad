//===- PassEmitter.h - What passes change, as text --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_EMIT_PASSEMITTER_H
#define MLIR_ROOFLINE_EMIT_PASSEMITTER_H

#include "mlir-roofline/Emit/Emitter.h"
#include "mlir-roofline/Report/Compare/PassReport.h"

namespace mlir::roofline {

/// For people:
///
///   pass                    MACs   FLOPs      bytes  changed most
///   before               81.62 M  166 M    9.27 MiB
///   func.func
///     tosa-to-linalg           0  -57 k !  +416 KiB  tosa.add ->
///     linalg.generic
///   canonicalize
///   after                81.62 M  166 M    9.68 MiB
///
/// What changes nothing has empty cells.
void printPassTable(raw_ostream &os, const PassReport &report,
                    const EmitOptions &options);

/// For machines: an object of the schema `mlir-roofline/passes/v1` with an
/// entry in `runs` for each report. Absent values have no key.
void printPassJson(raw_ostream &os, ArrayRef<PassReport> reports);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_EMIT_PASSEMITTER_H
