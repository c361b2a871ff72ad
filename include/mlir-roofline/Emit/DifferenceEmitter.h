//===- DifferenceEmitter.h - Two reports as text ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Prints
//
//   metric       old       new   change  relative
//   MACs      1.81 G    4.09 G  +2.28 G  +125.4 %
//   ...
//            op           location         MACs    FLOPs  bytes
//   changed  tosa.conv2d  layer1.0.conv1  -103 M  -206 M  -154 KiB
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_EMIT_DIFFERENCEEMITTER_H
#define MLIR_ROOFLINE_EMIT_DIFFERENCEEMITTER_H

#include "mlir-roofline/Emit/Emitter.h"
#include "mlir-roofline/Report/Compare/Difference.h"

namespace mlir::roofline {

/// Text for people; Markdown for pull requests; the schema
/// `mlir-roofline/diff/v1`, which has every operation that differs.
enum class DifferenceFormat { table, markdown, json };

void emitDifference(raw_ostream &os, const Difference &difference,
                    DifferenceFormat format, const EmitOptions &options);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_EMIT_DIFFERENCEEMITTER_H
