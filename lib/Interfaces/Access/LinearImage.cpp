//===- LinearImage.cpp - Points that linear functions take ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/Access/LinearImage.h"

using namespace mlir;
using namespace mlir::roofline;
using llvm::DynamicAPInt;

/// Adds `factor * expr` to `sum`.
static bool addLinear(LinearFunction &sum, AffineExpr expr,
                      const DynamicAPInt &factor) {
  if (auto constant = dyn_cast<AffineConstantExpr>(expr)) {
    sum.constant += factor * DynamicAPInt(constant.getValue());
    return true;
  }
  if (auto dim = dyn_cast<AffineDimExpr>(expr)) {
    sum.coefficients[dim.getPosition()] += factor;
    return true;
  }
  auto binary = dyn_cast<AffineBinaryOpExpr>(expr);
  if (!binary)
    return false;
  if (expr.getKind() == AffineExprKind::Add)
    return addLinear(sum, binary.getLHS(), factor) &&
           addLinear(sum, binary.getRHS(), factor);
  auto scale = dyn_cast<AffineConstantExpr>(binary.getRHS());
  return expr.getKind() == AffineExprKind::Mul && scale &&
         addLinear(sum, binary.getLHS(),
                   factor * DynamicAPInt(scale.getValue()));
}

std::optional<LinearFunction>
mlir::roofline::getLinearFunction(AffineExpr expr, unsigned numLoops) {
  LinearFunction function;
  function.coefficients.resize(numLoops);
  if (!addLinear(function, expr, DynamicAPInt(1)))
    return std::nullopt;
  return function;
}

std::optional<Quantity>
mlir::roofline::countSums(ArrayRef<DynamicAPInt> coefficients,
                          ArrayRef<Quantity> extents) {
  SmallVector<std::pair<DynamicAPInt, Quantity>> loops;
  DynamicAPInt common(0);
  for (auto [coefficient, extent] : llvm::zip_equal(coefficients, extents))
    if (coefficient != 0 && !extent.isOne()) {
      loops.emplace_back(abs(coefficient), extent);
      common = gcd(common, loops.back().first);
    }
  llvm::stable_sort(
      loops, [](const auto &a, const auto &b) { return a.first < b.first; });
  // What has been reached lies in [0, span), each value of it if `isDense`.
  // `known` is the same with extents of which is seen that they are at least 1.
  Quantity count = 1, span = 1, known = 1;
  bool isDense = true;
  for (const auto &[coefficient, extent] : loops) {
    Quantity stride = Quantity::get(coefficient / common);
    Quantity reach = stride * (extent - Quantity(1));
    if (isDense && (known - stride).isKnownNonNegative()) {
      count = span + reach;
    } else if ((stride - known).isKnownNonNegative()) {
      count *= extent;
      isDense &= stride == span;
    } else {
      return std::nullopt;
    }
    span += reach;
    known += stride * (Quantity::max(1, extent) - Quantity(1));
  }
  return count;
}

//===----------------------------------------------------------------------===//
// Several functions
//===----------------------------------------------------------------------===//

using Row = SmallVector<DynamicAPInt, 4>;

/// Subtracts from `to` as much of `from` as clears its entry at `pivot`, and
/// keeps the entries small.
static void reduceRow(Row &to, const Row &from, unsigned pivot) {
  DynamicAPInt g = gcd(abs(to[pivot]), abs(from[pivot]));
  DynamicAPInt toFactor = from[pivot] / g, fromFactor = to[pivot] / g;
  DynamicAPInt common(0);
  for (auto [t, f] : llvm::zip_equal(to, from)) {
    t = t * toFactor - f * fromFactor;
    common = gcd(common, abs(t));
  }
  if (common > 1)
    for (DynamicAPInt &t : to)
      t /= common;
}

Kernel mlir::roofline::getKernel(ArrayRef<LinearFunction> functions,
                                 unsigned numLoops) {
  SmallVector<Row> rows;
  for (const LinearFunction &function : functions)
    rows.push_back(function.coefficients);
  // Gauss-Jordan elimination over the integers.
  SmallVector<unsigned> pivots;
  for (unsigned column = 0; column < numLoops; ++column) {
    unsigned next = pivots.size();
    auto *row = std::find_if(rows.begin() + next, rows.end(),
                             [&](const Row &r) { return r[column] != 0; });
    if (row == rows.end())
      continue;
    std::swap(rows[next], *row);
    for (unsigned other = 0; other < rows.size(); ++other)
      if (other != next && rows[other][column] != 0)
        reduceRow(rows[other], rows[next], column);
    pivots.push_back(column);
  }
  Kernel kernel{static_cast<unsigned>(numLoops - pivots.size()), {}};
  if (kernel.rank != 1)
    return kernel;

  // One free column f: pivot_j * x_j = -row_j[f] * x_f. Take x_f so that all
  // divide, then make the vector primitive.
  unsigned free = 0;
  while (llvm::is_contained(pivots, free))
    ++free;
  DynamicAPInt scale(1);
  for (auto [i, pivot] : llvm::enumerate(pivots))
    scale = lcm(scale, abs(rows[i][pivot]));
  kernel.vector.resize(numLoops);
  kernel.vector[free] = scale;
  for (auto [i, pivot] : llvm::enumerate(pivots))
    kernel.vector[pivot] = -rows[i][free] * (scale / rows[i][pivot]);
  DynamicAPInt common(0);
  for (const DynamicAPInt &x : kernel.vector)
    common = gcd(common, abs(x));
  for (DynamicAPInt &x : kernel.vector)
    x = abs(x) / common;
  return kernel;
}

std::optional<Quantity>
mlir::roofline::countPoints(ArrayRef<LinearFunction> functions,
                            ArrayRef<Quantity> extents) {
  Kernel kernel = getKernel(functions, extents.size());
  Quantity iterations = 1;
  for (const Quantity &extent : extents)
    iterations *= extent;
  if (kernel.rank == 0)
    return iterations;
  if (kernel.rank == 1) {
    Quantity continued = 1;
    for (auto [extent, step] : llvm::zip_equal(extents, kernel.vector))
      continued *= Quantity::max(0, extent - Quantity::get(step));
    return iterations - continued;
  }
  if (functions.size() == 1)
    return countSums(functions.front().coefficients, extents);
  return std::nullopt;
}
