//===- ProgramOptions.h - Options of every command that reads a program ---===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TOOLS_PROGRAMOPTIONS_H
#define MLIR_ROOFLINE_TOOLS_PROGRAMOPTIONS_H

#include "Plugins.h"
#include "mlir-roofline/Driver/ReportRequest.h"
#include "llvm/Support/CommandLine.h"

namespace mlir::roofline {

class Session;

/// What is to be analysed, on which targets and under which assumptions: the
/// same names and meaning in every command that has them. A command makes one
/// for itself as a global variable, as it does with options of its own.
struct ProgramOptions {
  ProgramOptions(llvm::cl::SubCommand &command,
                 llvm::cl::OptionCategory &category);

  /// What these options say; the rest is left as it is by default. The file is
  /// the command's to set.
  ReportRequest getRequest() const;

  /// Makes the session ready to read programs: whether it accepts operations
  /// that nobody knows, what plugins bring, and what files say that operations
  /// cost. Failures are diagnosed: at the command line files that cannot be
  /// read, elsewhere what is wrong in them.
  LogicalResult prepare(Session &session) const;

  llvm::cl::list<std::string> targets;
  llvm::cl::opt<std::string> function;
  llvm::cl::list<std::string> names, ranges, bindings;
  llvm::cl::opt<std::string> parameters;
  llvm::cl::opt<CacheState> cache;
  llvm::cl::opt<bool> allowTf32;
  llvm::cl::opt<bool> allowUnregisteredDialects;
  llvm::cl::list<std::string> costs;
  PluginOptions plugins;
  llvm::cl::opt<std::string> outputFile;
};

/// The text of an option that was given, even an empty one.
std::optional<std::string>
getGivenText(const llvm::cl::opt<std::string> &option);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TOOLS_PROGRAMOPTIONS_H
