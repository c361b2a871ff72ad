//===- FuzzTargets.cpp - Readers of what somebody writes ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FuzzTargets.h"

#include "mlir-roofline/IR/Roofline.h"
#include "mlir-roofline/Machine/MachineModel.h"
#include "mlir-roofline/Models/ForeignCosts.h"
#include "mlir-roofline/Report/Compare/Budget.h"
#include "mlir-roofline/Report/Compare/ReportSummary.h"
#include "mlir-roofline/Report/MeasuredTimes.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/MLIRContext.h"
#include "llvm/Support/ErrorHandling.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;

static void expect(bool condition, const char *what) {
  if (!condition)
    llvm::report_fatal_error(what);
}

namespace {
/// A context that swallows what is diagnosed.
class QuietContext {
public:
  QuietContext()
      : context(MLIRContext::Threading::DISABLED),
        handler(&context, [](Diagnostic &) { return success(); }) {
    context.loadDialect<RooflineDialect>();
  }
  MLIRContext *get() { return &context; }

private:
  MLIRContext context;
  ScopedDiagnosticHandler handler;
};
} // namespace

/// What a target's text leads to: each file of a target holds one attribute.
static void useTarget(TargetAttr target) {
  MachineResources resources(target);
  for (const RidgePoint &point : resources.getRidgePoints())
    expect(point.opsPerByte > 0, "a ridge point is not positive");
  for (const Roof &roof : resources.getRoofs())
    expect(roof.perSecond > 0, "a roof is not positive");
}

static void runAttribute(StringRef text) {
  QuietContext context;
  Attribute attribute = parseAttribute(text, context.get());
  if (!attribute)
    return;
  std::string printed;
  llvm::raw_string_ostream(printed) << attribute;
  // Only our own dialect's syntax is ours to keep.
  if (!isa<RooflineDialect>(attribute.getDialect()))
    return;
  expect(parseAttribute(printed, context.get()) == attribute,
         "what is printed is not read as the same");
  if (auto target = dyn_cast<TargetAttr>(attribute))
    useTarget(target);
}

static void runPolynomial(StringRef text) {
  FailureOr<Quantity> quantity = Quantity::parse(text);
  if (failed(quantity))
    return;
  FailureOr<Quantity> again = Quantity::parse(quantity->str());
  expect(succeeded(again) && *again == *quantity,
         "what is printed is not read as the same");
  expect(*quantity - *again == Quantity(0), "x - x is not 0");
}

static void runReport(StringRef text) {
  llvm::Expected<ReportSummary> report = readReport(text, "report.json");
  if (!report)
    return llvm::consumeError(report.takeError());
  Budget budget;
  budget.failOnUnknown = true;
  llvm::Expected<std::vector<CheckResult>> results =
      checkBudget(*report, budget);
  if (!results)
    llvm::consumeError(results.takeError());
}

static void runBudget(StringRef text) {
  Budget budget;
  if (llvm::Error error = readBudget(text, "budget.json", budget))
    return llvm::consumeError(std::move(error));
  (void)budget.getTargets();
}

static void runTimes(StringRef text) {
  llvm::Expected<MeasuredTimes> times = parseMeasuredTimes(text, "times.csv");
  if (!times)
    return llvm::consumeError(times.takeError());
  expect(!times->times.empty(), "there is no time");
  for (const MeasuredTime &time : times->times)
    expect(time.seconds >= 0 && time.calls > 0 && std::isfinite(time.seconds),
           "a time cannot be");
}

static void runCosts(StringRef text) {
  QuietContext context;
  (void)addForeignCosts(text, "costs.yaml", context.get());
}

llvm::ArrayRef<fuzz::FuzzTarget> mlir::roofline::fuzz::getFuzzTargets() {
  static constexpr FuzzTarget targets[] = {
      {"attribute", runAttribute}, {"budget", runBudget},
      {"costs", runCosts},         {"polynomial", runPolynomial},
      {"report", runReport},       {"times", runTimes}};
  return targets;
}
