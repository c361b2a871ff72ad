//===- ForeignCosts.h - Costs of dialects that are not linked ---*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What operations cost, by their names, from files (docs/ForeignOps.md). No
// operation is named in C++.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MODELS_FOREIGNCOSTS_H
#define MLIR_ROOFLINE_MODELS_FOREIGNCOSTS_H

#include "mlir/IR/DialectRegistry.h"

namespace mlir::roofline {

/// Registers the rules that are part of the library, for dialects that are
/// loaded.
void registerForeignCosts(DialectRegistry &registry);

/// Registers a dialect that stands in for each that these rules speak of and
/// that is not in the registry: its operations can be read in the generic form.
/// For tools, behind all other dialects; a pass leaves it to them which
/// dialects there are.
void registerForeignDialects(DialectRegistry &registry);
/// The same for what the context does not know by now.
void registerForeignDialects(MLIRContext &context);

/// Adds the rules of a file, before any program is read. They go before those
/// of the library, and their costs have the status `declared`. Failures are
/// diagnosed in the file; then nothing is added.
LogicalResult addForeignCosts(StringRef text, StringRef file,
                              MLIRContext *context);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MODELS_FOREIGNCOSTS_H
