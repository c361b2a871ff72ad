//===- Report.cpp - Report the costs of a module --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PassOptionKind.h"

#include "mlir-roofline/Driver/Options/ReportOptionList.h"
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
  ReportPass(const ReportPass &other) : Base(other) {}

  void getDependentDialects(DialectRegistry &registry) const override {
    Base::getDependentDialects(registry);
    registerAllCostModels(registry);
  }

  void runOnOperation() override {
    ModuleOp module = getOperation();
    // The marks are this report's own: they go on a copy.
    OwningOpRef<ModuleOp> marked;
    if (!program.params.empty()) {
      marked = module.clone();
      module = *marked;
    }
    ReportRequest request = program.getRequest();
    request.file = getFileName(module).str();
    options.addTo(request);
    const Emitter &format = *options.format.getValue();
    if (failed(checkRequest(request, format, output, module.getLoc())))
      return signalPassFailure();
    FailureOr<EmitOptions> form = getEmitOptions(request, module.getLoc());
    if (failed(form))
      return signalPassFailure();
    FailureOr<Report> report = makeReport(module, request, module.getLoc());
    if (failed(report) ||
        failed(checkReport(*report, request, format, module.getLoc())))
      return signalPassFailure();
    if (report->coverage.numOps == 0)
      emitWarning(module.getLoc(), "nothing in this module runs");
    std::string text;
    llvm::raw_string_ostream os(text);
    format.emit(os, *report, *form);
    if (llvm::Error error = writeOutput(output, text)) {
      emitError(module.getLoc(), llvm::toString(std::move(error)));
      return signalPassFailure();
    }
    markAllAnalysesPreserved();
  }

private:
  ProgramOptionList<PassOptionKind> program{*this};
  ReportOptionList<PassOptionKind> options{*this};
  Option<std::string> output{
      *this, "output", llvm::cl::init("-"),
      llvm::cl::desc("File to write; - is standard output")};
};
} // namespace
