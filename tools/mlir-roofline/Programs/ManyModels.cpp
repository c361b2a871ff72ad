//===- ManyModels.cpp - Reports of several models -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ManyModels.h"
#include "Input/SummaryInput.h"
#include "mlir-roofline/Driver/RequestChecks.h"
#include "mlir-roofline/Emit/SummaryEmitter.h"
#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/ThreadPool.h"

using namespace mlir;
using namespace mlir::roofline;
namespace fs = llvm::sys::fs;

bool mlir::roofline::areManyModels(ArrayRef<std::string> models) {
  return models.size() > 1 || llvm::any_of(models, [](StringRef model) {
           return fs::is_directory(model);
         });
}

/// The models in a folder, by name. Links to folders are not followed: they may
/// lead in a circle.
static LogicalResult addFolder(StringRef folder,
                               std::vector<std::string> &files) {
  std::vector<std::string> found;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error,
                                           /*follow_symlinks=*/false),
       end;
       it != end && !error; it.increment(error)) {
    StringRef extension = llvm::sys::path::extension(it->path());
    if ((extension == ".mlir" || extension == ".mlirbc") &&
        !fs::is_directory(it->path()))
      found.push_back(it->path());
  }
  if (error)
    return reportError("cannot read '" + folder + "': " + error.message());
  if (found.empty())
    return reportError("expected files that end in .mlir or .mlirbc in '" +
                       folder + "', found none");
  llvm::sort(found);
  llvm::append_range(files, found);
  return mlir::success();
}

static FailureOr<std::vector<std::string>>
getFiles(ArrayRef<std::string> models) {
  std::vector<std::string> files;
  for (const std::string &model : models) {
    if (!fs::is_directory(model))
      files.push_back(model);
    else if (failed(addFolder(model, files)))
      return failure();
  }
  if (llvm::count(files, "-") > 1)
    return reportError("expected standard input once, found it " +
                       Twine(llvm::count(files, "-")) + " times");
  return files;
}

static SummaryRow makeRow(const std::string &file,
                          const ProgramOptions &options,
                          ReportRequest request) {
  SummaryRow row;
  row.file = file;
  llvm::raw_string_ostream os(row.diagnostics);
  request.file = file;
  FailureOr<ReportSummary> summary =
      readSummary(options, request, /*moreTargets=*/{}, &os);
  if (failed(summary))
    return row;
  if (summary->numOps == 0)
    os << "mlir-roofline: warning: nothing in '" << file << "' runs\n";
  // The operations of many models are many, and none is shown.
  summary->ops = {};
  row.summary = std::move(*summary);
  return row;
}

static std::vector<SummaryRow> makeRows(ArrayRef<std::string> files,
                                        const ProgramOptions &options,
                                        const ReportRequest &request) {
  std::vector<SummaryRow> rows(files.size());
  // Who measures this machine wants it for himself.
  bool isAlone = llvm::is_contained(request.targets, "host");
  llvm::DefaultThreadPool pool(
      llvm::hardware_concurrency(isAlone ? 1 : files.size()));
  for (auto [row, file] : llvm::zip_equal(rows, files))
    pool.async([&, &row = row, &file = file] {
      row = makeRow(file, options, request);
    });
  pool.wait();
  return rows;
}

/// Prints what was said of a model, and of which one where that is not among
/// it: what is wrong with an option has no place in a file.
static void printDiagnostics(const SummaryRow &row) {
  SmallVector<StringRef> lines;
  StringRef(row.diagnostics)
      .split(lines, '\n', /*MaxSplit=*/-1,
             /*KeepEmpty=*/false);
  for (StringRef line : lines) {
    StringRef text = line;
    bool isOfNone = text.consume_front("mlir-roofline: error: ") &&
                    !text.contains(row.file);
    if (isOfNone)
      llvm::errs() << "mlir-roofline: error: " << row.file << ": " << text;
    else
      llvm::errs() << line;
    llvm::errs() << "\n";
  }
}

ExitStatus mlir::roofline::reportModels(ArrayRef<std::string> models,
                                        const ProgramOptions &options,
                                        const ReportRequest &request,
                                        StringRef format, const Output &output,
                                        bool all) {
  if (!llvm::is_contained(getSummaryFormats(), format)) {
    (void)reportError(
        "expected --format=" + llvm::join(getSummaryFormats(), ", ") +
        " for several models, found " + format);
    return ExitStatus::badInput;
  }
  if (failed(checkAll(all, format == "table", "table")))
    return ExitStatus::badInput;
  // Where people look, a row has no energy.
  if (!request.energy.empty() && format != "csv" && format != "json") {
    (void)reportError("in --energy: expected --format=csv or json for several "
                      "models, not " +
                      format);
    return ExitStatus::badInput;
  }
  FailureOr<std::vector<std::string>> files = getFiles(models);
  if (failed(files))
    return ExitStatus::badInput;
  SmallVector<StringRef> inputs = getInputFiles(request);
  inputs.append(files->begin(), files->end());
  if (failed(output.refuseInputs(inputs)))
    return ExitStatus::badInput;
  std::vector<SummaryRow> rows = makeRows(*files, options, request);
  std::string text;
  llvm::raw_string_ostream os(text);
  emitSummary(os, rows, format, output.getEmitOptions(all));
  if (failed(output.write(text)))
    return ExitStatus::badInput;
  size_t numFailed = 0;
  for (const SummaryRow &row : rows) {
    printDiagnostics(row);
    numFailed += !row.summary;
  }
  if (numFailed == 0)
    return ExitStatus::success;
  (void)reportError(Twine(numFailed) + " of " + Twine(rows.size()) +
                    " models could not be analysed");
  return ExitStatus::badInput;
}
