//===- Annotate.cpp - Write costs and bounds on the operations ------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Driver/BindingText.h"
#include "mlir-roofline/Driver/ParameterMarks.h"
#include "mlir-roofline/Flow/Parameters.h"
#include "mlir-roofline/Machine/MachineModel.h"
#include "mlir-roofline/Models/CostModels.h"
#include "mlir-roofline/Program/ModuleCost.h"
#include "mlir-roofline/Targets/ModuleTarget.h"
#include "mlir-roofline/Transforms/Passes.h"

namespace mlir::roofline {
#define GEN_PASS_DEF_ROOFLINEANNOTATE
#include "mlir-roofline/Transforms/Passes.h.inc"
} // namespace mlir::roofline

using namespace mlir;
using namespace mlir::roofline;

static CostAttr getCostAttr(MLIRContext *context, const OpCost &cost) {
  EffectiveWork all{cost.macs, cost.work.getFlops(), cost.work.getIntOps()};
  EffectiveWork effective = cost.effective.value_or(all);
  return CostAttr::get(context, cost.workStatus, cost.trafficStatus, all.macs,
                       all.flops, all.intOps, cost.work.getTranscendentals(),
                       effective.macs, effective.flops, effective.intOps,
                       cost.getBytesRead(), cost.getBytesWritten());
}

namespace {
struct AnnotatePass : roofline::impl::RooflineAnnotateBase<AnnotatePass> {
  using Base::Base;

  void getDependentDialects(DialectRegistry &registry) const override {
    Base::getDependentDialects(registry);
    registerAllCostModels(registry);
  }

  void runOnOperation() override {
    ModuleOp module = getOperation();
    if (!params.empty() &&
        failed(markParameters(module, params, module.getLoc())))
      return signalPassFailure();
    FailureOr<TargetAttr> chosen = chooseTarget(module, target);
    if (failed(chosen))
      return signalPassFailure();
    std::optional<MachineModel> machine;
    if (*chosen)
      machine.emplace(*chosen, MachineOptions{cache, allowTf32});

    auto *dialect = getContext().getLoadedDialect<RooflineDialect>();
    StringAttr costName = dialect->getCostAttrHelper().getName();
    StringAttr boundName = dialect->getBoundAttrHelper().getName();
    // An earlier run may have annotated what is free now, or has no time.
    module.walk([&](Operation *op) {
      for (StringAttr name : {costName, boundName})
        if (op->getDiscardableAttr(name))
          op->removeDiscardableAttr(name);
    });
    const auto &cost = getAnalysis<ModuleCost>();
    if (failed(checkHints(cost.getProgram())))
      return signalPassFailure();
    cost.forEachCost([&](Operation *op, const OpCost &cost) {
      op->setDiscardableAttr(costName, getCostAttr(&getContext(), cost));
      std::optional<OpTime> time =
          machine ? machine->getTime(cost) : std::nullopt;
      if (time)
        op->setDiscardableAttr(
            boundName,
            BoundAttr::get(&getContext(), time->kind, time->resource));
    });
    // The operations are what they were, and no analysis depends on what this
    // pass writes on them.
    markAllAnalysesPreserved();
  }
};
} // namespace
