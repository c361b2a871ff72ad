//===- RequestChecks.cpp - What makes a request a mistake -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/RequestChecks.h"

#include "mlir-roofline/Driver/OutputFile.h"
#include "mlir/IR/Diagnostics.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Files
//===----------------------------------------------------------------------===//

SmallVector<StringRef>
mlir::roofline::getInputFiles(const ReportRequest &request) {
  SmallVector<StringRef> inputs = {request.file, request.energy,
                                   request.measured};
  llvm::append_range(inputs, request.targets);
  StringRef params = request.params ? StringRef(*request.params) : "";
  if (params.consume_front("@"))
    inputs.push_back(params);
  return inputs;
}

LogicalResult mlir::roofline::checkOutput(const ReportRequest &request,
                                          StringRef output, Location loc) {
  if (llvm::Error error = checkIsNoInput(output, getInputFiles(request)))
    return emitError(loc) << llvm::toString(std::move(error));
  return success();
}

LogicalResult mlir::roofline::checkRequest(const ReportRequest &request,
                                           const Emitter &format,
                                           StringRef output, Location loc) {
  return success(succeeded(checkFormat(request, format, loc)) &&
                 succeeded(checkOutput(request, output, loc)));
}

//===----------------------------------------------------------------------===//
// Targets
//===----------------------------------------------------------------------===//

namespace {
struct MachineOption {
  StringRef name;
  bool (*isGiven)(const ReportRequest &);
};
} // namespace

/// What has no meaning for counts alone.
static constexpr MachineOption machineOptions[] = {
    {"cache",
     [](const ReportRequest &request) {
       return request.machine.cache != CacheState::cold;
     }},
    {"allow-tf32",
     [](const ReportRequest &request) { return request.machine.allowTf32; }},
    {"levels", [](const ReportRequest &request) { return request.levels; }},
    {"batch-symbol",
     [](const ReportRequest &request) { return !request.batchSymbol.empty(); }},
    {"devices",
     [](const ReportRequest &request) { return request.numDevices > 1; }},
    {"energy",
     [](const ReportRequest &request) { return !request.energy.empty(); }},
    {"measured",
     [](const ReportRequest &request) { return !request.measured.empty(); }},
    {"grid",
     [](const ReportRequest &request) { return !request.grid.empty(); }},
};

LogicalResult mlir::roofline::checkNeedsNoTarget(const ReportRequest &request,
                                                 Location loc) {
  for (const MachineOption &option : machineOptions)
    if (option.isGiven(request))
      return emitError(loc, "in --")
             << option.name
             << ": expected a target, by --target or on the module";
  return success();
}
