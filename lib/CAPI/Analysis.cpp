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
  if (options.numTargets == 0)
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
  for (const MlirRooflineSize &size :
       ArrayRef(options.sizes, size_t(options.numSizes)))
    request.bindings.push_back(
        (unwrap(size.name) + "=" + Twine(size.value)).str());
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

static FailureOr<std::optional<MetricValue>>
getOpNumber(MlirRooflineAnalysis analysis, intptr_t op, MlirStringRef metric,
            intptr_t target) {
  Analysis &own = *unwrap(analysis);
  return getNumber(own, metric, MetricUse::rows, target,
                   [&](std::optional<size_t> chosen) {
                     return MetricSubject::get(own.report.ops[op], chosen);
                   });
}

MlirLogicalResult mlirRooflineAnalysisGetNumber(MlirRooflineAnalysis analysis,
                                                MlirStringRef metric,
                                                intptr_t target,
                                                MlirRooflineNumber *number) {
  Analysis &own = *unwrap(analysis);
  auto value = getNumber(own, metric, MetricUse::programs, target,
                         [&](std::optional<size_t> chosen) {
                           return MetricSubject::get(own.report, chosen);
                         });
  if (failed(value))
    return mlirLogicalResultFailure();
  *number = wrapNumber(*value);
  return mlirLogicalResultSuccess();
}

MlirLogicalResult mlirRooflineAnalysisGetOpNumber(MlirRooflineAnalysis analysis,
                                                  intptr_t op,
                                                  MlirStringRef metric,
                                                  intptr_t target,
                                                  MlirRooflineNumber *number) {
  auto value = getOpNumber(analysis, op, metric, target);
  if (failed(value))
    return mlirLogicalResultFailure();
  *number = wrapNumber(*value);
  return mlirLogicalResultSuccess();
}

MlirLogicalResult
mlirRooflineAnalysisPrintOpNumber(MlirRooflineAnalysis analysis, intptr_t op,
                                  MlirStringRef metric, intptr_t target,
                                  MlirStringCallback callback, void *userData) {
  auto value = getOpNumber(analysis, op, metric, target);
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

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

intptr_t mlirRooflineAnalysisGetNumOps(MlirRooflineAnalysis analysis) {
  return unwrap(analysis)->report.ops.size();
}

MlirOperation mlirRooflineAnalysisGetOp(MlirRooflineAnalysis analysis,
                                        intptr_t op) {
  return wrap(unwrap(analysis)->cost.getOps()[op].op);
}

MlirRooflineNumber
mlirRooflineAnalysisGetOpExecutions(MlirRooflineAnalysis analysis,
                                    intptr_t op) {
  const Multiplicity &times = unwrap(analysis)->report.ops[op].multiplicity;
  return wrapNumber(MetricValue{times.value, times.getStatus()});
}

MlirStringRef mlirRooflineAnalysisGetOpReason(MlirRooflineAnalysis analysis,
                                              intptr_t op) {
  return wrap(unwrap(analysis)->report.ops[op].reason);
}

MlirStringRef mlirRooflineAnalysisGetOpBoundBy(MlirRooflineAnalysis analysis,
                                               intptr_t op, intptr_t target) {
  const std::vector<ReportTime> &times = unwrap(analysis)->report.ops[op].times;
  if (target < 0 || size_t(target) >= times.size())
    return wrap(StringRef());
  return wrap(times[target].boundBy);
}

//===----------------------------------------------------------------------===//
// Sizes and reports
//===----------------------------------------------------------------------===//

intptr_t mlirRooflineAnalysisGetNumSizes(MlirRooflineAnalysis analysis) {
  return unwrap(analysis)->report.symbols.size();
}

MlirStringRef mlirRooflineAnalysisGetSizeName(MlirRooflineAnalysis analysis,
                                              intptr_t size) {
  return wrap(unwrap(analysis)->report.symbols[size].name);
}

MlirStringRef mlirRooflineAnalysisGetSizeMeaning(MlirRooflineAnalysis analysis,
                                                 intptr_t size) {
  return wrap(unwrap(analysis)->report.symbols[size].meaning);
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
