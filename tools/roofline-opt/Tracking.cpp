//===- Tracking.cpp - What passes change, as flags ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tracking.h"

#include "mlir-roofline/Driver/OutputFile.h"
#include "mlir-roofline/Emit/PassEmitter.h"
#include "mlir-roofline/Transforms/PassTracking.h"
#include "mlir/Support/FileUtilities.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/ToolOutputFile.h"

using namespace mlir;
using namespace mlir::roofline;

TrackingFlags::TrackingFlags()
    : category("roofline options"),
      track("roofline-track",
            llvm::cl::desc("Tell after the passes what each of them changed of "
                           "the program's MACs, FLOPs and bytes: as a table, "
                           "or, with a file, as JSON"),
            llvm::cl::value_desc("file"), llvm::cl::ValueOptional,
            llvm::cl::cat(category)),
      peak("roofline-track-peak",
           llvm::cl::desc("With roofline-track, also of the most live bytes"),
           llvm::cl::cat(category)),
      target(
          "roofline-track-target",
          llvm::cl::desc("With roofline-track, also of the latency bound and "
                         "the latency of fused groups on this target; "
                         "module: the one that the module carries"),
          llvm::cl::value_desc("target"), llvm::cl::cat(category)) {}

static LogicalResult report(llvm::Error error) {
  if (!error)
    return success();
  llvm::errs() << "error: " << llvm::toString(std::move(error)) << "\n";
  return failure();
}

static LogicalResult writeJson(StringRef file, ArrayRef<PassReport> reports) {
  std::string text;
  llvm::raw_string_ostream os(text);
  printPassJson(os, reports);
  return report(writeOutput(file, text));
}

static void printTables(ArrayRef<PassReport> reports) {
  EmitOptions options;
  options.width = llvm::sys::Process::StandardErrColumns();
  options.color = llvm::sys::Process::StandardErrHasColors();
  for (const PassReport &report : reports)
    printPassTable(llvm::errs(), report, options);
}

LogicalResult TrackingFlags::check() const {
  if (isAsked())
    return success();
  for (const llvm::cl::Option *option :
       std::initializer_list<const llvm::cl::Option *>{&peak, &target})
    if (option->getNumOccurrences()) {
      llvm::errs() << "error: expected --roofline-track with --"
                   << option->ArgStr << ", found none\n";
      return failure();
    }
  return success();
}

LogicalResult TrackingFlags::runMain(StringRef inputFile, StringRef outputFile,
                                     DialectRegistry &registry) {
  if (!track.empty() &&
      failed(report(checkIsNoInput(track.getValue(), {inputFile}))))
    return failure();
  MlirOptMainConfig config = MlirOptMainConfig::createFromCLOptions();
  std::vector<PassReport> reports;
  auto keepReports = [&](ArrayRef<PassReport> added) {
    llvm::append_range(reports, added);
  };
  config.setPassPipelineSetupFn([&, upstream = config](PassManager &manager) {
    if (failed(upstream.setupPassPipeline(manager)))
      return failure();
    registerRooflineTracking(manager, keepReports, {peak, target});
    return success();
  });

  std::string error;
  std::unique_ptr<llvm::MemoryBuffer> input = openInputFile(inputFile, &error);
  std::unique_ptr<llvm::ToolOutputFile> output;
  if (input)
    output = openOutputFile(outputFile, &error);
  if (!output) {
    llvm::errs() << error << "\n";
    return failure();
  }
  LogicalResult result =
      MlirOptMain(output->os(), std::move(input), registry, config);
  if (succeeded(result))
    output->keep();
  // A pass that failed has its row, too.
  if (track.empty())
    printTables(reports);
  else if (failed(writeJson(track, reports)))
    return failure();
  return result;
}
