//===- DifferenceFormats.h - Formats of two reports -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_DIFFERENCE_DIFFERENCEFORMATS_H
#define MLIR_ROOFLINE_LIB_EMIT_DIFFERENCE_DIFFERENCEFORMATS_H

#include "mlir-roofline/Emit/DifferenceEmitter.h"

namespace mlir::roofline::emit {

void printDifferenceTable(raw_ostream &os, const Difference &difference,
                          const EmitOptions &options);
void printDifferenceMarkdown(raw_ostream &os, const Difference &difference,
                             const EmitOptions &options);
/// Every operation that differs, whatever the options say.
void printDifferenceJson(raw_ostream &os, const Difference &difference);

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_DIFFERENCE_DIFFERENCEFORMATS_H
