//===- MarkParams.cpp - Mark arguments as parameters ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PassOptionKind.h"

#include "mlir-roofline/Driver/Options/ProgramOptionList.h"
#include "mlir-roofline/Driver/ParameterMarks.h"
#include "mlir-roofline/Transforms/Passes.h"

namespace mlir::roofline {
#define GEN_PASS_DEF_ROOFLINEMARKPARAMS
#include "mlir-roofline/Transforms/Passes.h.inc"
} // namespace mlir::roofline

using namespace mlir;
using namespace mlir::roofline;

namespace {
struct MarkParamsPass : roofline::impl::RooflineMarkParamsBase<MarkParamsPass> {
  using Base::Base;
  MarkParamsPass(const MarkParamsPass &other) : Base(other) {}

  void runOnOperation() override {
    ModuleOp module = getOperation();
    if (params.empty()) {
      module.emitError("expected the option 'params', found none");
      return signalPassFailure();
    }
    if (failed(markParameters(module, params, module.getLoc())))
      signalPassFailure();
  }

private:
  ParamsOption<PassOptionKind> params{*this};
};
} // namespace
