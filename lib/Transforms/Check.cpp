//===- Check.cpp - Hold a module against limits ---------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PassOptionKind.h"

#include "mlir-roofline/Driver/Options/LimitOptionList.h"
#include "mlir-roofline/Driver/Options/ProgramOptionList.h"
#include "mlir-roofline/Models/CostModels.h"
#include "mlir-roofline/Support/ProgramText.h"
#include "mlir-roofline/Transforms/Passes.h"

namespace mlir::roofline {
#define GEN_PASS_DEF_ROOFLINECHECK
#include "mlir-roofline/Transforms/Passes.h.inc"
} // namespace mlir::roofline

using namespace mlir;
using namespace mlir::roofline;

namespace {
struct CheckPass : roofline::impl::RooflineCheckBase<CheckPass> {
  using Base::Base;
  CheckPass(const CheckPass &other) : Base(other) {}

  void getDependentDialects(DialectRegistry &registry) const override {
    Base::getDependentDialects(registry);
    registerAllCostModels(registry);
  }

  void runOnOperation() override {
    llvm::Expected<Budget> budget = makeBudget(limits.getTexts());
    if (!budget)
      return fail(budget.takeError());
    ModuleOp module = getOperation();
    // The marks are this check's own: they go on a copy.
    OwningOpRef<ModuleOp> marked;
    if (!program.params.empty()) {
      marked = module.clone();
      module = *marked;
    }
    FailureOr<Report> report =
        makeReport(module, getRequest(*budget), module.getLoc());
    if (failed(report))
      return signalPassFailure();
    ReportSummary summary = summarize(*report);
    summary.file = "this module";
    llvm::Expected<std::vector<CheckResult>> results =
        checkBudget(summary, *budget);
    if (!results)
      return fail(results.takeError());
    for (const CheckResult &result : *results) {
      if (result.violation.empty())
        continue;
      // Not of the operation, with which all of it would be printed.
      emitError(getOperation().getLoc(),
                toVisibleText(result.name + ": " + result.violation));
      signalPassFailure();
    }
    markAllAnalysesPreserved();
  }

private:
  void fail(llvm::Error error) {
    emitError(getOperation().getLoc(),
              toVisibleText(llvm::toString(std::move(error))));
    signalPassFailure();
  }

  ReportRequest getRequest(const Budget &budget) {
    ReportRequest request = program.getRequest();
    for (const std::string &target : budget.getTargets())
      if (!llvm::is_contained(request.targets, target))
        request.targets.push_back(target);
    return request;
  }

  ProgramOptionList<PassOptionKind> program{*this};
  LimitOptionList<PassOptionKind> limits{*this};
};
} // namespace
