//===- ManyModels.h - Reports of several models -----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TOOLS_MANYMODELS_H
#define MLIR_ROOFLINE_TOOLS_MANYMODELS_H

#include "CommandLine/Subcommands.h"
#include "Input/ProgramOptions.h"
#include "Output.h"
#include "mlir-roofline/Emit/Emitter.h"

namespace mlir::roofline {

/// Whether these are several models: more than one, or a folder.
bool areManyModels(ArrayRef<std::string> models);

/// One row for each model and, in a folder and the folders in it, for each file
/// that ends in `.mlir` or `.mlirbc`, by name. They are analysed in parallel
/// as the request says, which is that of the options and more; what fails is
/// named, and the others are reported. What is wrong with the command line is
/// diagnosed, and nothing is printed then.
ExitStatus reportModels(ArrayRef<std::string> models,
                        const ProgramOptions &options,
                        const ReportRequest &request, StringRef format,
                        const Output &output, bool all);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TOOLS_MANYMODELS_H
