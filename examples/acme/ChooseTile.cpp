//===- ChooseTile.cpp - A pass that decides by cost -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Acme.h"

#include "mlir-roofline/Machine/MachineModel.h"
#include "mlir-roofline/Sizes/SizeAnalysis.h"
#include "mlir-roofline/Targets/ModuleTarget.h"

namespace acme {
#define GEN_PASS_DEF_ACMECHOOSETILE
#include "AcmePasses.h.inc"
} // namespace acme

using namespace mlir;
using namespace mlir::roofline;

namespace {
struct ChooseTilePass : acme::impl::AcmeChooseTileBase<ChooseTilePass> {
  void runOnOperation() override {
    FailureOr<TargetAttr> target = getModuleTarget(getOperation());
    if (failed(target))
      return signalPassFailure();
    if (!*target) {
      getOperation().emitError("expected a target, found none");
      return signalPassFailure();
    }
    MachineModel machine(*target);
    // Sizes do not depend on tiles: what is known of them holds for all.
    SizeAnalysis sizes(getOperation());
    getOperation().walk([&](acme::LinearOp op) { choose(op, machine, sizes); });
  }

private:
  /// Powers of two up to the number of rows; the smallest of the fastest. None
  /// while sizes are open.
  void choose(acme::LinearOp op, const MachineModel &machine,
              SizeAnalysis &sizes) {
    std::optional<int64_t> rows = sizes.getDim(op.getX(), 0).getInt64();
    std::optional<OpTime> best;
    std::optional<int64_t> bestTile;
    for (int64_t tile = 1; rows && tile < 2 * *rows; tile *= 2) {
      op.setTile(tile);
      std::optional<OpTime> time = machine.getTime(op.getOpCost(sizes));
      if (!time || (best && time->seconds >= best->seconds))
        continue;
      best = time;
      bestTile = tile;
    }
    op.setTile(bestTile);
  }
};
} // namespace
