//===- Check.cpp - Hold a module against limits ---------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/ReportRequest.h"
#include "mlir-roofline/Models/CostModels.h"
#include "mlir-roofline/Report/Compare/Budget.h"
#include "mlir-roofline/Support/ProgramText.h"
#include "mlir-roofline/Support/TextFile.h"
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

  void getDependentDialects(DialectRegistry &registry) const override {
    Base::getDependentDialects(registry);
    registerAllCostModels(registry);
  }

  void runOnOperation() override {
    Budget budget;
    if (llvm::Error error = addLimits(budget))
      return fail(std::move(error));
    ModuleOp module = getOperation();
    // The marks are this check's own: they go on a copy.
    OwningOpRef<ModuleOp> marked;
    if (!params.empty()) {
      marked = module.clone();
      module = *marked;
    }
    FailureOr<Report> report =
        makeReport(module, getRequest(budget), module.getLoc());
    if (failed(report))
      return signalPassFailure();
    ReportSummary summary = summarize(*report);
    summary.file = "this module";
    llvm::Expected<std::vector<CheckResult>> results =
        checkBudget(summary, budget);
    if (!results)
      return fail(results.takeError());
    for (const CheckResult &result : *results) {
      if (result.violation.empty())
        continue;
      getOperation().emitError(
          toVisibleText(result.name + ": " + result.violation));
      signalPassFailure();
    }
    markAllAnalysesPreserved();
  }

private:
  void fail(llvm::Error error) {
    getOperation().emitError(toVisibleText(llvm::toString(std::move(error))));
    signalPassFailure();
  }

  ReportRequest getRequest(const Budget &budget) {
    ReportRequest request;
    llvm::append_range(request.targets, *targets);
    for (const std::string &target : budget.getTargets())
      if (!llvm::is_contained(request.targets, target))
        request.targets.push_back(target);
    if (!params.empty())
      request.params = params;
    if (!function.empty())
      request.function = function;
    llvm::append_range(request.names, *names);
    llvm::append_range(request.ranges, *ranges);
    llvm::append_range(request.bindings, *bindings);
    request.machine = {cache, allowTf32};
    return request;
  }

  llvm::Error addFiles(Budget &budget) {
    for (StringRef path : *budgetFiles) {
      llvm::ErrorOr<std::string> text = readTextFile(path);
      if (!text)
        return llvm::createStringError("cannot read '" + path +
                                       "': " + text.getError().message());
      if (llvm::Error error = readBudget(*text, path, budget))
        return error;
    }
    return llvm::Error::success();
  }

  /// As the command does: files first.
  llvm::Error addLimits(Budget &budget) {
    if (llvm::Error error = addFiles(budget))
      return error;
    const Option<std::string> *named[] = {
        &maxParameters,     &maxMacs,    &maxFlops,   &maxBytes,
        &maxPeakActivation, &maxLatency, &minCoverage};
    for (const Option<std::string> *option : named)
      if (!option->getValue().empty())
        if (llvm::Error error =
                addNamedLimit(budget, option->ArgStr, option->getValue()))
          return error;
    for (bool isMax : {true, false})
      for (StringRef text : isMax ? *maxima : *minima) {
        llvm::Expected<Limit> limit = parseLimit(text, isMax);
        if (!limit)
          return limit.takeError();
        budget.limits.push_back(std::move(*limit));
      }
    budget.failOnUnknown |= failOnUnknown;
    budget.acceptEstimates |= acceptEstimates;
    if (budget.limits.empty() && !budget.failOnUnknown)
      return llvm::createStringError(
          "expected a limit, such as max-flops or budget");
    return llvm::Error::success();
  }
};
} // namespace
