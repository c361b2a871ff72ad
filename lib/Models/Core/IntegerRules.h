//===- IntegerRules.h - Integer arithmetic on quantities --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What operations of fixed-width integers compute, as quantities. Index
// arithmetic is taken not to overflow; constants are reduced to the width of
// their type as the machine does.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_CORE_INTEGERRULES_H
#define MLIR_ROOFLINE_LIB_MODELS_CORE_INTEGERRULES_H

#include "Core/SizeModels.h"

namespace mlir::roofline::integer_rules {

using size_models::Size;

/// One rule: the operands' values and their type; nothing if it cannot tell.
using Rule = Size (*)(const Quantity &a, const Quantity &b, Type type);

Size add(const Quantity &a, const Quantity &b, Type type);
Size sub(const Quantity &a, const Quantity &b, Type type);
Size mul(const Quantity &a, const Quantity &b, Type type);
Size floorDivSigned(const Quantity &a, const Quantity &b, Type type);
Size ceilDivSigned(const Quantity &a, const Quantity &b, Type type);
Size ceilDivUnsigned(const Quantity &a, const Quantity &b, Type type);
Size divSigned(const Quantity &a, const Quantity &b, Type type);
Size divUnsigned(const Quantity &a, const Quantity &b, Type type);
Size remSigned(const Quantity &a, const Quantity &b, Type type);
Size remUnsigned(const Quantity &a, const Quantity &b, Type type);
Size maxSigned(const Quantity &a, const Quantity &b, Type type);
Size maxUnsigned(const Quantity &a, const Quantity &b, Type type);
Size minSigned(const Quantity &a, const Quantity &b, Type type);
Size minUnsigned(const Quantity &a, const Quantity &b, Type type);

/// Masks and, on `i1`, connectives; nothing where bits of an unknown matter.
Size bitAnd(const Quantity &a, const Quantity &b, Type type);
Size bitOr(const Quantity &a, const Quantity &b, Type type);
Size bitXor(const Quantity &a, const Quantity &b, Type type);
/// By a constant amount.
Size shiftLeft(const Quantity &a, const Quantity &b, Type type);
Size shiftRightSigned(const Quantity &a, const Quantity &b, Type type);
Size shiftRightUnsigned(const Quantity &a, const Quantity &b, Type type);

enum class Order { eq, ne, lt, le, gt, ge };
/// What `a order b` tests; as unsigned numbers only where neither is negative.
std::optional<Comparison> compare(Order order, bool isUnsigned,
                                  const Quantity &a, const Quantity &b);

/// `condition ? a : b`: the smaller or larger of two that the condition
/// compares, else a sum in which the condition is 0 or 1. Nothing if it is
/// data.
Size select(Value condition, const Quantity &a, const Quantity &b,
            SizeProvider &sizes);

/// A constant as a value of `type` holds it: reduced to its width and read as a
/// signed number, `i1` as 0 or 1. Symbols are taken to fit.
Quantity wrap(const Quantity &value, Type type);

/// The value of operand 0 under another integer type, extended by its sign or
/// by zeros.
Size castSigned(Operation *op, SizeProvider &sizes);
Size castUnsigned(Operation *op, SizeProvider &sizes);

/// Attaches a rule to operations with two integer operands and one result; on
/// vectors and tensors they are asked for no value.
template <typename OpTy, Rule rule>
struct BinaryModel
    : SizeOpInterface::ExternalModel<BinaryModel<OpTy, rule>, OpTy> {
  Size getResultValue(Operation *op, unsigned, SizeProvider &sizes) const {
    Type type = op->getResult(0).getType();
    Size value = rule(sizes.getValue(op->getOperand(0)),
                      sizes.getValue(op->getOperand(1)), type);
    return value ? Size(wrap(*value, type)) : value;
  }
};
template <Rule rule, typename... Ops>
void attachBinary(MLIRContext *ctx) {
  (Ops::template attachInterface<BinaryModel<Ops, rule>>(*ctx), ...);
}

} // namespace mlir::roofline::integer_rules

#endif // MLIR_ROOFLINE_LIB_MODELS_CORE_INTEGERRULES_H
