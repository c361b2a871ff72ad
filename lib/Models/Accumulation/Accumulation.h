//===- Accumulation.h - Models of multiplications ---------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A contraction does the same multiply-accumulates as the body of a structured
// op, lowered to loops, unrolled, or as a product and a sum of their own. The
// models of multiplications ask here whether theirs are any.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_ACCUMULATION_H
#define MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_ACCUMULATION_H

#include "mlir-roofline/Interfaces/AccumulationOpInterface.h"
#include "mlir-roofline/Models/CostBuilder.h"

namespace mlir::roofline {

/// Whether `product`, a multiplication or a fused multiply-add, multiplies two
/// different values and is summed up.
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
bool isMultiplyAccumulate(Operation *product, SizeProvider &sizes);

/// The type of a factor of a product before it was widened or a constant or
/// captured zero point was subtracted: what a matrix unit would have to take.
Type getMultipliedType(Value factor);

/// Says so in the cost of `product`, if it is: its multiplications are
/// multiply-accumulates. No matrix unit can take them, since the sum belongs to
/// another op, so they have no operand type.
void markMultiplyAccumulate(Operation *product, OpCost &cost,
                            SizeProvider &sizes);

/// An elementwise multiplication or fused multiply-add.
template <typename OpTy, WorkClass Class>
struct MultiplyModel
    : CostModelOpInterface::ExternalModel<MultiplyModel<OpTy, Class>, OpTy> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    OpCost cost = getElementwiseCost(op, sizes, Class, /*count=*/1);
    markMultiplyAccumulate(op, cost, sizes);
    return cost;
  }
};

//===----------------------------------------------------------------------===//
// Models of roles
//===----------------------------------------------------------------------===//

/// The role of an operand among these, the last one for all that follow.
template <SumRole... Roles>
SumRole getRoleAmong(unsigned operand) {
  constexpr SumRole roles[] = {Roles...};
  return roles[std::min<size_t>(operand, std::size(roles) - 1)];
}

/// An operation whose operands have these roles.
template <typename OpTy, SumRole... Roles>
struct RoleModel
    : AccumulationOpInterface::ExternalModel<RoleModel<OpTy, Roles...>, OpTy> {
  SumRole getSumRole(Operation *, unsigned operand) const {
    return getRoleAmong<Roles...>(operand);
  }
};

/// Attaches `RoleModel` to several operations: `Roles<SumRole::term>` says that
/// all operands are terms.
template <SumRole... OfOperands>
struct Roles {
  template <typename... Ops>
  static void attachTo(MLIRContext *ctx) {
    (Ops::template attachInterface<RoleModel<Ops, OfOperands...>>(*ctx), ...);
  }
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_ACCUMULATION_H
