//===- SweepCommand.cpp - mlir-roofline sweep -----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Output.h"
#include "ProgramOptions.h"
#include "Progress.h"
#include "Session.h"
#include "Subcommands.h"
#include "mlir-roofline/Driver/RequestChecks.h"
#include "mlir-roofline/Driver/SweepText.h"
#include "mlir-roofline/Emit/SweepEmitter.h"

#include "llvm/Support/CommandLine.h"

using namespace mlir;
using namespace mlir::roofline;
namespace cl = llvm::cl;

static cl::OptionCategory category("Options of mlir-roofline sweep");

static cl::SubCommand command("sweep",
                              "What a program costs at many values of its open "
                              "sizes, and where what bounds it changes");

static cl::opt<std::string> model(cl::Positional, cl::desc("MODEL"),
                                  cl::sub(command), cl::cat(category));

static ProgramOptions program(command, category);

static cl::list<std::string> over(
    "over",
    cl::desc("A size and the values that it takes, may be repeated: "
             "numbers, ranges (1..64),\nranges with a step (128..4096:128) "
             "or a factor (1..256:*2), separated by commas"),
    cl::value_desc("NAME=VALUES"), cl::sub(command), cl::cat(category));

static cl::list<std::string> metrics(
    "metrics", cl::CommaSeparated,
    cl::desc("What to evaluate, by the names of the JSON report: flops, "
             "live_bytes, time_s,\nlatency_fused_s, ..."),
    cl::value_desc("NAME,..."), cl::sub(command), cl::cat(category));

static cl::opt<std::string> batchSymbol(
    "batch-symbol",
    cl::desc("The size that counts the items of a batch, for items per second"),
    cl::value_desc("NAME"), cl::sub(command), cl::cat(category));

static cl::opt<bool> all("all",
                         cl::desc("Print every point and line of the table"),
                         cl::sub(command), cl::cat(category));

namespace {
enum class Format { table, csv, json, svg, html };
} // namespace

static cl::opt<Format> format(
    "format", cl::desc("What to print:"), cl::init(Format::table),
    cl::values(clEnumValN(Format::table, "table", "text for people (default)"),
               clEnumValN(Format::csv, "csv", "one line for each point"),
               clEnumValN(Format::json, "json",
                          "the schema mlir-roofline/sweep/v1"),
               clEnumValN(Format::svg, "svg", "a picture of the curves"),
               clEnumValN(Format::html, "html",
                          "a page with the picture and the table")),
    cl::sub(command), cl::cat(category));

static StringRef getFormatName() {
  return getSweepFormats()[static_cast<unsigned>(format.getValue())];
}

/// Reads, analyses and formats; nothing on failure, which is diagnosed.
static FailureOr<std::string> makeText(const Output &output) {
  Session session;
  if (failed(program.prepare(session)))
    return failure();
  SweepRequest request;
  request.report = program.getRequest();
  request.report.file = model;
  request.over.assign(over.begin(), over.end());
  request.metrics.assign(metrics.begin(), metrics.end());
  request.batch = batchSymbol;
  if (failed(checkOutput(request.report, program.outputFile,
                         session.getCommandLine())))
    return failure();
  Progress progress(session.getContext());
  progress.start("reading " + model);
  OwningOpRef<ModuleOp> module = session.read(model);
  if (!module)
    return failure();
  progress.start("sweeping " + model);
  FailureOr<Sweep> sweep =
      makeSweep(*module, request, session.getCommandLine());
  if (failed(sweep))
    return failure();
  std::string text;
  llvm::raw_string_ostream os(text);
  emitSweep(os, *sweep, getFormatName(), output.getEmitOptions(all));
  return text;
}

static ExitStatus run() {
  if (model.empty() || over.empty()) {
    (void)reportError(Twine("expected ") +
                      (model.empty() ? "a MODEL, a file or - for standard input"
                                     : "--over=NAME=VALUES") +
                      " (see mlir-roofline sweep --help)");
    return ExitStatus::badInput;
  }
  if (failed(checkAll(all, format == Format::table, "table")))
    return ExitStatus::badInput;
  Output output{program.outputFile};
  FailureOr<std::string> text = makeText(output);
  if (failed(text) || failed(output.write(*text)))
    return ExitStatus::badInput;
  return ExitStatus::success;
}

Subcommand mlir::roofline::getSweepSubcommand() {
  return {&command, run,
          "mlir-roofline sweep model.mlir --over=arg0.d0=1..64 "
          "--target=nvidia-h100-sxm"};
}
