//===- TosaAccumulation.cpp - Sums of TOSA tensors ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Accumulation.h"
#include "Tosa/TosaModels.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// An elementwise op whose operands have these roles.
template <typename OpTy, SumRole... Roles>
struct ElementwiseRoles
    : AccumulationOpInterface::ExternalModel<ElementwiseRoles<OpTy, Roles...>,
                                             OpTy> {
  SumRole getSumRole(Operation *, unsigned operand) const {
    return getRoleAmong<Roles...>(operand);
  }
  std::optional<SmallVector<Value>> getElementwiseSources(Operation *op) const {
    return SmallVector<Value>(op->getOperands());
  }
};

template <SumRole... OfOperands>
struct Elementwise {
  template <typename... Ops>
  static void attachTo(MLIRContext *ctx) {
    (Ops::template attachInterface<ElementwiseRoles<Ops, OfOperands...>>(*ctx),
     ...);
  }
};
} // namespace

void tosa_models::attachAccumulation(MLIRContext *ctx) {
  using namespace tosa;
  constexpr SumRole none = SumRole::none, moved = SumRole::moved;
  Elementwise<SumRole::term>::attachTo<AddOp, SubOp>(ctx);
  Elementwise<SumRole::factor, SumRole::factor, none>::attachTo<MulOp>(ctx);
  Elementwise<SumRole::converted>::attachTo<CastOp>(ctx);
  Elementwise<SumRole::converted, none>::attachTo<NegateOp>(ctx);
  Elementwise<moved>::attachTo<ClampOp, MaximumOp, MinimumOp>(ctx);
  Elementwise<moved, none>::attachTo<ArithmeticRightShiftOp, RescaleOp>(ctx);
  Elementwise<none, moved>::attachTo<SelectOp>(ctx);
  Elementwise<none>::attachTo<AbsOp, CeilOp, CosOp, ErfOp, ExpOp, FloorOp,
                              LogOp, PowOp, ReciprocalOp, RsqrtOp, SigmoidOp,
                              SinOp, TanhOp>(ctx);
  Roles<SumRole::summed>::attachTo<ReduceSumOp>(ctx);
  // A mean is a sum, scaled.
  Roles<SumRole::summed, none>::attachTo<AvgPool2dOp>(ctx);
}
