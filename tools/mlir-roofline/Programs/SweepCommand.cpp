//===- SweepCommand.cpp - mlir-roofline sweep -----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Input/ModelCommand.h"
#include "Input/ProgramOptions.h"
#include "mlir-roofline/Driver/OutputFile.h"
#include "mlir-roofline/Driver/ServingText.h"
#include "mlir-roofline/Driver/SweepText.h"
#include "mlir-roofline/Emit/ServingEmitter.h"
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

static cl::opt<std::string> serve(
    "serve",
    cl::desc(
        "Instead of --over, requests as input=N,output=N,batch=VALUES: of so "
        "many tokens,\nand how many side by side, as in "
        "input=1024,output=256,batch=1..64 and devices=2;\nthe model has one "
        "function that reads prompts and one that makes tokens, with\nsizes "
        "called batch, sequence, cache"),
    cl::value_desc("KEY=VALUE,..."), cl::sub(command), cl::cat(category));

static cl::opt<std::string>
    prefill("prefill",
            cl::desc("With --serve: the function that reads prompts (default: "
                     "prefill)"),
            cl::value_desc("NAME"), cl::Hidden, cl::sub(command),
            cl::cat(category));

static cl::opt<std::string>
    decode("decode",
           cl::desc("With --serve: the function that makes one token more "
                    "(default: decode)"),
           cl::value_desc("NAME"), cl::Hidden, cl::sub(command),
           cl::cat(category));

static TextFlag decodeModel(
    "decode-model",
    cl::desc("With --serve: the file of that function, if it is another; both "
             "files are then\nprograms of their own unless --prefill and "
             "--decode name functions"),
    cl::value_desc("FILE"), cl::Hidden, cl::sub(command), cl::cat(category));

static cl::list<std::string> metrics(
    "metrics", cl::CommaSeparated,
    cl::desc("What to evaluate, by the names of the JSON report: flops, "
             "live_bytes, time_s,\nlatency_fused_s, ..."),
    cl::value_desc("NAME,..."), cl::sub(command), cl::cat(category));

static TextFlag batchSymbol(
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
                          "the schema mlir-roofline/sweep/v1, or serving/v1"),
               clEnumValN(Format::svg, "svg", "a picture of the curves"),
               clEnumValN(Format::html, "html",
                          "a page with the picture and the table")),
    cl::sub(command), cl::cat(category));

static StringRef getFormatName() {
  return getSweepFormats()[static_cast<unsigned>(format.getValue())];
}

/// An empty text is an error in it, and no absent option.
static bool isServing() { return serve.getNumOccurrences() != 0; }

/// The other file of a served program, if there is one. Failures are diagnosed.
static FailureOr<OwningOpRef<ModuleOp>> readDecodeModel(ReadModel &read) {
  if (decodeModel.empty())
    return OwningOpRef<ModuleOp>();
  if (llvm::Error error =
          checkIsNoInput(read.output.file, StringRef(decodeModel)))
    return reportError(llvm::toString(std::move(error)));
  read.progress.start("reading " + decodeModel);
  OwningOpRef<ModuleOp> module = read.session.read(decodeModel);
  if (!module)
    return failure();
  return module;
}

/// Asks what a server is asked.
static FailureOr<std::string> serveText(ReadModel &read) {
  FailureOr<OwningOpRef<ModuleOp>> other = readDecodeModel(read);
  if (failed(other))
    return failure();
  ServingRequest request;
  request.report = read.request;
  request.serve = serve;
  request.prefill = prefill;
  request.decode = decode;
  request.decodeFile = decodeModel;
  request.metrics.assign(metrics.begin(), metrics.end());
  read.progress.start("serving " + model);
  FailureOr<Serving> serving =
      makeServing(read.module, *other ? **other : read.module, request,
                  read.getCommandLine());
  if (failed(serving))
    return failure();
  std::string text;
  llvm::raw_string_ostream os(text);
  emitServing(os, *serving, getFormatName(), read.output.getEmitOptions(all));
  return text;
}

static FailureOr<std::string> makeText(ReadModel &read) {
  if (isServing())
    return serveText(read);
  SweepRequest request;
  request.report = read.request;
  request.over.assign(over.begin(), over.end());
  request.metrics.assign(metrics.begin(), metrics.end());
  request.batch = batchSymbol;
  read.progress.start("sweeping " + model);
  FailureOr<Sweep> sweep =
      makeSweep(read.module, request, read.getCommandLine());
  if (failed(sweep))
    return failure();
  std::string text;
  llvm::raw_string_ostream os(text);
  emitSweep(os, *sweep, getFormatName(), read.output.getEmitOptions(all));
  return text;
}

/// Options of one of the two kinds of sweeps are none of the other. Failures
/// are diagnosed.
static LogicalResult checkKind() {
  struct Option {
    StringRef name;
    int numGiven;
    bool isOfServing;
  };
  for (const Option &option : {
           Option{"prefill", prefill.getNumOccurrences(), true},
           Option{"decode", decode.getNumOccurrences(), true},
           Option{"decode-model", decodeModel.getNumOccurrences(), true},
           Option{"over", over.getNumOccurrences(), false},
           Option{"batch-symbol", batchSymbol.getNumOccurrences(), false},
           Option{"function", program.function.getNumOccurrences(), false},
       }) {
    if (option.numGiven == 0 || option.isOfServing == isServing())
      continue;
    return reportError("in --" + option.name +
                       (option.isOfServing ? ": expected --serve beside it"
                                           : ": has no effect beside --serve"));
  }
  return llvm::success();
}

static ExitStatus run() {
  if (failed(expectModel(model, "sweep")))
    return ExitStatus::badInput;
  if (over.empty() && !isServing()) {
    (void)reportError("expected --over=NAME=VALUES or --serve (see "
                      "mlir-roofline sweep --help)");
    return ExitStatus::badInput;
  }
  if (failed(checkKind()) ||
      failed(checkAll(all, format == Format::table, "table")))
    return ExitStatus::badInput;
  return writeTextOfModel(model, program, makeText);
}

Subcommand mlir::roofline::getSweepSubcommand() {
  return {&command, run,
          "mlir-roofline sweep model.mlir --over=arg0.d0=1..64 "
          "--target=nvidia-h100-sxm"};
}
