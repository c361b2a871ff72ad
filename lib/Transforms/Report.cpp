//===- Report.cpp - Report the costs of a module --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/ParameterMarks.h"
#include "mlir-roofline/Flow/Parameters.h"
#include "mlir-roofline/Models/CostModels.h"
#include "mlir-roofline/Targets/ModuleTarget.h"
#include "mlir-roofline/Transforms/Passes.h"
#include "mlir/Support/FileUtilities.h"
#include "llvm/Support/ToolOutputFile.h"

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
    FailureOr<TargetAttr> chosen = chooseTarget(module, target);
    if (failed(chosen))
      return signalPassFailure();
    // The marks are this report's own: put the attributes back afterwards.
    OwningOpRef<ModuleOp> marked;
    if (!params.empty()) {
      marked = module.clone();
      if (failed(markParameters(*marked, params, module.getLoc())))
        return signalPassFailure();
      module = *marked;
    }
    ModuleCost cost(module);
    SmallVector<TargetAttr> targets;
    if (*chosen)
      targets.push_back(*chosen);
    ReportOptions options;
    options.file = getFileName(module).str();
    options.groupBy = groupBy;
    options.machine = {cache, allowTf32};
    Report report = buildReport(cost, Parameters(cost), targets, options);
    std::string error;
    std::unique_ptr<llvm::ToolOutputFile> file = openOutputFile(output, &error);
    if (!file) {
      getOperation().emitError(error);
      return signalPassFailure();
    }
    emitReport(file->os(), report, format, TableOptions());
    file->keep();
    markAllAnalysesPreserved();
  }
};
} // namespace
