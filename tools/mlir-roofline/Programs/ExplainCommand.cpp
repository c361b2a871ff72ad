//===- ExplainCommand.cpp - mlir-roofline explain -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Input/ModelCommand.h"
#include "Input/ProgramOptions.h"
#include "mlir-roofline/Driver/OpChoice.h"
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

static FailureOr<std::string> makeText(ReadModel &read) {
  read.progress.start("explaining " + model);
  FailureOr<Explanation> explanation =
      makeExplanation(read.module, read.request, choice, read.getCommandLine());
  if (failed(explanation))
    return failure();
  std::string text;
  llvm::raw_string_ostream os(text);
  if (format == Format::json) {
    emitExplanationJson(os, *explanation);
    return text;
  }
  emitExplanationText(os, *explanation, read.output.getEmitOptions());
  return text;
}

static ExitStatus run() {
  if (failed(expectModel(model, "explain")))
    return ExitStatus::badInput;
  if (choice.getNumOccurrences() == 0) {
    (void)reportError("expected --op=ID|LOCATION|NAME (see mlir-roofline "
                      "explain --help)");
    return ExitStatus::badInput;
  }
  return writeTextOfModel(model, program, makeText);
}

Subcommand mlir::roofline::getExplainSubcommand() {
  return {&command, run,
          "mlir-roofline explain model.mlir --op=3 --target=nvidia-h100-sxm"};
}
