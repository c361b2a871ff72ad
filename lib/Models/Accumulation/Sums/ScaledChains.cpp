//===- ScaledChains.cpp - Sums that are scaled between additions ----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A decayed accumulator whose loop was unrolled: what has been added up is
// multiplied by something before the next product is added. Once, that is how
// two results are blended (alpha * A * B + beta * C), so that it takes another
// one with a scale that is computed alike.
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Addresses.h"
#include "Accumulation/Sums/SumChains.h"

using namespace mlir;
using namespace mlir::roofline;

/// Of two sums that are multiplied, none is scaled.
void SumChains::addScaled(Chain &product, const Factors &factors) const {
  Operation *first = chains.lookup(factors.first).sum;
  Operation *second = chains.lookup(factors.second).sum;
  if (!first == !second)
    return;
  product.scaled = first ? first : second;
  product.scale = first ? factors.second : factors.first;
}

/// Whether both are computed alike from one memory or value: the scales of two
/// steps of one loop.
static bool isAlike(Value a, Value b) {
  constexpr unsigned maxSteps = 32;
  SmallVector<std::pair<Value, Value>> pairs = {{a, b}};
  for (unsigned next = 0; next < pairs.size(); ++next) {
    auto [first, second] = pairs[next];
    if (first == second || isComputedAlike(first, second))
      continue;
    Operation *op = first.getDefiningOp(), *other = second.getDefiningOp();
    if (!op || !other || op->getName() != other->getName() ||
        op->getNumOperands() == 0 || next == maxSteps)
      return false;
    std::optional<ElementAccess> access = getElementAccess(op);
    std::optional<ElementAccess> otherAccess = getElementAccess(other);
    if (access && otherAccess) {
      if (access->memory != otherAccess->memory)
        return false;
      continue;
    }
    if (op->getNumOperands() != other->getNumOperands())
      return false;
    for (auto [left, right] :
         llvm::zip(op->getOperands(), other->getOperands()))
      pairs.push_back({left, right});
  }
  return true;
}

/// Of several scaled sums (an interpolation) none is gone on with.
void SumChains::addLink(Operation *op, Chain &sum, ArrayRef<Chain> terms) {
  sum.sum = op;
  const Chain *scaled = nullptr;
  unsigned numScaled = 0, numProducts = 0;
  for (const Chain &term : terms) {
    bool holdsScaled = term.scaled || term.holdsScaled;
    sum.holdsScaled |= holdsScaled;
    numScaled += holdsScaled;
    numProducts += isPure(term) && !holdsScaled;
    if (term.scaled)
      scaled = &term;
  }
  if (!scaled || numScaled != 1 || numProducts == 0 ||
      numProducts + 1 != terms.size())
    return;
  ScaledLink before = links.lookup(scaled->scaled);
  bool goesOn = before.length != 0 && isAlike(scaled->scale, before.scale);
  links[op] = {scaled->scaled, scaled->scale, goesOn ? before.length + 1 : 1};
}

bool SumChains::isScaledBy(Operation *product, Value scale) {
  std::optional<Factors> factors = getFactors(product);
  return factors &&
         (isAlike(factors->first, scale) || isAlike(factors->second, scale));
}

/// Those who use a sum stand behind it.
void SumChains::findScaledSums() {
  llvm::SmallDenseSet<Operation *, 2> inner;
  for (auto &[sum, link] : llvm::reverse(links)) {
    bool isFound = link.length > 1 || isScaledBy(link.before, link.scale);
    for (Value term : link.before->getOperands())
      if (Operation *product = term.getDefiningOp())
        isFound |= isScaledBy(product, link.scale);
    if (!isFound)
      continue;
    if (!inner.contains(sum) && !endsAsPosition(sum->getResult(0)))
      scaledSums.push_back(sum);
    if (link.length > 1)
      inner.insert(link.before);
  }
}
