//===- AdviseCommand.cpp - mlir-roofline advise ---------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Input/ModelCommand.h"
#include "Input/ProgramOptions.h"
#include "Input/StockPasses.h"
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

static cl::opt<unsigned, /*ExternalStorage=*/false, FlagParser<unsigned>>
    top("top", cl::desc("Only the pieces that save most, this many"),
        cl::value_desc("N"), cl::sub(command), cl::cat(category));

static TextFlag batchSymbol(
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

static FailureOr<std::string> makeText(ReadModel &read) {
  read.progress.start("looking for advice on " + model);
  read.request.batchSymbol = batchSymbol;
  AdviseOptions options;
  if (top.getNumOccurrences() != 0)
    options.top = top;
  options.kinds = kinds;
  options.verifies = !noVerify;
  options.runPasses = getStockPasses();
  FailureOr<AdviceList> list =
      advise(read.module, read.request, options, read.getCommandLine());
  if (failed(list))
    return failure();
  std::string text;
  llvm::raw_string_ostream os(text);
  if (format == Format::json) {
    emitAdviceJson(os, *list);
    return text;
  }
  emitAdviceText(os, *list, read.output.getEmitOptions(all));
  return text;
}

static ExitStatus run() {
  if (failed(expectModel(model, "advise")))
    return ExitStatus::badInput;
  return writeTextOfModel(model, program, makeText);
}

Subcommand mlir::roofline::getAdviseSubcommand() {
  return {&command, run,
          "mlir-roofline advise model.mlir --target=nvidia-h100-sxm --top=5"};
}
