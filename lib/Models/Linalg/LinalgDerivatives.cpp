//===- LinalgDerivatives.cpp - Gradients of structured ops ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A structured operation needs what the scalar operations of its body need:
// elements of operands, a result where the body yields what is needed, and of
// what is computed in between the operands that it is computed from.
//
//===----------------------------------------------------------------------===//

#include "Linalg/StructuredOps.h"
#include "Scalar/ScalarDerivatives.h"
#include "mlir-roofline/Interfaces/DerivativeOpInterface.h"
#include "mlir-roofline/Models/DerivativeModels.h"

#include "llvm/ADT/SmallBitVector.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::linalg;

namespace {
class BodyDerivative {
public:
  BodyDerivative(LinalgOp op, SmallVectorImpl<DerivativeNeed> &needs)
      : op(op), needs(needs) {}

  bool run();

private:
  using Operands = llvm::SmallBitVector;

  Operands getOperands(Value value) const {
    auto found = madeOf.find(value);
    return found == madeOf.end() ? Operands(op->getNumOperands())
                                 : found->second;
  }
  bool isAccumulator(Value value);
  bool addOp(Operation &scalar);
  void addNeed(const Operands &of, Value needed);

  LinalgOp op;
  SmallVectorImpl<DerivativeNeed> &needs;
  /// The operands that scalars of the body are computed from.
  llvm::DenseMap<Value, Operands> madeOf;
};
} // namespace

/// Whether a scalar is what an iteration before has left in the result.
bool BodyDerivative::isAccumulator(Value value) {
  auto argument = dyn_cast<BlockArgument>(value);
  return argument && argument.getOwner() == op.getBlock() &&
         argument.getArgNumber() >= getFirstOutput(op);
}

void BodyDerivative::addNeed(const Operands &of, Value needed) {
  auto add = [&](Value value) {
    for (unsigned operand : of.set_bits())
      if (llvm::none_of(needs, [&](const DerivativeNeed &need) {
            return need.of == operand && need.value == value;
          }))
        needs.push_back({operand, value});
  };
  // What the body yields is there afterwards.
  if (!isa<BlockArgument>(needed) && op->getNumResults() != 0)
    for (auto [number, yielded] :
         llvm::enumerate(op.getBlock()->getTerminator()->getOperands()))
      if (yielded == needed && op.getNumParallelLoops() == op.getNumLoops()) {
        add(op->getResult(number));
        return;
      }
  Operands operands = getOperands(needed);
  for (unsigned operand : operands.set_bits())
    add(op->getOperand(operand));
}

bool BodyDerivative::addOp(Operation &scalar) {
  Operands made(op->getNumOperands());
  for (Value operand : scalar.getOperands())
    made |= getOperands(operand);
  for (Value result : scalar.getResults())
    madeOf[result] = made;
  std::optional<SmallVector<ScalarNeed, 3>> found = getScalarNeeds(&scalar);
  if (!found)
    return scalar.getNumOperands() == 0; // an index
  // The largest so far: where each result comes from is enough.
  bool isReduction = op.getNumParallelLoops() != op.getNumLoops() &&
                     llvm::any_of(scalar.getOperands(), [&](Value operand) {
                       return isAccumulator(operand);
                     });
  if (isReduction && !found->empty()) {
    // What is multiplied together, or accumulated in another way.
    if (scalar.getNumOperands() != 2 || op->getNumResults() == 0)
      return false;
    for (unsigned operand : made.set_bits())
      if (operand < getFirstOutput(op))
        needs.push_back(
            {operand, op->getResult(0), DerivativeNeed::Kind::positions});
    return true;
  }
  for (const ScalarNeed &need : *found)
    addNeed(getOperands(scalar.getOperand(need.of)),
            need.operand ? scalar.getOperand(*need.operand)
                         : scalar.getResult(0));
  return true;
}

bool BodyDerivative::run() {
  for (BlockArgument argument : op.getBlock()->getArguments()) {
    Operands own(op->getNumOperands());
    own.set(argument.getArgNumber());
    madeOf[argument] = own;
  }
  for (Operation &scalar : op.getBlock()->without_terminator())
    if (!addOp(scalar))
      return false;
  return true;
}

namespace {
template <typename OpTy>
struct StructuredDerivative
    : DerivativeOpInterface::ExternalModel<StructuredDerivative<OpTy>, OpTy> {
  bool getDerivativeNeeds(Operation *op,
                          SmallVectorImpl<DerivativeNeed> &needs) const {
    return BodyDerivative(cast<LinalgOp>(op), needs).run();
  }
};

/// Of y the gradient is y * (dy - sum(y * dy)).
struct SoftmaxDerivative
    : DerivativeOpInterface::ExternalModel<SoftmaxDerivative, SoftmaxOp> {
  bool getDerivativeNeeds(Operation *op,
                          SmallVectorImpl<DerivativeNeed> &needs) const {
    if (op->getNumResults() != 0)
      needs.push_back({0, op->getResult(0)});
    return op->getNumResults() != 0;
  }
};
} // namespace

void mlir::roofline::registerLinalgDerivativeModels(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *ctx, LinalgDialect *) {
    attachToStructuredOps<StructuredDerivative>(ctx);
    SoftmaxOp::attachInterface<SoftmaxDerivative>(*ctx);
  });
}
