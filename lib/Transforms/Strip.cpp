//===- Strip.cpp - Remove what the roofline passes have written -----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/IR/MemoryAttrs.h"
#include "mlir-roofline/Transforms/Passes.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace mlir::roofline {
#define GEN_PASS_DEF_ROOFLINESTRIP
#include "mlir-roofline/Transforms/Passes.h.inc"
} // namespace mlir::roofline

using namespace mlir;
using namespace mlir::roofline;

namespace {
struct StripPass : roofline::impl::RooflineStripBase<StripPass> {
  using Base::Base;

  void runOnOperation() override {
    // Without the dialect nothing can carry its attributes.
    auto *dialect = getContext().getLoadedDialect<RooflineDialect>();
    if (!dialect)
      return;
    StringAttr names[] = {dialect->getTargetAttrHelper().getName(),
                          dialect->getCostAttrHelper().getName(),
                          dialect->getBoundAttrHelper().getName()};
    StringAttr param = dialect->getParamAttrHelper().getName();
    getOperation()->walk([&](Operation *op) {
      for (StringAttr name : names)
        op->removeDiscardableAttr(name);
      for (StringRef name : memoryAttrNames)
        op->removeDiscardableAttr(name);
      if (auto function = dyn_cast<FunctionOpInterface>(op))
        for (unsigned i = 0, e = function.getNumArguments(); i < e; ++i)
          function.removeArgAttr(i, param);
    });
  }
};
} // namespace
