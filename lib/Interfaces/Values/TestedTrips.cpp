//===- TestedTrips.cpp - Iterations of loops with a test ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/Values/TestedTrips.h"

#include "mlir-roofline/Support/Formula/SymbolValue.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

/// Whether `value` is certain to be at least 1. A size that a counter advances
/// by is no zero, or the loop would not end.
static bool isPositiveStep(const Quantity &value) {
  return value.isConstant() ? (value - Quantity(1)).isKnownNonNegative()
                            : value.isKnownNonNegative();
}

std::optional<Quantity> roofline::getTestedTrips(const Comparison &test,
                                                 const Quantity &iteration,
                                                 bool isTestedLast) {
  std::string name = iteration.str();
  Quantity atFirst = putIn(test.difference, name, 0);
  Quantity slope = putIn(test.difference, name, 1) - atFirst;
  if (atFirst + slope * iteration != test.difference)
    return std::nullopt;
  Quantity fewest = isTestedLast ? 1 : 0;
  Comparison first{test.kind, atFirst};
  if (std::optional<bool> outcome = first.getOutcome(); outcome && !*outcome)
    return fewest;
  Quantity fall = Quantity(0) - slope;
  switch (test.kind) {
  case Comparison::Kind::nonNegative: {
    if (!isPositiveStep(fall))
      return std::nullopt; // until the counter wraps
    Quantity distance = atFirst + Quantity(1) + fewest * fall;
    return Quantity::max(fewest, Quantity::ceilDiv(distance, fall));
  }
  case Comparison::Kind::nonZero: {
    if (!isPositiveStep(fall)) {
      std::swap(fall, slope);
      atFirst = Quantity(0) - atFirst;
    }
    // It has to meet 0, and not to pass it.
    Quantity distance = atFirst + fewest * fall;
    if (!isPositiveStep(fall) || !distance.isKnownNonNegative() ||
        !Quantity::mod(distance, fall).isZero())
      return std::nullopt;
    return Quantity::max(fewest, Quantity::floorDiv(distance, fall));
  }
  case Comparison::Kind::zero:
    // If it holds at first, it does not in the next iteration.
    if (!atFirst.isZero() || !slope.isConstant() || slope.isZero())
      return std::nullopt;
    return fewest + Quantity(1);
  }
  llvm_unreachable("covered switch");
}

SmallVector<CarriedValue>
mlir::roofline::getCarriedValues(Block *header,
                                 llvm::function_ref<bool(Block *)> isInside) {
  SmallVector<CarriedValue> carried;
  for (BlockArgument argument : header->getArguments()) {
    CarriedValue &value = carried.emplace_back();
    value.value = argument;
    for (auto it = header->pred_begin(), end = header->pred_end(); it != end;
         ++it) {
      auto branch = dyn_cast<BranchOpInterface>((*it)->getTerminator());
      Value passed = branch
                         ? branch.getSuccessorOperands(
                               it.getSuccessorIndex())[argument.getArgNumber()]
                         : Value();
      (isInside(*it) ? value.nexts : value.starts).push_back(passed);
    }
    if (llvm::is_contained(value.starts, Value()) ||
        llvm::is_contained(value.nexts, Value()))
      carried.pop_back();
  }
  return carried;
}
