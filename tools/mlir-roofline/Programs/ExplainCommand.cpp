//===- ExplainCommand.cpp - mlir-roofline explain -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CommandLine/Subcommands.h"
#include "Input/ProgramOptions.h"
#include "Input/Session.h"
#include "Output.h"
#include "Progress.h"
#include "mlir-roofline/Driver/OpChoice.h"
#include "mlir-roofline/Driver/RequestChecks.h"
#include "mlir-roofline/Emit/ExplanationEmitter.h"

#include "llvm/Support/CommandLine.h"

using namespace mlir;
using namespace mlir::roofline;
namespace cl = llvm::cl;

static cl::OptionCategory category("Options of mlir-roofline explain");

static cl::SubCommand command("explain",
                              "Why an operation costs what it costs, and what "
                              "bounds it on a target");

static cl::opt<std::string> model(cl::Positional, cl::desc("MODEL"),
                                  cl::sub(command), cl::cat(category));

static ProgramOptions program(command, category);

static cl::opt<std::string> choice(
    "op",
    cl::desc("The operations to explain: an id of the report, a location "
             "(conv1, model.mlir:12,\n12:10) or an operation's name; * and ? "
             "stand for any characters"),
    cl::value_desc("ID|LOCATION|NAME"), cl::sub(command), cl::cat(category));

namespace {
enum class Format { table, json };
} // namespace

static cl::opt<Format> format(
    "format", cl::desc("What to print:"), cl::init(Format::table),
    cl::values(clEnumValN(Format::table, "table", "text for people (default)"),
               clEnumValN(Format::json, "json",
                          "the schema mlir-roofline/explain/v1")),
    cl::sub(command), cl::cat(category));

/// Reads, analyses and formats; nothing on failure, which is diagnosed.
static FailureOr<std::string> makeText(const Output &output) {
  Session session;
  if (failed(program.prepare(session)))
    return failure();
  ReportRequest request = program.getRequest();
  request.file = model;
  if (failed(
          checkOutput(request, program.outputFile, session.getCommandLine())))
    return failure();
  Progress progress(session.getContext());
  progress.start("reading " + model);
  OwningOpRef<ModuleOp> module = session.read(model);
  if (!module)
    return failure();
  progress.start("explaining " + model);
  FailureOr<Explanation> explanation =
      makeExplanation(*module, request, choice, session.getCommandLine());
  if (failed(explanation))
    return failure();
  std::string text;
  llvm::raw_string_ostream os(text);
  if (format == Format::json) {
    emitExplanationJson(os, *explanation);
    return text;
  }
  emitExplanationText(os, *explanation, output.getEmitOptions());
  return text;
}

static ExitStatus run() {
  if (model.empty() || choice.getNumOccurrences() == 0) {
    (void)reportError(Twine("expected ") +
                      (model.empty() ? "a MODEL, a file or - for standard input"
                                     : "--op=ID|LOCATION|NAME") +
                      " (see mlir-roofline explain --help)");
    return ExitStatus::badInput;
  }
  Output output{program.outputFile};
  FailureOr<std::string> text = makeText(output);
  if (failed(text) || failed(output.write(*text)))
    return ExitStatus::badInput;
  return ExitStatus::success;
}

Subcommand mlir::roofline::getExplainSubcommand() {
  return {&command, run,
          "mlir-roofline explain model.mlir --op=3 --target=nvidia-h100-sxm"};
}
