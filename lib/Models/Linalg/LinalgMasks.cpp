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

#include "Linalg/Body/BodyIntegers.h"
#include "Linalg/Body/KnownBody.h"
#include "Linalg/LinalgModels.h"
#include "Linalg/StructuredOps.h"

#include "mlir-roofline/Interfaces/MaskOpInterface.h"
#include "mlir-roofline/Support/Formula/Interpolation.h"

using namespace mlir;
using namespace mlir::linalg;
using namespace mlir::roofline;

namespace {
/// What a body makes of its indices, for the numbers that operands hold: most
/// parts of the iterations find the same ones.
class BodyMemory {
public:
  BodyIntegers &get(LinalgOp op, const KnownContents &known) {
    SmallVector<Attribute> numbers;
    for (OpOperand *input : op.getDpsInputOperands())
      numbers.push_back(known.getNumber(*input));
    for (auto &[seen, integers] : bodies)
      if (seen == numbers)
        return *integers;
    bodies.emplace_back(std::move(numbers),
                        std::make_unique<BodyIntegers>(op, known));
    return *bodies.back().second;
  }

private:
  SmallVector<std::pair<SmallVector<Attribute>, std::unique_ptr<BodyIntegers>>,
              2>
      bodies;
};
} // namespace

/// Of these contents, or without a place to keep it of `own`.
static BodyIntegers &getIntegers(LinalgOp op, const KnownContents &known,
                                 BodyMemory &own) {
  using Kept = std::shared_ptr<BodyMemory>;
  if (!known.memory)
    return own.get(op, known);
  if (!known.memory->has_value())
    *known.memory = std::make_shared<BodyMemory>();
  return (*llvm::any_cast<Kept>(known.memory))->get(op, known);
}

static PartEffect getStructuredEffect(LinalgOp op, const HalfSpace &part,
                                      const KnownContents &known,
                                      BodyMemory &memory) {
  KnownBody body(op);
  // What an accumulator holds changes from iteration to iteration.
  for (OpOperand *input : op.getDpsInputOperands())
    if (Attribute number = known.getNumber(*input))
      body.set(*input, number);
  PartEffect effect;
  BodyIntegers &integers = getIntegers(op, known, memory);
  bool isKnown = body.run([&](Operation *comparison) -> std::optional<bool> {
    for (const TestOutcome &outcome : integers.getOutcomes(comparison))
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
                           BodyMemory &memory,
                           SmallVectorImpl<HalfSpace> &parts) {
  // Masks test a few.
  constexpr size_t maxTested = 16;
  BodyIntegers &integers = getIntegers(op, known, memory);
  for (Operation &each : op.getBlock()->without_terminator())
    for (const TestOutcome &outcome : integers.getOutcomes(&each))
      if (parts.size() < maxTested && !outcome.part.function.isConstant() &&
          !llvm::is_contained(parts, outcome.part.getComplement()))
        parts.push_back(outcome.part);
}

/// How many of the iterations of this box leave the results alone.
static llvm::DynamicAPInt countIdle(LinalgOp op, ArrayRef<int64_t> box) {
  KnownContents nothing = KnownContents::getNothing();
  nothing.extents = box;
  BodyMemory memory;
  SmallVector<HalfSpace> tested;
  getTestedParts(op, nothing, memory, tested);
  IndexPart left;
  auto dropIfIdle = [&](const HalfSpace &part) {
    if (getStructuredEffect(op, part, nothing, memory).isIdle)
      left.add(part.getComplement());
  };
  for (const HalfSpace &part : tested) {
    dropIfIdle(part);
    dropIfIdle(part.getComplement());
  }
  return IndexPart().count(box) - left.count(box);
}

/// Only loops that conditions depend on tell iterations apart.
Quantity mlir::roofline::countMaskedIterations(LinalgOp op,
                                               ArrayRef<Quantity> extents) {
  const KnownContents nothing = KnownContents::getNothing();
  BodyMemory memory;
  SmallVector<HalfSpace> tested;
  getTestedParts(op, nothing, memory, tested);
  if (tested.empty())
    return 0;
  SmallVector<Quantity> deciding(extents);
  Quantity each = 1;
  for (auto [loop, extent] : llvm::enumerate(deciding))
    if (llvm::none_of(tested, [loop = loop](const HalfSpace &part) {
          return part.function.dependsOn(loop);
        }))
      each *= std::exchange(extent, 1);
  std::optional<Quantity> idle = interpolateCount(
      deciding, [&](ArrayRef<int64_t> box) { return countIdle(op, box); });
  return idle ? *idle * each : Quantity(0);
}

namespace {
template <typename OpTy>
struct StructuredMasks
    : MaskOpInterface::ExternalModel<StructuredMasks<OpTy>, OpTy> {
  void getTestedParts(Operation *op, const KnownContents &known,
                      SmallVectorImpl<HalfSpace> &parts) const {
    BodyMemory own;
    ::getTestedParts(cast<LinalgOp>(op), known, own, parts);
  }
  std::optional<IndexFunction>
  getResultInteger(Operation *op, unsigned result,
                   const KnownContents &known) const {
    auto structured = cast<LinalgOp>(op);
    if (structured.getNumParallelLoops() != structured.getNumLoops())
      return std::nullopt;
    Value yielded = structured.getBlock()->getTerminator()->getOperand(result);
    // Truth values are parts, not numbers.
    if (yielded.getType().isInteger(1))
      return std::nullopt;
    BodyMemory own;
    return getIntegers(structured, known, own).get(yielded);
  }
  PartEffect getPartEffect(Operation *op, const HalfSpace &part,
                           const KnownContents &known) const {
    BodyMemory own;
    return getStructuredEffect(cast<LinalgOp>(op), part, known, own);
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
