//===- LinalgMasks.cpp - What masks do in linalg ops ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The body of a structured op compares indices of its loops, and says what
// follows from the outcome. A softmax has no body: what is masked gets no
// weight.
//
//===----------------------------------------------------------------------===//

#include "Linalg/Body/KnownBody.h"
#include "Linalg/LinalgModels.h"
#include "Linalg/StructuredOps.h"

#include "mlir-roofline/Interfaces/MaskOpInterface.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::linalg;
using namespace mlir::roofline;

/// Deeper expressions of indices are left alone.
static constexpr unsigned maxDepth = 8;

static LinearFunction getSum(LinearFunction a, const LinearFunction &b,
                             int64_t factor) {
  a.constant += b.constant * factor;
  for (auto [sum, part] : llvm::zip_equal(a.coefficients, b.coefficients))
    sum += part * factor;
  return a;
}

static bool isConstant(const LinearFunction &function) {
  return llvm::all_of(function.coefficients,
                      [](const llvm::DynamicAPInt &step) { return step == 0; });
}

/// Whether a function is not negative whatever the loops are at.
static bool isNeverNegative(const LinearFunction &function) {
  return function.constant >= 0 &&
         llvm::all_of(function.coefficients,
                      [](const llvm::DynamicAPInt &step) { return step >= 0; });
}

/// Whether an integer of this type holds all that a function takes. Extents of
/// 2^31 and more are not met.
static bool holdsAll(Type type, const LinearFunction &function, LinalgOp op) {
  unsigned width = type.isIndex() ? 64 : type.getIntOrFloatBitWidth();
  // The sign of a truth value depends on who reads it.
  if (width == 1)
    return false;
  llvm::DynamicAPInt least = function.constant, most = function.constant;
  for (auto [step, extent] :
       llvm::zip_equal(function.coefficients, op.getStaticLoopRanges())) {
    int64_t last = ShapedType::isDynamic(extent)
                       ? std::numeric_limits<int32_t>::max()
                       : std::max<int64_t>(extent - 1, 0);
    (step < 0 ? least : most) += step * last;
  }
  llvm::DynamicAPInt end(APInt::getOneBitSet(width + 1, width - 1));
  return -end <= least && most < end;
}

static std::optional<LinearFunction>
getIndexFunction(Value value, LinalgOp op, const KnownContents &known,
                 unsigned depth = 0);

/// The same, though the value's type may be too narrow for it.
static std::optional<LinearFunction> getWideFunction(Value value, LinalgOp op,
                                                     const KnownContents &known,
                                                     unsigned depth) {
  LinearFunction function = HalfSpace::getEverywhere(op.getNumLoops()).function;
  APInt constant;
  if (matchPattern(value, m_ConstantInt(&constant))) {
    if (constant.getSignificantBits() > 64)
      return std::nullopt;
    function.constant = constant.getSExtValue();
    return function;
  }
  if (auto argument = dyn_cast<BlockArgument>(value);
      argument && argument.getOwner() == op.getBlock() &&
      argument.getArgNumber() < getFirstOutput(op)) {
    OpOperand &operand = op->getOpOperand(argument.getArgNumber());
    auto number = dyn_cast_if_present<IntegerAttr>(known.getNumber(operand));
    if (!number)
      return known.getInteger(operand);
    // Indices stay far from where integers wrap, but not every number does.
    if (number.getValue().getSignificantBits() > 31)
      return std::nullopt;
    function.constant = number.getValue().getSExtValue();
    return function;
  }
  Operation *def = value.getDefiningOp();
  if (!def || depth == maxDepth)
    return std::nullopt;
  auto operand = [&](unsigned number) {
    return getIndexFunction(def->getOperand(number), op, known, depth + 1);
  };
  auto combine = [&](int64_t factor) -> std::optional<LinearFunction> {
    std::optional<LinearFunction> a = operand(0), b = operand(1);
    if (!a || !b)
      return std::nullopt;
    return getSum(*a, *b, factor);
  };
  auto multiply = [&]() -> std::optional<LinearFunction> {
    std::optional<LinearFunction> a = operand(0), b = operand(1);
    if (!a || !b)
      return std::nullopt;
    if (!isConstant(*a))
      std::swap(a, b);
    if (!isConstant(*a))
      return std::nullopt;
    b->constant *= a->constant;
    for (llvm::DynamicAPInt &step : b->coefficients)
      step *= a->constant;
    return b;
  };
  return llvm::TypeSwitch<Operation *, std::optional<LinearFunction>>(def)
      .Case([&](IndexOp index) -> std::optional<LinearFunction> {
        if (index->getParentOp() != op)
          return std::nullopt;
        function.coefficients[index.getDim()] = 1;
        return function;
      })
      .Case<arith::IndexCastOp, arith::ExtSIOp, arith::TruncIOp>(
          [&](auto) { return operand(0); })
      .Case<arith::IndexCastUIOp, arith::ExtUIOp>(
          [&](auto) -> std::optional<LinearFunction> {
            std::optional<LinearFunction> inner = operand(0);
            return inner && isNeverNegative(*inner) ? inner : std::nullopt;
          })
      .Case([&](arith::AddIOp) { return combine(1); })
      .Case([&](arith::SubIOp) { return combine(-1); })
      .Case([&](arith::MulIOp) { return multiply(); })
      .Default([](Operation *) { return std::nullopt; });
}

/// An integer of the body as a function of the loops; nothing if it depends on
/// anything else, or may wrap. Sums of indices do not where they are 32 bits
/// wide.
static std::optional<LinearFunction>
getIndexFunction(Value value, LinalgOp op, const KnownContents &known,
                 unsigned depth) {
  std::optional<LinearFunction> function =
      getWideFunction(value, op, known, depth);
  if (!function)
    return std::nullopt;
  auto type = dyn_cast<IntegerType>(value.getType());
  bool mayWrap = (type && type.getWidth() < 32) ||
                 value.getDefiningOp<arith::MulIOp>() ||
                 value.getDefiningOp<arith::TruncIOp>();
  if (mayWrap && !holdsAll(value.getType(), *function, op))
    return std::nullopt;
  return function;
}

namespace {
/// What a comparison of indices is in a part of the iterations.
struct TestOutcome {
  HalfSpace part;
  bool holds;
};
} // namespace

/// What is known of a comparison of indices; none if nothing is. Of numbers
/// that are equal or not, it is known on either side of where they are.
static SmallVector<TestOutcome, 2>
getOutcomes(arith::CmpIOp comparison, LinalgOp op, const KnownContents &known) {
  using Predicate = arith::CmpIPredicate;
  std::optional<LinearFunction> a =
      getIndexFunction(comparison.getLhs(), op, known);
  std::optional<LinearFunction> b =
      getIndexFunction(comparison.getRhs(), op, known);
  if (!a || !b)
    return {};
  Predicate predicate = comparison.getPredicate();
  bool isUnsigned = predicate >= Predicate::ult;
  if (isUnsigned && (!isNeverNegative(*a) || !isNeverNegative(*b)))
    return {};
  HalfSpace test;
  switch (predicate) {
  case Predicate::sle:
  case Predicate::ule:
  case Predicate::slt:
  case Predicate::ult:
    test.function = getSum(*b, *a, -1);
    break;
  case Predicate::sge:
  case Predicate::uge:
  case Predicate::sgt:
  case Predicate::ugt:
    test.function = getSum(*a, *b, -1);
    break;
  case Predicate::eq:
  case Predicate::ne: {
    HalfSpace below{getSum(*b, *a, -1)}, above{getSum(*a, *b, -1)};
    below.function.constant -= 1;
    above.function.constant -= 1;
    return {{below, predicate == Predicate::ne},
            {above, predicate == Predicate::ne}};
  }
  }
  if (predicate == Predicate::slt || predicate == Predicate::ult ||
      predicate == Predicate::sgt || predicate == Predicate::ugt)
    test.function.constant -= 1;
  return {{test, true}, {test.getComplement(), false}};
}

static PartEffect getStructuredEffect(LinalgOp op, const HalfSpace &part,
                                      const KnownContents &known) {
  KnownBody body(op);
  // What an accumulator holds changes from iteration to iteration.
  for (OpOperand *input : op.getDpsInputOperands())
    if (Attribute number = known.getNumber(*input))
      body.set(*input, number);
  PartEffect effect;
  bool isKnown = body.run([&](arith::CmpIOp comparison) -> std::optional<bool> {
    for (const TestOutcome &outcome : getOutcomes(comparison, op, known))
      if (outcome.part.contains(part))
        return outcome.holds;
    return std::nullopt;
  });
  if (!isKnown) {
    effect.results.resize(op->getNumResults());
    return effect;
  }
  for (unsigned result = 0; result < op->getNumResults(); ++result) {
    KnownValue yielded = body.getYielded(result);
    Attribute number = dyn_cast<Attribute>(yielded);
    // An accumulator that is left alone holds what it held at first.
    if (!number && yielded == KnownValue(body.getAccumulator(result)))
      number = known.getNumber(*op.getDpsInitOperand(result));
    effect.results.push_back(number);
  }
  effect.isIdle = body.isIdle();
  effect.unread = body.getUnread();
  return effect;
}

static void getTestedParts(LinalgOp op, const KnownContents &known,
                           SmallVectorImpl<HalfSpace> &parts) {
  for (auto comparison : op.getBlock()->getOps<arith::CmpIOp>())
    for (const TestOutcome &outcome : getOutcomes(comparison, op, known))
      if (!llvm::is_contained(parts, outcome.part.getComplement()))
        parts.push_back(outcome.part);
}

Quantity mlir::roofline::countMaskedIterations(LinalgOp op,
                                               ArrayRef<Quantity> extents) {
  SmallVector<HalfSpace> tested;
  const KnownContents nothing = KnownContents::getNothing();
  getTestedParts(op, nothing, tested);
  if (tested.empty())
    return 0;
  SmallVector<int64_t> box;
  Quantity all = 1;
  for (const Quantity &extent : extents) {
    std::optional<int64_t> constant = extent.getInt64();
    if (!constant)
      return 0;
    box.push_back(*constant);
    all *= extent;
  }
  IndexPart left;
  auto dropIfIdle = [&](const HalfSpace &part) {
    if (getStructuredEffect(op, part, nothing).isIdle)
      left.add(part.getComplement());
  };
  for (const HalfSpace &part : tested) {
    dropIfIdle(part);
    dropIfIdle(part.getComplement());
  }
  return all - Quantity::get(left.count(box));
}

namespace {
template <typename OpTy>
struct StructuredMasks
    : MaskOpInterface::ExternalModel<StructuredMasks<OpTy>, OpTy> {
  void getTestedParts(Operation *op, const KnownContents &known,
                      SmallVectorImpl<HalfSpace> &parts) const {
    ::getTestedParts(cast<LinalgOp>(op), known, parts);
  }
  std::optional<LinearFunction>
  getResultInteger(Operation *op, unsigned result,
                   const KnownContents &known) const {
    auto structured = cast<LinalgOp>(op);
    if (structured.getNumParallelLoops() != structured.getNumLoops())
      return std::nullopt;
    return getIndexFunction(
        structured.getBlock()->getTerminator()->getOperand(result), structured,
        known);
  }
  PartEffect getPartEffect(Operation *op, const HalfSpace &part,
                           const KnownContents &known) const {
    return getStructuredEffect(cast<LinalgOp>(op), part, known);
  }
};

struct SoftmaxMasks : MaskOpInterface::ExternalModel<SoftmaxMasks, SoftmaxOp> {
  void getTestedParts(Operation *op, const KnownContents &known,
                      SmallVectorImpl<HalfSpace> &parts) const {}
  PartEffect getPartEffect(Operation *op, const HalfSpace &part,
                           const KnownContents &known) const {
    PartEffect effect;
    auto softmax = cast<SoftmaxOp>(op);
    Attribute score = known.getNumber(softmax.getInputMutable());
    if (op->getNumResults() != 0)
      effect.results.push_back(
          score && isMasked(score)
              ? getZero(softmax.getOutputOperandType().getElementType())
              : Attribute());
    return effect;
  }
};
} // namespace

void mlir::roofline::attachLinalgMasks(MLIRContext *ctx) {
  attachToStructuredOps<StructuredMasks>(ctx);
  SoftmaxOp::attachInterface<SoftmaxMasks>(*ctx);
}
