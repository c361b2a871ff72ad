//===- TosaDerivatives.cpp - Gradients of TOSA ----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/DerivativeOpInterface.h"
#include "mlir-roofline/Models/DerivativeModels.h"

#include "mlir/Dialect/Tosa/IR/TosaOps.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// What the gradient with respect to each operand needs.
enum class Rule {
  /// Sums and what only moves, rounds or rescales.
  nothing,
  /// Products: the other operand.
  other,
  /// The larger or smaller of two: both operands.
  both,
  input,
  output,
  /// A condition, the first operand.
  condition,
  /// Where a result comes from.
  positions
};

template <typename OpTy, Rule R>
struct TosaDerivative
    : DerivativeOpInterface::ExternalModel<TosaDerivative<OpTy, R>, OpTy> {
  bool getDerivativeNeeds(Operation *op,
                          SmallVectorImpl<DerivativeNeed> &needs) const {
    Value first = op->getOperand(0), result = op->getResult(0);
    switch (R) {
    case Rule::nothing:
      break;
    case Rule::other:
      needs.push_back({0, op->getOperand(1)});
      needs.push_back({1, first});
      break;
    case Rule::both:
      for (unsigned of : {0, 1})
        for (unsigned operand : {0, 1})
          needs.push_back({of, op->getOperand(operand)});
      break;
    case Rule::input:
      needs.push_back({0, first});
      break;
    case Rule::output:
      needs.push_back({0, result});
      break;
    case Rule::condition:
      needs.push_back({1, first});
      needs.push_back({2, first});
      break;
    case Rule::positions:
      needs.push_back({0, result, DerivativeNeed::Kind::positions});
      break;
    }
    return true;
  }
};

} // namespace

template <Rule R, typename... Ops>
static void attach(MLIRContext *ctx) {
  (Ops::template attachInterface<TosaDerivative<Ops, R>>(*ctx), ...);
}

void mlir::roofline::registerTosaDerivativeModels(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *ctx, tosa::TosaDialect *) {
    using namespace tosa;
    attach<Rule::nothing, AddOp, SubOp, NegateOp, ReduceSumOp, AvgPool2dOp,
           CastOp, CeilOp, FloorOp, ConcatOp, PadOp, ReshapeOp, ReverseOp,
           SliceOp, TileOp, TransposeOp, IdentityOp>(ctx);
    attach<Rule::other, MatMulOp, Conv2DOp, Conv3DOp, DepthwiseConv2DOp,
           TransposeConv2DOp, MulOp>(ctx);
    attach<Rule::both, MaximumOp, MinimumOp, PowOp>(ctx);
    attach<Rule::input, AbsOp, CosOp, ErfOp, LogOp, SinOp>(ctx);
    attach<Rule::output, ClampOp, ExpOp, ReciprocalOp, RsqrtOp, SigmoidOp,
           TanhOp>(ctx);
    attach<Rule::condition, SelectOp>(ctx);
    attach<Rule::positions, MaxPool2dOp, ReduceMaxOp, ReduceMinOp>(ctx);
  });
}

void mlir::roofline::registerAllDerivativeModels(DialectRegistry &registry) {
  registerScalarDerivativeModels(registry);
  registerLinalgDerivativeModels(registry);
  registerTosaDerivativeModels(registry);
}
