//===- TosaMasks.cpp - What masks do in TOSA ops --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// TOSA ops test no indices: a mask comes in as a constant, or as what somebody
// else makes of indices. A sum or product of many starts from its neutral
// number, which stays where an iteration finds that number.
//
//===----------------------------------------------------------------------===//

#include "Scalar/KnownValues.h"
#include "Tosa/TosaModels.h"

#include "mlir-roofline/Interfaces/MaskOpInterface.h"
#include "mlir/IR/TypeUtilities.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::tosa;

static bool isFloatOp(Operation *op) {
  return isa<FloatType>(getElementTypeOrSelf(op->getResult(0)));
}

/// Integers of one bit are truth values; the others have signs.
static Arithmetic getCast(CastOp cast) {
  auto from = dyn_cast<IntegerType>(getElementTypeOrSelf(cast.getInput()));
  if (!from)
    return Arithmetic::cast;
  if (from.getWidth() == 1)
    return Arithmetic::unsignedCast;
  auto to = dyn_cast<IntegerType>(getElementTypeOrSelf(cast.getOutput()));
  return to && to.getWidth() < from.getWidth() ? Arithmetic::cast
                                               : Arithmetic::signedCast;
}

/// Of what has an element of each operand for one of the result; nothing for
/// what leaves any numbers as they are found.
static std::optional<Arithmetic> getArithmetic(Operation *op) {
  using Found = std::optional<Arithmetic>;
  bool isFloat = isFloatOp(op);
  return llvm::TypeSwitch<Operation *, Found>(op)
      .Case([](AddOp) { return Arithmetic::sum; })
      .Case([](SubOp) { return Arithmetic::difference; })
      // Of integers a shift follows.
      .Case([&](MulOp) -> Found {
        return isFloat ? Found(Arithmetic::product) : std::nullopt;
      })
      .Case<LogicalAndOp, BitwiseAndOp>(
          [](auto) { return Arithmetic::conjunction; })
      .Case<LogicalOrOp, BitwiseOrOp>(
          [](auto) { return Arithmetic::disjunction; })
      .Case<LogicalXorOp, BitwiseXorOp>(
          [](auto) { return Arithmetic::exclusive; })
      .Case([](SelectOp) { return Arithmetic::choice; })
      .Case([](ExpOp) { return Arithmetic::exponential; })
      .Case([](CastOp cast) { return getCast(cast); })
      .Case([&](MaximumOp) {
        return isFloat ? Arithmetic::largestFloat : Arithmetic::largestSigned;
      })
      .Case([&](MinimumOp) {
        return isFloat ? Arithmetic::smallestFloat : Arithmetic::smallestSigned;
      })
      .Default([](Operation *) { return std::nullopt; });
}

/// Says that all elements are `value`: a number, or those of an operand.
static PartEffect getValueEffect(Operation *op, KnownValue value) {
  PartEffect effect;
  effect.results.push_back(dyn_cast<Attribute>(value));
  auto operand = dyn_cast<Value>(value);
  if (!operand || operand == op->getResult(0))
    return effect;
  effect.unread.resize(op->getNumOperands());
  for (auto [number, other] : llvm::enumerate(op->getOperands()))
    if (other != operand)
      effect.unread.set(number);
  return effect;
}

static PartEffect getElementwiseEffect(Operation *op,
                                       const KnownContents &known) {
  std::optional<Arithmetic> arithmetic = getArithmetic(op);
  if (!arithmetic)
    return getValueEffect(op, op->getResult(0));
  SmallVector<KnownValue, 3> operands;
  for (OpOperand &operand : op->getOpOperands()) {
    Attribute number = known.getNumber(operand);
    operands.push_back(number ? KnownValue(number) : KnownValue(operand.get()));
  }
  return getValueEffect(op, evaluateKnown(op, *arithmetic, operands));
}

/// Of iterations that may leave what they add to, 0, alone.
static PartEffect getSumEffect(Operation *op, bool addsNothing) {
  PartEffect effect;
  effect.isIdle = addsNothing;
  effect.results.push_back(addsNothing
                               ? getZero(getElementTypeOrSelf(op->getResult(0)))
                               : Attribute());
  return effect;
}

/// Of integers, zero points and widths would have to be looked at.
static bool isFloatZero(Attribute number) {
  return isa_and_present<FloatAttr>(number) && isZero(number);
}

static PartEffect getProductEffect(MatMulOp op, const KnownContents &known) {
  bool addsNothing =
      isFloatOp(op) && (isFloatZero(known.getNumber(op.getAMutable())) ||
                        isFloatZero(known.getNumber(op.getBMutable())));
  return getSumEffect(op, addsNothing);
}

static PartEffect getEffect(Operation *op, const KnownContents &known) {
  return llvm::TypeSwitch<Operation *, PartEffect>(op)
      .Case([&](MatMulOp product) { return getProductEffect(product, known); })
      .Case([&](ReduceSumOp sum) {
        return getSumEffect(
            sum, isFloatZero(known.getNumber(sum.getInputMutable())));
      })
      .Case([&](ReduceMaxOp most) {
        PartEffect effect;
        Attribute number = known.getNumber(most.getInputMutable());
        effect.isIdle = number && isMasked(number);
        effect.results.resize(1);
        return effect;
      })
      .Case([&](TransposeOp moved) {
        Attribute number = known.getNumber(moved.getInput1Mutable());
        return getValueEffect(op, number ? KnownValue(number)
                                         : KnownValue(op->getResult(0)));
      })
      .Default([&](Operation *) { return getElementwiseEffect(op, known); });
}

namespace {
template <typename OpTy>
struct TosaMasks : MaskOpInterface::ExternalModel<TosaMasks<OpTy>, OpTy> {
  void getTestedParts(Operation *op, const KnownContents &known,
                      SmallVectorImpl<HalfSpace> &parts) const {}
  PartEffect getPartEffect(Operation *op, const HalfSpace &part,
                           const KnownContents &known) const {
    return getEffect(op, known);
  }
};
} // namespace

template <typename... Ops>
static void attach(MLIRContext *ctx) {
  (Ops::template attachInterface<TosaMasks<Ops>>(*ctx), ...);
}

void tosa_models::attachMasks(MLIRContext *ctx) {
  // What leaves no number known still hands on what is needed of it.
  attach<AbsOp, AddOp, BitwiseAndOp, BitwiseOrOp, BitwiseXorOp, CastOp, CeilOp,
         ClampOp, CosOp, ErfOp, ExpOp, FloorOp, LogOp, LogicalAndOp,
         LogicalNotOp, LogicalOrOp, LogicalXorOp, MatMulOp, MaximumOp,
         MinimumOp, MulOp, NegateOp, PowOp, ReciprocalOp, ReduceMaxOp,
         ReduceSumOp, RsqrtOp, SelectOp, SigmoidOp, SinOp, SubOp, TanhOp,
         TransposeOp>(ctx);
}
