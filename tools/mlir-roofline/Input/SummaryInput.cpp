//===- SummaryInput.cpp - Models and reports as input ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SummaryInput.h"
#include "Progress.h"
#include "Session.h"

#include "mlir-roofline/Targets/TargetRegistry.h"
#include "mlir/Support/FileUtilities.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"

using namespace mlir;
using namespace mlir::roofline;
namespace cl = llvm::cl;

/// Whether text is JSON rather than MLIR, of which no program begins like that:
/// its own braces in front of everything are `{-#`.
static bool isJson(StringRef text) {
  text = text.ltrim();
  return text.starts_with("[") ||
         (text.consume_front("{") && !text.starts_with("-#"));
}

/// The first option that a finished report has no use for; null if none was
/// given.
static const cl::Option *findAnalysisOption(const ProgramOptions &options) {
  // The address operator of lists yields what they hold.
  auto given = [](const cl::Option &option) {
    return option.getNumOccurrences() != 0 ? &option : nullptr;
  };
  for (const cl::Option *option :
       {given(options.function), given(options.names), given(options.ranges),
        given(options.bindings), given(options.params), given(options.cache),
        given(options.allowTf32), given(options.plugins.pipeline)})
    if (option)
      return option;
  return nullptr;
}

/// Leaves the targets of these names, in this order.
static LogicalResult chooseTargets(ReportSummary &summary,
                                   ArrayRef<std::string> names, StringRef file,
                                   Location loc) {
  if (names.empty())
    return success();
  std::vector<size_t> chosen;
  for (StringRef name : names) {
    const ReportSummary::Target *target = summary.whole.findTarget(name);
    if (!target && llvm::sys::fs::exists(name)) {
      FailureOr<TargetAttr> own = getTarget(name, loc);
      if (failed(own))
        return failure();
      target = summary.whole.findTarget(own->getName().getValue());
    }
    if (!target) {
      std::vector<std::string> known;
      known.reserve(summary.whole.targets.size());
      for (const ReportSummary::Target &each : summary.whole.targets)
        known.push_back(each.name);
      return emitError(loc, "expected a target of the report '")
             << file << "', found '" << name << "'; it has "
             << (known.empty() ? "none" : llvm::join(known, ", "));
    }
    chosen.push_back(target - summary.whole.targets.data());
  }
  auto choose = [&](auto &all) {
    std::remove_reference_t<decltype(all)> left;
    for (size_t number : chosen)
      left.push_back(all[number]);
    all = std::move(left);
  };
  size_t numTargets = summary.whole.targets.size();
  choose(summary.whole.targets);
  for (ReportSummary::Program &entry : summary.entries)
    if (entry.targets.size() == numTargets)
      choose(entry.targets);
  for (ReportSummary::Op &op : summary.ops)
    choose(op.times);
  return success();
}

static FailureOr<ReportSummary> readJson(StringRef json,
                                         const ProgramOptions &options,
                                         const ReportRequest &request,
                                         Location loc) {
  if (const cl::Option *option = findAnalysisOption(options))
    return emitError(loc, "in --")
           << option->ArgStr << ": expected a model, found the report '"
           << request.file << "', which is finished";
  llvm::Expected<ReportSummary> summary = readReport(json, request.file);
  if (!summary)
    return emitError(loc) << llvm::toString(summary.takeError());
  if (failed(chooseTargets(*summary, request.targets, request.file, loc)))
    return failure();
  return std::move(*summary);
}

/// Adds the targets that are not among the request's, which may be files: a
/// target has a name of its own in there.
static LogicalResult addTargets(ReportRequest &request,
                                ArrayRef<std::string> moreTargets,
                                Location loc) {
  if (moreTargets.empty())
    return success();
  std::vector<std::string> names = request.targets;
  for (StringRef given : request.targets) {
    if (!llvm::sys::fs::exists(given))
      continue;
    FailureOr<TargetAttr> target = getTarget(given, loc);
    if (failed(target))
      return failure();
    names.push_back(target->getName().str());
  }
  for (const std::string &name : moreTargets)
    if (!llvm::is_contained(names, name))
      request.targets.push_back(name);
  return success();
}

FailureOr<ReportSummary> mlir::roofline::readSummary(
    const ProgramOptions &options, ReportRequest request,
    ArrayRef<std::string> moreTargets, raw_ostream *diagnostics) {
  Session session(diagnostics ? *diagnostics : llvm::errs(),
                  diagnostics ? MLIRContext::Threading::DISABLED
                              : MLIRContext::Threading::ENABLED);
  Location loc = session.getCommandLine();
  if (failed(options.prepare(session)))
    return failure();
  // Of several models at once none is the one that is worked on.
  std::optional<Progress> progress;
  auto start = [&](StringRef phase) {
    if (progress)
      progress->start(phase + " " + request.file);
  };
  if (!diagnostics)
    progress.emplace(session.getContext());
  start("reading");
  std::string message;
  std::unique_ptr<llvm::MemoryBuffer> input =
      openInputFile(request.file, &message);
  if (!input)
    return emitError(loc, message);
  if (isJson(input->getBuffer()))
    return readJson(input->getBuffer(), options, request, loc);
  OwningOpRef<ModuleOp> module = session.read(std::move(input));
  if (!module)
    return failure();
  if (failed(addTargets(request, moreTargets, loc)))
    return failure();
  start("analysing");
  FailureOr<Report> report = makeReport(*module, request, loc);
  if (failed(report))
    return failure();
  return summarize(*report);
}
