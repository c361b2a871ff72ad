//===- CheckCommand.cpp - mlir-roofline check -----------------------------===//
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
#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Report/Compare/Budget.h"
#include "mlir-roofline/Support/ProgramText.h"
#include "mlir-roofline/Support/TextFile.h"

using namespace mlir;
using namespace mlir::roofline;
namespace cl = llvm::cl;

static cl::OptionCategory category("Options of mlir-roofline check");

static cl::SubCommand command("check",
                              "Whether a model or report stays within limits");

static cl::opt<std::string> file(cl::Positional,
                                 cl::desc("MODEL (or a report in JSON)"),
                                 cl::sub(command), cl::cat(category));

static ProgramOptions program(command, category);

static cl::list<std::string>
    maxima("max",
           cl::desc("The most that a metric may be, by its name in JSON and "
                    "with a unit:\nenergy_j=2mJ; may be repeated"),
           cl::value_desc("METRIC=VALUE"), cl::sub(command), cl::cat(category));

static cl::list<std::string>
    minima("min", cl::desc("The least that a metric may be; may be repeated"),
           cl::value_desc("METRIC=VALUE"), cl::sub(command), cl::cat(category));

namespace {
/// A limit with an option of its own, named as in `addNamedLimit`.
struct LimitOption : cl::opt<std::string> {
  LimitOption(StringRef name, StringRef description, StringRef example)
      : cl::opt<std::string>(name, cl::desc(description),
                             cl::value_desc(example), cl::sub(command),
                             cl::cat(category)) {}
};
} // namespace

static LimitOption limitOptions[] = {
    {"max-parameters", "--max parameters=", "25M"},
    {"max-macs", "--max macs=", "1.9G"},
    {"max-flops", "--max flops=", "4G"},
    {"max-bytes", "--max bytes=", "100MiB"},
    {"max-peak-activation", "--max live_bytes=", "512MiB"},
    {"max-latency", "--max time_s= (the latency bound), on every target",
     "5ms"},
    {"min-coverage", "--min coverage_ops= and coverage_bytes=", "99%"}};

static cl::opt<bool>
    failOnUnknown("fail-on-unknown",
                  cl::desc("Require that every operation has a cost"),
                  cl::sub(command), cl::cat(category));

static cl::opt<bool>
    acceptEstimates("accept-estimates",
                    cl::desc("Take an estimate within a limit for good enough"),
                    cl::sub(command), cl::cat(category));

static cl::list<std::string>
    budgetFiles("budget",
                cl::desc("Also the limits in this JSON file; may be repeated"),
                cl::value_desc("FILE"), cl::sub(command), cl::cat(category));

static LogicalResult addLimit(Budget &budget, const Twine &option,
                              StringRef text, bool isMax) {
  llvm::Expected<Limit> limit = parseLimit(text, isMax);
  if (!limit)
    return reportError("in --" + option + ": " +
                       llvm::toString(limit.takeError()));
  budget.limits.push_back(std::move(*limit));
  return mlir::success();
}

static LogicalResult addBudget(Budget &budget, StringRef path) {
  llvm::ErrorOr<std::string> text = readTextFile(path);
  if (!text)
    return reportError("cannot read '" + path +
                       "': " + text.getError().message());
  if (llvm::Error error = readBudget(*text, path, budget))
    return reportError("in --budget: " + llvm::toString(std::move(error)));
  return mlir::success();
}

static FailureOr<Budget> getBudget() {
  Budget budget;
  for (StringRef path : budgetFiles)
    if (failed(addBudget(budget, path)))
      return failure();
  for (LimitOption &option : limitOptions)
    if (std::optional<std::string> value = getGivenText(option))
      if (llvm::Error error = addNamedLimit(budget, option.ArgStr, *value))
        return reportError("in --" + option.ArgStr + ": " +
                           llvm::toString(std::move(error)));
  for (StringRef text : maxima)
    if (failed(addLimit(budget, "max", text, /*isMax=*/true)))
      return failure();
  for (StringRef text : minima)
    if (failed(addLimit(budget, "min", text, /*isMax=*/false)))
      return failure();
  budget.failOnUnknown |= failOnUnknown;
  budget.acceptEstimates |= acceptEstimates;
  if (budget.limits.empty() && !budget.failOnUnknown)
    return reportError("expected a limit, such as --max-flops or --budget "
                       "(see mlir-roofline check --help)");
  return budget;
}

static std::string format(ArrayRef<CheckResult> results, const Output &output) {
  TextTable table(output.getWidth(), output.hasColor());
  for (StringRef header : {"limit of", "limit", "found", ""}) {
    TextTable::Column column;
    column.header = header.str();
    table.addColumn(column);
  }
  size_t numFailed = 0;
  for (const CheckResult &result : results) {
    bool holds = result.violation.empty();
    numFailed += !holds;
    table.addRow({result.name, result.limit, result.found,
                  std::string(holds ? "holds" : "fails")});
  }
  std::string text;
  llvm::raw_string_ostream os(text);
  table.print(os);
  os << "\n"
     << results.size() - numFailed << " of " << results.size() << " hold\n";
  return text;
}

static ExitStatus run() {
  if (file.empty()) {
    (void)reportError("expected a MODEL or a report in JSON, a file or - for "
                      "standard input (see mlir-roofline check --help)");
    return ExitStatus::badInput;
  }
  Output output{program.outputFile};
  ReportRequest request = program.getRequest();
  request.file = file;
  SmallVector<StringRef> inputs = getInputFiles(request);
  inputs.append(budgetFiles.begin(), budgetFiles.end());
  if (failed(output.refuseInputs(inputs)))
    return ExitStatus::badInput;
  FailureOr<Budget> budget = getBudget();
  if (failed(budget))
    return ExitStatus::badInput;
  FailureOr<ReportSummary> summary =
      readSummary(program, request, budget->getTargets());
  if (failed(summary))
    return ExitStatus::badInput;
  summary->file = file;
  llvm::Expected<std::vector<CheckResult>> results =
      checkBudget(*summary, *budget);
  if (!results) {
    (void)reportError(toVisibleText(llvm::toString(results.takeError())));
    return ExitStatus::badInput;
  }
  if (failed(output.write(format(*results, output))))
    return ExitStatus::badInput;
  ExitStatus status = ExitStatus::success;
  for (const CheckResult &result : *results) {
    if (result.violation.empty())
      continue;
    (void)reportError(toVisibleText(result.name + ": " + result.violation));
    status = ExitStatus::failedCheck;
  }
  return status;
}

Subcommand mlir::roofline::getCheckSubcommand() {
  return {&command, run,
          "mlir-roofline check model.mlir --max-flops=100M --min-coverage=99%"};
}
