//===- TransformExtension.cpp - Registers the ops of schedules ------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Apart from the ops, since upstream's template calls, without NDEBUG, a
// function that only an MLIR with assertions has: this file is compiled as MLIR
// was.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/IR/Roofline.h"
#include "mlir-roofline/Schedules/RooflineTransformOps.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
class ScheduleOps : public transform::TransformDialectExtension<ScheduleOps> {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(ScheduleOps)
  using Base::Base;

  void init() {
    declareDependentDialect<RooflineDialect>();
    registerTransformOps<
#define GET_OP_LIST
#include "mlir-roofline/Schedules/RooflineTransformOps.cpp.inc"
        >();
  }
};
} // namespace

void mlir::roofline::registerScheduleOps(DialectRegistry &registry) {
  registry.addExtensions<ScheduleOps>();
}
