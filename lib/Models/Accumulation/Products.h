//===- Products.h - Which products are of two values ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A multiply-accumulate multiplies two different values, of which neither is a
// constant of the body. Scaling by a constant and squares are no such products.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_PRODUCTS_H
#define MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_PRODUCTS_H

#include "mlir-roofline/Interfaces/AccumulationOpInterface.h"

namespace mlir::roofline {

struct Factors {
  Value first, second;
};

/// What an operation multiplies, one element with another; nothing if it is no
/// product.
std::optional<Factors> getFactors(Operation *op);

/// The value before its type was changed and its sign.
Value stripConversions(Value value);

/// Whether a product with `value` only scales or masks: it is one constant
/// number, a vector or tensor of equal ones, or one of two numbers that a truth
/// value chooses. A tensor of constants that an argument of a body is an
/// element of is no scale: constant weights are factors.
bool isScale(Value value);

/// Whether `value` is made of a truth value, element by element, so that a
/// product with it masks.
bool isMask(Value value);

/// The factor that the other one only scales; null if neither or both are
/// scales.
Value getScaled(const Factors &factors);

/// Whether two different values are multiplied, of which none is a scale.
bool multipliesTwoValues(const Factors &factors);

/// Whether both factors are computed, element by element, from one and the same
/// value: a square, or x * sigmoid(x).
bool isFunctionOfOne(const Factors &factors);

/// The product that `value` is, perhaps converted, masked or reshaped; null if
/// it is none.
Operation *getProduct(Value value);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_PRODUCTS_H
