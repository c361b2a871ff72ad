//===- AdviseCommand.cpp - mlir-roofline advise ---------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CommandLine/Subcommands.h"
#include "Input/ProgramOptions.h"
#include "Input/Session.h"
#include "Input/StockPasses.h"
#include "Output.h"
#include "Progress.h"
#include "mlir-roofline/Driver/RequestChecks.h"
#include "mlir-roofline/Emit/AdviceEmitter.h"

#include "llvm/Support/CommandLine.h"

using namespace mlir;
using namespace mlir::roofline;
namespace cl = llvm::cl;

static cl::OptionCategory category("Options of mlir-roofline advise");

static cl::SubCommand command("advise",
                              "What would make a program faster on a target, "
                              "and by how much");

static cl::opt<std::string> model(cl::Positional, cl::desc("MODEL"),
                                  cl::sub(command), cl::cat(category));

static ProgramOptions program(command, category);

static cl::list<std::string>
    kinds("kind", cl::CommaSeparated,
          cl::desc("Only advice of these kinds; docs/Advice.md lists them"),
          cl::value_desc("NAME,..."), cl::sub(command), cl::cat(category));

static cl::opt<unsigned>
    top("top", cl::desc("Only the pieces that save most, this many"),
        cl::value_desc("N"), cl::sub(command), cl::cat(category));

static cl::opt<std::string> batchSymbol(
    "batch-symbol",
    cl::desc("The size that counts the items of a batch, to which --bind gives "
             "a value: also\nadvise on that"),
    cl::value_desc("NAME"), cl::sub(command), cl::cat(category));

static cl::opt<bool>
    noVerify("no-verify",
             cl::desc("Do not apply the advice to a copy to see what comes of "
                      "it"),
             cl::sub(command), cl::cat(category));

static cl::opt<bool> all("all", cl::desc("Print every place of each piece"),
                         cl::sub(command), cl::cat(category));

namespace {
enum class Format { table, json };
} // namespace

static cl::opt<Format> format(
    "format", cl::desc("What to print:"), cl::init(Format::table),
    cl::values(clEnumValN(Format::table, "table", "text for people (default)"),
               clEnumValN(Format::json, "json",
                          "the schema mlir-roofline/advice/v1")),
    cl::sub(command), cl::cat(category));

/// Reads, analyses and formats; nothing on failure, which is diagnosed.
static FailureOr<std::string> makeText(const Output &output) {
  Session session;
  if (failed(program.prepare(session)))
    return failure();
  ReportRequest request = program.getRequest();
  request.file = model;
  request.batchSymbol = batchSymbol;
  if (failed(
          checkOutput(request, program.outputFile, session.getCommandLine())))
    return failure();
  Progress progress(session.getContext());
  progress.start("reading " + model);
  OwningOpRef<ModuleOp> module = session.read(model);
  if (!module)
    return failure();
  progress.start("looking for advice on " + model);
  AdviseOptions options;
  if (top.getNumOccurrences() != 0)
    options.top = top;
  options.kinds = kinds;
  options.verifies = !noVerify;
  options.runPasses = getStockPasses();
  FailureOr<AdviceList> list =
      advise(*module, request, options, session.getCommandLine());
  if (failed(list))
    return failure();
  std::string text;
  llvm::raw_string_ostream os(text);
  if (format == Format::json) {
    emitAdviceJson(os, *list);
    return text;
  }
  emitAdviceText(os, *list, output.getEmitOptions(all));
  return text;
}

static ExitStatus run() {
  if (model.empty()) {
    (void)reportError("expected a MODEL, a file or - for standard input (see "
                      "mlir-roofline advise --help)");
    return ExitStatus::badInput;
  }
  Output output{program.outputFile};
  FailureOr<std::string> text = makeText(output);
  if (failed(text) || failed(output.write(*text)))
    return ExitStatus::badInput;
  return ExitStatus::success;
}

Subcommand mlir::roofline::getAdviseSubcommand() {
  return {&command, run,
          "mlir-roofline advise model.mlir --target=nvidia-h100-sxm --top=5"};
}
