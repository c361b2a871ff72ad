//===- SetTarget.cpp - Attach a target to the module ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Targets/ModuleTarget.h"
#include "mlir-roofline/Transforms/Passes.h"

namespace mlir::roofline {
#define GEN_PASS_DEF_ROOFLINESETTARGET
#include "mlir-roofline/Transforms/Passes.h.inc"
} // namespace mlir::roofline

using namespace mlir;
using namespace mlir::roofline;

namespace {
struct SetTargetPass : roofline::impl::RooflineSetTargetBase<SetTargetPass> {
  using Base::Base;

  void runOnOperation() override {
    if (target.empty()) {
      emitError(getOperation().getLoc(),
                "expected the option 'target', found none");
      return signalPassFailure();
    }
    FailureOr<TargetAttr> found = chooseTarget(getOperation(), target);
    if (failed(found))
      return signalPassFailure();
    getContext()
        .getLoadedDialect<RooflineDialect>()
        ->getTargetAttrHelper()
        .setAttr(getOperation(), *found);
  }
};
} // namespace
