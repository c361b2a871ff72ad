//===- AdviceTrial.cpp - Applies remedies to copies -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AdviceTrial.h"

#include "mlir-roofline/Advice/Adviser.h"
#include "mlir-roofline/Advice/HandOver.h"
#include "mlir-roofline/Driver/AssumptionText.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::driver;

namespace {
/// Keeps what is said in its life to itself: a remedy that fails is no failure
/// of the command.
class FirstError {
public:
  explicit FirstError(MLIRContext *context)
      : handler(context, [this](Diagnostic &diagnostic) {
          if (text.empty() &&
              diagnostic.getSeverity() == DiagnosticSeverity::Error)
            text = diagnostic.str();
          return success();
        }) {}

  llvm::Error take() {
    return llvm::createStringError(text.empty() ? "it fails without a word"
                                                : text);
  }

private:
  std::string text;
  ScopedDiagnosticHandler handler;
};
} // namespace

/// What one execution takes on the only target of a report.
static AdviceSaving getFigures(const Totals &totals,
                               const ReportTarget &target) {
  return {target.latencyBound, totals.bytes.value, totals.flops.value};
}

llvm::Expected<AdviceSaving> AdviceTrial::costCopy(ModuleOp copy) const {
  FirstError error(copy.getContext());
  FailureOr<Report> changed = makeReport(copy, request, loc);
  if (failed(changed))
    return error.take();
  return getFigures(changed->totals, changed->targets.front());
}

llvm::Expected<AdviceSaving>
AdviceTrial::runPipeline(const Advice &piece) const {
  if (!runPasses)
    return llvm::createStringError("this build has no passes of MLIR");
  OwningOpRef<ModuleOp> copy = module.clone();
  {
    FirstError error(module.getContext());
    if (failed(runPasses(*copy, piece.remedy.text)))
      return error.take();
  }
  return costCopy(*copy);
}

llvm::Expected<AdviceSaving> AdviceTrial::handOver(const Advice &piece) const {
  IRMapping mapping;
  OwningOpRef<ModuleOp> copy = cast<ModuleOp>(module->clone(mapping));
  SmallVector<Operation *> ops;
  llvm::DenseSet<Operation *> seen;
  for (const AdvicePlace &place : piece.places) {
    Operation *op = mapping.lookupOrNull(cost.getOps()[place.id].op);
    if (op && seen.insert(op).second)
      ops.push_back(op);
  }
  if (llvm::Error error = roofline::handOver(ops))
    return error;
  return costCopy(*copy);
}

llvm::Expected<AdviceSaving> AdviceTrial::setOption(const Advice &piece) const {
  ReportOptions options = input.options;
  options.showsFusion = false;
  StringRef text = piece.remedy.text;
  if (text == "--allow-tf32") {
    options.machine.allowTf32 = true;
  } else if (text.consume_front("--assume=")) {
    auto assumptions = parseAssumptions(text, module.getContext());
    if (!assumptions)
      return assumptions.takeError();
    options.assumptions = std::move(*assumptions);
  } else if (piece.items) {
    options.bindings[options.workload.batchSize] = *piece.items;
    options.workload.batch = *piece.items;
  }
  Report changed =
      buildReport(input.cost, Parameters(input.cost), input.targets, options);
  if (changed.whatIf)
    return getFigures(changed.whatIf->totals, changed.whatIf->targets.front());
  return getFigures(changed.totals, changed.targets.front());
}

static std::optional<double> divide(const std::optional<double> &seconds,
                                    double items) {
  return seconds ? std::optional<double>(*seconds / items) : std::nullopt;
}

void AdviceTrial::apply(Advice &piece) const {
  auto getAfter = [&]() -> llvm::Expected<AdviceSaving> {
    switch (piece.remedy.kind) {
    case Remedy::Kind::passes:
      return runPipeline(piece);
    case Remedy::Kind::handOver:
      return handOver(piece);
    case Remedy::Kind::option:
    case Remedy::Kind::none:
      return setOption(piece);
    }
    llvm_unreachable("covered switch");
  };
  if (piece.remedy.kind == Remedy::Kind::none)
    return;
  constexpr uint64_t maxSteps = 2'000'000;
  if (piece.numSteps > maxSteps) {
    piece.failure = "not tried: the time it takes grows with the square of the "
                    "operations, and these are too many";
    return;
  }
  llvm::Expected<AdviceSaving> after = getAfter();
  if (!after) {
    piece.failure = llvm::toString(after.takeError());
    return;
  }
  AdviceSaving before = getFigures(report.totals, report.targets.front());
  if (piece.items) {
    double items = report.workload.batch.getDouble().value_or(1);
    before = {divide(before.seconds, items), std::nullopt, std::nullopt};
    after->seconds = divide(after->seconds, *piece.items);
  }
  piece.found = before - *after;
}
