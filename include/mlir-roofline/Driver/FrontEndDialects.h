//===- FrontEndDialects.h - What stands above linalg and TOSA ---*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Programs of frameworks come in dialects that are no part of MLIR and not
// linked here. Their own tools lower them to what this project reads.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_DRIVER_FRONTENDDIALECTS_H
#define MLIR_ROOFLINE_DRIVER_FRONTENDDIALECTS_H

#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/StringRef.h"

namespace mlir::roofline {

struct FrontEndDialect {
  /// As in `torch.aten.mm`.
  StringRef name;
  /// How to get linalg or TOSA from it, as the end of a sentence.
  StringRef lowering;
};

/// The front end's dialect of an operation, type or attribute that a text
/// mentions as MLIR writes them (`"torch.aten.mm"`, `!torch.vtensor`); null if
/// there is none.
const FrontEndDialect *findFrontEndDialect(StringRef text);

/// Warns, once per dialect, of operations of front ends' dialects, which are
/// unknown in every report.
void warnOfFrontEndDialects(ModuleOp module, Location loc);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_DRIVER_FRONTENDDIALECTS_H
