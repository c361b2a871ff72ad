//===- UnsureSums.cpp - Sums that may start at zeros ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A buffer may be used for something before zeros are written to it, from which
// sums start. What is where is not followed through loops and blocks that store
// elements; so it is said that the products in them are at least as many.
//
//===----------------------------------------------------------------------===//

#include "Accumulation/MultiplyAccumulates.h"

using namespace mlir;
using namespace mlir::roofline;

/// A product is added to what is loaded from a buffer in which there may be
/// zeros, and elements of the buffer are added up: where it is used for
/// something else, too, it is not seen which of these are there.
void MultiplyAccumulates::findUnsure(const SumGraph &graph, SumChains &chains) {
  unsure.clear();
  auto add = [&](Operation *product) {
    std::optional<Factors> factors = getFactors(product);
    if (factors && !products.contains(product) && multipliesTwoValues(*factors))
      unsure.insert(product);
  };
  llvm::SmallDenseMap<Value, bool, 2> sumsOf;
  auto isSummedUp = [&](Value memory) {
    auto [it, isNew] = sumsOf.try_emplace(memory, false);
    if (isNew)
      it->second =
          chains.mayHoldZeros(memory) &&
          llvm::any_of(graph.getTemporaryUses(memory).loaded,
                       [&](Value load) { return visited.contains(load); });
    return it->second;
  };
  for (Operation *sum : graph.getSums()) {
    if (carried.contains(sum))
      continue;
    bool mayBe = llvm::any_of(sum->getOperands(), [&](Value operand) {
      Value memory = graph.getTemporary(operand);
      return memory && graph.isAddedTo(operand) && isSummedUp(memory);
    });
    if (!mayBe)
      continue;
    add(sum);
    for (OpOperand &operand : sum->getOpOperands())
      if (roofline::getSumRole(operand) == SumRole::term)
        if (Operation *product = getProduct(operand.get()))
          add(product);
  }
}
