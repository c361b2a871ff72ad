//===- TrafficBound.cpp - What every schedule moves -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Movement/TrafficBound.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

using namespace mlir;
using namespace mlir::roofline;

/// Exponents are multiples of 1/12: every vertex of the linear programs of
/// contractions and convolutions is among them.
static constexpr int denominator = 12;
/// Up to this many operands every combination is looked at; more are climbed.
static constexpr size_t maxGridOperands = 4;
static constexpr size_t maxOperands = 6;

namespace {
/// Formula (B) in logarithms. Operands of one tensor share its bytes in
/// proportion to their exponents: a segment that holds a tensor's elements
/// holds at least any mean of what its operands touch.
class ExponentSearch {
public:
  ExponentSearch(const LoopNest &nest, const FastMemory &memory);

  /// The largest bound; 0 if there is none.
  double getBound();

private:
  using Exponents = std::array<int, maxOperands>;

  void enumerate(Exponents &exponents, size_t operand);
  void climb(Exponents exponents);
  void look(const Exponents &exponents);
  /// What (B) is before the last term is taken off, as a logarithm.
  double getLog(const Exponents &exponents, int sigma) const;

  SmallVector<const NestOperand *, 4> operands;
  /// Logarithms of extents and of bytes / multiplicity, by loop and operand.
  SmallVector<double, 6> loops;
  SmallVector<uint64_t, 6> loopOperands;
  SmallVector<double, 4> weights;
  bool hasSharedTensors = false;
  double capacity, instances, logIterations = 0;
  double best = 0, logBest = -std::numeric_limits<double>::infinity();
};
} // namespace

/// log(x / 12) for the multiples of 1/12 that occur.
static double getLogTwelfth(int x) {
  static const std::array<double, denominator * maxOperands + 1> table = [] {
    std::array<double, denominator * maxOperands + 1> table{};
    for (size_t x = 1; x < table.size(); ++x)
      table[x] = std::log(static_cast<double>(x) / denominator);
    return table;
  }();
  return table[x];
}

ExponentSearch::ExponentSearch(const LoopNest &nest, const FastMemory &memory)
    : capacity(memory.capacityBytes),
      instances(static_cast<double>(memory.instances)) {
  for (const NestOperand &operand : nest.operands)
    if (operand.isAffine && operand.isAlwaysInside && operand.support != 0)
      operands.push_back(&operand);
  // Without an operand, or with an exponent of 0, a bound is still one.
  llvm::stable_sort(operands, [&](const NestOperand *a, const NestOperand *b) {
    return a->getFootprint(nest.extents) * a->elementBytes >
           b->getFootprint(nest.extents) * b->elementBytes;
  });
  if (operands.size() > maxOperands)
    operands.truncate(maxOperands);
  for (auto [number, operand] : llvm::enumerate(operands)) {
    weights.push_back(std::log(operand->elementBytes / operand->multiplicity));
    for (const NestOperand *other : ArrayRef(operands).take_front(number))
      hasSharedTensors |= other->tensor == operand->tensor;
  }
  for (auto [loop, extent] : llvm::enumerate(nest.inside)) {
    if (extent == 1)
      continue;
    uint64_t users = 0;
    for (auto [number, operand] : llvm::enumerate(operands))
      users |= uint64_t(operand->dependsOn(loop)) << number;
    loops.push_back(std::log(static_cast<double>(extent)));
    loopOperands.push_back(users);
    logIterations += loops.back();
  }
}

double ExponentSearch::getLog(const Exponents &exponents, int sigma) const {
  double sum = logIterations;
  for (auto [length, users] : llvm::zip_equal(loops, loopOperands)) {
    int covered = 0;
    for (size_t j = 0; j < operands.size(); ++j)
      if (users >> j & 1)
        covered += exponents[j];
    if (covered < denominator)
      sum -= length * (denominator - covered) / denominator;
  }
  double step = static_cast<double>(sigma - denominator) / denominator;
  sum += step * (getLogTwelfth(sigma - denominator) - std::log(capacity));
  for (size_t j = 0; j < operands.size(); ++j) {
    if (exponents[j] == 0)
      continue;
    // w * (s_j / s of the tensor) / s_j
    int divisor = exponents[j];
    if (hasSharedTensors) {
      divisor = 0;
      for (size_t other = 0; other < operands.size(); ++other)
        if (operands[other]->tensor == operands[j]->tensor)
          divisor += exponents[other];
    }
    sum += (weights[j] - getLogTwelfth(divisor)) * exponents[j] / denominator;
  }
  return sum;
}

void ExponentSearch::look(const Exponents &exponents) {
  int sigma = 0;
  for (size_t j = 0; j < operands.size(); ++j)
    sigma += exponents[j];
  if (sigma <= denominator)
    return;
  double log = getLog(exponents, sigma);
  if (log <= logBest)
    return;
  double bound = std::exp(log) -
                 instances * capacity * denominator / (sigma - denominator);
  if (bound <= best)
    return;
  best = bound;
  // What is not larger than this cannot be larger without its last term.
  logBest = std::log(best);
}

void ExponentSearch::enumerate(Exponents &exponents, size_t operand) {
  if (operand == operands.size()) {
    look(exponents);
    return;
  }
  for (int s = 0; s <= denominator; ++s) {
    exponents[operand] = s;
    enumerate(exponents, operand + 1);
  }
}

/// Moves single exponents, and one against another, as long as that helps.
void ExponentSearch::climb(Exponents exponents) {
  auto attempt = [&](size_t j, int change, size_t other, int otherChange) {
    Exponents moved = exponents;
    moved[j] += change;
    moved[other] += otherChange;
    if (moved[j] < 0 || moved[j] > denominator || moved[other] < 0 ||
        moved[other] > denominator)
      return false;
    double before = best;
    look(moved);
    if (best > before)
      exponents = moved;
    return best > before;
  };
  look(exponents);
  for (int step : {3, 1})
    for (bool improved = true; improved;) {
      improved = false;
      for (size_t j = 0; j < operands.size(); ++j)
        for (size_t other = 0; other < operands.size(); ++other)
          for (int change : {step, -step})
            improved |= attempt(j, change, other, other == j ? 0 : -change);
    }
}

double ExponentSearch::getBound() {
  Exponents exponents{};
  if (operands.size() <= maxGridOperands) {
    enumerate(exponents, 0);
    return best;
  }
  for (int start : {denominator / 3, denominator / 2, denominator}) {
    exponents.fill(start);
    climb(exponents);
  }
  return best;
}

//===----------------------------------------------------------------------===//
// Contractions
//===----------------------------------------------------------------------===//

/// The extents of a product of matrices, or of a batch of them: of the loops
/// that the output, one factor or all depend on. Nothing for any other nest.
static std::optional<std::array<double, 4>>
getContraction(const LoopNest &nest) {
  if (nest.operands.size() != 3 || nest.inside != nest.extents)
    return std::nullopt;
  const NestOperand *output = nullptr;
  SmallVector<const NestOperand *, 2> factors;
  for (const NestOperand &operand : nest.operands) {
    if (!operand.isAffine || !operand.isAlwaysInside ||
        operand.multiplicity != 1)
      return std::nullopt;
    if (!operand.isWritten)
      factors.push_back(&operand);
    else
      output = &operand;
  }
  if (!output || factors.size() != 2 ||
      factors[0]->tensor == factors[1]->tensor)
    return std::nullopt;
  std::array<double, 4> extents = {1, 1, 1, 1};
  auto &[batch, rows, columns, depth] = extents;
  for (auto [loop, extent] : llvm::enumerate(nest.extents)) {
    bool a = factors[0]->dependsOn(loop), b = factors[1]->dependsOn(loop);
    bool c = output->dependsOn(loop);
    if (a + b + c < 2 && extent > 1)
      return std::nullopt;
    double &product = a && b && c ? batch : a && b ? depth : a ? rows : columns;
    product *= static_cast<double>(extent);
  }
  return extents;
}

/// 2mnk/sqrt(S) + mn elements, and mn more if the output is read. With elements
/// of several sizes, as if all were as small as the smallest.
static double getContractionBound(const LoopNest &nest,
                                  const FastMemory &memory) {
  std::optional<std::array<double, 4>> extents = getContraction(nest);
  if (!extents || memory.instances != 1)
    return 0;
  double bytes = std::numeric_limits<double>::infinity();
  bool isRead = false;
  for (const NestOperand &operand : nest.operands) {
    bytes = std::min(bytes, operand.elementBytes);
    isRead |= operand.isWritten && operand.isRead;
  }
  auto [batch, rows, columns, depth] = *extents;
  double side = std::sqrt(memory.capacityBytes / bytes);
  if (depth < 2 * side)
    return 0;
  double output = rows * columns;
  return bytes * batch *
         (2 * output * depth / side + output * (isRead ? 2 : 1));
}

double mlir::roofline::getExponentBound(const LoopNest &nest,
                                        const FastMemory &memory) {
  return ExponentSearch(nest, memory).getBound();
}

/// Bytes are whole. What is above an integer by no more than rounding is that.
static double roundUp(double bytes) { return std::ceil(bytes * (1 - 1e-13)); }

double mlir::roofline::getReuseBound(const LoopNest &nest,
                                     const FastMemory &memory) {
  double bound = getExponentBound(nest, memory);
  // The formula counts loads; stores of what is read, too, come on top.
  if (bound > 0)
    for (const NestOperand &operand : nest.operands)
      if (operand.isRead && operand.isWritten && operand.isAlwaysInside)
        bound += operand.getFootprint(nest.inside) * operand.elementBytes;
  bound = roundUp(std::max(bound, getContractionBound(nest, memory)));
  if (memory.instances == 1)
    return bound;
  // One memory as large as all together holds whatever they hold.
  double together =
      memory.capacityBytes * static_cast<double>(memory.instances);
  return std::max(bound, getReuseBound(nest, {together, 1}));
}
