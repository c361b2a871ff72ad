//===- Report.cpp - Report the costs of a module --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/BindingText.h"
#include "mlir-roofline/Driver/FunctionChoice.h"
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
    if (!function.empty()) {
      FailureOr<unsigned> number =
          chooseFunction(cost.getProgram(), function, module.getLoc());
      if (failed(number))
        return signalPassFailure();
      cost = cost.withEntry(*number);
    }
    if (failed(checkHints(cost.getProgram())) ||
        failed(checkSizes(cost, module.getLoc())))
      return signalPassFailure();
    FailureOr<SizeBindings> values =
        parseBindings(*bindings, cost, module.getLoc());
    if (failed(values))
      return signalPassFailure();
    SmallVector<TargetAttr> targets;
    if (*chosen)
      targets.push_back(*chosen);
    ReportOptions options;
    options.file = getFileName(module).str();
    if (groupBy.getNumOccurrences() != 0 || groupBy != GroupBy::op)
      options.groupBy = groupBy;
    options.function = StringRef(function).ltrim('@').str();
    options.bindings = std::move(*values);
    options.machine = {cache, allowTf32};
    Report report = buildReport(cost, Parameters(cost), targets, options);
    std::string error;
    std::unique_ptr<llvm::ToolOutputFile> file = openOutputFile(output, &error);
    if (!file) {
      getOperation().emitError(error);
      return signalPassFailure();
    }
    if (report.coverage.numOps == 0)
      getOperation().emitWarning("nothing in this module runs");
    emitReport(file->os(), report, format, TableOptions());
    file->keep();
    markAllAnalysesPreserved();
  }
};
} // namespace
