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

static cl::opt<const Emitter *> format("format", cl::desc("What to print:"),
                                       cl::init(getEmitters().front().get()),
                                       EmitterValues(), cl::sub(command),
                                       cl::cat(category));

static cl::opt<CsvForm> csvForm(
    "csv", cl::desc("With --format=csv, what a row is of:"),
    cl::init(CsvForm::wide),
    cl::values(clEnumValN(CsvForm::wide, "wide",
                          "one op or group, with columns for each target "
                          "(default)"),
               clEnumValN(CsvForm::tidy, "long",
                          "one op or group on one target, all executions; the "
                          "same columns always")),
    cl::Hidden, cl::sub(command), cl::cat(category));

static cl::opt<GroupBy> groupBy(
    "group-by", cl::desc("What a row stands for:"), cl::init(GroupBy::op),
    cl::values(clEnumValN(GroupBy::op, "op", "one operation (default)"),
               clEnumValN(GroupBy::kind, "kind", "all operations of one name"),
               clEnumValN(GroupBy::layer, "layer",
                          "all operations of one layer, by location"),
               clEnumValN(GroupBy::function, "function",
                          "all operations in one function")),
    cl::sub(command), cl::cat(category));

static cl::opt<unsigned>
    depth("depth",
          cl::desc("Print the layers as a tree, this deep, each with all that "
                   "is in it"),
          cl::value_desc("N"), cl::sub(command), cl::cat(category));

static cl::opt<InputUse> inputs(
    "inputs",
    cl::desc("What becomes of what a program is given, for the peak "
             "of its memory:"),
    cl::init(InputUse::keep),
    cl::values(clEnumValN(InputUse::keep, "keep",
                          "the caller goes on holding it (default)"),
               clEnumValN(InputUse::release, "release",
                          "it is freed, or written over, at its last use")),
    cl::Hidden, cl::sub(command), cl::cat(category));

static cl::opt<Optimizer> training(
    "training",
    cl::desc("Also tell what a backward pass needs, of a program that is "
             "forward only, and\nwhat the optimiser keeps:"),
    cl::init(Optimizer::none),
    cl::values(clEnumValN(Optimizer::none, "none", "nothing (default)"),
               clEnumValN(Optimizer::sgd, "sgd", "gradients alone"),
               clEnumValN(Optimizer::adam, "adam",
                          "two moments in f32, and a copy of what is "
                          "narrower")),
    cl::Hidden, cl::sub(command), cl::cat(category));

static cl::opt<bool>
    fusion("fusion",
           cl::desc("Also list the groups of operations that can run as one, "
                    "by what that saves"),
           cl::sub(command), cl::cat(category));

static cl::opt<std::string> batchSymbol(
    "batch-symbol",
    cl::desc("The size that counts items, for throughput: a name that --bind "
             "gives a value,\nor an extent of an argument (arg0.d0)"),
    cl::value_desc("NAME"), cl::sub(command), cl::cat(category));

static cl::opt<unsigned>
    numDevices("devices",
               cl::desc("Devices that each run the program, for the "
                        "throughput (default: 1)"),
               cl::value_desc("N"), cl::init(1), cl::Hidden, cl::sub(command),
               cl::cat(category));

static cl::opt<std::string> energyTable(
    "energy",
    cl::desc("Energies to use for every target instead of its own: a known "
             "table or a\nfile with a #roofline.energy"),
    cl::value_desc("NAME|FILE"), cl::sub(command), cl::cat(category));

static cl::opt<std::string>
    grid("grid",
         cl::desc("Also tell emissions: the region whose electricity is used, "
                  "or grams of\nCO2 equivalents per kWh"),
         cl::value_desc("REGION|NUMBER"), cl::sub(command), cl::cat(category));

static cl::opt<std::string>
    pue("pue",
        cl::desc("Power usage effectiveness of the site, with --grid (default: "
                 "1.56, the mean\nof data centres)"),
        cl::value_desc("NUMBER"), cl::Hidden, cl::sub(command),
        cl::cat(category));

static cl::opt<std::string> assume(
    "assume",
    cl::desc("Also report the program with its float tensors in other types: "
             "TYPE is an\ninteger or float type, with ,group=N,scale=TYPE,"
             "zero=TYPE where elements share these"),
    cl::value_desc("weights:TYPE;activations:TYPE;kv:TYPE"), cl::sub(command),
    cl::cat(category));

static cl::opt<bool>
    levels("levels",
           cl::desc("Also tell what each memory level of the targets hands "
                    "over: at least, and\ntiled well"),
           cl::Hidden, cl::sub(command), cl::cat(category));

static cl::opt<std::string> measured(
    "measured",
    cl::desc("Put measured times beside the predicted ones: CSV or a trace"),
    cl::value_desc("FILE"), cl::sub(command), cl::cat(category));

static cl::opt<double> measuredRuns(
    "measured-runs",
    cl::desc("With --measured, how many runs of the program the file sums up "
             "(default:\ntimes are those of a mean call)"),
    cl::value_desc("N"), cl::Hidden, cl::sub(command), cl::cat(category));

static cl::opt<bool> all("all", cl::desc("Print every row of the table"),
                         cl::sub(command), cl::cat(category));

static cl::opt<unsigned> top("top",
                             cl::desc("Print this many rows (default: 25)"),
                             cl::value_desc("N"), cl::sub(command),
                             cl::cat(category));

static cl::opt<std::string>
    sort("sort",
         cl::desc("Largest first by this metric, by its name in JSON: bytes, "
                  "flops, time_s, ...\nDefault: time_s"),
         cl::value_desc("METRIC"), cl::Hidden, cl::sub(command),
         cl::cat(category));

static cl::opt<std::string>
    filter("filter",
           cl::desc("Make rows of those operations alone whose name, location "
                    "or function this\nregular expression matches; totals stay "
                    "those of the program"),
           cl::value_desc("REGEX"), cl::sub(command), cl::cat(category));

static cl::list<std::string>
    columns("columns", cl::CommaSeparated,
            cl::desc("What rows say: metrics by their names in JSON, location, "
                     "types, multiplicity,\nbound_by"),
            cl::value_desc("NAME,..."), cl::Hidden, cl::sub(command),
            cl::cat(category));

static cl::opt<bool> legend("legend", cl::desc("Explain every column and line"),
                            cl::Hidden, cl::sub(command), cl::cat(category));

static cl::opt<bool>
    plot("plot",
         cl::desc("Also draw the roofline of the first target, with a mark "
                  "for each row"),
         cl::Hidden, cl::sub(command), cl::cat(category));

static cl::opt<bool> splitInputFile(
    "split-input-file",
    cl::desc(
        "Take the parts of the input between lines '// -----' for programs "
        "of their\nown; the reports follow one another, as a list in JSON"),
    cl::Hidden, cl::sub(command), cl::cat(category));

static ReportRequest getRequest() {
  ReportRequest request = program.getRequest();
  request.file = models.front();
  if (groupBy.getNumOccurrences() != 0)
    request.groupBy = groupBy;
  if (depth.getNumOccurrences() != 0)
    request.depth = depth;
  request.assume = getGivenText(assume);
  request.levels = levels;
  request.inputs = inputs;
  request.training = training;
  request.batchSymbol = batchSymbol;
  request.showsFusion = fusion;
  request.energy = energyTable;
  request.grid = grid;
  request.pue = pue;
  request.numDevices = numDevices;
  request.measured = measured;
  if (measuredRuns.getNumOccurrences() != 0)
    request.measuredRuns = measuredRuns;
  if (csvForm.getNumOccurrences() != 0)
    request.csv = csvForm;
  request.mergesEqualOps = format->mergesEqualOps();
  request.listsOps = format->listsOps();
  request.rows.all = all;
  if (top.getNumOccurrences() != 0)
    request.rows.top = top;
  request.rows.sort = sort;
  request.rows.filter = getGivenText(filter);
  request.rows.columns = columns;
  request.rows.legend = legend;
  request.rows.plot = plot;
  return request;
}

/// Reads, analyses and formats one program; writes nothing on failure, which is
/// diagnosed.
static LogicalResult writeReport(std::unique_ptr<llvm::MemoryBuffer> input,
                                 Session &session, Progress &progress,
                                 const EmitOptions &options, raw_ostream &os) {
  progress.start("reading " + models.front());
  OwningOpRef<ModuleOp> module = session.read(std::move(input));
  if (!module)
    return failure();
  progress.start("analysing " + models.front());
  FailureOr<Report> made =
      makeReport(*module, getRequest(), session.getCommandLine());
  if (failed(made) || failed(checkReport(*made, getRequest(), *format,
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
  format->emit(os, *report, options);
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
  if (!splitInputFile || format->getSequence() != Sequence::none)
    return mlir::success();
  SmallVector<StringRef> names;
  for (const std::unique_ptr<Emitter> &emitter : getEmitters())
    if (emitter->getSequence() != Sequence::none)
      names.push_back(emitter->getName());
  return emitError(loc, "in --split-input-file: expected --format=")
         << joinAlternatives(names)
         << ", which may be of several programs, not " << format->getName();
}

/// One document of what is no document of several reports by itself.
static std::string joinReports(ArrayRef<std::string> reports) {
  if (format->getSequence() != Sequence::json)
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
  if (failed(checkRequest(getRequest(), *format, program.outputFile,
                          session.getCommandLine())) ||
      failed(checkSplit(session.getCommandLine())))
    return failure();
  FailureOr<EmitOptions> options =
      getEmitOptions(getRequest(), session.getCommandLine());
  if (failed(options))
    return failure();
  options->width = output.getWidth();
  options->color = output.hasColor();
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
        writeReport(std::move(input), session, progress, *options, os);
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
            writeReport(std::move(part), session, progress, *options, os);
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
  const cl::Option *unused[] = {
      &groupBy,     &depth,      &training, &fusion,
      &levels,      &assume,     &grid,     &pue,
      &batchSymbol, &numDevices, &csvForm,  &splitInputFile,
      &top,         &sort,       &filter,   std::addressof(columns),
      &legend,      &plot,       &measured, &measuredRuns};
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
               : reportModels(models, program, getRequest(), format->getName(),
                              output, all);
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
