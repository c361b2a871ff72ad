//===- RequestChecks.cpp - What makes a request a mistake -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/RequestChecks.h"

#include "Choices/RowChoice.h"
#include "mlir-roofline/Driver/OutputFile.h"
#include "mlir-roofline/Support/NearName.h"
#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir/IR/Diagnostics.h"
#include "llvm/ADT/STLExtras.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Formats
//===----------------------------------------------------------------------===//

static bool asksFor(const ReportRequest &request, ReportPart part) {
  switch (part) {
  case ReportPart::fusion:
    return request.showsFusion;
  case ReportPart::levels:
    return request.levels;
  case ReportPart::assume:
    return request.assume.has_value();
  case ReportPart::training:
    return request.training != Optimizer::none;
  case ReportPart::grid:
    return !request.grid.empty();
  case ReportPart::csv:
    return request.csv.has_value();
  case ReportPart::depth:
    return request.depth.has_value();
  case ReportPart::measured:
    return !request.measured.empty();
  case ReportPart::inputs:
    return request.inputs != InputUse::keep;
  case ReportPart::batchSymbol:
    return !request.batchSymbol.empty();
  case ReportPart::devices:
    return request.numDevices != 1;
  case ReportPart::energy:
    return !request.energy.empty();
  }
  llvm_unreachable("every part is asked for by a flag");
}

/// All formats that have a place for the part: "a, b or c, which have a place
/// for it".
static std::string nameFormatsWith(ReportPart part) {
  SmallVector<StringRef> names;
  for (const std::unique_ptr<Emitter> &emitter : getEmitters())
    if (emitter->hasPlaceFor(part))
      names.push_back(emitter->getName());
  return joinAlternatives(names) +
         (names.size() == 1 ? ", which has" : ", which have") +
         " a place for it";
}

static LogicalResult checkDepth(const ReportRequest &request, Location loc) {
  if (!request.depth)
    return success();
  if (request.groupBy != GroupBy::layer)
    return emitError(loc, "in --depth: expected --group-by=layer beside it");
  if (*request.depth == 0)
    return emitError(loc, "in --depth: expected a number >= 1, found 0");
  return success();
}

static LogicalResult checkMeasured(const ReportRequest &request, Location loc) {
  if (!request.measuredRuns)
    return success();
  if (request.measured.empty())
    return emitError(loc, "in --measured-runs: expected --measured beside it");
  if (!(*request.measuredRuns > 0) || !std::isfinite(*request.measuredRuns))
    return emitError(loc, "in --measured-runs: expected a number > 0, found ")
           << formatExact(*request.measuredRuns);
  return success();
}

/// Whether the format has a place for all that is asked for.
static LogicalResult checkFormat(const ReportRequest &request,
                                 const Emitter &format, Location loc) {
  if (failed(checkDepth(request, loc)) || failed(checkMeasured(request, loc)) ||
      failed(driver::checkRowFlags(request, format, loc)))
    return failure();
  for (ReportPart part : reportParts)
    if (asksFor(request, part) && !format.hasPlaceFor(part))
      return emitError(loc, "in --")
             << stringifyReportPart(part)
             << ": expected --format=" << nameFormatsWith(part) << ", not "
             << format.getName();
  // Wide rows have no energies.
  if (!request.energy.empty() && format.hasPlaceFor(ReportPart::csv) &&
      request.csv != CsvForm::tidy)
    return emitError(loc, "in --energy: expected --csv=long beside --format=")
           << format.getName();
  return success();
}

/// Energies may have been asked for in rows.
static bool isShownInRows(const ReportRequest &request, ReportPart part) {
  return part == ReportPart::energy &&
         (request.rows.sort == "energy_j" ||
          llvm::is_contained(request.rows.columns, "energy_j"));
}

LogicalResult mlir::roofline::checkReport(const Report &report,
                                          const ReportRequest &request,
                                          const Emitter &format, Location loc) {
  for (ReportPart part : reportParts)
    if (!report.entries.empty() && asksFor(request, part) &&
        !format.hasPlaceForEntries(part) && !isShownInRows(request, part))
      return emitError(loc, "in --")
             << stringifyReportPart(part)
             << ": expected a program with one entry, found "
             << report.entries.size() << "; --function=NAME chooses one";
  std::string problem = format.findProblem(report);
  if (problem.empty())
    return success();
  return emitError(loc, "in --format=") << format.getName() << ": " << problem;
}

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
