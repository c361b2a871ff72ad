//===- ProgramOptions.cpp - Options of every command that reads a program -===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ProgramOptions.h"
#include "Session.h"

#include "mlir-roofline/Models/ForeignCosts.h"
#include "mlir-roofline/Support/TextFile.h"

#include "mlir/IR/Diagnostics.h"

using namespace mlir;
using namespace mlir::roofline;
namespace cl = llvm::cl;

ProgramOptions::ProgramOptions(cl::SubCommand &command,
                               cl::OptionCategory &category)
    : ProgramOptionList<FlagKind>({command, category}),
      allowUnregisteredDialects(
          "allow-unregistered-dialect",
          cl::desc("Accept operations of dialects that are not known"),
          cl::Hidden, cl::sub(command), cl::cat(category)),
      costs("costs",
            cl::desc("A file that says what operations cost, by their names, "
                     "also of\ndialects that are not linked; may be repeated"),
            cl::value_desc("FILE"), cl::Hidden, cl::sub(command),
            cl::cat(category)),
      plugins(command, category),
      outputFile("o", cl::desc("Write to this file instead of standard output"),
                 cl::value_desc("FILE"), cl::init("-"), cl::sub(command),
                 cl::cat(category)) {}

LogicalResult ProgramOptions::prepare(Session &session) const {
  MLIRContext &context = session.getContext();
  Location loc = session.getCommandLine();
  context.allowUnregisteredDialects(allowUnregisteredDialects);
  if (failed(plugins.load(context, loc)))
    return failure();
  session.setPipeline(plugins.pipeline);
  for (const std::string &file : costs) {
    llvm::ErrorOr<std::string> text = readTextFile(file);
    if (!text)
      return emitError(loc) << "cannot read the costs '" << file
                            << "': " << text.getError().message();
    if (failed(addForeignCosts(*text, file, &context)))
      return failure();
  }
  return success();
}
