//===- ReportCommand.cpp - mlir-roofline report ---------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CommandLine/Subcommands.h"
#include "Input/ProgramOptions.h"
#include "Input/Session.h"
#include "ManyModels.h"
#include "Output.h"
#include "Progress.h"
#include "mlir-roofline/Driver/Options/ReportOptionList.h"
#include "mlir-roofline/Driver/RequestChecks.h"
#include "mlir-roofline/Emit/Emitter.h"
#include "mlir-roofline/Support/NearName.h"

#include "mlir/Support/FileUtilities.h"
#include "mlir/Support/ToolUtilities.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/BuryPointer.h"
#include "llvm/Support/CommandLine.h"

#include <memory>

using namespace mlir;
using namespace mlir::roofline;
namespace cl = llvm::cl;

static cl::OptionCategory category("Options of mlir-roofline report");

static cl::SubCommand
    command("report", "What each operation of a program costs and what bounds "
                      "it on a target");

static cl::list<std::string> models(cl::Positional, cl::desc("MODEL..."),
                                    cl::sub(command), cl::cat(category));

static ProgramOptions program(command, category);

static ReportOptionList<FlagKind> options({command, category});

static cl::opt<bool> splitInputFile(
    "split-input-file",
    cl::desc(
        "Take the parts of the input between lines '// -----' for programs "
        "of their\nown; the reports follow one another, as a list in JSON"),
    cl::Hidden, cl::sub(command), cl::cat(category));

static const Emitter &getFormat() { return *options.format; }

static ReportRequest getRequest() {
  ReportRequest request = program.getRequest();
  request.file = models.front();
  options.addTo(request);
  return request;
}

/// Reads, analyses and formats one program; writes nothing on failure, which is
/// diagnosed.
static LogicalResult writeReport(std::unique_ptr<llvm::MemoryBuffer> input,
                                 Session &session, Progress &progress,
                                 const EmitOptions &form, raw_ostream &os) {
  progress.start("reading " + models.front());
  OwningOpRef<ModuleOp> module = session.read(std::move(input));
  if (!module)
    return failure();
  progress.start("analysing " + models.front());
  FailureOr<Report> made =
      makeReport(*module, getRequest(), session.getCommandLine());
  if (failed(made) || failed(checkReport(*made, getRequest(), getFormat(),
                                         session.getCommandLine())))
    return failure();
  auto report = std::make_unique<Report>(std::move(*made));
  if (report->coverage.numOps == 0)
    emitWarning(session.getCommandLine())
        << "nothing in '" << models.front() << "' runs"
        << (report->numUnreferenced
                ? ": nothing refers to its private functions"
                : "");
  progress.start("writing the report of " + models.front());
  getFormat().emit(os, *report, form);
  if (!splitInputFile) {
    // The process ends now, which frees all of it at once; a tenth of the time
    // of a large program went into taking it apart.
    llvm::BuryPointer(std::move(report));
    llvm::BuryPointer(module.release().getOperation());
  }
  return mlir::success();
}

/// Whether the reports of all parts of the input can be one document.
static LogicalResult checkSplit(Location loc) {
  if (!splitInputFile || getFormat().getSequence() != Sequence::none)
    return mlir::success();
  SmallVector<StringRef> names;
  for (const std::unique_ptr<Emitter> &emitter : getEmitters())
    if (emitter->getSequence() != Sequence::none)
      names.push_back(emitter->getName());
  return emitError(loc, "in --split-input-file: expected --format=")
         << joinAlternatives(names)
         << ", which may be of several programs, not " << getFormat().getName();
}

/// One document of what is no document of several reports by itself.
static std::string joinReports(ArrayRef<std::string> reports) {
  if (getFormat().getSequence() != Sequence::json)
    return llvm::join(reports, "\n");
  std::string text;
  for (StringRef report : reports)
    text += (text.empty() ? "[\n" : ",\n") + report.rtrim().str();
  return text.empty() ? "" : text + "\n]\n";
}

/// The reports of all parts of the input, which is one part by default; what
/// fails is diagnosed and left out. Returns whether none has failed.
static LogicalResult makeText(const Output &output, std::string &text) {
  Session session;
  if (failed(program.prepare(session)))
    return failure();
  if (failed(checkRequest(getRequest(), getFormat(), program.outputFile,
                          session.getCommandLine())) ||
      failed(checkSplit(session.getCommandLine())))
    return failure();
  FailureOr<EmitOptions> form =
      getEmitOptions(getRequest(), session.getCommandLine());
  if (failed(form))
    return failure();
  form->width = output.getWidth();
  form->color = output.hasColor();
  Progress progress(session.getContext());
  progress.start("opening " + models.front());
  std::string message;
  std::unique_ptr<llvm::MemoryBuffer> input =
      openInputFile(models.front(), &message);
  if (!input)
    return emitError(session.getCommandLine(), message);
  if (!splitInputFile) {
    llvm::raw_string_ostream os(text);
    // Reports are written in small pieces; a string grows better by large ones.
    os.SetBufferSize(1 << 16);
    LogicalResult result =
        writeReport(std::move(input), session, progress, *form, os);
    os.flush();
    return result;
  }
  std::vector<std::string> reports;
  LogicalResult result = splitAndProcessBuffer(
      std::move(input),
      [&](std::unique_ptr<llvm::MemoryBuffer> part, raw_ostream &) {
        std::string report;
        llvm::raw_string_ostream os(report);
        LogicalResult written =
            writeReport(std::move(part), session, progress, *form, os);
        if (succeeded(written))
          reports.push_back(std::move(report));
        return written;
      },
      llvm::nulls());
  text = joinReports(reports);
  return result;
}

/// What one row for each model has no place for.
static LogicalResult checkForMany() {
  const RowOptionList<FlagKind> &rows = options.rows;
  // The address operator of lists yields what they hold.
  const cl::Option *unused[] = {&options.groupBy,
                                &options.depth,
                                &options.training,
                                &options.fusion,
                                &options.levels,
                                &options.assume,
                                &options.grid,
                                &options.pue,
                                &options.batchSymbol,
                                &options.numDevices,
                                &options.csv,
                                &splitInputFile,
                                &rows.top,
                                &rows.sort,
                                &rows.filter,
                                std::addressof(rows.columns),
                                &rows.legend,
                                &rows.plot,
                                &options.measured,
                                &options.measuredRuns};
  for (const cl::Option *option : unused) {
    if (option->getNumOccurrences() == 0)
      continue;
    llvm::errs() << "mlir-roofline: error: in --" << option->ArgStr
                 << ": expected one model, found several, of which a row each "
                    "is shown\n";
    return failure();
  }
  return mlir::success();
}

static ExitStatus run() {
  if (models.empty()) {
    llvm::errs() << "mlir-roofline: error: expected a MODEL, a file or - for "
                    "standard input (see mlir-roofline report --help)\n";
    return ExitStatus::badInput;
  }
  Output output{program.outputFile};
  if (areManyModels(models))
    return failed(checkForMany())
               ? ExitStatus::badInput
               : reportModels(models, program, getRequest(),
                              getFormat().getName(), output, options.rows.all);
  std::string text;
  bool hasFailed = failed(makeText(output, text));
  // Nothing is what all parts fail at.
  if (!text.empty() && failed(output.write(text)))
    hasFailed = true;
  return hasFailed ? ExitStatus::badInput : ExitStatus::success;
}

Subcommand mlir::roofline::getReportSubcommand() {
  return {&command, run,
          "mlir-roofline report model.mlir --target=nvidia-h100-sxm "
          "--group-by=layer"};
}
