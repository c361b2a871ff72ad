//===- ProgramOptions.cpp - Options of every command that reads a program -===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ProgramOptions.h"
#include "Session.h"

#include "mlir-roofline/Models/ForeignCosts.h"
#include "mlir-roofline/Support/TextFile.h"

#include "mlir/IR/Diagnostics.h"

using namespace mlir;
using namespace mlir::roofline;
namespace cl = llvm::cl;

ProgramOptions::ProgramOptions(cl::SubCommand &command,
                               cl::OptionCategory &category)
    : targets(
          "target",
          cl::desc("A machine to hold the program against, may be repeated: a "
                   "known target\n(mlir-roofline targets lists them), "
                   "host for this machine, dlti for the module's\n"
                   "target system spec, or a file with a "
                   "#roofline.target. Default: the module's\nown, if "
                   "any"),
          cl::value_desc("NAME|host|dlti|FILE"), cl::sub(command),
          cl::cat(category)),
      function("function",
               cl::desc("This function alone, with what it calls; it "
                        "may also be one that\nnothing refers to"),
               cl::value_desc("NAME"), cl::sub(command), cl::cat(category)),
      names("name", cl::CommaSeparated,
            cl::desc("Names for sizes that the program leaves open, as in "
                     "arg0.d0=batch; two\nwith one name are one size"),
            cl::value_desc("SIZE=NAME,..."), cl::Hidden, cl::sub(command),
            cl::cat(category)),
      ranges("range", cl::CommaSeparated,
             cl::desc("The values that open sizes may have, as in "
                      "sequence=1..8192"),
             cl::value_desc("SIZE=LOW..HIGH,..."), cl::Hidden, cl::sub(command),
             cl::cat(category)),
      bindings("bind", cl::CommaSeparated,
               cl::desc("Values for sizes that the program leaves open, by "
                        "the report's names"),
               cl::value_desc("NAME=NUMBER,..."), cl::sub(command),
               cl::cat(category)),
      parameters("params",
                 cl::desc("Arguments that are parameters: positions (1-20,25; "
                          "1- for all from 1 on) or\na JSON file (args: a "
                          "list of index and kind)"),
                 cl::value_desc("POSITIONS|@FILE"), cl::sub(command),
                 cl::cat(category)),
      cache("cache", cl::desc("What the caches hold before an operation:"),
            cl::init(CacheState::cold),
            cl::values(
                clEnumValN(CacheState::cold, "cold",
                           "nothing: everything comes from memory (default)"),
                clEnumValN(CacheState::hot, "hot",
                           "what fits the last level, as in a loop over the "
                           "operation")),
            cl::Hidden, cl::sub(command), cl::cat(category)),
      allowTf32("allow-tf32",
                cl::desc("Let matrix units round the factors of f32 products "
                         "to tf32"),
                cl::Hidden, cl::sub(command), cl::cat(category)),
      allowUnregisteredDialects(
          "allow-unregistered-dialect",
          cl::desc("Accept operations of dialects that are not known"),
          cl::Hidden, cl::sub(command), cl::cat(category)),
      costs("costs",
            cl::desc("A file that says what operations cost, by their names, "
                     "also of\ndialects that are not linked; may be repeated"),
            cl::value_desc("FILE"), cl::Hidden, cl::sub(command),
            cl::cat(category)),
      plugins(command, category),
      outputFile("o", cl::desc("Write to this file instead of standard output"),
                 cl::value_desc("FILE"), cl::init("-"), cl::sub(command),
                 cl::cat(category)) {}

ReportRequest ProgramOptions::getRequest() const {
  ReportRequest request;
  request.targets.assign(targets.begin(), targets.end());
  request.function = getGivenText(function);
  request.names.assign(names.begin(), names.end());
  request.ranges.assign(ranges.begin(), ranges.end());
  request.bindings.assign(bindings.begin(), bindings.end());
  request.params = getGivenText(parameters);
  request.machine = {cache, allowTf32};
  return request;
}

LogicalResult ProgramOptions::prepare(Session &session) const {
  MLIRContext &context = session.getContext();
  Location loc = session.getCommandLine();
  context.allowUnregisteredDialects(allowUnregisteredDialects);
  if (failed(plugins.load(context, loc)))
    return failure();
  session.setPipeline(plugins.pipeline);
  for (const std::string &file : costs) {
    llvm::ErrorOr<std::string> text = readTextFile(file);
    if (!text)
      return emitError(loc) << "cannot read the costs '" << file
                            << "': " << text.getError().message();
    if (failed(addForeignCosts(*text, file, &context)))
      return failure();
  }
  return success();
}

std::optional<std::string>
mlir::roofline::getGivenText(const cl::opt<std::string> &option) {
  if (option.getNumOccurrences() == 0)
    return std::nullopt;
  return option;
}
