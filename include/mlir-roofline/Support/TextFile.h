//===- TextFile.h - Text files that people write ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SUPPORT_TEXTFILE_H
#define MLIR_ROOFLINE_SUPPORT_TEXTFILE_H

#include "mlir/Support/LLVM.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/ErrorOr.h"

#include <string>

namespace mlir::roofline {

/// The text of a file beside the program (JSON, CSV, an attribute), or of
/// standard input for `-`. The byte order mark that spreadsheets and Windows
/// editors put before UTF-8 is left out.
llvm::ErrorOr<std::string> readTextFile(StringRef path);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SUPPORT_TEXTFILE_H
