//===- Analysis.cpp - C API: what a program costs -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline-c/Analysis.h"

#include "mlir-roofline/Driver/RequestChecks.h"
#include "mlir-roofline/Report/Metric.h"
#include "mlir-roofline/Support/NearName.h"
#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir/CAPI/IR.h"
#include "mlir/CAPI/Support.h"
#include "mlir/CAPI/Utils.h"
#include "mlir/IR/Diagnostics.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
struct Analysis {
  ModuleOp module;
  ReportRequest request;
  /// With the values that sizes were given.
  ModuleCost cost;
  Report report;

  Location getLoc() { return module->getLoc(); }
};
} // namespace

DEFINE_C_API_PTR_METHODS(MlirRooflineAnalysis, Analysis)

static_assert(int(MlirRooflineStatusExact) == int(CountStatus::exact) &&
                  int(MlirRooflineStatusLower) == int(CountStatus::lower) &&
                  int(MlirRooflineStatusUpper) == int(CountStatus::upper) &&
                  int(MlirRooflineStatusEstimate) ==
                      int(CountStatus::estimate) &&
                  int(MlirRooflineStatusDeclared) ==
                      int(CountStatus::declared) &&
                  int(MlirRooflineStatusUnknown) == int(CountStatus::unknown),
              "the words are those of the dialect");

//===----------------------------------------------------------------------===//
// The analysis
//===----------------------------------------------------------------------===//

/// Puts the options' targets in the place of the module's. Failures are
/// diagnosed.
static LogicalResult setTargets(const MlirRooflineOptions &options,
                                SmallVector<TargetAttr> &targets,
                                Location loc) {
  if (options.numTargets <= 0)
    return success();
  targets.clear();
  for (MlirAttribute given :
       ArrayRef(options.targets, size_t(options.numTargets))) {
    auto target = dyn_cast_or_null<TargetAttr>(unwrap(given));
    if (!target) {
      InFlightDiagnostic error = emitError(loc, "expected a target, found ");
      return unwrap(given) ? error << unwrap(given) : error << "none";
    }
    for (TargetAttr other : targets)
      if (other.getName() == target.getName())
        return emitError(loc, "expected targets with different names, found "
                              "two called ")
               << target.getName();
    targets.push_back(target);
  }
  return success();
}

MlirRooflineAnalysis mlirRooflineAnalysisCreate(MlirModule module,
                                                MlirRooflineOptions options) {
  ModuleOp op = unwrap(module);
  ReportRequest request;
  request.file = "-";
  if (auto file = dyn_cast<FileLineColLoc>(op.getLoc()))
    request.file = file.getFilename().str();
  for (intptr_t number = 0; number < options.numSizes; ++number) {
    const MlirRooflineSize &size = options.sizes[number];
    request.bindings.push_back(
        (unwrap(size.name) + "=" + Twine(size.value)).str());
  }
  if (options.function.length != 0)
    request.function = unwrap(options.function).str();
  FailureOr<ReportInput> input = analyse(op, request, op->getLoc());
  if (failed(input) ||
      failed(setTargets(options, input->targets, op->getLoc())))
    return {nullptr};
  Report report = buildReport(input->cost, Parameters(input->cost),
                              input->targets, input->options);
  return wrap(new Analysis{op, std::move(request),
                           input->cost.bind(input->options.bindings),
                           std::move(report)});
}

void mlirRooflineAnalysisDestroy(MlirRooflineAnalysis analysis) {
  delete unwrap(analysis);
}

intptr_t mlirRooflineAnalysisGetNumTargets(MlirRooflineAnalysis analysis) {
  return unwrap(analysis)->report.targets.size();
}

//===----------------------------------------------------------------------===//
// Numbers
//===----------------------------------------------------------------------===//

static MlirRooflineNumber wrapNumber(const std::optional<MetricValue> &value) {
  if (!value || value->status == CountStatus::unknown)
    return {MlirRooflineStatusUnknown, /*hasValue=*/false, /*value=*/0};
  std::optional<double> number = value->getNumber();
  return {MlirRooflineStatus(value->status), number.has_value(),
          number.value_or(0)};
}

/// The metric of a name for a subject that `getSubject` makes, given a target's
/// number, if there is any. Failures are diagnosed.
static FailureOr<std::optional<MetricValue>>
getNumber(Analysis &analysis, MlirStringRef name, MetricUse use,
          intptr_t target,
          llvm::function_ref<MetricSubject(std::optional<size_t>)> getSubject) {
  llvm::Expected<const Metric *> metric = lookUpMetric(unwrap(name), use);
  if (!metric)
    return emitError(analysis.getLoc(), llvm::toString(metric.takeError()));
  std::optional<size_t> chosen;
  if ((*metric)->isOfTarget) {
    size_t numTargets = analysis.report.targets.size();
    if (target < 0 || size_t(target) >= numTargets)
      return emitError(analysis.getLoc(), "for the metric '")
             << (*metric)->name << "': expected one of " << numTargets
             << " targets, found number " << int64_t(target);
    chosen = target;
  }
  return (*metric)->get(getSubject(chosen));
}

/// The row of a number that somebody asks for; null if there is none.
template <typename RowT>
static const RowT *findRow(const std::vector<RowT> &rows, intptr_t number) {
  return number >= 0 && size_t(number) < rows.size() ? &rows[number] : nullptr;
}

/// A metric of a row. Failures are diagnosed; `what` says of what the rows are.
template <typename RowT>
static FailureOr<std::optional<MetricValue>>
getRowNumber(Analysis &analysis, const std::vector<RowT> &rows, intptr_t number,
             StringRef what, MlirStringRef metric, MetricUse use,
             intptr_t target) {
  const RowT *row = findRow(rows, number);
  if (!row)
    return emitError(analysis.getLoc(), "expected one of ")
           << rows.size() << " " << what << ", found number "
           << int64_t(number);
  return getNumber(analysis, metric, use, target,
                   [&](std::optional<size_t> chosen) {
                     return MetricSubject::get(*row, chosen);
                   });
}

static FailureOr<std::optional<MetricValue>>
getOpNumber(MlirRooflineAnalysis analysis, intptr_t op, MlirStringRef metric,
            intptr_t target) {
  Analysis &own = *unwrap(analysis);
  return getRowNumber(own, own.report.ops, op, "operations", metric,
                      MetricUse::rows, target);
}

static FailureOr<std::optional<MetricValue>>
getFunctionNumber(MlirRooflineAnalysis analysis, intptr_t function,
                  MlirStringRef metric, intptr_t target) {
  Analysis &own = *unwrap(analysis);
  return getRowNumber(own, own.report.functions, function, "functions", metric,
                      MetricUse::programs, target);
}

static FailureOr<std::optional<MetricValue>>
getProgramNumber(MlirRooflineAnalysis analysis, MlirStringRef metric,
                 intptr_t target) {
  Analysis &own = *unwrap(analysis);
  return getNumber(own, metric, MetricUse::programs, target,
                   [&](std::optional<size_t> chosen) {
                     return MetricSubject::get(own.report, chosen);
                   });
}

/// How often what a row is of executes; unknown without a row.
template <typename RowT>
static MlirRooflineNumber getExecutions(const std::vector<RowT> &rows,
                                        intptr_t number) {
  const RowT *row = findRow(rows, number);
  return row ? wrapNumber(MetricValue{row->multiplicity.value,
                                      row->multiplicity.getStatus()})
             : wrapNumber(std::nullopt);
}

/// Hands over what has been found, if it has.
static MlirLogicalResult
setNumber(const FailureOr<std::optional<MetricValue>> &value,
          MlirRooflineNumber *number) {
  if (failed(value))
    return mlirLogicalResultFailure();
  *number = wrapNumber(*value);
  return mlirLogicalResultSuccess();
}

static MlirLogicalResult
printNumber(const FailureOr<std::optional<MetricValue>> &value,
            MlirStringCallback callback, void *userData) {
  if (failed(value))
    return mlirLogicalResultFailure();
  if (!*value || (*value)->status == CountStatus::unknown)
    return mlirLogicalResultSuccess();
  mlir::detail::CallbackOstream os(callback, userData);
  if (const auto *number = std::get_if<double>(&(*value)->value))
    os << formatExact(*number);
  else
    os << std::get<Quantity>((*value)->value);
  return mlirLogicalResultSuccess();
}

MlirLogicalResult mlirRooflineAnalysisGetNumber(MlirRooflineAnalysis analysis,
                                                MlirStringRef metric,
                                                intptr_t target,
                                                MlirRooflineNumber *number) {
  return setNumber(getProgramNumber(analysis, metric, target), number);
}

MlirLogicalResult mlirRooflineAnalysisPrintNumber(MlirRooflineAnalysis analysis,
                                                  MlirStringRef metric,
                                                  intptr_t target,
                                                  MlirStringCallback callback,
                                                  void *userData) {
  return printNumber(getProgramNumber(analysis, metric, target), callback,
                     userData);
}

MlirLogicalResult mlirRooflineAnalysisGetOpNumber(MlirRooflineAnalysis analysis,
                                                  intptr_t op,
                                                  MlirStringRef metric,
                                                  intptr_t target,
                                                  MlirRooflineNumber *number) {
  return setNumber(getOpNumber(analysis, op, metric, target), number);
}

MlirLogicalResult
mlirRooflineAnalysisPrintOpNumber(MlirRooflineAnalysis analysis, intptr_t op,
                                  MlirStringRef metric, intptr_t target,
                                  MlirStringCallback callback, void *userData) {
  return printNumber(getOpNumber(analysis, op, metric, target), callback,
                     userData);
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

intptr_t mlirRooflineAnalysisGetNumFunctions(MlirRooflineAnalysis analysis) {
  return unwrap(analysis)->report.functions.size();
}

MlirStringRef mlirRooflineAnalysisGetFunctionName(MlirRooflineAnalysis analysis,
                                                  intptr_t function) {
  const auto *row = findRow(unwrap(analysis)->report.functions, function);
  return wrap(row ? StringRef(row->name) : StringRef());
}

bool mlirRooflineAnalysisFunctionIsEntry(MlirRooflineAnalysis analysis,
                                         intptr_t function) {
  const auto *row = findRow(unwrap(analysis)->report.functions, function);
  return row && row->isEntry;
}

MlirRooflineNumber
mlirRooflineAnalysisGetFunctionExecutions(MlirRooflineAnalysis analysis,
                                          intptr_t function) {
  return getExecutions(unwrap(analysis)->report.functions, function);
}

MlirLogicalResult mlirRooflineAnalysisGetFunctionNumber(
    MlirRooflineAnalysis analysis, intptr_t function, MlirStringRef metric,
    intptr_t target, MlirRooflineNumber *number) {
  return setNumber(getFunctionNumber(analysis, function, metric, target),
                   number);
}

MlirLogicalResult mlirRooflineAnalysisPrintFunctionNumber(
    MlirRooflineAnalysis analysis, intptr_t function, MlirStringRef metric,
    intptr_t target, MlirStringCallback callback, void *userData) {
  return printNumber(getFunctionNumber(analysis, function, metric, target),
                     callback, userData);
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

intptr_t mlirRooflineAnalysisGetNumOps(MlirRooflineAnalysis analysis) {
  return unwrap(analysis)->report.ops.size();
}

MlirOperation mlirRooflineAnalysisGetOp(MlirRooflineAnalysis analysis,
                                        intptr_t op) {
  Analysis &own = *unwrap(analysis);
  return wrap(findRow(own.report.ops, op) ? own.cost.getOps()[op].op : nullptr);
}

MlirRooflineNumber
mlirRooflineAnalysisGetOpExecutions(MlirRooflineAnalysis analysis,
                                    intptr_t op) {
  return getExecutions(unwrap(analysis)->report.ops, op);
}

MlirStringRef mlirRooflineAnalysisGetOpReason(MlirRooflineAnalysis analysis,
                                              intptr_t op) {
  const auto *row = findRow(unwrap(analysis)->report.ops, op);
  return wrap(row ? StringRef(row->reason) : StringRef());
}

MlirStringRef mlirRooflineAnalysisGetOpBoundBy(MlirRooflineAnalysis analysis,
                                               intptr_t op, intptr_t target) {
  const auto *row = findRow(unwrap(analysis)->report.ops, op);
  const ReportTime *time = row ? findRow(row->times, target) : nullptr;
  return wrap(time ? StringRef(time->boundBy) : StringRef());
}

//===----------------------------------------------------------------------===//
// Sizes and reports
//===----------------------------------------------------------------------===//

intptr_t mlirRooflineAnalysisGetNumSizes(MlirRooflineAnalysis analysis) {
  return unwrap(analysis)->report.symbols.size();
}

MlirStringRef mlirRooflineAnalysisGetSizeName(MlirRooflineAnalysis analysis,
                                              intptr_t size) {
  const auto *row = findRow(unwrap(analysis)->report.symbols, size);
  return wrap(row ? StringRef(row->name) : StringRef());
}

MlirStringRef mlirRooflineAnalysisGetSizeMeaning(MlirRooflineAnalysis analysis,
                                                 intptr_t size) {
  const auto *row = findRow(unwrap(analysis)->report.symbols, size);
  return wrap(row ? StringRef(row->meaning) : StringRef());
}

MlirLogicalResult mlirRooflineAnalysisWriteReport(MlirRooflineAnalysis analysis,
                                                  MlirStringRef format,
                                                  MlirStringCallback callback,
                                                  void *userData) {
  Analysis &own = *unwrap(analysis);
  const Emitter *emitter = findEmitter(unwrap(format));
  if (!emitter) {
    SmallVector<StringRef> names;
    for (const std::unique_ptr<Emitter> &each : getEmitters())
      names.push_back(each->getName());
    emitError(own.getLoc(), "expected the format ")
        << joinAlternatives(names) << ", found '" << unwrap(format) << "'";
    return mlirLogicalResultFailure();
  }
  if (failed(checkReport(own.report, own.request, *emitter, own.getLoc())))
    return mlirLogicalResultFailure();
  mlir::detail::CallbackOstream os(callback, userData);
  emitter->emit(os, own.report, EmitOptions());
  return mlirLogicalResultSuccess();
}
