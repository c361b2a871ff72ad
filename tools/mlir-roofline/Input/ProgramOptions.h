//===- ProgramOptions.h - Options of every command that reads a program ---===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TOOLS_PROGRAMOPTIONS_H
#define MLIR_ROOFLINE_TOOLS_PROGRAMOPTIONS_H

#include "Plugins.h"
#include "mlir-roofline/Driver/Options/ProgramOptionList.h"

namespace mlir::roofline {

class Session;

/// What is to be analysed, on which targets and under which assumptions: the
/// same names and meaning in every command that has them. A command makes one
/// for itself as a global variable, as it does with options of its own.
struct ProgramOptions : ProgramOptionList<FlagKind> {
  ProgramOptions(llvm::cl::SubCommand &command,
                 llvm::cl::OptionCategory &category);

  /// Makes the session ready to read programs: whether it accepts operations
  /// that nobody knows, what plugins bring, and what files say that operations
  /// cost. Failures are diagnosed: at the command line files that cannot be
  /// read, elsewhere what is wrong in them.
  LogicalResult prepare(Session &session) const;

  llvm::cl::opt<bool> allowUnregisteredDialects;
  llvm::cl::list<std::string> costs;
  PluginOptions plugins;
  llvm::cl::opt<std::string> outputFile;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TOOLS_PROGRAMOPTIONS_H
