//===- Report.cpp - Report the costs of a module --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/OutputFile.h"
#include "mlir-roofline/Driver/RequestChecks.h"
#include "mlir-roofline/Models/CostModels.h"
#include "mlir-roofline/Transforms/Passes.h"

namespace mlir::roofline {
#define GEN_PASS_DEF_ROOFLINEREPORT
#include "mlir-roofline/Transforms/Passes.h.inc"
} // namespace mlir::roofline

using namespace mlir;
using namespace mlir::roofline;

/// The file that a module was read from, as far as its location tells.
static StringRef getFileName(ModuleOp module) {
  auto file = dyn_cast<FileLineColLoc>(module.getLoc());
  return file ? file.getFilename().getValue() : StringRef("-");
}

namespace {
struct ReportPass : roofline::impl::RooflineReportBase<ReportPass> {
  using Base::Base;

  void getDependentDialects(DialectRegistry &registry) const override {
    Base::getDependentDialects(registry);
    registerAllCostModels(registry);
  }

  void runOnOperation() override {
    ModuleOp module = getOperation();
    // The marks are this report's own: they go on a copy.
    OwningOpRef<ModuleOp> marked;
    if (!params.empty()) {
      marked = module.clone();
      module = *marked;
    }
    ReportRequest request = getRequest(module);
    if (failed(checkRequest(request, *format, output, module.getLoc())))
      return signalPassFailure();
    FailureOr<EmitOptions> options = getEmitOptions(request, module.getLoc());
    if (failed(options))
      return signalPassFailure();
    FailureOr<Report> report = makeReport(module, request, module.getLoc());
    if (failed(report) ||
        failed(checkReport(*report, request, *format, module.getLoc())))
      return signalPassFailure();
    if (report->coverage.numOps == 0)
      getOperation().emitWarning("nothing in this module runs");
    std::string text;
    llvm::raw_string_ostream os(text);
    format->emit(os, *report, *options);
    if (llvm::Error error = writeOutput(output, text)) {
      getOperation().emitError(llvm::toString(std::move(error)));
      return signalPassFailure();
    }
    markAllAnalysesPreserved();
  }

private:
  ReportRequest getRequest(ModuleOp module) {
    ReportRequest request;
    request.file = getFileName(module).str();
    llvm::append_range(request.targets, *targets);
    if (groupBy.getNumOccurrences() != 0 || groupBy != GroupBy::op)
      request.groupBy = groupBy;
    if (depth.getNumOccurrences() != 0 || depth != 0)
      request.depth = depth;
    auto getText = [](const std::string &option) {
      return option.empty() ? std::nullopt : std::optional<std::string>(option);
    };
    request.params = getText(params);
    request.function = getText(function);
    request.assume = getText(assume);
    llvm::append_range(request.names, *names);
    llvm::append_range(request.ranges, *ranges);
    llvm::append_range(request.bindings, *bindings);
    request.machine = {cache, allowTf32};
    request.levels = levels;
    request.inputs = inputs;
    request.training = training;
    request.batchSymbol = batchSymbol;
    request.showsFusion = fusion;
    request.energy = energy;
    request.grid = grid;
    request.pue = pue;
    request.numDevices = devices;
    request.measured = measured;
    if (measuredRuns.getNumOccurrences() != 0 || measuredRuns != 0)
      request.measuredRuns = measuredRuns;
    if (csv.getNumOccurrences() != 0 || csv != CsvForm::wide)
      request.csv = csv;
    request.mergesEqualOps = format->mergesEqualOps();
    request.listsOps = format->listsOps();
    request.rows.all = all;
    if (top != 0)
      request.rows.top = top;
    request.rows.sort = sort;
    request.rows.filter = getText(filter);
    llvm::append_range(request.rows.columns, *columns);
    request.rows.legend = legend;
    request.rows.plot = plot;
    return request;
  }
};
} // namespace
