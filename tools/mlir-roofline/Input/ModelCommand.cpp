//===- ModelCommand.cpp - Commands about one model ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ModelCommand.h"
#include "ProgramOptions.h"

#include "mlir-roofline/Driver/RequestChecks.h"
#include "mlir/IR/Diagnostics.h"

using namespace mlir;
using namespace mlir::roofline;

LogicalResult mlir::roofline::expectModel(StringRef model, StringRef command) {
  if (!model.empty())
    return mlir::success();
  return reportError("expected a MODEL, a file or - for standard input (see "
                     "mlir-roofline " +
                     command + " --help)");
}

static FailureOr<std::string>
readAndMake(StringRef model, const ProgramOptions &options,
            const Output &output,
            function_ref<FailureOr<std::string>(ReadModel &)> makeText) {
  Session session;
  if (failed(options.prepare(session)))
    return failure();
  ReportRequest request = options.getRequest();
  request.file = model.str();
  if (failed(checkOutput(request, output.file, session.getCommandLine())))
    return failure();
  Progress progress(session.getContext());
  progress.start("reading " + request.file);
  OwningOpRef<ModuleOp> module = session.read(model);
  if (!module)
    return failure();
  ReadModel read{session, progress, output, std::move(request), *module};
  return makeText(read);
}

ExitStatus mlir::roofline::writeTextOfModel(
    StringRef model, const ProgramOptions &options,
    function_ref<FailureOr<std::string>(ReadModel &)> makeText) {
  Output output{options.outputFile};
  FailureOr<std::string> text = readAndMake(model, options, output, makeText);
  if (failed(text) || failed(output.write(*text)))
    return ExitStatus::badInput;
  return ExitStatus::success;
}
