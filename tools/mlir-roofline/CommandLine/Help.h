//===- Help.h - What --help prints ------------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   USAGE: mlir-roofline report [options] MODEL
//
//   What each operation of a program costs and what bounds it on a target.
//
//   OPTIONS:
//     --all                        Print every row of the table
//     --format=table|csv|json      What to print
//     ...
//   More, with --help-all: --cache, --inputs, --training
//
//   EXAMPLE:
//     mlir-roofline report model.mlir --target=nvidia-h100-sxm
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TOOLS_HELP_H
#define MLIR_ROOFLINE_TOOLS_HELP_H

#include "Subcommands.h"
#include "mlir/Support/LLVM.h"

#include <string>

namespace mlir::roofline {

/// What the program can do.
std::string formatHelp(ArrayRef<Subcommand> commands);

/// What a command does, with the first clause of what its options say; those
/// that are declared hidden are named alone. Lines have up to 80 columns.
std::string formatHelp(const Subcommand &command);

/// Prints what a command does, with all that its options and their values say,
/// in the library's own form.
void printFullHelp(const Subcommand &command);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TOOLS_HELP_H
