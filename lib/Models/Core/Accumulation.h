//===- Accumulation.h - Multiply-accumulates in loops and bodies *- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A contraction does the same multiply-accumulates as the body of a structured
// op and lowered to loops. Here they are recognised, at both levels, from how a
// product is used.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_CORE_ACCUMULATION_H
#define MLIR_ROOFLINE_LIB_MODELS_CORE_ACCUMULATION_H

#include "mlir-roofline/Models/CostBuilder.h"

namespace mlir::roofline {

/// Whether `product`, a multiplication or a fused multiply-add of scalars or
/// vectors, multiplies two different values that vary in its loops and is
/// summed up by them: through an output of the structured reduction around it,
/// through a value carried around a loop, through memory whose address some
/// loop leaves alone, or by an atomic update, a reduction of a vector or one of
/// a parallel loop. Branches make loops, too.
///
/// ```mlir
/// %sum = scf.for %i = %lo to %hi step %1 iter_args(%acc = %0) -> f32 {
///   %x = memref.load %a[%i] : memref<?xf32>
///   %y = memref.load %b[%i] : memref<?xf32>
///   %product = arith.mulf %x, %y : f32  // true
///   %next = arith.addf %acc, %product : f32
///   scf.yield %next : f32
/// }
/// ```
bool isMultiplyAccumulate(Operation *product);

/// The type of a factor of a product before it was widened or a zero point was
/// subtracted: what a matrix unit would have to take.
Type getMultipliedType(Value factor);

/// Says so in the cost of `product`, if it is: its multiplications are
/// multiply-accumulates. No matrix unit can take them, since the sum belongs to
/// another op, so they have no operand type.
void markMultiplyAccumulate(Operation *product, OpCost &cost);

/// An elementwise multiplication or fused multiply-add.
template <typename OpTy, WorkClass Class>
struct MultiplyModel
    : CostModelOpInterface::ExternalModel<MultiplyModel<OpTy, Class>, OpTy> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    OpCost cost = getElementwiseCost(op, sizes, Class, /*count=*/1);
    markMultiplyAccumulate(op, cost);
    return cost;
  }
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_CORE_ACCUMULATION_H
