//===- DataMovement.h - Rules shared by ops that move data ------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What inserting, scattering and passing on tensors have in common, whatever
// dialect the op belongs to.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_CORE_DATAMOVEMENT_H
#define MLIR_ROOFLINE_LIB_MODELS_CORE_DATAMOVEMENT_H

#include "mlir-roofline/Models/CostBuilder.h"

#include "mlir/Interfaces/LoopLikeInterface.h"

namespace mlir::roofline {

/// Whether `value` is a tensor that has been taken for an immediate so far, but
/// has contents: a splat that is not uninitialised.
bool isUnmaterializedSplat(Value value);

/// Writes operand `i` to memory if it is a splat: whoever receives it (a
/// caller, a callee, a buffer) can no longer know that it is one.
void materializeOperand(CostBuilder &builder, unsigned i);

/// Writes `elements` elements of the destination, operand `dest`. The rest of
/// the destination aliases and moves nothing, unless it is a splat: then there
/// is nothing to alias and all of it is written; or a constant, which cannot be
/// written to: then the rest is copied. Traffic is that of the tied result
/// (result 0) of a tensor op, or of the operand where there is none.
void writePart(CostBuilder &builder, unsigned dest, const Quantity &elements);

/// Leaves `elements` elements of the destination, operand `dest`, as they are
/// where they have been computed: nothing moves, unless the destination is a
/// splat that has to be written first.
void keepPart(CostBuilder &builder, unsigned dest, const Quantity &elements);

/// How many elements of `memory` hold the value `moved`, a vector or a scalar.
/// Not the number of elements of a vector where memory holds vectors.
Quantity getMemoryElements(CostBuilder &builder, Value moved, Value memory);

/// Whether anybody looks at the contents of `arg`, carried around a loop, or
/// replaces a part of them: in the body, or in a loop nested in it.
bool isLookedAt(BlockArgument arg);

/// A loop. Whoever walks the program multiplies its body; but a splat it starts
/// from must exist where the body reads it or writes it part by part: later
/// iterations find something else there. So must a constant be copied that the
/// body writes to.
template <typename OpTy>
struct LoopModel : CostModelOpInterface::ExternalModel<LoopModel<OpTy>, OpTy> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    auto loop = cast<LoopLikeOpInterface>(op);
    for (auto [init, arg] :
         llvm::zip(loop.getInitsMutable(), loop.getRegionIterArgs()))
      if (isUnmaterializedSplat(init.get()) && isLookedAt(arg))
        builder.writeOperand(init.getOperandNumber());
    return builder.take();
  }
  bool ownsRegions(Operation *) const { return false; }
};

/// Moves a scalar or a vector out of the memref or tensor `Memory`, the number
/// of an operand.
template <typename OpTy, unsigned Memory>
struct LoadModel
    : CostModelOpInterface::ExternalModel<LoadModel<OpTy, Memory>, OpTy> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    builder.readOperand(Memory, getMemoryElements(builder, op->getResult(0),
                                                  op->getOperand(Memory)));
    return builder.take();
  }
};

/// Moves operand `Stored` into the memref that is operand `Memory`.
template <typename OpTy, unsigned Stored, unsigned Memory>
struct StoreModel
    : CostModelOpInterface::ExternalModel<StoreModel<OpTy, Stored, Memory>,
                                          OpTy> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    builder.writeOperand(Memory,
                         getMemoryElements(builder, op->getOperand(Stored),
                                           op->getOperand(Memory)));
    return builder.take();
  }
};

/// An op that costs nothing but makes the splats among its operands exist.
template <typename OpTy>
struct MaterializingModel
    : CostModelOpInterface::ExternalModel<MaterializingModel<OpTy>, OpTy> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    for (unsigned i = 0, e = op->getNumOperands(); i < e; ++i)
      materializeOperand(builder, i);
    return builder.take();
  }
  bool ownsRegions(Operation *) const { return false; }
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_CORE_DATAMOVEMENT_H
