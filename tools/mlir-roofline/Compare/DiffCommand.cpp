//===- DiffCommand.cpp - mlir-roofline diff -------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CommandLine/Subcommands.h"
#include "Input/ProgramOptions.h"
#include "Input/SummaryInput.h"
#include "Output.h"
#include "mlir-roofline/Driver/RequestChecks.h"
#include "mlir-roofline/Emit/DifferenceEmitter.h"
#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;
namespace cl = llvm::cl;

static cl::OptionCategory category("Options of mlir-roofline diff");

static cl::SubCommand
    command("diff", "What changes from one model or report to another");

static cl::list<std::string>
    files(cl::Positional,
          cl::desc("OLD NEW (each a model or a report in JSON)"),
          cl::sub(command), cl::cat(category));

static ProgramOptions program(command, category);

static cl::opt<DifferenceFormat>
    format("format", cl::desc("What to print:"),
           cl::init(DifferenceFormat::table),
           cl::values(clEnumValN(DifferenceFormat::table, "table",
                                 "text for people (default)"),
                      clEnumValN(DifferenceFormat::markdown, "md",
                                 "Markdown for pull requests"),
                      clEnumValN(DifferenceFormat::json, "json",
                                 "schema mlir-roofline/diff/v1")),
           cl::sub(command), cl::cat(category));

static cl::list<std::string> metricNames(
    "metric", cl::CommaSeparated,
    cl::desc("Compare only these, by their names in JSON (flops, bytes, "
             "live_bytes,\ntime_s; default: all)"),
    cl::value_desc("NAME,..."), cl::sub(command), cl::cat(category));

static cl::opt<std::string> maxRegress(
    "max-regress",
    cl::desc("Exit with 1 if one of the totals gets worse by more than this: "
             "larger, or\nsmaller where more is better"),
    cl::value_desc("PERCENT"), cl::sub(command), cl::cat(category));

static cl::opt<bool> all("all", cl::desc("Print every row of the table"),
                         cl::sub(command), cl::cat(category));

static FailureOr<std::vector<const Metric *>> getChosenMetrics() {
  std::vector<const Metric *> chosen;
  for (StringRef name : metricNames) {
    llvm::Expected<const Metric *> metric =
        lookUpMetric(name, MetricUse::programs);
    if (!metric)
      return reportError("in --metric: " + llvm::toString(metric.takeError()));
    chosen.push_back(*metric);
  }
  return chosen;
}

static FailureOr<std::optional<Amount>> getThreshold() {
  if (maxRegress.getNumOccurrences() == 0)
    return std::optional<Amount>();
  StringRef text = maxRegress.getValue();
  llvm::Expected<Amount> amount = parseAmount(text, MetricUnit::share);
  if (!amount)
    return reportError("in --max-regress: " +
                       llvm::toString(amount.takeError()));
  // `2` might be meant as 2 % or as twice as much.
  if (!text.trim().ends_with("%") && !amount->numerator.isZero())
    return reportError("in --max-regress: expected a percentage, such as 2%, "
                       "found '" +
                       text + "'");
  return std::optional<Amount>(std::move(*amount));
}

static FailureOr<Difference> compareFiles(ArrayRef<const Metric *> metrics) {
  std::vector<ReportSummary> sides;
  for (StringRef file : files) {
    ReportRequest request = program.getRequest();
    request.file = file.str();
    FailureOr<ReportSummary> summary = readSummary(program, request);
    if (failed(summary))
      return failure();
    sides.push_back(std::move(*summary));
    // What was given, not what a report says of the file it came from.
    sides.back().file = file.str();
  }
  return compareReports(sides[0], sides[1], metrics);
}

/// What was asked for by name has to be on one side to be compared.
static LogicalResult checkTargets(ArrayRef<const Metric *> metrics,
                                  const Difference &difference) {
  bool hasTargets = !difference.targets.empty() ||
                    !difference.oldTargets.empty() ||
                    !difference.newTargets.empty();
  for (const Metric *metric : metrics)
    if (metric->isOfTarget && !hasTargets)
      return reportError("in --metric: expected a target for " + metric->name +
                         "; --target gives models one");
  return llvm::success();
}

static ExitStatus run() {
  if (files.size() != 2) {
    (void)reportError("expected OLD and NEW, each a model or a report in JSON, "
                      "found " +
                      Twine(files.size()) + " (see mlir-roofline diff --help)");
    return ExitStatus::badInput;
  }
  if (files[0] == "-" && files[1] == "-") {
    (void)reportError("expected standard input on one side, found it on both");
    return ExitStatus::badInput;
  }
  if (failed(checkAll(all, format != DifferenceFormat::json, "table or md")))
    return ExitStatus::badInput;
  Output output{program.outputFile};
  ReportRequest request = program.getRequest();
  SmallVector<StringRef> inputs = getInputFiles(request);
  inputs.append(files.begin(), files.end());
  if (failed(output.refuseInputs(inputs)))
    return ExitStatus::badInput;
  FailureOr<std::vector<const Metric *>> metrics = getChosenMetrics();
  FailureOr<std::optional<Amount>> threshold = getThreshold();
  if (failed(metrics) || failed(threshold))
    return ExitStatus::badInput;
  FailureOr<Difference> difference = compareFiles(*metrics);
  if (failed(difference) || failed(checkTargets(*metrics, *difference)))
    return ExitStatus::badInput;
  if (*threshold)
    difference->regressions = findRegressions(*difference, **threshold,
                                              /*wasChosen=*/!metrics->empty());
  std::string text;
  llvm::raw_string_ostream os(text);
  emitDifference(os, *difference, format, output.getEmitOptions(all));
  if (failed(output.write(text)))
    return ExitStatus::badInput;
  if (!difference->regressions || difference->regressions->empty())
    return ExitStatus::success;
  for (StringRef line : *difference->regressions)
    (void)reportError(toVisibleText(line));
  return ExitStatus::failedCheck;
}

Subcommand mlir::roofline::getDiffSubcommand() {
  return {&command, run,
          "mlir-roofline diff old.mlir new.mlir --target=nvidia-h100-sxm"};
}
