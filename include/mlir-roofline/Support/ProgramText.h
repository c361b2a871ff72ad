//===- ProgramText.h - Text of a program in output --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Names, locations and types come from the program, and may be any bytes.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SUPPORT_PROGRAMTEXT_H
#define MLIR_ROOFLINE_SUPPORT_PROGRAMTEXT_H

#include "llvm/ADT/StringRef.h"

#include <string>

namespace mlir::roofline {

/// `text` as what reads a report expects it: U+FFFD stands for what is no
/// UTF-8. For JSON, which has escapes of its own.
std::string toUtf8(llvm::StringRef text);

/// `text` in one line for people: printable characters as they are, every other
/// byte as MLIR prints it, `\1B`. Such are control characters and newlines,
/// what changes the direction of text or takes no room, and what is no UTF-8;
/// so no name can move the cursor, forge a row or hide. A backslash stays: this
/// is not to be read back.
std::string toVisibleText(llvm::StringRef text);

/// The same for a cell of CSV. A spreadsheet would take a text that starts with
/// `=`, `+`, `-` or `@`, also behind spaces, for a formula: it gets a `'` in
/// front. A tab or carriage return, which would hide the start, is escaped.
/// Commas and quotes are left to who writes the row.
std::string toCsvText(llvm::StringRef text);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SUPPORT_PROGRAMTEXT_H
