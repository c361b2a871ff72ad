//===- RowChoice.cpp - Which rows a table has -----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RowChoice.h"

#include "mlir-roofline/Support/NearName.h"
#include "mlir/IR/Diagnostics.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Regex.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Formats
//===----------------------------------------------------------------------===//

static bool asksFor(const RowRequest &request, RowFlag flag) {
  switch (flag) {
  case RowFlag::all:
    return request.all;
  case RowFlag::top:
    return request.top.has_value();
  case RowFlag::sort:
    return !request.sort.empty();
  case RowFlag::filter:
    return request.filter.has_value();
  case RowFlag::columns:
    return !request.columns.empty();
  case RowFlag::legend:
    return request.legend;
  case RowFlag::plot:
    return request.plot;
  }
  llvm_unreachable("every flag is asked for by a member");
}

/// A tree of layers has all of them, in their order; equal ones share a line.
static bool hasPlaceInTree(RowFlag flag) {
  return flag == RowFlag::all || flag == RowFlag::legend ||
         flag == RowFlag::plot;
}

LogicalResult driver::checkRowFlags(const ReportRequest &request,
                                    const Emitter &format, Location loc) {
  for (RowFlag flag : rowFlags) {
    if (!asksFor(request.rows, flag))
      continue;
    if (request.depth && !hasPlaceInTree(flag))
      return emitError(loc, "in --")
             << stringifyRowFlag(flag) << ": expected no --depth beside it";
    if (format.takes(flag))
      continue;
    SmallVector<StringRef> names;
    for (const std::unique_ptr<Emitter> &emitter : getEmitters())
      if (emitter->takes(flag))
        names.push_back(emitter->getName());
    return emitError(loc, "in --")
           << stringifyRowFlag(flag)
           << ": expected --format=" << llvm::join(names, " or ")
           << ", which it has an effect on, not " << format.getName();
  }
  return success();
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

/// What may be meant, or all that is known if nothing is near.
static std::string suggest(StringRef name, ArrayRef<StringRef> known) {
  std::string nearest = suggestNames(name, known);
  return nearest.empty() ? "; expected one of " + llvm::join(known, ", ")
                         : nearest;
}

FailureOr<RowOptions> driver::getRowOptions(const RowRequest &request,
                                            bool hasTargets, Location loc) {
  RowOptions options;
  if (request.plot && !hasTargets)
    return emitError(loc, "in --plot: expected a target, by --target or on the "
                          "module");
  for (StringRef name : request.columns)
    if (std::optional<RowColumn> column = findRowColumn(name);
        column && isOfTarget(*column) && !hasTargets)
      return emitError(loc, "in --columns: expected a target beside '")
             << name << "', by --target or on the module";
  if (request.filter) {
    std::string error;
    if (!llvm::Regex(*request.filter).isValid(error))
      return emitError(loc, "in --filter: expected a regular expression, found "
                            "'")
             << *request.filter << "': " << error;
    options.filter = *request.filter;
  }
  if (request.sort.empty())
    return options;
  auto metric = lookUpMetric(request.sort, MetricUse::rows);
  if (!metric)
    return emitError(loc, "in --sort: ") << llvm::toString(metric.takeError());
  options.sort = *metric;
  if (options.sort->isOfTarget && !hasTargets)
    return emitError(loc, "in --sort: expected a target beside '")
           << request.sort << "', by --target or on the module";
  return options;
}

FailureOr<EmitOptions>
mlir::roofline::getEmitOptions(const ReportRequest &request, Location loc) {
  const RowRequest &rows = request.rows;
  EmitOptions options;
  options.all = rows.all;
  options.legend = rows.legend;
  options.plot = rows.plot;
  options.csv = request.csv.value_or(CsvForm::wide);
  if (rows.top) {
    if (rows.all)
      return emitError(loc, "in --top: expected no --all beside it");
    if (*rows.top == 0)
      return emitError(loc, "in --top: expected a number >= 1, found 0");
    options.numRows = *rows.top;
  }
  for (StringRef name : rows.columns) {
    std::optional<RowColumn> column = findRowColumn(name);
    if (!column)
      return emitError(loc, "in --columns: rows have no column '")
             << name << "'" << suggest(name, getRowColumnNames());
    if (llvm::is_contained(options.columns, *column))
      return emitError(loc, "in --columns: expected each column once, found '")
             << name << "' twice";
    const auto *metric = std::get_if<const Metric *>(&*column);
    if (metric && (*metric)->isMeasured && request.measured.empty())
      return emitError(loc, "in --columns: expected --measured beside '")
             << name << "'";
    options.columns.push_back(*column);
  }
  return options;
}
