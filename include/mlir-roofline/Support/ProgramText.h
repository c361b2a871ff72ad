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
/// UTF-8.
std::string toUtf8(llvm::StringRef text);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SUPPORT_PROGRAMTEXT_H
