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

using namespace mlir;
using namespace mlir::linalg;
using namespace mlir::roofline;

static PartEffect getStructuredEffect(LinalgOp op, const HalfSpace &part,
                                      const KnownContents &known) {
  KnownBody body(op);
  // What an accumulator holds changes from iteration to iteration.
  for (OpOperand *input : op.getDpsInputOperands())
    if (Attribute number = known.getNumber(*input))
      body.set(*input, number);
  PartEffect effect;
  BodyIntegers integers(op, known);
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
                           SmallVectorImpl<HalfSpace> &parts) {
  BodyIntegers integers(op, known);
  for (Operation &each : op.getBlock()->without_terminator())
    for (const TestOutcome &outcome : integers.getOutcomes(&each))
      if (!outcome.part.function.isConstant() &&
          !llvm::is_contained(parts, outcome.part.getComplement()))
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
    return BodyIntegers(structured, known).get(yielded);
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
