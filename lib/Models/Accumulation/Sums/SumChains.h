//===- SumChains.h - Sums without a loop ------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A loop that was unrolled is a chain of additions: it starts at what the loop
// started with and collects products one after another.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_SUMS_SUMCHAINS_H
#define MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_SUMS_SUMCHAINS_H

#include "Accumulation/Products.h"
#include "Accumulation/Sums/SumGraph.h"

#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"

namespace mlir::roofline {

/// A sum of products to which another one has been scaled and added, which is
/// what unrolling leaves of a decayed accumulator.
struct ScaledLink {
  /// The sum that is scaled, and what it is multiplied by.
  Operation *before = nullptr;
  Value scale;
  /// How many such links with scales that are computed alike are in a row, this
  /// one included; 0 if it is none.
  unsigned length = 0;
};

/// What the numbers of a graph are sums of.
class SumChains {
public:
  SumChains(const SumGraph &graph, const SumCycles &cycles);

  /// Whether `value` is a product of two values or a sum of nothing but such
  /// products and zeros, perhaps scaled, converted or moved.
  bool isSumOfProducts(Value value);
  /// Whether `value` is 0, or what a sum of products that is kept in memory
  /// starts with there.
  bool isZero(Value value);
  /// Whether zeros are written to `memory`, a temporary, perhaps beside others.
  bool mayHoldZeros(Value memory);
  /// The sums that collect products in at least two additions and start at
  /// something other than a product (an old value, a bias, a constant), but for
  /// positions in memory. A sum of products without such a start is none (a
  /// complex multiplication, a rotation).
  ArrayRef<Operation *> getChains() const { return found; }
  /// The ends of sums that are scaled between two additions, each time by what
  /// is computed alike:
  ///
  /// ```mlir
  /// %s0 = arith.mulf %start, %decay    // %s0 is none of the products
  /// %t0 = arith.addf %s0, %product0
  /// %s1 = arith.mulf %t0, %decay
  /// %t1 = arith.addf %s1, %product1
  /// ```
  ArrayRef<Operation *> getScaledSums() const { return scaledSums; }
  /// What `sum` adds products to, if that is a scaled sum of them.
  ScaledLink getScaledLink(Operation *sum) const { return links.lookup(sum); }
  /// The sum of products that `term` is scaled from; null if it is from none.
  Operation *getScaledSum(Value term) const {
    return chains.lookup(term).scaled;
  }
  /// Whether `product` has a factor that is computed as `scale` is.
  static bool isScaledBy(Operation *product, Value scale);

private:
  /// How many additions of products lead to a number from something that is no
  /// product, and whether it holds any product.
  struct Chain {
    /// Negative: it is made of products alone.
    int64_t steps = 0;
    bool holdsProducts = false;
    /// Whether it starts at something in the function itself.
    bool hasOwnStart = true;
    /// The arguments of the function that it may start at as well.
    SmallVector<unsigned, 1> arguments = {};
    /// Whether it starts at nothing but zeros, which change nothing.
    bool startsAtZero = false;
    /// The sum that it is, perhaps converted or moved, and the one that it is
    /// the product of with another value, if these hold products.
    Operation *sum = nullptr, *scaled = nullptr;
    Value scale = {};
    /// Whether scaled sums are among its terms.
    bool holdsScaled = false;
  };
  static constexpr int64_t noStart = -1;
  static Chain getPure(bool holdsProducts) {
    return {noStart, holdsProducts, /*hasOwnStart=*/false};
  }
  static Chain getZero() {
    return {/*steps=*/0, /*holdsProducts=*/false, /*hasOwnStart=*/true,
            /*arguments=*/{}, /*startsAtZero=*/true};
  }
  /// Lets `chain` start where `other` does, too.
  static void addStarts(Chain &chain, const Chain &other);
  static bool isPure(const Chain &chain) {
    return chain.holdsProducts && chain.steps == noStart;
  }

  /// In the common case of a body there are one product and one sum.
  bool mayHoldChains() const {
    return graph.getSums().size() > 1 || graph.getCalls();
  }
  void find();
  void findOnce();
  Chain getChain(Value value);
  Chain getStored(Value memory);
  Chain getChainOf(Operation *op);
  Chain getReturned(OpResult result);
  SmallVector<Operation *> getInOrder() const;
  bool isChoice(Value value) const;
  Chain getChosen(Value value);
  Chain getMoved(Operation *op);
  Chain getProduct(Operation *op, const Factors &factors);
  Chain getSum(Operation *op);
  void addScaled(Chain &product, const Factors &factors) const;
  void addLink(Operation *op, Chain &sum, ArrayRef<Chain> terms);
  void findScaledSums();

  const SumGraph &graph;
  const SumCycles &cycles;
  llvm::SmallDenseMap<Value, Chain, 8> chains;
  /// Of temporaries, what is stored to them.
  llvm::SmallDenseMap<Value, Chain, 2> temporaries;
  /// Temporaries of which it was guessed that they hold zeros and sums of
  /// products, and those that were found to hold something else as well.
  llvm::SmallSetVector<Value, 2> guessed, mixed;
  llvm::SmallDenseMap<Value, bool, 2> zeroed;
  unsigned maxGuesses = 2;
  SmallVector<Operation *, 0> found;
  llvm::SmallMapVector<Operation *, ScaledLink, 2> links;
  SmallVector<Operation *, 0> scaledSums;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_SUMS_SUMCHAINS_H
