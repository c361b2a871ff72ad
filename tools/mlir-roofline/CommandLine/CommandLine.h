//===- CommandLine.h - Mistakes in a command line ---------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// LLVM's library declares and parses options, but it takes any option of the
// libraries that are linked for one of this program, suggests hidden ones,
// says several things about one mistake, and says some of them to a stream of
// its own. So the words are checked here first, against what the command has
// declared; what passes is parsed without an error, but for numbers.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TOOLS_COMMANDLINE_H
#define MLIR_ROOFLINE_TOOLS_COMMANDLINE_H

#include "Subcommands.h"
#include "mlir/Support/LLVM.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Error.h"

namespace mlir::roofline {

/// The options that were declared for the command, by name; none that LLVM's
/// libraries give to every command.
SmallVector<llvm::cl::Option *>
getDeclaredOptions(llvm::cl::SubCommand &command);

/// The values that an option chooses from; empty if it takes any.
SmallVector<StringRef> getChoices(llvm::cl::Option &option);

/// The names of the commands, in their order.
SmallVector<StringRef> getNames(ArrayRef<Subcommand> commands);

/// Whether the option is given as `--name`, with no value.
bool isSwitch(llvm::cl::Option &option);

/// `--name=VALUE`, `--name=a|b`, `-o FILE`.
std::string getSpelling(llvm::cl::Option &option);

/// What a command line asks for.
struct Invocation {
  enum Action { run, help, fullHelp, version } action;
  /// Null: none is named.
  const Subcommand *command;
};

/// Finds out what the words, without the program's own name, ask for. The error
/// says what was expected and what was found.
llvm::Expected<Invocation> readCommandLine(ArrayRef<const char *> words,
                                           ArrayRef<Subcommand> commands);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TOOLS_COMMANDLINE_H
