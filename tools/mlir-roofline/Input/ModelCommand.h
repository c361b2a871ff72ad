//===- ModelCommand.h - Commands about one model ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TOOLS_MODELCOMMAND_H
#define MLIR_ROOFLINE_TOOLS_MODELCOMMAND_H

#include "CommandLine/Subcommands.h"
#include "Input/Session.h"
#include "Output.h"
#include "Progress.h"
#include "mlir-roofline/Driver/ReportRequest.h"

namespace mlir::roofline {

struct ProgramOptions;

/// A model that was read, and what is asked of it.
struct ReadModel {
  Session &session;
  Progress &progress;
  const Output &output;
  /// With the file of the model.
  ReportRequest request;
  ModuleOp module;

  Location getCommandLine() const { return session.getCommandLine(); }
};

/// Success if a model is named; an error that says what was expected otherwise.
LogicalResult expectModel(StringRef model, StringRef command);

/// What commands about one model begin and end with: reads the model, as the
/// options say, and writes the text that is made of it where they say, unless
/// that is read, too. Nothing is written on failure, which is diagnosed.
ExitStatus
writeTextOfModel(StringRef model, const ProgramOptions &options,
                 function_ref<FailureOr<std::string>(ReadModel &)> makeText);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TOOLS_MODELCOMMAND_H
