//===- TosaMasks.cpp - What masks do in TOSA ops --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// TOSA ops know no indices: a mask comes in as a constant, or is made of
// constants that are positions. A sum or product of many starts from its
// neutral number, which stays where an iteration finds that number.
//
//===----------------------------------------------------------------------===//

#include "Scalar/Known/KnownValues.h"
#include "Scalar/Known/OrderTests.h"
#include "Scalar/Known/PointRules.h"
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
      .Case([](LogicalNotOp) { return Arithmetic::complement; })
      .Case([](SelectOp) { return Arithmetic::choice; })
      .Case([](ExpOp) { return Arithmetic::exponential; })
      .Case<AbsOp, CeilOp, ErfOp, FloorOp, SinOp, TanhOp>(
          [](auto) { return Arithmetic::keepingZero; })
      .Case([](LogOp) { return Arithmetic::logarithm; })
      .Case([](NegateOp) { return Arithmetic::negation; })
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

//===----------------------------------------------------------------------===//
// Positions
//===----------------------------------------------------------------------===//

static bool isMove(Operation *op) {
  return isa<ReverseOp, SliceOp, TileOp, TransposeOp>(op);
}

/// Of the loops of what has an element of each operand for one of the result.
static SmallVector<int64_t> getExtents(Operation *op,
                                       const KnownContents &known) {
  if (!known.extents.empty())
    return SmallVector<int64_t>(known.extents);
  return getLargestExtents(
      cast<ShapedType>(op->getResult(0).getType()).getShape());
}

/// The integer that iterations find in an operand.
static std::optional<IndexFunction> getInteger(OpOperand &operand,
                                               const KnownContents &known) {
  Attribute number = known.getNumber(operand);
  if (!number)
    return known.getInteger(operand);
  std::optional<int64_t> constant = getSmallInteger(number);
  auto type = cast<ShapedType>(operand.getOwner()->getResult(0).getType());
  return constant ? std::optional(IndexFunction::getConstant(
                        type.getRank(), llvm::DynamicAPInt(*constant)))
                  : std::nullopt;
}

/// Of numbers of one index, each divided by one that is not 0 and rounded
/// towards 0.
static std::optional<IndexFunction> divide(const IndexFunction &a,
                                           const IndexFunction &b,
                                           ArrayRef<int64_t> extents) {
  std::optional<unsigned> index = a.getOnlyIndex();
  if (!index || !b.isConstant())
    return std::nullopt;
  std::optional<std::vector<int64_t>> numbers =
      a.getNumbers(*index, extents[*index]);
  std::optional<std::vector<int64_t>> divisor = b.getNumbers(*index, 1);
  if (!numbers || !divisor || divisor->front() == 0)
    return std::nullopt;
  for (int64_t &number : *numbers)
    number /= divisor->front();
  return IndexFunction::getLookup(a.getNumIndices(), *index, *numbers);
}

/// What is made of integers that iterations find; nothing if that may wrap.
static std::optional<IndexFunction>
getResultInteger(Operation *op, const KnownContents &known) {
  using Found = std::optional<IndexFunction>;
  auto type = dyn_cast<RankedTensorType>(op->getResult(0).getType());
  if (!type || type.getElementType().isInteger(1))
    return std::nullopt;
  Found a = getInteger(op->getOpOperand(0), known);
  if (!a || isMove(op))
    return a;
  auto from = getElementTypeOrSelf(op->getOperand(0));
  auto add = [&](int64_t factor) {
    Found b = getInteger(op->getOpOperand(1), known);
    return b && a->add(*b, factor) ? a : std::nullopt;
  };
  SmallVector<int64_t> extents = getExtents(op, known);
  Found result =
      llvm::TypeSwitch<Operation *, Found>(op)
          .Case([&](AddOp) { return add(1); })
          .Case([&](SubOp) { return add(-1); })
          .Case([&](IntDivOp) -> Found {
            Found b = getInteger(op->getOpOperand(1), known);
            return b ? divide(*a, *b, extents) : std::nullopt;
          })
          .Case([&](CastOp) { return from.isInteger(1) ? std::nullopt : a; })
          .Default([](Operation *) { return std::nullopt; });
  bool isPlain = isa<AddOp, SubOp, IntDivOp>(op);
  return result && holdsAll(type.getElementType(), isPlain, *result, extents)
             ? result
             : std::nullopt;
}

static std::optional<OrderTest> getTest(Operation *op) {
  if (isa<EqualOp>(op))
    return OrderTest{false, true, false};
  if (isa<GreaterOp>(op))
    return OrderTest{false, false, true};
  if (isa<GreaterEqualOp>(op))
    return OrderTest{false, true, true};
  return std::nullopt;
}

/// What is known of a comparison; nothing of any other operation.
static SmallVector<TestOutcome, 2> getOutcomes(Operation *op,
                                               const KnownContents &known) {
  std::optional<OrderTest> test = getTest(op);
  if (!test || !isa<RankedTensorType>(op->getResult(0).getType()) ||
      getElementTypeOrSelf(op->getOperand(0)).isInteger(1))
    return {};
  std::optional<IndexFunction> a = getInteger(op->getOpOperand(0), known);
  std::optional<IndexFunction> b = getInteger(op->getOpOperand(1), known);
  return a && b ? getOutcomes(*test, *a, *b, getExtents(op, known))
                : SmallVector<TestOutcome, 2>();
}

static PartEffect getTestEffect(Operation *op, const HalfSpace &part,
                                const KnownContents &known) {
  auto get = [&](bool holds) {
    return getValueEffect(op, BoolAttr::get(op->getContext(), holds));
  };
  Attribute a = known.getNumber(op->getOpOperand(0));
  Attribute b = known.getNumber(op->getOpOperand(1));
  if (a && b)
    if (std::optional<bool> holds = compareNumbers(*getTest(op), a, b))
      return get(*holds);
  for (const TestOutcome &outcome : getOutcomes(op, known))
    if (outcome.part.contains(part))
      return get(outcome.holds);
  return getValueEffect(op, op->getResult(0));
}

//===----------------------------------------------------------------------===//
// Effects
//===----------------------------------------------------------------------===//

static PartEffect getEffect(Operation *op, const HalfSpace &part,
                            const KnownContents &known) {
  if (getTest(op))
    return getTestEffect(op, part, known);
  if (isMove(op)) {
    Attribute number = known.getNumber(op->getOpOperand(0));
    return getValueEffect(op, number ? KnownValue(number)
                                     : KnownValue(op->getResult(0)));
  }
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
      .Default([&](Operation *) { return getElementwiseEffect(op, known); });
}

namespace {
template <typename OpTy>
struct TosaMasks : MaskOpInterface::ExternalModel<TosaMasks<OpTy>, OpTy> {
  void getTestedParts(Operation *op, const KnownContents &known,
                      SmallVectorImpl<HalfSpace> &parts) const {
    for (const TestOutcome &outcome : getOutcomes(op, known))
      if (!outcome.part.function.isConstant() &&
          !llvm::is_contained(parts, outcome.part.getComplement()))
        parts.push_back(outcome.part);
  }
  std::optional<IndexFunction>
  getResultInteger(Operation *op, unsigned, const KnownContents &known) const {
    return ::getResultInteger(op, known);
  }
  PartEffect getPartEffect(Operation *op, const HalfSpace &part,
                           const KnownContents &known) const {
    return getEffect(op, part, known);
  }
};
} // namespace

template <typename... Ops>
static void attachTosaMasks(MLIRContext *ctx) {
  (Ops::template attachInterface<TosaMasks<Ops>>(*ctx), ...);
}

void tosa_models::attachMasks(MLIRContext *ctx) {
  // What leaves no number known still hands on what is needed of it.
  attachTosaMasks<AbsOp, AddOp, BitwiseAndOp, BitwiseOrOp, BitwiseXorOp, CastOp,
                  CeilOp, ClampOp, CosOp, EqualOp, ErfOp, ExpOp, FloorOp,
                  GreaterEqualOp, GreaterOp, IntDivOp, LogOp, LogicalAndOp,
                  LogicalNotOp, LogicalOrOp, LogicalXorOp, MatMulOp, MaximumOp,
                  MinimumOp, MulOp, NegateOp, PowOp, ReciprocalOp, ReduceMaxOp,
                  ReduceSumOp, ReverseOp, RsqrtOp, SelectOp, SigmoidOp, SinOp,
                  SliceOp, SubOp, TanhOp, TileOp, TransposeOp>(ctx);
}
