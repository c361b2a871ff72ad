//===- Subcommands.h - What mlir-roofline can do ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One file per subcommand; each declares its options there and runs after they
// are parsed.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TOOLS_SUBCOMMANDS_H
#define MLIR_ROOFLINE_TOOLS_SUBCOMMANDS_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

namespace llvm::cl {
class SubCommand;
} // namespace llvm::cl

namespace mlir::roofline {

/// Exit status of every subcommand.
enum ExitStatus {
  success = 0,
  /// A check failed or a threshold was passed.
  failedCheck = 1,
  /// Bad usage or input: one diagnostic on stderr, nothing on stdout.
  badInput = 2
};

struct Subcommand {
  /// The command's name and options, as the command line library knows them.
  llvm::cl::SubCommand *command;
  ExitStatus (*run)();
  /// A command line for the end of its --help.
  llvm::StringRef example = "";
};

/// All of them, in the order of --help.
llvm::SmallVector<Subcommand> getSubcommands();

Subcommand getAdviseSubcommand();
Subcommand getCalibrateSubcommand();
Subcommand getCheckSubcommand();
Subcommand getDiffSubcommand();
Subcommand getCompletionSubcommand();
Subcommand getExplainSubcommand();
Subcommand getReportSubcommand();
Subcommand getSweepSubcommand();
Subcommand getTargetsSubcommand();

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TOOLS_SUBCOMMANDS_H
