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
#include "mlir-roofline/Driver/Options/LimitOptionList.h"
#include "mlir-roofline/Driver/RequestChecks.h"
#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Support/ProgramText.h"

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

static LimitOptionList<FlagKind> limits({command, category});

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
  inputs.append(limits.files.begin(), limits.files.end());
  if (failed(output.refuseInputs(inputs)))
    return ExitStatus::badInput;
  llvm::Expected<Budget> budget = makeBudget(limits.getTexts());
  if (!budget) {
    (void)reportError(llvm::toString(budget.takeError()));
    return ExitStatus::badInput;
  }
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
