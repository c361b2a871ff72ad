//===- ScalarDerivatives.cpp - Gradients of scalar operations -------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What PyTorch's derivatives.yaml saves for each.
//
//===----------------------------------------------------------------------===//

#include "Scalar/ScalarDerivatives.h"

#include "mlir-roofline/Interfaces/DerivativeOpInterface.h"
#include "mlir-roofline/Models/DerivativeModels.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace mlir::roofline;

using Needs = SmallVector<ScalarNeed, 3>;

/// Of the larger or smaller of two: both, to see which it was. Against a
/// constant the result says so.
static Needs getExtremumNeeds(Operation *op) {
  for (unsigned i : {0, 1})
    if (matchPattern(op->getOperand(i), m_Constant()))
      return {{1 - i, std::nullopt}};
  return {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
}

std::optional<Needs> mlir::roofline::getScalarNeeds(Operation *op) {
  // Integers and truth values have no gradient.
  bool hasGradient = llvm::any_of(op->getResultTypes(), [](Type type) {
    return isa<FloatType>(getElementTypeOrSelf(type));
  });
  if (!hasGradient || op->hasTrait<OpTrait::ConstantLike>() ||
      isa<arith::AddFOp, arith::SubFOp, arith::NegFOp, arith::ExtFOp,
          arith::TruncFOp, arith::SIToFPOp, arith::UIToFPOp, arith::BitcastOp,
          math::CeilOp, math::FloorOp, math::RoundOp, math::RoundEvenOp,
          math::TruncOp>(op))
    return Needs{};
  if (isa<arith::MulFOp>(op))
    return Needs{{0, 1}, {1, 0}};
  if (isa<arith::DivFOp>(op))
    return Needs{{0, 1}, {1, 0}, {1, 1}};
  if (isa<arith::SelectOp>(op))
    return Needs{{1, 0}, {2, 0}};
  if (isa<arith::MaximumFOp, arith::MinimumFOp, arith::MaxNumFOp,
          arith::MinNumFOp>(op))
    return getExtremumNeeds(op);
  if (isa<math::FmaOp>(op))
    return Needs{{0, 1}, {1, 0}};
  if (isa<math::PowFOp>(op))
    return Needs{{0, 0}, {0, 1}, {1, 0}, {1, std::nullopt}};
  if (isa<math::ExpOp, math::Exp2Op, math::ExpM1Op, math::TanhOp, math::SqrtOp,
          math::RsqrtOp>(op))
    return Needs{{0, std::nullopt}};
  if (isa_and_present<math::MathDialect>(op->getDialect()) &&
      op->getNumOperands() == 1)
    return Needs{{0, 0}};
  return std::nullopt;
}

namespace {
template <typename OpTy>
struct ElementwiseDerivative
    : DerivativeOpInterface::ExternalModel<ElementwiseDerivative<OpTy>, OpTy> {
  bool getDerivativeNeeds(Operation *op,
                          SmallVectorImpl<DerivativeNeed> &needs) const {
    std::optional<Needs> found = getScalarNeeds(op);
    if (!found)
      return false;
    for (const ScalarNeed &need : *found)
      needs.push_back({need.of, need.operand ? op->getOperand(*need.operand)
                                             : op->getResult(0)});
    return true;
  }
};

} // namespace

template <typename... Ops>
static void attach(MLIRContext *ctx) {
  (Ops::template attachInterface<ElementwiseDerivative<Ops>>(*ctx), ...);
}

void mlir::roofline::registerScalarDerivativeModels(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *ctx, arith::ArithDialect *) {
    attach<
#define GET_OP_LIST
#include "mlir/Dialect/Arith/IR/ArithOps.cpp.inc"
        >(ctx);
  });
  registry.addExtension(+[](MLIRContext *ctx, math::MathDialect *) {
    attach<
#define GET_OP_LIST
#include "mlir/Dialect/Math/IR/MathOps.cpp.inc"
        >(ctx);
  });
}
